"""Whoever wrote what the other desk can only read in the original is told so, privately and once,
and writes the translation at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sandbox.person import Person
from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import said, settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets import posts
from translations.engines.mangling import ManglingEngine

NOTE = "裏の棚の奥に箱が2つ置いてあったので、いつもの方に渡しておきました。"
RIGHT = "There were 2 boxes at the back of the shelf, so I gave them to our usual contact."

Json = dict[str, Any]


def refusing() -> ManglingEngine:
    """An engine of whose renderings none is reliable."""
    return ManglingEngine(manglers=("emptying",))


async def words_to(person: Person, stage: Stage, channel: str, card: str) -> list[str]:
    """What somebody was told privately about what they wrote, in the channel or the thread."""
    await settled()
    seen = await stage.whispers(person, channel)
    if card:
        seen += await stage.whispers(person, channel, card)
    marks = ("原文のまま届きます", "in the original")
    return [spoken(one) for one in seen if any(mark in spoken(one) for mark in marks)]


async def told(desk: Desk) -> list[str]:
    return await words_to(desk.stage.sato, desk.stage, JP, desk.card)


@pytest.fixture
async def both(desk: Desk) -> Desk:
    """The case stands in both threads, and from now on no translation is reliable."""
    desk.stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await opened_in_seattle(desk)
    desk.stage.application.translator.engine = refusing()
    return desk


async def test_the_writer_of_a_note_is_told_once(both: Desk) -> None:
    stage = both.stage
    await both.say(NOTE)
    await stage.deliver()
    (once,) = await told(both)
    assert "JP-1001のメモは、シアトルチームには原文のまま届きます。" in once
    assert "信頼できる訳ができませんでした（理由：" in once
    assert "短い文に分けて書くと" in once
    assert NOTE in once
    assert "訳を書く" in buttons_of(await both.whisper()).values()
    assert await stage.whispers(stage.miller, US) == []
    await stage.application.database.write(posts.redraw_untranslated)
    await stage.miller.command(US, "/handoff", f"accept {both.ticket.ref}")
    await stage.deliver()
    assert len(await told(both)) == 1


async def test_a_post_that_is_tried_again_tells_its_writer_nothing_new(both: Desk) -> None:
    stage = both.stage
    stage.application.settings = replace(stage.application.settings, settle=0.0)
    stage.worker.follower.settle = 0.0
    await stage.control.fault("lost_answer", on="chat.postMessage", count=1)
    await both.say(NOTE)
    await stage.deliver()
    seen = await stage.thread(stage.miller, US, both.ticket.ref)
    assert [NOTE in one for one in seen].count(True) == 1
    assert len(await told(both)) == 1


async def test_of_a_post_that_cannot_be_made_its_writer_is_told_nothing(both: Desk) -> None:
    """The other desk has not got it, in whatever language."""
    stage = both.stage
    await stage.control.fault("error", on="chat.postMessage", count=1, error="restricted_action")
    await both.say(NOTE)
    await stage.deliver()
    seen = await stage.thread(stage.miller, US, both.ticket.ref)
    assert NOTE not in "".join(seen)
    assert await told(both) == []


async def test_the_writer_gives_the_translation_from_there(both: Desk) -> None:
    stage = both.stage
    await both.say(NOTE)
    await stage.deliver()
    await settled()
    await both.press("fix.choose")
    view = await window(stage.sato)
    assert NOTE in said(view)
    assert "訳す言語：英語" in said(view)
    await stage.sato.submit(view["id"], {"text": RIGHT})
    await stage.deliver()
    seen = await stage.thread(stage.miller, US, both.ticket.ref)
    assert RIGHT in seen[-1]
    assert "no reliable translation" not in seen[-1]
    assert await told(both) == []


async def test_once_it_is_translated_the_word_about_it_says_so(both: Desk) -> None:
    """The window is called as the button that opened it."""
    stage = both.stage
    await both.say(NOTE)
    await stage.deliver()
    await settled()
    warned = await both.whisper()
    await both.press("fix.choose")
    view = await window(stage.sato)
    assert view["title"]["text"] == "訳を書く"
    await stage.sato.submit(view["id"], {"text": RIGHT})
    assert (await window(stage.sato))["title"]["text"] == "訳を書く"
    await settled()
    now = await both.whisper()
    assert now["ts"] == warned["ts"]
    assert spoken(now) == "訳を保存しました。両方のスレッドに反映します。"
    assert buttons_of(now) == {}


async def test_a_translation_that_a_colleague_wrote_needs_no_second_one(both: Desk) -> None:
    stage = both.stage
    await both.say(NOTE)
    await stage.deliver()
    await settled()
    [post] = [one for one in await stage.suzuki.thread(JP, both.card) if one["text"] == NOTE]
    await stage.suzuki.shortcut("correct_translation", channel=JP, message_ts=post["ts"])
    await settled()
    view = await window(stage.suzuki)
    assert view["title"]["text"] == "訳を直す"
    await stage.suzuki.submit(view["id"], {"text": RIGHT})
    await both.press("fix.choose")
    assert await stage.sato.views() == []
    assert "訳はもう書かれています" in spoken(await both.whisper())
    assert buttons_of(await both.whisper()) == {}


async def test_a_handoff_that_was_withdrawn_needs_no_translation(desk: Desk) -> None:
    stage = desk.stage
    stage.application.translator.engine = refusing()
    await desk.say(f"!handoff us {NOTE}")
    await stage.deliver()
    await settled()
    await stage.sato.command(JP, "/handoff", f"withdraw {desk.ticket.ref}")
    await desk.press("fix.choose")
    assert await stage.sato.views() == []
    assert "この引き継ぎの依頼は取り下げられた" in spoken(await desk.whisper())


async def test_a_handoff_that_cannot_be_read_is_told_where_it_was_typed(desk: Desk) -> None:
    stage = desk.stage
    stage.application.translator.engine = refusing()
    await stage.sato.command(JP, "/handoff", f"{desk.ticket.ref} us {NOTE}")
    await stage.deliver()
    (once,) = await words_to(stage.sato, stage, JP, "")
    assert "JP-1001の引き継ぎの依頼は" in once
    shown = next(one for one in await stage.whispers(stage.sato, JP) if NOTE in spoken(one))
    await stage.sato.click("fix.choose", channel=JP, message_ts=shown["ts"])
    view = await window(stage.sato)
    await stage.sato.submit(view["id"], {"text": RIGHT})
    await stage.deliver()
    assert RIGHT in spoken(await stage.card(stage.miller, US, desk.ticket.ref))


@pytest.mark.parametrize("verb", ["!handoff", "!引き継ぎ", "!handof"])
async def test_a_handoff_typed_in_a_thread_is_told_of_in_the_thread(desk: Desk, verb: str) -> None:
    """In the channel it was hidden behind the open thread; also where it was run after a slip."""
    stage = desk.stage
    stage.application.translator.engine = refusing()
    await desk.say(f"{verb} us {NOTE}")
    if verb == "!handof":
        await desk.press("slip.run")
    await stage.deliver()
    (once,) = await told(desk)
    assert "JP-1001の引き継ぎの依頼は" in once
    assert NOTE in spoken(await desk.whisper())


async def test_a_handoff_by_the_card_of_a_thread_is_told_of_there(desk: Desk) -> None:
    stage = desk.stage
    stage.application.translator.engine = refusing()
    await desk.say("倉庫に聞いてみます。")
    await stage.sato.click("verb.handoff", channel=JP, message_ts=desk.card)
    await stage.sato.submit((await window(stage.sato))["id"], {"text": NOTE})
    await stage.deliver()
    await settled()
    assert NOTE in spoken(await desk.whisper())
    assert await words_to(stage.sato, stage, JP, "") == []


@pytest.mark.parametrize(
    ("verb", "named"),
    [("decline", "your reason for sending JP-1001 back"), ("return", "your answer on JP-1001")],
)
async def test_the_other_desk_is_told_in_its_own_language(
    both: Desk, verb: str, named: str
) -> None:
    stage = both.stage
    if verb == "return":
        await stage.miller.command(US, "/handoff", f"accept {both.ticket.ref}")
    await stage.miller.command(US, "/handoff", f"{verb} {both.ticket.ref} {RIGHT}")
    await stage.deliver()
    (once,) = await words_to(stage.miller, stage, US, "")
    assert f"Tokyo gets {named} in the original" in once
    assert "Shorter sentences are easier to translate." in once
    assert "Press [Write the translation] to write the Japanese yourself" in once
    assert await told(both) == []


async def test_several_texts_are_told_about_in_one_message(desk: Desk) -> None:
    stage = desk.stage
    stage.application.translator.engine = refusing()
    await desk.say(NOTE)
    await desk.say("棚卸しの人にも、その場で声をかけてあります。")
    await opened_in_seattle(desk)
    (first, second) = await told(desk)
    assert "引き継ぎの依頼" in first
    assert "JP-1001に書いた次の2件は" in second
    assert len(await stage.whispers(stage.sato, JP, desk.card)) == 1
    await stage.deliver()
    assert len(await told(desk)) == 2


async def test_as_long_as_no_engine_is_there_its_writer_is_told_nothing(desk: Desk) -> None:
    """The posts themselves say that a translation will come; and when it has, all is well."""
    stage = desk.stage
    await desk.say(NOTE)
    await opened_in_seattle(desk)
    assert await told(desk) == []
    stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await stage.deliver()
    assert "no reliable translation" not in "".join(
        await stage.thread(stage.miller, US, desk.ticket.ref)
    )
    assert await told(desk) == []


async def test_what_the_engine_refuses_once_it_is_back_is_told(desk: Desk) -> None:
    stage = desk.stage
    await opened_in_seattle(desk)
    await desk.say(NOTE)
    await stage.deliver()
    assert await told(desk) == []
    stage.application.translator.engine = refusing()
    await stage.deliver()
    assert any("JP-1001のメモ" in one for one in await told(desk))


async def test_what_was_written_long_ago_is_history(desk: Desk) -> None:
    stage = desk.stage
    stage.application.translator.engine = refusing()
    stage.at("2026-11-24T01:00:00")
    await desk.say(NOTE)
    stage.at("2026-11-24T01:11:00")
    await opened_in_seattle(desk)
    (once,) = await told(desk)
    assert "引き継ぎの依頼" in once
    assert NOTE not in once


async def test_an_edit_that_did_not_help_is_told_and_one_that_did_is_not(both: Desk) -> None:
    stage = both.stage
    note = await both.say(NOTE)
    await stage.deliver()
    await stage.sato.edit(JP, note["ts"], NOTE[:20] + "。")
    await stage.deliver()
    assert "JP-1001の編集後のメモは" in (await told(both))[-1]
    assert len(await told(both)) == 2
    stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await stage.sato.edit(JP, note["ts"], "箱を渡しました。")
    await stage.deliver()
    assert len(await told(both)) == 2


async def test_nobody_is_told_of_customers_words_or_of_what_stays_in_the_team(both: Desk) -> None:
    stage = both.stage
    await both.say(f"!チーム内 {NOTE}")
    await stage.customer_writes(NOTE)
    await stage.deliver()
    assert await told(both) == []
