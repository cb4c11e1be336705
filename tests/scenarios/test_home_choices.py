"""What somebody chooses on their Home, and what it changes: who is called by name, and for what.
And which articles are due soon."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from knowledge.articles import save_article
from sandbox.person import Person
from tests.scenarios.articles import RETURNS_JP, publish
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage, spoken
from tests.scenarios.test_home import Lobby
from tickets import intake
from tickets.access import access_ticket
from tickets.hours import parse_hours
from tickets.tables import Handoff, Ticket

Json = dict[str, Any]

SATO, SUZUKI, MILLER, PARKER = "<@U0SATO>", "<@U0SUZUKI>", "<@U0MILLER>", "<@U0PARKER>"


@pytest.fixture
async def lobby(stage: Stage) -> Lobby:
    return Lobby(stage)


def boxes(view: Json) -> Json:
    """The boxes of the notices: what can be ticked and what is."""
    found = [element for block in view["blocks"] for element in block.get("elements", ())]
    (element,) = [one for one in found if one.get("action_id") == "home.notify"]
    return element


def ticked(view: Json) -> set[str]:
    return {one["value"] for one in boxes(view).get("initial_options", [])}


async def choose(lobby: Lobby, person: Person, *chosen: str) -> None:
    await lobby.open(person)
    view = await lobby.view(person)
    done = await person.click("home.notify", view_id=view["id"], value=list(chosen))
    assert done["ok"], done
    await lobby.stage.worker.homes.look()
    assert ticked(await lobby.view(person)) == set(chosen)


async def customer_adds(stage: Stage, ticket: Ticket, text: str) -> None:
    def write(session: Any) -> int:
        return intake.customer_writes(
            session,
            access_ticket(session, number=ticket.id, lock=True),
            text=text,
            language="ja",
            teams=stage.application.settings.teams,
            now=stage.application.now(),
        )

    await stage.application.database.write(write)
    await stage.deliver()


async def test_nobody_is_called_who_did_not_choose_it(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await stage.suzuki.command(JP, "/ticket", f"担当 {ticket.ref} @佐藤")
    await customer_adds(stage, ticket, "まだ届きません。")
    assert "<@" not in "".join(await stage.thread(stage.sato, JP, ticket.ref))
    await lobby.open(stage.sato)
    assert ticked(await lobby.view(stage.sato)) == set()


async def test_whoever_chose_it_is_called_when_their_customer_writes(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    other = await stage.customer_writes("箱が壊れていました。", account="A2")
    await choose(lobby, stage.sato, "message")
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    await stage.suzuki.command(JP, "/ticket", f"担当 {other.ref}")
    for one in (ticket, other):
        await customer_adds(stage, one, "まだ届きません。")
    *_, latest = await stage.thread(stage.sato, JP, ticket.ref)
    assert latest.count(SATO) == 1
    assert "まだ届きません。" in latest
    assert "<@" not in "".join(await stage.thread(stage.sato, JP, other.ref))
    await choose(lobby, stage.sato)
    await customer_adds(stage, ticket, "ご確認ください。")
    assert SATO not in (await stage.thread(stage.sato, JP, ticket.ref))[-1]


async def test_what_came_before_a_ticket_was_ones_own_calls_nobody(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await choose(lobby, stage.miller, "message")
    await customer_adds(stage, ticket, "まだ届きません。")
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.miller.command(US, "/handoff", f"accept {ticket.ref}")
    await stage.deliver()
    assert MILLER not in "".join(await stage.thread(stage.miller, US, ticket.ref))
    await customer_adds(stage, ticket, "ご確認ください。")
    assert MILLER in (await stage.thread(stage.miller, US, ticket.ref))[-1]
    assert MILLER not in "".join(await stage.thread(stage.sato, JP, ticket.ref))


async def test_to_be_made_responsible_by_somebody_else(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await choose(lobby, stage.sato, "assignment")
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    await stage.suzuki.command(JP, "/ticket", f"担当 {ticket.ref}")
    await stage.deliver()
    assert "<@" not in "".join(await stage.thread(stage.sato, JP, ticket.ref))
    await stage.suzuki.command(JP, "/ticket", f"担当 {ticket.ref} @佐藤")
    await stage.deliver()
    assert SATO in (await stage.thread(stage.sato, JP, ticket.ref))[-1]


async def test_an_offer_calls_those_who_wait_for_it_and_its_answer_who_made_it(
    lobby: Lobby,
) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await choose(lobby, stage.sato, "answer")
    await choose(lobby, stage.miller, "offer")
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.deliver()
    card = spoken(await stage.card(stage.miller, US, ticket.ref))
    assert card.count(MILLER) == 1
    assert SATO not in "".join(await stage.thread(stage.sato, JP, ticket.ref))
    await stage.chen.command(US, "/handoff", f"accept {ticket.ref}")
    await stage.deliver()
    assert SATO in (await stage.thread(stage.sato, JP, ticket.ref))[-1]
    await stage.chen.command(US, "/ticket", f"history {ticket.ref}")
    theirs = await stage.thread(stage.miller, US, ticket.ref)
    assert SATO not in "".join(theirs)


async def test_whoever_left_the_channel_is_called_no_more(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await choose(lobby, stage.miller, "offer")
    await choose(lobby, stage.chen, "offer")
    await stage.control.remove_from_channel(US, "U0CHEN")
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.deliver()
    card = spoken(await stage.card(stage.miller, US, ticket.ref))
    assert MILLER in card
    assert "<@U0CHEN>" not in card


async def test_leads_are_called_for_an_offer_that_nobody_took_unless_they_want_none(
    lobby: Lobby,
) -> None:
    stage = lobby.stage
    teams = tuple(
        replace(team, leads=("U0MILLER", "U0PARKER"))
        if team.key == "us"
        else replace(team, hours=parse_hours("09:00-18:00"))
        for team in stage.application.settings.teams
    )
    lobby.moment = lobby.moment.replace(year=2026, month=11, day=24, hour=8, minute=30)
    stage.application.settings = replace(stage.application.settings, teams=teams)
    ticket = await stage.customer_writes()
    await lobby.open(stage.miller)
    assert ticked(await lobby.view(stage.miller)) == {"overdue", "article"}
    await lobby.open(stage.sato)
    offered = {one["value"] for one in boxes(await lobby.view(stage.sato))["options"]}
    assert offered == {"message", "assignment", "offer", "answer"}
    await choose(lobby, stage.miller, "article")
    handoff = f"{ticket.ref} us 倉庫を見てください"
    await stage.sato.command(JP, "/handoff", handoff)
    due = await stage.application.database.read(first_due)
    lobby.moment = due + timedelta(seconds=1)
    await stage.deliver()
    told = "".join(await stage.thread(stage.miller, US, ticket.ref))
    assert PARKER in told
    assert MILLER not in told


async def test_of_an_articles_owners_those_leads_are_named_who_want_to_be(lobby: Lobby) -> None:
    stage = lobby.stage
    teams = tuple(
        replace(team, leads=("U0MILLER", "U0PARKER")) if team.key == "us" else team
        for team in stage.application.settings.teams
    )
    stage.application.settings = replace(stage.application.settings, teams=teams)
    await choose(lobby, stage.miller, "overdue")
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品 us")
    await stage.sato.click("kb.outdated", channel=JP, message_ts=answer["message"]["ts"])
    (view,) = await stage.sato.views()
    await stage.sato.submit(view["id"], {"text": "手数料が変わりました"})
    await settled()
    (post,) = [one for one in await stage.miller.messages(US) if "out of date" in spoken(one)]
    assert PARKER in spoken(post)
    assert MILLER not in spoken(post)


def first_due(session: Any) -> Any:
    return session.exec(select(Handoff.due_at)).one()


# --- due soon ---------------------------------------------------------------------------------


async def test_an_article_of_ones_team_is_due_in_its_last_week(lobby: Lobby) -> None:
    stage = lobby.stage
    today = lobby.moment.date()
    found = (("near", 3, "jp"), ("past", -2, "jp"), ("far", 30, "jp"), ("theirs", 3, "us"))

    def save(session: Any) -> None:
        for slug, days, owner in found:
            day = today + timedelta(days=days)
            draft = replace(RETURNS_JP, slug=slug, owner=owner, review_by=day)
            save_article(session, draft, by="Mori", now=lobby.moment)

    await stage.application.database.write(save)
    seen = await lobby.open(stage.sato)
    assert "期限が近いもの*（2件）" in seen
    assert seen.index("確認の期限を過ぎています") < seen.index("まもなく確認の時期です")
    window = await lobby.press(stage.sato, "kb.whole")
    assert window is not None


async def test_boxes_ticked_one_after_the_other_all_count(lobby: Lobby) -> None:
    """Also where the Home is drawn anew only after the last of them."""
    sato = lobby.stage.sato
    await lobby.open(sato)
    view = await lobby.view(sato)
    for chosen in (["message"], ["message", "offer"], ["offer"], []):
        done = await sato.click("home.notify", view_id=view["id"], value=chosen)
        assert done["ok"], done
    await lobby.stage.worker.homes.look()
    anew = await lobby.view(sato)
    assert anew["id"] == view["id"]
    assert ticked(anew) == set()
    await choose(lobby, sato, "offer")
