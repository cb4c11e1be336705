"""An agent of a desk: does one thing at a time, through the sandbox's own screen, and does it again
where nothing came of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bench.day_house import CHANNELS, LOOK, Day
from bench.day_journal import Case, Saying
from sandbox.person import Person

Json = dict[str, Any]
Do = Callable[[], Awaitable[Json]]
T = TypeVar("T")

PATIENCE = 8.0
"""Seconds after which somebody who saw nothing happen does it again."""

TRIES = 30
UNREACHED = {
    *("http_timeout", "connection_failed", "http_error"),
    *("dispatch_failed", "operation_timeout"),
}
"""What Slack says of an app that does not answer."""

PRIVATE = {"ja": "!チーム内", "en": "!private"}
CLOSE = {"ja": "!完了", "en": "!close"}
LANGUAGES = {"jp": "ja", "us": "en"}


class Stuck(AssertionError):
    """Somebody did something again and again, and could not go on."""


class Gone(Exception):
    """A button went away with the card's new state."""


async def until(look: Callable[[], Awaitable[T | None]], within: float = PATIENCE) -> T | None:
    """What ``look`` finds; None where it found nothing in that time."""
    end = time.monotonic() + within
    while True:
        if found := await look():
            return found
        if time.monotonic() > end:
            return None
        await asyncio.sleep(LOOK)


@dataclass
class Agent:
    day: Day
    person: Person
    desk: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def language(self) -> str:
        return LANGUAGES[self.desk]

    @property
    def room(self) -> str:
        return CHANNELS[self.desk]

    def count(self, what: str) -> None:
        self.day.journal.counts[what] += 1

    # --- seeing -------------------------------------------------------------------------------

    async def whispers(self, card: str) -> list[Json]:
        """Answers to this person alone in the case's thread."""
        return [one for one in await self.person.thread(self.room, card) if one["ephemeral"]]

    async def has(self, card: str, action: str) -> bool:
        root, *_ = await self.person.thread(self.room, card)
        return action in buttons_of(root)

    async def window(self) -> Json | None:
        views = await self.person.views()
        return views[-1] if views else None

    async def ticket(self, case: Case) -> Json:
        return await self.day.rest("GET", f"/tickets/{case.ref}", key=self.desk)

    # --- doing --------------------------------------------------------------------------------

    async def do(self, act: Do) -> Json:
        """Does it, again where Slack said that the app could not be reached. Raises Gone."""
        while True:
            answer = await act()
            if answer.get("error") == "no_such_element":
                raise Gone(answer)
            if answer.get("error") not in UNREACHED:
                return answer
            await self.day.unreached()

    async def brings(self, what: str, act: Do, look: Callable[[], Awaitable[T | None]]) -> T:
        """Does what makes ``look`` find something, again where it does not. Raises Stuck."""
        answer: object = None
        for attempt in range(TRIES):
            self.day.journal.odd[f"{what} again"] += attempt > 0
            try:
                answer = await self.do(act)
            except Gone as gone:
                answer = gone
            if found := await until(look):
                return found
        raise Stuck(f"{self.person.user}: {what} brought nothing; last answer {answer}")

    async def click(self, ts: str, action: str) -> Json:
        return await self.person.click(action, channel=self.room, message_ts=ts)

    async def opens(self, what: str, act: Do, wanted: str) -> Json:
        """Does what opens a window with this callback id or field; the window."""

        async def look() -> Json | None:
            view = await self.window()
            there = view and (view["callback_id"] == wanted or wanted in fields(view))
            return view if there else None

        async def anew() -> Json:
            await self.person.close(everything=True)
            return await act()

        return await self.brings(what, anew, look)

    # --- a case -------------------------------------------------------------------------------

    async def take(self, case: Case, *, twice: bool) -> None:
        self.count("taken")
        self.day.journal.counts["double clicks"] += twice
        card = await self.day.card(self.desk, case.ref)

        async def taken() -> bool:
            return (await self.ticket(case))["assignee"] is not None

        await self.brings(
            "take", lambda: clicks(lambda: self.click(card, "verb.assign"), twice), taken
        )

    async def say(self, case: Case, text: str) -> Json:
        card = await self.day.card(self.desk, case.ref)
        said = await self.person.say(self.room, text, thread_ts=card)
        assert said["ok"], said
        return said

    async def note(self, case: Case) -> tuple[Saying, Json]:
        self.count("notes")
        text, mark = self.day.speaker.text("note", self.language)
        saying = Saying("note", mark, time.time(), self.desk, self.desk)
        case.said.append(saying)
        return saying, await self.say(case, text)

    async def private_note(self, case: Case) -> None:
        self.count("private notes")
        text, mark = self.day.speaker.text("private", self.language)
        case.said.append(Saying("private", mark, time.time(), self.desk, self.desk))
        await self.say(case, f"{PRIVATE[self.language]} {text}")

    async def edit(self, saying: Saying, said: Json) -> None:
        self.count("edits")
        text, mark = self.day.speaker.text(saying.kind, self.language)
        saying.earlier.append(saying.mark)
        saying.mark = mark
        done = await self.person.edit(self.room, said["ts"], text)
        assert done["ok"], done

    async def delete(self, saying: Saying, said: Json) -> None:
        self.count("deletions")
        saying.gone = True
        done = await self.person.delete(self.room, said["ts"])
        assert done["ok"], done

    async def close(self, case: Case) -> None:
        self.count("closed")

        async def closed() -> bool:
            return bool((await self.ticket(case))["status"] == "closed")

        await self.brings("close", lambda: self.say(case, CLOSE[self.language]), closed)

    # --- handoffs -----------------------------------------------------------------------------

    async def offer(self, case: Case, *, by_form: bool) -> None:
        self.count("handoffs offered")
        reason, mark = self.day.speaker.text("reason", self.language)
        case.said.append(Saying("reason", mark, time.time(), self.desk))

        async def offered() -> bool:
            return (await self.ticket(case))["offer"] is not None

        await self.brings(
            "offer",
            lambda: self.offering(case, reason, by_form),
            offered,
        )
        await self.person.close(everything=True)

    async def offering(self, case: Case, reason: str, by_form: bool) -> Json:
        if not by_form:
            return await self.person.command(
                self.room, "/handoff", f"{case.ref} {case.other} {reason}"
            )
        card = await self.day.card(self.desk, case.ref)
        view = await self.opens(
            "handoff form", lambda: self.click(card, "verb.handoff"), "handoff.offer"
        )
        return await self.person.submit(view["id"], {"text": reason})

    async def accept(self, case: Case, *, twice: bool) -> None:
        self.count("handoffs accepted")
        self.day.journal.counts["double clicks"] += twice
        card = await self.day.card(self.desk, case.ref)
        if await until(lambda: self.has(card, "handoff.accept"), within=90.0) is None:
            raise Stuck(f"{case.ref} at {self.desk}: no Accept on the card")

        async def ours() -> bool:
            return bool((await self.ticket(case))["team"] == self.desk)

        await self.brings(
            "accept", lambda: clicks(lambda: self.click(card, "handoff.accept"), twice), ours
        )

    async def give_back(self, case: Case) -> None:
        """Returns what was taken over, with an answer."""
        self.count("handoffs returned")
        text, mark = self.day.speaker.text("note", self.language)
        text = text.replace("\n", " ")
        case.said.append(Saying("answer", mark, time.time(), self.desk))

        async def theirs() -> bool:
            return bool((await self.ticket(case))["team"] != self.desk)

        command = f"return {case.ref} {text}"
        await self.brings(
            "return", lambda: self.person.command(self.room, "/handoff", command), theirs
        )

    async def decline(self, case: Case) -> None:
        self.count("handoffs declined")
        card = await self.day.card(self.desk, case.ref)
        text, mark = self.day.speaker.text("private", self.language)
        case.said.append(Saying("refusal", mark, time.time(), self.desk))
        if await until(lambda: self.has(card, "handoff.decline"), within=90.0) is None:
            raise Stuck(f"{case.ref} at {self.desk}: no Decline on the card")

        async def declined() -> bool:
            return (await self.ticket(case))["offer"] is None

        async def declining() -> Json:
            view = await self.opens(
                "decline form", lambda: self.click(card, "handoff.decline"), "handoff.decline"
            )
            return await self.person.submit(view["id"], {"text": text})

        await self.brings("decline", declining, declined)
        await self.person.close(everything=True)


async def clicks(act: Do, twice: bool) -> Json:
    """A click, or a double click; where one of the two reached the app, that one."""
    answers = await asyncio.gather(*(act() for _ in range(2 if twice else 1)))
    return next((one for one in answers if one["ok"]), answers[0])


def buttons_of(message: Json) -> set[str]:
    found = set()
    for block in message.get("blocks") or []:
        for element in [*(block.get("elements") or []), block.get("accessory") or {}]:
            if element.get("type") == "button":
                found.add(element["action_id"])
    return found


def fields(view: Json) -> dict[str, str]:
    """What stands in a window's fields, by action id."""
    return {
        action: entry.get("value") or ""
        for actions in view["state"]["values"].values()
        for action, entry in actions.items()
    }


def spoken(message: Json) -> str:
    """Everything that a message says: its blocks', or its text."""
    return "\n".join(words_in(message.get("blocks") or [])) or str(message.get("text") or "")


def words_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [word for part in value for word in words_in(part)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [word for part in value.values() for word in words_in(part)]
