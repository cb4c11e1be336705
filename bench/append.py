"""What an append costs with 16 writers, beside the raw drivers doing the very same.

Raw: the same tables and indexes, the same three statements and values, a connection and a thread
for each writer, one COMMIT for each append. SQLite is durable on both sides (synchronous=FULL).
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import psycopg
import uvloop
from psycopg.types.json import Jsonb

from bench.figures import Figure, Series, Size
from bench.stores import NOW, WORDS, postgres_twins, sqlite_twins
from bot.database import Database
from tickets import timeline
from tickets.timeline import Author, NewEntry

WRITERS = 16
NOTE = NewEntry(
    kind="note", author=Author("agent", 1, "佐藤", "jp"), text=WORDS, language="ja", at=NOW
)
COLUMNS = (
    "ticket_id, seq, kind, author_kind, author_id, author_name, author_team, language, text, data,"
    " about, audience, origin_mirror, origin_ts, edit_ts, at, recorded"
)
TAKE_NUMBER = (
    "UPDATE ticket SET last_seq = last_seq + 1, updated_at = ? WHERE id = ? RETURNING last_seq"
)
WRITE = f"INSERT INTO entry ({COLUMNS}) VALUES ({', '.join('?' * 17)})"
RAISE_HEAD = "UPDATE mirror SET head = ? WHERE ticket_id = ?"


def run(size: Size) -> list[Figure]:
    return [sqlite_figure(size), postgres_figure(size)]


def sqlite_figure(size: Size) -> Figure:
    with sqlite_twins(size.tickets) as twins:
        series = measured(size, twins.ours, raw_sqlite(twins.raw))
    ours, floor = series.medians()
    return Figure(
        name="append, SQLite",
        unit="µs CPU",
        ours=ours,
        floor=floor,
        floor_name="sqlite3, synchronous=FULL",
        aim=1.0,
        remark=f"{WRITERS} writers, {size.tickets} tickets; ours commits in groups",
    )


def postgres_figure(size: Size) -> Figure:
    with postgres_twins(size.tickets) as twins:
        series = measured(size, twins.ours, raw_postgres(twins.raw))
        with psycopg.connect(twins.raw) as connection:
            server = connection.info.server_version // 10_000
    ours, floor = series.medians()
    return Figure(
        name=f"append, PostgreSQL {server}",
        unit="µs CPU",
        ours=ours,
        floor=floor,
        floor_name="psycopg in threads",
        aim=2.0,
        remark=f"{WRITERS} writers, {size.tickets} tickets; CPU of the client's side",
    )


Shares = list[list[int]]
"""For each writer the tickets that it appends to."""


AppendAll = Callable[[Shares], None]


def measured(size: Size, ours: str, raw: AbstractContextManager[AppendAll]) -> Series:
    chance = Random(7)

    def shares() -> Shares:
        each = max(1, size.number // WRITERS)
        return [[chance.randint(1, size.tickets) for _ in range(each)] for _ in range(WRITERS)]

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, raw as by_raw:
        database = Database(ours)

        def by_us(given: Shares) -> None:
            runner.run(append_all(database, given))

        by_us(shares())
        by_raw(shares())
        try:
            return Series.of(
                size.rounds, lambda: cpu(by_us, shares()), lambda: cpu(by_raw, shares())
            )
        finally:
            database.close()


def cpu(work: AppendAll, shares: Shares) -> float:
    """Microseconds of this process's CPU per append."""
    began = time.process_time()
    work(shares)
    return (time.process_time() - began) * 1e6 / sum(map(len, shares))


async def append_all(database: Database, shares: Shares) -> None:
    async def writer(share: list[int]) -> None:
        for ticket in share:
            await database.write(timeline.append, ticket, NOTE, NOW)

    await asyncio.gather(*map(writer, shares))


@dataclass(frozen=True)
class Raw:
    """The values of ``NOTE`` as a driver takes them."""

    now: Any
    data: Any

    def row(self, ticket: int, seq: int) -> tuple[Any, ...]:
        author = NOTE.author
        who = (NOTE.kind, author.kind, author.id, author.name, author.team)
        said = (NOTE.language, NOTE.text, self.data, None, NOTE.audience, None, None, None)
        return (ticket, seq, *who, *said, self.now, self.now)


def in_threads(shares: Shares, writers: Sequence[Callable[[list[int]], None]]) -> None:
    threads = [
        threading.Thread(target=writer, args=(share,))
        for writer, share in zip(writers, shares, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def raw_sqlite(path: str) -> Iterator[AppendAll]:
    raw = Raw(NOW.strftime("%Y-%m-%d %H:%M:%S.%f"), "{}")

    def writer(connection: sqlite3.Connection, share: list[int]) -> None:
        for ticket in share:
            connection.execute("BEGIN IMMEDIATE")
            ((seq,),) = connection.execute(TAKE_NUMBER, (raw.now, ticket)).fetchall()
            connection.execute(WRITE, raw.row(ticket, seq))
            connection.execute(RAISE_HEAD, (seq, ticket))
            connection.execute("COMMIT")

    with ExitStack() as stack:
        opened = [stack.enter_context(closing(durable(path))) for _ in range(WRITERS)]
        writers = [partial(writer, connection) for connection in opened]
        yield partial(in_threads, writers=writers)


def durable(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=60, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def raw_postgres(url: str) -> Iterator[AppendAll]:
    raw = Raw(NOW, Jsonb({}))
    take, write, raise_head = (
        statement.replace("?", "%s") for statement in (TAKE_NUMBER, WRITE, RAISE_HEAD)
    )

    def writer(connection: psycopg.Connection[Any], share: list[int]) -> None:
        for ticket in share:
            ((seq,),) = connection.execute(take, (raw.now, ticket)).fetchall()
            connection.execute(write, raw.row(ticket, seq))
            connection.execute(raise_head, (seq, ticket))
            connection.commit()

    with ExitStack() as stack:
        opened = [stack.enter_context(psycopg.connect(url)) for _ in range(WRITERS)]
        writers = [partial(writer, connection) for connection in opened]
        yield partial(in_threads, writers=writers)
