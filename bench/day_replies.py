"""Replies: from the button or ``!reply`` through the preview to *Send*, and second thoughts."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from functools import partial

from bench.day_agents import PATIENCE, Agent, Json, Stuck, buttons_of, clicks, fields, spoken, until
from bench.day_house import LOOK
from bench.day_journal import Case, Saying

TEXT, CUSTOMER = "preview.text.0", "preview.customer.0"
COMPOSE, SEND = "preview.compose", "preview.send"
VERB = {"ja": "!返信", "en": "!reply"}
TOO_LATE = ("取り消せません", "Too late to undo")
OVER = ("この返信はまもなく", "すでに送信済み", "This reply is about to be sent", "has been sent")
"""What a window says whose reply has gone its way already."""

ANOTHER = ("返信がまもなくこのお客様に", "reply to this customer is about to be sent")
"""What it says while another one to the same customer is on its way."""

LANDED_WITHIN = 90.0


@dataclass(frozen=True)
class Reply:
    """``mine`` is the agent's text, ``theirs`` what the customer gets, each with its mark."""

    mine: str
    theirs: str
    mark: str
    customer: str | None

    @property
    def values(self) -> dict[str, str]:
        own = {TEXT: self.mine}
        return own if self.customer is None else own | {CUSTOMER: self.theirs}


def worded(agent: Agent, case: Case) -> Reply:
    speaker = agent.day.speaker
    if agent.language == case.language:
        text, mark = speaker.text("reply", agent.language)
        return Reply(text, text, mark, None)
    (mine, mark), (theirs, customer) = speaker.reply(agent.language, case.language)
    return Reply(mine, theirs, mark, customer)


async def reply(agent: Agent, case: Case, *, regret: str | None = None) -> None:
    """Answers the customer; ``regret`` is ``again`` (undone, then sent) or ``drop`` (undone).
    Returns when the timeline has it."""
    agent.count("replies")
    chance = agent.day.chance
    by_word, twice = chance.random() < 0.4, chance.random() < 0.25
    agent.day.journal.counts["double clicks"] += twice
    one = worded(agent, case)
    async with agent.lock:
        card = await agent.day.card(agent.desk, case.ref)
        await (by_message if by_word else by_button)(agent, case, card, one)
        sent = await send(agent, card, one, twice=twice)
        saying = Saying("reply", one.mark, time.time(), agent.desk, customer=one.customer)
        saying.theirs = one.theirs
        if regret and sent is not None:
            undone = await undo(agent, case, card, sent, saying)
            if undone is not None:
                await second_thought(agent, case, card, undone, one, saying, drop=regret == "drop")
        if saying.theirs is not None:
            case.said.append(saying)
    await landed(agent, case, saying)


async def landed(agent: Agent, case: Case, saying: Saying) -> None:
    """Waits until the timeline has it. Raises Stuck."""
    if saying.theirs is None or not saying.sure:
        return

    async def there() -> bool:
        entries = (await agent.ticket(case))["entries"]
        return any(saying.mark in one["text"] for one in entries)

    if await until(there, LANDED_WITHIN) is None:
        raise Stuck(f"{case.ref}: a reply that was sent is on no timeline")


# --- ways to the preview ------------------------------------------------------------------------


async def by_button(agent: Agent, case: Case, card: str, one: Reply) -> None:
    view = await agent.opens("reply", lambda: agent.click(card, "verb.reply"), TEXT)
    if view["callback_id"] == COMPOSE:
        await agent.do(lambda: agent.person.submit(view["id"], {TEXT: one.mine}))


async def by_message(agent: Agent, case: Case, card: str, one: Reply) -> None:
    """``!reply`` in the thread; by the button where Slack keeps the event back for long."""
    agent.count("replies begun in the thread")
    known = seen(await agent.whispers(card))
    await agent.say(case, f"{VERB[agent.language]} {one.mine}")

    async def offered() -> Json | None:
        return newest(await agent.whispers(card), "draft.open", known)

    told = await until(offered, PATIENCE)
    if told is None:
        agent.day.journal.odd["reply by the button, the message being late"] += 1
        await by_button(agent, case, card, one)
        return
    ts = told["ts"]
    await agent.opens("draft", lambda: agent.click(ts, "draft.open"), TEXT)


Seen = dict[str, str]
"""Private answers by timestamp: one that is put in the place of another keeps its timestamp."""


def seen(whispers: list[Json]) -> Seen:
    return {told["ts"]: spoken(told) for told in whispers}


def fresh(whispers: list[Json], known: Seen) -> list[Json]:
    return [told for told in whispers if known.get(told["ts"]) != spoken(told)]


def newest(whispers: list[Json], action: str, known: Seen) -> Json | None:
    found = [one for one in fresh(whispers, known) if action in buttons_of(one)]
    return found[-1] if found else None


# --- in the window ------------------------------------------------------------------------------


async def preview(agent: Agent, one: Reply) -> Json:
    """The window once it shows just this text. Raises Stuck."""

    async def shown() -> Json | None:
        view = await agent.window()
        if view is None or view["callback_id"] != SEND or fields(view).get(TEXT) != one.mine:
            return None
        return view if one.customer is None or CUSTOMER in fields(view) else None

    for _ in range(6):
        if view := await until(shown):
            return view
        top = await agent.window()
        if top is None:
            break
        agent.day.journal.odd["preview asked for again"] += 1
        if top["callback_id"] == COMPOSE:
            await agent.do(partial(agent.person.submit, top["id"], {TEXT: one.mine}))
        else:
            await agent.do(partial(agent.person.click, "preview.translate", view_id=top["id"]))
    top = await agent.window()
    raise Stuck(f"{agent.person.user}: no preview, but {fields(top) if top else 'no window'}")


async def send(agent: Agent, card: str, one: Reply, *, twice: bool) -> Json | None:
    """Presses *Send*; the private answer with *Undo*, or None where it does not come."""
    view = await preview(agent, one)
    known = seen(await agent.whispers(card))
    press = partial(clicks, partial(agent.person.submit, view["id"], one.values), twice)
    answer: Json = {}
    for _ in range(100):
        answer = await agent.do(press)
        if not says(answer, ANOTHER):
            break
        agent.day.journal.odd["waited for another reply"] += 1
        await asyncio.sleep(LOOK * 2)
    while answer["ok"] and (top := await agent.window()) and top["callback_id"] == SEND:
        agent.day.journal.odd["promises pointed out before sending"] += 1
        answer = await agent.do(partial(agent.person.submit, top["id"]))
    if not answer["ok"] and not says(answer, OVER):
        raise Stuck(f"{agent.person.user}: *Send* was refused: {answer}")

    async def told() -> Json | None:
        return newest(await agent.whispers(card), "draft.undo", known)

    found = await until(told)
    agent.day.journal.odd["no word of a reply being sent"] += found is None
    await agent.person.close(everything=True)
    return found


def says(answer: Json, sentences: tuple[str, ...]) -> bool:
    return any(one in str(answer.get("errors")) for one in sentences)


# --- second thoughts ----------------------------------------------------------------------------


async def undo(agent: Agent, case: Case, card: str, sent: Json, saying: Saying) -> Json | None:
    """The private answer with the draft; None where it was too late, or nobody can say."""
    agent.count("undo pressed")
    known = seen(await agent.whispers(card))

    async def told() -> Json | None:
        new = fresh(await agent.whispers(card), known)
        ends = [one for one in new if "draft.open" in buttons_of(one) or late(one)]
        return ends[-1] if ends else None

    await agent.do(lambda: agent.click(sent["ts"], "draft.undo"))
    found = await until(told)
    if found is None:
        agent.day.journal.odd["no word of an undo"] += 1
        saying.sure = False
        return None
    if late(found):
        agent.count("too late to undo")
        return None
    agent.count("undone")
    return found


def late(whisper: Json) -> bool:
    return any(one in spoken(whisper).replace("\u200b", "") for one in TOO_LATE)


async def second_thought(
    agent: Agent, case: Case, card: str, told: Json, one: Reply, saying: Saying, *, drop: bool
) -> None:
    """The undone draft is thrown away, or sent with another text for the customer."""
    ts = told["ts"]
    if drop:
        await agent.do(lambda: agent.click(ts, "draft.discard"))
        saying.theirs = None
        case.unsaved += saying.marks
        return
    await agent.opens("undone draft", lambda: agent.click(ts, "draft.open"), SEND)
    again = one
    if one.customer is not None:
        customer = agent.day.speaker.mark(case.language)
        case.unsaved.append(one.customer)
        again = replace(one, theirs=one.theirs.replace(one.customer, customer), customer=customer)
    await send(agent, card, again, twice=False)
    saying.at, saying.customer, saying.theirs = time.time(), again.customer, again.theirs
