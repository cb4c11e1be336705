"""The agents: each does one thing at a time, sees what a person sees, and notices when nothing
comes back."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.person import Person
from tests.scenarios.day.ledger import Case
from tests.scenarios.day.world import CHANNELS, World
from tests.scenarios.stage import buttons_of, spoken

Json = dict[str, Any]
Do = Callable[[], Awaitable[Json]]

PATIENCE, LONGEST = 10.0, 60.0
POLL = 0.12
UNREACHED = {"http_timeout", "connection_failed", "http_error", "dispatch_failed"} | {
    "operation_timeout"
}
"""What Slack says of an app that does not answer."""

SIGNS: dict[str, tuple[str, str]] = {
    "queued": ("秒後に", "In 1 second|in 1 second"),
    "undone": ("お客様には何も届いていません", "The customer got nothing"),
    "too_late": ("取り消せません", "Too late to undo"),
    "discarded": ("下書きを削除しました", "Draft deleted"),
    "draft_kept": ("下書きに残っています", "kept as a draft"),
    "draft_saved": ("下書きを保存しました", "Your draft is kept"),
    "draft_edit": ("下書きに反映されません", "doesn't change the draft"),
    "draft_delete": ("下書きは残っています", "draft is still here"),
    "sent_edit": ("届いた文は変わりません", "changes nothing for them"),
    "opening": ("準備中です", "still being set up"),
    "unknown_word": ("は使えません", "isn't a command"),
    "slip_saved": ("にメモを保存しました", "Saved as a note on|Note saved on"),
    "private_saved": ("チーム内メモを保存しました", "Private note saved"),
    "slip_gone": ("処理されたか、削除", "dealt with already"),
    "note_or_reply": ("返信のように見えます", "reads like an answer"),
    "edit_command": ("もう一度は実行されません", "doesn't run it again"),
    "offered": ("引き継ぎを", "Offered"),
    "offer_open": ("引き受け待ちです", "is on offer to"),
    "accepted": ("を引き受け、担当になりました", "You accepted"),
    "accepted_already": ("すでに", "already accepted"),
    "declined": ("に差し戻しました", "Sent "),
    "declined_already": ("が差し戻しました", "already sent"),
    "withdrawn_already": ("の引き継ぎは", "withdrew the handoff"),
    "withdrawn": ("取り下げました", "Withdrew"),
    "returned": ("に返しました", "Returned "),
    "no_offer": ("対象になる引き継ぎがありません", "has no handoff for that"),
    "own_team": ("すでに", "is already"),
    "not_your_team": ("チームだけです", "Only "),
    "not_found": ("見つかりませんでした", "Couldn't find"),
    "resting": ("このスレッドは終了しています", "This thread has ended"),
    "closed": ("完了にしました", "Closed "),
    "closed_already": ("すでに完了しています", "is already closed"),
    "reopened": ("再開しました", "Reopened "),
    "waiting": ("返信待ちにしました", "is waiting for"),
    "illegal": ("できません", "isn't possible"),
    "assigned": ("担当になりました", "You're now assigned"),
    "assigned_already": ("が担当です", "is already assigned"),
    "reopen_already": ("すでに対応中です", "is already open"),
}
"""What an answer is known by, in either language; alternatives are divided by ``|``."""


class Unanswered(AssertionError):
    """Somebody did something, and nothing came back that they could go on from."""


@dataclass
class Agent:
    world: World
    person: Person
    desk: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def language(self) -> str:
        return "ja" if self.desk == "jp" else "en"

    @property
    def channel(self) -> str:
        return CHANNELS[self.desk]

    def shows(self, message: Json, sign: str) -> bool:
        """Whether the message has the sign, or such a button."""
        if "." in sign:
            return sign in buttons_of(message)
        return self.says([spoken(message).replace("\u200b", "")], sign)

    def says(self, texts: list[str], sign: str) -> bool:
        """Whether the last of these has the sign."""
        ways = SIGNS[sign][0 if self.language == "ja" else 1].split("|")
        return any(way in text for text in texts[-1:] for way in ways)

    # --- seeing -------------------------------------------------------------------------------

    async def private(self, *places: str | None) -> list[Json]:
        """Answers to this person alone, in threads or, for None, at the top of the channel."""
        seen: list[Json] = []
        for thread in places:
            seen += await (
                self.person.thread(self.channel, thread)
                if thread
                else self.person.messages(self.channel)
            )
        return [one for one in seen if one["ephemeral"]]

    async def window(self, field_name: str, within: float = PATIENCE) -> Json | None:
        """The window on top once it has such a field or callback id."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            views = await self.person.views()
            if views and (
                views[-1]["callback_id"] == field_name or field_name in fields(views[-1])
            ):
                return views[-1]
            await asyncio.sleep(POLL)
        return None

    async def redrawn(self, view: Json, within: float = PATIENCE) -> bool:
        """Whether the window comes to show something else than it did then."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            [*_, top] = await self.person.views()
            if top["hash"] != view["hash"]:
                return True
            await asyncio.sleep(POLL)
        return False

    # --- doing --------------------------------------------------------------------------------

    async def do(self, act: Do) -> Json:
        """Does it, again where Slack said that the app could not be reached."""
        while True:
            answer = await act()
            if answer.get("error") not in UNREACHED:
                return answer
            await self.world.unreached()

    async def told(
        self, act: Do, *signs: str, thread: str | None = None, wherever: bool = False
    ) -> Json:
        """Does it; the private answer that has one of the signs, in the thread or, for
        ``wherever``, also at the top of the channel. Raises Unanswered."""
        places = (thread, None) if wherever else (thread,)
        for _ in range(3):
            since = time.monotonic()
            before = {mark(one) for one in await self.private(*places)}
            done = await self.do(act)
            found = await self.answer(before, signs, *places)
            if found is not None:
                return found
            if not self.world.excused(since):
                break
            self.world.ledger.counts["asked again after the kill"] += 1
        last = [spoken(one) for one in (await self.private(*places))[-2:]]
        views = [spoken(one) for one in await self.person.views()]
        raise Unanswered(f"{self.person.user}: {signs} after {done}; on screen: {last} {views}")

    async def answer(
        self, before: set[tuple[str, str]], signs: tuple[str, ...], *places: str | None
    ) -> Json | None:
        """Waits on while Slack still has an event that it will send once more in a while."""
        began = time.monotonic()
        until = began + self.world.patience(PATIENCE)
        while True:
            for one in reversed(await self.private(*places)):
                if mark(one) not in before and any(self.shows(one, sign) for sign in signs):
                    return one
            if time.monotonic() > until:
                late = self.world.down or await self.world.control.deliveries()
                if not late or until > began + LONGEST:
                    return None
                until = time.monotonic() + PATIENCE
            await asyncio.sleep(POLL)

    async def command(self, command: str, text: str, *signs: str) -> Json:
        return await self.told(lambda: self.person.command(self.channel, command, text), *signs)

    async def say(self, case: Case, text: str) -> Json:
        """A message in the case's thread."""
        card = await self.world.card(self.desk, case)
        answer = await self.person.say(self.channel, text, thread_ts=card)
        assert answer["ok"], answer
        return answer

    async def say_to(self, case: Case, text: str, *signs: str) -> Json:
        """The same where a private answer is due, with ``said`` the message itself."""
        card = await self.world.card(self.desk, case)
        before = {mark(one) for one in await self.private(card)}
        since = time.monotonic()
        said = await self.say(case, text)
        found = await self.answer(before, signs, card)
        if found is None and self.world.excused(since):
            return {"said": said, "lost": True}
        if found is None:
            last = [spoken(one) for one in (await self.private(card))[-2:]]
            raise Unanswered(f"{self.person.user} said {text!r}: no {signs}; on screen: {last}")
        return {**found, "said": said}

    async def press(self, message: Json | str, action: str, *signs: str, **more: Any) -> Json:
        ts = message if isinstance(message, str) else message["ts"]
        return await self.told(lambda: self.click(ts, action), *signs, **more)

    async def click(self, ts: str, action: str) -> Json:
        return await self.person.click(action, channel=self.channel, message_ts=ts)

    async def button(self, ts: str, action: str, within: float = 20.0) -> None:
        """Waits until the card has this button: it is drawn anew after what changed."""
        until = time.monotonic() + within
        while not await self.has(ts, action):
            assert time.monotonic() < until, f"{self.person.user}: no {action} on the card"
            await asyncio.sleep(POLL)

    async def has(self, ts: str, action: str) -> bool:
        [card, *_] = await self.person.thread(self.channel, ts)
        return action in buttons_of(card)

    async def open(self, act: Do, field_name: str) -> Json:
        """Does what opens a window; the window. Raises Unanswered."""
        for _ in range(20):
            since = time.monotonic()
            done = await self.do(act)
            view = await self.window(field_name)
            if view is not None:
                return view
            if self.says(await self.lately(), "opening"):
                self.world.ledger.mistakes["pressed in a thread not yet known"] += 1
            elif self.world.excused(since):
                await self.person.close(everything=True)
                self.world.ledger.counts["opened again after the kill"] += 1
            else:
                break
        raise Unanswered(
            f"{self.person.user}: no window with {field_name} after {done};"
            f" told {await self.lately()}"
        )

    async def lately(self) -> list[str]:
        """What the app showed to this person lately, and nobody waited for."""
        member = (await self.person.me())["id"]
        told = await self.world.control.calls("chat.postEphemeral")
        texts = [one["arguments"]["text"] for one in told if one["arguments"]["user"] == member]
        views = [spoken(one) for one in await self.person.views()]
        return [*texts[-4:], *views]

    async def submit(self, view: Json, values: Json) -> Json:
        return await self.do(lambda: self.person.submit(view["id"], values))


def mark(message: Json) -> tuple[str, str]:
    """An answer that was put in the place of another is new."""
    return message["ts"], spoken(message)


def fields(view: Json) -> dict[str, str]:
    values = view["state"]["values"]
    return {
        action: entry.get("value") or ""
        for actions in values.values()
        for action, entry in actions.items()
    }


async def twice(act: Do) -> Json:
    """A double click; where one of the two reached the app, that one."""
    answers = await asyncio.gather(act(), act())
    return next((one for one in answers if one["ok"]), answers[0])


@contextlib.asynccontextmanager
async def busy(*agents: Agent) -> AsyncIterator[None]:
    """They are at it together; nobody waits for somebody who waits for them."""
    async with contextlib.AsyncExitStack() as stack:
        for one in sorted(agents, key=lambda one: one.person.user):
            await stack.enter_async_context(one.lock)
        yield
