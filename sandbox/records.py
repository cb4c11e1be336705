"""What went over the wire, for an operator to look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from sandbox.state import Json

KEPT = 20_000


class Record:
    """The latest calls or requests, numbered from 1; `added` hears of each new one."""

    def __init__(self, added: Callable[[], None]) -> None:
        self.last = 0
        self._added = added
        self._entries: deque[Json] = deque(maxlen=KEPT)

    def add(self, entry: Json) -> None:
        self.last += 1
        self._entries.append({"id": self.last, **entry})
        self._added()

    def after(self, number: int) -> Iterator[Json]:
        return (entry for entry in self._entries if entry["id"] > number)

    def clear(self) -> None:
        self._entries.clear()
