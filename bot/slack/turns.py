"""What happens in one thread is taken in as it came, one after the other.

Slack sends each event by itself and does not wait for the one before. Two notes that were typed
within a second could overtake each other on the way to the store, and the other desk then read them
in the wrong order.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from typing import Any


class Turns:
    """Within one process; whoever comes first to a key goes first."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._here: dict[str, int] = defaultdict(int)

    @contextlib.asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Waits until everybody who came before has ended; an empty key waits for nobody."""
        if not key:
            yield
            return
        self._here[key] += 1
        try:
            async with self._locks[key]:
                yield
        finally:
            self._here[key] -= 1
            if not self._here[key]:
                del self._here[key], self._locks[key]


def thread_of(body: Mapping[str, Any]) -> str:
    """The thread that a message event belongs to; empty for all else, and for what stands in no
    thread yet."""
    event = body.get("event")
    if not isinstance(event, dict):
        return ""
    changed = event.get("message") or event.get("previous_message")
    message = changed if isinstance(changed, dict) else event
    root, channel = message.get("thread_ts"), event.get("channel")
    return f"{channel}:{root}" if isinstance(root, str) and isinstance(channel, str) else ""
