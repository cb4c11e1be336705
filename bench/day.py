"""A day of two desks, with everything breaking that can: is anything lost or doubled?

Customers write by the web form, agents work through the sandbox's screens, web and worker are
killed, Slack refuses, lingers, repeats and shuffles. At the end four accounts are compared: what
people did, the store, the threads, the mailboxes. Slack's pace of one post a second in a channel is
lifted, which would make an hour of it. ``KAKEHASHI_DAY_SEED`` plays another day.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvloop

from bench.day_accounts import Complaint, complaints
from bench.day_agents import LANGUAGES, Agent, until
from bench.day_cases import Desks, story
from bench.day_faults import break_things, events_let_go, mend
from bench.day_house import CHANNELS, UNDO, Day, open_day, store
from bench.day_journal import Case, Saying
from bench.figures import Figure, Size
from demo.ports import url
from sandbox.defaults import CHEN, MILLER, PARKER, SATO, SUZUKI, TANAKA
from sandbox.person import Control

SEED = int(os.environ.get("KAKEHASHI_DAY_SEED", "1"))
AT_ONCE = 16
"""Cases that are in work at the same time."""

REST_WITHIN = 180.0
EVENTS = 2
"""Where events to be sent again stand in what is on the way."""

RETRY = 301.0
"""Seconds after which Slack sends an event for the last time (https://docs.slack.dev/apis/events-api)."""
FURTHER = (
    ("jp", {"name": "ito", "real_name": "伊藤 蓮", "locale": "ja-JP", "tz": "Asia/Tokyo"}),
    (
        "us",
        {"name": "lopez", "real_name": "Ana Lopez", "locale": "en-US", "tz": "America/Los_Angeles"},
    ),
)


def run(size: Size) -> list[Figure]:
    folder = Path(tempfile.mkdtemp(prefix="kakehashi-day-"))
    load = os.getloadavg()[0]
    with (
        store(folder, postgresql=size.postgresql) as database_url,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        outcome = runner.run(played(folder, database_url, size.cases))
    figures = list(told(outcome, load, "PostgreSQL" if size.postgresql else "SQLite"))
    if not (outcome.found or outcome.day.journal.stuck):
        shutil.rmtree(folder)
    else:
        print(f"  logs and store are kept in {folder}")
    return figures


@dataclass(frozen=True)
class Outcome:
    """``worked`` and ``whole`` in seconds; ``lags`` in seconds by what was waited for."""

    day: Day
    found: list[Complaint]
    lags: dict[str, list[float]]
    repeated_mails: int
    worked: float
    whole: float


def end_on_sigterm() -> None:
    """As Ctrl-C does: by unwinding, so that no child is left."""
    playing = asyncio.current_task()
    assert playing is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, playing.cancel)


async def played(folder: Path, database_url: str, cases: int) -> Outcome:
    end_on_sigterm()
    began = time.monotonic()
    async with open_day(folder, database_url, seed=SEED, cases=cases) as day:
        await bring_in(day.control)
        desks = agents(day)
        await all_stories(day, desks)
        worked = time.monotonic() - began
        await at_rest(day)
        found = await complaints(day, desks)
        letters = await day.letters()
        return Outcome(
            day=day,
            found=found,
            lags=lags_of(day, letters),
            repeated_mails=len(letters) - len({one["message_id"] for one in letters}),
            worked=worked,
            whole=time.monotonic() - began,
        )


async def bring_in(control: Control) -> None:
    for desk, member in FURTHER:
        user = (await control.new_member(**member))["user"]["id"]
        await control.add_to_channel(CHANNELS[desk], user)


def agents(day: Day) -> Desks:
    names: dict[str, tuple[str, ...]] = {"jp": (SATO, SUZUKI, TANAKA), "us": (MILLER, CHEN, PARKER)}
    for desk, member in FURTHER:
        names[desk] += (member["name"],)
    person = day.control.person
    return {desk: tuple(Agent(day, person(one), desk) for one in names[desk]) for desk in LANGUAGES}


async def all_stories(day: Day, desks: Desks) -> None:
    """Every case from its beginning to its end, and what breaks meanwhile."""
    places, done = asyncio.Semaphore(AT_ONCE), Counter[str]()

    async def one(number: int) -> None:
        async with places:
            try:
                await story(day, desks, number)
            except Exception as error:
                day.journal.stuck.append(f"case {number}: {error!r}")
            done["cases"] += 1

    breaking = asyncio.create_task(break_things(day, lambda: done["cases"]))
    await asyncio.gather(*(one(number) for number in range(day.cases)))
    await breaking
    await mend(day)
    await events_let_go(day)


async def at_rest(day: Day) -> None:
    """Returns once nothing is on its way any more: events, posts, mails. Raises TimeoutError."""
    standing: tuple[int, ...] = ()

    async def quiet() -> bool:
        nonlocal standing
        before, standing = standing, await on_the_way(day)
        if standing[EVENTS]:
            await day.control.advance(RETRY)
        *waiting, _ = standing
        return not any(waiting) and before == standing

    for _ in range(3):
        if not await until(quiet, REST_WITHIN):
            raise TimeoutError(f"never at rest: {standing}")


async def on_the_way(day: Day) -> tuple[int, ...]:
    """Threads behind, threads parked, events to be sent again, and the letters so far."""
    async with day.http.get(f"{url(day.plan.ports.bot)}/metrics") as answer:
        lines = [one for one in (await answer.text()).splitlines() if not one.startswith("#")]
    figures = [int(line.rsplit(" ", 1)[1]) for line in lines]
    events = await day.control.deliveries()
    return (*figures, len(events), len(await day.letters()))


# --- how long things took -----------------------------------------------------------------------


def lags_of(day: Day, letters: list[dict[str, object]]) -> dict[str, list[float]]:
    """Seconds from an act to its being shown: cards, entries in the threads that were open then,
    mails (without the time to undo)."""
    record = day.record
    came = {(str(one["to"]), str(one["text"])): float(str(one["came"])) for one in letters}
    lags: dict[str, list[float]] = {"card": [], "thread": [], "mailbox": []}
    for case in day.journal.cases:
        if (desk_card := record.carded.get((case.desk, case.ref))) is not None:
            lags["card"].append(desk_card - case.opened)
        for said in case.said:
            lags["thread"] += seen_in_threads(day, case, said)
            with suppress(KeyError):
                lags["mailbox"].append(came[str(case.email), str(said.theirs)] - said.at - UNDO)
    return lags


def seen_in_threads(day: Day, case: Case, said: Saying) -> Iterator[float]:
    record, mark = day.record, said.customer or said.mark
    waits = UNDO if said.kind == "reply" else 0
    for desk in LANGUAGES:
        at = record.shown.get((desk, mark)) or record.shown.get((desk, said.mark))
        card = record.carded.get((desk, case.ref), float("inf"))
        first = said is case.said[0] and desk == case.desk
        if at is not None and desk != said.place and (first or card < said.at):
            yield at - said.at - waits


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


# --- telling ------------------------------------------------------------------------------------

HELD: tuple[str, ...] = ("lost", "doubled", "wrong audience", "no card", "otherwise wrong")


def told(outcome: Outcome, load: float, engine: str) -> Iterator[Figure]:
    day, journal = outcome.day, outcome.day.journal
    actions = {name: one for name, one in journal.counts.items() if not name.startswith("starts")}
    yield figure("cases", "cases", len(journal.cases), f"{engine}, seed {SEED}, load {load:.1f}")
    yield figure("actions", "actions", sum(actions.values()), listed(actions))
    yield figure("calls to Slack", "calls", day.record.calls.total(), listed(day.record.calls, 8))
    failed = day.record.failed
    yield figure("retries", "retries", failed.total() + day.record.resent, retries(outcome))
    yield figure("faults played", "faults", journal.faults.total(), listed(journal.faults))
    yield figure(
        "wall time", "s", outcome.whole, f"{outcome.worked:.0f} s of it until the last act"
    )
    for name, lags in outcome.lags.items():
        yield from lag_figures(name, lags)
    acks = [one for kind, many in day.record.acks.items() if kind != "event" for one in many]
    remark = f"p50 {percentile(acks, 0.5):.0f} ms, {len(acks)} commands, clicks and windows"
    yield figure("answer to Slack, p99", "ms", percentile(acks, 0.99), remark, aim=3_000)
    for what in HELD:
        yield held(what, [one.said for one in outcome.found if one.what == what])
    yield held("people who could not go on", journal.stuck)


def figure(
    name: str, unit: str, ours: float, remark: str = "", *, aim: float | None = None
) -> Figure:
    return Figure(name=name, unit=unit, ours=ours, aim=aim, remark=remark)


def held(name: str, found: list[str]) -> Figure:
    return figure(name, "times", len(found), "\n      ".join(found[:40]), aim=0)


def lag_figures(name: str, lags: list[float]) -> Iterator[Figure]:
    remark = f"{len(lags)} times, at most {max(lags, default=0):.1f} s"
    yield figure(f"act to {name}, p50", "s", percentile(lags, 0.5), remark)
    yield figure(f"act to {name}, p99", "s", percentile(lags, 0.99))


def retries(outcome: Outcome) -> str:
    day = outcome.day
    again = listed({**day.journal.odd, "mails repeated by Message-ID": outcome.repeated_mails})
    return (
        f"calls that Slack failed: {listed(day.record.failed)}; events sent again:"
        f" {day.record.resent}; by people: {again}"
    )


def listed(counts: dict[str, int] | Counter[str], most: int | None = None) -> str:
    shown = sorted(counts.items(), key=lambda one: -one[1])[:most]
    return ", ".join(f"{count} {name}" for name, count in shown if count)
