"""From a sentence to what it asks: a ticket, an order, a product, a customer, else a question.

Pure: no store, no clock. References are recognised wherever they stand and however a Japanese
keyboard wrote them; everything that is none of them is a question for the articles.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.grammar.folding import HYPHENS, fold_order
from bot.grammar.results import Reference
from bot.marketplaces import Market, marketplace_in

Intent = Literal["ticket", "order", "customer", "asin", "question", "nothing"]

LONGEST = 2_000
"""Characters of a question that are read."""

_APART = r"(?<![A-Za-z0-9@._+-])"
_ENDS = r"(?![A-Za-z0-9@_-])"
_TICKET = re.compile(rf"{_APART}(jp|us)[{HYPHENS}]?([1-9][0-9]{{0,8}}){_ENDS}", re.IGNORECASE)
# Digital orders begin with D and two digits; copied numbers may have lost their hyphens.
ORDER = re.compile(
    rf"{_APART}([D0-9][0-9]{{2}})[{HYPHENS} ]?([0-9]{{7}})[{HYPHENS} ]?([0-9]{{7}}){_ENDS}"
)
_ASIN = re.compile(rf"{_APART}(B0[A-Z0-9]{{8}}){_ENDS}", re.IGNORECASE)
_ASIN_IN_LINK = re.compile(r"/(?:dp|gp/product|gp/aw/d)/([A-Z0-9]{10})(?![A-Z0-9])", re.IGNORECASE)
_LINK = re.compile(r"https?://[\x21-\x7e]+", re.IGNORECASE)
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")

_TAILS = re.compile(r"(?<=[ぁ-ん一-龠ァ-ヶー])(?:について|とは|って|は|を)$")
_EDGES = " \t\n　、。,.?？!！:：;；・「」『』()（）[]【】\"'“”‘’"
_JOINTS = re.compile(
    r"^(?:の|は|が|を|に|で|と|も|について|に関する|about|for|the|and|re)(?=\s|$|[ぁ-ん一-龠ァ-ヶ])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a sentence asks. ``intent`` names the part to answer first; ``words`` is what is left
    as a question once the references are taken out, and may be empty."""

    intent: Intent
    words: str = ""
    ticket: Reference | None = None
    order: str | None = None
    email: str | None = None
    asin: str | None = None
    marketplace: Market | None = None


def routed(text: str, *, short: bool = False) -> Asked:
    """What ``text`` asks. ``short``: typed behind a command, where a lone ``jp`` or ``us`` at an
    end of the question is the marketplace (``camera return us``)."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).strip()
    rest = _LINK.sub(" ", plain)
    ticket, rest = _taken(_TICKET, rest)
    order, rest = _taken(ORDER, rest)
    email, rest = _taken(EMAIL, rest)
    asin, rest = _taken(_ASIN, rest)
    found_asin = asin or _ASIN_IN_LINK.search(plain)
    place, without = marketplace_in(rest, short=short)
    rest = without if place else rest
    place = place or marketplace_in(plain)[0]
    words = _bare(rest) if ticket or order or email or asin or place else text[:LONGEST].strip()
    found = {
        "ticket": Reference(ticket[1].lower(), int(ticket[2])) if ticket else None,
        "order": fold_order("-".join(order.groups())).upper() if order else None,
        "email": email[0] if email else None,
        "asin": found_asin[1].upper() if found_asin else None,
    }
    return Asked(
        intent=_intent(found, words),
        words=words,
        marketplace=place,
        **found,  # type: ignore[arg-type]
    )


_ORDERED: tuple[tuple[str, Intent], ...] = (
    ("ticket", "ticket"),
    ("order", "order"),
    ("email", "customer"),
    ("asin", "asin"),
)


def _intent(found: dict[str, object], words: str) -> Intent:
    first = next((intent for name, intent in _ORDERED if found[name]), None)
    return first or ("question" if any(one.isalnum() for one in words) else "nothing")


def _taken(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, str]:
    found = pattern.search(text)
    if found is None:
        return None, text
    return found, f"{text[: found.start()]} {text[found.end() :]}"


def _bare(text: str) -> str:
    """A question without the edges that a taken reference leaves: ``の返品は？`` → ``返品は``."""
    bare = " ".join(text.split()).strip(_EDGES)
    return _TAILS.sub("", _JOINTS.sub("", bare, count=1)).strip(_EDGES)
