"""The store's edge: where a transaction begins and ends.

Domain functions take a session, never commit and may be run again; this module runs them.
``await database.write(fn, …)`` commits before it returns, ``await database.read(fn, …)`` never
writes. SQLite gets one writer thread with group commit and a query-only pool for reads;
PostgreSQL gets psycopg connections in threads.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

P = ParamSpec("P")
R = TypeVar("R")

GROUP = 128
"""Most calls that share one COMMIT on SQLite."""

RETRIED = {"40001", "40P01", "55P03"}
"""SQLSTATEs after which a transaction may simply be run again: serialization failure, deadlock,
lock not available (PostgreSQL manual, appendix A)."""

ATTEMPTS = 5


class Store(Protocol):
    """How one kind of database runs a function in a transaction."""

    def read(self, work: Callable[[Session], R]) -> R: ...

    async def write(self, work: Callable[[Session], R]) -> R: ...

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


@dataclass(slots=True)
class Job:
    work: Callable[[Session], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None

    def answer(self) -> None:
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


async def put(jobs: queue.SimpleQueue[Job | None], work: Callable[[Session], R]) -> R:
    """Hands the call to the writer and waits for its answer."""
    loop = asyncio.get_running_loop()
    job = Job(work, loop, loop.create_future())
    jobs.put(job)
    result: R = await job.future
    return result


def answer(jobs: list[Job]) -> None:
    """Answers from a writer's thread, waking each event loop once."""
    loops: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in jobs:
        loops.setdefault(job.loop, []).append(job)
    for loop, its in loops.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(answer_all, its)


def answer_all(jobs: list[Job]) -> None:
    for job in jobs:
        job.answer()


class SqliteStore:
    """One writer thread: each call in a savepoint, all waiting calls in one COMMIT."""

    def __init__(self, url: str) -> None:
        self.writer = sqlite_engine(url, writes=True, pool_size=1)
        self.reader = sqlite_engine(url, writes=False)
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.thread: threading.Thread | None = None
        self.starting = threading.Lock()

    def read(self, work: Callable[[Session], R]) -> R:
        with (
            self.reader.connect() as connection,
            connection.begin(),
            Session(connection, expire_on_commit=False) as session,
        ):
            return work(session)

    async def write(self, work: Callable[[Session], R]) -> R:
        self._start()
        return await put(self.jobs, work)

    def close(self) -> None:
        if self.thread is not None:
            self.jobs.put(None)
            self.thread.join()
            self.thread = None
        self.writer.dispose()
        self.reader.dispose()

    def _start(self) -> None:
        if self.thread is None:
            with self.starting:
                if self.thread is None:
                    self.thread = threading.Thread(
                        target=self._run, name="sqlite-writer", daemon=True
                    )
                    self.thread.start()

    def _run(self) -> None:
        while (job := self.jobs.get()) is not None:
            group = [job]
            stop = self._gather(group)
            try:
                self._commit(group)
            except BaseException as error:
                for one in group:
                    one.error = one.error or error
            answer(group)
            if stop:
                return

    def _gather(self, group: list[Job]) -> bool:
        """Adds all that wait behind the first job; true when told to stop."""
        while len(group) < GROUP:
            try:
                job = self.jobs.get_nowait()
            except queue.Empty:
                return False
            if job is None:
                return True
            group.append(job)
        return False

    def _commit(self, group: list[Job]) -> None:
        """One COMMIT for all. Nearly always nothing fails and no savepoint is needed; when a job
        does, everything is rolled back and run again, each job in a savepoint of its own."""
        try:
            with (
                self.writer.connect() as connection,
                connection.begin(),
                Session(
                    connection, expire_on_commit=False, join_transaction_mode="rollback_only"
                ) as session,
            ):
                for job in group:
                    job.result = job.work(session)
                    session.flush()
                    session.expunge_all()
        except BaseException as error:
            if len(group) == 1:
                group[0].error = error
                return
            with self.writer.connect() as connection, connection.begin():
                for job in group:
                    self._attempt(connection, job)

    @staticmethod
    def _attempt(connection: Connection, job: Job) -> None:
        session = session_on(connection)
        try:
            job.result = job.work(session)
            session.commit()
        except BaseException as error:
            session.rollback()
            job.error = error
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
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.threads = [
            threading.Thread(target=self._run, name=f"postgres-writer-{number}", daemon=True)
            for number in range(pool_size)
        ]
        for thread in self.threads:
            thread.start()

    def read(self, work: Callable[[Session], R]) -> R:
        return self._in_transaction(work)

    async def write(self, work: Callable[[Session], R]) -> R:
        return await put(self.jobs, work)

    def close(self) -> None:
        for _ in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join()
        self.engine.dispose()

    def _run(self) -> None:
        while (job := self.jobs.get()) is not None:
            try:
                job.result = self._in_transaction(job.work, commits=True)
            except BaseException as error:
                job.error = error
            answer([job])

    def _in_transaction(self, work: Callable[[Session], R], *, commits: bool = False) -> R:
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
        self.threads = ThreadPoolExecutor(4, thread_name_prefix="store-reader")

    async def read(
        self, work: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs ``work(session, …)`` in a transaction that cannot write."""
        call = partial(self.store.read, lambda session: work(session, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self.threads, call)

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
        self.threads.shutdown(wait=True)


def plain_engine(url: str) -> Engine:
    """An engine for migrations and checks, outside the pools."""
    if url.startswith("sqlite"):
        return sqlite_engine(url, writes=True, pool_size=1)
    return create_engine(postgres_url(url))


__all__ = ["Database", "OperationalError", "plain_engine"]
