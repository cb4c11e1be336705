"""Translation memory: what people approved, by message and by sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from translations.segments import segment
from translations.tables import Level, Memory
from translations.templates import PairTemplate, filled, literal, masked, paired

_AT_ONCE = 400
"""Keys per query, below SQLite's oldest limit of 999 variables."""


@dataclass(frozen=True, slots=True)
class ApprovedPair:
    """A pair that ships with the product or comes from a file; ``by`` says who vouches for it."""

    source_text: str
    target_text: str
    source: str
    target: str
    by: str


def approve(
    session: Session,
    *,
    source_text: str,
    target_text: str,
    source: str,
    target: str,
    by: str,
    now: datetime,
) -> None:
    """Remembers an approved message, and its sentences where they align one to one.

    The newest approval of a text holds; older ones are kept with who and when. A pair that
    already holds is not written again. Blank texts are not remembered.
    """
    pair = ApprovedPair(source_text, target_text, source, target, by)
    load_memory(session, [pair], now)


def load_memory(session: Session, pairs: Iterable[ApprovedPair], now: datetime) -> int:
    """Remembers many pairs and returns how many rows were new. Safe to repeat."""
    rows = [row for pair in pairs for row in _rows(pair, now)]
    latest = _latest(session, rows)
    fresh = []
    for row in rows:
        place = (row.key, row.source, row.target, row.level)
        if latest.get(place) != row.target_template:
            latest[place] = row.target_template
            fresh.append(row)
    session.add_all(fresh)
    session.flush()
    return len(fresh)


def recalled(
    session: Session, texts: Sequence[str], source: str, target: str, level: Level
) -> dict[str, str]:
    """Approved translations of ``texts``, with the values of each text filled in.

    A text for which none holds, or into which its values cannot be placed, is absent.
    """
    forms = {text: (masked(text), literal(text)) for text in dict.fromkeys(texts)}
    keys = {form.key for both in forms.values() for form in both}
    known = _targets(session, sorted(keys), source, target, level)
    found = {}
    for text, both in forms.items():
        for form in both:
            hit = filled(known[form.key], form.values, target) if form.key in known else None
            if hit is not None:
                found[text] = hit
                break
    return found


def _rows(pair: ApprovedPair, now: datetime) -> list[Memory]:
    if not pair.source_text.strip() or not pair.target_text.strip():
        return []
    whole = paired(pair.source_text, pair.target_text)
    return [_row(whole, pair, "message", now)] + [
        _row(part, pair, "segment", now) for part in _parts(pair)
    ]


def _parts(pair: ApprovedPair) -> list[PairTemplate]:
    before = segment(pair.source_text, pair.source).segments
    after = segment(pair.target_text, pair.target).segments
    if len(before) != len(after):
        return []
    return [paired(one, other) for one, other in zip(before, after, strict=True)]


def _row(template: PairTemplate, pair: ApprovedPair, level: Level, now: datetime) -> Memory:
    return Memory(
        key=template.key,
        source=pair.source,
        target=pair.target,
        level=level,
        source_template=template.source,
        target_template=template.target,
        by=pair.by,
        at=now,
    )


_Place = tuple[str, str, str, str]


def _latest(session: Session, rows: list[Memory]) -> dict[_Place, str]:
    places = {(row.source, row.target, row.level) for row in rows}
    latest: dict[_Place, str] = {}
    for source, target, level in places:
        keys = sorted({row.key for row in rows if (row.source, row.target) == (source, target)})
        found = _targets(session, keys, source, target, level)
        latest |= {(key, source, target, level): text for key, text in found.items()}
    return latest


def _targets(
    session: Session, keys: Sequence[str], source: str, target: str, level: str
) -> Mapping[str, str]:
    """Key to the newest approved target template."""
    found: dict[str, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        newest = (
            select(func.max(col(Memory.id)))
            .where(col(Memory.key).in_(keys[start : start + _AT_ONCE]))
            .where(Memory.source == source, Memory.target == target, Memory.level == level)
            .group_by(col(Memory.key))
        )
        query = select(Memory.key, Memory.target_template).where(col(Memory.id).in_(newest))
        found |= dict(session.exec(query).all())
    return found
