"""What the window of a reply says of words that its writer put in place of a rendering."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

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
from tests.scenarios.stage import US, Stage, spoken
from tickets.tables import Ticket
from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine

SURE, SURELY = "We have it in stock.", "在庫がございます。"
DOUBTED, DOUBTFULLY = "The lid is from Osaka.", "蓋は大阪のものです。"
BY_HAND = "蓋は大阪で作っております。"
UNSURE = "the engine wasn't sure"
MINE = f"{SURE} {DOUBTED}"


class Wavering(ManglingEngine):
    """Knows two sentences, one of them not well, and repeats itself on anything else."""

    def __init__(self) -> None:
        super().__init__(manglers=("faithful",))

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        known = {SURE: Hypothesis(SURELY, -0.1), DOUBTED: Hypothesis(DOUBTFULLY, -0.7)}
        return [[known.get(one, Hypothesis("在庫在庫在庫在庫在庫", 0.0))] for one in segments]


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    stage.application.translator.engine = Wavering()
    return await stage.customer_writes()


async def press(stage: Stage, view: Json, customer: str, button: str = "preview.back") -> Json:
    await stage.miller.click(button, view_id=view["id"], values={CUSTOMER: customer})
    return await window(stage.miller)


def plain(view: Json) -> str:
    return said(view).replace("\\", "")


async def test_a_rewritten_sentence_loses_its_mark_and_is_its_writers(
    stage: Stage, ticket: Ticket
) -> None:
    view = await by_command(stage, ticket, MINE)
    assert fields(view)[CUSTOMER] == SURELY + DOUBTFULLY
    assert UNSURE in said(view)
    assert "Your own wording" not in said(view)
    view = await press(stage, view, SURELY + BY_HAND)
    assert UNSURE not in said(view)
    assert f'Your own wording: "{BY_HAND}"' in plain(view)
    assert "The rest is machine translation. Please check it." in said(view)
    assert fields(view) == {TEXT: MINE, CUSTOMER: SURELY + BY_HAND}
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [SURELY + BY_HAND]


async def test_a_mark_stays_while_its_own_sentence_does(stage: Stage, ticket: Ticket) -> None:
    view = await by_command(stage, ticket, MINE)
    view = await press(stage, view, f"在庫はまだございます。\n\n{DOUBTFULLY}")
    assert UNSURE in said(view)
    assert 'Your own wording: "在庫はまだございます。"' in plain(view)


async def test_a_text_rewritten_whole_is_no_machines(stage: Stage, ticket: Ticket) -> None:
    view = await by_command(stage, ticket, DOUBTED)
    view = await press(stage, view, BY_HAND, "preview.mend")
    view = await press(stage, view, BY_HAND)
    assert "Your own wording." in said(view)
    assert "achine translation. Please check" not in said(view)
    assert UNSURE not in said(view)


async def test_whose_words_they_are_is_known_when_the_draft_is_opened_again(
    stage: Stage, ticket: Ticket
) -> None:
    view = await by_command(stage, ticket, MINE)
    await stage.miller.fill(view["id"], {CUSTOMER: SURELY + BY_HAND})
    await stage.miller.close()
    await settled()
    whisper = (await stage.whispers(stage.miller, US))[-1]
    assert "hasn't been sent" in spoken(whisper)
    await stage.miller.click("draft.open", channel=US, message_ts=whisper["ts"])
    view = await window(stage.miller)
    assert f'Your own wording: "{BY_HAND}"' in plain(view)
    assert UNSURE not in said(view)


async def test_a_promise_found_late_brings_no_old_mark_back(stage: Stage, ticket: Ticket) -> None:
    view = await by_command(stage, ticket, MINE)
    edited = f"{SURELY}{BY_HAND}明日までにご連絡いたします。"
    await stage.miller.submit(view["id"], {CUSTOMER: edited})
    view = await window(stage.miller)
    assert "New promises" in said(view)
    assert UNSURE not in said(view)
    assert fields(view)[CUSTOMER] == edited


async def test_manners_mended_by_the_button_leave_a_doubt_where_it_was(
    stage: Stage, ticket: Ticket
) -> None:
    """The words are a machine's still, and its doubt was about what they mean."""
    view = await by_command(stage, ticket, MINE)
    view = await press(stage, view, SURELY + DOUBTFULLY, "preview.frame")
    assert UNSURE in said(view)
    assert "Your own wording" not in said(view)
    assert SURELY in str(fields(view)[CUSTOMER])


async def test_an_approved_sentence_that_was_taken_is_nobodys_own(
    stage: Stage, ticket: Ticket
) -> None:
    await remember(stage, "The lids are from Osaka.", "蓋は大阪製でございます。")
    view = await by_command(stage, ticket, MINE)
    await stage.miller.click("preview.use", view_id=view["id"])
    view = await window(stage.miller)
    assert fields(view)[CUSTOMER] == f"{SURELY}蓋は大阪製でございます。"
    assert UNSURE not in said(view)
    assert "Your own wording" not in said(view)


async def test_what_is_still_to_be_translated_follows_the_field(
    stage: Stage, ticket: Ticket
) -> None:
    view = await by_command(stage, ticket, f"{SURE} It needs 120 V. It is blue.")
    assert "• " in said(view)
    view = await press(stage, view, f"{SURELY}120 Vが必要です。It is blue.")
    listed = plain(view).split("no reliable translation")[1].split("It was translated")[0]
    assert '• "It is blue."' in listed
    assert "It needs 120 V." not in listed
    whole = f"{SURELY}120 Vが必要です。色は青です。"
    view = await press(stage, view, whole)
    assert "no reliable translation" not in said(view)
    assert 'Your own wording: "120 Vが必要です。", "色は青です。"' in plain(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [whole]


async def test_a_text_kept_because_nothing_better_came_bears_no_mark_of_the_attempt(
    stage: Stage, ticket: Ticket
) -> None:
    view = await by_command(stage, ticket, "It needs 120 V.")
    by_hand = "120 Vが必要です。"
    again = {TEXT: "It needs 120 V. Thanks.", CUSTOMER: by_hand}
    await stage.miller.click("preview.translate", view_id=view["id"], values=again)
    view = await window(stage.miller)
    assert fields(view)[CUSTOMER] == by_hand
    assert "the text you wrote is kept" in said(view)
    assert "words are repeated" not in said(view)
    assert "Your own wording." in said(view)


async def test_what_was_translated_back_stays_only_while_its_text_does(
    stage: Stage, ticket: Ticket
) -> None:
    view = await press(stage, await by_command(stage, ticket, MINE), SURELY + DOUBTFULLY)
    assert "ranslated back" in said(view)
    view = await press(stage, view, SURELY + DOUBTFULLY, "preview.another")
    assert "no other rendering" in said(view)
    assert "ranslated back" in said(view)
    view = await press(stage, view, "", "preview.back")
    assert "What they get is empty" in said(view)
    assert "ranslated back*" not in said(view)
    assert [one.state for one in await drafts(stage)] == ["open"]
