"""What was kept of a closed window is its writer's, for a week, and is sent once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.scenarios.closing import (
    DISCARD,
    OPEN,
    REASON,
    again,
    by_hand,
    handing_off,
    left,
    offers,
    pressed_by_hand,
    told,
)
from tests.scenarios.previewing import window
from tests.scenarios.stage import JP, Stage, buttons_of, spoken
from tickets.tables import Ticket


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    return await stage.customer_writes()


async def test_what_is_discarded_is_gone(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    await stage.sato.click(DISCARD, channel=JP, message_ts=message["ts"])
    [said] = [one for one in await stage.whispers(stage.sato, JP) if one["ts"] == message["ts"]]
    assert spoken(said) == "書きかけの内容を破棄しました。送信も保存もしていません。"
    assert "すでに破棄されています" in await pressed_by_hand(stage, stage.sato, message)


async def test_after_a_week_it_says_that_nothing_is_left(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    late = stage.application.now() + timedelta(days=7)
    stage.application.now = lambda: late
    await stage.sato.click(OPEN, channel=JP, message_ts=message["ts"])
    assert await stage.sato.views() == []
    [said] = [one for one in await stage.whispers(stage.sato, JP) if one["ts"] == message["ts"]]
    assert "もう残っていません（残るのは7日間です）" in spoken(said)
    assert buttons_of(said) == {}


async def test_nobody_else_opens_it(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    said = await pressed_by_hand(stage, stage.suzuki, message)
    assert said == "書きかけの内容を開けるのは、書いた本人だけです。"
    assert await stage.suzuki.views() == []


async def test_of_two_windows_with_the_same_text_one_is_sent(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    on_the_phone = await again(stage.sato, JP, message)
    here = await again(stage.sato, JP, message)
    assert (await stage.sato.submit(here["id"]))["ok"]
    answer = await by_hand(stage, stage.sato, type="view_submission", view=on_the_phone)
    assert answer["errors"] == {"desk": "この内容は、すでに送信または保存されています。"}
    assert await by_hand(stage, stage.sato, type="view_closed", view=on_the_phone) == {}
    assert await offers(stage, ticket) == [REASON]
    assert await told(stage, stage.sato, JP) == []
    said = await pressed_by_hand(stage, stage.sato, message)
    assert said == "この内容は、すでに送信または保存されています。"


async def test_a_window_that_was_sent_says_nothing_though_slack_missed_the_answer(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await stage.sato.fill(view["id"], {"text": REASON})
    filled = await window(stage.sato)
    assert (await stage.sato.submit(view["id"]))["ok"]
    await by_hand(stage, stage.sato, type="view_closed", view=filled)
    assert await told(stage, stage.sato, JP) == []
    assert await by_hand(stage, stage.sato, type="view_submission", view=filled) == {}
    assert await offers(stage, ticket) == [REASON]
