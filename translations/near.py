"""Approved sentences that are nearly the wanted one, for a person or a caller to repair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from sqlalchemy import BigInteger, Select, bindparam, literal_column, select, union_all
from sqlmodel import Session

from store.prepared import Prepared
from translations.memory_rows import MEMORY, NEAR, Record, newest, pair_of
from translations.sketches import TREES, Sketch, differing, sketches, span
from translations.templates import compared, masked

_EACH_WAY = 64
"""Neighbours that are read on either side of a place."""

_READ = 48
"""Candidates whose text is read and measured: those that differ least in their parities."""


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


_Candidate = tuple[str, str]
"""The key and the template of an approved sentence."""

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
    forms = [compared(template.text) for template in templates]
    found: dict[str, list[NearHit]] = {}
    own = sketches(forms, source, target)
    for text, template, form, sketch in zip(wanted, templates, forms, own, strict=True):
        alike = [(template.key, 1.0)]
        if sketch.places:
            alike = _measured(form, _around(session, sketch), at_least)
        if hits := _hits(session, alike, source, target, limit):
            found[text] = hits
    return found


def _around(session: Session, own: Sketch) -> list[_Candidate]:
    """What stands around these places, rarely of another language too."""
    values: dict[str, int] = {}
    for tree, place in enumerate(own.places):
        first, last = span(place)
        values |= {f"first{tree}": first, f"at{tree}": place, f"last{tree}": last}
    ids = _closest(_STANDING.run(session.connection(), **values).fetchall(), own.parities)
    if not ids:
        return []
    wanted = {f"id{at}": ids[min(at, len(ids) - 1)] for at in range(_READ)}
    rows: Sequence[Any] = _TEMPLATES.run(session.connection(), **wanted).fetchall()
    return [(key, template) for key, template in rows]


def _closest(found: Iterable[Any], own: int) -> list[int]:
    """Those whose grams differ least from the wanted text's."""
    import numpy

    rows = numpy.fromiter(chain.from_iterable(found), numpy.int64).reshape(-1, 2)
    nearest = numpy.argsort(differing(rows[:, 1], own), kind="stable")
    return list(dict.fromkeys(rows[nearest, 0].tolist()))[:_READ]


def _measured(form: str, around: Sequence[_Candidate], at_least: float) -> list[_Likeness]:
    """The candidates that are like enough, best first."""
    from rapidfuzz import fuzz, process

    forms = [compared(template) for _, template in around]
    exact = process.extract(form, forms, scorer=fuzz.ratio, score_cutoff=at_least * 100, limit=None)
    return [(around[at][0], score / 100) for _, score, at in exact]


def _hits(
    session: Session, alike: Sequence[_Likeness], source: str, target: str, limit: int
) -> list[NearHit]:
    """The best that hold. A text that was withdrawn is passed over, which is rare: hence few are
    asked for at once."""
    waiting, found = iter(alike), list[NearHit]()
    while len(found) < limit and (some := dict(islice(waiting, limit + 1))):
        rows = newest(session, list(some), source, target, "segment")
        standing = [key for key in some if key in rows and not rows[key].withdrawn]
        found += [_hit(rows[key], some[key]) for key in standing]
    return found[:limit]


def _hit(row: Record, ratio: float) -> NearHit:
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


def _side(tree: int, *, above: bool) -> Select[tuple[int, int]]:
    """The nearest places of a tree on one side of the wanted one."""
    place, at = NEAR.c.place, bindparam(f"at{tree}", type_=BigInteger)
    end = bindparam(f"{'last' if above else 'first'}{tree}", type_=BigInteger)
    within = (place >= at, place <= end) if above else (place < at, place >= end)
    order = place if above else place.desc()
    side = (
        select(NEAR.c.memory_id, NEAR.c.parities)
        .where(*within)
        .order_by(order)
        .limit(literal_column(str(_EACH_WAY)))
        .offset(literal_column("0"))
    )
    found = side.subquery()
    return select(found.c.memory_id, found.c.parities)


_SIDES = (_side(tree, above=above) for tree in range(TREES) for above in (True, False))
_FOUND = union_all(*_SIDES).subquery()
_STANDING = Prepared(select(_FOUND.c.memory_id, _FOUND.c.parities))
"""Every neighbour in every tree."""

_TEMPLATES = Prepared(
    select(MEMORY.c.key, MEMORY.c.source_template)
    .where(MEMORY.c.id.in_([bindparam(f"id{at}", type_=BigInteger) for at in range(_READ)]))
    .order_by(MEMORY.c.id)
)
"""A statement of its own: joined to the other, PostgreSQL reads the whole table for it where it has
no statistics yet."""
