"""What reading costs: a long timeline, a desk's queue, and finding the next mirror to work on."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from sqlalchemy import text
from sqlmodel import Session

from bench.append import COLUMNS
from bench.figures import Figure, Series, Size, middle
from bench.stores import NOW, Twins, desks, postgres_twins, sqlite_twins
from bot.database import plain_engine
from tickets import mirrors, queues, timeline

TIMELINE = f"SELECT {COLUMNS} FROM entry WHERE ticket_id = ? ORDER BY seq"
QUEUE = (
    "SELECT id, marketplace, channel, customer_id, subject, language, status, priority, team,"
    " assignee_id, order_ids, safety, last_seq, opened_at, updated_at FROM ticket"
    " WHERE status <> 'closed' AND team = ? ORDER BY priority DESC, updated_at LIMIT 50"
)
Query = Callable[[str, Any], object]


def run(size: Size) -> list[Figure]:
    figures: list[Figure] = []
    with sqlite_twins(size.tickets, long=size.entries - 3) as twins:
        with closing(sqlite3.connect(twins.raw)) as raw:
            figures += read_figures(size, twins, "SQLite", "sqlite3", in_sqlite(raw))
        figures.append(claim_figure(size, twins, "SQLite"))
    with postgres_twins(size.tickets, long=size.entries - 3) as twins:
        with psycopg.connect(twins.raw) as connection:
            query = in_postgres(connection)
            figures += read_figures(size, twins, "PostgreSQL", "psycopg", query)
        figures.append(claim_figure(size, twins, "PostgreSQL"))
    return figures


def in_sqlite(connection: sqlite3.Connection) -> Query:
    return lambda sql, value: connection.execute(sql, (value,)).fetchall()


def in_postgres(connection: psycopg.Connection[Any]) -> Query:
    return lambda sql, value: connection.execute(sql.replace("?", "%s"), (value,)).fetchall()


def read_figures(
    size: Size, twins: Twins, store: str, floor_name: str, raw: Query
) -> Iterator[Figure]:
    with opened(twins.ours) as session:
        yield beside(
            size,
            name=f"timeline of {size.entries} entries, {store}",
            ours=lambda: timeline.read(session, 1),
            floor=lambda: raw(TIMELINE, 1),
            floor_name=f"{floor_name}, the same columns",
            aim=1.3,
            remark="an entry's times and JSON are read when asked for",
        )
        teams = desks()
        yield beside(
            size,
            name=f"queue, 50 of {size.tickets} tickets, {store}",
            ours=lambda: queues.queue(session, teams[0], teams=teams, now=NOW),
            floor=lambda: raw(QUEUE, "jp"),
            floor_name=f"{floor_name}, the desk's own tickets only",
            aim=None,
        )


def claim_figure(size: Size, twins: Twins, store: str) -> Figure:
    """The same store twice: nearly nobody waits, and every mirror waits."""
    few, many = 20, 2 * size.tickets
    times: dict[int, list[float]] = {few: [], many: []}
    for _ in range(size.rounds):
        for waiting in (few, many):
            with opened(twins.ours) as session:
                let_wait(session, waiting)
                times[waiting].append(claim_time(session, size.calls))
    ours, floor = Series(ours=times[many], floor=times[few]).medians()
    return Figure(
        name=f"claim with {many} mirrors waiting, {store}",
        unit="µs",
        ours=ours,
        floor=floor,
        floor_name=f"with {few} waiting",
        aim=1.5,
    )


def claim_time(session: Session, calls: int) -> float:
    """Microseconds by the clock on the wall: on PostgreSQL the work is the server's."""
    times = []
    for _ in range(calls):
        began = time.perf_counter()
        assert mirrors.claim(session, "bench") is not None
        times.append((time.perf_counter() - began) * 1e6)
        session.rollback()
    return middle(times)


def let_wait(session: Session, number: int) -> None:
    session.execute(text("UPDATE mirror SET touched = 0 WHERE touched > 0"))
    session.execute(text("UPDATE mirror SET touched = 1 WHERE id <= :number"), {"number": number})
    session.commit()


def beside(
    size: Size,
    *,
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    floor_name: str,
    aim: float | None,
    remark: str = "",
) -> Figure:
    for work in (ours, floor):
        per_call(work, size.calls)
    series = Series.of(
        size.rounds, lambda: per_call(ours, size.calls), lambda: per_call(floor, size.calls)
    )
    mine, its = series.medians()
    return Figure(
        name=name,
        unit="µs CPU",
        ours=mine,
        floor=its,
        floor_name=floor_name,
        aim=aim,
        remark=remark,
    )


def per_call(work: Callable[[], object], calls: int) -> float:
    """Microseconds of CPU per call."""
    began = time.process_time()
    for _ in range(calls):
        work()
    return (time.process_time() - began) * 1e6 / calls


@contextmanager
def opened(url: str) -> Iterator[Session]:
    engine = plain_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()
