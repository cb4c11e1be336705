"""Translation memory: what people approved, by message and by sentence."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from sqlmodel import Session, col

from translations.approvals import ApprovedPair, Place, Row, rows_of
from translations.memory_rows import Record, held, holding, newest, pair_of, standing, write
from translations.tables import Level, Memory
from translations.templates import filled, literal, masked

__all__ = ["ApprovedPair", "approve", "approved", "bring_in", "forget", "load_memory", "recalled"]

_CHUNK = 10_000
"""Pairs that are written together, so that their places enter the index in its own order."""


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
    """Remembers many pairs and returns how many rows were new. Safe to repeat.

    A pair with a time of its own gives way to what was approved or withdrawn then or later.
    """
    return sum(1 for _ in _remembered(session, pairs, now))


def bring_in(session: Session, pairs: Iterable[ApprovedPair], now: datetime) -> int:
    """``load_memory`` for who counts in pairs: returns how many of them were new."""
    return sum(row.level == "message" for row in _remembered(session, pairs, now))


def forget(session: Session, *, text: str, source: str, target: str, by: str, now: datetime) -> int:
    """Withdraws the approved translation of ``text``, and those of its sentences that came of it.

    Nothing is deleted: a row says who withdrew it and when. Returns how many approvals no longer
    hold; zero where there was none.
    """
    rows = _established(session, text, source, target)
    before = held(session, rows)
    unlike = {row.place: row for row in rows}.items()
    withdrawn = [
        row.withdrawn_by(by, now)
        for place, row in unlike
        if place in before and _same(row, before[place])
    ]
    write(session, withdrawn, before)
    return len(withdrawn)


def recalled(
    session: Session, texts: Sequence[str], source: str, target: str, level: Level
) -> dict[str, str]:
    """Approved translations of ``texts``, with the values of each text filled in.

    A text for which none holds, or into which its values cannot be placed, is absent.
    """
    forms = {text: (masked(text), literal(text)) for text in dict.fromkeys(texts)}
    keys = {form.key for both in forms.values() for form in both}
    rows = standing(session, sorted(keys), source, target, level)
    known = {key: row.target_template for key, row in rows.items() if not row.withdrawn}
    found = {}
    for text, both in forms.items():
        for form in both:
            hit = filled(known[form.key], form.values, target) if form.key in known else None
            if hit is not None:
                found[text] = hit
                break
    return found


def approved(
    session: Session,
    query: str = "",
    source: str = "",
    target: str = "",
    *,
    limit: int = 50,
    cursor: int | None = None,
    oldest_first: bool = False,
) -> tuple[list[ApprovedPair], int | None]:
    """A page of the messages whose approval holds, newest first, and the cursor of the next page.

    ``query`` is looked for in both languages. The cursor is None after the last page.
    """
    number = col(Memory.id)
    wanted = holding(query, source, target).order_by(number if oldest_first else number.desc())
    if cursor is not None:
        wanted = wanted.where(number > cursor if oldest_first else number < cursor)
    rows = session.exec(wanted.limit(limit + 1)).all()
    after = rows[limit - 1].id if len(rows) > limit else None
    return [pair_of(row) for row in rows[:limit]], after


def _established(session: Session, text: str, source: str, target: str) -> list[Row]:
    """What the approvals of ``text`` that hold now had written."""
    keys = list(dict.fromkeys([masked(text).key, literal(text).key]))
    levels: tuple[Level, ...] = ("message", "segment")
    found = [
        row
        for level in levels
        for row in newest(session, keys, source, target, level).values()
        if not row.withdrawn
    ]
    return [one for row in found for one in rows_of(pair_of(row), row.at)]


def _remembered(session: Session, pairs: Iterable[ApprovedPair], now: datetime) -> Iterator[Row]:
    """The rows that were written."""
    waiting = iter(pairs)
    while chunk := list(islice(waiting, _CHUNK)):
        yield from _remember(session, [row for pair in chunk for row in rows_of(pair, now)])


def _remember(session: Session, rows: list[Row]) -> list[Row]:
    """Writes the rows that change what holds, in their order."""
    before = held(session, rows)
    now: dict[Place, Row | Record] = dict(before)
    fresh = []
    for row in rows:
        if _changes(row, now.get(row.place)):
            now[row.place] = row
            fresh.append(row)
    write(session, fresh, before)
    return fresh


def _changes(row: Row, before: Row | Record | None) -> bool:
    if before is None:
        return True
    late = row.dated and row.at <= before.at
    return not late and not _same(row, before)


def _same(row: Row, other: Row | Record) -> bool:
    return row.target_template == other.target_template and not other.withdrawn
