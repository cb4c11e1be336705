"""What stands in a preview when a person presses a button in it: read from Slack's payload."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.approval import Filled, Found
from bot.slack.previewed import CHOICE_LINES, CHOICES, digest, mark_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What a modal's payload tells: which draft, which revision, what stands in its fields, which
    promises it offered. ``rendered`` says that the window shows a translation of just this text, or
    that one was asked for in vain; ``renders`` is the mark of the text that it renders."""

    draft: str
    revision: int
    rendered: bool
    filled: Filled
    text: tuple[str, ...]
    customer: tuple[str, ...]
    offered: frozenset[str]
    first_ids: Mapping[str, str]
    renders: str = ""


def standing(view: Mapping[str, Any]) -> Standing:
    """What a payload's view says. Values are as typed, parts in order, None as empty."""
    meta = json.loads(view["private_metadata"])
    values: Mapping[str, Mapping[str, Any]] = (view.get("state") or {}).get("values") or {}
    ordered = [str(block.get("block_id", "")) for block in view["blocks"]]
    typed = {one: next(iter(values[one].values())) for one in ordered if one in values}
    text = parts_of(typed, "text")
    customer = parts_of(typed, "customer")
    ticked = {
        option["value"]
        for block_id, entry in typed.items()
        if block_id.startswith("promises:")
        for option in entry.get("selected_options") or ()
    }
    has_customer = any(one.startswith("customer:") for one in ordered)
    return Standing(
        renders=meta["renders"],
        draft=meta["draft"],
        revision=meta["revision"],
        rendered=meta["renders"] == mark_of("".join(text)),
        filled=Filled(
            "".join(text), "".join(customer) if has_customer else None, frozenset(ticked)
        ),
        text=text,
        customer=customer,
        offered=offered_in(view["blocks"]),
        first_ids={
            name: next((one for one in ordered if one.startswith(f"{name}:")), "text:0")
            for name in ("text", "customer")
        },
    )


def parts_of(typed: Mapping[str, Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return tuple(
        entry.get("value") or ""
        for block_id, entry in typed.items()
        if block_id.startswith(f"{name}:")
    )


def offered_in(content: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(
        option["value"]
        for block in content
        if str(block.get("block_id", "")).startswith("promises:")
        for option in block["element"]["options"]
    )


def ticked_of(found: Sequence[Found], values: frozenset[str]) -> frozenset[str]:
    """The keys of those promises whose tick boxes have these values."""
    return frozenset(one.key for one in found if digest(one.key) in values)


def unseen(found: Sequence[Found], offered: frozenset[str]) -> tuple[Found, ...]:
    """Promises that the modal has not offered to record."""
    limit = CHOICES * CHOICE_LINES
    return tuple(one for one in found[:limit] if digest(one.key) not in offered)
