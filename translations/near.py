"""Approved sentences that are nearly the wanted one, for a person or a caller to repair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice, repeat

from sqlalchemy import BigInteger, Select, bindparam, literal_column, select, union_all
from sqlmodel import Session

from store.prepared import Prepared
from translations.memory_rows import MEMORY, NEAR, pair_of, standing, whole
from translations.sketches import TREES, alike, places, span
from translations.tables import Memory
from translations.templates import compared, literal, masked

_EACH_WAY = 32
"""Neighbours that are read on either side of a place."""

_READ = 128
"""Candidates whose text is read: those that stand closest, in the most trees."""
_MEASURED = 40
"""Candidates that are measured exactly, of those that look best as they stand in the store."""


@dataclass(frozen=True, slots=True)
class NearHit:
    """An approved pair as it was approved, and as templates with slots ``⟦n:kind⟧`` for values.

    ``ratio`` is 1.0 for texts that differ in nothing but values, width and spacing. ``by`` and
    ``at`` say who approved it and when.
    """

    source_text: str
    target_text: str
    source_template: str
    target_template: str
    ratio: float
    by: str
    at: datetime


_Likeness = tuple[str, float]
"""The key of a candidate, and how like the wanted text it is."""


def near(
    session: Session,
    texts: Sequence[str],
    source: str,
    target: str,
    *,
    at_least: float = 0.85,
    limit: int = 3,
) -> dict[str, list[NearHit]]:
    """For each text up to ``limit`` approved sentences whose likeness is ``at_least``, best first.

    Likeness is the share of characters that stay (Indel), values masked. A text below
    ``SHORTEST`` characters finds only itself. Texts without a hit are absent.
    """
    wanted = list(dict.fromkeys(texts))
    templates = [masked(text) for text in wanted]
    trees = places([compared(template.text) for template in templates], source, target)
    found: dict[str, list[NearHit]] = {}
    for text, template, own in zip(wanted, templates, trees, strict=True):
        alike = [(template.key, 1.0)]
        if own:
            around = _around(session, own)
            alike = _measured(template.text, around, at_least)
        if hits := _hits(session, alike, source, target, limit):
            found[text] = hits
    return found


def _around(session: Session, trees: Sequence[int]) -> list[str]:
    """The templates of what stands around these places, rarely of another language too."""
    values: dict[str, int] = {}
    for tree, place in enumerate(trees):
        first, last = span(place)
        values |= {f"first{tree}": first, f"at{tree}": place, f"last{tree}": last}
    ids = _closest(_PLACES.run(session.connection(), **values).fetchall(), trees)
    if not ids:
        return []
    padded = islice(chain(ids, repeat(ids[0])), _READ)
    wanted = {f"id{at}": number for at, number in enumerate(padded)}
    found = _TEMPLATES.run(session.connection(), **wanted).fetchall()
    return [str(row[0]) for row in found]


def _closest(found: Sequence[Sequence[int]], trees: Sequence[int]) -> list[int]:
    """Those that share the most with the wanted text, over all trees."""
    import numpy

    if not found:
        return []
    rows = numpy.fromiter(chain.from_iterable(found), numpy.int64).reshape(-1, 2)
    near_by, which = numpy.unique(rows[:, 1], return_inverse=True)
    shares = numpy.bincount(which, weights=1.0 + alike(rows[:, 0], trees))
    best = numpy.argsort(-shares, kind="stable")[:_READ]
    ids: list[int] = near_by[best].tolist()
    return ids


def _measured(template: str, around: Sequence[str], at_least: float) -> list[_Likeness]:
    """The candidates that are like enough, best first."""
    from rapidfuzz import fuzz, process

    best = process.extract(template, around, scorer=fuzz.ratio, limit=_MEASURED)
    stored = [other for other, _, _ in best]
    exact = process.extract(
        compared(template),
        [compared(other) for other in stored],
        scorer=fuzz.ratio,
        score_cutoff=at_least * 100,
        limit=None,
    )
    return [(literal(stored[at]).key, score / 100) for _, score, at in exact]


def _hits(
    session: Session, alike: Sequence[_Likeness], source: str, target: str, limit: int
) -> list[NearHit]:
    """What holds of them: a text that was withdrawn is passed over."""
    rows = standing(session, [key for key, _ in alike], source, target, "segment")
    held = {key: ratio for key, ratio in alike if key in rows and not rows[key].withdrawn}
    best = sorted(held, key=lambda key: -held[key])[:limit]
    found = whole(session, [rows[key] for key in best])
    return [_hit(found[key], held[key]) for key in best]


def _hit(row: Memory, ratio: float) -> NearHit:
    pair = pair_of(row)
    return NearHit(
        pair.source_text,
        pair.target_text,
        row.source_template,
        row.target_template,
        ratio,
        row.by,
        row.at,
    )


def _side(tree: int, *, above: bool) -> Select[tuple[int]]:
    """The nearest places of a tree on one side of the wanted one."""
    place, at = NEAR.c.place, bindparam(f"at{tree}", type_=BigInteger)
    end = bindparam(f"{'last' if above else 'first'}{tree}", type_=BigInteger)
    within = (place >= at, place <= end) if above else (place < at, place >= end)
    order = place if above else place.desc()
    side = (
        select(NEAR.c.place, NEAR.c.memory_id)
        .where(*within)
        .order_by(order)
        .limit(literal_column(str(_EACH_WAY)))
        .offset(literal_column("0"))
    )
    found = side.subquery()
    return select(found.c.place, found.c.memory_id)


_SIDES = (_side(tree, above=above) for tree in range(TREES) for above in (True, False))
_FOUND = union_all(*_SIDES).subquery()
_PLACES = Prepared(select(_FOUND.c.place, _FOUND.c.memory_id))
"""Every neighbour in every tree."""

_TEMPLATES = Prepared(
    select(MEMORY.c.source_template).where(
        MEMORY.c.id.in_([bindparam(f"id{at}", type_=BigInteger) for at in range(_READ)])
    )
)
"""A statement of its own: joined to the other, PostgreSQL reads the whole table for it where it has
no statistics yet."""
