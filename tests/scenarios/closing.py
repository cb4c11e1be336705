"""What the stories of closed windows share: typing, cancelling, opening again."""

from __future__ import annotations

import json
from typing import Any

from sandbox.person import Person
from tests.scenarios.previewing import settled, window
from tests.scenarios.stage import JP, Stage, buttons_of, spoken
from tickets.tables import Ticket

Json = dict[str, Any]
OPEN, DISCARD = "window.open", "window.discard"
REASON = "倉庫で在庫を数えて、木曜までに折り返してください。"


async def told(stage: Stage, person: Person, channel: str, thread: str | None = None) -> list[Json]:
    """The private messages about closed windows that stand there."""
    await settled()
    seen = await stage.whispers(person, channel, thread)
    return [one for one in seen if OPEN in buttons_of(one)]


async def handing_off(stage: Stage, person: Person, channel: str, ref: str) -> Json:
    card = await stage.card(person, channel, ref)
    await person.click("verb.handoff", channel=channel, message_ts=card["ts"])
    return await window(person)


async def left(stage: Stage, person: Person, channel: str, view: Json, text: str) -> Json:
    """The text is typed in the window and cancelled; the message about it."""
    await person.fill(view["id"], {"text": text})
    await person.close()
    [message] = await told(stage, person, channel)
    return message


async def again(person: Person, channel: str, message: Json) -> Json:
    done = await person.click(OPEN, channel=channel, message_ts=message["ts"])
    assert done["ok"], done
    return await window(person)


async def offers(stage: Stage, ticket: Ticket) -> list[str]:
    return [one.text for one in await stage.entries(ticket) if one.entry.kind == "handoff"]


# --- what no client of Slack's would send -------------------------------------------------------


async def by_hand(stage: Stage, person: Person, **body: Any) -> Json:
    workspace = await stage.application.directory.workspace()
    whole = {"team": {"id": workspace}, "user": {"id": person.user}, **body}
    answer = await stage.send(json.dumps(whole).encode())
    assert answer.status_code == 200, answer.text
    await settled()
    return dict(answer.json()) if answer.content else {}


async def pressed_by_hand(stage: Stage, person: Person, message: Json) -> str:
    """*Open again*, pressed in a message that is no longer there, or never was there for them."""
    [button] = [
        one
        for block in message["blocks"]
        for one in block.get("elements") or ()
        if one["action_id"] == OPEN
    ]
    await by_hand(
        stage,
        person,
        type="block_actions",
        channel={"id": "C0SUPPORTJP"},
        container={"type": "message", "message_ts": message["ts"], "is_ephemeral": True},
        trigger_id="1.2.3",
        actions=[button],
    )
    return spoken((await stage.whispers(person, JP))[-1])
