"""The rows of the memory in the store: which hold, and how new ones are written."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, insert
from sqlalchemy import select as sa_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, exists, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from store.prepared import Prepared
from translations.approvals import COLUMNS, ApprovedPair, Place, Row
from translations.sketches import sketches
from translations.tables import Level, Memory
from translations.templates import compared, restored

_SIZES = (2, 4, 16, 64, 400)
"""Keys per query: few statements, each compiled once; below SQLite's oldest limit of 999."""

PLACE = ("key", "source", "target", "level")
MEMORY: Table = SQLModel.metadata.tables["memory"]
NEAR: Table = SQLModel.metadata.tables["memory_near"]

_WRITE = Prepared(insert(MEMORY), columns=COLUMNS)
_ADDED = (
    sa_select(*(MEMORY.c[name] for name in ("id", "source_template", *PLACE)))
    .where(MEMORY.c.id > bindparam("last"), MEMORY.c.level == "segment")
    .order_by(MEMORY.c.id)
)
_WRITE_PLACE = Prepared(insert(NEAR), columns=NEAR.c.keys())


class _First(NamedTuple):
    """The first row of a segment."""

    id: int
    source: str
    target: str
    template: str


class Standing(NamedTuple):
    """The newest row of a key, as far as most look-ups want it."""

    target_template: str
    withdrawn: bool


class Record(NamedTuple):
    """A row of ``Memory``, whole: a tuple costs a seventh of what an object of the session does."""

    id: int
    key: str
    source: str
    target: str
    level: Level
    source_template: str
    target_template: str
    values: Sequence[Sequence[str]] | None
    withdrawn: bool
    by: str
    at: datetime


def standing(
    session: Session, keys: Sequence[str], source: str, target: str, level: str
) -> dict[str, Standing]:
    """Key to its newest row, which may be a withdrawal."""
    found: dict[str, Standing] = {}
    for size, values in _asked(keys, source, target, level):
        rows: Sequence[Any] = _standing(size).run(session.connection(), **values).all()
        found |= {key: Standing(text, bool(gone)) for key, text, gone in rows}
    return found


def newest(
    session: Session, keys: Sequence[str], source: str, target: str, level: str
) -> dict[str, Record]:
    """Key to its newest row, whole."""
    found: dict[str, Record] = {}
    for size, values in _asked(keys, source, target, level):
        rows = session.connection().execute(_newest(size), values)
        found |= {row.key: Record(*row) for row in rows}
    return found


def held(session: Session, rows: Iterable[Row]) -> dict[Place, Record]:
    """What holds where these rows would stand."""
    found: dict[Place, Record] = {}
    ordered = sorted({row.place for row in rows}, key=_shelf)
    for (source, target, level), group in groupby(ordered, key=_shelf):
        keys = sorted(place[0] for place in group)
        hits = newest(session, keys, source, target, level)
        found |= {(key, source, target, level): row for key, row in hits.items()}
    return found


def write(session: Session, rows: Sequence[Row], known: Collection[Place]) -> None:
    """Adds rows in their order; ``known`` are the places where a row stood before.

    The first row of a segment is the one that near texts find, for as long as the memory stands.
    """
    connection = session.connection()
    last = connection.scalar(select(func.max(MEMORY.c.id))) or 0
    _WRITE.run_many(connection, (row.columns() for row in rows))
    opened = {row.place for row in rows if row.level == "segment"}.difference(known)
    if opened:
        _WRITE_PLACE.run_many(connection, _entries(_first(connection, last, opened)))


def pair_of(row: Memory | Record) -> ApprovedPair:
    """The pair as it was approved, with its own values."""
    here, there = row.values or (None, None)
    source_text = restored(row.source_template, here)
    target_text = restored(row.target_template, there)
    return ApprovedPair(source_text, target_text, row.source, row.target, row.by, row.at)


def holding(query: str = "", source: str = "", target: str = "") -> SelectOfScalar[Memory]:
    """The approvals of messages that hold; ``query`` is looked for in both languages."""
    later = aliased(Memory)
    same = [getattr(later, name) == getattr(Memory, name) for name in PLACE]
    wanted = select(Memory).where(Memory.level == "message", col(Memory.withdrawn).is_(False))
    wanted = wanted.where(~exists().where(*same, col(later.id) > col(Memory.id)))
    for column, value in ((Memory.source, source), (Memory.target, target)):
        wanted = wanted.where(column == value) if value else wanted
    if query:
        sides = (col(Memory.source_template), col(Memory.target_template))
        wanted = wanted.where(or_(*(side.icontains(query, autoescape=True) for side in sides)))
    return wanted


def _asked(
    keys: Sequence[str], source: str, target: str, level: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """The values of each statement that is needed for these keys, and its size."""
    for start in range(0, len(keys), _SIZES[-1]):
        some = keys[start : start + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        padded = [*some, *[some[0]] * (size - len(some))]
        values = {f"key{number}": key for number, key in enumerate(padded)}
        yield size, values | {"source": source, "target": target, "level": level}


@cache
def _standing(size: int) -> Prepared:
    c = MEMORY.c
    return Prepared(sa_select(c.key, c.target_template, c.withdrawn).where(_is_newest(size)))


@cache
def _newest(size: int) -> Select[Any]:
    return sa_select(*(MEMORY.c[name] for name in Record._fields)).where(_is_newest(size))


def _is_newest(size: int) -> ColumnElement[bool]:
    """For ``size`` keys; a key that is given twice does no harm."""
    c = MEMORY.c
    keys = [bindparam(f"key{number}", type_=c.key.type) for number in range(size)]
    last = (
        sa_select(func.max(c.id))
        .where(c.key.in_(keys))
        .where(*(c[name] == bindparam(name, type_=c[name].type) for name in PLACE[1:]))
        .group_by(c.key)
    )
    return c.id.in_(last)


def _shelf(place: Place) -> tuple[str, str, Level]:
    return place[1:]


def _first(connection: Connection, last: int, opened: Collection[Place]) -> list[_First]:
    """The first rows after ``last`` in these places. Cheaper than having each insert say its id."""
    rows = connection.execute(_ADDED, {"last": last})
    found: dict[Place, _First] = {}
    for number, template, *place in rows:
        key, source, target, level = place
        if (key, source, target, level) in opened:
            first = _First(number, source, target, template)
            found.setdefault((key, source, target, level), first)
    return list(found.values())


def _entries(rows: Sequence[_First]) -> Iterator[dict[str, int]]:
    """Their places, in the index's own order."""
    ordered = sorted(rows, key=_direction)
    entries: list[tuple[int, int, int]] = []
    for (source, target), group in groupby(ordered, key=_direction):
        alike = list(group)
        forms = [compared(row.template) for row in alike]
        found = zip(alike, sketches(forms, source, target), strict=True)
        entries += [(place, row.id, own.parities) for row, own in found for place in own.places]
    return (dict(zip(NEAR.c.keys(), entry, strict=True)) for entry in sorted(entries))


def _direction(row: _First) -> tuple[str, str]:
    return row.source, row.target
