"""Calls on their way from an event loop to a thread, and their answers back."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlmodel import Session

R = TypeVar("R")
Work = Callable[[Session], R]


@dataclass(slots=True)
class Call:
    """``result`` or ``error`` is what came of it, once a thread has carried it out."""

    work: Work[Any]
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


def answer_all(calls: list[Call]) -> None:
    for call in calls:
        call.answer()


def send_answers(calls: list[Call]) -> None:
    """From a thread: wakes each event loop once, which costs as much as a short look-up."""
    loops: dict[asyncio.AbstractEventLoop, list[Call]] = {}
    for call in calls:
        loops.setdefault(call.loop, []).append(call)
    for loop, its in loops.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(answer_all, its)


class Crew:
    """Threads that carry calls out; they start with the first one.

    A thread takes the call that has waited longest, and up to ``together - 1`` of those behind it.
    ``carry_out`` notes the outcome of each; what it raises is the outcome of those without one.
    """

    def __init__(
        self, name: str, carry_out: Callable[[list[Call]], None], *, threads: int, together: int = 1
    ) -> None:
        self.name = name
        self.carry_out = carry_out
        self.size = threads
        self.together = together
        self.waiting: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self.threads: list[threading.Thread] = []
        self.starting = threading.Lock()

    async def call(self, work: Work[R]) -> R:
        if not self.threads:
            self._start()
        loop = asyncio.get_running_loop()
        call = Call(work, loop, loop.create_future())
        self.waiting.put(call)
        result: R = await call.future
        return result

    def close(self) -> None:
        """Returns when all that was waiting has been carried out."""
        for _ in self.threads:
            self.waiting.put(None)
        for thread in self.threads:
            thread.join()
        self.threads.clear()

    def _start(self) -> None:
        with self.starting:
            while len(self.threads) < self.size:
                name = f"{self.name}-{len(self.threads)}"
                thread = threading.Thread(target=self._run, name=name, daemon=True)
                thread.start()
                self.threads.append(thread)

    def _run(self) -> None:
        while (call := self.waiting.get()) is not None:
            calls = [call]
            told_to_stop = self._gather(calls)
            try:
                self.carry_out(calls)
            except BaseException as error:
                for one in calls:
                    one.error = one.error or error
            send_answers(calls)
            if told_to_stop:
                return

    def _gather(self, calls: list[Call]) -> bool:
        """Adds those that wait behind the first; true when told to stop."""
        while len(calls) < self.together:
            try:
                call = self.waiting.get_nowait()
            except queue.Empty:
                return False
            if call is None:
                return True
            calls.append(call)
        return False
