"""The parts of a line that ask, in the order in which they stand. Pure.

Who asks two things says first what they want most; a subject, a reason or a report before it asks
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_JOINTS = re.compile(
    r"(?P<asked>\?)|(?P<both>[&+]|\b(?:and|plus)\b|(?<=[一-龠ァ-ヶー])と(?=[一-龠ァ-ヶー]))"
    r"|[!。;、,\n]|\.(?=\s|$)|\b(?:but|also)\b|あと(?=[ぁ-ん一-龠]|$)|それと|それから"
)
_TELLS = re.compile(
    r"^\W*(?:the |this |that )?(?:she|he|they|it|customer|buyer|client|we|i)(?:'s|'re)?\b"
    r"|(?:ので|から|けど|ですが|ますが|そうです|とのこと|らしい|だって|ました|ため"
    r"|(?<!教え)(?<!見せ)(?<!まとめ)(?<!調べ)(?<!し)(?<!出し)て)\W*$"
)
_WORRIES = re.compile(r"れてない\W*$")
_ASKS = re.compile(
    r"誰|だれ|どなた|何|なに|いつ|どこ|どう|どっち|どちら|なぜ|いくら|教え|知りたい|見たい|見せ"
    r"|まとめ"
    r"|ください|下さい|お願い|か\W*$"
    r"|\b(?:who|what|when|where|why|how|which|is|are|did|does|do|has|have|can|could|should|any"
    r"|status"
    r"|updates?|pls|please|show|tell|give|need)\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A clause that asks, with the subject or the reason before it. ``marked``: it ends with a
    question mark."""

    text: str
    marked: bool


def questions_of(text: str) -> list[Question]:
    """What a narrow text in small letters asks, one after the other, and what is said at last."""
    found: list[Question] = []
    before = ""
    for part, joint in _parts(text):
        before = f"{before} {part}".strip()
        if (joint == "?" and not _WORRIES.search(part)) or _asks(part, joint):
            found.append(Question(before, joint == "?"))
            before = ""
    return [*found, Question(before, marked=False)] if before else found


def _asks(part: str, joint: str) -> bool:
    return not _TELLS.search(part) and bool(joint == "both" or _ASKS.search(part))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each clause and what ends it: ``?``, ``both`` (the next one belongs to it) or nothing."""
    start = 0
    for match in _JOINTS.finditer(text):
        if part := text[start : match.start()].strip():
            yield part, "?" if match["asked"] else "both" if match["both"] else ""
        start = match.end()
    if part := text[start:].strip():
        yield part, ""
