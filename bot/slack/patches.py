"""A modal as a payload has it, with something put in or taken out: what is typed in it stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import quote

PART = 2_800
"""UTF-16 units of markup in one section."""

NOTICE = "notice"
KEPT = ("type", "title", "submit", "close", "callback_id", "private_metadata", "notify_on_close")


def with_notice(view: Mapping[str, Any], text: str) -> Block:
    """The view of a payload as it stands, with one thing said above it, in Slack's markup."""
    others = [block for block in view["blocks"] if block.get("block_id") != NOTICE]
    notice = {**blocks.section(text), "block_id": NOTICE}
    kept = {name: view[name] for name in KEPT if view.get(name) is not None}
    return {**kept, "blocks": [notice, *others]}


BACK = "back"
BACK_BLOCKS = 3


def with_back(view: Mapping[str, Any], line: str, of: str, text: str = "") -> Block:
    """The view of a payload as it stands, with what they get, translated back, below its field.
    ``line`` is Slack's markup, ``of`` the mark of what was translated."""
    quoted = [row[0] for row in blocks.parts([text], PART, quote)] if text else []
    shown = [line, *quoted[:BACK_BLOCKS], *(["> …"] if len(quoted) > BACK_BLOCKS else [])]
    back = [
        {**blocks.section(part), "block_id": f"{BACK}:{of}:{number}"}
        for number, part in enumerate(shown)
    ]
    return keeping_back(view, back)


def back_of(view: Mapping[str, Any], of: str) -> list[Block]:
    """What the view shows translated back, if that was just this text."""
    return [one for one in view["blocks"] if block_id(one).startswith(f"{BACK}:{of}:")]


def keeping_back(view: Mapping[str, Any], back: Sequence[Block]) -> Block:
    others = [one for one in view["blocks"] if not block_id(one).startswith(f"{BACK}:")]
    fields = [at for at, one in enumerate(others) if block_id(one).startswith("customer:")]
    at = fields[-1] + 1 if fields else len(others)
    kept = {name: view[name] for name in KEPT if view.get(name) is not None}
    return {**kept, "blocks": [*others[:at], *back, *others[at:]]}


def block_id(block: Mapping[str, Any]) -> str:
    return str(block.get("block_id", ""))
