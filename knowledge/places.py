"""Which of the two marketplaces a text speaks of, by the names in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.scope import Market

NAMES: Mapping[Market, re.Pattern[str]] = {
    "jp": re.compile(r"日本(?![語円人製酒])|\bjapan(?!ese)|co\.jp\b", re.IGNORECASE | re.ASCII),
    "us": re.compile(
        r"米国(?![人製])|アメリカ(?![人製])|\bamazon\.com(?!\.)|\bunited states\b|\bamerica\b"
        r"|(?-i:\bUSA?\b|\bU\.S\.)",
        re.IGNORECASE | re.ASCII,
    ),
}
OTHER: Mapping[Market, Market] = {"jp": "us", "us": "jp"}


def names(text: str, place: Market) -> bool:
    return NAMES[place].search(text) is not None


def only_of(text: str, place: Market) -> bool:
    """Whether it names that marketplace, or its country, and not the other one."""
    return names(text, place) and not names(text, OTHER[place])


def asks_only_of(place: Market, question: str, scope: str) -> bool:
    """Whether a question of that marketplace leaves the other one out; not of an article whose
    ``scope`` is the other one, nor where the question names it beside."""
    return scope != OTHER[place] and not names(question, OTHER[place])
