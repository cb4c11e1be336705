"""Stretches of a text that could be said better, found by tables of rules."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from translations.facts import facts
from translations.normalise import half_width

Match = re.Match[str]
_ROUNDS = 25
_QUOTED = re.compile(
    r"「[^「」\n]*」|『[^『』\n]*』|“[^“”\n]*”|\"[^\"\n]*\"|〈[^〈〉\n]*〉|［[^［］\n]*］"
    r"|^[ \t]{0,9}>.*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """``found`` is ``text[start:end]``; ``offered`` takes its place, None where no single wording
    is certain. ``why`` is the code of a reason."""

    start: int
    end: int
    found: str
    offered: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """``offer`` is a template for ``Match.expand``, a function that may decline a match by
    returning it unchanged, or None. ``fits`` looks at what stands around."""

    why: str
    pattern: re.Pattern[str]
    offer: str | Callable[[Match], str | None] | None
    fits: Callable[[Match], bool] | None = None

    def spot(self, match: Match) -> Spot | None:
        if not match[0] or (self.fits and not self.fits(match)):
            return None
        offered = match.expand(self.offer) if isinstance(self.offer, str) else self._made(match)
        found = Spot(match.start(), match.end(), match[0], offered, self.why)
        return None if offered == match[0] else found

    def _made(self, match: Match) -> str | None:
        return self.offer(match) if callable(self.offer) else None


def spots(text: str, rules: Sequence[Rule]) -> list[Spot]:
    """What ``rules`` find, in order, without overlaps; at one place an earlier rule wins. What is
    quoted, and identifiers, amounts and days, are left alone."""
    found = [spot for rule in rules for m in rule.pattern.finditer(text) if (spot := rule.spot(m))]
    fixed = _Fixed(text)
    return _apart(spot for spot in found if not fixed.touches(spot))


def changed(text: str, rules: Sequence[Rule]) -> str:
    """``text`` with every certain change made, until nothing is left to change. The facts stated
    stay the same: a change that would touch one is not made."""
    for _ in range(_ROUNDS):
        offers = [spot for spot in spots(text, rules) if spot.offered is not None]
        after = _safely(text, offers)
        if after == text:
            break
        text = after
    return text


def _apart(found: Iterable[Spot]) -> list[Spot]:
    """The sort is stable, hence the order of the rules decides at one place."""
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda one: one.start):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept


def _safely(text: str, offers: Sequence[Spot]) -> str:
    stated = _stated(text)
    whole = _replaced(text, offers)
    if _stated(whole) == stated:
        return whole
    for offer in reversed(offers):
        one = _replaced(text, [offer])
        text = one if _stated(one) == stated else text
    return text


def _replaced(text: str, offers: Sequence[Spot]) -> str:
    for offer in reversed(offers):
        text = text[: offer.start] + (offer.offered or "") + text[offer.end :]
    return text


def _stated(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.kind, fact.value) for fact in facts(text)]


class _Fixed:
    """The stretches that no rule may touch; an emoji is only fixed where a word would change."""

    def __init__(self, text: str) -> None:
        kept = [(f.start, f.end) for f in facts(text) if f.kind != "emoji"]
        quoted = [match.span() for match in _QUOTED.finditer(half_width(text))]
        self._spans = sorted(kept + quoted)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touches(self, spot: Spot) -> bool:
        before = bisect_right(self._starts, spot.end - 1)
        return before > 0 and self._reach[before - 1] > spot.start
