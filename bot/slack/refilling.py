"""A window as it stood when it was closed, made to be opened again: pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.approval import same_words
from bot.slack.blocks import Block
from bot.slack.patches import KEPT

UNSENT = "unsent"
"""In what a window keeps: it shows what was typed and could not be taken, so that closing it loses
that though nothing differs from what it opened with."""

HELD: Mapping[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
}
"""For each kind of field: what a payload says that it holds, and how it is opened with that."""


@dataclass(frozen=True)
class Refilled:
    """``view`` opens with everything as it was; ``typed`` are the texts that somebody wrote in it,
    none where only choices differ from what it opened with."""

    view: Block
    typed: tuple[str, ...]


def refilled(view: Mapping[str, Any]) -> Refilled:
    values: Mapping[str, Any] = (view.get("state") or {}).get("values") or {}
    opened: list[Block] = view.get("blocks") or []
    content = [holding(block, values) for block in opened]
    before, now = texts_in(opened), texts_in(content)
    unsent = bool(kept_in(view).get(UNSENT))
    kept = {name: view[name] for name in KEPT if view.get(name) is not None}
    return Refilled(
        {**kept, "blocks": content},
        tuple(
            text
            for name, text in now.items()
            if text.strip() and (unsent or not same_words(text, before[name]))
        ),
    )


def holding(block: Block, values: Mapping[str, Any]) -> Block:
    """The field with what a person left in it; anything else as it is."""
    element = block.get("element") or {}
    held = (values.get(str(block.get("block_id"))) or {}).get(element.get("action_id"))
    if held is None or element.get("type") not in HELD:
        return block
    holds, opens_with = HELD[element["type"]]
    bare = {name: part for name, part in element.items() if name != opens_with}
    return {**block, "element": {**bare, **({opens_with: held[holds]} if held.get(holds) else {})}}


def texts_in(content: list[Block]) -> dict[str, str]:
    """What the text fields open with, by the ids of their blocks."""
    fields = [one for one in content if one.get("type") == "input"]
    return {
        str(one["block_id"]): str(one["element"].get("initial_value") or "")
        for one in fields
        if one["element"]["type"] == "plain_text_input"
    }


def kept_in(view: Mapping[str, Any]) -> dict[str, Any]:
    """What a window keeps about itself (``private_metadata``), empty where it keeps nothing."""
    found = json.loads(view.get("private_metadata") or "{}")
    return found if isinstance(found, dict) else {}
