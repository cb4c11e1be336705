"""A ticket with Tokyo's thread open, and events as Slack would send them."""

from __future__ import annotations

from typing import Any

from sandbox.person import Person
from tests.scenarios.stage import JP, Stage
from tickets import mirrors
from tickets.tables import Ticket

Json = dict[str, Any]


class Desk:
    """A ticket with Tokyo's thread open, and what 佐藤 does there."""

    def __init__(self, stage: Stage, ticket: Ticket, card: str) -> None:
        self.stage = stage
        self.ticket = ticket
        self.card = card

    async def say(self, text: str, who: Person | None = None, **more: Any) -> Json:
        said = await (who or self.stage.sato).say(JP, text, thread_ts=self.card, **more)
        assert said["ok"], said
        assert {one["status"] for one in said["deliveries"]} <= {200}, said["deliveries"]
        return said

    async def told(self) -> list[tuple[str, str]]:
        return [(one.entry.kind, one.text) for one in await self.stage.entries(self.ticket)][1:]

    async def last(self) -> Any:
        return (await self.stage.entries(self.ticket))[-1]

    async def whisper(self) -> Json:
        """The newest private answer in the thread."""
        return (await self.stage.whispers(self.stage.sato, JP, self.card))[-1]

    async def press(self, action: str) -> Json:
        whisper = await self.whisper()
        return await self.stage.sato.click(action, channel=JP, message_ts=whisper["ts"])


async def open_desk(stage: Stage) -> Desk:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    return Desk(stage, ticket, card["ts"])


async def opened_in_seattle(desk: Desk) -> None:
    await desk.stage.sato.command(JP, "/handoff", f"{desk.ticket.ref} us 倉庫を見てください")
    await desk.stage.deliver()


def message(desk: Desk, text: str, *, ts: str, **more: Any) -> Json:
    return {
        "type": "message",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "user": "U0SATO",
        "text": text,
        "ts": ts,
        "thread_ts": desk.card,
        "parent_user_id": "U0KAKEHASHI",
        **more,
    }


def edit(desk: Desk, text: str, *, ts: str, edit_ts: str) -> Json:
    now = message(desk, text, ts=ts, edited={"user": "U0SATO", "ts": edit_ts})
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "ts": edit_ts,
        "message": now,
    }


def deletion(desk: Desk, text: str, *, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "ts": "1790000009.000000",
        "deleted_ts": ts,
        "previous_message": message(desk, text, ts=ts),
    }


def move_thread(session: Any, ticket_id: int, thread: str) -> None:
    """As if the card's timestamp had come back only now."""
    for mirror in mirrors.of_ticket(session, ticket_id):
        if mirror.kind == "slack":
            mirror.thread = thread
            session.add(mirror)
