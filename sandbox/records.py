"""What went over the wire, for an operator to look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from sandbox.state import Json

KEPT = 20_000


class Record:
    """The latest calls or requests, numbered from 1."""

    def __init__(self) -> None:
        self.last = 0
        self._entries: deque[Json] = deque(maxlen=KEPT)

    def add(self, entry: Json) -> None:
        self.last += 1
        self._entries.append({"id": self.last, **entry})

    def after(self, number: int) -> Iterator[Json]:
        return (entry for entry in self._entries if entry["id"] > number)

    def clear(self) -> None:
        self._entries.clear()
