"""The reply to a customer: four ways to one preview, and what it takes until it is sent."""

from __future__ import annotations

import pytest

from tests.scenarios.desk import move_thread
from tests.scenarios.previewing import (
    CUSTOMER,
    MINE,
    TEXT,
    THEIRS,
    by_command,
    fields,
    later,
    remember,
    replies,
    said,
    window,
)
from tests.scenarios.stage import JP, Stage, buttons_of, spoken

# --- four ways ------------------------------------------------------------------------------


async def test_by_command_the_preview_opens_and_fills_in_from_memory(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    assert fields(view) == {TEXT: MINE, CUSTOMER: THEIRS}
    for words in ("not sent yet", ticket.ref, "To: 高橋", "Japanese", "From memory", "Refund"):
        assert words in said(view)
    assert await replies(stage, ticket) == []


async def test_the_button_asks_for_the_text_first(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.sato.click("verb.reply", channel=JP, message_ts=card["ts"])
    view = await window(stage.sato)
    assert view["callback_id"] == "preview.compose"
    answer = await stage.sato.submit(view["id"], {TEXT: "本日発送いたします。"})
    assert answer["ok"], answer
    view = await window(stage.sato)
    assert view["callback_id"] == "preview.send"
    assert "そのまま届きます" in said(view)
    assert fields(view) == {TEXT: "本日発送いたします。"}


async def test_the_asked_for_text_is_translated(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, text="")
    await stage.miller.submit(view["id"], {TEXT: MINE})
    assert fields(await window(stage.miller)) == {TEXT: MINE, CUSTOMER: THEIRS}


async def test_in_a_thread_it_is_kept_and_opened_by_a_button(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.sato.say(JP, "！返信 本日発送いたします。", thread_ts=card["ts"])
    await stage.deliver()
    assert await replies(stage, ticket) == []
    whisper = (await stage.whispers(stage.sato, JP, card["ts"]))[-1]
    assert buttons_of(whisper)["draft.open"] == "プレビューを開く：「本日発送いたします。」"
    await stage.sato.click("draft.open", channel=JP, message_ts=whisper["ts"])
    assert fields(await window(stage.sato)) == {TEXT: "本日発送いたします。"}


async def test_two_drafts_in_one_thread_can_be_told_apart(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    for text in ("We ship it today by air, free of charge.", "It\nships tomorrow."):
        await stage.sato.say(JP, f"!reply {text}", thread_ts=card["ts"])
    await stage.deliver()
    said = [
        buttons_of(one)["draft.open"] for one in await stage.whispers(stage.sato, JP, card["ts"])
    ]
    assert said[-2:] == [
        "プレビューを開く：「We ship it today by air…」",
        "プレビューを開く：「It ships tomorrow.」",
    ]
    whispers = await stage.whispers(stage.sato, JP, card["ts"])
    await stage.sato.click("draft.open", channel=JP, message_ts=whispers[-2]["ts"])
    assert (fields(await window(stage.sato))[TEXT] or "").startswith("We ship it today")


async def test_by_shortcut_a_colleagues_words_are_taken(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    note = await stage.sato.say(JP, "A&Bの在庫は<3個です。確認します。", thread_ts=card["ts"])
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=note["ts"])
    assert fields(await window(stage.sato)) == {TEXT: "A&Bの在庫は<3個です。確認します。"}


@pytest.mark.parametrize("verb", ["!返信", "！返新", "!repyl"])
async def test_by_shortcut_the_verb_in_front_is_no_part_of_the_reply(
    stage: Stage, verb: str
) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    said = await stage.sato.say(JP, f"{verb} 本日発送いたします。", thread_ts=card["ts"])
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=said["ts"])
    assert fields(await window(stage.sato)) == {TEXT: "本日発送いたします。"}


async def test_an_edit_of_a_note_that_was_sent_as_a_reply_changes_the_note_alone(
    stage: Stage,
) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    note = await stage.sato.say(JP, "本日発送いたします。", thread_ts=card["ts"])
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=note["ts"])
    await stage.sato.submit((await window(stage.sato))["id"])
    await later(stage)
    await stage.sato.edit(JP, note["ts"], "明日発送いたします。")
    whispers = await stage.whispers(stage.sato, JP, card["ts"])
    assert "編集しても、届いた文は変わりません" in spoken(whispers[-1])
    notes = [one.text for one in await stage.entries(ticket) if one.entry.kind == "note"]
    assert notes == ["明日発送いたします。"]
    await stage.sato.delete(JP, note["ts"])
    whispers = await stage.whispers(stage.sato, JP, card["ts"])
    assert "削除しても、届いた文は消えません" in spoken(whispers[-1])


async def test_by_shortcut_the_customers_own_words_are_not(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    post = (await stage.sato.thread(JP, card["ts"]))[1]
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=post["ts"])
    assert fields(await window(stage.sato)) == {TEXT: None}


async def test_the_shortcut_elsewhere_asks_which_ticket_is_meant(stage: Stage) -> None:
    said_there = await stage.sato.say(JP, "おはようございます")
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=said_there["ts"])
    asked = fields(await window(stage.sato))
    assert asked == {"which": None, "text": "おはようございます"}
    assert await stage.whispers(stage.sato, JP) == []


async def test_by_shortcut_before_the_card_is_known_one_is_asked_to_wait(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    note = await stage.sato.say(JP, "確認します。", thread_ts=card["ts"])
    await stage.application.database.write(move_thread, ticket.id, "1790000000.000001")
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=note["ts"])
    whispers = await stage.whispers(stage.sato, JP, card["ts"])
    assert "もう一度お試しください" in spoken(whispers[-1])
    assert "準備中" in spoken(whispers[-1])
    await stage.application.database.write(move_thread, ticket.id, card["ts"])
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=note["ts"])
    assert fields(await window(stage.sato)) == {TEXT: "確認します。"}
