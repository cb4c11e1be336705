"""Child processes: started, waited for, and ended together; only those that were started here."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

READY_WITHIN = 90.0
STOP_WITHIN = 12.0
"""Seconds; the bot finishes what is under way within ten."""

POLL = 0.05
LAST_LINES = 8


@dataclass
class ChildDied(Exception):
    """``said`` is the end of what it wrote to its log."""

    name: str
    status: int
    said: str

    def __str__(self) -> str:
        why = f": {self.said}" if self.said else ""
        return f"The {self.name} {ended_how(self.status)}{why}"


@dataclass
class NotReady(Exception):
    name: str
    address: str

    def __str__(self) -> str:
        return f"The {self.name} did not answer on {self.address} within {READY_WITHIN:.0f} s"


def ended_how(status: int) -> str:
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with status {status}"


@dataclass
class Child:
    name: str
    process: asyncio.subprocess.Process
    log: Path

    def last_lines(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return "\n".join(lines[-LAST_LINES:])

    async def died(self) -> ChildDied:
        """Returns once it has ended."""
        status = await self.process.wait()
        return ChildDied(self.name, status, self.last_lines())


@dataclass
class Children:
    """``logs`` is the folder in which each child's output is kept."""

    logs: Path
    running: list[Child] = field(default_factory=list)

    async def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> Child:
        """Starts it in a session of its own: Ctrl-C reaches it through us alone, in order."""
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name.replace(' ', '-')}.log"
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *command,
                env=dict(os.environ) | dict(environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        child = Child(name, process, log)
        self.running.append(child)
        return child

    async def ready(self, child: Child, address: str) -> None:
        """Returns once ``address`` answers 200. Raises ChildDied, NotReady."""
        answering = asyncio.create_task(answers(address))
        dying = asyncio.create_task(child.died())
        try:
            done, _ = await asyncio.wait(
                {answering, dying}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for task in (answering, dying):
                task.cancel()
        if dying in done:
            raise dying.result()
        if answering not in done:
            raise NotReady(child.name, address)

    def require_alive(self) -> None:
        """Raises ChildDied. Where somebody else has a child's port, it is they who answered."""
        for child in self.running:
            if (status := child.process.returncode) is not None:
                raise ChildDied(child.name, status, child.last_lines())

    async def first_death(self) -> ChildDied:
        """Returns when any of them has ended."""
        waiting = [asyncio.create_task(child.died()) for child in self.running]
        try:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            return done.pop().result()
        finally:
            for task in waiting:
                task.cancel()

    def forget(self, name: str) -> None:
        """One that has ended and is to be started anew."""
        self.running = [child for child in self.running if child.name != name]

    async def stop(self) -> None:
        """Ends them, the last one started first."""
        for child in reversed(self.running):
            await end(child.process)
        self.running.clear()


async def answers(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientError, OSError, TimeoutError):
                async with session.get(address) as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(POLL)


async def end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_WITHIN)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def children(logs: Path) -> AsyncIterator[Children]:
    """Whatever happens inside, none of them is left behind."""
    family = Children(logs)
    try:
        yield family
    finally:
        await asyncio.shield(family.stop())
