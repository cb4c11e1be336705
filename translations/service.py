"""Translation as the rest of the product asks for it.

Nothing slow runs in a transaction: ``plan`` reads, ``run`` renders without a session, ``keep``
writes what is new. ``translations`` then says what came of each text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from translations import results
from translations.checks import Reason
from translations.engines.base import Edition, Engine, EngineUnavailable, Pair
from translations.languages import detect
from translations.memory import ApprovedPair, approve, load_memory, recalled
from translations.outcomes import Part, Planned, Translation, Wanted, passed, whole
from translations.ranging import render_ranged, renderings_ranged, untouched_ranged
from translations.recalling import recalled_parts
from translations.rendering import RULES, Rendered
from translations.segments import segment
from translations.termbase import NO_TERMS, Termbase, fingerprint, protected
from translations.termbase_store import current
from translations.termed import term_rendering

__all__ = [
    "ApprovedPair",
    "Part",
    "Plan",
    "Translation",
    "Wanted",
    "alternatives",
    "approve",
    "keep",
    "load_memory",
    "plan",
    "run",
    "terms_in_force",
    "translations",
]


@dataclass(frozen=True, slots=True)
class Plan:
    """Texts with what is known of them; ``fresh`` are results that ``keep`` has yet to write.

    ``terms`` are the fixed terms by which they are rendered and judged.
    """

    target: str
    texts: tuple[Planned, ...]
    fresh: tuple[results.Result, ...] = ()
    terms: Termbase = NO_TERMS


def terms_in_force(session: Session, marketplace: str = "") -> Termbase:
    """The fixed terms that hold for texts of this marketplace; empty: those of both."""
    return current(session).within(marketplace)


def plan(
    session: Session,
    wanted: Sequence[Wanted],
    target: str,
    *,
    engine: Engine | None,
    marketplace: str = "",
) -> Plan:
    """Detects, segments and looks up memory, fixed terms and kept results. Reads only.

    What people approved goes before the termbase, and this before any engine."""
    terms = terms_in_force(session, marketplace)
    texts = [_planned(one, target, terms) for one in wanted]
    texts = _with_messages(session, texts, target)
    known = _terms_alone(_unrendered(texts), target, terms)
    known |= recalled_parts(session, _unrendered(texts), target, terms)
    known |= _kept_results(session, texts, target, engine, known, terms)
    return Plan(target, tuple(_with_parts(text, known) for text in texts), terms=terms)


def run(plan: Plan, engine: Engine | None) -> Plan:
    """Renders every missing segment, each pair of languages in one batch.

    Never raises for an engine's sake: what could not be rendered says why.
    """
    missing: dict[str, list[str]] = {}
    for part in _unrendered(plan.texts):
        missing.setdefault(part.source, []).append(part.text)
    known: dict[_Segment, Part] = {}
    fresh: list[results.Result] = []
    for source, segments in missing.items():
        pair = (source, plan.target)
        made, reason = _render(list(dict.fromkeys(segments)), pair, engine, plan.terms)
        fresh += made
        known |= {(source, one): _unavailable(one, source, reason) for one in segments if reason}
    known |= {(result.source, result.segment): _part(result) for result in fresh}
    return replace(
        plan, texts=tuple(_with_parts(text, known) for text in plan.texts), fresh=tuple(fresh)
    )


def keep(session: Session, plan: Plan, now: datetime) -> None:
    """Stores the new results. Two at once are no conflict: the first stays."""
    results.store(session, plan.fresh, now)


def translations(plan: Plan) -> list[Translation]:
    """What came of each wanted text, in order."""
    return [whole(text, plan.target) for text in plan.texts]


def alternatives(
    text: str,
    source: str,
    target: str,
    engine: Engine | None,
    count: int,
    terms: Termbase = NO_TERMS,
) -> list[Translation]:
    """Up to ``count`` different renderings of ``text`` for a person to choose from.

    Empty where there is no engine for the pair or no rendering passes the checks.
    """
    planned = _planned(Wanted(text, source, source), target, terms)
    label = _label(engine, (source, target))
    if engine is None or not label:
        return []
    try:
        choices = [_choices(part, target, engine, label, count, terms) for part in planned.parts]
    except Exception:  # an engine is foreign code; a person who asks for more gets none
        return []
    most = max(map(len, choices), default=0)
    rows = [tuple(c[min(n, len(c) - 1)] for c in choices) for n in range(most)]
    offered = [whole(replace(planned, parts=row), target) for row in rows]
    usable = [one for one in offered if one.state in ("good", "uncertain")]
    return list({one.text: one for one in usable}.values())[:count]


_Segment = tuple[str, str]
_COUNTERPART = {"ja": "en", "en": "ja"}
"""What a sentence in both languages is rendered from."""


def _planned(wanted: Wanted, target: str, terms: Termbase) -> Planned:
    source = wanted.source or detect(wanted.text, wanted.fallback)
    segmented = segment(wanted.text, source)
    parts = tuple(_opened(one, wanted, source, target, terms) for one in segmented.segments)
    return Planned(wanted, source, segmented, parts)


def _opened(text: str, wanted: Wanted, source: str, target: str, terms: Termbase) -> Part:
    """A segment before anything is known of it; in a mixed text each has its own language."""
    own = detect(text, wanted.fallback) if source == "mixed" else source
    if own == "mixed":
        own = _COUNTERPART.get(target, own)
    finished = text if own == target else untouched_ranged(text, own, target, terms)
    if finished is not None:
        kept = passed(text, protected(text, own, terms))
        return Part(text, own, rendering=finished, state="same", kept=kept)
    return Part(text, own)


def _with_messages(session: Session, texts: list[Planned], target: str) -> list[Planned]:
    found: dict[_Segment, str] = {}
    for source in {text.source for text in texts} - {target}:
        wanted = [text.wanted.text for text in texts if text.source == source]
        hits = recalled(session, wanted, source, target, "message")
        found |= {(source, one): hit for one, hit in hits.items()}
    return [replace(text, approved=found.get((text.source, text.wanted.text))) for text in texts]


def _unrendered(texts: Sequence[Planned]) -> list[Part]:
    waiting = [text for text in texts if text.approved is None]
    return [part for text in waiting for part in text.parts if part.state == "untranslated"]


def _terms_alone(parts: Sequence[Part], target: str, terms: Termbase) -> dict[_Segment, Part]:
    made = ((part, term_rendering(part.text, part.source, target, terms)) for part in parts)
    return {
        (part.source, part.text): replace(part, rendering=said, state="good")
        for part, said in made
        if said is not None
    }


def _kept_results(
    session: Session,
    texts: list[Planned],
    target: str,
    engine: Engine | None,
    known: dict[_Segment, Part],
    terms: Termbase,
) -> dict[_Segment, Part]:
    found: dict[_Segment, Part] = {}
    open_parts = [p for p in _unrendered(texts) if (p.source, p.text) not in known]
    for source in {part.source for part in open_parts}:
        edition = _edition(engine, (source, target))
        wanted = {
            part.text: fingerprint(part.text, source, terms)
            for part in open_parts
            if part.source == source
        }
        for result in results.find(session, wanted, (source, target), *edition) if edition else ():
            found[source, result.segment] = _part(result)
    return found


def _edition(engine: Engine | None, pair: Pair) -> tuple[str, str] | None:
    """Label and revision under which results of this engine are kept; None if it lacks the pair."""
    try:
        edition = engine.pairs().get(pair) if engine else None
    except Exception:  # said by ``run``, which asks again and marks what it could not render
        return None
    return _address(engine, edition) if engine and edition else None


def _address(engine: Engine, edition: Edition) -> tuple[str, str]:
    return f"{engine.name}:{edition.label}", f"{engine.version}/{RULES}/{edition.fingerprint}"


def _label(engine: Engine | None, pair: Pair) -> str:
    edition = _edition(engine, pair)
    return edition[0] if edition else ""


def _with_parts(text: Planned, known: dict[_Segment, Part]) -> Planned:
    parts = tuple(
        known.get((part.source, part.text), part) if part.state == "untranslated" else part
        for part in text.parts
    )
    return replace(text, parts=parts)


def _render(
    segments: list[str], pair: Pair, engine: Engine | None, terms: Termbase
) -> tuple[list[results.Result], Reason | None]:
    if engine is None:
        return [], Reason("no_engine", "_".join(pair))
    try:
        edition = engine.pairs().get(pair)
        if edition is None:
            engine.translate(["."], *pair)  # says why it cannot
            return [], Reason("no_package", "_".join(pair))
        rendered = render_ranged(segments, *pair, engine, terms)
    except EngineUnavailable as fault:
        return [], Reason(fault.reason, fault.detail)
    except Exception as fault:  # an engine is foreign code: its failure must not lose a message
        return [], Reason("fault", f"{type(fault).__name__}: {fault}"[:200])
    address = _address(engine, edition)
    made = zip(segments, rendered, strict=True)
    return [_result(one, pair, address, outcome, terms) for one, outcome in made], None


def _result(
    text: str, pair: Pair, edition: tuple[str, str], rendered: Rendered, terms: Termbase
) -> results.Result:
    return results.Result(text, *pair, *edition, rendered, fingerprint(text, pair[0], terms))


def _part(result: results.Result) -> Part:
    outcome = result.rendered
    return Part(
        result.segment,
        result.source,
        outcome.text,
        result.engine,
        outcome.score,
        outcome.state,
        outcome.reasons,
        outcome.kept,
    )


def _unavailable(text: str, source: str, reason: Reason | None) -> Part:
    return Part(text, source, reasons=(reason,) if reason else ())


def _choices(
    part: Part, target: str, engine: Engine, label: str, count: int, terms: Termbase
) -> list[Part]:
    if part.state == "same":
        return [part]
    pair = (part.source, target)
    offered = renderings_ranged(part.text, *pair, engine, count, terms)
    made = [_result(part.text, pair, (label, ""), one, terms) for one in offered]
    alone = _terms_alone([part], target, terms).get((part.source, part.text))
    failed = replace(part, state="failed", reasons=(Reason("no_rendering"),))
    return [_part(result) for result in made] or [alone or failed]
