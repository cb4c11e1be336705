"""What happens to a case: it comes in by the web form, and one of these ways of working follows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.day_agents import Agent
from bench.day_house import Day
from bench.day_journal import OTHER, Case, Saying
from bench.day_replies import reply
from bench.day_words import OTHER as OTHER_LANGUAGE

Desks = dict[str, tuple[Agent, ...]]

AT_HOME = {"jp": "ja", "us": "en"}
NAMES = {"ja": ("高橋", "直子"), "en": ("Whitfield", "Karen")}


@dataclass(frozen=True)
class Scene:
    day: Day
    case: Case
    desks: Desks

    def one(self, desk: str) -> Agent:
        return self.day.chance.choice(self.desks[desk])

    def often(self, share: float) -> bool:
        return self.day.chance.random() < share


async def story(day: Day, desks: Desks, number: int) -> None:
    case = await comes_in(day, number)
    await day.card(case.desk, case.ref)
    await PLOTS[number // 2 % len(PLOTS)](Scene(day, case, desks))


async def comes_in(day: Day, number: int) -> Case:
    """Both marketplaces, both languages in each; some leave no address, some press twice."""
    marketplace = ("jp", "us")[number % 2]
    home = AT_HOME[marketplace]
    language = OTHER_LANGUAGE[home] if number % 7 == 3 else home
    email = None if number % 11 == 5 else f"buyer{number}@mail.example"
    opening, mark = day.speaker.opening(language)
    family, given = NAMES[language]
    customer = {"account": f"A-{number}", "family_name": family, "given_name": given}
    body = {
        "marketplace": marketplace,
        "customer": customer | {"language": language} | ({"email": email} if email else {}),
        "subject": opening.subject,
        "text": opening.text,
        "external_id": f"form-{number}",
    }
    at = time.time()
    times = 2 if number % 5 == 0 else 1
    answers = await asyncio.gather(*(day.rest("POST", "/tickets", body) for _ in range(times)))
    day.journal.counts["cases"] += 1
    day.journal.counts["double clicks"] += times - 1
    case = Case(marketplace, language, email, answers[0]["ref"], at)
    case.said.append(Saying("message", mark, at))
    day.journal.cases.append(case)
    return case


async def writes_again(scene: Scene) -> None:
    day, case = scene.day, scene.case
    text, mark = day.speaker.text("message", case.language)
    body = {"author": {"kind": "customer"}, "audience": "customer", "text": text}
    case.said.append(Saying("message", mark, time.time()))
    day.journal.counts["further messages of customers"] += 1
    await day.rest("POST", f"/tickets/{case.ref}/messages", body | {"external_id": mark})


# --- one agent's turn -----------------------------------------------------------------------


async def takes(agent: Agent, scene: Scene) -> None:
    async with agent.lock:
        await agent.take(scene.case, twice=scene.often(0.3))


async def notes(agent: Agent, scene: Scene) -> None:
    """A note; some are edited or deleted, some stay in the team."""
    async with agent.lock:
        saying, said = await agent.note(scene.case)
        if scene.often(0.25):
            await agent.edit(saying, said)
        if scene.often(0.1):
            await agent.delete(saying, said)
        if scene.often(0.25):
            await agent.private_note(scene.case)


async def closes(agent: Agent, scene: Scene) -> None:
    async with agent.lock:
        await agent.close(scene.case)


async def offers(agent: Agent, scene: Scene) -> None:
    async with agent.lock:
        await agent.offer(scene.case, by_form=scene.often(0.5))


async def accepts(scene: Scene) -> Agent:
    """One of the other desk; at times two of them at once, one with a double click."""
    first = scene.one(scene.case.other)
    async with first.lock:
        await first.accept(scene.case, twice=scene.often(0.4))
    return first


# --- plots ----------------------------------------------------------------------------------


async def simple(scene: Scene) -> None:
    agent = scene.one(scene.case.desk)
    await takes(agent, scene)
    await reply(agent, scene.case)
    await closes(agent, scene)


async def talked_over(scene: Scene) -> None:
    """Two agents write at once; the customer writes again, after the closing too."""
    first, second = scene.day.chance.sample(scene.desks[scene.case.desk], 2)
    await takes(first, scene)
    await asyncio.gather(notes(first, scene), notes(second, scene))
    await reply(first, scene.case)
    await writes_again(scene)
    await reply(second, scene.case)
    await closes(second, scene)
    if scene.often(0.3):
        await writes_again(scene)


async def handed_over(scene: Scene) -> None:
    """Both desks write at once afterwards; the other one answers and closes."""
    here = scene.one(scene.case.desk)
    await notes(here, scene)
    await offers(here, scene)
    there = await accepts(scene)
    await asyncio.gather(notes(here, scene), notes(there, scene), writes_again(scene))
    await reply(there, scene.case)
    await closes(there, scene)


async def returned(scene: Scene) -> None:
    here = scene.one(scene.case.desk)
    await offers(here, scene)
    there = await accepts(scene)
    await notes(there, scene)
    async with there.lock:
        await there.give_back(scene.case)
    await asyncio.gather(notes(here, scene), notes(there, scene))
    await reply(here, scene.case)
    await closes(here, scene)


async def declined(scene: Scene) -> None:
    here, there = scene.one(scene.case.desk), scene.one(OTHER[scene.case.desk])
    await takes(here, scene)
    await offers(here, scene)
    async with there.lock:
        await there.decline(scene.case)
    await notes(here, scene)
    await reply(here, scene.case)


async def regretted(scene: Scene) -> None:
    agent = scene.one(scene.case.desk)
    await takes(agent, scene)
    await reply(agent, scene.case, regret="again")
    await reply(agent, scene.case, regret="drop")
    await closes(agent, scene)


PLOTS: tuple[Callable[[Scene], Awaitable[None]], ...] = (
    *(simple, talked_over, handed_over, simple, regretted),
    *(returned, simple, talked_over, handed_over, declined),
)
