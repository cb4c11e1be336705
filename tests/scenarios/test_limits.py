"""Whose eyes a channel has decides what is posted there; what was asked too late is said, and
nothing is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest

from bot import doctor
from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

OUTSIDE = {"is_ext_shared": True, "connected_team_ids": ["T0VENDOR"]}
ALONE: dict[str, Any] = {"is_ext_shared": False, "connected_team_ids": []}


async def cards(stage: Stage, person: Any, channel: str) -> list[str]:
    return [spoken(one) for one in await person.messages(channel) if not one["ephemeral"]]


# --- a team's channel ---------------------------------------------------------------------------


async def test_nothing_of_a_customer_is_posted_where_another_company_reads_along(
    stage: Stage,
) -> None:
    await stage.control.change_channel(JP, **OUTSIDE)
    ticket = await stage.customer_writes()
    assert not any("高橋" in one or ticket.ref in one for one in await cards(stage, stage.sato, JP))
    found = await doctor.channel(stage.application, stage.application.settings.teams[0])
    assert (found.state, "another company" in found.finding) == ("failed", True)
    queue = (await stage.sato.command(JP, "/queue"))["message"]
    assert "社外のワークスペースと共有されています" in spoken(queue)
    await stage.control.change_channel(JP, **ALONE)
    await stage.sato.click("mirror.resume", channel=JP, message_ts=queue["ts"])
    await stage.deliver()
    assert any(ticket.ref in one for one in await cards(stage, stage.sato, JP))


async def test_a_thread_rests_from_the_moment_on_that_others_come_in(desk: Desk) -> None:
    stage = desk.stage
    await opened_in_seattle(desk)
    await stage.control.change_channel(US, **OUTSIDE)
    await desk.say("高橋様は急いでいます。")
    await stage.deliver()
    thread = await stage.thread(stage.miller, US, desk.ticket.ref)
    assert not any("急いで" in one for one in thread)
    queue = (await stage.miller.command(US, "/queue"))["message"]
    assert "shared with another company's workspace" in spoken(queue)
    await stage.control.change_channel(US, **ALONE)
    await stage.miller.click("mirror.resume", channel=US, message_ts=queue["ts"])
    await stage.deliver()
    thread = await stage.thread(stage.miller, US, desk.ticket.ref)
    assert sum("急いで" in one for one in thread) == 1


async def test_a_card_is_not_brought_up_to_date_there_either(desk: Desk) -> None:
    stage = desk.stage
    await stage.control.change_channel(JP, **OUTSIDE)
    await stage.sato.command(JP, "/ticket", f"至急 {desk.ticket.ref}")
    await stage.deliver()
    card = await stage.card(stage.sato, JP, desk.ticket.ref)
    assert "至急" not in spoken(card)


@pytest.mark.parametrize(
    "sharing",
    [{"is_org_shared": True}, {"is_ext_shared": True, "connected_team_ids": ["T0KAKEHASHI"]}],
    ids=["one company", "own workspaces"],
)
async def test_within_the_company_cards_are_posted(stage: Stage, sharing: dict[str, Any]) -> None:
    await stage.control.change_channel(JP, **sharing)
    ticket = await stage.customer_writes()
    assert any(ticket.ref in one for one in await cards(stage, stage.sato, JP))


async def test_a_private_channel_is_as_good_as_a_public_one(stage: Stage) -> None:
    await stage.control.change_channel(JP, is_private=True)
    ticket = await stage.customer_writes()
    assert any("高橋" in one and ticket.ref in one for one in await cards(stage, stage.sato, JP))


async def test_an_archived_channel_holds_its_posts_back(stage: Stage) -> None:
    await stage.control.change_channel(US, is_archived=True)
    ticket = await stage.customer_writes("The lamp is broken.", marketplace="us")
    queue = (await stage.miller.command("random", "/queue"))["message"]
    assert "The channel is archived" in spoken(queue)
    await stage.control.change_channel(US, is_archived=False)
    await stage.miller.click("mirror.resume", channel="random", message_ts=queue["ts"])
    await stage.deliver()
    found = await cards(stage, stage.miller, US)
    assert sum(ticket.ref in one for one in found) == 1


async def test_private_answers_reach_an_agent_among_outsiders_and_nobody_else(
    stage: Stage,
) -> None:
    ticket = await stage.customer_writes()
    answer = await stage.miller.command("vendor", "/ticket", ticket.ref)
    assert answer["message"]["ephemeral"]
    assert ticket.ref in spoken(answer["message"])
    assert await cards(stage, stage.stranger, "vendor") == []
    refused = await stage.stranger.command("vendor", "/ticket", ticket.ref)
    assert "People from outside" in refused["shown"]
    assert ticket.ref not in refused["shown"]


async def test_a_mention_among_outsiders_is_answered_to_its_writer_alone(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.miller.say("vendor", f"@kakehashi {ticket.ref}")
    await settled()
    whispers = await stage.whispers(stage.miller, "vendor")
    assert ticket.ref in spoken(whispers[-1])
    assert await stage.whispers(stage.stranger, "vendor") == []
    assert not any("高橋" in one for one in await cards(stage, stage.stranger, "vendor"))


# --- too late -----------------------------------------------------------------------------------


async def test_a_button_pressed_by_one_who_left_the_team_does_nothing(desk: Desk) -> None:
    stage = desk.stage
    answer = await stage.sato.command("random", "/ticket", desk.ticket.ref)
    await stage.sato.leave(JP)
    ts = answer["message"]["ts"]
    await stage.sato.click("verb.close", channel="random", message_ts=ts)
    assert (await stage.ticket(desk.ticket.id)).status == "new"
    assert await desk.told() == []


async def test_a_window_sent_by_one_who_was_deactivated_changes_nothing(desk: Desk) -> None:
    stage = desk.stage
    card = await stage.card(stage.sato, JP, desk.ticket.ref)
    await stage.sato.click("verb.handoff", channel=JP, message_ts=card["ts"])
    (view,) = await stage.sato.views()
    await stage.control.change_member("U0SATO", deleted=True)
    refused = await stage.sato.submit(view["id"], {"text": "倉庫を見てください"})
    assert not refused["ok"]
    assert await desk.told() == []


async def test_a_double_click_on_take_it_assigns_once(desk: Desk) -> None:
    stage = desk.stage
    for _ in range(2):
        await stage.sato.click("verb.assign", channel=JP, message_ts=desk.card)
    kinds = [kind for kind, _ in await desk.told()]
    assert kinds == ["assignment"]
    assert "すでにあなたの担当です" in spoken((await stage.whispers(stage.sato, JP))[-1])


async def test_a_long_text_is_cut_with_the_whole_one_click_away(desk: Desk) -> None:
    stage = desk.stage
    await opened_in_seattle(desk)
    await desk.say("とても長い話です。" * 1_500)
    await stage.deliver()
    card = await stage.card(stage.miller, US, desk.ticket.ref)
    post = (await stage.miller.thread(US, card["ts"]))[-1]
    assert buttons_of(post)["history.whole"] == "Show whole"
