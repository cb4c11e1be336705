"""What a text that somebody wants translated is taken for: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.approval import wordless
from translations.languages import detect

Kind = Literal["text", "wordless", "romaji", "foreign"]

SERVED = ("ja", "en", "mixed")

_WORDS = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SYLLABLES = re.compile(
    r"(?:(?:[kgnhbpmr]y?|sh?|z|j|t|ts|ch?y?|d|f|w|y|kk|ss|ssh|tt|tch|pp)?[aiueoāīūēō]|n)+",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"^(?:desu|desuka|masu|\w+masu(?:ka)?|\w*mashita|\w*masen|\w*deshita|kudasai|kudasaimase|"
    r"arigato|arigatou|onegai|konnichiwa|konbanwa|ohayou?|sumimasen|moushiwake|watashi)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """``language`` as ``detect`` names it; ``kind`` says whether it can be translated."""

    language: str
    kind: Kind


def taken_for(text: str, fallback: str) -> Taken:
    """``wordless``: numbers, signs and emoji only. ``romaji``: Japanese in Roman letters.
    ``foreign``: neither Japanese nor English."""
    if wordless(text):
        return Taken(fallback, "wordless")
    if is_romaji(text):
        return Taken("ja", "romaji")
    language = detect(text, fallback)
    return Taken(language, "text" if language in SERVED else "foreign")


def is_romaji(text: str) -> bool:
    """Whether all words are Japanese syllables, and one of them only Japanese has."""
    if any(character.isalpha() and not character.isascii() for character in text):
        return False
    words = _WORDS.findall(text)
    spelt = [word for word in words if _SYLLABLES.fullmatch(word.replace("-", ""))]
    return len(spelt) == len(words) and any(_TELLING.match(word) for word in words)
