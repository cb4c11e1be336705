"""``python -m bench.day_worker``: ``kakehashi worker`` without Slack's pace.

Slack takes about one message a second in a channel; by that the day would last an hour. The sandbox
is told to take more as well, and answers 429 where the day wants it."""

from __future__ import annotations

import asyncio
import contextlib

import uvloop

from bot.assembly import assembled
from bot.cli.serving import log_to_stderr
from bot.delivery.follow import Pace
from bot.server import handled
from bot.settings import load
from bot.wake import Wake
from bot.worker import Worker

UNPACED = 1_000.0
"""Posts a second, and in one burst."""


async def work() -> None:
    stopped = asyncio.Event()
    async with assembled(load()) as application, contextlib.AsyncExitStack() as stack:
        worker = Worker(application)
        worker.slack.pace = Pace(burst=UNPACED, rate=UNPACED)
        if isinstance(application.wake, Wake):
            application.wake.listeners.append(worker.call)
            await stack.enter_async_context(application.wake.shared_with_others())
        running = asyncio.create_task(worker.run(), name="worker")
        with handled(stopped.set):
            stopping = asyncio.create_task(stopped.wait())
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


if __name__ == "__main__":
    log_to_stderr()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work())
