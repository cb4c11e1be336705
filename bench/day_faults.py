"""What breaks during the day, and when: by how many of its cases are done."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from bench.day_agents import until
from bench.day_house import Day

Json = dict[str, Any]

REFUSED = 25
"""Calls that an outage refuses before it ends; or it ends after ``LONGEST`` seconds."""

LONGEST = 6.0
USUAL = 150


def fault(kind: str, on: str, count: int, **more: Any) -> Json:
    return {"kind": kind, "on": on, "count": count, **more}


EVENTS_ASTRAY = (
    fault("duplicate_events", "message", 60),
    fault("fail_events", "message", 12),
)
EVENTS_SHUFFLED = tuple(fault("reorder_events", "message", count) for count in (3, 4, 5, 6, 7))
BURSTS = (
    fault("ratelimited", "chat.postMessage", 15, retry_after=1),
    fault("ratelimited", "chat.update", 10, retry_after=1),
    fault("ratelimited", "chat.postEphemeral", 4, retry_after=1),
)
SLOW = (fault("slow", "*", 80, seconds=0.7),)
LOST = (
    fault("lost_answer", "chat.postMessage", 10),
    fault("late", "chat.postMessage", 5, seconds=0.5),
    fault("lost_answer", "chat.update", 6),
)


async def lay(day: Day, *faults: Json) -> None:
    """As many as the day's size asks for: counts are those of a day of ``USUAL`` cases."""
    share = day.cases / USUAL
    for one in faults:
        window = one["kind"] == "reorder_events"
        laid = [one] * math.ceil(share) if window else [sized(one, share)]
        await day.control.call("POST", "/faults", laid)
        day.journal.faults[one["kind"]] += sum(every["count"] for every in laid)


def sized(fault: Json, share: float) -> Json:
    return {**fault, "count": math.ceil(fault["count"] * share)}


async def mend(day: Day) -> None:
    """What was laid and not met stays away from now on; what is kept back still comes."""
    for kind in ("duplicate_events", "fail_events", "slow", "ratelimited", "lost_answer", "late"):
        await day.control.call("DELETE", "/faults", kind=kind)


async def outage(day: Day) -> None:
    """Slack answers nothing but 503 for a few seconds."""
    day.journal.faults["outage"] += 1
    before = day.record.failed["down"]
    await day.control.fault("down")

    async def felt() -> bool:
        return day.record.failed["down"] - before >= REFUSED

    await until(felt, LONGEST)
    await day.control.call("DELETE", "/faults", kind="down")


async def kill(day: Day, name: str) -> None:
    day.journal.faults[f"{name} killed"] += 1
    await day.kill(name)


async def killed_amid_losses(day: Day, name: str) -> None:
    await lay(day, *LOST)
    await kill(day, name)


Breaking = Callable[[Day], Awaitable[None]]


def laid(*faults: Json) -> Breaking:
    return lambda day: lay(day, *faults)


PROGRAMME: Sequence[tuple[float, Breaking]] = (
    (0.04, laid(*EVENTS_ASTRAY)),
    (0.12, laid(*BURSTS)),
    (0.20, laid(*EVENTS_SHUFFLED)),
    (0.28, partial(kill, name="worker")),
    (0.36, laid(*SLOW, *LOST)),
    (0.44, outage),
    (0.52, partial(kill, name="web")),
    (0.58, laid(*EVENTS_ASTRAY, *EVENTS_SHUFFLED)),
    (0.64, partial(killed_amid_losses, name="worker")),
    (0.72, laid(*BURSTS, *SLOW)),
    (0.78, partial(killed_amid_losses, name="web")),
    (0.84, outage),
    (0.88, laid(*EVENTS_SHUFFLED, *LOST)),
)


async def break_things(day: Day, done: Callable[[], int]) -> None:
    """The whole programme; ``done`` tells how many cases have ended."""

    async def so_far(share: float) -> bool:
        return done() >= share * day.cases

    for share, breaking in PROGRAMME:
        while not await until(partial(so_far, share), within=60.0):
            pass
        await breaking(day)
        await asyncio.sleep(0)


async def events_let_go(day: Day) -> None:
    """Events that are kept back to come out of order wait for others: people talk until they came.
    Raises TimeoutError."""
    async with asyncio.timeout(60):
        while await kept_back(day):
            await day.control.person("tanaka").say("support-jp", "お疲れさまです。")


async def kept_back(day: Day) -> bool:
    found = (await day.control.call("GET", "/faults"))["faults"]
    return any(one["kind"] == "reorder_events" for one in found)
