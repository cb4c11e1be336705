"""The language that something is to be translated into, as the first word of what was typed."""

import re
import unicodedata
from collections.abc import Mapping

from bot.grammar.folding import fold, take

NAMED: Mapping[str, str] = {
    "en": "en",
    "ja": "ja",
    "jp": "ja",
    **dict.fromkeys(map(fold, ("英語", "英訳", "えいご")), "en"),
    **dict.fromkeys(map(fold, ("日本語", "和訳", "にほんご")), "ja"),
}
SPELT: Mapping[str, str] = {"english": "en", "japanese": "ja"}
"""Also words that a sentence may begin with: *Japanese customers …*."""

_ENDING = re.compile(r"(に|へ|で)$")
_COLON = re.compile(r"\s*(english|japanese)\s*[:：]", re.IGNORECASE)
_EN_ROUTE = re.compile(r"\s*(route|masse|suite|bloc)\b", re.IGNORECASE)


def take_language(text: str) -> tuple[str | None, str]:
    """Takes ``en``, ``英語に``, ``日本語：`` off ``text``. *English* and *Japanese* count in front
    of a colon or of a text in another script, ``JP`` in capitals is a marketplace and stays."""
    named, rest = take(text, _named)
    if named is None:
        return _spelt(text)
    own_word = named == "en" and _EN_ROUTE.match(rest)
    return (None, text) if own_word else (named, rest)


def _named(word: str) -> str | None:
    folded = fold(word)
    if folded == "jp" and not unicodedata.normalize("NFKC", word).islower():
        return None
    return NAMED.get(folded) or NAMED.get(_ENDING.sub("", folded))


def _spelt(text: str) -> tuple[str | None, str]:
    if before := _COLON.match(text):
        return SPELT[before[1].lower()], text[before.end() :]
    found, rest = take(text, lambda word: SPELT.get(fold(word)))
    foreign = not rest.strip()[:1].isascii()
    return (found, rest) if found and foreign else (None, text)
