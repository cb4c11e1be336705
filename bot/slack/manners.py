"""The manners of what a customer gets, as the preview points them out and offers to mend them."""

from __future__ import annotations

from collections.abc import Mapping

from bot import texts
from bot.manners import Manners
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import say
from translations.register import Spot

FRAMES: Mapping[tuple[str, ...], str] = {
    ("opening", "closing"): "button.add_both",
    ("opening",): "button.add_opening",
    ("closing",): "button.add_closing",
}


Labelled = tuple[str, str]
"""Action id of a button, and the key of its label."""


def mending(found: Manners, customer_language: str) -> list[Labelled]:
    """The buttons that change what they get."""
    japanese = customer_language == "ja"
    mend = "button.raise_register" if japanese else "button.ease_register"
    return [
        *([("preview.mend", mend)] if found.improvable else []),
        *([("preview.frame", FRAMES[found.lacking])] if found.lacking else []),
    ]


SPOTS = 5
LONGEST_SPOT = 40


def noted(found: Manners, customer_language: str, language: str) -> list[Block]:
    """Only pointed out: nothing of it keeps a reply from being sent. ``language`` is the
    agent's."""
    shown = [spot_line(spot, language) for spot in found.spots[:SPOTS]]
    more = len(found.spots) - SPOTS
    if more > 0:
        shown.append(texts.say("register.more", language, count=more))
    spots = texts.say("face.between", language).join(shown)
    key = "register.plain" if customer_language == "ja" else "register.heavy"
    lines = [
        say(key, language, spots=spots) if shown else None,
        *(say(f"register.no_{part}", language) for part in found.lacking),
    ]
    text = texts.lines(*lines)
    return [blocks.context(text)] if text else []


def spot_line(spot: Spot, language: str) -> str:
    found, offered = spot.found[:LONGEST_SPOT], spot.offered
    if offered:
        offered = offered[:LONGEST_SPOT]
        return texts.say("register.change", language, found=found, offered=offered)
    if offered == "":
        return texts.say("register.drop", language, found=found)
    why = texts.say(f"register.why.{spot.why}", language)
    return texts.say("register.spot", language, found=found, why=why)
