"""A window is closed with something typed in it: it is kept for its writer, and sent once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.handlers import history
from tests.scenarios.articles import RETURNS_JP, publish
from tests.scenarios.closing import (
    DISCARD,
    OPEN,
    REASON,
    again,
    handing_off,
    left,
    offers,
    told,
)
from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tests.scenarios.test_articles import article_now, field, typed
from tickets.tables import Ticket
from translations.engines.mangling import ManglingEngine

Json = dict[str, Any]
KEPT_JA = "まだ送信も保存もしていません。書きかけの内容は7日間残しておきます。"
KEPT_EN = "Nothing was sent or saved. What you wrote is kept for 7 days."


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    return await stage.customer_writes()


async def test_what_was_asked_of_the_other_desk_is_opened_again_and_sent_once(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    assert KEPT_JA in spoken(message)
    assert f"> {REASON}" in spoken(message)
    assert "JP-1001 引き継ぎ" in spoken(message)
    assert buttons_of(message) == {OPEN: "もう一度開く", DISCARD: "破棄する"}
    assert await offers(stage, ticket) == []
    view = await again(stage.sato, JP, message)
    assert view["state"]["values"]["text"]["text"]["value"] == REASON
    assert view["state"]["values"]["desk"]["desk"]["selected_option"]["value"] == "us"
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert await offers(stage, ticket) == [REASON]
    assert await told(stage, stage.sato, JP) == []


async def test_the_same_in_english(stage: Stage) -> None:
    ticket = await stage.customer_writes("Where is my camera?", marketplace="us")
    view = await handing_off(stage, stage.miller, US, ticket.ref)
    message = await left(stage, stage.miller, US, view, "Please count the stock.")
    assert KEPT_EN in spoken(message)
    assert "US-1001 · Hand off" in spoken(message)
    assert buttons_of(message) == {OPEN: "Open again", DISCARD: "Discard"}
    view = await again(stage.miller, US, message)
    assert (await stage.miller.submit(view["id"]))["ok"]
    assert await offers(stage, ticket) == ["Please count the stock."]


async def test_an_article_of_nine_thousand_characters(stage: Stage) -> None:
    line = "返品の決まりを、この行に書き出しておきます。"
    before = replace(RETURNS_JP.variants[0], body="\n".join([line] * 400))
    await publish(stage, replace(RETURNS_JP, variants=[before]))
    await stage.sato.command(JP, "/kb", f"編集 {RETURNS_JP.slug}")
    view = await window(stage.sato)
    names = [one["block_id"] for one in view["blocks"] if one["block_id"].startswith("body.")]
    parts = [f"{number}：" + "書き直した決まりです。" * 272 for number, _ in enumerate(names[:3])]
    body = "\n".join(parts)
    assert 8_900 < len(body) <= 9_005
    given = dict(zip(names, [*parts, *([""] * len(names))], strict=False))
    await stage.sato.fill(view["id"], {**given, "reason": "書き直し"})
    await stage.sato.close()
    [message] = await told(stage, stage.sato, JP)
    assert "記事を編集" in spoken(message)
    view = await again(stage.sato, JP, message)
    assert typed(view, "reason") == "書き直し"
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert (await article_now(stage, RETURNS_JP.slug)).variants["ja"].body == body
    assert await told(stage, stage.sato, JP) == []


async def test_where_nothing_was_typed_nothing_is_said(stage: Stage, ticket: Ticket) -> None:
    await publish(stage)
    await handing_off(stage, stage.sato, JP, ticket.ref)
    await stage.sato.close()
    await stage.sato.command(JP, "/kb", "編集 return-window-japan")
    view = await window(stage.sato)
    await stage.sato.fill(view["id"], {"topic": "payment", "review_by": "2027-01-01"})
    await stage.sato.close()
    await stage.sato.command(JP, "/kb", "表示 return-window-japan")
    await window(stage.sato)
    await stage.sato.close()
    await stage.sato.command(JP, "/translate", "Where is my parcel?")
    await stage.sato.close()
    assert await told(stage, stage.sato, JP) == []


async def test_a_window_closed_again_changes_the_message_that_is_there(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    first = await left(stage, stage.sato, JP, view, "在庫を数えてください。")
    await again(stage.sato, JP, first)
    await stage.sato.close()
    [same] = await told(stage, stage.sato, JP)
    assert spoken(same) == spoken(first)
    view = await again(stage.sato, JP, same)
    second = await left(stage, stage.sato, JP, view, REASON)
    assert second["ts"] == first["ts"]
    assert REASON in spoken(second)
    view = await again(stage.sato, JP, second)
    assert view["state"]["values"]["text"]["text"]["value"] == REASON


async def test_all_windows_closed_at_once(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品 us")
    await stage.sato.click("kb.whole", channel=JP, message_ts=answer["message"]["ts"])
    whole = await window(stage.sato)
    await stage.sato.click("kb.outdated", view_id=whole["id"])
    form = await window(stage.sato)
    await stage.sato.fill(form["id"], {"text": "手数料が変わりました"})
    await stage.sato.close(everything=True)
    [message] = await told(stage, stage.sato, JP)
    view = await again(stage.sato, JP, message)
    assert (await stage.sato.submit(view["id"]))["ok"]
    await settled()
    posts = [one for one in await stage.miller.messages(US) if "out of date" in spoken(one)]
    assert len(posts) == 1
    assert "手数料が変わりました" in spoken(posts[0])


async def test_from_a_home_it_comes_as_a_direct_message(stage: Stage, ticket: Ticket) -> None:
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us {REASON}")
    await stage.miller.open_home()
    await stage.worker.homes.look()
    home = await stage.miller.home()
    assert home is not None
    await stage.miller.click("handoff.decline", view_id=home["id"])
    view = await window(stage.miller)
    await stage.miller.fill(view["id"], {"text": "Not in our warehouse."})
    await stage.miller.close()
    await settled()
    [message] = [one for one in await stage.miller.messages("@kakehashi") if not one["ephemeral"]]
    assert "JP-1001 · Send back" in spoken(message)
    view = await again(stage.miller, "@kakehashi", message)
    assert (await stage.miller.submit(view["id"]))["ok"]
    await settled()
    assert (await stage.entries(ticket))[-1].text == "Not in our warehouse."
    assert await stage.miller.messages("@kakehashi") == []


async def test_an_article_that_somebody_else_saved_meanwhile(stage: Stage) -> None:
    await publish(stage)
    views = {}
    for one in (stage.sato, stage.suzuki):
        await one.command(JP, "/kb", f"編集 {RETURNS_JP.slug}")
        views[one] = await window(one)
    theirs = {field(views[stage.suzuki], "body"): "先に直しました。"}
    assert (await stage.suzuki.submit(views[stage.suzuki]["id"], theirs))["ok"]
    mine = {field(views[stage.sato], "body"): "到着から{{window}}日です。"}
    assert (await stage.sato.submit(views[stage.sato]["id"], mine))["ok"]
    await stage.sato.close()
    [message] = await told(stage, stage.sato, JP)
    view = await again(stage.sato, JP, message)
    assert "先に直しました。" in json.dumps(view["blocks"], ensure_ascii=False)
    assert typed(view, "body") == "到着から{{window}}日です。"
    assert (await stage.sato.submit(view["id"]))["ok"]
    found = await article_now(stage, RETURNS_JP.slug)
    assert found.variants["ja"].body == "到着から{{window}}日です。"


async def test_where_the_bot_is_no_member_it_is_told_all_the_same(
    stage: Stage, ticket: Ticket
) -> None:
    post = await stage.sato.say("random", "倉庫から返事がありました。")
    await stage.sato.shortcut("add_to_ticket", channel="random", message_ts=post["ts"])
    view = await window(stage.sato)
    message = await left(stage, stage.sato, "random", view, "倉庫から返事がありました。在庫は3台。")
    view = await again(stage.sato, "random", message)
    assert (await stage.sato.submit(view["id"], {"which": ticket.ref}))["ok"]
    assert (await stage.entries(ticket))[-1].text == "倉庫から返事がありました。在庫は3台。"


async def test_a_translation_put_right_over_its_original(desk: Desk) -> None:
    """Told in the thread in which the window below it was opened."""
    stage = desk.stage
    stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await opened_in_seattle(desk)
    await desk.say("箱が2つ、11/27(金)に届きます。")
    await stage.deliver()
    card = await stage.card(stage.miller, US, desk.ticket.ref)
    post = (await stage.miller.thread(US, card["ts"]))[-1]
    original = next(one for one in buttons_of(post) if one.startswith("history.original"))
    await stage.miller.click(original, channel=US, message_ts=post["ts"])
    while history.FILLING:
        await asyncio.gather(*history.FILLING)
    below = await window(stage.miller)
    await stage.miller.click("fix.open", view_id=below["id"])
    view = await window(stage.miller)
    await stage.miller.fill(view["id"], {"text": "Two boxes arrive on Fri, Nov 27."})
    await stage.miller.close(everything=True)
    [message] = await told(stage, stage.miller, US, card["ts"])
    assert "JP-1001 · Fix the translation" in spoken(message)
    view = await again(stage.miller, US, message)
    assert (await stage.miller.submit(view["id"]))["ok"]
    corrected = (await stage.entries(desk.ticket))[-1].corrections
    assert corrected == {"en": "Two boxes arrive on Fri, Nov 27."}
