"""The demo to try by hand: runs until Ctrl-C or until one of its processes ends."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.settings import Settings, default_teams, load
from demo import store
from demo.children import ChildDied, children
from demo.fetching import missing
from demo.greeting import greet
from demo.ports import Ports, require_free
from demo.processes import API_KEY, Plan, first_real_death, start, workspace_file
from demo.words import word

CONFIGURATION = """# Written by the demo.
[mail]
from = "support@kakehashi.example"
from_name = "Kakehashi Trading"

[slack]
work_objects = true
"""


@dataclass
class WorkspaceGone(Exception):
    path: Path

    def __str__(self) -> str:
        return (
            f"The demo's store is there, but its workspace ({self.path}) is gone."
            " Run it with --fresh to begin anew"
        )


async def run(*, port: int, fresh: bool, console: Console) -> int:
    """Exit status 0 after Ctrl-C, 1 when a process died. Raises PortTaken, NotADemo,
    WorkspaceGone, SettingsError, ChildDied, NotReady."""
    settings = load()
    ports = Ports.from_first(port)
    require_free(ports)
    console.print(f"{word('starting', 'ja')}\n{word('starting', 'en')}")
    told = stop_signals()
    folder = await prepare(settings, fresh=fresh)
    try:
        died = await live(settings, folder, ports, told, console)
    except ChildDied:
        require_free(ports)
        raise
    finally:
        if not workspace_file(folder).exists():
            await asyncio.to_thread(store.empty, settings.database_url)
    if died is None:
        return 0
    require_free(ports)
    print(f"{died}\n{word('died', 'ja')} / {word('died', 'en')}", file=sys.stderr)
    return 1


async def live(
    settings: Settings, folder: Path, ports: Ports, told: asyncio.Event, console: Console
) -> ChildDied | None:
    """From the start of its processes to the end of them all; returns which died, if one did.
    Raises ChildDied, NotReady."""
    plan = Plan(
        ports=ports,
        folder=folder,
        configuration=write_configuration(folder),
        database_url=settings.database_url,
    )
    async with children(folder / "logs") as family:
        if not await finished_first(asyncio.create_task(start(family, plan)), told):
            return None
        shown = store.without_password(settings.database_url)
        greet(console, ports, store=shown, key=API_KEY, hint=hint(settings))
        return await until_the_end(first_real_death(family, plan), told, console)


def hint(settings: Settings) -> str | None:
    """Which words on translation packages the greeting needs."""
    if not missing(settings, shipped=False):
        return None
    return "engine" if missing(settings, shipped=True) else "engine.better"


async def prepare(settings: Settings, *, fresh: bool) -> Path:
    """Makes store and folder fit each other; returns the folder."""
    folder = settings.data_dir.absolute() / "demo"
    if fresh:
        await asyncio.to_thread(store.empty, settings.database_url)
    now = datetime.now(UTC)
    if await store.ready_store(settings.database_url, default_teams(), now):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    elif not workspace_file(folder).exists():
        raise WorkspaceGone(workspace_file(folder))
    return folder


def write_configuration(folder: Path) -> Path:
    """The demo's own: whoever has a real workspace configured keeps that out of it."""
    path = folder / "kakehashi.toml"
    path.write_text(CONFIGURATION, encoding="utf-8")
    return path


def stop_signals() -> asyncio.Event:
    """Set once somebody wants it to end."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, told.set)
    return told


async def finished_first(work: asyncio.Task[None], told: asyncio.Event) -> bool:
    """Whether the work was done before it was to end. Raises what the work raises."""
    stopping = asyncio.create_task(told.wait())
    await asyncio.wait({work, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if work.done():
        work.result()
        return True
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return False


async def until_the_end(
    death: Coroutine[None, None, ChildDied], told: asyncio.Event, console: Console
) -> ChildDied | None:
    stopping = asyncio.create_task(told.wait())
    dying: asyncio.Task[ChildDied] = asyncio.create_task(death)
    await asyncio.wait({stopping, dying}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if dying.done():
        return dying.result()
    dying.cancel()
    console.print(f"{word('stopped', 'ja')} / {word('stopped', 'en')}")
    return None
