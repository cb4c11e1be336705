"""A window as it stood when it was closed, made to be opened again: pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
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


CONTINUED = "continued"
"""The block above the fields that says that what stands there was kept."""

THINGS = ("ticket", "handoff", "slug", "in", "seq", "to", "ts")
"""What tells what a window is about, among all that it keeps about it."""

STARTS = re.compile(r"(?<=[\s、。！？])")
"""Where a piece of a text may begin that is quoted by itself."""

WORD = 20
"""Characters to go back at most to such a place."""


@dataclass(frozen=True)
class Refilled:
    """``view`` opens with everything as it was; ``typed`` are the texts that somebody wrote in it,
    none where only choices differ from what it opened with; ``changed`` is the first of them from
    where it differs. ``thing`` is the same for every window of this form about the same thing."""

    view: Block
    typed: tuple[str, ...]
    changed: str
    thing: str


def refilled(view: Mapping[str, Any]) -> Refilled:
    values: Mapping[str, Any] = (view.get("state") or {}).get("values") or {}
    opened = [one for one in view.get("blocks") or [] if one.get("block_id") != CONTINUED]
    content = [holding(block, values) for block in opened]
    before, now = texts_in(opened), texts_in(content)
    differ = [name for name, text in now.items() if not same_words(text, before[name])]
    unsent = bool(kept_in(view).get(UNSENT))
    written = [name for name in now if now[name].strip() and (unsent or name in differ)]
    first = next((name for name in written if name in differ), next(iter(written), None))
    kept = {name: view[name] for name in KEPT if view.get(name) is not None}
    return Refilled(
        {**kept, "blocks": content},
        tuple(now[name] for name in written),
        changed(before[first], now[first]) if first is not None else "",
        thing_of(view),
    )


def changed(before: str, now: str) -> str:
    """From the word on that differs; the whole where only something was taken out."""
    pairs = zip_longest(before, now)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(now))
    start = max([0, *(found.end() for found in STARTS.finditer(now[:same]))])
    if now[same:].lstrip() != now[same:] or same - start > WORD:
        start = same
    piece = now[start:].strip()
    return f"…{piece}" if piece and now[:start].strip() else now.strip()


def thing_of(view: Mapping[str, Any]) -> str:
    """The form and what it is about. An article that is not there yet goes by the title with which
    its window opened, a message by its channel too."""
    kept = kept_in(view)
    about: Mapping[str, Any] = kept.get("about") or {}
    found = {name: about[name] for name in THINGS if about.get(name) not in (None, "")}
    if "ts" in found:
        found["channel"] = (kept.get("place") or {}).get("channel")
    if not about.get("slug", "none"):
        found["title"] = next(iter(texts_in(view.get("blocks") or []).values()), "")
    return json.dumps([view.get("callback_id"), found], ensure_ascii=False, sort_keys=True)


def continued(fresh: Mapping[str, Any], kept: Mapping[str, Any], line: Block) -> Block:
    """What was kept, opened where ``fresh`` would have been, below a line that says so. A text that
    belongs to another one (``of``) is shown below that one as it stands now."""
    above = {**line, "block_id": CONTINUED}
    now, before = kept_in(fresh), kept_in(kept)
    if (now.get("about") or {}).get("of"):
        written = texts_in(kept["blocks"])
        return {**fresh, "blocks": [above, *(opening(one, written) for one in fresh["blocks"])]}
    about = {**(before.get("about") or {})}
    if "response_url" in (now.get("about") or {}):
        about["response_url"] = now["about"]["response_url"]
    inside = {**before, "about": about, "place": now.get("place") or before.get("place")}
    return {
        **kept,
        "title": fresh["title"],
        "private_metadata": json.dumps(inside, ensure_ascii=False),
        "blocks": [above, *kept["blocks"]],
    }


def opening(block: Block, written: Mapping[str, str]) -> Block:
    """The text field with what was kept of it; anything else as it is."""
    text = written.get(str(block.get("block_id")))
    return {**block, "element": {**block["element"], "initial_value": text}} if text else block


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
