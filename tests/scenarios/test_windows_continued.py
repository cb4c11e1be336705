"""A form that was closed is opened again by its button: it goes on where its writer left it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.scenarios.articles import RETURNS_JP, publish
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
from tests.scenarios.desk import Desk
from tests.scenarios.previewing import window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tests.scenarios.test_articles import article_now, field, typed
from tickets.tables import Ticket

Json = dict[str, Any]
AFRESH = "window.afresh"
CONTINUED_JA = "前に書きかけた内容の続きです。"
CONTINUED_EN = "You're picking up where you left off."


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    return await stage.customer_writes()


def filled(view: Json, text: str) -> Json:
    """The window as it stands on another device."""
    state = {"values": {**view["state"]["values"], "text": {"text": {"value": text}}}}
    return {**view, "state": state}


def text_in(view: Json) -> str | None:
    found: str | None = view["state"]["values"]["text"]["text"]["value"]
    return found


async def test_the_same_button_opens_what_was_begun(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await left(stage, stage.sato, JP, view, REASON)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    assert CONTINUED_JA in spoken(view)
    assert text_in(view) == REASON
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert await offers(stage, ticket) == [REASON]


async def test_the_same_in_english_and_for_its_writer_alone(stage: Stage) -> None:
    ticket = await stage.customer_writes("Where is my camera?", marketplace="us")
    view = await handing_off(stage, stage.miller, US, ticket.ref)
    await left(stage, stage.miller, US, view, "Please count the stock.")
    other = await handing_off(stage, stage.chen, US, ticket.ref)
    assert text_in(other) is None
    view = await handing_off(stage, stage.miller, US, ticket.ref)
    assert CONTINUED_EN in spoken(view)
    assert text_in(view) == "Please count the stock."


async def test_of_one_form_about_one_thing_the_latest_is_kept(stage: Stage, ticket: Ticket) -> None:
    on_the_phone = await handing_off(stage, stage.sato, JP, ticket.ref)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    earlier = await left(stage, stage.sato, JP, view, "在庫を数えてください。")
    await by_hand(stage, stage.sato, type="view_closed", view=filled(on_the_phone, REASON))
    assert text_in(await again(stage.sato, JP, earlier)) == REASON


async def test_sent_from_another_window_it_is_no_longer_kept(stage: Stage, ticket: Ticket) -> None:
    on_the_phone = await handing_off(stage, stage.sato, JP, ticket.ref)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, "在庫を数えてください。")
    sent = filled(on_the_phone, REASON)
    assert await by_hand(stage, stage.sato, type="view_submission", view=sent) == {}
    said = await pressed_by_hand(stage, stage.sato, message)
    assert said == "この内容は、すでに送信または保存されています。"
    assert await offers(stage, ticket) == [REASON]


async def test_it_is_discarded_in_the_window_too(stage: Stage, ticket: Ticket) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    view = await again(stage.sato, JP, message)
    await stage.sato.close()
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await stage.sato.click(AFRESH, view_id=view["id"])
    assert "破棄しました" in spoken(await window(stage.sato))
    await stage.sato.close()
    assert await told(stage, stage.sato, JP) == []
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    assert text_in(view) is None
    assert AFRESH not in buttons_of(view)


async def test_who_takes_part_in_the_thread_is_told_there(desk: Desk) -> None:
    """The open thread covers the channel: what came of a form there was not seen."""
    stage = desk.stage
    await desk.say("倉庫に聞いてみます。")
    view = await handing_off(stage, stage.sato, JP, desk.ticket.ref)
    await stage.sato.fill(view["id"], {"text": REASON})
    await stage.sato.close()
    [message] = await told(stage, stage.sato, JP, desk.card)
    assert REASON in spoken(message)
    view = await again(stage.sato, JP, message)
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert "シアトル" in spoken(await desk.whisper())
    assert "handoff.withdraw" in buttons_of(await desk.whisper())
    assert await stage.whispers(stage.sato, JP) == []


async def test_an_article_goes_on_as_it_was_left(stage: Stage) -> None:
    before = replace(RETURNS_JP.variants[0], body="一行目です。\n二行目です。")
    await publish(stage, replace(RETURNS_JP, variants=[before]))
    await stage.sato.command(JP, "/kb", f"編集 {RETURNS_JP.slug}")
    view = await window(stage.sato)
    written = "一行目です。\n二行目です。返送料は当社が持ちます。"
    await stage.sato.fill(view["id"], {field(view, "body"): written})
    await stage.sato.close()
    [message] = await told(stage, stage.sato, JP)
    assert f"記事を編集：{before.title}" in spoken(message)
    assert "> …返送料は当社が持ちます。" in spoken(message)
    await stage.sato.command(JP, "/kb", f"編集 {RETURNS_JP.slug}")
    view = await window(stage.sato)
    assert CONTINUED_JA in spoken(view)
    assert typed(view, "body") == written
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert (await article_now(stage, RETURNS_JP.slug)).variants["ja"].body == written


async def test_a_new_article_is_named_by_its_title(stage: Stage) -> None:
    await stage.miller.command(US, "/kb", "new")
    view = await window(stage.miller)
    await stage.miller.fill(view["id"], {field(view, "title"): "Shoe size conversion"})
    await stage.miller.close()
    [message] = await told(stage, stage.miller, US)
    assert "Write an article: Shoe size conversion" in spoken(message)
    assert set(buttons_of(message)) == {OPEN, DISCARD}
    await stage.miller.command(US, "/kb", "new Returns of shoes")
    view = await window(stage.miller)
    assert typed(view, "title") == "Returns of shoes"
    await stage.miller.close()
    await stage.miller.command(US, "/kb", "new")
    assert typed(await window(stage.miller), "title") == "Shoe size conversion"
