"""Everything that a colleague would read out of one line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.grammar.results import Reference
from bot.marketplaces import Market
from bot.router.asked import left, narrow
from bot.router.cues import Intent
from bot.router.dates import Day, days_in
from bot.router.intents import Guess, intents_of
from bot.router.names import colleague_in, names_in
from bot.router.references import Found, references, without

__all__ = ["Guess", "Intent", "Known", "Understood", "understand"]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What only the store knows."""

    skus: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ("jp", "us")


@dataclass(frozen=True, kw_only=True)
class Understood:
    """``intents``: the main one first, never empty. ``words``: the question that is left beside
    the references, without where it was bought."""

    tickets: tuple[Reference, ...] = ()
    orders: tuple[str, ...] = ()
    asins: tuple[str, ...] = ()
    skus: tuple[str, ...] = ()
    tracking: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()
    marketplace: Market | None = None
    words: str = ""
    intents: tuple[Guess, ...] = field(default=(Guess("none", 0.0),))

    @property
    def intent(self) -> Intent:
        return self.intents[0].intent


def understand(text: str, *, today: date, known: Known | None = None) -> Understood:
    """What a line of up to ``LONGEST`` characters asks, in whatever mixture of both languages."""
    known = known or Known()
    plain = narrow(text)
    found = references(plain, skus=known.skus, prefixes=known.prefixes)
    words, place = left(text, found)
    named = _by_kind(found)
    rest = without(plain, found)
    names = names_in(rest, known.names, known.colleagues)
    dates = days_in(rest, today)
    there = _beside(named, names)
    there += "d" if any(day.first <= today for day in dates) else ""
    there += "" if set(there) & set("tonp") else "x"
    there += "c" if "t" in there and colleague_in(rest, known.colleagues) else ""
    return Understood(
        tickets=tuple(one for one in named.get("tickets", []) if isinstance(one, Reference)),
        orders=_texts(named, "orders"),
        asins=_texts(named, "asins"),
        skus=_texts(named, "skus"),
        tracking=_texts(named, "tracking"),
        emails=_texts(named, "emails"),
        names=tuple(names),
        dates=tuple(dates),
        marketplace=place,
        words=words,
        intents=tuple(intents_of(rest, there)),
    )


def _by_kind(found: Sequence[Found]) -> dict[str, list[str | Reference]]:
    named: dict[str, list[str | Reference]] = {}
    for one in found:
        if one.value not in named.setdefault(one.kind, []):
            named[one.kind].append(one.value)
    return named


def _texts(named: dict[str, list[str | Reference]], kind: str) -> tuple[str, ...]:
    return tuple(str(one) for one in named.get(kind, []))


_STANDS_FOR = {
    "tickets": "t",
    "orders": "o",
    "tracking": "o",
    "emails": "n",
    "asins": "p",
    "skus": "p",
}


def _beside(named: dict[str, list[str | Reference]], names: Sequence[str]) -> str:
    """The letters of ``Cue.needs`` that hold."""
    there = {_STANDS_FOR[kind] for kind in named}
    return "".join(sorted(there | ({"n"} if names else set())))
