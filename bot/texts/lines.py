"""One entry of the catalogue: the same message, written by itself in each language."""

from dataclasses import dataclass
from string import Formatter
from typing import Literal

Language = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Line:
    """`{…}` are facts. `one` is the English form when the fact `count` is 1."""

    ja: str
    en: str
    one: str | None = None

    def pattern(self, language: str, count: object) -> str:
        if language == "ja":
            return self.ja
        return self.one if self.one is not None and count == 1 else self.en


def placeholders(pattern: str) -> frozenset[str]:
    """The names of the facts that a pattern needs."""
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name)
