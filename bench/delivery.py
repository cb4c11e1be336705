"""How soon the other desk sees it: a customer's message, and a long case that is handed over.

Everything runs as it would for people: sandbox workspace, bot and worker in processes of their own,
the customer by REST, the agent by a slash command. When the sandbox took a message is its Slack
timestamp, by the same machine's clock. No translation package is installed, so the engine takes no
part of the time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import uvloop
from sqlmodel import Session

from bench.command import one_case
from bench.figures import Figure, Size, middle
from bench.house import House, house
from bench.stores import NOW, WORDS
from bot.database import Database
from sandbox.defaults import MILLER, SATO
from tickets import mirrors, timeline
from tickets.intake import FIRST_NUMBER
from tickets.timeline import Author, NewEntry, Told

LONG, SHORT = FIRST_NUMBER, FIRST_NUMBER + 1
HERE, THERE = "support-jp", "support-us"
MOST_POSTS = 6
REFILL = 3.5
"""Seconds after which a channel's burst of posts is whole again: the case is at rest."""

LOOK_EVERY = 0.05
WITHIN = 60.0


def run(size: Size) -> list[Figure]:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(measured(size))


async def measured(size: Size) -> list[Figure]:
    async with house(two_cases(size.entries)) as home:
        database = Database(home.database_url)
        try:
            await at_rest(database)
            first = await hand_over(home, database, SHORT)
            await asyncio.sleep(REFILL)
            handed = await hand_over(home, database, LONG)
            times = [await message(home, database) for _ in range(size.rounds)]
        finally:
            database.close()
    return [message_figure(times), *handoff_figures(handed, first, size)]


def two_cases(entries: int) -> Callable[[Session], None]:
    """The first with ``entries`` entries of 120 characters, as notes of its desk."""

    def fill(session: Session) -> None:
        one_case(session)
        one_case(session)
        for _ in range(entries - 1):
            author = Author("agent", None, "佐藤", "jp")
            note = NewEntry(kind="note", author=author, text=WORDS, language="ja")
            timeline.append(session, LONG, note, NOW)

    return fill


# --- doing ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Handed:
    """Milliseconds until the offer was answered; seconds until card and last post were there."""

    answered: float
    card: float
    whole: float
    posts: int


async def hand_over(home: House, database: Database, number: int) -> Handed:
    began = time.time()
    words = f"{number} us 続きをお願いします"
    await home.control.person(SATO).command(HERE, "/handoff", words)
    (*_, request) = await home.control.requests()
    await at_rest(database)
    card, *posts = await thread_there(home, number)
    stamps = [float(post["ts"]) for post in posts]
    return Handed(
        answered=float(request["ms"]),
        card=float(card["ts"]) - began,
        whole=max(stamps, default=float(card["ts"])) - began,
        posts=len(posts),
    )


async def message(home: House, database: Database) -> float:
    """Milliseconds from the entry's time, taken just before it is committed, to its acceptance in
    the other thread."""
    await asyncio.sleep(REFILL)
    before = len(await thread_there(home, SHORT))
    body = {"author": {"kind": "customer"}, "audience": "customer", "text": WORDS}
    await home.post(f"/api/v1/tickets/JP-{SHORT}/messages", {**body, "language": "ja"})
    await at_rest(database)
    seen = await thread_there(home, SHORT)
    assert len(seen) == before + 1, seen
    return (float(seen[-1]["ts"]) - await database.read(written)) * 1e3


def written(session: Session) -> float:
    """When the short case's latest entry was written down."""
    latest: Told = timeline.read(session, SHORT)[-1]
    return latest.entry.recorded.timestamp()


async def thread_there(home: House, number: int) -> list[dict[str, Any]]:
    """The card and all below it, as somebody at the other desk sees them."""
    person = home.control.person(MILLER)
    roots = [one for one in await person.messages(THERE) if f"JP-{number}" in str(one)]
    return await person.thread(THERE, roots[0]["ts"]) if roots else []


async def at_rest(database: Database) -> None:
    """Returns when every thread is in step."""
    async with asyncio.timeout(WITHIN):
        while await database.read(mirrors.backlog):  # noqa: ASYNC110 (another process works)
            await asyncio.sleep(LOOK_EVERY)


# --- telling --------------------------------------------------------------------------------


def message_figure(times: list[float]) -> Figure:
    return Figure(
        name="a customer's message in the other desk's thread, at rest",
        unit="ms",
        ours=middle(times),
        aim=30,
        remark="from just before the commit to Slack's acceptance, no engine; "
        f"{min(times):.0f} to {max(times):.0f} ms in {len(times)} rounds",
    )


def handoff_figures(handed: Handed, first: Handed, size: Size) -> list[Figure]:
    case = f"handoff of a case of {size.entries} entries"
    return [
        Figure(
            name=f"{case}: offer answered",
            unit="ms",
            ours=handed.answered,
            aim=50,
            remark=f"the very first command after the start took {first.answered:.0f} ms",
        ),
        Figure(name=f"{case}: card and brief", unit="s", ours=handed.card, aim=2),
        Figure(name=f"{case}: whole history", unit="s", ours=handed.whole, aim=handed.posts + 1),
        Figure(
            name=f"{case}: posts of 120 characters an entry",
            unit="posts",
            ours=handed.posts,
            aim=MOST_POSTS,
        ),
    ]
