"""Replies to customers: ways to the preview, slips before sending, second clicks, regrets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from tests.scenarios.day.ledger import Case
from tests.scenarios.day.people import PATIENCE, Agent, Json, fields, mark

TEXT, CUSTOMER = "preview.text.0", "preview.customer.0"
SEND = "preview.send"
REFUNDS = {"ja": "2,400円を返金いたします。", "en": "We will refund ¥2,400."}
OVER = ("この返信はまもなく", "すでに送信済み", "This reply is about to be sent", "has been sent")
"""What a window says whose reply has gone its way already."""

ANOTHER = ("返信がまもなくこのお客様に", "reply to this customer is about to be sent")
"""What it says while another one to the same customer is on its way."""


@dataclass(frozen=True)
class Reply:
    """``mine`` is the agent's text, ``theirs`` what the customer gets; one where they are alike."""

    mine: str
    theirs: str
    word: str
    customer: str | None

    @property
    def alike(self) -> bool:
        return self.customer is None


def worded(agent: Agent, case: Case) -> Reply:
    speaker = agent.world.speaker
    mine, word = speaker.sentence(agent.language, "reply")
    if agent.language == case.language:
        return Reply(mine, mine, word, None)
    theirs, customer = speaker.sentence(case.language, "reply")
    return Reply(mine, theirs, word, customer)


# --- ways to the preview --------------------------------------------------------------------


async def by_button(agent: Agent, case: Case, reply: Reply) -> str | None:
    """Gives the thread in which private answers come; None for the channel."""
    card = await agent.world.card(agent.desk, case)
    await agent.button(card, "verb.reply")
    view = await agent.open(lambda: agent.click(card, "verb.reply"), TEXT)
    if view["callback_id"] != SEND:
        await agent.submit(view, {TEXT: reply.mine})
    return card


async def by_command(agent: Agent, case: Case, reply: Reply) -> str | None:
    text = f"reply {case.ref} {reply.mine}"
    await agent.open(lambda: agent.person.command(agent.channel, "/ticket", text), TEXT)
    return None


async def in_thread(agent: Agent, case: Case, reply: Reply) -> str | None:
    """``!reply`` keeps a draft; editing or deleting the message changes nothing about it."""
    verb = "!返信" if agent.language == "ja" else "！ｒｅｐｌｙ"
    told = await agent.say_to(case, f"{verb} {reply.mine}", "draft.open")
    card = await agent.world.card(agent.desk, case)
    if "lost" in told:
        return await by_button(agent, case, reply)
    edited = lambda: agent.person.edit(agent.channel, told["said"]["ts"], f"{verb} …")  # noqa: E731
    await agent.told(edited, "draft_edit", thread=card)
    deleted = lambda: agent.person.delete(agent.channel, told["said"]["ts"])  # noqa: E731
    await agent.told(deleted, "draft_delete", thread=card)
    agent.world.ledger.mistakes["draft edited or deleted in Slack"] += 2
    await agent.open(lambda: agent.click(told["ts"], "draft.open"), TEXT)
    return card


async def by_slip(agent: Agent, case: Case, reply: Reply) -> str | None:
    """A verb misspelt: nothing is saved or sent, and its writer chooses."""
    verb = "!返進" if agent.language == "ja" else "!repyl"
    told = await agent.say_to(case, f"{verb} {reply.mine}", "slip.reply")
    card = await agent.world.card(agent.desk, case)
    if "lost" in told:
        await agent.person.delete(agent.channel, told["said"]["ts"])
        return await by_button(agent, case, reply)
    agent.world.ledger.mistakes["misspelt verb"] += 1
    await agent.open(lambda: agent.click(told["ts"], "slip.reply"), TEXT)
    await agent.person.delete(agent.channel, told["said"]["ts"])
    return card


async def by_shortcut(agent: Agent, case: Case, reply: Reply) -> str | None:
    """A note is taken as the reply's first wording, which is then written anew."""
    note, word = agent.world.speaker.sentence(agent.language, "note")
    card = await agent.world.card(agent.desk, case)
    said = await agent.say(case, note)
    case.keep("note", word, agent.desk, place=agent.desk)
    at = {"channel": agent.channel, "message_ts": said["ts"]}
    view = await agent.open(lambda: agent.person.shortcut("reply_to_customer", **at), TEXT)
    assert fields(view)[TEXT] == note
    await written_anew(agent, view, reply)
    return card


Way = Callable[[Agent, Case, Reply], Awaitable[str | None]]
WAYS: tuple[Way, ...] = (by_button, by_command, in_thread, by_slip, by_shortcut)


# --- in the window --------------------------------------------------------------------------


async def shown(agent: Agent, reply: Reply) -> Json:
    """The preview of just this text, with a second field where the customer reads another language.
    What a kill took away is asked for again by *Translate again*."""
    since, wanted = time.monotonic(), SEND if reply.alike else CUSTOMER
    for _ in range(3):
        view = await agent.window(wanted, within=6)
        if view is not None and fields(view).get(TEXT) == reply.mine:
            return view
        [*_, top] = await agent.person.views()
        assert agent.world.excused(since), f"the preview stays as {fields(top)}"
        await agent.do(partial(agent.person.click, "preview.translate", view_id=top["id"]))
    raise AssertionError("no preview")


async def written_anew(agent: Agent, view: Json, reply: Reply) -> None:
    """Another text is typed into the window, and *Translate again* pressed."""
    view = await shown(agent, replace(reply, mine=fields(view)[TEXT]))
    view_id = view["id"]
    if reply.alike:
        await agent.person.fill(view_id, {TEXT: reply.mine})
        return
    while True:
        since = time.monotonic()
        await agent.person.fill(view_id, {TEXT: reply.mine})
        await agent.do(lambda: agent.person.click("preview.translate", view_id=view_id))
        if await agent.redrawn(view):
            return
        assert agent.world.excused(since), "the window does not change"


async def refused(agent: Agent, view: Json, values: Json, kind: str) -> None:
    """*Send* is refused under a field, and the window stays."""
    answer = await agent.submit(view, values)
    assert answer.get("errors"), (kind, answer)
    agent.world.ledger.mistakes[kind] += 1


async def wrong_first(agent: Agent, reply: Reply) -> None:
    """One's own text in place of the translation, or an empty one."""
    if not reply.alike:
        view = await shown(agent, reply)
        await refused(agent, view, {CUSTOMER: reply.mine}, "own text as translation")
        await refused(agent, view, {CUSTOMER: ""}, "empty translation")


async def press_send(agent: Agent, reply: Reply, thread: str | None, *, twice: bool) -> Json | None:
    """Sends; the private answer with *Undo*, or None where the kill took it away."""
    view = await shown(agent, reply)
    values = {TEXT: reply.mine} if reply.alike else {TEXT: reply.mine, CUSTOMER: reply.theirs}
    known = {mark(one) for one in await agent.private(thread)}
    since = time.monotonic()
    answer = await confirmed(agent, view, values, clicks=2 if twice else 1)
    while says(answer, ANOTHER):
        agent.world.ledger.mistakes["a second reply at the same time"] += 1
        await asyncio.sleep(0.5)
        answer = await confirmed(agent, view, values)
    assert answer["ok"] or says(answer, OVER), answer
    found = await to_undo(agent, known, thread)
    assert found or agent.world.excused(since), f"no word of the sent reply: {await agent.lately()}"
    await agent.person.close(everything=True)
    return found


async def confirmed(agent: Agent, view: Json, values: Json, *, clicks: int = 1) -> Json:
    """What came of pressing *Send*, so many times at once."""
    answers = await asyncio.gather(*(agent.submit(view, values) for _ in range(clicks)))
    if clicks > 1:
        agent.world.ledger.mistakes["second click on send"] += 1
    return next((one for one in answers if one["ok"]), answers[0])


def says(answer: Json, sentences: tuple[str, ...]) -> bool:
    return any(one in str(answer.get("errors")) for one in sentences)


async def to_undo(agent: Agent, known: set[tuple[str, str]], thread: str | None) -> Json | None:
    """The new private answer with which the reply can be stopped."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for one in reversed(await agent.private(thread)):
            if mark(one) not in known and agent.shows(one, "draft.undo"):
                return one
        await asyncio.sleep(0.05)
    return None


def approve(agent: Agent, case: Case, reply: Reply) -> None:
    """It went out for good."""
    case.keep("reply", reply.word, agent.desk, customer=reply.customer)
    if case.email:
        agent.world.ledger.approved.append((case.email, reply.theirs))


async def send(agent: Agent, case: Case, reply: Reply, thread: str | None, **how: bool) -> None:
    await press_send(agent, reply, thread, twice=how.get("twice", False))
    approve(agent, case, reply)


# --- the whole ------------------------------------------------------------------------------


async def straight(agent: Agent, case: Case, way: Way, *, twice: bool = False) -> None:
    reply = worded(agent, case)
    thread = await way(agent, case, reply)
    await wrong_first(agent, reply)
    await send(agent, case, reply, thread, twice=twice)


async def regretted(agent: Agent, case: Case, way: Way, *, again: bool) -> None:
    """Undone after *Send*; then edited and sent, or dropped. Too late to undo is said."""
    reply = worded(agent, case)
    thread = await way(agent, case, reply)
    told = await press_send(agent, reply, thread, twice=False)
    if told is None:
        approve(agent, case, reply)
        return
    answer = await agent.press(told, "draft.undo", "undone", "too_late", thread=thread)
    agent.world.ledger.mistakes["regretted reply"] += 1
    if agent.shows(answer, "too_late"):
        agent.world.ledger.counts["too late to undo"] += 1
        approve(agent, case, reply)
        return
    agent.world.ledger.counts["undone"] += 1
    if not again:
        await agent.press(answer, "draft.discard", "discarded", thread=thread)
        case.unsaved += [reply.word, *filter(None, [reply.customer])]
        return
    await agent.open(lambda: agent.click(answer["ts"], "draft.open"), SEND)
    await send(agent, case, reworded(agent, case, reply), thread)


def reworded(agent: Agent, case: Case, reply: Reply) -> Reply:
    """Another text for the customer; where both read the same one it stays."""
    if reply.alike:
        return reply
    theirs, customer = agent.world.speaker.sentence(case.language, "reply")
    case.unsaved.append(str(reply.customer))
    return replace(reply, theirs=theirs, customer=customer)


async def cancelled(agent: Agent, case: Case, way: Way) -> None:
    """The window is closed instead: the draft stays, is found, and is deleted."""
    reply = worded(agent, case)
    thread = await way(agent, case, reply)
    await shown(agent, reply)
    kept = await agent.told(
        lambda: agent.person.close(everything=True), "draft_kept", thread=thread
    )
    await agent.press(kept, "draft.discard", "discarded", thread=thread)
    agent.world.ledger.mistakes["cancelled reply"] += 1
    case.unsaved += [reply.word]
