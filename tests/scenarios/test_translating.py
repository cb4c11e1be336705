"""A text translated for one person: by command, by verb, by shortcut, by flag."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import remember, settled
from tests.scenarios.stage import JP, US, Stage, spoken
from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine

ENGLISH, JAPANESE = "The parcel was lost on its way.", "お荷物は輸送中に紛失しました。"

Json = dict[str, Any]


class Fixed(ManglingEngine):
    """Says the same of everything, but cannot render what says *no*."""

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        said = {"ja": "お荷物をお送りしました。", "en": "We have sent the parcel to you."}[target]
        return [[Hypothesis("" if "謎" in one else said, -0.1)] for one in segments]


async def told(stage: Stage, who: Any, channel: str, ts: str | None = None) -> list[str]:
    await settled()
    return [spoken(one) for one in await stage.whispers(who, channel, ts)]


# --- the command ------------------------------------------------------------------------------


async def test_original_translation_and_who_made_it(stage: Stage) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    answer = await stage.sato.command(JP, "/translate", ENGLISH)
    said = spoken(answer["message"])
    assert f"*原文*（英語）\n> {ENGLISH}" in said.replace("\u200b", "")
    assert f"*訳文*（日本語）\n> {JAPANESE}" in said.replace("\u200b", "")
    assert "以前に確認された訳です" in said
    assert answer["message"]["ephemeral"]


@pytest.mark.parametrize("words", ["ja", "日本語", "日本語に：", "japanese:", "ｊａ"])
async def test_the_language_may_be_named(stage: Stage, words: str) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    answer = await stage.miller.command(US, "/translate", f"{words} {ENGLISH}")
    assert JAPANESE in spoken(answer["message"])


async def test_doubts_are_named_and_a_refused_sentence_stands_as_it_was(stage: Stage) -> None:
    stage.application.translator.engine = Fixed()
    answer = await stage.miller.command(US, "/translate", "荷物を送りません。")
    said = spoken(answer["message"])
    assert 'may be wrong (a "not" may be missing)' in said
    assert "Machine translation (mangling:" in said
    answer = await stage.miller.command(US, "/translate", "荷物を送りました。謎はどこですか。")
    said = spoken(answer["message"])
    assert "> We have sent the parcel to you. 謎はどこですか。" in said
    assert "left as they were" in said


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("退货请给我说明", "中国語の文のようです", "looks like Chinese"),
        ("반품하고 싶습니다", "韓国語の文のようです", "looks like Korean"),
        ("Спасибо", "日本語でも英語でもない", "neither Japanese nor English"),
        ("😀🎉 12,800円", "翻訳する言葉がありません", "no words to translate"),
        ("Ohenji kudasai", "ローマ字の日本語", "Japanese in Roman letters"),
    ],
)
async def test_what_it_is_taken_for_is_said(stage: Stage, text: str, ja: str, en: str) -> None:
    assert ja in (await stage.sato.command(JP, "/translate", text))["shown"]
    assert en in (await stage.miller.command(US, "/translate", text))["shown"]


async def test_a_text_in_the_wanted_language_and_no_text(stage: Stage) -> None:
    same = await stage.miller.command(US, "/translate", f"en {ENGLISH}")
    assert same["shown"] == "This is in English already."
    assert "/translate" in (await stage.miller.command(US, "/translate", "en"))["shown"]
    assert "/translate" in (await stage.sato.command(JP, "/translate", ""))["shown"]


async def test_forty_thousand_characters_come_whole(stage: Stage) -> None:
    stage.application.translator.engine = Fixed()
    text = "荷物を送りました。\n" * 3_900
    answer = await stage.send_command(
        stage.miller, "/translate", text, channel_id="C0SUPPORTUS", response_url=""
    )
    assert answer.get("text")
    after = await told(stage, stage.miller, US)
    whole = "\n".join([answer["text"], *after])
    assert whole.count("We have sent the parcel to you.") == 3_900
    assert max(map(len, [answer["text"], *after])) <= 40_000


# --- in a thread --------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["!訳", "！翻訳", "!tr", "!translate"])
async def test_a_verb_translates_the_message_above(desk: Desk, verb: str) -> None:
    await remember(desk.stage, "He says thanks a lot.", "お礼を言っています。")
    await desk.say("He says thanks a lot.")
    before = await desk.stage.entries(desk.ticket)
    await desk.say(verb)
    await settled()
    assert "お礼を言っています。" in spoken(await desk.whisper())
    assert len(await desk.stage.entries(desk.ticket)) == len(before)


async def test_a_verb_translates_what_follows_it(desk: Desk) -> None:
    await remember(desk.stage, ENGLISH, JAPANESE)
    await desk.say(f"!訳 {ENGLISH}")
    assert JAPANESE in spoken(await desk.whisper())


async def test_in_any_thread_of_our_channels(stage: Stage) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    root = await stage.suzuki.say(JP, ENGLISH)
    await stage.sato.say(JP, "!訳", thread_ts=root["ts"])
    assert JAPANESE in (await told(stage, stage.sato, JP, root["ts"]))[-1]


# --- the shortcut -------------------------------------------------------------------------------


async def test_the_shortcut_shows_a_colleagues_message_to_the_asker_alone(stage: Stage) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    post = await stage.suzuki.say(JP, ENGLISH)
    await stage.sato.shortcut("translate_message", channel=JP, message_ts=post["ts"])
    assert JAPANESE in (await told(stage, stage.sato, JP))[-1]
    assert await told(stage, stage.suzuki, JP) == []
    own = await stage.suzuki.say(JP, "了解です。")
    await stage.sato.shortcut("translate_message", channel=JP, message_ts=own["ts"])
    assert (await told(stage, stage.sato, JP))[-1] == "この文はもともと日本語です。"


async def test_a_post_of_a_thread_is_read_from_the_timeline(desk: Desk) -> None:
    stage = desk.stage
    await opened_in_seattle(desk)
    await remember(stage, "Please wait a day.", "一日お待ちください。")
    card = await stage.card(stage.miller, US, desk.ticket.ref)
    await stage.miller.say(US, "Please wait a day.", thread_ts=card["ts"])
    await stage.deliver()
    post = (await stage.sato.thread(JP, desk.card))[-1]
    assert "一日お待ちください。" in spoken(post)
    await stage.sato.react(JP, post["ts"], "us")
    shown = (await told(stage, stage.sato, JP, desk.card))[-1].replace("\u200b", "")
    assert "*原文*（英語）\n> Please wait a day." in shown


async def test_where_the_bot_is_no_member_the_shortcut_answers_all_the_same(stage: Stage) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    post = await stage.suzuki.say("random", ENGLISH)
    await stage.sato.shortcut("translate_message", channel="random", message_ts=post["ts"])
    assert JAPANESE in (await told(stage, stage.sato, "random"))[-1]


async def test_a_guest_gets_no_translation(stage: Stage) -> None:
    post = await stage.miller.say(US, ENGLISH)
    await stage.guest.shortcut("translate_message", channel=US, message_ts=post["ts"])
    assert "Guests" in (await told(stage, stage.guest, US))[-1]
    await stage.guest.react(US, post["ts"], "jp")
    assert len(await told(stage, stage.guest, US)) == 1


# --- a flag -------------------------------------------------------------------------------------


async def test_a_flag_shows_the_translation_once_to_the_one_who_left_it(desk: Desk) -> None:
    stage = desk.stage
    await remember(stage, ENGLISH, JAPANESE)
    said = await desk.say(ENGLISH, stage.suzuki)
    before = len(await stage.entries(desk.ticket))
    await stage.sato.react(JP, said["ts"], "flag-jp")
    shown = await told(stage, stage.sato, JP, desk.card)
    assert JAPANESE in shown[-1]
    await stage.sato.react(JP, said["ts"], "flag-jp", remove=True)
    await stage.sato.react(JP, said["ts"], "jp")
    await stage.send_event(
        {
            "type": "reaction_added",
            "user": "U0SATO",
            "reaction": "jp",
            "item": {"type": "message", "channel": "C0SUPPORTJP", "ts": said["ts"]},
            "event_ts": "1.1",
        }
    )
    assert await told(stage, stage.sato, JP, desk.card) == shown
    assert await told(stage, stage.suzuki, JP, desk.card) == []
    await stage.suzuki.react(JP, said["ts"], "jp")
    assert len(await told(stage, stage.suzuki, JP, desk.card)) == 1
    assert len(await stage.entries(desk.ticket)) == before


@pytest.mark.parametrize("emoji", ["eyes", "white_check_mark", "flag-fr", "admission_tickets"])
async def test_other_emoji_say_nothing(desk: Desk, emoji: str) -> None:
    said = await desk.say(ENGLISH, desk.stage.suzuki)
    await desk.stage.sato.react(JP, said["ts"], emoji)
    assert await told(desk.stage, desk.stage.sato, JP, desk.card) == []


async def test_a_flag_that_could_not_be_answered_may_be_left_again(stage: Stage) -> None:
    await remember(stage, ENGLISH, JAPANESE)
    post = await stage.suzuki.say(JP, ENGLISH)
    await stage.control.fault("error", on="chat.postEphemeral", error="fatal_error", count=1)
    await stage.sato.react(JP, post["ts"], "jp")
    assert await told(stage, stage.sato, JP) == []
    await stage.sato.react(JP, post["ts"], "jp", remove=True)
    await stage.sato.react(JP, post["ts"], "jp")
    assert JAPANESE in json.dumps(await told(stage, stage.sato, JP), ensure_ascii=False)
