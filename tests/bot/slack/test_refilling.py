"""What a person left in a window, put into the window that opens again."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack import blocks
from bot.slack.refilling import UNSENT, continued, kept_in, refilled

Json = dict[str, Any]
OPTIONS = [{"text": blocks.plain(one), "value": one} for one in ("jp", "us")]


def field(name: str, element: Json) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "label": blocks.plain(name),
        "element": {"action_id": name, **element},
    }


def closed(held: Json, **kept: Any) -> Json:
    """A window with a field of each kind, in which these entries stand."""
    view = blocks.form(
        "Hand off",
        [
            blocks.section("Read this first."),
            field("text", {"type": "plain_text_input", "initial_value": "Please check."}),
            field("more", {"type": "plain_text_input"}),
            field("desk", {"type": "static_select", "options": OPTIONS}),
            field("tick", {"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS}),
            field("day", {"type": "datepicker", "initial_date": "2026-11-24"}),
        ],
        callback="handoff.offer",
        submit="Hand off",
        close="Cancel",
        kept=kept,
    )
    values = {name: {name: entry} for name, entry in held.items()}
    return {**view, "id": "V1", "hash": "1.2", "state": {"values": values}}


def elements(view: Json) -> Json:
    return {one["block_id"]: one["element"] for one in view["blocks"] if "element" in one}


def test_every_kind_of_field_opens_with_what_was_left_in_it() -> None:
    left = refilled(
        closed(
            {
                "text": {"value": "Please count."},
                "more": {"value": "By Thursday."},
                "desk": {"selected_option": OPTIONS[1]},
                "tick": {"selected_options": []},
                "day": {"selected_date": "2026-12-01"},
            }
        )
    )
    found = elements(left.view)
    assert found["text"]["initial_value"] == "Please count."
    assert found["more"]["initial_value"] == "By Thursday."
    assert found["desk"]["initial_option"] == OPTIONS[1]
    assert "initial_options" not in found["tick"]
    assert found["day"]["initial_date"] == "2026-12-01"
    assert left.typed == ("Please count.", "By Thursday.")
    assert "state" not in left.view
    assert "id" not in left.view
    assert left.view["notify_on_close"] is True


@pytest.mark.parametrize(
    "held",
    [
        {},
        {"text": {"value": "Please check."}, "more": {"value": None}},
        {"text": {"value": " Please  check.\n"}},
        {"text": {"value": None}, "more": {"value": "   "}},
        {"desk": {"selected_option": OPTIONS[0]}, "day": {"selected_date": None}},
    ],
)
def test_nothing_was_written(held: Json) -> None:
    assert refilled(closed(held)).typed == ()


def test_what_could_not_be_taken_counts_though_the_window_opened_with_it() -> None:
    held = {"text": {"value": "Please check."}}
    assert refilled(closed(held, **{UNSENT: True})).typed == ("Please check.",)


def test_what_was_changed_begins_where_it_differs() -> None:
    held = {"text": {"value": "Please check. The customer waits since Monday."}}
    assert refilled(closed(held)).changed == "…The customer waits since Monday."
    held = {"text": {"value": "Please."}, "more": {"value": "By Thursday."}}
    assert refilled(closed(held)).changed == "Please."


def test_a_form_is_the_same_about_the_same_thing() -> None:
    def thing(**about: Any) -> str:
        return refilled(closed({}, about=about)).thing

    assert thing(ticket=1) == thing(ticket=1, lookup=7, response_url="https://…")
    assert thing(ticket=1) != thing(ticket=2)
    assert thing(slug="returns", **{"in": "ja"}) != thing(slug="returns", **{"in": "en"})


def test_it_says_above_what_was_kept_and_says_so_once() -> None:
    kept = refilled(closed({"text": {"value": "Please count."}}, place={"channel": "C1"})).view
    fresh = closed({}, place={"channel": "C2"})
    once = continued(fresh, kept, blocks.section("Begun before."))
    assert once["blocks"][0]["text"]["text"] == "Begun before."
    assert elements(once)["text"]["initial_value"] == "Please count."
    assert kept_in(once)["place"] == {"channel": "C2"}
    assert refilled({**once, "state": {"values": {}}}).view["blocks"] == kept["blocks"]


def test_a_translation_goes_on_below_the_original_as_it_stands_now() -> None:
    before = closed({"text": {"value": "Two boxes."}}, about={"seq": 1, "of": "a1"})
    fresh = closed({}, about={"seq": 1, "of": "b2"})
    fresh["blocks"][0] = blocks.section("The original, edited.")
    view = continued(fresh, refilled(before).view, blocks.section("Begun before."))
    assert view["blocks"][1] == blocks.section("The original, edited.")
    assert elements(view)["text"]["initial_value"] == "Two boxes."
    assert kept_in(view)["about"]["of"] == "b2"
