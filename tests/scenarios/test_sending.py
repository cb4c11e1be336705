"""A reply on its way: sent to the letter, undone, once, and with what was promised."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.settings import Mailer
from sandbox.person import Person
from tests.bot.mailboxes import mail_server
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
