"""What is written in a ticket's thread: notes, verbs, slips; edits and deletions; odd orders."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from sandbox.person import Person
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets import mirrors
from tickets.tables import Ticket

Json = dict[str, Any]


class Desk:
    """A ticket with Tokyo's thread open, and what 佐藤 does there."""

    def __init__(self, stage: Stage, ticket: Ticket, card: str) -> None:
        self.stage = stage
        self.ticket = ticket
        self.card = card

    async def say(self, text: str, who: Person | None = None, **more: Any) -> Json:
        said = await (who or self.stage.sato).say(JP, text, thread_ts=self.card, **more)
        assert said["ok"], said
        assert {one["status"] for one in said["deliveries"]} <= {200}, said["deliveries"]
        return said

    async def told(self) -> list[tuple[str, str]]:
        return [(one.entry.kind, one.text) for one in await self.stage.entries(self.ticket)][1:]

    async def last(self) -> Any:
        return (await self.stage.entries(self.ticket))[-1]

    async def whisper(self) -> Json:
        """The newest private answer in the thread."""
        return (await self.stage.whispers(self.stage.sato, JP, self.card))[-1]

    async def press(self, action: str) -> Json:
        whisper = await self.whisper()
        return await self.stage.sato.click(action, channel=JP, message_ts=whisper["ts"])


@pytest.fixture
async def desk(stage: Stage) -> Desk:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    return Desk(stage, ticket, card["ts"])


async def opened_in_seattle(desk: Desk) -> None:
    await desk.stage.sato.command(JP, "/handoff", f"{desk.ticket.ref} us 倉庫を見てください")
    await desk.stage.deliver()


# --- notes ----------------------------------------------------------------------------------


async def test_a_message_is_a_note_that_the_other_desk_sees(desk: Desk) -> None:
    await opened_in_seattle(desk)
    await desk.say("倉庫に <https://example.com|確認> 中 &amp; 待ち")
    await desk.stage.deliver()
    last = await desk.last()
    assert (last.entry.kind, last.entry.audience) == ("note", "internal")
    assert last.language == "ja"
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "中" in seen
    own = await desk.stage.thread(desk.stage.sato, JP, desk.ticket.ref)
    assert sum("中 &" in one for one in own) == 1


async def test_the_language_is_told_by_the_words(desk: Desk) -> None:
    await desk.say("Could you check the warehouse for this?")
    assert (await desk.last()).language == "en"
    await desk.say("了解")
    assert (await desk.last()).language == "ja"


async def test_files_alone_are_named_in_words(desk: Desk) -> None:
    event = message(desk, "", ts="1790000000.000100", subtype="file_share")
    event["files"] = [{"name": "箱.jpg"}, {"title": "receipt"}, {}]
    assert (await desk.stage.send_event(event)).status_code == 200
    assert (await desk.last()).text == "［ファイル：箱.jpg、receipt、名前のないファイル］"


async def test_a_broadcast_answer_is_taken_in_once(desk: Desk) -> None:
    await desk.say("チャンネルにも送ります", broadcast=True)
    assert await desk.told() == [("note", "チャンネルにも送ります")]


async def test_a_mention_in_a_thread_has_one_effect(desk: Desk) -> None:
    await desk.say("<@U0KAKEHASHI> これを見て")
    assert [kind for kind, _ in await desk.told()] == ["note"]


async def test_bots_are_not_heard(desk: Desk) -> None:
    event = message(desk, "I am a bot", ts="1790000000.000200")
    for marks in ({"bot_id": "B1"}, {"app_id": "A1"}, {"user": "U0KAKEHASHI"}):
        assert (await desk.stage.send_event({**event, **marks})).status_code == 200
    assert await desk.told() == []


async def test_a_repeated_event_has_one_effect(desk: Desk) -> None:
    event = message(desk, "一度だけ", ts="1790000000.000300")
    for event_id in ("Ev1", "Ev1", "Ev2"):
        assert (await desk.stage.send_event(event, event_id)).status_code == 200
    assert await desk.told() == [("note", "一度だけ")]


async def test_events_sent_twice_by_slack_have_one_effect(desk: Desk) -> None:
    await desk.stage.control.fault("duplicate_events")
    await desk.say("一度だけ")
    assert await desk.told() == [("note", "一度だけ")]


async def test_strangers_and_guests_are_told_the_remedy(desk: Desk) -> None:
    await opened_in_seattle(desk)
    card = await desk.stage.card(desk.stage.miller, US, desk.ticket.ref)
    before = await desk.told()
    for person, said in (
        (desk.stage.guest, "Guests can't use this"),
        (desk.stage.stranger, "People from outside (Slack Connect) can't use this"),
        (desk.stage.both, "[agents]"),
    ):
        await person.say(US, "hello", thread_ts=card["ts"])
        whispers = await desk.stage.whispers(person, US, card["ts"])
        assert said in spoken(whispers[-1])
    assert await desk.told() == before


async def test_a_thread_that_has_ended_says_so(desk: Desk) -> None:
    await opened_in_seattle(desk)
    await desk.stage.sato.command(JP, "/handoff", f"取り下げ {desk.ticket.ref}")
    await desk.stage.deliver()
    before = await desk.told()
    card = await desk.stage.card(desk.stage.miller, US, desk.ticket.ref)
    await desk.stage.miller.say(US, "one more thing", thread_ts=card["ts"])
    whisper = (await desk.stage.whispers(desk.stage.miller, US, card["ts"]))[-1]
    assert "This thread has ended, so your message isn't saved on JP-1001." in spoken(whisper)
    assert await desk.told() == before


async def test_a_note_like_an_answer_is_asked_about_and_stays_a_note(desk: Desk) -> None:
    await desk.say("高橋様\nこの度はお問い合わせいただき、ありがとうございます。")
    whisper = await desk.whisper()
    assert "お客様に送るつもりでしたか" in spoken(whisper)
    assert [kind for kind, _ in await desk.told()] == ["note"]
    await desk.press("slip.reply")
    (view,) = await desk.stage.sato.views()
    assert "お客様へ返信" in view["title"]["text"]
    assert "この度は" in str(view)
    assert [kind for kind, _ in await desk.told()] == ["note"]


async def test_the_question_goes_away_when_it_was_a_note(desk: Desk) -> None:
    await desk.say("高橋様\nこの度はお問い合わせいただき、ありがとうございます。")
    await desk.press("slip.keep")
    assert await desk.stage.whispers(desk.stage.sato, JP, desk.card) == []


# --- verbs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("!メモ 倉庫に確認中", "メモを保存しました", "note"),
        ("！のて 倉庫に確認中", "メモを保存しました", "note"),
        ("!note checked", "メモを保存しました", "note"),
        ("!担当", "担当になりました", "assignment"),
        ("！ｔａｋｅ", "担当になりました", "assignment"),
        ("!待ち", "返信待ちにしました", "status"),
        ("！かんりょう", "完了にしました", "status"),
        ("!close", "完了にしました", "status"),
        ("!至急", "至急にしました", "priority"),
        ("!引き継ぎ us 倉庫を見てください", "シアトルチームに依頼しました", "handoff"),
        ("!ho シアトル please look", "シアトルチームに依頼しました", "handoff"),
    ],
)
async def test_verbs_act_and_answer_privately(desk: Desk, text: str, said: str, kind: str) -> None:
    await desk.say(text)
    assert said in spoken(await desk.whisper())
    assert (await desk.last()).entry.kind == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("!履歴", "［履歴をすべて見る］"),
        ("!顧客", "高橋 直子様"),
        ("!注文", "注文はありません"),
        ("!ヘルプ", "*使い方*"),
        ("!訳 Hello there", "翻訳できなかった"),
        ("!差し戻し 違います", "対象になる引き継ぎがありません"),
        ("!再開", "すでに対応中です"),
        ("!メモ", "本文がありません"),
        ("!定型文 お詫び", "まだ使えません"),
        ("!表示", "「/ticket show」のことですか"),
    ],
)
async def test_verbs_that_change_nothing(desk: Desk, text: str, said: str) -> None:
    await desk.say(text)
    assert said in spoken(await desk.whisper())
    assert await desk.told() == []


async def test_private_is_never_shown_to_the_other_desk(desk: Desk) -> None:
    await opened_in_seattle(desk)
    said = await desk.say("!チーム内 このお客様には注意")
    await desk.stage.deliver()
    assert (await desk.last()).entry.audience == "team:jp"
    for one in await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref):
        assert "注意" not in one
    await desk.stage.sato.edit(JP, said["ts"], "このお客様には特に注意")
    await desk.stage.deliver()
    last = await desk.last()
    assert (last.text, last.entry.audience) == ("このお客様には特に注意", "team:jp")
    assert "注意" not in "".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))


async def test_reply_keeps_a_draft_and_sends_nothing(desk: Desk) -> None:
    said = await desk.say("!返信 ご連絡ありがとうございます。")
    whisper = await desk.whisper()
    assert "draft.open" in buttons_of(whisper)
    assert await desk.told() == []
    await desk.stage.sato.edit(JP, said["ts"], "!返信 ご連絡、ありがとうございます。")
    assert "編集は下書きに反映されません" in spoken(await desk.whisper())
    await desk.stage.sato.delete(JP, said["ts"])
    assert "下書きは残っています" in spoken(await desk.whisper())


# --- slips ----------------------------------------------------------------------------------


async def test_an_unknown_word_is_neither_saved_nor_mirrored_until_its_writer_chooses(
    desk: Desk,
) -> None:
    await opened_in_seattle(desk)
    before = await desk.told()
    await desk.say("!返進 少々お待ちください")
    whisper = await desk.whisper()
    assert "「!返進」は使えません。「!返信」" in spoken(whisper).replace("\u200b", "")
    assert set(buttons_of(whisper)) == {"slip.reply", "slip.note", "slip.private"}
    await desk.stage.deliver()
    assert await desk.told() == before
    await desk.press("slip.note")
    assert await desk.told() == [*before, ("note", "!返進 少々お待ちください")]
    await desk.stage.deliver()
    own = await desk.stage.thread(desk.stage.sato, JP, desk.ticket.ref)
    assert sum("返進" in one for one in own) == 1
    assert "返進" in "".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))


async def test_a_slip_opens_the_preview_with_the_words_behind_it(desk: Desk) -> None:
    await desk.say("!repyl We will check.")
    await desk.press("slip.reply")
    (view,) = await desk.stage.sato.views()
    assert "We will check." in str(view)
    assert "!repyl" not in str(view)
    assert await desk.told() == []


async def test_a_slip_runs_as_it_was_meant(desk: Desk) -> None:
    await desk.say("!clsoe")
    assert "slip.run" in buttons_of(await desk.whisper())
    await desk.press("slip.run")
    assert (await desk.stage.ticket(desk.ticket.id)).status == "closed"
    assert "完了にしました" in spoken(await desk.whisper())


async def test_what_is_typed_outside_threads_only_can_be_run_from_one(desk: Desk) -> None:
    await desk.say("!表示")
    await desk.press("slip.run")
    assert "🎫 *JP-1001｜" in spoken(await desk.whisper())


async def test_a_slip_saved_for_the_own_team(desk: Desk) -> None:
    await desk.say("!privaet 内緒")
    await desk.press("slip.private")
    assert (await desk.last()).entry.audience == "team:jp"


async def test_a_slip_is_chosen_once(desk: Desk) -> None:
    await desk.say("!oops これは？")
    whisper = await desk.whisper()
    await desk.stage.sato.click("slip.note", channel=JP, message_ts=whisper["ts"])
    assert await desk.told() == [("note", "!oops これは？")]
    assert "slip.note" not in buttons_of(await desk.whisper())


async def test_a_double_click_leaves_an_answer(desk: Desk) -> None:
    await desk.say("!oops これは？")
    whisper = await desk.whisper()
    click = desk.stage.sato.click
    await asyncio.gather(
        *(click("slip.note", channel=JP, message_ts=whisper["ts"]) for _ in range(2))
    )
    assert await desk.told() == [("note", "!oops これは？")]
    answer = spoken(await desk.whisper())
    assert any(said in answer for said in ("にメモを保存しました", "すでに処理されたか"))


async def test_a_slip_that_is_edited_counts_as_said_now(desk: Desk) -> None:
    said = await desk.say("!repyl お待ちください")
    await desk.stage.sato.edit(JP, said["ts"], "ただのメモです")
    assert await desk.told() == [("note", "ただのメモです")]
    await desk.stage.sato.edit(JP, said["ts"], "ただのメモでした")
    assert await desk.told() == [("note", "ただのメモでした")]


async def test_a_slip_that_is_deleted_is_gone(desk: Desk) -> None:
    said = await desk.say("!oops 忘れて")
    whisper = await desk.whisper()
    await desk.stage.sato.delete(JP, said["ts"])
    await desk.stage.sato.click("slip.note", channel=JP, message_ts=whisper["ts"])
    assert "処理されたか、削除されています" in spoken(await desk.whisper())
    assert await desk.told() == []


@pytest.mark.parametrize("text", ["／ticket close", "・ticket close", "/完了", "／完了"])
async def test_a_command_typed_as_a_message_can_be_run(desk: Desk, text: str) -> None:
    event = message(desk, text, ts="1790000000.000400")
    assert (await desk.stage.send_event(event)).status_code == 200
    assert await desk.told() == []
    await desk.press("slip.run")
    assert (await desk.stage.ticket(desk.ticket.id)).status == "closed"


# --- edits and deletions -----------------------------------------------------------------------


async def test_edits_and_deletions_reach_the_other_desk(desk: Desk) -> None:
    await opened_in_seattle(desk)
    said = await desk.say("在庫は３個です")
    await desk.stage.deliver()
    await desk.stage.sato.edit(JP, said["ts"], "在庫は２個です")
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "２個" in seen
    assert "３個" not in seen
    await desk.stage.sato.delete(JP, said["ts"])
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "２個" not in seen
    assert (await desk.last()).retracted


async def test_a_note_edited_into_a_private_one_leaves_the_other_desk(desk: Desk) -> None:
    await opened_in_seattle(desk)
    said = await desk.say("在庫は３個です")
    await desk.stage.deliver()
    await desk.stage.sato.edit(JP, said["ts"], "！チーム内 お客様が怒っている秘密")
    await desk.stage.deliver()
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "秘密" not in seen
    assert "３個" not in seen
    last = await desk.last()
    assert (last.text, last.entry.audience) == ("お客様が怒っている秘密", "team:jp")
    assert "チーム内メモに変えました" in spoken(await desk.whisper())
    await desk.stage.sato.edit(JP, said["ts"], "！チーム内 まだ秘密")
    await desk.stage.deliver()
    assert (await desk.last()).text == "まだ秘密"
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "秘密" not in seen


async def test_the_newest_edit_wins_and_a_deletion_is_final(desk: Desk) -> None:
    ts = "1790000000.000500"
    await desk.stage.send_event(message(desk, "一", ts=ts))
    await desk.stage.send_event(edit(desk, "三", ts=ts, edit_ts="1790000003.000000"))
    await desk.stage.send_event(edit(desk, "二", ts=ts, edit_ts="1790000002.000000"))
    assert await desk.told() == [("note", "三")]
    await desk.stage.send_event(deletion(desk, "三", ts=ts))
    await desk.stage.send_event(edit(desk, "四", ts=ts, edit_ts="1790000004.000000"))
    assert (await desk.last()).retracted


async def test_changes_that_come_before_their_message_wait_for_it(desk: Desk) -> None:
    ts, other = "1790000000.000600", "1790000000.000700"
    await desk.stage.send_event(edit(desk, "二", ts=ts, edit_ts="1790000002.000000"))
    await desk.stage.send_event(deletion(desk, "消した", ts=other))
    assert await desk.told() == []
    await desk.stage.send_event(message(desk, "一", ts=ts))
    await desk.stage.send_event(message(desk, "消した", ts=other))
    first, second = (await desk.stage.entries(desk.ticket))[1:]
    assert (first.text, first.edited) == ("二", True)
    assert second.retracted


async def test_what_is_said_before_the_card_is_known_is_taken_up(desk: Desk) -> None:
    stage = desk.stage
    late = message(desk, "カードより先に", ts="1790000000.000800")
    unknown = {**late, "thread_ts": "1790000000.000001"}
    assert (await stage.send_event(unknown)).status_code == 200
    assert (await stage.send_event(unknown, "Ev2")).status_code == 200
    await stage.deliver()
    assert await desk.told() == []
    await stage.application.database.write(move_thread, desk.ticket.id, unknown["thread_ts"])
    await stage.deliver()
    await stage.deliver()
    assert await desk.told() == [("note", "カードより先に")]


async def test_unfurled_links_are_no_edits(desk: Desk) -> None:
    said = await desk.say("見て https://example.com/")
    await desk.stage.sato.unfurl(JP, said["ts"])
    assert len(await desk.told()) == 1
    assert not (await desk.last()).edited


async def test_editing_a_command_does_not_run_it_again(desk: Desk) -> None:
    said = await desk.say("!完了")
    await desk.stage.sato.edit(JP, said["ts"], "!再開")
    assert "もう一度は実行されません" in spoken(await desk.whisper())
    assert (await desk.stage.ticket(desk.ticket.id)).status == "closed"
    note = await desk.say("!reopen")
    assert note["ok"]
    plain = await desk.say("普通のメモ")
    await desk.stage.sato.edit(JP, plain["ts"], "!完了")
    assert "もう一度は実行されません" in spoken(await desk.whisper())
    assert (await desk.stage.ticket(desk.ticket.id)).status == "open"
    assert (await desk.last()).text == "普通のメモ"


async def test_odd_texts_are_kept_whole_and_shown_inert(desk: Desk) -> None:
    await opened_in_seattle(desk)
    odd = "A\u202eB\u0007 &lt;!channel&gt; <!channel> <@U0MILLER> " + "長" * 39_000
    await desk.stage.send_event(message(desk, odd, ts="1790000000.000900"))
    await desk.stage.send_event(message(desk, "   \u3000 ", ts="1790000000.000950"))
    await desk.stage.deliver()
    last = await desk.last()
    assert last.text.endswith("長" * 39_000)
    assert "A\u202eB\u0007 <!channel> @channel" in last.text
    seen = "\n".join(await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))
    assert "<!channel>" not in seen
    assert "\u202e" not in seen


# --- outside threads --------------------------------------------------------------------------


async def test_talk_in_the_channel_is_left_alone(stage: Stage) -> None:
    for text in ("おはようございます", "!!! すごい", "・りんご", "お客様からお電話です"):
        await stage.sato.say(JP, text)
    assert await stage.whispers(stage.sato, JP) == []


async def test_free_text_to_the_bot_is_answered_honestly(stage: Stage) -> None:
    await stage.miller.say(US, "<@U0KAKEHASHI> what is our camera policy?")
    (whisper,) = await stage.whispers(stage.miller, US)
    assert "I can't answer free questions yet" in spoken(whisper)


async def test_a_reference_said_to_the_bot_shows_the_ticket(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.say(JP, f"<@U0KAKEHASHI> {ticket.ref}")
    assert "🎫 *JP-1001｜" in spoken((await stage.whispers(stage.sato, JP))[-1])


async def test_a_command_slipped_into_the_channel_can_be_run(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.say(JP, f"／ticket 完了 {ticket.ref}")
    whisper = (await stage.whispers(stage.sato, JP))[-1]
    assert set(buttons_of(whisper)) == {"slip.run"}
    await stage.sato.click("slip.run", channel=JP, message_ts=whisper["ts"])
    assert (await stage.ticket(ticket.id)).status == "closed"


async def test_a_direct_message_is_answered(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    said = await stage.sato.say("@kakehashi", f"!完了 {ticket.ref}")
    assert said["ok"], said
    assert (await stage.ticket(ticket.id)).status == "closed"


# --- events by hand -----------------------------------------------------------------------------


def message(desk: Desk, text: str, *, ts: str, **more: Any) -> Json:
    return {
        "type": "message",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "user": "U0SATO",
        "text": text,
        "ts": ts,
        "thread_ts": desk.card,
        "parent_user_id": "U0KAKEHASHI",
        **more,
    }


def edit(desk: Desk, text: str, *, ts: str, edit_ts: str) -> Json:
    now = message(desk, text, ts=ts, edited={"user": "U0SATO", "ts": edit_ts})
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "ts": edit_ts,
        "message": now,
    }


def deletion(desk: Desk, text: str, *, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "channel": "C0SUPPORTJP",
        "channel_type": "channel",
        "ts": "1790000009.000000",
        "deleted_ts": ts,
        "previous_message": message(desk, text, ts=ts),
    }


def move_thread(session: Any, ticket_id: int, thread: str) -> None:
    """As if the card's timestamp had come back only now."""
    for mirror in mirrors.of_ticket(session, ticket_id):
        if mirror.kind == "slack":
            mirror.thread = thread
            session.add(mirror)
