"""A day between two desks, played by itself over real HTTP and real SMTP, and watched.

People act and read through the sandbox's control API as persons do, customers write through the
web form and read their mailbox; nothing looks into the store.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from datetime import date

from rich.console import Console

from demo.story import asking, replying, steps
from demo.story.breaks import chosen
from demo.story.cast import cast
from demo.story.record import Broken, Record, both
from demo.story.shown import show
from demo.story.stage import stage
from demo.story.steps import Day
from demo.story.words import LINES

HELD, FAILED = 0, 1

STEPS: tuple[tuple[str, Callable[[Day], Awaitable[None]]], ...] = (
    ("step.1", steps.customer_writes),
    ("step.2", steps.note_in_thread),
    ("step.3", steps.handed_over),
    ("step.4", steps.both_threads_in_step),
    ("step.5", replying.reply_with_preview),
    ("step.6", asking.four_questions),
    ("step.end", steps.comes_back),
)


async def play(*, seed: int, console: Console) -> int:
    """Exit status 0 only if every step held. Raises ChildDied, NotReady; CancelledError when the
    process is told to end, its children ended before."""
    end_on_sigterm()
    begun = time.monotonic()
    record = Record(console)
    console.rule(both(LINES["title"], seed=str(seed)))
    async with stage(cast(seed, date.today()), chosen()) as found:
        day = Day(found, record)
        await all_steps(day)
        await show(day, console)
    seconds = f"{time.monotonic() - begun:.1f}"
    failed = sum(not check.held for check in record.checks)
    line = LINES["failed" if failed else "held"]
    console.print(f"\n{both(line, seconds=seconds, count=str(failed))}", highlight=False)
    return HELD if record.held else FAILED


def end_on_sigterm() -> None:
    """As Ctrl-C does: by unwinding, so that no child is left."""
    playing = asyncio.current_task()
    assert playing is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, playing.cancel)


async def all_steps(day: Day) -> None:
    """Every step in turn, up to the first on which the rest cannot build."""
    try:
        for key, play_step in STEPS:
            day.record.step(key)
            await play_step(day)
        await steps.no_contact_data(day, "no_contact_end", day.stage.tokyo, day.stage.seattle)
        await steps.private_stays(day, "private_end")
        await replying.nothing_leaked(day)
    except Broken:
        day.record.console.print(both(LINES["stopped"]), style="red")
