"""Where the day takes place: four real processes, a bot that can be killed, an unreliable Slack."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bot import schema
from demo.children import READY_WITHIN, Child, Children, children
from demo.ports import Ports, url
from demo.processes import (
    Plan,
    bot_command,
    environment,
    mailbox_command,
    sandbox_command,
)
from sandbox.person import Control
from tests.scenarios.day.ledger import Case, Ledger
from tests.scenarios.day.words import Speaker
from tickets.mirrors import LEASE

Json = dict[str, Any]

CHANNELS = {"jp": "support-jp", "us": "support-us"}
KEYS = {"jp": "key-of-tokyo", "us": "key-of-seattle"}
CONFIGURATION = """
[[teams]]
key = "jp"
hours = "00:00-24:00"

[[teams]]
key = "us"
hours = "00:00-24:00"

[reply]
undo = 1

[delivery]
settle = 1

[translation]
shipped = false

[mail]
from = "support@kakehashi.example"
"""

RETRY = 61
"""Seconds after which Slack sends an event once more that was not answered twice."""

AFTERMATH = 3.0
"""Seconds after a restart during which something may still be missing that a kill took away."""

CALL_FAULTS: tuple[tuple[str, Json], ...] = (
    ("lost_answer", {"on": "chat.postMessage", "count": 3}),
    ("ratelimited", {"on": "chat.postMessage", "count": 2, "retry_after": 1}),
    ("late", {"on": "chat.postMessage", "count": 2, "seconds": 0.5}),
    ("lost_answer", {"on": "chat.update", "count": 2}),
)
EVENT_FAULTS: tuple[tuple[str, Json], ...] = (
    ("duplicate_events", {"on": "message", "count": 12}),
    ("fail_events", {"on": "message", "count": 8}),
)


@dataclass
class World:
    """``up`` is set while the bot answers. ``cards`` is what the desks' channels show."""

    control: Control
    http: aiohttp.ClientSession
    ports: Ports
    family: Children
    plan: Plan
    bot: Child
    chance: random.Random
    speaker: Speaker
    ledger: Ledger = field(default_factory=Ledger)
    up: asyncio.Event = field(default_factory=asyncio.Event)
    killed: list[list[float]] = field(default_factory=list)
    cards: dict[tuple[str, str], str] = field(default_factory=dict)

    # --- the customers' side ------------------------------------------------------------------

    async def rest(self, verb: str, path: str, body: Json | None = None, key: str = "jp") -> Json:
        """Repeated until it is answered: what is sent carries an ``external_id``."""
        headers = {"Authorization": f"Bearer {KEYS[key]}"}
        address = f"{url(self.ports.bot)}/api/v1{path}"
        while True:
            try:
                async with self.http.request(verb, address, json=body, headers=headers) as answer:
                    found: Json = await answer.json()
                    assert answer.status < 300, found
                    return found
            except aiohttp.ClientError:
                await self.unreached()

    async def letters(self) -> list[Json]:
        async with self.http.get(f"{url(self.ports.letters)}/letters.json") as answer:
            found: list[Json] = await answer.json()
            return found

    # --- breakdowns ---------------------------------------------------------------------------

    async def unreached(self) -> None:
        """Somebody found the bot gone, and waits until it is back."""
        self.ledger.counts["unreached"] += 1
        await asyncio.sleep(0.1)
        await self.up.wait()

    @property
    def down(self) -> bool:
        return not self.up.is_set()

    def excused(self, since: float) -> bool:
        """Whether the bot was dead at some time since then."""
        return any(since <= back + AFTERMATH for _, back in self.killed)

    def patience(self, seconds: float) -> float:
        """How long to wait for an answer: a thread whose card was under way when the bot died is
        known once the dead one's lease is over."""
        back = max((back for _, back in self.killed), default=-LEASE)
        return max(seconds, back + LEASE + AFTERMATH - time.monotonic())

    async def break_slack(self, *faults: tuple[str, Json]) -> None:
        """From now on these faults happen, and no others."""
        await self.control.clear_faults()
        for kind, details in faults:
            await self.control.fault(kind, **details)
        self.ledger.counts["faults laid"] += sum(details["count"] for _, details in faults)

    async def kill_and_restart(self) -> None:
        self.up.clear()
        span = [time.monotonic(), time.monotonic() + READY_WITHIN]
        self.killed.append(span)
        os.kill(self.bot.process.pid, signal.SIGKILL)
        await self.bot.process.wait()
        await asyncio.sleep(0.5)
        self.bot = await start_bot(self.family, self.plan, f"bot {len(self.killed) + 1}")
        await self.control.advance(RETRY)
        span[1] = time.monotonic()
        self.up.set()
        self.ledger.counts["kills"] += 1

    # --- what stands in the channels ------------------------------------------------------------

    async def watch(self) -> None:
        """Keeps ``cards`` up to date: timestamps of cards by desk and reference."""
        sees = {"jp": self.control.person("tanaka"), "us": self.control.person("parker")}
        while True:
            for desk, person in sees.items():
                for root in await person.messages(CHANNELS[desk]):
                    if not root["ephemeral"] and root.get("bot_id"):
                        ref = root["text"].replace("｜", " ").split()[0]
                        self.cards.setdefault((desk, ref), root["ts"])
            await asyncio.sleep(0.3)

    async def card(self, desk: str, case: Case, within: float = 120.0) -> str:
        until = time.monotonic() + within
        while (desk, case.ref) not in self.cards:
            assert time.monotonic() < until, f"no card of {case.ref} at {desk}"
            await asyncio.sleep(0.1)
        return self.cards[desk, case.ref]

    # --- coming to rest -------------------------------------------------------------------------

    async def at_rest(self, within: float) -> None:
        """Returns once nothing is on its way any more: events, posts, mails."""
        until, quiet = time.monotonic() + within, 0
        standing: Json = {}
        while quiet < 4:
            assert time.monotonic() < until, f"never at rest: {standing}"
            await asyncio.sleep(0.4)
            before, standing = standing, await self.standing()
            if standing["events"]:
                await self.control.advance(RETRY)
            still = not standing["events"] and standing["behind"] == 0
            mailed = standing["mails"] >= len(self.ledger.approved)
            quiet = quiet + 1 if still and mailed and standing == before else 0
        assert standing["parked"] == 0, standing

    async def standing(self) -> Json:
        async with self.http.get(f"{url(self.ports.bot)}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        figures = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
        return {
            "behind": int(figures["kakehashi_mirrors_behind"]),
            "parked": int(figures["kakehashi_mirrors_parked"]),
            "events": len(await self.control.deliveries()),
            "mails": len(await self.letters()),
        }


async def start_bot(family: Children, plan: Plan, name: str = "bot") -> Child:
    keys = ",".join(f"{team}:{secret}" for team, secret in KEYS.items())
    given = environment(plan) | {"KAKEHASHI_API_KEYS": keys, "KAKEHASHI_DATA_DIR": str(plan.folder)}
    bot = await family.start(name, bot_command(plan), given)
    await family.ready(bot, f"{url(plan.ports.bot)}/readyz")
    return bot


@contextlib.asynccontextmanager
async def running(database_url: str, folder: Path, seed: int) -> AsyncIterator[World]:
    """The sandbox, the mailbox and ``kakehashi serve``, on ports of their own."""
    await asyncio.to_thread(schema.upgrade, database_url)
    configuration = folder / "kakehashi.toml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    ports = Ports.free()
    plan = Plan(
        ports=ports,
        folder=folder,
        configuration=configuration,
        database_url=database_url,
        packages=folder / "no-packages",
    )
    chance = random.Random(seed)
    async with children(folder / "logs") as family, aiohttp.ClientSession() as http:
        mailbox = await family.start("mailbox", mailbox_command(plan))
        sandbox = await family.start("sandbox", [*sandbox_command(plan), "--no-rates"])
        await family.ready(mailbox, f"{url(ports.letters)}/letters.json")
        await family.ready(sandbox, f"{url(ports.sandbox)}/control/workspaces")
        bot = await start_bot(family, plan)
        control = Control(url(ports.sandbox), http)
        world = World(control, http, ports, family, plan, bot, chance, Speaker(chance))
        world.up.set()
        watching = asyncio.create_task(world.watch())
        try:
            yield world
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)
