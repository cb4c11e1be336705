"""The passage of a text that answers, with the words that were asked for marked in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tickets.search_query import Asked, may_begin
from translations.search_tokens import Word, placed

WIDTH = 90
"""Characters of a passage, before it is widened to whole words."""

LEAD = 20
"""Characters that are shown before the first word that answers."""

REACH = 12
"""Characters within which the edge of a passage moves to where a word or sentence ends."""

READ = 20_000
"""Characters of a text that are looked at."""

_NO_BLANK = re.compile(r"(?<=[。、！？」）]) ")
"""Where Japanese begins a new line, it needs no blank on the same one."""

_EDGES = frozenset(" 　。、．，.,!?！？・「」()（）")


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` is one line; ``marks`` are the places in it that answer."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def passage(text: str, language: str, asked: Asked) -> Passage:
    """Where the most of what was asked stands close together; else how the text begins."""
    line = _NO_BLANK.sub("", " ".join(text[:READ].split()))
    found = [word for word in placed(line, language) if answers(word.text, asked)]
    start, end = densest(found, len(line))
    start, end = widened(line, start, end)
    shown = line[start:end].strip()
    start += len(line[start:end]) - len(line[start:end].lstrip())
    before, after = "…" if start else "", "…" if start + len(shown) < len(line.rstrip()) else ""
    shift = len(before) - start
    marks = [(word.start + shift, word.end + shift) for word in found]
    inside = [(a, b) for a, b in marks if a >= len(before) and b <= len(before) + len(shown)]
    return Passage(before + shown + after, tuple(inside))


def answers(word: str, asked: Asked) -> bool:
    words = asked.words
    return word in words or any(may_begin(one) and word.startswith(one) for one in words)


def densest(found: Sequence[Word], length: int) -> tuple[int, int]:
    """Where the most different words stand in ``WIDTH`` characters, the first of equals."""
    if not found:
        return 0, min(length, WIDTH)
    spans = [[one for one in found[at:] if one.end <= word.start + WIDTH - LEAD]
             for at, word in enumerate(found)]  # fmt: skip
    most = max(spans, key=lambda span: len({word.text for word in span}))
    first = most[0].start if most else found[0].start
    start = max(0, min(first - LEAD, length - WIDTH))
    return start, min(length, start + WIDTH)


def widened(line: str, start: int, end: int) -> tuple[int, int]:
    """The edges moved outwards to where a word or sentence ends, if that is near."""
    left = next((at for at in range(start, max(0, start - REACH) - 1, -1) if edge(line, at)), start)
    most = min(len(line), end + REACH)
    right = next((at for at in range(end, most + 1) if edge(line, at)), end)
    return left, right


def edge(line: str, at: int) -> bool:
    return at in (0, len(line)) or line[at - 1] in _EDGES
