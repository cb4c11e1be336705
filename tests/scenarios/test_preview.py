"""The window of a reply: what it refuses, what it keeps, and a slow engine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence

import pytest

from sandbox.person import Person
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
    remember,
    replies,
    said,
    settled,
    window,
)
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine

# --- refusals -------------------------------------------------------------------------------


async def refusal(stage: Stage, view: Json, values: Json) -> tuple[str, str]:
    """The field under which a submission is refused, and the sentence."""
    answer = await stage.miller.submit(view["id"], values)
    (found,) = answer["errors"].items()
    return str(found[0].split(":")[0]), str(found[1])


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({CUSTOMER: MINE}, "customer", "your own text"),
        ({CUSTOMER: "Sorry for the trouble."}, "customer", "doesn't look like Japanese"),
        ({CUSTOMER: " \n "}, "customer", "empty"),
        ({CUSTOMER: THEIRS.replace("12,800", "12,880")}, "customer", "¥12,800"),
        ({TEXT: MINE + " Sorry."}, "text", "Translate again"),
    ],
)
async def test_what_must_not_go_out_is_refused_under_its_field(
    stage: Stage, values: Json, field: str, words: str
) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    where, sentence = await refusal(stage, view, values)
    assert (where, words in sentence) == (field, True), sentence
    await later(stage)
    assert await replies(stage, ticket) == []
    assert [one.state for one in await drafts(stage)] == ["open"]


async def test_without_a_translation_a_person_has_to_write_it(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    assert fields(view) == {TEXT: MINE, CUSTOMER: MINE}
    assert "Not translated: this is your original." in said(view)
    assert "Nothing is sent until you do" in said(view)
    assert "shorter" not in said(view)
    where, _ = await refusal(stage, view, {})
    assert where == "customer"
    await stage.miller.submit(view["id"], {CUSTOMER: THEIRS})
    await later(stage)
    assert await replies(stage, ticket) == [THEIRS]


async def test_an_engine_gone_mad_gets_nothing_past_the_preview(stage: Stage) -> None:
    stage.application.translator.engine = ManglingEngine(manglers=("looping", "breaking"))
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    assert fields(view)[CUSTOMER] == MINE
    where, _ = await refusal(stage, view, {CUSTOMER: " "})
    assert where == "customer"


# --- in the window --------------------------------------------------------------------------


async def test_translate_again_follows_the_text(stage: Stage) -> None:
    await remember(stage)
    await remember(stage, "It ships today.", "本日発送いたします。")
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.click(
        "preview.translate", view_id=view["id"], values={TEXT: "It ships today."}
    )
    view = await window(stage.miller)
    assert fields(view) == {TEXT: "It ships today.", CUSTOMER: "本日発送いたします。"}
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == ["本日発送いたします。"]


async def test_other_renderings_take_turns_with_ones_own(stage: Stage) -> None:
    stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await remember(stage, "Thank you for waiting so long.", "お待たせして申し訳ございません。")
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "Thank you for waiting so long.")
    mine = "長らくお待たせしております。"
    await stage.miller.click("preview.another", view_id=view["id"], values={CUSTOMER: mine})
    seen = []
    for _ in range(4):
        view = await window(stage.miller)
        seen.append(fields(view)[CUSTOMER])
        await stage.miller.click("preview.another", view_id=view["id"])
    assert mine in seen
    assert "お待たせして申し訳ございません。" in seen
    assert len(set(seen)) == 3


async def test_where_there_is_no_other_rendering_nothing_is_lost(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.click("preview.another", view_id=view["id"])
    view = await window(stage.miller)
    assert "no other rendering" in said(view)
    assert fields(view) == {TEXT: MINE, CUSTOMER: THEIRS}


async def test_closing_keeps_the_draft_and_says_where(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    await stage.miller.fill(view["id"], {CUSTOMER: THEIRS + "失礼いたします。"})
    await stage.miller.close()
    await settled()
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "hasn't been sent" in spoken(whisper)
    await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    assert fields(await window(stage.miller))[CUSTOMER] == THEIRS + "失礼いたします。"


async def test_closing_an_empty_window_says_nothing(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await by_command(stage, ticket, "")
    before = len(await stage.whispers(stage.miller, US))
    await stage.miller.close()
    await settled()
    assert len(await stage.whispers(stage.miller, US)) == before
    assert [one.state for one in await drafts(stage)] == ["discarded"]


async def test_a_kept_draft_can_be_deleted(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    await by_command(stage, ticket)
    await stage.miller.close()
    await settled()
    whisper = (await stage.whispers(stage.miller, US))[-1]
    await stage.miller.click("draft.discard", channel=US, message_ts=whisper["ts"])
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "Draft deleted" in spoken(whisper)
    assert buttons_of(whisper) == {}


async def test_a_text_of_several_fields_goes_out_whole(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    text = "\n".join(f"{number}. ご確認をお願いいたします。" for number in range(400))
    await stage.sato.say(JP, f"!返信 {text}", thread_ts=card["ts"])
    whisper = (await stage.whispers(stage.sato, JP, card["ts"]))[-1]
    await stage.sato.click("draft.open", channel=JP, message_ts=whisper["ts"])
    view = await window(stage.sato)
    assert len(fields(view)) > 1
    await stage.sato.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [text]


async def test_a_text_too_long_for_any_window_is_kept_and_said(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    text = "確認します。" * 3_500
    await stage.sato.say(JP, f"!返信 {text}", thread_ts=card["ts"])
    whisper = (await stage.whispers(stage.sato, JP, card["ts"]))[-1]
    await stage.sato.click("draft.open", channel=JP, message_ts=whisper["ts"])
    assert "長すぎて" in said(await window(stage.sato))
    assert [one.text for one in await drafts(stage)] == [text]


async def test_a_guest_gets_no_preview(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    body = await stage.guest.command(US, "/ticket", f"reply {ticket.ref} Hello")
    assert await stage.guest.views() == []
    assert await drafts(stage) == [], body


# --- a slow engine --------------------------------------------------------------------------


class Slow(ManglingEngine):
    """Renders faithfully, but only when it is let."""

    def __init__(self) -> None:
        super().__init__(manglers=("faithful",))
        self.let = threading.Event()

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        assert self.let.wait(20)
        return super().translate(segments, source, target, hypotheses=hypotheses)


async def shown(person: Person, words: str) -> Json:
    """The window as soon as it says this."""
    async with asyncio.timeout(60):
        while True:
            views = await person.views()
            if views and words in said(views[-1]):
                return views[-1]


async def test_the_window_opens_at_once_and_keeps_what_is_typed_while_it_waits(
    stage: Stage,
) -> None:
    engine = stage.application.translator.engine = Slow()
    ticket = await stage.customer_writes()
    await stage.miller.command(US, "/ticket", f"reply {ticket.ref} Thank you for waiting.")
    (view,) = await stage.miller.views()
    assert "Translating" in said(view)
    assert "still" not in said(view)
    answer = await stage.miller.submit(view["id"])
    assert "no translation yet" in str(answer["errors"]) or "Translate again" in str(answer)
    await stage.miller.fill(view["id"], {TEXT: "Thank you for waiting so long."})
    engine.let.set()
    view = await window(stage.miller)
    assert fields(view)[TEXT] == "Thank you for waiting so long."
    assert fields(view)[CUSTOMER]
    where, sentence = await refusal(stage, view, {})
    assert (where, "Translate again" in sentence) == ("text", True)


async def test_translating_again_says_that_it_waits(stage: Stage) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket)
    engine = stage.application.translator.engine = Slow()
    await stage.miller.click(
        "preview.translate", view_id=view["id"], values={TEXT: "Thank you for waiting."}
    )
    waiting = await shown(stage.miller, "Translating")
    assert CUSTOMER not in fields(waiting)
    engine.let.set()
    view = await window(stage.miller)
    assert fields(view)[TEXT] == "Thank you for waiting."
    assert fields(view)[CUSTOMER] not in (None, THEIRS)


async def test_a_text_given_in_the_window_waits_for_a_slow_engine(stage: Stage) -> None:
    engine = stage.application.translator.engine = Slow()
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "")
    await stage.miller.submit(view["id"], {TEXT: "Thank you for waiting."})
    await shown(stage.miller, "Translating")
    engine.let.set()
    assert fields(await window(stage.miller))[CUSTOMER]


async def test_a_window_that_does_not_open_loses_nothing(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.control.fault("error", on="views.open", error="expired_trigger_id", count=1)
    await stage.miller.command(US, "/ticket", f"reply {ticket.ref} {MINE}")
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "couldn't be opened" in spoken(whisper)
    await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    assert fields(await window(stage.miller))[TEXT] == MINE


async def test_where_the_bot_is_no_member_the_answer_comes_in_the_teams_channel(
    stage: Stage,
) -> None:
    await remember(stage)
    ticket = await stage.customer_writes()
    await stage.miller.command("random", "/ticket", f"reply {ticket.ref} {MINE}")
    view = await window(stage.miller)
    await stage.miller.submit(view["id"])
    await settled()
    assert "30 seconds" in spoken((await stage.whispers(stage.miller, US))[-1])


class KnowsOne(ManglingEngine):
    """Translates what it knows, and repeats itself on anything else."""

    def __init__(self) -> None:
        super().__init__(manglers=("faithful",))

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        known = {"We have it in stock.": "在庫がございます。"}
        return [[Hypothesis(known.get(one, "在庫在庫在庫在庫在庫"), 0.0)] for one in segments]


async def test_the_sentences_that_cannot_be_translated_are_named(stage: Stage) -> None:
    stage.application.translator.engine = KnowsOne()
    ticket = await stage.customer_writes()
    mine = "We have it in stock. The rice cooker needs 120 V. Its lid is from Osaka."
    view = await by_command(stage, ticket, mine)
    told = said(view).split("There's no reliable translation")[1]
    assert "The rice cooker needs 120 V." in told
    assert "Its lid is from Osaka." in told
    assert "We have it in stock." not in told
    assert "[Translate again]" in told
    assert "missing" not in told


async def test_the_sentences_that_could_be_translated_are_in_their_places(stage: Stage) -> None:
    """The writer puts the others into Japanese, and nothing goes out before."""
    stage.application.translator.engine = KnowsOne()
    ticket = await stage.customer_writes()
    mine = "We have it in stock. The rice cooker needs 120 V."
    view = await by_command(stage, ticket, mine)
    assert fields(view)[CUSTOMER] == "在庫がございます。The rice cooker needs 120 V."
    field, sentence = await refusal(stage, view, {})
    assert (field, "The rice cooker needs 120 V." in sentence) == ("customer", True)
    whole = "在庫がございます。炊飯器には120 Vが必要です。"
    await stage.miller.submit(view["id"], {CUSTOMER: whole})
    await later(stage)
    assert await replies(stage, ticket) == [whole]


async def test_a_text_begun_by_the_engine_follows_the_writers(stage: Stage) -> None:
    stage.application.translator.engine = KnowsOne()
    ticket = await stage.customer_writes()
    mine = "We have it in stock. The rice cooker needs 120 V."
    view = await by_command(stage, ticket, mine)
    again = {TEXT: "It needs 100 V. We have it in stock."}
    await stage.miller.click("preview.translate", view_id=view["id"], values=again)
    view = await window(stage.miller)
    assert fields(view)[CUSTOMER] == "It needs 100 V.在庫がございます。"
    assert "the text you wrote is kept" not in said(view)
    await stage.miller.close()
    await settled()
    assert [one.customer_text for one in await drafts(stage)] == [None]


async def test_an_original_that_stands_for_its_translation_is_nobodys_wording(stage: Stage) -> None:
    """It is shown anew in Japanese and in English, follows the text, and is never kept as what
    somebody wrote by hand."""
    stage.application.translator.engine = KnowsOne()
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "It needs 120 V.")
    again = {TEXT: "It needs 100 V."}
    await stage.miller.click("preview.translate", view_id=view["id"], values=again)
    view = await window(stage.miller)
    assert fields(view) == {TEXT: "It needs 100 V.", CUSTOMER: "It needs 100 V."}
    assert "the text you wrote is kept" not in said(view)
    await stage.miller.close()
    await settled()
    assert [one.customer_text for one in await drafts(stage)] == [None]
