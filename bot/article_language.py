"""Whether an article's text is in its language, line by line: in Markdown a line is a paragraph, a
heading or a point of a list. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from knowledge.drafts import Text
from knowledge.values import PLACE
from translations.facts import facts
from translations.languages import detect
from translations.patterns import SHIELDED

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_LEFT_ALONE = re.compile(
    r"`[^`\n]*`|https?://\S+|\]\([^)\s]*\)|「[^」\n]*」|『[^』\n]*』|“[^”\n]*”|\"[^\"\n]*\""
)
_MARK = re.compile(r"^\s*(?:(?:[>|*+-]|#{1,6}|\d{1,3}[.)])\s*)*")
_SHOWN = 50
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々\u4e00-\u9fff]")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_ORDINARY = re.compile(r"(?<![A-Za-z])[a-z][a-z'’]+(?![A-Za-z])")
"""Names are written with a capital."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """What of a text stands in the other language: its title, and lines of its body."""

    title: bool = False
    lines: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.title or bool(self.lines)


def foreign(text: Text, language: str, *, sibling: Text | None, known: Collection[str]) -> Foreign:
    """``sibling`` is the article in the other language: what was only carried over from it is in
    that one, however short. Lines that are ``known`` stood in the article before."""
    carried = set(_lines(sibling.body)) if sibling else set()
    title = text.title not in known and _strange(
        text.title, language, copied=sibling is not None and text.title == sibling.title
    )
    return Foreign(
        title,
        tuple(
            line
            for line in _lines(text.body)
            if line not in known and _strange(line, language, copied=line in carried)
        ),
    )


def lines_of(text: Text | None) -> frozenset[str]:
    """The title and each line of the body."""
    return frozenset((text.title, *_lines(text.body))) if text else frozenset()


def begun(line: str) -> str:
    """How a line begins, without its marks."""
    bare = _MARK.sub("", line)
    return bare if len(bare) <= _SHOWN else f"{bare[: _SHOWN - 1].rstrip()}…"


def language_of(body: str, guessed: str) -> str:
    """In which of the two languages somebody wrote; ``guessed`` where it does not tell."""
    found = detect(" ".join(_spoken(line) for line in _lines(body)), guessed)
    return found if found in ("ja", "en") else guessed


def _lines(body: str) -> list[str]:
    """What is no code, without blank lines."""
    kept, code = [], False
    for line in body.split("\n"):
        if _FENCE.match(line):
            code = not code
        elif not code and line.strip():
            kept.append(line.strip())
    return kept


def _strange(line: str, language: str, *, copied: bool) -> bool:
    said = _spoken(line)
    if language == "ja":
        words, ordinary = len(_LATIN.findall(said)), len(_ORDINARY.findall(said))
        prose = words >= _FEWEST_WORDS and ordinary >= _FEWEST_ORDINARY
        return detect(said, language) == "en" and (prose or (copied and ordinary > 0))
    letters = len(_JAPANESE.findall(said))
    prose = bool(_HIRAGANA.search(said)) and letters >= _FEWEST_LETTERS
    return detect(said, language) == "ja" and (prose or (copied and letters > 1))


_FEWEST_WORDS, _FEWEST_ORDINARY = 3, 2
_FEWEST_LETTERS = 4
"""Below these a line may be a name."""


def _spoken(line: str) -> str:
    """What is language in a line: without code, addresses, quotes, values and identifiers."""
    said = _LEFT_ALONE.sub(" ", PLACE.sub(" ", line))
    at, pieces = 0, []
    for fact in facts(said):
        if fact.kind in SHIELDED:
            pieces.append(said[at : fact.start])
            at = fact.end
    return " ".join([*pieces, said[at:]])
