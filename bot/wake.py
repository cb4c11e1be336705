"""Telling the worker that there is work: at once in this process, soon in the others.

On PostgreSQL other processes are told by NOTIFY, after the commit and at most 20 times a second:
inside each transaction it cut 16 writers to a fifth. On SQLite, and whenever a call is lost, the
worker's own poll finds the work within a second.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

import psycopg

log = logging.getLogger(__name__)

CHANNEL = "kakehashi"
PAUSE = 0.05
"""Seconds between two calls to other processes."""

AGAIN = 2.0
"""Seconds until a lost connection is tried again."""


class Wake:
    """Call it after a commit, on the event loop. ``listeners`` are called in this process."""

    def __init__(self, url: str) -> None:
        self.url = url.replace("postgres://", "postgresql://", 1)
        self.shared = url.startswith("postgres")
        self.listeners: list[Callable[[], None]] = []
        self.called = asyncio.Event()

    def __call__(self) -> None:
        self.tell()
        self.called.set()

    def tell(self) -> None:
        for listener in self.listeners:
            listener()

    @contextlib.asynccontextmanager
    async def shared_with_others(self) -> AsyncIterator[None]:
        """While it lasts, calls go to other processes and theirs come in; nothing on SQLite."""
        parts = (self._send, self._receive) if self.shared else ()
        tasks = [asyncio.create_task(self._keep(part)) for part in parts]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _keep(self, part: Callable[[psycopg.AsyncConnection], Awaitable[None]]) -> None:
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(self.url, autocommit=True)
                async with connection:
                    await part(connection)
            except (psycopg.Error, OSError) as error:
                log.warning("other processes are told by the poll alone: %s", error)
                await asyncio.sleep(AGAIN)

    async def _send(self, connection: psycopg.AsyncConnection) -> None:
        while True:
            await self.called.wait()
            self.called.clear()
            await connection.execute("SELECT pg_notify(%s, '')", (CHANNEL,))
            await asyncio.sleep(PAUSE)

    async def _receive(self, connection: psycopg.AsyncConnection) -> None:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for _ in connection.notifies():
            self.tell()
