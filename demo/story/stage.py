"""Where the story plays: processes, configuration and store of its own, gone afterwards."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from bot import schema
from bot.database import Database
from bot.shipped import bring_articles_in
from demo.cases import both_ways, mark
from demo.children import ChildDied, children
from demo.people import Colleague
from demo.ports import Ports, url
from demo.processes import Plan, start
from demo.story.breaks import Break, way_to
from demo.story.cast import Cast
from demo.story.desk import Desk
from demo.story.outside import Mailbox, Shop
from demo.story.script import memory
from knowledge.articles import withdraw
from sandbox.person import Control
from translations.service import load_memory

SENDER = "support@kakehashi.example"
MISSED = "return-terms-japan"
"""The article that a broken story lacks."""

ATTEMPTS = 3
UNDO = 2
ANSWER_WITHIN = 12
"""Seconds that the other desk has to answer an offer."""

CONFIGURATION = """[[teams]]
key = "jp"
channel = "{jp}"
hours = "00:00-24:00"

[[teams]]
key = "us"
channel = "{us}"
hours = "00:00-24:00"

[handoff]
answer_within = {answer_within}

[reply]
undo = {undo}

[delivery]
settle = 2

[translation]
shipped = false

[mail]
from = "{sender}"
from_name = "Kakehashi Trading"
"""


@dataclass(frozen=True)
class Stage:
    """Everybody and everything that the story may touch."""

    cast: Cast
    tokyo: Desk
    tokyo_other: Desk
    seattle: Desk
    seattle_other: Desk
    shop: Shop
    mailbox: Mailbox


@contextlib.asynccontextmanager
async def stage(cast: Cast, broken: Break) -> AsyncIterator[Stage]:
    """Raises ChildDied, NotReady."""
    async with contextlib.AsyncExitStack() as everything:
        folder = Path(everything.enter_context(tempfile.TemporaryDirectory(prefix="kakehashi-")))
        database_url = f"sqlite:///{folder}/story.db"
        await prepare(database_url, cast, broken)
        ports = await everything.enter_async_context(running(folder, database_url, broken))
        http = await everything.enter_async_context(aiohttp.ClientSession())
        control = Control(url(ports.sandbox), http)

        def desk(who: Colleague) -> Desk:
            return Desk(who, control.person(who.handle))

        yield Stage(
            cast=cast,
            tokyo=desk(cast.tokyo),
            tokyo_other=desk(cast.tokyo_other),
            seattle=desk(cast.seattle),
            seattle_other=desk(cast.seattle_other),
            shop=Shop(http, ports),
            mailbox=Mailbox(http, ports),
        )


@contextlib.asynccontextmanager
async def running(folder: Path, database_url: str, broken: Break) -> AsyncIterator[Ports]:
    """Mailbox, sandbox and bot; tried with other ports where somebody else took one meanwhile.
    Raises ChildDied, NotReady."""
    for left in reversed(range(ATTEMPTS)):
        ports = Ports.free()
        async with way_to(ports.bot, broken) as app_url, children(folder / "logs") as family:
            plan = Plan(
                ports=ports,
                folder=folder,
                configuration=configuration(folder, broken),
                database_url=database_url,
                packages=folder / "no-packages",
                app_url=app_url,
                serve=serve_options(broken),
            )
            try:
                await start(family, plan)
            except ChildDied:
                if not left:
                    raise
                continue
            yield ports
            return


async def prepare(database_url: str, cast: Cast, broken: Break) -> None:
    """An empty store with the articles that come with the product; its memory knows the story's
    sentences."""
    schema.upgrade(database_url)
    database = Database(database_url)
    try:
        await database.write(mark)
        pairs = list(both_ways(memory(cast)))
        now = datetime.now(UTC)
        await database.write(load_memory, pairs, now)
        await bring_articles_in(database, now)
        if broken == "articles":
            await database.write(withdraw, MISSED, by="nobody", now=now)
    finally:
        database.close()


def configuration(folder: Path, broken: Break) -> Path:
    rooms = ("support-us", "support-jp") if broken == "audiences" else ("support-jp", "support-us")
    text = CONFIGURATION.format(
        jp=rooms[0], us=rooms[1], answer_within=ANSWER_WITHIN / 60, undo=UNDO, sender=SENDER
    )
    path = folder / "kakehashi.toml"
    path.write_text(text, encoding="utf-8")
    return path


def serve_options(broken: Break) -> Sequence[str]:
    return ("--no-worker",) if broken == "delivery" else ()
