"""The Home tab: what an agent finds there, in their own language, and how it keeps up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import homes as delivery
from bot.delivery.follow import Pace
from customers.accounts import Given
from sandbox.person import Person
from tests.scenarios.stage import JP, US, Stage, new_case, spoken
from tickets import mirrors
from tickets.hours import parse_hours
from tickets.tables import Mirror, Ticket

Json = dict[str, Any]


class Lobby:
    """A stage whose worker keeps Homes; time stands still unless it is told to pass."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.moment = stage.application.now()
        stage.application.now = lambda: self.moment
        stage.worker.homes.call()
        stage.application.wake = stage.worker.call
        stage.worker.homes.pace = Pace(burst=1000.0, rate=1000.0)

    async def open(self, person: Person) -> str:
        opened = await person.open_home()
        assert {one["status"] for one in opened["deliveries"]} == {200}
        await self.stage.worker.homes.look()
        return await self.seen(person)

    async def later(self, seconds: float = 5.0) -> None:
        """Time passes, and the worker takes its turn."""
        self.moment += timedelta(seconds=seconds)
        await self.stage.worker.homes.look()

    async def view(self, person: Person) -> Json:
        view = await person.home()
        assert view is not None, "nothing was published"
        return view

    async def seen(self, person: Person) -> str:
        return spoken(await self.view(person)).replace("\u200b", "")

    async def press(self, person: Person, action: str, value: str | None = None) -> Json | None:
        """Presses on the Home; the window that answers."""
        view = await self.view(person)
        done = await person.click(action, view_id=view["id"], value=value)
        assert done["ok"], done
        return next(iter((await person.views())[-1:]), None)

    async def published(self) -> int:
        """Calls so far that Slack took."""
        calls = await self.stage.control.calls("views.publish")
        return sum(one["answer"]["ok"] for one in calls)


@pytest.fixture
async def lobby(stage: Stage) -> Lobby:
    return Lobby(stage)


async def test_it_shows_ones_own_tickets_in_ones_own_language(lobby: Lobby) -> None:
    stage = lobby.stage
    first = await stage.customer_writes("カメラが届きません。")
    second = await stage.customer_writes("レンズに傷があります。")
    await stage.sato.command(JP, "/ticket", f"担当 {first.ref}")
    seen = await lobby.open(stage.sato)
    mine, unassigned = seen.split("担当者が決まっていないチケット")
    assert "東京チーム" in seen
    assert "シアトルチームは営業中です。" in seen
    assert "あなたの担当*（1件）" in mine
    assert first.ref in mine
    assert second.ref in unassigned
    seen = await lobby.open(stage.miller)
    assert "Seattle team" in seen
    assert "Nothing is assigned to you." in seen
    assert "Every ticket of your team has somebody." in seen


async def test_what_changes_elsewhere_is_there_after_the_workers_turn(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    assert "あなたの担当*（0件）" in await lobby.open(stage.sato)
    await stage.suzuki.command(JP, "/ticket", f"担当 {ticket.ref} @佐藤")
    await lobby.later()
    assert "あなたの担当*（1件）" in await lobby.seen(stage.sato)
    before = await lobby.published()
    await lobby.later()
    assert await lobby.published() == before


async def test_what_nobody_called_for_is_there_half_a_minute_later(lobby: Lobby) -> None:
    stage = lobby.stage
    await lobby.open(stage.sato)
    await lobby.later(5)
    await stage.customer_writes()
    await lobby.later(5)
    assert await lobby.published() == 1
    await lobby.later(25)
    assert "*（1件）" in await lobby.seen(stage.sato)


async def test_it_changes_at_most_once_in_a_few_seconds(lobby: Lobby) -> None:
    stage = lobby.stage
    await lobby.open(stage.sato)
    for _ in range(3):
        await stage.sato.command(JP, "/ticket", "新規 カメラが届きません。")
        await lobby.later(1.0)
    assert await lobby.published() == 1
    await lobby.later(2.0)
    assert await lobby.published() == 2
    assert "*（3件）" in await lobby.seen(stage.sato)


async def test_a_day_after_its_last_opening_it_is_left_alone(lobby: Lobby) -> None:
    stage = lobby.stage
    await lobby.open(stage.sato)
    await stage.customer_writes()
    await lobby.later(24 * 3600)
    assert await lobby.published() == 1
    assert "*（1件）" in await lobby.open(stage.sato)


# --- pressing -------------------------------------------------------------------------------


@pytest.fixture
async def offered(lobby: Lobby) -> Ticket:
    ticket = await lobby.stage.customer_writes()
    await lobby.stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    return ticket


async def test_an_offer_is_accepted_and_the_second_click_says_so(
    lobby: Lobby, offered: Ticket
) -> None:
    stage = lobby.stage
    seen = await lobby.open(stage.miller)
    assert "Handoffs waiting for your team* (1)" in seen
    assert "Offered by Tokyo" in seen
    answer = await lobby.press(stage.miller, "handoff.accept")
    assert answer is not None
    assert "You accepted JP-1001. It's yours." in spoken(answer)
    again = await lobby.press(stage.miller, "handoff.accept")
    assert again is not None
    assert "You already accepted JP-1001." in spoken(again)
    await stage.worker.homes.look()
    seen = await lobby.seen(stage.miller)
    assert "Handoffs waiting" not in seen
    assert "Assigned to you* (1)" in seen
    assert (await stage.ticket(offered.id)).team == "us"
    assert [one["ephemeral"] for one in await stage.miller.messages(US)].count(True) == 0


async def test_a_colleague_who_was_slower_is_told_who_was_first(
    lobby: Lobby, offered: Ticket
) -> None:
    stage = lobby.stage
    await lobby.open(stage.chen)
    await lobby.open(stage.miller)
    await lobby.press(stage.miller, "handoff.accept")
    answer = await lobby.press(stage.chen, "handoff.accept")
    assert "Dana Miller (Seattle) already accepted JP-1001." in spoken(answer or {})


async def test_an_offer_is_sent_back_with_a_reason(lobby: Lobby, offered: Ticket) -> None:
    stage = lobby.stage
    await lobby.open(stage.miller)
    form = await lobby.press(stage.miller, "handoff.decline")
    assert form is not None
    sent = await stage.miller.submit(form["id"], {"text": "Not in our warehouse."})
    assert (sent["ok"], sent["views"]) == (True, [])
    await lobby.later()
    assert "Handoffs waiting" not in await lobby.seen(stage.miller)
    assert (await stage.entries(offered))[-1].entry.kind == "handoff"
    assert (await stage.entries(offered))[-1].text == "Not in our warehouse."


async def test_a_ticket_opens_in_a_window_and_is_taken_there(lobby: Lobby) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await lobby.open(stage.sato)
    window = await lobby.press(stage.sato, "verb.show")
    assert window is not None
    assert "担当：未定" in spoken(window)
    done = await stage.sato.click("verb.assign", view_id=window["id"])
    assert done["ok"], done
    (answer,) = await stage.sato.views()
    assert "JP-1001の担当になりました。" in spoken(answer)
    await stage.worker.homes.look()
    assert "あなたの担当*（1件）" in await lobby.seen(stage.sato)
    assert (await stage.ticket(ticket.id)).assignee_id is not None


async def test_a_reply_begins_in_the_window_of_a_ticket(lobby: Lobby) -> None:
    stage = lobby.stage
    await stage.customer_writes()
    await lobby.open(stage.sato)
    window = await lobby.press(stage.sato, "verb.show")
    assert window is not None
    assert (await stage.sato.click("verb.reply", view_id=window["id"]))["ok"]
    (form,) = await stage.sato.views()
    assert form["callback_id"] != window["callback_id"]
    assert "お客様へ返信" in spoken(form) + str(form["title"])


async def test_the_language_is_chosen_on_it_and_holds_everywhere(lobby: Lobby) -> None:
    stage = lobby.stage
    await lobby.open(stage.sato)
    await lobby.press(stage.sato, "home.language", value="en")
    await stage.worker.homes.look()
    assert "Nothing is assigned to you." in await lobby.seen(stage.sato)
    assert "No open tickets." in (await stage.sato.command(JP, "/queue"))["shown"]
    await lobby.press(stage.sato, "home.language", value="slack")
    await stage.worker.homes.look()
    assert "担当しているチケットはありません。" in await lobby.seen(stage.sato)


# --- who may --------------------------------------------------------------------------------


async def test_strangers_get_a_word_in_their_language(lobby: Lobby) -> None:
    stage = lobby.stage
    await stage.customer_writes()
    seen = await lobby.open(stage.guest)
    assert "Guests can't use this." in seen
    assert "JP-1001" not in seen
    await stage.control.new_member(id="U0NEW", name="new", real_name="新井 花", locale="ja-JP")
    newcomer = stage.control.person("U0NEW")
    assert "使えるのはサポートチームのメンバーだけです。" in await lobby.open(newcomer)
    await stage.control.add_to_channel(JP, "U0NEW")
    await stage.worker.homes.look()
    assert "JP-1001" in await lobby.seen(newcomer)
    await stage.control.remove_from_channel(JP, "U0NEW")
    await stage.worker.homes.look()
    assert "JP-1001" not in await lobby.seen(newcomer)


async def test_a_thread_that_stands_still_is_for_the_leads(lobby: Lobby) -> None:
    stage = lobby.stage
    teams = tuple(replace(team, leads=("U0SUZUKI",)) for team in stage.application.settings.teams)
    stage.application.settings = replace(stage.application.settings, teams=teams)
    ticket = await stage.customer_writes()
    await stage.application.database.write(park_thread, ticket.id, lobby.moment)
    assert "投稿が止まっている" not in await lobby.open(stage.sato)
    assert "`/invite @kakehashi`" in await lobby.open(stage.suzuki)
    answer = await lobby.press(stage.suzuki, "mirror.resume")
    assert "投稿を再開しました。" in spoken(answer or {})
    await stage.worker.homes.look()
    assert "投稿が止まっている" not in await lobby.seen(stage.suzuki)


async def test_of_many_threads_that_stand_still_the_rest_is_counted(lobby: Lobby) -> None:
    stage = lobby.stage
    for number in range(7):
        ticket = await stage.customer_writes(account=f"A{number}")
        await stage.application.database.write(park_thread, ticket.id, lobby.moment)
    seen = await lobby.open(stage.sato)
    assert seen.count("`/invite @kakehashi`") == 5
    assert "ほかに2件あります。上から順に" in seen


def park_thread(session: Any, ticket_id: int, now: Any) -> None:
    (mirror,) = [one for one in mirrors.of_ticket(session, ticket_id) if one.kind == "slack"]
    found = session.get_one(Mirror, mirror.id)
    found.parked, found.parked_at, found.last_error = True, now, "not_in_channel"
    session.add(found)


async def test_tickets_of_a_desk_that_is_closed_are_shown_to_the_one_awake(lobby: Lobby) -> None:
    stage = lobby.stage
    lobby.moment = lobby.moment.replace(year=2026, month=11, day=24, hour=20)
    stage.application.settings = replace(
        stage.application.settings,
        teams=tuple(
            replace(team, hours=parse_hours("09:00-18:00")) if team.key == "jp" else team
            for team in stage.application.settings.teams
        ),
    )
    await stage.customer_writes()
    seen = await lobby.open(stage.miller)
    assert "Tokyo is closed." in seen
    assert "Owned by Tokyo (closed until Tue, Nov 24, 4:00 PM PST" in seen


# --- limits ---------------------------------------------------------------------------------


def many(session: Any, stage: Stage, count: int) -> None:
    for number in range(count):
        given = Given(family_name="高橋", account=f"A{number}", language="ja")
        text = f"{number}番：" + "カメラの電源が入りません。" * 30
        new_case(session, stage.application, text, "jp", "ja", given)


async def test_many_tickets_stay_within_a_hundred_blocks(lobby: Lobby) -> None:
    stage = lobby.stage
    await stage.application.database.write(many, stage, 60)
    for number in range(1001, 1021):
        await stage.sato.command(JP, "/ticket", f"担当 {number}")
        await stage.suzuki.command(JP, "/ticket", f"担当 {number + 20}")
    for number in range(1041, 1053):
        await stage.suzuki.command(JP, "/handoff", f"{number} us 倉庫を見てください")
    seen = await lobby.open(stage.sato)
    assert "あなたの担当*（20件）" in seen
    assert "ほかに5件あります。" in seen
    seen = await lobby.open(stage.miller)
    assert "Handoffs waiting for your team* (12)" in seen
    assert "4 more." in seen
    waited = (await lobby.seen(stage.sato)).split("対応を待っているチケット*（12件）")[1]
    assert "ほかに7件あります。" in waited
    assert len((await lobby.view(stage.sato))["blocks"]) <= 100


async def test_slack_wants_a_pause_and_gets_it(lobby: Lobby) -> None:
    stage = lobby.stage
    await stage.control.fault("ratelimited", on="views.publish", count=1, retry_after=30)
    await stage.sato.open_home()
    await stage.miller.open_home()
    await stage.worker.homes.look()
    await lobby.later(29)
    assert await stage.sato.home() is None
    assert await lobby.published() <= 1
    await lobby.later(1)
    assert "あなたの担当" in await lobby.seen(stage.sato)
    assert "Assigned to you" in await lobby.seen(stage.miller)


async def test_a_failure_loses_nothing(lobby: Lobby) -> None:
    stage = lobby.stage
    await lobby.open(stage.sato)
    await stage.sato.command(JP, "/ticket", "新規 カメラが届きません。")
    await stage.control.fault("lost_answer", on="views.publish", count=1)
    await lobby.later()
    await stage.control.fault("error", on="views.publish", count=1, error="not_enabled")
    await lobby.later(delivery.AGAIN.total_seconds())
    await stage.customer_writes()
    await lobby.later(delivery.MUCH_LATER.total_seconds())
    assert "*（2件）" in await lobby.seen(stage.sato)
