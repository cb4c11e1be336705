"""Block Kit's parts as plain values, and how much room they take.

Slack counts characters as JavaScript does, in UTF-16 units; limits are those of
https://docs.slack.dev/reference/block-kit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from bot.slack.mrkdwn import escape

Block = dict[str, Any]

SECTION = 3_000
FIELD = 2_000
BLOCKS = 50
VIEW_BLOCKS = 100
TITLE = 24

COMPACT = json.JSONEncoder(separators=(",", ":"))


def section(text: str, *, accessory: Block | None = None) -> Block:
    """Text, and a button beside it."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def columns(
    texts: Sequence[str], *, under: str | None = None, accessory: Block | None = None
) -> Block:
    """Up to ten texts in two columns, under a heading, and a button beside them."""
    block: Block = {"type": "section", "fields": [mrkdwn(text) for text in texts]}
    more = {"text": mrkdwn(under) if under else None, "accessory": accessory}
    return {**block, **{name: part for name, part in more.items() if part}}


def context(text: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text)]}


def actions(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def divider() -> Block:
    return {"type": "divider"}


def button(
    action_id: str, label: str, value: Mapping[str, Any] | str, *, style: str | None = None
) -> Block:
    """``value`` comes back as JSON when the button is pressed; text is JSON already."""
    block: Block = {
        "type": "button",
        "action_id": action_id,
        "text": plain(label),
        "value": value if isinstance(value, str) else COMPACT.encode(value),
    }
    return {**block, "style": style} if style else block


def modal(title: str, blocks: Sequence[Block], *, close: str) -> Block:
    return {
        "type": "modal",
        "title": plain(title[:TITLE]),
        "close": plain(close),
        "blocks": list(blocks),
    }


def form(
    title: str,
    content: Sequence[Block],
    *,
    callback: str,
    submit: str,
    close: str,
    kept: Mapping[str, Any],
) -> Block:
    """A modal that is sent, or closed with what was typed in it: Slack tells of both. ``kept``
    comes back with it."""
    return {
        **modal(title, content, close=close),
        "callback_id": callback,
        "submit": plain(submit[:TITLE]),
        "notify_on_close": True,
        "private_metadata": json.dumps(kept, ensure_ascii=False),
    }


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    """``verbatim``: addresses that somebody typed do not become links."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


# --- room -----------------------------------------------------------------------------------


def units(text: str) -> int:
    """The length of a text as Slack counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def measure(value: Any) -> int:
    """The length of every ``text`` inside blocks, as Slack adds them up for a message."""
    match value:
        case {"text": str(text), **rest}:
            return units(text) + measure(rest)
        case dict():
            return sum(measure(part) for part in value.values())
        case list():
            return sum(measure(part) for part in value)
    return 0


def fitted(text: str, room: int, form: Callable[[str], str] = escape) -> tuple[str, bool]:
    """The text in Slack's markup and, where it has to end with ``…`` to take no more than
    ``room``, True."""
    if len(text) <= 2 * room and units(whole := form(text)) <= room:
        return whole, False
    low, high = 0, min(len(text), max(room, 0))
    while low < high:
        middle = (low + high + 1) // 2
        if units(form(text[:middle] + "…")) <= room:
            low = middle
        else:
            high = middle - 1
    return form(text[:low].rstrip() + "…"), True


SENTENCE_ENDS = "\n。.！？!? 、"
LOOK_BACK = 80


def split(text: str, count: int) -> list[str]:
    """The text in ``count`` parts of about the same length, cut behind a sentence or a word where
    one ends nearby. Joined, they are the text again."""
    cuts = [0, *(_nearby(text, at * len(text) // count) for at in range(1, count)), len(text)]
    return [text[start:end] for start, end in pairwise(accumulate(cuts, max))]


def _nearby(text: str, at: int) -> int:
    before = text[max(0, at - LOOK_BACK) : at]
    for end in SENTENCE_ENDS:
        if (found := before.rfind(end)) >= 0:
            return at - len(before) + found + 1
    return at


def parts(texts: Sequence[str], room: int, form: Callable[[str], str] = escape) -> list[list[str]]:
    """Texts that say the same, split alike: for each step one part of each, none longer than
    ``room`` in Slack's markup."""
    count = max(1, *(-(-units(form(text)) // room) for text in texts))
    while True:
        rows = list(zip(*(split(text, count) for text in texts), strict=True))
        if all(units(form(part)) <= room for row in rows for part in row):
            return [list(row) for row in rows]
        count += 1
