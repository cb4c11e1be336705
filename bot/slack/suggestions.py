"""Approved sentences that are offered in the preview, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import Marked, escape, quote, say

SUGGESTED = 1_200
"""UTF-16 units that a suggestion may take."""


@dataclass(frozen=True, slots=True)
class Near:
    """An approved sentence like one of the agent's. ``key`` tells it from the others, ``percent``
    is the likeness, ``source`` in Slack's markup with the differing words marked, ``origin`` who
    approved it and when."""

    key: str
    percent: int
    source: str
    text: str
    origin: str


def suggested(offered: Sequence[Near], draft: str, language: str) -> list[Block]:
    """Approved sentences that may be taken instead, each with its button."""
    if not offered:
        return []
    shown = [block for one in offered for block in suggestion(one, draft, language)]
    return [blocks.section(say("preview.near", language)), *shown]


def suggestion(near: Near, draft: str, language: str) -> list[Block]:
    use = blocks.button(
        "preview.use",
        texts.say("button.use", language),
        {"draft": draft, "near": near.key},
    )
    text, _ = blocks.fitted(near.text, SUGGESTED, quote)
    line = say("preview.near_line", language, percent=near.percent, source=Marked(near.source))
    section = blocks.section(texts.lines(line, text), accessory=use)
    return [section, *([blocks.context(escape(near.origin))] if near.origin else [])]
