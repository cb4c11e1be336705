"""A day of fifty cases: two agents a desk with their slips and second thoughts, a bot that is
killed, an unreliable Slack. Nothing internal reaches a mailbox, each thread tells everything once
and in order, and every mistake is answered with a way on.

``KAKEHASHI_DAY_SEED`` plays another day. It takes about as many seconds as the busier channel gets
posts: the bot posts one a second there."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from tests.scenarios.day import plots
from tests.scenarios.day.ledger import Case
from tests.scenarios.day.outside import complaints
from tests.scenarios.day.people import Agent
from tests.scenarios.day.scene import Scene
from tests.scenarios.day.world import CALL_FAULTS, EVENT_FAULTS, World, running

CASES = 50
SEED = int(os.environ.get("KAKEHASHI_DAY_SEED", "1"))
AT_WORK = ("sato", "suzuki"), ("miller", "chen")
REST_WITHIN = 60.0

Desks = dict[str, tuple[Agent, Agent]]


async def test_a_day_of_fifty_cases(empty_url: str, tmp_path: Path) -> None:
    began = time.monotonic()
    async with running(empty_url, tmp_path, SEED) as world:
        desks = agents(world)
        stuck = await played(world, desks)
        assert not stuck, "\n".join(stuck)
        worked = time.monotonic() - began
        await world.at_rest(REST_WITHIN)
        found = await complaints(world, desks)
        posts = len(await world.control.calls("chat.postMessage"))
        print(f"seed {SEED}: {world.ledger.figures()}, {posts} posts")
        print(dict(sorted(world.ledger.mistakes.items())))
        print(f"{worked:.0f} s of work, {time.monotonic() - began:.0f} s in all")
        assert not found, "\n".join(found)
        assert world.ledger.counts["kills"] == 1


async def played(world: World, desks: Desks) -> list[str]:
    """All stories at the same time, and what breaks meanwhile; gives those that got stuck."""
    stories = [asyncio.create_task(story(world, desks, number)) for number in range(CASES)]
    breaking = asyncio.create_task(break_things(world, stories))
    ended = await asyncio.gather(*stories, return_exceptions=True)
    await breaking
    return [f"case {at}: {one!r}" for at, one in enumerate(ended) if one is not None]


def agents(world: World) -> Desks:
    (sato, suzuki), (miller, chen) = AT_WORK
    person = world.control.person
    return {
        "jp": (Agent(world, person(sato), "jp"), Agent(world, person(suzuki), "jp")),
        "us": (Agent(world, person(miller), "us"), Agent(world, person(chen), "us")),
    }


async def story(world: World, desks: Desks, number: int) -> None:
    """One customer's case: it comes in, and its plot and something beside it happen."""
    case = await comes_in(world, number)
    scene = Scene(world, case, desks[case.desk], desks[case.other])
    await world.card(case.desk, case)
    await plots.PLOTS[number // 2 % len(plots.PLOTS)](scene)
    beside = plots.BESIDE[number % len(plots.BESIDE)]
    if number % 3 == 0:
        await beside(scene)


async def comes_in(world: World, number: int) -> Case:
    """Both marketplaces, both languages in each; some customers have left no address."""
    marketplace = ("jp", "us")[number % 2]
    at_home = {"jp": "ja", "us": "en"}[marketplace]
    language = {"ja": "en", "en": "ja"}[at_home] if number % 7 == 3 else at_home
    email = None if number % 11 == 5 else f"customer{number}@example.com"
    case = Case(number, marketplace, language, email)
    text, word = world.speaker.sentence(language, "message")
    customer = {"account": f"A-{number}", "family_name": "高橋", "language": language}
    body = {
        "marketplace": marketplace,
        "customer": customer | ({"email": email} if email else {}),
        "subject": {"ja": "お問い合わせ", "en": "A question"}[language],
        "text": text,
        "external_id": f"form-{number}",
    }
    answer = await world.rest("POST", "/tickets", body)
    case.ref = answer["ref"]
    case.keep("message", word)
    world.ledger.cases.append(case)
    return case


async def break_things(world: World, stories: list[asyncio.Task[None]]) -> None:
    """Slack turns unreliable; the bot dies in the middle of it and comes back to the same."""
    await done(stories, CASES // 5)
    await world.break_slack(*CALL_FAULTS, *EVENT_FAULTS)
    await done(stories, CASES // 3)
    await world.break_slack(*CALL_FAULTS)
    await world.kill_and_restart()


async def done(stories: list[asyncio.Task[None]], count: int) -> None:
    """Returns once so many of them have ended."""
    while sum(one.done() for one in stories) < count:
        going = [one for one in stories if not one.done()]
        await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
