"""The whole house on free ports of this machine: store, sandbox workspace, mailbox, bot."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from sqlmodel import Session

from bot import schema
from bot.database import plain_engine
from demo.children import Children, children
from demo.ports import HOST, Ports, url
from demo.processes import API_KEY, SIGNING_SECRET, Plan, start
from sandbox.person import Control

CONFIGURATION = """[[teams]]
key = "jp"
channel = "support-jp"
hours = "00:00-24:00"

[[teams]]
key = "us"
channel = "support-us"
hours = "00:00-24:00"
"""


@dataclass(frozen=True)
class House:
    """``bot`` is the bot's process id."""

    control: Control
    http: aiohttp.ClientSession
    address: str
    database_url: str
    family: Children
    bot: int
    port: int

    async def post(self, path: str, body: dict[str, object]) -> dict[str, object]:
        """A REST call that must succeed."""
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with self.http.post(self.address + path, json=body, headers=headers) as response:
            response.raise_for_status()
            answer: dict[str, object] = await response.json()
            return answer


@contextlib.asynccontextmanager
async def house(
    fill: Callable[[Session], None], *, serve: Sequence[str] = (), packages: Path | None = None
) -> AsyncIterator[House]:
    """Runs it over a store that ``fill`` has written to. Raises ChildDied, NotReady."""
    ports = Ports.free()
    async with contextlib.AsyncExitStack() as everything:
        scratch = tempfile.TemporaryDirectory(prefix="kakehashi-bench-")
        folder = Path(everything.enter_context(scratch))
        configuration = folder / "kakehashi.toml"
        configuration.write_text(CONFIGURATION, encoding="utf-8")
        database_url = f"sqlite:///{folder}/bench.db"
        prepare(database_url, fill)
        family = await everything.enter_async_context(children(folder / "logs"))
        plan = Plan(
            ports=ports,
            folder=folder,
            configuration=configuration,
            database_url=database_url,
            packages=packages or folder / "no-packages",
            serve=serve,
        )
        await start(family, plan)
        http = await everything.enter_async_context(aiohttp.ClientSession())
        bot = next(child for child in family.running if child.name == "bot")
        yield House(
            control=Control(url(ports.sandbox), http),
            http=http,
            address=url(ports.bot),
            database_url=database_url,
            family=family,
            bot=bot.process.pid,
            port=ports.bot,
        )


def prepare(database_url: str, fill: Callable[[Session], None]) -> None:
    schema.upgrade(database_url)
    engine = plain_engine(database_url)
    with Session(engine, expire_on_commit=False) as session:
        fill(session)
        session.commit()
    engine.dispose()


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used, all threads (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


__all__ = ["HOST", "SIGNING_SECRET", "House", "cpu_of", "house"]
