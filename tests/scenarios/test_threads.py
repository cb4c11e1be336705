"""What is written in a ticket's thread: notes, verbs, slips; and what is said elsewhere."""

from __future__ import annotations

import asyncio

import pytest

from tests.scenarios.desk import Desk, message, opened_in_seattle
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

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


async def test_notes_that_overtake_each_other_are_kept_as_they_were_said(desk: Desk) -> None:
    """Slack sends the next event without waiting for the one before: the first, with words for
    which it takes longest, would be kept last."""
    said = [
        "箱を開けた人はいますか。" * 200,
        *(f"{count}箱目を見ました。" for count in range(1, 8)),
    ]
    await asyncio.gather(
        *(
            desk.stage.send_event(message(desk, text, ts=f"1790000000.{at:06}"), f"Ev{at}")
            for at, text in enumerate(said)
        )
    )
    assert [text for _, text in await desk.told()] == said


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
    await desk.say("これを <@U0KAKEHASHI> で調べました")
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


async def test_guests_and_those_of_two_desks_are_told_the_remedy(desk: Desk) -> None:
    await opened_in_seattle(desk)
    card = await desk.stage.card(desk.stage.miller, US, desk.ticket.ref)
    before = await desk.told()
    for person, said in (
        (desk.stage.guest, "Guests can't use this"),
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


async def test_a_note_that_greets_the_customer_is_asked_about_and_one_to_a_colleague_not(
    stage: Stage,
) -> None:
    given = {"family_name": "Okafor", "given_name": "Ada", "account": "A7"}
    ticket = await stage.customer_writes("The heater smells.", marketplace="us", **given)
    await stage.sato.command(US, "/ticket", f"note {ticket.ref} checked")
    card = await stage.card(stage.miller, US, ticket.ref)
    await stage.miller.say(US, "Hi Kenji, please call Ada Okafor back.", thread_ts=card["ts"])
    assert await stage.whispers(stage.miller, US, card["ts"]) == []
    for greeting in ("Hello Ms. Okafor, we refund $45.00 today.", "Hi Ada, it ships today."):
        await stage.miller.say(US, greeting, thread_ts=card["ts"])
        whisper = (await stage.whispers(stage.miller, US, card["ts"]))[-1]
        assert "Was it meant for them?" in spoken(whisper)
        await stage.miller.click("slip.keep", channel=US, message_ts=whisper["ts"])


async def test_a_verb_without_its_mark_is_asked_about(desk: Desk) -> None:
    await desk.say("返信 明日お届けします。")
    assert "お客様に送るつもりでしたか" in spoken(await desk.whisper())
    assert await desk.told() == [("note", "返信 明日お届けします。")]
    await desk.press("slip.reply")
    (view,) = await desk.stage.sato.views()
    assert "明日お届けします。" in str(view)
    assert "返信 明日" not in str(view)


async def test_the_question_stands_beside_another_whatever_slack_says_first(desk: Desk) -> None:
    """Slack's own faults come with HTTP 200: the question had been given up."""
    await desk.say("!返進 少々お待ちください")
    for fault in ("internal_error", "service_unavailable"):
        await desk.stage.control.fault("error", on="chat.postEphemeral", count=1, error=fault)
        await desk.say("高橋様\nこの度はお問い合わせいただき、ありがとうございます。")
        await settled()
        assert "お客様に送るつもりでしたか" in spoken(await desk.whisper())
    assert len(await desk.stage.whispers(desk.stage.sato, JP, desk.card)) == 3


async def test_a_note_that_becomes_like_an_answer_is_asked_about_once(desk: Desk) -> None:
    said = await desk.say("確認します")
    letter = "高橋様\nこの度はお問い合わせいただき、ありがとうございます。"
    await desk.stage.sato.edit(JP, said["ts"], letter)
    assert "お客様に送るつもりでしたか" in spoken(await desk.whisper())
    await desk.stage.sato.edit(JP, said["ts"], f"{letter}\n本日発送いたします。")
    assert len(await desk.stage.whispers(desk.stage.sato, JP, desk.card)) == 1
    await desk.press("slip.reply")
    (view,) = await desk.stage.sato.views()
    assert "この度は" in str(view)
    own = await desk.say("!チーム内 確認します")
    await desk.stage.sato.edit(JP, own["ts"], letter)
    assert "お客様に送るつもりでしたか" not in spoken(await desk.whisper())


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
        ("!take it", "担当になりました", "assignment"),
        ("!完了 お願いします", "完了にしました", "status"),
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


# --- outside threads --------------------------------------------------------------------------


async def test_talk_in_the_channel_is_left_alone(stage: Stage) -> None:
    for text in ("おはようございます", "!!! すごい", "・りんご", "お客様からお電話です"):
        await stage.sato.say(JP, text)
    assert await stage.whispers(stage.sato, JP) == []


async def test_free_text_to_the_bot_is_answered_honestly(stage: Stage) -> None:
    await stage.miller.say(US, "<@U0KAKEHASHI> what is our camera policy?")
    (whisper,) = await stage.whispers(stage.miller, US)
    assert 'Nothing found for "what is our camera policy?"' in spoken(whisper)


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
