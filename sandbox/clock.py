"""The sandbox's own time: the machine's clock plus what an operator has added."""

from __future__ import annotations

import asyncio
import contextlib
import time


class Clock:
    """Seconds since the epoch; `advance` ages triggers, response URLs and retries at once."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._sleepers: set[asyncio.Event] = set()

    def now(self) -> float:
        return time.time() + self.offset

    def advance(self, seconds: float) -> None:
        self.offset += seconds
        for sleeper in self._sleepers:
            sleeper.set()

    async def sleep_until(self, due: float) -> None:
        while (left := due - self.now()) > 0:
            await self._sleep(left)

    async def _sleep(self, seconds: float) -> None:
        moved = asyncio.Event()
        self._sleepers.add(moved)
        try:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(moved.wait(), seconds)
        finally:
            self._sleepers.discard(moved)
