"""The store's edge: where a transaction begins and ends.

Domain functions take a session, never commit and may be run again; this module runs them.
``await database.write(fn, …)`` commits before it returns, ``await database.read(fn, …)`` never
writes. SQLite gets one writer thread with group commit and a query-only pool for reads;
PostgreSQL gets psycopg connections in threads.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from bot.calls import Call, Crew, Work

P = ParamSpec("P")
R = TypeVar("R")

GROUP = 128
"""Most calls that share one COMMIT on SQLite."""

READERS = 4
SNAPSHOT = 8
"""Most reads that share one thread's turn on SQLite: a long one holds up those few behind it."""

RETRIED = {"40001", "40P01", "55P03", "23505"}
"""SQLSTATEs after which a transaction may simply be run again: serialization failure, deadlock,
lock not available, and unique violation, since what was missing when it was looked for has been
written by somebody else meanwhile and is found now (PostgreSQL manual, appendix A)."""

ATTEMPTS = 5


class Store(Protocol):
    """How one kind of database runs a function in a transaction."""

    async def read(self, work: Work[R]) -> R: ...

    async def read_at_once(self, work: Work[R]) -> R: ...

    async def write(self, work: Work[R]) -> R: ...

    def close(self) -> None: ...


def session_on(connection: Connection) -> Session:
    return Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")


# --- SQLite ---------------------------------------------------------------------------------


def sqlite_engine(url: str, *, writes: bool, pool_size: int = 4) -> Engine:
    """An engine whose transactions are explicit.

    The driver's own mode begins transactions late, which made deferred writers fail with
    "database is locked" in spite of a time-out; hence ``isolation_level=None`` and a BEGIN of ours.
    """
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 10},
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-32000")
        if not writes:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class SqliteStore:
    """One writer thread, all waiting calls in one COMMIT; readers share a snapshot likewise."""

    def __init__(self, url: str) -> None:
        self.writer = sqlite_engine(url, writes=True, pool_size=1)
        self.reader = sqlite_engine(url, writes=False, pool_size=READERS + 1)
        self.writers = Crew("sqlite-writer", self._write, threads=1, together=GROUP)
        self.readers = Crew("sqlite-reader", self._read, threads=READERS, together=SNAPSHOT)

    async def read(self, work: Work[R]) -> R:
        return await self.readers.call(work)

    async def read_at_once(self, work: Work[R]) -> R:
        """On the event loop: nobody waits for a lock here, since readers wait for no writer."""
        with (
            self.reader.connect() as connection,
            connection.begin(),
            Session(connection, expire_on_commit=False) as session,
        ):
            return work(session)

    async def write(self, work: Work[R]) -> R:
        return await self.writers.call(work)

    def close(self) -> None:
        self.writers.close()
        self.readers.close()
        self.writer.dispose()
        self.reader.dispose()

    def _read(self, calls: list[Call]) -> None:
        """One snapshot for all, taken after the last of them was made. When one fails, each is
        run again by itself."""
        try:
            self._together(self.reader, calls)
        except BaseException as error:
            if len(calls) == 1:
                calls[0].error = error
                return
            for call in calls:
                self._read([call])

    def _write(self, calls: list[Call]) -> None:
        """One COMMIT for all. Nearly always nothing fails and no savepoint is needed; when a call
        does, everything is rolled back and run again, each call in a savepoint of its own."""
        try:
            self._together(self.writer, calls, writes=True)
        except BaseException as error:
            if len(calls) == 1:
                calls[0].error = error
                return
            with self.writer.connect() as connection, connection.begin():
                for call in calls:
                    self._attempt(connection, call)

    @staticmethod
    def _together(engine: Engine, calls: list[Call], *, writes: bool = False) -> None:
        with (
            engine.connect() as connection,
            connection.begin(),
            Session(
                connection, expire_on_commit=False, join_transaction_mode="rollback_only"
            ) as session,
        ):
            for call in calls:
                call.result = call.work(session)
                if writes:
                    session.flush()
                session.expunge_all()

    @staticmethod
    def _attempt(connection: Connection, call: Call) -> None:
        session = session_on(connection)
        try:
            call.result = call.work(session)
            session.commit()
        except BaseException as error:
            session.rollback()
            call.error = error
        finally:
            session.close()


# --- PostgreSQL -----------------------------------------------------------------------------


def postgres_url(url: str) -> str:
    """``postgresql://…`` as people write it, for the psycopg 3 driver."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


class PostgresStore:
    """Connections in threads: each call is a transaction, run again where that is safe.

    A connection that died while it lay in the pool is noticed by its first use and the call run
    again on a new one, so that no call pays for asking whether its connection still lives.
    """

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.engine = create_engine(
            postgres_url(url),
            pool_size=pool_size,
            max_overflow=4,
            pool_use_lifo=True,
            connect_args={"options": "-c lock_timeout=2000 -c timezone=UTC"},
        )
        self.writers = Crew("postgres-writer", self._write, threads=pool_size)
        self.readers = Crew("postgres-reader", self._read, threads=READERS)

    async def read(self, work: Work[R]) -> R:
        return await self.readers.call(work)

    async def read_at_once(self, work: Work[R]) -> R:
        return await self.read(work)

    async def write(self, work: Work[R]) -> R:
        return await self.writers.call(work)

    def close(self) -> None:
        self.writers.close()
        self.readers.close()
        self.engine.dispose()

    def _read(self, calls: list[Call]) -> None:
        for call in calls:
            call.result = self._in_transaction(call.work)

    def _write(self, calls: list[Call]) -> None:
        for call in calls:
            call.result = self._in_transaction(call.work, commits=True)

    def _in_transaction(self, work: Work[R], *, commits: bool = False) -> R:
        for attempt in range(1, ATTEMPTS + 1):
            committing = False
            with Session(self.engine, expire_on_commit=False) as session:
                try:
                    result = work(session)
                    if commits:
                        committing = True
                        session.commit()
                    return result
                except DBAPIError as error:
                    if attempt == ATTEMPTS or not passing(error, committing=committing):
                        raise
            time.sleep(0.01 * 2**attempt)
        raise AssertionError("unreachable")


def passing(error: DBAPIError, *, committing: bool) -> bool:
    """Whether the transaction may simply be run again. When the connection is lost during COMMIT
    nobody knows whether it was done."""
    lost = error.connection_invalidated and not committing
    return lost or sqlstate(error) in RETRIED


def sqlstate(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)


# --- the one that everybody uses ------------------------------------------------------------


class Database:
    """A store by its URL: ``sqlite:///path`` or ``postgresql://…``."""

    def __init__(self, url: str, *, pool_size: int = 8) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.store: Store = (
            SqliteStore(url) if self.is_sqlite else PostgresStore(url, pool_size=pool_size)
        )

    async def read(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs ``work(session, …)`` in a transaction that keeps nothing; it may be run twice."""
        return await self.store.read(lambda session: work(session, *args, **kwargs))

    async def read_at_once(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """``read`` for a look-up by key, well below a millisecond: on SQLite the way to a thread
        and back would cost as much again. Never for what searches or lists."""
        return await self.store.read_at_once(lambda session: work(session, *args, **kwargs))

    async def write(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs ``work(session, …)``, commits, then returns its result.

        ``work`` may be run more than once (a deadlock) and must leave no trace but on the session.
        Whatever it raises is raised here, and nothing of it is kept.
        """
        return await self.store.write(lambda session: work(session, *args, **kwargs))

    def close(self) -> None:
        self.store.close()


def plain_engine(url: str) -> Engine:
    """An engine for migrations and checks, outside the pools."""
    if url.startswith("sqlite"):
        return sqlite_engine(url, writes=True, pool_size=1)
    return create_engine(postgres_url(url))


__all__ = ["Database", "OperationalError", "plain_engine"]
