"""What the stories of a reply share: opening a preview, reading it, letting time pass."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from bot.handlers import behind
from sandbox.person import Person
from tests.scenarios.stage import US, Stage
from tickets.tables import Draft, Ticket
from translations.service import ApprovedPair, load_memory

MINE = "We will refund ¥12,800 by Fri, Nov 27."
THEIRS = "11/27(金)までに12,800円を返金いたします。"
CUSTOMER, TEXT = "preview.customer.0", "preview.text.0"

Json = dict[str, Any]


async def settled() -> None:
    """What was begun after an answer to Slack has ended."""
    while behind.running:
        await asyncio.gather(*behind.running)


async def remember(stage: Stage, mine: str = MINE, theirs: str = THEIRS) -> None:
    pair = ApprovedPair(mine, theirs, "en", "ja", "Miller")
    await stage.application.database.write(load_memory, [pair], datetime.now(UTC))


async def window(person: Person) -> Json:
    await settled()
    views = await person.views()
    assert views, "no window is open"
    return views[-1]


def said(view: Json) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


def fields(view: Json) -> dict[str, str | None]:
    """What stands in the text fields, by action id."""
    values = view["state"]["values"]
    return {
        action: entry.get("value")
        for actions in values.values()
        for action, entry in actions.items()
        if entry["type"] == "plain_text_input"
    }


async def offered(stage: Stage) -> Ticket:
    """A case of Tokyo with a card in Seattle as well."""
    ticket = await stage.customer_writes()
    await stage.miller.command(US, "/ticket", f"show {ticket.ref}")
    return ticket


async def by_command(stage: Stage, ticket: Ticket, text: str = MINE) -> Json:
    answer = await stage.miller.command(US, "/ticket", f"reply {ticket.ref} {text}")
    assert answer["ok"], answer
    return await window(stage.miller)


async def drafts(stage: Stage) -> list[Draft]:
    def read(session: Any) -> list[Draft]:
        return list(session.exec(select(Draft).order_by(col(Draft.created_at))))

    return await stage.application.database.read(read)


async def later(stage: Stage, seconds: float = 31) -> None:
    """Time passes, and everything that is due happens."""
    await settled()
    now = stage.application.now() + timedelta(seconds=seconds)
    stage.application.now = lambda: now
    await stage.deliver()


async def replies(stage: Stage, ticket: Ticket) -> list[str]:
    """What the customer got, in order."""
    told = await stage.entries(ticket)
    return [one.entry.data["customer_text"] for one in told if one.entry.kind == "reply"]
