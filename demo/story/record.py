"""What was expected and what was seen: checks, each printed as it is made."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from bot.texts.lines import Line
from demo.story.words import LINES

PATIENCE = 12.0
"""Seconds in which something that is to happen must be on the screen."""

LOOK = 0.1
SEEN_AT_MOST = 600


class Broken(Exception):
    """A step did not hold, and what follows builds on it."""


@dataclass(frozen=True)
class Check:
    key: str
    held: bool


@dataclass
class Record:
    console: Console
    checks: list[Check] = field(default_factory=list)

    @property
    def held(self) -> bool:
        return bool(self.checks) and all(check.held for check in self.checks)

    def step(self, key: str) -> None:
        self.console.print(f"\n[bold]{both(LINES[key])}[/bold]", highlight=False)

    def note(self, key: str, held: bool, seen: str = "", **facts: str) -> bool:
        """Writes down whether what ``key`` expects was there; ``seen`` is told where it was not."""
        self.checks.append(Check(key, held))
        mark, style = ("✓", "green") if held else ("✗", "red")
        self.console.print(Text(f"  {mark} ", style=style) + Text(both(LINES[key], **facts)))
        if not held:
            shown = seen if len(seen) <= SEEN_AT_MOST else f"{seen[:SEEN_AT_MOST]}…"
            label = both(LINES["seen"])
            self.console.print(Text(f"      {label}: {shown or '—'}", style="red"))
        return held

    def require(self, key: str, held: bool, seen: str = "", **facts: str) -> None:
        """Like ``note``; raises Broken where it does not hold."""
        if not self.note(key, held, seen, **facts):
            raise Broken(key)

    async def await_(
        self,
        key: str,
        look: Callable[[], Awaitable[str]],
        holds: Callable[[str], bool],
        *,
        patience: float = PATIENCE,
        **facts: str,
    ) -> str:
        """Looks until it holds, at most so many seconds; returns what was seen. Raises Broken."""
        seen = await eventually(look, holds, patience)
        self.require(key, holds(seen), seen, **facts)
        return seen


async def eventually(
    look: Callable[[], Awaitable[str]], holds: Callable[[str], bool], patience: float = PATIENCE
) -> str:
    """What was seen when it held, or last of all."""
    end = time.monotonic() + patience
    while True:
        seen = await look()
        if holds(seen) or time.monotonic() > end:
            return seen
        await asyncio.sleep(LOOK)


def both(line: Line, **facts: str) -> str:
    return f"{line.ja.format(**facts)} / {line.en.format(**facts)}"
