"""Sentences whose proper names come out as the termbase writes them.

An engine that knows a name puts it into the sentence's grammar better than any mask does, so it
is asked first. Where the name is missing from the rendering, the name is masked as identifiers
are, and put back in the writing of the target.
"""

from collections.abc import Sequence

from translations.engines.base import Engine
from translations.rendering import Rendered, render, renderings
from translations.termbase import NO_TERMS, Termbase, named

_NAME_MISSING = frozenset({"term_missing", "term_forbidden"})
_CUT_OUT = "appended"


def render_named(
    segments: Sequence[str],
    source: str,
    target: str,
    engine: Engine,
    terms: Termbase = NO_TERMS,
) -> list[Rendered]:
    """``rendering.render``, with names where they were missing. Raises ``EngineUnavailable``."""
    done = render(segments, source, target, engine, terms)
    again = [at for at, one in enumerate(done) if _misnamed(segments[at], one, source, terms)]
    if not again:
        return done
    waiting = [segments[at] for at in again]
    masked = render(waiting, source, target, engine, terms, names=True)
    for at, other in zip(again, masked, strict=True):
        if _kept_its_place(other):
            done[at] = other
    return done


def renderings_named(
    segment: str,
    source: str,
    target: str,
    engine: Engine,
    count: int,
    terms: Termbase = NO_TERMS,
) -> list[Rendered]:
    """``rendering.renderings``, those with the names first."""
    found = renderings(segment, source, target, engine, count, terms)
    if not _names(segment, source, terms):
        return found
    if found and not _misnamed(segment, found[0], source, terms):
        return found
    masked = renderings(segment, source, target, engine, count, terms, names=True)
    placed = [one for one in masked if _kept_its_place(one)]
    known = {one.text for one in placed}
    return [*placed, *(one for one in found if one.text not in known)][:count]


def _misnamed(segment: str, rendered: Rendered, source: str, terms: Termbase) -> bool:
    names = _names(segment, source, terms)
    if not names:
        return False
    told = {reason.text for reason in rendered.reasons if reason.code in _NAME_MISSING}
    return rendered.state == "failed" or bool(names & told)


def _names(segment: str, source: str, terms: Termbase) -> set[str]:
    """As the target writes them."""
    return {fact.value[0] for fact in named(segment, source, terms)}


def _kept_its_place(rendered: Rendered) -> bool:
    """A sentence without its name, and the name behind it, says less than the engine did."""
    codes = {reason.code for reason in rendered.reasons}
    return rendered.state != "failed" and _CUT_OUT not in codes
