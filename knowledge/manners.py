"""What a Japanese question says, without the particles and polite endings around it."""

from __future__ import annotations

import re
from functools import lru_cache

from translations.search_tokens import placed

_HIRAGANA = re.compile("[ぁ-ゖー]")
_WRITTEN = re.compile("[ァ-ヺ々\u3400-\u4dbf\u4e00-\u9fff]")
_SIGNS = " 　、。？！?!…〜~"


def without_manners(text: str, language: str) -> str:
    """``text`` with spaces for the hiragana that is part of no word: 返品はできますか is 返品. Text
    without kanji or katakana stays: what was not converted cannot be told apart."""
    if not _WRITTEN.search(text):
        return text
    said = list(text)
    for at in _silent(text, language):
        said[at] = " "
    return "".join(said)


def without_ending(text: str, language: str) -> str:
    """``text`` up to its last word; as it is where none is in it."""
    if not _WRITTEN.search(text):
        return text
    silent = _silent(text, language)
    end = len(text)
    while end and (end - 1 in silent or text[end - 1] in _SIGNS):
        end -= 1
    return text[:end] or text


@lru_cache(maxsize=16)
def _silent(text: str, language: str) -> frozenset[int]:
    """Where hiragana stands that is part of no word. One question is looked at several times."""
    spoken = {at for word in placed(text, language) for at in range(word.start, word.end)}
    return frozenset({one.start() for one in _HIRAGANA.finditer(text)} - spoken)
