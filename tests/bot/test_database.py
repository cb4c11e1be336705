"""The store's edge: what is written together, what fails alone, what survives a lost connection."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from bot.database import Database, plain_engine
from bot.tables import Mark
from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import osaka_writes
from tickets import mirrors, timeline
from tickets.mirrors import Place
from tickets.tables import Entry, Ticket
from tickets.timeline import SYSTEM, NewEntry

NOTE = NewEntry(kind="note", author=SYSTEM, text="届きました", data={"why": "調査", "days": [1, 2]})


def mark(session: Session, name: str) -> str:
    session.add(Mark(name=name, value="1"))
    session.flush()
    return name


def marks(session: Session) -> set[str]:
    return {one.name for one in session.exec(select(Mark))}


def number_of(session: Session) -> int:
    return osaka_writes(session).id


async def test_calls_that_wait_together_are_all_kept_and_one_that_fails_fails_alone(
    database: Database,
) -> None:
    await database.write(mark, "taken")
    names = [f"name-{number}" for number in range(40)]
    calls = [database.write(mark, name) for name in [*names, "taken"]]
    *kept, refused = await asyncio.gather(*calls, return_exceptions=True)
    assert kept == names
    assert isinstance(refused, IntegrityError)
    assert await database.read(marks) == {*names, "taken"}


async def test_the_very_first_tickets_may_come_at_the_same_moment(database: Database) -> None:
    calls = [database.write(number_of) for _ in range(8)]
    assert sorted(await asyncio.gather(*calls)) == list(range(1001, 1009))


async def test_what_one_call_loaded_is_not_seen_by_the_next(database: Database) -> None:
    number = await database.write(number_of)

    def load(session: Session) -> Ticket:
        return session.get_one(Ticket, number)

    one, other = await asyncio.gather(database.write(load), database.write(load))
    assert one is not other
    assert one.subject == other.subject


async def test_a_lost_connection_costs_no_call(database: Database) -> None:
    await asyncio.gather(*(database.write(mark, f"before-{number}") for number in range(8)))
    drop_all_connections(database.url)
    assert "before-1" in await database.read(marks)
    await asyncio.gather(*(database.read(marks) for _ in range(4)))
    drop_all_connections(database.url)
    await asyncio.gather(*(database.write(mark, f"after-{number}") for number in range(8)))
    assert len(await database.read(marks)) == 16


def drop_all_connections(url: str) -> None:
    """As a restart of PostgreSQL would; SQLite has none that could be lost."""
    if url.startswith("sqlite"):
        return
    engine = plain_engine(url)
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    engine.dispose()


def test_an_entry_is_kept_as_its_columns_say(session: Session) -> None:
    number = number_of(session)
    at = datetime(2026, 11, 24, 3, 4, 5, 678000, tzinfo=UTC)
    seq = timeline.append(session, number, NOTE, at)
    entry = session.get_one(Entry, (number, seq))
    assert (entry.at, entry.recorded, entry.data) == (at, at, NOTE.data)
    assert session.get_one(Ticket, number).updated_at == at


def test_a_time_without_a_zone_is_refused(session: Session) -> None:
    number = number_of(session)
    with pytest.raises(ValueError, match="zone"):
        timeline.append(session, number, NOTE, datetime(2026, 11, 24))


def test_a_thread_opened_while_an_append_waits_is_told_of_it(database_url: str) -> None:
    engine = plain_engine(database_url)
    with Session(engine, expire_on_commit=False) as session:
        ticket = osaka_writes(session)
        session.commit()
    with ThreadPoolExecutor(1) as threads, Session(engine, expire_on_commit=False) as session:
        session.execute(text("UPDATE ticket SET subject = 'held'"))
        place = Place("T1", "C-US")
        mirror = mirrors.open_thread(session, ticket=ticket, team="us", language="en", place=place)
        waiting = threads.submit(append_elsewhere, database_url, ticket.id)
        await_lock(engine)
        session.commit()
        seq = waiting.result()
    with Session(engine) as session:
        opened = mirrors.find(session, ticket.id, "slack", "us")
        assert opened is not None
        assert (opened.id, opened.head) == (mirror.id, seq)
    engine.dispose()


def append_elsewhere(url: str, number: int) -> int:
    engine = plain_engine(url)
    with Session(engine) as session:
        seq = timeline.append(session, number, NOTE, NOW)
        session.commit()
    engine.dispose()
    return seq


def await_lock(engine: Engine) -> None:
    """Returns when another transaction waits for a lock; on SQLite it waits by itself, to begin."""
    if engine.dialect.name == "sqlite":
        return
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with engine.connect() as connection:
        while not connection.execute(waiting).scalar_one():
            connection.rollback()
