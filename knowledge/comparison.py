"""Two texts side by side: what one has that the other has not, and whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, Protocol

from translations.term_forms import folded

Sign = Literal["same", "gone", "new"]

MOST_LINES = 2_000
"""Lines of each side that are compared; what follows is told apart as one piece."""


class Readable(Protocol):
    """A ``Revision``, a ``Variant`` or a ``Text``."""

    @property
    def title(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Line:
    """``same`` stands in both texts, ``gone`` only in the first, ``new`` only in the second."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """From a first text to a second. ``title`` is both titles where they differ."""

    title: tuple[str, str] | None
    aliases_gone: tuple[str, ...]
    aliases_new: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def is_none(self) -> bool:
        return not (self.title or self.aliases_gone or self.aliases_new or self.changed_lines)

    @property
    def changed_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.sign != "same")


def compared(first: Readable, second: Readable) -> Difference:
    """What changed from ``first`` to ``second``: title, aliases and the body line by line."""
    return Difference(
        title=None if first.title == second.title else (first.title, second.title),
        aliases_gone=tuple(one for one in first.aliases if one not in second.aliases),
        aliases_new=tuple(one for one in second.aliases if one not in first.aliases),
        lines=tuple(_lines(_split(first.body), _split(second.body))),
    )


ALIKE = 90.0
"""Of 100: from there on two passages read the same."""

_FIGURES = re.compile(r"\d+")


def alike(one: str, other: str) -> bool:
    """Whether two passages say the same in nearly the same words, or one all of the other; with
    other figures they never do."""
    from rapidfuzz import fuzz

    mine, theirs = (" ".join(folded(text).text.split()) for text in (one, other))
    if mine in theirs or theirs in mine:
        return bool(mine and theirs)
    if _FIGURES.findall(mine) != _FIGURES.findall(theirs):
        return False
    return fuzz.ratio(mine, theirs, score_cutoff=ALIKE) > 0


def _split(body: str) -> list[str]:
    lines = body.split("\n")
    rest = lines[MOST_LINES:]
    return lines[:MOST_LINES] + (["\n".join(rest)] if rest else [])


def _lines(first: list[str], second: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from (Line("same", text) for text in first[a:b])
            continue
        yield from (Line("gone", text) for text in first[a:b])
        yield from (Line("new", text) for text in second[c:d])
