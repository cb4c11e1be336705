"""The one thing that a sentence asks to be shown first, and what is left as a question.

Pure: references are recognised wherever they stand and however a Japanese keyboard wrote them;
everything that is none of them is a question for the articles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.grammar.results import Reference
from bot.marketplaces import Market, marketplace_in
from bot.router.references import Found, references, without

Named = Literal["ticket", "order", "customer", "asin", "question", "nothing"]

LONGEST = 2_000
"""Characters of a question that are read."""

_LINK = re.compile(r"https?://[\x21-\x7e]+", re.IGNORECASE)
_TAILS = re.compile(r"(?<=[ぁ-ん一-龠ァ-ヶー])(?:について|とは|って|は|を)$")
_EDGES = " \t\n　、。,.?？!！:：;；・「」『』()（）[]【】\"'“”‘’"
_JOINTS = re.compile(
    r"^(?:の|は|が|を|に|で|と|も|について|に関する|about|for|the|and|re)(?=\s|$|[ぁ-ん一-龠ァ-ヶ])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a sentence asks. ``intent`` names the part to answer first; ``words`` is what is left
    as a question once the references are taken out, and may be empty."""

    intent: Named
    words: str = ""
    ticket: Reference | None = None
    order: str | None = None
    email: str | None = None
    asin: str | None = None
    marketplace: Market | None = None


def narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).strip()


def routed(text: str, *, short: bool = False) -> Asked:
    """What ``text`` asks. ``short``: typed behind a command, where a lone ``jp`` or ``us`` at an
    end of the question is the marketplace (``camera return us``)."""
    plain = narrow(text)
    found = references(plain)
    words, place = left(text, found, short=short)
    ticket, order, email, asin = (
        _first(found, kind) for kind in ("tickets", "orders", "emails", "asins")
    )
    return Asked(
        intent=_intent((ticket, order, email, asin), words),
        words=words,
        ticket=ticket if isinstance(ticket, Reference) else None,
        order=str(order) if order else None,
        email=str(email) if email else None,
        asin=str(asin) if asin else None,
        marketplace=place,
    )


def left(text: str, found: Sequence[Found], *, short: bool = False) -> tuple[str, Market | None]:
    """The question that is left beside the references, and the marketplace that it names."""
    plain = narrow(text)
    rest = _LINK.sub(" ", without(plain, found))
    place, bare = marketplace_in(rest, short=short)
    rest = bare if place else rest
    place = place or marketplace_in(plain)[0]
    return (_bare(rest) if found or place else text[:LONGEST].strip()), place


def _first(found: Sequence[Found], kind: str) -> str | Reference | None:
    return next((one.value for one in found if one.kind == kind), None)


_ORDERED: tuple[Named, ...] = ("ticket", "order", "customer", "asin")


def _intent(named: Sequence[object], words: str) -> Named:
    first = next((key for key, held in zip(_ORDERED, named, strict=True) if held), None)
    return first or ("question" if any(one.isalnum() for one in words) else "nothing")


def _bare(text: str) -> str:
    """A question without the edges that a taken reference leaves: ``の返品は？`` → ``返品は``."""
    bare = " ".join(text.split()).strip(_EDGES)
    return _TAILS.sub("", _JOINTS.sub("", bare, count=1)).strip(_EDGES)
