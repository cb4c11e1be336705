"""What goes on behind the answer to a request of Slack's, which is due within three seconds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.slack.faults import log_fault

log = logging.getLogger(__name__)

running: set[asyncio.Task[None]] = set()
"""Held here, since a task that nobody holds may vanish unfinished."""


def spawn(work: Coroutine[Any, Any, object]) -> None:
    """Does it after the answer to Slack's request."""
    task = asyncio.create_task(logged(work))
    running.add(task)
    task.add_done_callback(running.discard)


async def logged(work: Coroutine[Any, Any, object]) -> None:
    try:
        await work
    except Exception as error:
        log_fault(log, "what was to be shown after an answer could not be", error)
