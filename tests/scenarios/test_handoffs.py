"""Handoffs by command, button and form; who was first, and who may."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sandbox.person import Person
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets.hours import parse_hours
from tickets.tables import Ticket

REASON = "倉庫での在庫確認をお願いします"


@pytest.fixture
async def offered(stage: Stage) -> Ticket:
    stage.at("2026-11-24T00:52:00")
    ticket = await stage.customer_writes()
    answer = await stage.sato.command(JP, "/handoff", f"{ticket.ref} us {REASON}")
    assert answer["shown"].startswith("JP-1001の引き継ぎをシアトルチームに依頼しました。")
    await stage.deliver()
    return ticket


async def press(stage: Stage, who: Person, action: str, channel: str = US) -> str:
    """Presses a button of the card; the private answer, in words."""
    card = await stage.card(who, channel, "JP-1001")
    before = {one["ts"] for one in await stage.whispers(who, channel)}
    done = await who.click(action, channel=channel, message_ts=card["ts"])
    assert done["ok"], done
    told = [one for one in await stage.whispers(who, channel) if one["ts"] not in before]
    return "\n".join(spoken(one) for one in told)


async def test_accepting_says_so_on_both_clocks(stage: Stage, offered: Ticket) -> None:
    said = await press(stage, stage.miller, "handoff.accept")
    assert "You accepted JP-1001. It's yours." in said
    await stage.deliver()
    ticket = await stage.ticket(offered.id)
    assert (ticket.team, ticket.status) == ("us", "open")
    tokyo = "\n".join(await stage.thread(stage.sato, JP, offered.ref))
    assert "Dana Millerさんが引き受けました" in tokyo
    assert "11/24(火) 09:52 JST（11/23(月) 16:52 PST）" in tokyo


async def test_the_second_click_is_told_who_was_first_and_when(
    stage: Stage, offered: Ticket
) -> None:
    await press(stage, stage.miller, "handoff.accept")
    said = await press(stage, stage.chen, "handoff.accept")
    assert said == (
        "Dana Miller (Seattle) already accepted JP-1001. "
        "Mon, Nov 23, 4:52 PM PST (Tue, Nov 24, 09:52 JST)"
    )
    again = await stage.sato.command(JP, "/handoff", f"取り下げ {offered.ref}")
    assert "シアトルチーム）が引き受けました。11/24(火) 09:52 JST" in again["shown"]


async def test_sending_back_asks_for_the_reason(stage: Stage, offered: Ticket) -> None:
    await press(stage, stage.miller, "handoff.decline")
    (view,) = await stage.miller.views()
    assert view["title"]["text"] == "Send back"
    done = await stage.miller.submit(view["id"], {"text": "This is not in our warehouse."})
    assert done["ok"], done
    await stage.deliver()
    assert (await stage.ticket(offered.id)).team == "jp"
    told = await stage.entries(offered)
    assert told[-1].entry.data["event"] == "declined"
    assert told[-1].text == "This is not in our warehouse."
    tokyo = "\n".join(await stage.thread(stage.sato, JP, offered.ref))
    assert "シアトルチームから差し戻されました" in tokyo


async def test_a_form_that_comes_too_late_says_who_was_first(stage: Stage, offered: Ticket) -> None:
    await press(stage, stage.miller, "handoff.decline")
    await press(stage, stage.chen, "handoff.accept")
    (view,) = await stage.miller.views()
    refused = await stage.miller.submit(view["id"], {"text": "no"})
    assert "already accepted JP-1001" in refused["errors"]["text"]


@pytest.mark.parametrize(
    ("command", "event"),
    [
        ("accept JP-1001", "accepted"),
        ("引き受け 1001", "accepted"),
        ("decline JP-1001 not ours", "declined"),
        ("差し戻し JP-1001 担当外です", "declined"),
    ],
)
async def test_answering_by_command(
    stage: Stage, offered: Ticket, command: str, event: str
) -> None:
    await stage.miller.command(US, "/handoff", command)
    assert (await stage.entries(offered))[-1].entry.data["event"] == event


@pytest.mark.parametrize("text", ["!accept", "！ひきうけ", "!decline no", "!差し戻し 違います"])
async def test_answering_in_the_thread(stage: Stage, offered: Ticket, text: str) -> None:
    card = await stage.card(stage.miller, US, offered.ref)
    await stage.miller.say(US, text, thread_ts=card["ts"])
    assert (await stage.entries(offered))[-1].entry.data["event"] in ("accepted", "declined")


async def test_withdrawing_by_the_button_under_the_answer(stage: Stage, offered: Ticket) -> None:
    answer = await stage.sato.command(JP, "/ticket", offered.ref)
    assert "handoff.withdraw" in buttons_of(answer["message"])
    ts = answer["message"]["ts"]
    await stage.sato.click("handoff.withdraw", channel=JP, message_ts=ts)
    assert (await stage.entries(offered))[-1].entry.data["event"] == "withdrawn"


async def test_while_it_is_on_offer_no_card_says_take_it(stage: Stage, offered: Ticket) -> None:
    """The asking desk can take its offer back, the asked one accepts or sends back."""
    mine = await stage.card(stage.sato, JP, offered.ref)
    assert "handoff.withdraw" in buttons_of(mine)
    assert not {"verb.assign", "verb.handoff"} & set(buttons_of(mine))
    theirs = await stage.card(stage.miller, US, offered.ref)
    assert set(buttons_of(theirs)) >= {"handoff.accept", "handoff.decline"}
    assert "verb.assign" not in buttons_of(theirs)
    await press(stage, stage.sato, "handoff.withdraw", JP)
    await stage.deliver()
    again = buttons_of(await stage.card(stage.sato, JP, offered.ref))
    assert again["verb.assign"] == "担当する"
    assert "handoff.withdraw" not in again


async def test_who_was_asked_to_accept_does_not_take_it_past_the_offer(
    stage: Stage, offered: Ticket
) -> None:
    card = await stage.card(stage.miller, US, offered.ref)
    await stage.miller.say(US, "!take", thread_ts=card["ts"])
    whisper = (await stage.whispers(stage.miller, US, card["ts"]))[-1]
    assert "JP-1001 is on offer to your team" in spoken(whisper)
    assert set(buttons_of(whisper)) == {"handoff.accept", "handoff.decline"}
    assert (await stage.ticket(offered.id)).assignee_id is None
    await stage.miller.click("handoff.accept", channel=US, message_ts=whisper["ts"])
    ticket = await stage.ticket(offered.id)
    assert (ticket.team, ticket.assignee_id is None) == ("us", False)


async def test_the_asking_desk_may_still_name_who_follows_it(stage: Stage, offered: Ticket) -> None:
    answer = await stage.sato.command(JP, "/ticket", f"担当 {offered.ref} 自分")
    assert "担当になりました" in answer["shown"]


async def test_only_the_asked_team_accepts_and_only_the_asking_one_withdraws(
    stage: Stage, offered: Ticket
) -> None:
    mine = await stage.sato.command(JP, "/handoff", f"引き受け {offered.ref}")
    assert "シアトルチームだけです" in mine["shown"]
    theirs = await stage.miller.command(US, "/handoff", f"withdraw {offered.ref}")
    assert theirs["shown"].startswith("Only Tokyo can do that with JP-1001")
    assert (await stage.entries(offered))[-1].entry.data["event"] == "offered"


async def test_an_offer_is_made_once(stage: Stage, offered: Ticket) -> None:
    twice = await stage.sato.command(JP, "/handoff", f"{offered.ref} us もう一度")
    assert "引き受け待ちです" in twice["shown"]
    assert "handoff.withdraw" in buttons_of(twice["message"])
    closed = await stage.sato.command(JP, "/ticket", f"完了 {offered.ref}")
    assert "先に引き継ぎを取り下げてください" in closed["shown"]
    own = await stage.sato.command(JP, "/handoff", f"{offered.ref} 東京 お願いします")
    assert "別のチームを指定してください" in own["shown"]


async def test_answered_and_returned(stage: Stage, offered: Ticket) -> None:
    await press(stage, stage.miller, "handoff.accept")
    answer = await stage.miller.command(US, "/handoff", "return JP-1001 Two are in stock.")
    assert answer["shown"] == "Returned JP-1001 to Tokyo."
    ticket = await stage.ticket(offered.id)
    assert (ticket.team, (await stage.entries(offered))[-1].text) == ("jp", "Two are in stock.")


async def test_returned_by_form(stage: Stage, offered: Ticket) -> None:
    await press(stage, stage.miller, "handoff.accept")
    whisper = (await stage.whispers(stage.miller, US))[-1]
    await stage.miller.click("verb.return", channel=US, message_ts=whisper["ts"])
    (view,) = await stage.miller.views()
    await stage.miller.submit(view["id"], {"text": "Two are in stock."})
    assert (await stage.ticket(offered.id)).team == "jp"


async def test_offered_by_the_button_of_the_card(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.sato.click("verb.handoff", channel=JP, message_ts=card["ts"])
    (view,) = await stage.sato.views()
    done = await stage.sato.submit(view["id"], {"text": REASON})
    assert done["ok"], done
    (offered,) = [one for one in await stage.entries(ticket) if one.entry.kind == "handoff"]
    assert (offered.entry.data["to"], offered.text) == ("us", REASON)
    assert "シアトルチームに依頼しました" in spoken((await stage.whispers(stage.sato, JP))[-1])


async def test_a_double_click_has_one_effect(stage: Stage, offered: Ticket) -> None:
    first = await press(stage, stage.miller, "handoff.accept")
    second = await press(stage, stage.miller, "handoff.accept")
    assert "It's yours" in first
    assert "already accepted" in second
    events = [one.entry.data.get("event") for one in await stage.entries(offered)]
    assert events.count("accepted") == 1


async def test_a_closed_desk_is_named_with_its_opening(stage: Stage) -> None:
    application: Any = stage.application
    jp, us = application.settings.teams
    us = replace(us, hours=parse_hours("09:00-17:00"))
    application.settings = replace(application.settings, teams=(jp, us))
    stage.at("2026-11-24T01:30:00")
    ticket = await stage.customer_writes()
    answer = await stage.sato.command(JP, "/handoff", f"{ticket.ref} us {REASON}")
    assert "シアトルチームは営業時間外です" in answer["shown"]
    assert "11/25(水) 02:00 JST（11/24(火) 09:00 PST）に開始" in answer["shown"]
