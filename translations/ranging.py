"""Sentences with ranges through an engine that knows single values only.

Where the plain rendering of *between December 3 and 5* is not good, the sentence is rendered with
its last day alone, and the range put into the place that this day got. What comes out is judged
against the sentence as it was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translations.checks import judge, verdict
from translations.engines.base import Engine
from translations.facts import Fact, facts
from translations.naming import render_named, renderings_named
from translations.range_writing import alone, spanned
from translations.ranges import Range, ranges
from translations.rendering import Rendered, untouched
from translations.termbase import NO_TERMS, Termbase

_BEST_FIRST = ("good", "uncertain", "failed")


def render_ranged(
    segments: Sequence[str],
    source: str,
    target: str,
    engine: Engine,
    terms: Termbase = NO_TERMS,
) -> list[Rendered]:
    """``naming.render_named``, with ranges in one piece. Raises ``EngineUnavailable``."""
    done = render_named(segments, source, target, engine, terms)
    stands = {
        at: stand
        for at, one in enumerate(done)
        if one.state != "good" and (stand := _stand(segments[at], source))
    }
    if not stands:
        return done
    made = render_named([one.text for one in stands.values()], source, target, engine, terms)
    for (at, stand), other in zip(stands.items(), made, strict=True):
        done[at] = _better(done[at], _put_back(stand, other, source, target, terms))
    return done


def renderings_ranged(
    segment: str,
    source: str,
    target: str,
    engine: Engine,
    count: int,
    terms: Termbase = NO_TERMS,
) -> list[Rendered]:
    """``naming.renderings_named``, those that are good first."""
    found = renderings_named(segment, source, target, engine, count, terms)
    stand = _stand(segment, source)
    if stand is None:
        return found
    made = renderings_named(stand.text, source, target, engine, count, terms)
    put = [_put_back(stand, one, source, target, terms) for one in made]
    offered = [*(one for one in put if one and one.state != "failed"), *found]
    ordered = sorted(offered, key=lambda one: _BEST_FIRST.index(one.state))
    return list({one.text: one for one in ordered}.values())[:count]


def untouched_ranged(
    segment: str, source: str, target: str, terms: Termbase = NO_TERMS
) -> str | None:
    """``rendering.untouched``, of a range too."""
    stand = _stand(segment, source)
    if stand is None:
        return untouched(segment, source, target, terms)
    plain = untouched(stand.text, source, target, terms)
    return _with_ranges(stand, plain, target) if plain is not None else None


@dataclass(frozen=True, slots=True)
class _Stand:
    """A sentence in which the last value of each range stands for it."""

    segment: str
    text: str
    ranges: tuple[Range, ...]


def _stand(segment: str, source: str) -> _Stand | None:
    found = ranges(segment)
    pieces, at = [], 0
    for one in found:
        pieces += [segment[at : one.start], alone(one, segment, source)]
        at = one.end
    text = "".join([*pieces, segment[at:]])
    told = all(len(_places(one, text)) == 1 for one in found)
    return _Stand(segment, text, tuple(found)) if found and told else None


def _places(one: Range, text: str) -> list[Fact]:
    """Where the last value of the range is stated."""
    return [fact for fact in facts(text) if _stands_for(fact, one.last)]


def _stands_for(fact: Fact, last: Fact) -> bool:
    counted = last.kind == "number" and fact.kind in ("number", "percent", "measure")
    return fact.value[0] == last.value[0] if counted else fact.same(last)


def _put_back(
    stand: _Stand, made: Rendered, source: str, target: str, terms: Termbase
) -> Rendered | None:
    text = _with_ranges(stand, made.text, target)
    if text is None:
        return None
    found = judge(stand.segment, text, source, target, terms=terms)
    sound = verdict([*made.reasons, *found.reasons])
    return replace(made, text=text, state=sound.state, reasons=sound.reasons)


def _with_ranges(stand: _Stand, text: str, target: str) -> str | None:
    """None where one of the values has no place of its own."""
    for one in stand.ranges:
        places = _places(one, text)
        if len(places) != 1:
            return None
        whole = spanned(one, stand.segment, text, places[0], target)
        if whole is None:
            return None
        text = whole
    return text


def _better(plain: Rendered, other: Rendered | None) -> Rendered:
    if other is None or _BEST_FIRST.index(other.state) >= _BEST_FIRST.index(plain.state):
        return plain
    return replace(other, kept=plain.kept)
