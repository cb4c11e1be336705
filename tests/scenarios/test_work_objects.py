"""Links as Slack's Work Objects, where a company has turned them on: neither a channel nor a pane
beside it shows more than a card would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.slack.entities import TYPES
from bot.slack.manifest import manifest
from sandbox.person import Person
from tests.scenarios.articles import RETURNS_JP, publish
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage, spoken
from tests.scenarios.test_unfurling import SECRET_WORDS, SITE, cards, posted
from tickets.tables import Ticket

Json = dict[str, Any]


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    await turn_on(stage)
    return await stage.customer_writes()


async def turn_on(stage: Stage, *, allowed: bool = True) -> None:
    """The setting; and the app brought up to date from its manifest, unless that was forgotten."""
    stage.application.settings = replace(stage.application.settings, work_objects=True)
    made = manifest(SITE, work_objects=allowed)
    made["features"].pop("slash_commands")
    assert (await stage.control.install(made))["ok"]


async def linked(stage: Stage, person: Person, channel: str, path: str) -> tuple[str, list[Json]]:
    said = await posted(person, channel, f"{SITE}{path} を見てください")
    return said["ts"], await cards(stage, person, channel, said["ts"])


async def opened(stage: Stage, person: Person, channel: str, ts: str) -> Json:
    done = await person.open_entity(channel, ts)
    assert done["ok"], done
    await settled()
    return await person.details()


async def test_a_ticket_is_a_task_with_its_facts(stage: Stage, ticket: Ticket) -> None:
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    _, (card,) = await linked(stage, stage.sato, JP, "/api/v1/tickets/jp-1001?language=ja")
    shown, payload = card["entity"], card["entity"]["entity_payload"]
    assert shown["entity_type"] == "slack#/entities/task"
    assert shown["url"] == f"{SITE}/tickets/JP-1001"
    assert shown["external_ref"] == {"id": "JP-1001", "type": "ticket"}
    assert payload["attributes"]["title"]["text"] == "カメラが届きません。"
    assert payload["attributes"]["display_type"] == "チケット"
    assert payload["fields"]["assignee"]["user"] == {"text": "佐藤 美咲"}
    assert payload["fields"]["status"]["value"] == "対応中"
    said = {one["label"]: one["value"] for one in payload["custom_fields"]}
    assert said == {
        "担当チーム": "東京",
        "お客様": "高橋様",
        "購入先": "Amazon.co.jp",
        "返信言語": "日本語",
    }


async def test_where_anybody_may_come_in_it_says_number_status_and_team(
    stage: Stage, ticket: Ticket
) -> None:
    ts, (card,) = await linked(stage, stage.sato, "random", "/tickets/JP-1001")
    assert not [one for one in SECRET_WORDS if one in str(card)]
    pane = await opened(stage, stage.sato, "random", ts)
    assert pane["entity"]["entity_payload"]["attributes"]["title"]["text"] == "JP-1001"
    assert not [one for one in SECRET_WORDS if one in str(pane)]


async def test_what_an_agent_opens_comes_back_to_nobody_who_may_not_see_it(
    stage: Stage, ticket: Ticket
) -> None:
    ts, _ = await linked(stage, stage.sato, "random", "/tickets/JP-1001")
    now = stage.application.now
    # Slack tells a newer state by the second.
    stage.application.now = lambda: now() + timedelta(seconds=2)
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    pane = await opened(stage, stage.sato, "random", ts)
    assert pane["entity"]["entity_payload"]["fields"]["status"]["value"] == "対応中"
    (card,) = await cards(stage, stage.sato, "random", ts)
    assert "対応中" in spoken(card)
    assert not [one for one in SECRET_WORDS if one in str(card)]


async def test_a_pane_is_in_the_language_of_whoever_opens_it(stage: Stage, ticket: Ticket) -> None:
    await stage.control.new_channel("war-room", ["U0SATO", "U0MILLER", "U0KAKEHASHI"], private=True)
    ts, _ = await linked(stage, stage.sato, "war-room", "/tickets/JP-1001")
    pane = await opened(stage, stage.miller, "war-room", ts)
    labels = [one["label"] for one in pane["entity"]["entity_payload"]["custom_fields"]]
    assert labels == ["Owned by", "Customer", "Bought on", "Reply in"]


async def test_a_room_that_became_shared_shows_no_more(stage: Stage, ticket: Ticket) -> None:
    await stage.control.new_channel("case-room", ["U0SATO", "U0KAKEHASHI"], private=True)
    ts, (card,) = await linked(stage, stage.sato, "case-room", "/tickets/JP-1001")
    assert "高橋" in str(card)
    await stage.control.add_to_channel("case-room", "U0GUEST")
    assert (await opened(stage, stage.sato, "case-room", ts))["error"] == {"status": "restricted"}
    assert (await opened(stage, stage.guest, "case-room", ts))["error"] == {"status": "restricted"}


async def test_alone_with_the_bot_an_agent_opens_the_whole_ticket(
    stage: Stage, ticket: Ticket
) -> None:
    ts, (card,) = await linked(stage, stage.sato, "@kakehashi", "/tickets/JP-1001")
    assert "高橋様" in str(card)
    pane = await opened(stage, stage.sato, "@kakehashi", ts)
    assert "高橋様" in str(pane)


async def test_its_button_does_what_the_cards_does(stage: Stage, ticket: Ticket) -> None:
    ts, _ = await linked(stage, stage.sato, JP, "/tickets/JP-1001")
    done = await stage.sato.click("verb.show", channel=JP, message_ts=ts)
    assert done["ok"], done
    (answer,) = await stage.whispers(stage.sato, JP)
    assert "担当：未定" in spoken(answer)


async def test_a_button_in_the_pane_is_answered_beside_its_message(
    stage: Stage, ticket: Ticket
) -> None:
    ts, _ = await linked(stage, stage.sato, JP, "/tickets/JP-1001")
    await opened(stage, stage.sato, JP, ts)
    assert (await stage.sato.press_in_details("verb.show"))["ok"]
    (answer,) = await stage.whispers(stage.sato, JP)
    assert "担当：未定" in spoken(answer)


async def test_asked_for_anew_it_says_what_changed(stage: Stage, ticket: Ticket) -> None:
    ts, _ = await linked(stage, stage.sato, JP, "/tickets/JP-1001")
    await stage.sato.command(JP, "/ticket", f"完了 {ticket.ref}")
    await stage.sato.refresh_entity(JP, ts)
    (card,) = await cards(stage, stage.sato, JP, ts)
    assert "完了" in spoken(card)


async def test_an_article_is_a_content_item(stage: Stage) -> None:
    await turn_on(stage)
    await publish(stage, RETURNS_JP)
    ts, (card,) = await linked(stage, stage.sato, JP, "/articles/return-window-japan")
    payload = card["entity"]["entity_payload"]
    assert card["entity"]["entity_type"] == "slack#/entities/content_item"
    assert payload["attributes"]["title"]["text"] == "返品期限（日本）"
    assert "到着から30日以内" in payload["fields"]["description"]["value"]
    assert (await opened(stage, stage.sato, JP, ts))["entity"]["entity_payload"] == payload


async def test_among_guests_a_link_stays_bare_as_ever(stage: Stage, ticket: Ticket) -> None:
    _, found = await linked(stage, stage.miller, US, "/tickets/JP-1001")
    assert found == []
    assert len(await stage.whispers(stage.miller, US)) == 1


async def test_where_slack_refuses_them_there_is_the_card(stage: Stage) -> None:
    await turn_on(stage, allowed=False)
    await stage.customer_writes()
    _, (card,) = await linked(stage, stage.sato, JP, "/tickets/JP-1001")
    assert "entity" not in card
    assert "JP-1001｜カメラが届きません。" in spoken(card).replace("\u200b", "")


def test_the_manifest_asks_for_them_only_where_they_are_wanted() -> None:
    plain, typed = manifest(SITE), manifest(SITE, work_objects=True)
    assert "rich_previews" not in plain["features"]
    assert "entity_details_requested" not in str(plain)
    assert typed["features"]["rich_previews"] == {"is_active": True, "entity_types": list(TYPES)}
    assert "entity_details_requested" in typed["settings"]["event_subscriptions"]["bot_events"]
