"""A wrong translation put right where it stands: named, remembered, and in every thread."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.person import Person
from tests.scenarios.desk import Desk, opened_in_seattle
from tests.scenarios.previewing import fields, later, remember, said, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from translations.engines.mangling import ManglingEngine
from translations.service import Wanted

NOTE = "箱が2つ、11/27(金)に届きます。"
RIGHT = "Two boxes arrive on Fri, Nov 27."

Json = dict[str, Any]


@pytest.fixture
async def both(desk: Desk) -> Desk:
    """The case stands in both threads."""
    desk.stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await opened_in_seattle(desk)
    return desk


async def post_with(stage: Stage, who: Person, channel: str, ref: str, words: str) -> Json:
    card = await stage.card(who, channel, ref)
    answers = await who.thread(channel, card["ts"])
    return [one for one in answers if words in spoken(one)][-1]


async def note_in_seattle(desk: Desk) -> Json:
    """Tokyo's note as it stands in Seattle's thread."""
    await desk.say(NOTE)
    await desk.stage.deliver()
    card = await desk.stage.card(desk.stage.miller, US, desk.ticket.ref)
    return (await desk.stage.miller.thread(US, card["ts"]))[-1]


async def correct(stage: Stage, post: Json, text: str) -> Json:
    await stage.miller.shortcut("correct_translation", channel=US, message_ts=post["ts"])
    view = await window(stage.miller)
    return await stage.miller.submit(view["id"], {"text": text})


async def test_a_correction_stands_in_the_thread_is_named_and_remembered(both: Desk) -> None:
    stage = both.stage
    post = await note_in_seattle(both)
    await correct(stage, post, RIGHT)
    assert "Saved" in said(await window(stage.miller))
    await stage.deliver()
    again = await post_with(stage, stage.miller, US, both.ticket.ref, RIGHT)
    assert again["ts"] == post["ts"]
    assert "translation fixed by Dana Miller" in spoken(again)
    assert (await stage.entries(both.ticket))[-1].corrections == {"en": RIGHT}
    [known] = await stage.application.translator.known([Wanted(NOTE, "ja")], "en")
    assert (known.text, known.engine) == (RIGHT, "memory")


async def test_the_button_on_a_post_opens_the_form_with_what_stands_there(both: Desk) -> None:
    stage = both.stage
    post = await note_in_seattle(both)
    assert buttons_of(post)["fix.choose"] == "Fix"
    await stage.miller.click("fix.choose", channel=US, message_ts=post["ts"])
    view = await window(stage.miller)
    assert NOTE in said(view)
    assert "Into English" in said(view)
    assert str(fields(view)["text"]) in spoken(post)


async def test_of_several_entries_in_one_post_one_is_chosen(both: Desk) -> None:
    stage = both.stage
    await both.say("一つ目のメモです。")
    await both.say("二つ目のメモです。")
    await stage.deliver()
    card = await stage.card(stage.miller, US, both.ticket.ref)
    post = (await stage.miller.thread(US, card["ts"]))[-1]
    await stage.miller.click("fix.choose", channel=US, message_ts=post["ts"])
    listed = await window(stage.miller)
    assert "一つ目" in said(listed)
    shown = spoken(post).replace("\n", " ")
    for entry in listed["blocks"][-2:]:
        _, translated = entry["text"]["text"].split("\n→ ")
        assert translated in shown
    second = next(one for one in listed["blocks"] if "二つ目" in str(one))
    await stage.miller.click("fix.open", view_id=listed["id"], block_id=second["block_id"])
    view = await window(stage.miller)
    await stage.miller.submit(view["id"], {"text": "This is the second note."})
    await stage.deliver()
    assert await post_with(stage, stage.miller, US, both.ticket.ref, "This is the second note.")


async def test_ones_own_note_is_put_right_for_the_other_desk(both: Desk) -> None:
    stage = both.stage
    note = await both.say(NOTE)
    await stage.deliver()
    await stage.sato.shortcut("correct_translation", channel=JP, message_ts=note["ts"])
    view = await window(stage.sato)
    assert "訳す言語：英語" in said(view)
    await stage.sato.submit(view["id"], {"text": RIGHT})
    await stage.deliver()
    post = await post_with(stage, stage.miller, US, both.ticket.ref, RIGHT)
    assert "translation fixed by 佐藤 美咲" in spoken(post)


async def test_a_reply_in_the_other_desks_thread_can_be_put_right(both: Desk) -> None:
    stage = both.stage
    await stage.sato.command(JP, "/ticket", f"返信 {both.ticket.ref} 本日発送いたします。")
    view = await window(stage.sato)
    await stage.sato.submit(view["id"])
    await later(stage)
    card = await stage.card(stage.miller, US, both.ticket.ref)
    answers = await stage.miller.thread(US, card["ts"])
    post = next(one for one in answers if "本日発送いたします。" in spoken(one))
    await stage.miller.click("fix.choose", channel=US, message_ts=post["ts"])
    view = await window(stage.miller)
    if "fix.open" in said(view):
        entry = next(one for one in view["blocks"] if "本日発送" in str(one))
        await stage.miller.click("fix.open", view_id=view["id"], block_id=entry["block_id"])
        view = await window(stage.miller)
    await stage.miller.submit(view["id"], {"text": "It ships today."})
    await stage.deliver()
    shown = await post_with(stage, stage.miller, US, both.ticket.ref, "It ships today.")
    assert "本日発送いたします。" in spoken(shown)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three boxes arrive on Fri, Nov 27.", "doesn't match"),
        ("Two boxes arrive on Fri, Nov 28.", "Nov 28"),
        (NOTE, "This is the original"),
        ("箱が2つ11/27(金)に来ます。", "doesn't look like English"),
        (" ", "empty"),
    ],
)
async def test_a_correction_that_states_something_else_is_refused(
    both: Desk, text: str, words: str
) -> None:
    post = await note_in_seattle(both)
    answer = await correct(both.stage, post, text)
    assert words in str(answer["errors"]["text"]), answer
    assert not (await both.stage.entries(both.ticket))[-1].corrections


async def test_an_original_that_was_edited_meanwhile_is_said(both: Desk) -> None:
    stage = both.stage
    note = await both.say(NOTE)
    await stage.deliver()
    card = await stage.card(stage.miller, US, both.ticket.ref)
    post = (await stage.miller.thread(US, card["ts"]))[-1]
    await stage.miller.shortcut("correct_translation", channel=US, message_ts=post["ts"])
    view = await window(stage.miller)
    await stage.sato.edit(JP, note["ts"], NOTE + "急ぎです。")
    answer = await stage.miller.submit(view["id"], {"text": RIGHT})
    assert "edited meanwhile" in str(answer["errors"]["text"])


async def test_where_there_is_nothing_to_correct_it_is_said(stage: Stage) -> None:
    await remember(stage)
    post = await stage.suzuki.say(JP, "お昼に行きます。")
    await stage.sato.shortcut("correct_translation", channel=JP, message_ts=post["ts"])
    assert await stage.sato.views() == []
    seen = [spoken(one) for one in await stage.sato.thread(JP, post["ts"]) if one["ephemeral"]]
    assert "直せる訳がありません" in seen[-1]
