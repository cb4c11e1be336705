"""What happens to a case: each plot is one way of working, with its slips and the ways back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.scenarios.day import replying
from tests.scenarios.day.people import Agent, Json, busy, twice
from tests.scenarios.day.scene import Scene
from tests.scenarios.day.writing import (
    delete,
    edit,
    letter_as_note,
    misspelt,
    note,
    notes,
    private_note,
)

CLOSE = {"ja": "!完了", "en": "!close"}
HANDOFF_MODAL, DECLINE_MODAL = "handoff.offer", "handoff.decline"


Plot = Callable[[Scene], Awaitable[None]]


# --- responsibility and status ----------------------------------------------------------------


async def taken(scene: Scene) -> None:
    """*Take* pressed twice by one, and by the other at the same moment; typed where somebody has
    the case already."""
    first, second = scene.here
    card = await scene.world.card(scene.case.desk, scene.case)
    async with busy(first, second):
        signs = ("assigned", "assigned_already")
        if await first.has(card, "verb.assign"):
            both = lambda: twice(lambda: first.click(card, "verb.assign"))  # noqa: E731
            await asyncio.gather(
                late_to_it(first, both, *signs),
                late_to_it(second, lambda: second.click(card, "verb.assign"), *signs),
            )
        else:
            take = f"take {scene.case.ref}"
            await asyncio.gather(*(one.command("/ticket", take, *signs) for one in scene.here))
        scene.slip("second click on take")
        await note(first, scene.case)


async def late_to_it(agent: Agent, act: Callable[[], Awaitable[Json]], *signs: str) -> Json | None:
    """The answer; None where the button is gone from the card before it could be pressed."""

    async def click() -> Json:
        answer = await act()
        if answer.get("error") == "no_such_element":
            raise Gone
        return answer

    try:
        return await agent.told(click, *signs)
    except Gone:
        agent.world.ledger.counts["buttons gone in time"] += 1
        return None


class Gone(Exception):
    """The button went away with the card's new state."""


async def statuses(scene: Scene) -> None:
    """Wait, close, close again, a command edited, reopen; the customer's word reopens as well."""
    agent, case = scene.here[1], scene.case
    async with busy(agent):
        await agent.command("/ticket", f"take {case.ref}", "assigned", "assigned_already")
        await agent.command("/ticket", f"wait {case.ref}", "waiting", "illegal")
        told = await agent.say_to(case, CLOSE[agent.language], "closed", "closed_already")
        card = await scene.world.card(agent.desk, case)
        edited = lambda: agent.person.edit(agent.channel, told["said"]["ts"], "!wait")  # noqa: E731
        if "lost" not in told:
            await agent.told(edited, "edit_command", thread=card)
            scene.slip("command edited")
        await agent.command("/ticket", f"close {case.ref}", "closed_already", "closed")
        scene.slip("closed twice")
    await scene.write_again()
    async with busy(agent):
        await agent.command("/ticket", f"reopen {case.ref}", "reopen_already", "reopened")
        scene.slip("reopened what is open")
        await note(agent, case)


async def wrong_clicks(scene: Scene) -> None:
    """What cannot be done is said, with what can be."""
    agent, case = scene.here[0], scene.case
    stranger = scene.there[0]
    barred = ("no_offer", "not_your_team", "declined_already", "withdrawn_already")
    reason, word = scene.world.speaker.sentence(agent.language, "reason")
    case.unsaved.append(word)
    async with busy(agent):
        await agent.command("/ticket", "close JP-99999", "not_found")
        await agent.command("/handoff", f"accept {case.ref}", *barred)
        await agent.command("/handoff", f"{case.ref} {case.desk} {reason}", "own_team")
        await agent.command("/handoff", f"withdraw {case.ref}", *barred)
        await agent.command("/ticket", f"clsoe {case.ref}", "unknown_word")
    async with busy(stranger):
        await stranger.command("/handoff", f"return {case.ref} {reason}", "no_offer")
    for kind in ("unknown ticket", "no offer", "own desk", "no offer", "no offer", "misspelt verb"):
        scene.slip(kind)


# --- handoffs -------------------------------------------------------------------------------


async def offer(scene: Scene, agent: Agent, *, by: str = "command") -> None:
    """Offers the case to the other desk, one way or another."""
    case, to = scene.case, scene.case.other
    reason, word = scene.world.speaker.sentence(agent.language, "reason")
    if by == "form":
        card = await scene.world.card(agent.desk, case)
        await agent.button(card, "verb.handoff")
        view = await agent.open(lambda: agent.click(card, "verb.handoff"), HANDOFF_MODAL)
        submit = lambda: agent.submit(view, {"text": reason})  # noqa: E731
        await agent.told(submit, "offered", "offer_open", thread=card, wherever=True)
        await agent.person.close(everything=True)
    else:
        text = f"{case.ref} {to} {reason}"
        await agent.command("/handoff", text, "offered", "offer_open")
    case.keep("reason", word, agent.desk)


async def accepted(scene: Scene) -> Agent:
    """Both agents of the other desk press *Accept*, one of them twice; gives one of them. The card
    may still be that of an offer that was withdrawn: that is said, and they press the new one."""
    first, second = scene.there
    card = await scene.world.card(first.desk, scene.case)
    won = ("accepted", "accepted_already")
    both = lambda: twice(lambda: first.click(card, "handoff.accept"))  # noqa: E731
    once = lambda: second.click(card, "handoff.accept")  # noqa: E731
    async with busy(first, second):
        while True:
            await first.button(card, "handoff.accept")
            told = await asyncio.gather(
                late_to_it(first, both, *won, "withdrawn_already"),
                late_to_it(second, once, *won, "withdrawn_already"),
            )
            if any(one and first.shows(one, sign) for one in told for sign in won):
                break
            scene.slip("accepted what was withdrawn")
            await asyncio.sleep(0.5)
    scene.slip("second click on accept")
    return first


async def handed_over(scene: Scene) -> None:
    """Offered, closed too early, accepted by two at once, notes both ways, a reply from there."""
    first, second = scene.here
    way = scene.world.chance.choice(("command", "form"))
    async with busy(first):
        await private_note(first, scene.case)
        await note(first, scene.case)
        await offer(scene, first, by=way)
        await first.command("/ticket", f"close {scene.case.ref}", "offer_open")
        scene.slip("closed while on offer")
    taker = await accepted(scene)

    async def there() -> None:
        async with busy(taker):
            kept, said = await note(taker, scene.case)
            await private_note(taker, scene.case)
            await edit(taker, kept, said)
            await replying.straight(taker, scene.case, scene.world.chance.choice(replying.WAYS[:3]))

    async def here() -> None:
        async with busy(second):
            kept, said = await note(second, scene.case)
            await delete(second, kept, said)
            await note(second, scene.case)

    await asyncio.gather(there(), here())


async def returned(scene: Scene) -> None:
    """Taken over, answered and given back; a second return is refused."""
    first = scene.here[0]
    async with busy(first):
        await offer(scene, first)
    taker = await accepted(scene)
    text, word = scene.world.speaker.sentence(taker.language, "answer")
    async with busy(taker):
        await note(taker, scene.case)
        await taker.command("/handoff", f"return {scene.case.ref} {text}", "returned", "no_offer")
        await taker.command("/handoff", f"return {scene.case.ref} {text}", "no_offer")
        scene.slip("returned twice")
    scene.case.keep("answer", word, taker.desk)
    async with busy(first):
        await replying.straight(first, scene.case, replying.by_command, twice=True)


async def declined(scene: Scene) -> None:
    """Sent back with a reason; what is written there afterwards is refused, with the reason."""
    first, (judge, other) = scene.here[0], scene.there
    async with busy(first):
        await offer(scene, first, by="form")
    card = await scene.world.card(judge.desk, scene.case)
    text, word = scene.world.speaker.sentence(judge.language, "refusal")
    async with busy(judge):
        await judge.button(card, "handoff.decline")
        view = await judge.open(lambda: judge.click(card, "handoff.decline"), DECLINE_MODAL)
        submit = lambda: judge.submit(view, {"text": text})  # noqa: E731
        await judge.told(submit, "declined")
    scene.case.keep("refusal", word, judge.desk)
    async with busy(other):
        lost, gone = scene.world.speaker.sentence(other.language, "note")
        await other.say_to(scene.case, lost, "resting")
        scene.case.unsaved.append(gone)
        await other.command("/handoff", f"accept {scene.case.ref}", "declined_already")
        scene.slip("written where the thread has ended")
        scene.slip("accepted too late")
    async with busy(first):
        await note(first, scene.case)


async def withdrawn(scene: Scene) -> None:
    """Offered twice, withdrawn by the wrong desk and by the right one, offered anew, taken."""
    first, stranger = scene.here[1], scene.there[0]
    async with busy(first):
        await offer(scene, first)
        again, word = scene.world.speaker.sentence(first.language, "reason")
        scene.case.unsaved.append(word)
        text = f"{scene.case.ref} {scene.case.other} {again}"
        await first.command("/handoff", text, "offer_open")
        scene.slip("offered twice")
    async with busy(stranger):
        await stranger.command("/handoff", f"withdraw {scene.case.ref}", "not_your_team")
        scene.slip("withdrawn by the other desk")
    async with busy(first):
        await first.command("/handoff", f"withdraw {scene.case.ref}", "withdrawn")
        await note(first, scene.case)
        await offer(scene, first)
    taker = await accepted(scene)
    async with busy(taker):
        await note(taker, scene.case)


# --- replies --------------------------------------------------------------------------------


async def answered(scene: Scene) -> None:
    agent = scene.world.chance.choice(scene.here)
    way = scene.world.chance.choice(replying.WAYS)
    async with busy(agent):
        await replying.straight(agent, scene.case, way, twice=True)
    await scene.write_again()
    async with busy(agent):
        await replying.cancelled(agent, scene.case, scene.world.chance.choice(replying.WAYS[:2]))


async def regretted(scene: Scene) -> None:
    for again in (True, False):
        agent = scene.world.chance.choice(scene.here)
        way = scene.world.chance.choice(replying.WAYS)
        async with busy(agent):
            await replying.regretted(agent, scene.case, way, again=again)


PLOTS: tuple[Plot, ...] = (
    *(notes, handed_over, answered, declined, misspelt),
    *(regretted, withdrawn, statuses, returned, taken),
    *(answered, misspelt, notes, regretted, statuses),
    *(taken, regretted, answered, statuses, misspelt),
)
"""Four of twenty hand the case over: Slack takes one message a second in a channel."""

BESIDE: tuple[Plot, ...] = (letter_as_note, wrong_clicks, taken, regretted, notes)
"""What may happen to a case after its plot."""
