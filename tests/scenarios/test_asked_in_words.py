"""What is said to the bot in words of one's own: by mention, in a direct message, in a thread."""

from __future__ import annotations

import asyncio

import pytest

from tests.scenarios.articles import lookups, plain, publish
from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Stage


async def test_a_mention_asks_in_either_language(stage: Stage) -> None:
    await publish(stage)
    await stage.sato.say(JP, "<@U0KAKEHASHI> 日本で買ったカメラの返品は？")
    assert "返品期限（日本）" in plain((await stage.whispers(stage.sato, JP))[-1])
    await stage.miller.say(US, "<@U0KAKEHASHI> Return policy for a camera bought in Japan?")
    text = plain((await stage.whispers(stage.miller, US))[-1])
    assert "Return window, Japan" in text
    assert len(await lookups(stage)) == 2


async def test_in_a_channel_that_is_no_desks_a_rule_is_told_once_the_bot_is_there(
    stage: Stage,
) -> None:
    await publish(stage)
    await stage.sato.say("random", "@kakehashi カメラの返品期限は？")
    [notice] = await stage.whispers(stage.sato, "random")
    assert notice["user_name"] == "Slackbot"
    await stage.sato.click("slackbot.invite", channel="random", message_ts=notice["ts"])
    await stage.sato.say("random", "@kakehashi カメラの返品期限は？")
    assert "返品期限（日本）" in plain((await stage.whispers(stage.sato, "random"))[-1])
    assert await stage.whispers(stage.miller, "random") == []


async def test_a_direct_message_asks_too(stage: Stage) -> None:
    await publish(stage)
    answered = await stage.sato.say("@kakehashi", "カメラの返品期限")
    assert {one["status"] for one in answered["deliveries"]} <= {200}
    await settled()
    assert len(await lookups(stage)) == 1
    thread = await stage.sato.thread("@kakehashi", answered["ts"])
    assert "返品期限（日本）" in plain(thread[-1])


async def test_references_are_recognised_wherever_they_stand(stage: Stage) -> None:
    await publish(stage)
    case = await stage.customer_writes(order_ids=("249-1234567-1234567",))
    for words, expected in (
        (f"{case.ref}の状況は？", "🎫 *JP-1001｜"),
        ("注文２４９－１２３４５６７－１２３４５６７はどこ？", "249-1234567-1234567"),
        ("naoko@example.comさんは？", "高橋 直子様"),
        ("B0C1234XYZについて", "B0C1234XYZ"),
    ):
        await stage.sato.say(JP, f"<@U0KAKEHASHI> {words}")
        assert expected in plain((await stage.whispers(stage.sato, JP))[-1]), words


async def test_past_tickets_stand_below_the_articles(stage: Stage) -> None:
    await publish(stage)
    case = await stage.customer_writes("三脚の返品をしたいです。")
    message = (await stage.sato.command(JP, "/kb", "三脚"))["message"]
    assert case.ref in plain(message)


async def test_a_question_to_the_bot_alone_is_answered_and_is_no_note(desk: Desk) -> None:
    stage = desk.stage
    await publish(stage)
    await opened_in_seattle(desk)
    before = await desk.told()
    await desk.say("@kakehashi カメラの返品は？")
    await stage.deliver()
    whisper = await desk.whisper()
    assert "返品期限（日本）" in plain(whisper)
    assert "メモには保存していません" in plain(whisper)
    assert await desk.told() == before
    seen = "\n".join(await stage.thread(stage.miller, US, desk.ticket.ref))
    assert "KAKEHASHI" not in seen.upper()
    await desk.say("@kakehashi")
    assert await desk.told() == before


@pytest.mark.parametrize("words", ["この件の担当は誰？", "担当は？", "状況は？"])
async def test_a_question_without_a_subject_is_about_the_threads_case(
    desk: Desk, words: str
) -> None:
    await publish(desk.stage)
    await desk.say(f"@kakehashi {words}")
    text = plain(await desk.whisper())
    assert desk.ticket.ref in text
    assert "担当：" in text
    await desk.say("@kakehashi カメラの返品は？")
    assert "返品期限（日本）" in plain(await desk.whisper())


async def test_what_was_said_to_the_bot_can_be_saved_as_a_note(desk: Desk) -> None:
    await desk.say("@kakehashi 倉庫に在庫があります")
    await desk.press("slip.note")
    assert await desk.told() == [("note", "倉庫に在庫があります")]
    assert "メモを保存しました" in plain(await desk.whisper())


async def test_a_question_to_the_bot_that_is_edited_is_answered_anew(desk: Desk) -> None:
    await publish(desk.stage)
    said = await desk.say("@kakehashi カメラの返品わ？")
    await desk.stage.sato.edit(JP, said["ts"], "@kakehashi リチウム電池は？")
    assert "リチウム電池の発送" in plain(await desk.whisper())
    first = (await desk.stage.whispers(desk.stage.sato, JP, desk.card))[0]
    await desk.stage.sato.click("slip.note", channel=JP, message_ts=first["ts"])
    assert await desk.told() == []
    await desk.stage.sato.edit(JP, said["ts"], "倉庫に確認中です")
    assert await desk.told() == [("note", "倉庫に確認中です")]


@pytest.mark.parametrize(
    "text",
    [
        "@suzuki 倉庫を見てください。 @kakehashi にも書きました",
        "@kakehashi @suzuki 倉庫を見てください",
        "カメラは @kakehashi で調べました",
    ],
)
async def test_what_is_said_to_people_stays_a_note_and_calls_the_bot_by_name(
    desk: Desk, text: str
) -> None:
    await opened_in_seattle(desk)
    await desk.say(text)
    await desk.stage.deliver()
    last = await desk.last()
    assert last.entry.kind == "note"
    seen = (await desk.stage.thread(desk.stage.miller, US, desk.ticket.ref))[-1]
    assert "@Kakehashi" in seen
    assert "U0KAKEHASHI" not in seen


@pytest.mark.parametrize("words", ["{ref}の状況は？", "誰が担当していますか", "カメラの返品は？"])
async def test_a_mention_is_answered_once_whatever_it_asks(desk: Desk, words: str) -> None:
    """It comes as two events, and Slack may send each of them again."""
    stage = desk.stage
    await publish(stage)
    await stage.control.fault("duplicate_events")
    await stage.sato.say(JP, f"<@U0KAKEHASHI> {words.format(ref=desk.ticket.ref)}")
    async with asyncio.timeout(60):
        # The second of two copies may be the one that is answered.
        while not await stage.whispers(stage.sato, JP):
            pass
    await stage.deliver()
    assert len(await stage.whispers(stage.sato, JP)) == 1


async def test_an_answer_that_slack_refuses_for_a_while_comes_later(stage: Stage) -> None:
    await publish(stage)
    await stage.control.fault("ratelimited", on="chat.postEphemeral", count=1, retry_after=1)
    await stage.sato.say(JP, "@kakehashi カメラの返品は？")
    assert await stage.whispers(stage.sato, JP) == []
    await settled()
    [whisper] = await stage.whispers(stage.sato, JP)
    assert "返品期限（日本）" in plain(whisper)
