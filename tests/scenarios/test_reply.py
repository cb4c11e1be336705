"""The reply to a customer: four ways to one preview, and what it takes until it is sent."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.settings import Mailer
from sandbox.person import Person
from tests.bot.mailboxes import mail_server
from tests.scenarios.desk import move_thread
from tests.scenarios.previewing import (
    CUSTOMER,
    MINE,
    TEXT,
    THEIRS,
    Json,
    by_command,
    drafts,
    fields,
    later,
    offered,
    remember,
    replies,
    said,
    settled,
    window,
)
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

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


# --- sending --------------------------------------------------------------------------------


async def test_exactly_the_edited_text_is_mailed_and_remembered(stage: Stage) -> None:
    await remember(stage)
    async with mail_server() as office:
        stage.application.settings = replace(
            stage.application.settings,
            mailer=Mailer("127.0.0.1", office.port),
            mail_from="shop@example.com",
        )
        ticket = await stage.customer_writes()
        view = await by_command(stage, ticket)
        edited = f"高橋様\n\n{THEIRS}\n\n何卒よろしくお願いいたします。"
        answer = await stage.miller.submit(view["id"], {CUSTOMER: edited})
        assert answer["ok"], answer
        await later(stage, 1)
        assert office.posts == []
        await later(stage)
        assert [post.text for post in office.posts] == [edited]
    assert await replies(stage, ticket) == [edited]
    other = await stage.customer_writes(account="A2", family_name="田中")
    again = await by_command(stage, other)
    assert fields(again)[CUSTOMER] == edited.removeprefix("高橋様\n\n")


async def test_only_the_writer_sees_it_go_and_undo_gives_the_draft_back(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.submit(view["id"], {CUSTOMER: THEIRS + "失礼いたします。"})
    await settled()
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "30 seconds" in spoken(whisper)
    assert await stage.whispers(stage.chen, US) == []
    await stage.miller.click("draft.undo", channel=US, message_ts=whisper["ts"])
    await later(stage)
    assert await replies(stage, ticket) == []
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "The customer got nothing" in spoken(whisper)
    assert "draft.undo" not in buttons_of(whisper)
    await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    assert fields(await window(stage.miller))[CUSTOMER] == THEIRS + "失礼いたします。"


async def test_one_private_message_follows_a_draft_and_goes_when_it_is_sent(stage: Stage) -> None:
    """Closed, opened by its button, closed again, sent: there is never more than one of it."""
    await remember(stage)
    ticket = await stage.customer_writes()
    for closing in range(3):
        view = await by_command(stage, ticket) if not closing else await window(stage.miller)
        await stage.miller.close()
        await settled()
        [whisper] = await drafted(stage)
        assert "kept as a draft" in spoken(whisper)
        await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    view = await window(stage.miller)
    await stage.miller.submit(view["id"])
    await settled()
    [whisper] = await drafted(stage)
    assert "You can undo it until" in spoken(whisper)
    await later(stage)
    await settled()
    assert await replies(stage, ticket) == [THEIRS]
    assert await drafted(stage) == []


async def drafted(stage: Stage) -> list[Json]:
    """Private messages about a draft."""
    seen = await stage.whispers(stage.miller, US)
    return [one for one in seen if any(name.startswith("draft.") for name in buttons_of(one))]


async def test_a_window_closed_again_is_told_of_once(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    for _ in range(2):
        view = await by_command(stage, ticket, text="" if await drafted(stage) else MINE)
        assert fields(view)[TEXT] == MINE
        await stage.miller.close()
        await settled()
    assert len(await drafted(stage)) == 1


async def test_what_is_said_of_a_reply_on_its_way_stays_true(stage: Stage) -> None:
    """A private message that nobody pressed anything in cannot be changed: it gives the moment."""
    await remember(stage)
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.sato.click("verb.reply", channel=JP, message_ts=card["ts"])
    view = await window(stage.sato)
    begun = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)
    stage.application.now = lambda: begun
    await stage.sato.submit(view["id"], {TEXT: "本日発送いたします。"})
    await stage.sato.submit((await window(stage.sato))["id"])
    await settled()
    whisper = (await stage.whispers(stage.sato, JP, card["ts"]))[-1]
    assert "09:52:30に送信します。それまで（30秒間）は取り消せます。" in spoken(whisper)
    assert "秒後" not in spoken(whisper)


async def test_a_reply_on_its_way_that_was_opened_again_leaves_nothing_behind(
    stage: Stage,
) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    await by_command(stage, ticket)
    await stage.miller.close()
    await settled()
    [whisper] = await drafted(stage)
    view = await by_command(stage, ticket, "")
    await stage.miller.submit(view["id"])
    await settled()
    await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    said = {spoken(one) for one in await drafted(stage)}
    assert any("about to be sent" in one for one in said)
    await later(stage)
    await settled()
    assert not any("about to be sent" in spoken(one) for one in await drafted(stage))


async def test_too_late_to_undo_is_said(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.submit(view["id"])
    await later(stage)
    whisper = (await stage.whispers(stage.miller, US))[-1]
    await stage.miller.click("draft.undo", channel=US, message_ts=whisper["ts"])
    assert "Too late" in spoken((await stage.whispers(stage.miller, US))[-1])
    assert await drafted(stage) == []
    assert await replies(stage, ticket) == [THEIRS]


@pytest.mark.parametrize("kind", ["down", "ratelimited"])
async def test_a_reply_waits_until_its_writer_can_undo_it(stage: Stage, kind: str) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    begun = stage.application.now()
    stage.application.now = lambda: begun
    await stage.control.fault(kind, on="chat.postEphemeral")
    await stage.miller.submit(view["id"])
    async with asyncio.timeout(60):
        while (await drafts(stage))[0].send_at == begun + timedelta(seconds=30):
            continue
    stage.application.now = lambda: begun + timedelta(seconds=31)
    await stage.deliver()
    assert await replies(stage, ticket) == []
    await stage.control.clear_faults()
    await settled()
    assert "30 seconds" in spoken((await stage.whispers(stage.miller, US))[-1])
    assert (await drafts(stage))[0].send_at == begun + timedelta(seconds=61)
    await later(stage)
    assert await replies(stage, ticket) == [THEIRS]


async def test_two_windows_send_one_reply(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    body = submission(await stage.application.directory.workspace(), stage.miller, view)
    first, second = await asyncio.gather(press(stage, body), press(stage, body))
    assert sorted([bool(first), bool(second)]) == [False, True]
    assert "response_action" in (first or second)
    await later(stage)
    assert await replies(stage, ticket) == [THEIRS]


async def test_a_second_agent_waits_for_the_reply_that_is_on_its_way(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.chen.command(US, "/ticket", f"reply {ticket.ref} {MINE}")
    other = await window(stage.chen)
    await stage.miller.submit(view["id"])
    answer = await stage.chen.submit(other["id"])
    (found,) = answer["errors"].items()
    assert found[0].startswith("customer:")
    assert "Miller's reply to this customer is about to be sent" in found[1]
    await later(stage)
    assert (await stage.chen.submit(other["id"]))["ok"]
    await later(stage)
    assert await replies(stage, ticket) == [THEIRS, THEIRS]


def submission(workspace: str, person: Person, view: Json) -> Json:
    return {
        "type": "view_submission",
        "team": {"id": workspace},
        "user": {"id": person.user, "team_id": workspace},
        "trigger_id": "9.9.9",
        "view": view,
    }


async def press(stage: Stage, body: Json) -> Json:
    from urllib.parse import urlencode

    raw = urlencode({"payload": json.dumps(body)}).encode()
    answer = await stage.send(raw, "application/x-www-form-urlencoded")
    assert answer.status_code == 200, answer.text
    shown: Json = answer.json() if answer.content else {}
    return shown


async def test_a_promise_is_recorded_only_when_ticked(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.submit(view["id"])
    await later(stage)
    promises = [one for one in await stage.entries(ticket) if one.entry.kind == "promise"]
    assert [one.entry.data["text"] for one in promises] == ["refund", "¥12,800", "by Fri, Nov 27"]
    other = await stage.customer_writes(account="A2")
    view = await by_command(stage, other)
    await stage.miller.submit(view["id"], {"preview.promises.0": []})
    await later(stage)
    assert [one.entry.kind for one in await stage.entries(other)].count("promise") == 0


async def test_each_desk_reads_a_promise_in_its_own_language(stage: Stage) -> None:
    await remember(stage)
    ticket = await offered(stage)
    view = await by_command(stage, ticket)
    await stage.miller.submit(view["id"])
    await later(stage)
    await stage.deliver()
    tokyo = "\n".join(await stage.thread(stage.sato, JP, ticket.ref))
    assert "約束" in tokyo
    assert "by Fri" not in tokyo.replace(MINE, "")
    assert "翻訳できていません" not in tokyo
    (day,) = (
        one.entry.data
        for one in await stage.entries(ticket)
        if one.entry.kind == "promise" and one.entry.data["kind"] == "date"
    )
    assert (day["text"], day["language"]) == ("by Fri, Nov 27", "en")
    assert (day["customer_text"], day["customer_language"]) == ("11/27(金)までに", "ja")


async def test_a_promise_written_into_the_translation_is_shown_before_it_goes(stage: Stage) -> None:
    await remember(stage, "We are looking into it.", "ただいま確認しております。")
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "We are looking into it.")
    edited = "ただいま確認しております。明日までにご連絡いたします。"
    await stage.miller.submit(view["id"], {CUSTOMER: edited})
    view = await window(stage.miller)
    assert "New promises" in said(view)
    assert fields(view)[CUSTOMER] == edited
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [edited]


async def test_without_an_address_nothing_is_mailed_and_it_is_said_before(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes(email=None)
    view = await by_command(stage, ticket)
    assert "no e-mail address" in said(view)
    assert "gets exactly" not in said(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert "nothing is mailed" in spoken((await stage.whispers(stage.miller, US))[-1])
    assert await replies(stage, ticket) == [THEIRS]


async def test_without_an_address_ones_own_words_do_not_arrive_either(stage: Stage) -> None:
    ticket = await stage.customer_writes(email=None)
    answer = await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 本日発送いたします。")
    assert answer["ok"], answer
    view = await window(stage.sato)
    assert "届きます" not in said(view)
    assert "preview.translate" not in said(view)
    assert "未送信" in said(view)


async def test_own_words_changed_into_another_language_are_translated_first(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 本日発送いたします。")
    view = await window(stage.sato)
    await stage.sato.submit(view["id"], {TEXT: MINE})
    view = await window(stage.sato)
    assert fields(view) == {TEXT: MINE, CUSTOMER: THEIRS}
    assert [one.state for one in await drafts(stage)] == ["open"]
