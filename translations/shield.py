"""Masks over what must pass through a translation unchanged, and their exact removal.

``facts``, ``differences`` and ``promises`` are exported here too: they look at the same things.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translations.differences import Difference, differences
from translations.facts import Fact, facts
from translations.patterns import SHIELDED
from translations.promises import Promise, promises
from translations.written import written

__all__ = [
    "Difference",
    "Fact",
    "Promise",
    "Shielded",
    "differences",
    "facts",
    "promises",
    "restore",
    "shield",
    "written",
]

_MARK = re.compile(r"⟦(\d{1,6})⟧")


@dataclass(frozen=True, slots=True)
class Shielded:
    """``text`` with every token replaced by ``⟦index⟧``; ``tokens[index]`` is what stood there."""

    text: str
    tokens: tuple[Fact, ...]

    def remask(self, mask: Callable[[int], str]) -> str:
        """The text with another style of mask: ``mask(index)`` for each token."""
        return _MARK.sub(lambda match: mask(int(match[1])), self.text)


def shield(text: str, protected: Sequence[Fact] = ()) -> Shielded:
    """Masks identifiers, amounts, dates, times, addresses, Slack marks and placeholders.

    ``protected`` are further stretches of ``text``, such as terms that are not translated; where
    they overlap an identifier, the identifier holds. A mark that already stands in ``text`` is a
    token itself, so that ``restore`` is exact.
    """
    tokens = _tokens(text, protected)
    pieces, at = [], 0
    for index, token in enumerate(tokens):
        pieces += [text[at : token.start], f"⟦{index}⟧"]
        at = token.end
    return Shielded("".join([*pieces, text[at:]]), tokens)


def _tokens(text: str, protected: Sequence[Fact]) -> tuple[Fact, ...]:
    found = [fact for fact in facts(text) if fact.kind in SHIELDED]
    free = [
        one
        for one in protected
        if not any(one.start < fact.end and fact.start < one.end for fact in found)
    ]
    return tuple(sorted([*found, *free], key=lambda fact: fact.start))


def restore(shielded: Shielded) -> str:
    """The text that was shielded, character for character."""
    return fill(shielded.text, [token.text for token in shielded.tokens])


def fill(text: str, values: Sequence[str]) -> str:
    """``text`` with each ``⟦index⟧`` replaced by ``values[index]``."""
    return _MARK.sub(lambda match: values[int(match[1])], text)
