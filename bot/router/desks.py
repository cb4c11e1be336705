"""Whose desk a line asks about. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.router.asked import narrow

_MINE = re.compile(
    r"\b(?:my|mine)\b(?! (?:desk|team))|\b(?:for|to|on|with) me\b|\bi have\b"
    r"|(?:私|自分|僕|俺)(?!たち|達|ら)(?:の|が|に)",
    re.IGNORECASE,
)

_TEAM = r"desk|team|side|office|folks|people|guys|crew"


def desk_in(text: str, desks: Mapping[str, Sequence[str]]) -> str | None:
    """The key of the one desk that is named; None where none is, or several are. ``desks`` holds
    what each may be called by its key."""
    plain = narrow(text)
    named = [
        key
        for key, names in desks.items()
        if any(_form(name).search(plain) for name in (key, *names) if name)
    ]
    return named[0] if len(named) == 1 else None


def asks_of_oneself(text: str) -> bool:
    """Whether only what the writer has is asked for."""
    return bool(_MINE.search(narrow(text)))


@lru_cache(maxsize=64)
def _form(name: str) -> re.Pattern[str]:
    """How a desk's name stands in a sentence: "us" is a pronoun, unless it is in capitals or
    beside a word for a desk."""
    if not name.isascii():
        return re.compile(re.escape(name))
    if len(name) > 2:
        return re.compile(rf"(?<![A-Za-z0-9.-]){re.escape(name)}(?![A-Za-z0-9])", re.IGNORECASE)
    short = re.escape(name)
    return re.compile(
        rf"(?<![A-Za-z0-9.-]){short.upper()}(?![A-Za-z0-9])|\b(?i:the {short})\b"
        rf"|(?<![A-Za-z])(?i:{short})(?= (?i:{_TEAM})\b|の?[ぁ-んァ-ヶ一-龠])"
    )
