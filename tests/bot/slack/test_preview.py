"""The preview as a modal: what it shows, that Slack takes it, and what comes back from it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.approval import Found, Mark
from bot.slack.blocks import units
from bot.slack.patches import with_notice
from bot.slack.preview import compose_view, notice_view, preview_view
from bot.slack.previewed import MOST, PART, Case, Preview, divided, fits, mark_of
from bot.slack.standing import standing, ticked_of, unseen
from sandbox.content import check_view
from sandbox.forms import enter, values
from sandbox.messages import with_ids

CASE = Case(ref="JP-1042", customer="田中様", language="ja", mailed=True)
TEXT = "We will refund ¥12,800 by Fri, Nov 27."
RENDERING = "11/27(金)までに¥12,800を返金いたします。"
REFUND = Found("refund", "refund ¥12,800 by Fri, Nov 27", RENDERING)

READY = Preview(
    draft="d1",
    language="en",
    case=CASE,
    text=(TEXT,),
    state="ready",
    revision=2,
    customer=(RENDERING,),
    renders=mark_of(TEXT),
    engine="memory",
    promises=(REFUND,),
)

everything = st.text(max_size=9_000) | st.text(
    st.sampled_from("あ漢。、\n 😀a.&<>"), max_size=9_000
)


def as_payload(view: dict[str, Any], typed: dict[str, Any] | None = None) -> dict[str, Any]:
    """The view as Slack sends it back, with what a person typed."""
    content = with_ids(view["blocks"])
    entered = enter(content, {}, typed or {})
    state = {"values": values(content, entered)}
    return {**view, "blocks": content, "id": "V1", "hash": "h", "state": state}


def everything_said(view: Any) -> str:
    return json.dumps(view, ensure_ascii=False)


@given(everything)
@settings(max_examples=150, deadline=None)
def test_parts_fit_a_field_and_join_to_the_text(text: str) -> None:
    parts = divided(text)
    assert "".join(parts) == text
    assert all(units(part) <= PART for part in parts)


@given(everything, everything)
@settings(max_examples=50, deadline=None)
def test_whatever_the_texts_slack_takes_it_and_gives_them_back(text: str, customer: str) -> None:
    view = preview_view(replace(READY, text=divided(text), customer=divided(customer)))
    check_view(view, "modal")
    here = standing(as_payload(view))
    assert (here.filled.text, here.filled.customer) == (text, customer)


def test_two_texts_of_the_greatest_length_fit_one_modal() -> None:
    longest = "漢" * MOST
    assert fits(longest)
    assert not fits(longest + "字")
    view = preview_view(replace(READY, text=divided(longest), customer=divided(longest)))
    check_view(view, "modal")
    assert standing(as_payload(view)).filled.customer == longest


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("state", ["own", "waiting", "ready", "missing", "too_long"])
@pytest.mark.parametrize("mailed", [True, False])
def test_every_state_is_a_modal_that_slack_takes(language: str, state: Any, mailed: bool) -> None:
    preview = replace(
        READY,
        language=language,
        state=state,
        case=replace(CASE, mailed=mailed),
        marks=(Mark("missing", "¥12,800", "amount"), Mark("negation_lost"), Mark("no_package")),
    )
    check_view(preview_view(preview), "modal")
    check_view(compose_view(replace(preview, text=("",))), "modal")
    check_view(notice_view(language, "…"), "modal")


def test_it_names_ticket_recipient_and_language_and_that_nothing_is_sent() -> None:
    said = everything_said(preview_view(replace(READY, language="ja", case=CASE)))
    for words in (
        "まだ送信していません",
        "JP-1042",
        "宛先：田中様",
        "日本語",
        "以前に確認された訳",
    ):
        assert words in said


def test_without_an_address_it_says_so_beforehand() -> None:
    assert "no e-mail address" not in everything_said(preview_view(READY))
    without = replace(READY, case=replace(CASE, mailed=False))
    assert "no e-mail address" in everything_said(preview_view(without))


def test_without_a_translation_the_second_field_is_empty() -> None:
    missing = replace(READY, state="missing", customer=("",), marks=(Mark("no_package"),))
    here = standing(as_payload(preview_view(missing)))
    assert here.filled.customer == ""
    assert here.rendered


def test_while_it_waits_there_is_no_second_field_to_lose() -> None:
    waiting = replace(READY, state="waiting", customer=(), renders="")
    here = standing(as_payload(preview_view(waiting)))
    assert here.filled.customer is None
    assert not here.rendered


def test_another_revision_replaces_what_they_get_and_keeps_the_agents_text() -> None:
    before = with_ids(preview_view(READY)["blocks"])
    typed = enter(before, {}, {"preview.text.0": "Mine.", "preview.customer.0": "古い"})
    after = preview_view(replace(READY, revision=3, customer=("新しい",)))
    content = with_ids(after["blocks"])
    here = standing({**after, "blocks": content, "state": {"values": values(content, typed)}})
    assert (here.filled.text, here.filled.customer) == ("Mine.", "新しい")


def test_a_text_that_was_changed_is_no_longer_rendered() -> None:
    view = preview_view(READY)
    assert standing(as_payload(view)).rendered
    assert standing(as_payload(view, {"preview.text.0": f" {TEXT}\n"})).rendered
    assert not standing(as_payload(view, {"preview.text.0": TEXT + " Soon."})).rendered


def test_promises_are_ticked_and_can_be_unticked() -> None:
    view = preview_view(READY)
    here = standing(as_payload(view))
    assert ticked_of([REFUND], here.filled.ticked) == {REFUND.key}
    assert unseen([REFUND], here.offered) == ()
    bare = standing(as_payload(view, {"preview.promises.0": []}))
    assert ticked_of([REFUND], bare.filled.ticked) == frozenset()


def test_many_long_promises_fit() -> None:
    many = tuple(Found("date", f"by Nov {day}, " + "long " * 40) for day in range(1, 80))
    view = preview_view(replace(READY, promises=many))
    check_view(view, "modal")
    here = standing(as_payload(view))
    assert len(here.filled.ticked) == 50
    assert unseen(many, here.offered) == ()


def test_a_notice_stands_above_what_was_typed_and_only_once() -> None:
    view = as_payload(preview_view(READY), {"preview.customer.0": "手で直した文"})
    noted = with_notice({**with_notice(view, "one"), **{"id": "V1"}}, "two")
    check_view(noted, "modal")
    assert "one" not in everything_said(noted["blocks"][0])
    assert noted["blocks"][1:] == view["blocks"]


def test_customers_words_mention_nobody() -> None:
    hostile = replace(
        READY,
        case=replace(CASE, customer="<!channel> <@U1>"),
        marks=(Mark("missing", "<!here>", "url"),),
    )
    said = everything_said([b for b in preview_view(hostile)["blocks"] if b["type"] != "input"])
    assert "<!" not in said
    assert "<@" not in said
