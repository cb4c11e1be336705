"""What memory suggests in the preview, and a translation read back, all in one window."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from bot.shipped import WRITTEN
from bot.suggestions import DEMO
from tests.scenarios.previewing import (
    CUSTOMER,
    TEXT,
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
from tests.scenarios.stage import Stage
from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine
from translations.phrasebook.pairs import BY
from translations.service import ApprovedPair, load_memory

APPROVED = "We will send you a replacement charger within three days."
RENDERED = "交換用の充電器を3日以内にお送りいたします。"
MINE = "We will send you a replacement battery within three days."
SECOND = "Please keep the old one for now."


class Slow(ManglingEngine):
    """Renders faithfully, but only when it is let; counts what it was asked."""

    def __init__(self, *, let: bool = True) -> None:
        super().__init__(manglers=("faithful",))
        self.let = threading.Event()
        self.asked: list[str] = []
        if let:
            self.let.set()

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        assert self.let.wait(20)
        self.asked += segments
        return super().translate(segments, source, target, hypotheses=hypotheses)


def plain(view: Json) -> str:
    return said(view).replace("\u200b", "")


async def use(stage: Stage, view: Json, values: Json | None = None) -> Json:
    await stage.miller.click("preview.use", view_id=view["id"], values=values)
    return await window(stage.miller)


async def test_a_similar_sentence_arrives_in_the_open_window_with_what_differs(
    stage: Stage,
) -> None:
    stage.application.translator.engine = Slow(let=False)
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    await stage.miller.command("support-us", "/ticket", f"reply {ticket.ref} {MINE}")
    (opened,) = await stage.miller.views()
    assert "approved before" not in said(opened)
    await stage.miller.fill(opened["id"], {TEXT: MINE + " Sorry."})
    stage.application.translator.engine.let.set()
    view = await window(stage.miller)
    assert view["id"] == opened["id"]
    assert "replacement *charger* within" in plain(view)
    assert RENDERED in plain(view)
    assert "Miller, " in plain(view)
    assert fields(view)[TEXT] == MINE + " Sorry."


@pytest.mark.parametrize(
    ("by", "words", "name"),
    [(BY, "Shipped phrasebook", "phrasebook, "), (DEMO, "Demo data", "demo, ")],
)
async def test_what_comes_with_the_product_is_nobodys_approval(
    stage: Stage, by: str, words: str, name: str
) -> None:
    stage.application.translator.engine = Slow()
    pair = ApprovedPair(APPROVED, RENDERED, "en", "ja", by, WRITTEN)
    await stage.application.database.write(load_memory, [pair], WRITTEN)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, MINE)
    assert RENDERED in plain(view)
    assert words in plain(view)
    assert name not in plain(view)


async def test_a_suggestion_goes_into_the_field_and_nothing_is_sent(stage: Stage) -> None:
    stage.application.translator.engine = Slow()
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await use(stage, await by_command(stage, ticket, MINE))
    assert fields(view)[CUSTOMER] == RENDERED
    assert [one.state for one in await drafts(stage)] == ["open"]
    edited = RENDERED.replace("充電器", "バッテリー")
    await stage.miller.submit(view["id"], {CUSTOMER: edited})
    await later(stage)
    assert await replies(stage, ticket) == [edited]


async def test_of_several_sentences_only_its_own_is_replaced(stage: Stage) -> None:
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, f"{SECOND} {MINE}")
    typed = "古い充電器は保管してください。バッテリーを送ります。"
    view = await use(stage, view, {CUSTOMER: typed})
    assert fields(view)[CUSTOMER] == f"古い充電器は保管してください。{RENDERED}"
    view = await by_command(stage, ticket, f"{SECOND} {MINE}")
    view = await use(stage, view, {CUSTOMER: "一文だけです。"})
    assert fields(view)[CUSTOMER] == f"一文だけです。\n{RENDERED}"
    assert "added at the end" in said(view)


async def test_a_draft_taken_up_again_gets_its_suggestions_too(stage: Stage) -> None:
    stage.application.translator.engine = Slow()
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    await by_command(stage, ticket, MINE)
    await stage.miller.close()
    await settled()
    view = await by_command(stage, ticket, "")
    assert "approved before" in said(view)


async def test_nothing_is_suggested_for_what_memory_has_whole(stage: Stage) -> None:
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, APPROVED)
    assert fields(view)[CUSTOMER] == RENDERED
    assert "Similar sentences" not in said(view)


async def test_the_own_values_stand_in_a_suggestion(stage: Stage) -> None:
    mine = "We will refund ¥{} to the card you paid with."
    theirs = "お支払いに使われたカードへ{}円を返金いたします。"
    await remember(stage, mine.format("12,800"), theirs.format("12,800"))
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "We will refund ¥980 to the bank card you paid with.")
    view = await use(stage, view)
    assert "980" in str(fields(view)[CUSTOMER])
    assert "12,800" not in str(fields(view)[CUSTOMER])


# --- translating back ---------------------------------------------------------------------------


async def back(stage: Stage, view: Json, values: Json | None = None) -> Json:
    await stage.miller.click("preview.back", view_id=view["id"], values=values)
    return await window(stage.miller)


async def test_what_they_get_is_translated_back_by_the_engine_alone(stage: Stage) -> None:
    engine = stage.application.translator.engine = Slow()
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, APPROVED)
    typed = "充電器をお送りいたします。"
    view = await back(stage, view, {CUSTOMER: typed})
    assert "Translated back" in said(view)
    assert "by machine" in said(view)
    assert typed in engine.asked
    assert fields(view) == {TEXT: APPROVED, CUSTOMER: typed}
    again = await back(stage, view)
    assert said(again).count("Translated back") == 1
    await stage.miller.submit(view["id"], {CUSTOMER: RENDERED})
    await later(stage)
    assert await replies(stage, ticket) == [RENDERED]


async def test_translating_back_says_that_it_waits_and_keeps_what_is_typed(stage: Stage) -> None:
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, APPROVED)
    engine = stage.application.translator.engine = Slow(let=False)
    await stage.miller.click("preview.back", view_id=view["id"])
    while "Translating it back" not in said((await stage.miller.views())[-1]):
        pass
    await stage.miller.fill(view["id"], {CUSTOMER: "書きかけ"})
    engine.let.set()
    view = await window(stage.miller)
    assert "Translated back" in said(view)
    assert fields(view)[CUSTOMER] == "書きかけ"


async def test_without_an_engine_it_says_that_it_cannot(stage: Stage) -> None:
    stage.application.translator.engine = None
    await remember(stage, APPROVED, RENDERED)
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, APPROVED)
    assert "couldn't be translated back" in said(await back(stage, view))
    view = await back(stage, view, {CUSTOMER: " "})
    assert "is empty" in said(view)
