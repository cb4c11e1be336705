"""Links get a card where everybody present may see it, and stay bare where somebody may not."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox.person import Person
from tests.scenarios.articles import RETURNS_JP, publish
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage, spoken
from tickets.tables import Ticket

SITE = "https://kakehashi.example.com"
SECRET_WORDS = ("高橋", "カメラ", "naoko", "090-1234")

Json = dict[str, Any]


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    return await stage.customer_writes()


async def posted(person: Person, channel: str, text: str, **more: Any) -> Json:
    said = await person.say(channel, text, **more)
    assert said["ok"], said
    return said


async def cards(stage: Stage, person: Person, channel: str, ts: str) -> list[Json]:
    await settled()
    seen = next(one for one in await person.messages(channel) if one["ts"] == ts)
    return list(seen.get("attachments") or [])


async def linked(stage: Stage, person: Person, channel: str, path: str) -> list[Json]:
    said = await posted(person, channel, f"{SITE}{path} を見てください")
    return await cards(stage, person, channel, said["ts"])


async def shown(stage: Stage, person: Person, channel: str, path: str) -> str:
    return "\n".join(spoken(one) for one in await linked(stage, person, channel, path))


async def test_in_a_teams_channel_of_agents_the_card_is_whole(stage: Stage, ticket: Ticket) -> None:
    said = await shown(stage, stage.sato, JP, f"/tickets/{ticket.ref}")
    assert "JP-1001｜カメラが届きません。" in said.replace("\u200b", "")
    assert "高橋" in said
    assert "表示" in said


async def test_it_is_in_the_language_of_whoever_posted_it(stage: Stage, ticket: Ticket) -> None:
    await stage.control.new_channel("war-room", ["U0SATO", "U0MILLER", "U0KAKEHASHI"], private=True)
    theirs = await shown(stage, stage.miller, "war-room", "/tickets/JP-1001")
    assert "Bought on: Amazon.co.jp" in theirs
    ours = await shown(stage, stage.sato, "war-room", "/tickets/JP-1001")
    assert "購入先：Amazon.co.jp" in ours


async def test_where_anybody_may_come_in_only_the_reference_is_shown(
    stage: Stage, ticket: Ticket
) -> None:
    said = await shown(stage, stage.sato, "random", "/tickets/JP-1001")
    assert "JP-1001" in said
    assert "東京チーム" in said
    assert not [one for one in SECRET_WORDS if one in said]


@pytest.mark.parametrize(
    ("channel", "who"), [("vendor", "miller"), (US, "miller")], ids=["outsiders", "guests"]
)
async def test_among_outsiders_and_guests_a_link_stays_bare_and_its_poster_hears_why_once(
    stage: Stage, ticket: Ticket, channel: str, who: str
) -> None:
    for _ in range(2):
        assert await linked(stage, stage.miller, channel, "/tickets/JP-1001") == []
    whispers = [spoken(one) for one in await stage.whispers(stage.miller, channel)]
    assert len(whispers) == 1
    assert "guests or people from outside" in whispers[0]
    assert not await stage.control.calls("chat.unfurl")


async def test_a_stranger_and_a_guest_get_neither_card_nor_word(
    stage: Stage, ticket: Ticket
) -> None:
    for person, channel in ((stage.stranger, "vendor"), (stage.guest, US)):
        assert await linked(stage, person, channel, "/tickets/JP-1001") == []
        assert await stage.whispers(person, channel) == []


async def test_a_colleague_who_comes_in_from_outside_ends_the_cards(
    stage: Stage, ticket: Ticket
) -> None:
    await stage.control.new_channel("case-room", ["U0SATO", "U0KAKEHASHI"], private=True)
    assert await linked(stage, stage.sato, "case-room", "/tickets/JP-1001")
    await stage.control.change_channel(
        "case-room", is_ext_shared=True, connected_team_ids=["T0VENDOR"]
    )
    assert await linked(stage, stage.sato, "case-room", "/tickets/JP-1001") == []
    await stage.control.change_channel("case-room", is_ext_shared=False, connected_team_ids=[])
    assert await linked(stage, stage.sato, "case-room", "/tickets/JP-1001")
    await stage.control.add_to_channel("case-room", "U0GUEST")
    assert await linked(stage, stage.sato, "case-room", "/tickets/JP-1001") == []


async def test_to_the_bot_alone_an_agent_gets_the_whole_card(stage: Stage, ticket: Ticket) -> None:
    said = await posted(stage.sato, "@kakehashi", f"{SITE}/tickets/JP-1001")
    shown = await cards(stage, stage.sato, "@kakehashi", said["ts"])
    assert "高橋" in "".join(map(spoken, shown))


@pytest.mark.parametrize(
    "path",
    ["/tickets/JP-9999", "/tickets/1001", "/tickets/", "/articles/none-such", "/about", "/%00"],
)
async def test_what_leads_nowhere_stays_bare(stage: Stage, ticket: Ticket, path: str) -> None:
    assert await linked(stage, stage.sato, JP, path) == []


async def test_several_links_and_the_address_of_the_rest_interface(
    stage: Stage, ticket: Ticket
) -> None:
    await stage.customer_writes("箱が壊れていました。", account="A2")
    text = f"{SITE}/tickets/JP-1001 {SITE}/api/v1/tickets/jp-1002?language=ja"
    said = await posted(stage.sato, JP, text)
    found = await cards(stage, stage.sato, JP, said["ts"])
    assert [one["from_url"].rpartition("/")[2] for one in found] == [
        "JP-1001",
        "jp-1002?language=ja",
    ]


async def test_a_message_deleted_meanwhile_and_an_event_sent_twice(
    stage: Stage, ticket: Ticket
) -> None:
    event = {
        "type": "link_shared",
        "channel": "C0SUPPORTJP",
        "is_bot_user_member": True,
        "user": "U0SATO",
        "message_ts": "1790000000.000100",
        "links": [{"domain": "kakehashi.example.com", "url": f"{SITE}/tickets/JP-1001"}],
    }
    for event_id in ("Ev1", "Ev1", "Ev2"):
        assert (await stage.send_event(event, event_id)).status_code == 200
        await settled()
    assert len(await stage.control.calls("chat.unfurl")) == 1
    assert await stage.whispers(stage.sato, JP) == []


@pytest.mark.parametrize(
    "change",
    [
        {"links": None},
        {"links": ["x", {"url": 5}]},
        {"channel": "COMPOSER"},
        {"user": None},
        {"message_ts": ""},
        {"links": [{"url": "https://[/tickets/JP-1001"}]},
    ],
)
async def test_an_event_of_another_shape_is_answered(stage: Stage, change: Json) -> None:
    event = {
        "type": "link_shared",
        "channel": "C0SUPPORTJP",
        "user": "U0SATO",
        "message_ts": "1.2",
        "links": [{"url": f"{SITE}/tickets/JP-1001"}],
        **change,
    }
    assert (await stage.send_event(event)).status_code == 200
    await settled()
    assert not await stage.control.calls("chat.unfurl")


async def test_a_card_under_a_note_is_no_edit(stage: Stage, ticket: Ticket) -> None:
    card = await stage.card(stage.sato, JP, ticket.ref)
    await posted(stage.sato, JP, f"{SITE}/tickets/JP-1001", thread_ts=card["ts"])
    await settled()
    kinds = [one.entry.kind for one in await stage.entries(ticket)]
    assert kinds == ["message", "note"]


async def test_an_article_is_shown_by_its_title_with_its_values(stage: Stage) -> None:
    await publish(stage, RETURNS_JP)
    said = await shown(stage, stage.sato, JP, "/articles/return-window-japan")
    assert "返品期限（日本）" in said
    assert "到着から30日以内" in said
    assert await linked(stage, stage.miller, US, "/articles/return-window-japan") == []


async def test_in_a_browser_the_link_names_the_command_and_nothing_else(
    stage: Stage, ticket: Ticket
) -> None:
    base = stage.url.removesuffix("/slack/events")
    async with httpx.AsyncClient(trust_env=False) as client:
        real = await client.get(f"{base}/tickets/JP-1001")
        other = await client.get(f"{base}/tickets/JP-9999")
        odd = await client.get(f"{base}/tickets/<script>alert(1)<")
    assert "/ticket JP-1001" in real.text
    assert real.text.replace("JP-1001", "JP-9999") == other.text
    assert "<script" not in odd.text
