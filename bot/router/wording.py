"""The text that a line wants translated, and into which language. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.router.asked import narrow

_QUOTED = re.compile(
    r"「(?P<a>[^」]{2,})」|『(?P<b>[^』]{2,})』|“(?P<c>[^”]{2,})”"
    r"|\"(?P<d>[^\"]{2,})\"|”(?P<e>[^”]{2,})”",
    re.DOTALL,
)
_BEHIND = re.compile(r"(?:[:：]|\n|→)\s*(?P<text>\S.*)$", re.DOTALL)
_INTO: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "en",
        re.compile(
            r"英訳|英語(?:に|で|だ|版|訳|は|$|[ ?:。])|英文(?:に|で)|\b(?:in|into"
            r"|to) (?:\w+ )?english"
        ),
    ),
    (
        "ja",
        re.compile(
            r"和訳|日本語(?:に|で|だ|版|訳|は|$|[ ?:。])|\b(?:in|into|to) (?:\w+ )?japanese"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """``language`` (``ja``, ``en``) is None where the line does not say it."""

    text: str
    language: str | None


def wording(line: str) -> Wording | None:
    """What stands in quotation marks, else behind a colon or on the next lines; None where nothing
    does."""
    quoted = _QUOTED.search(line)
    found = quoted or _BEHIND.search(line)
    if found is None:
        return None
    text = next(held for held in found.groupdict().values() if held)
    around = narrow(f"{line[: found.start()]} {line[found.end() :]}").casefold()
    into = next((language for language, form in _INTO if form.search(around)), None)
    return Wording(text.strip(), into)
