"""What a person's translation of an entry needs before it is kept: pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.approval import BLOCKING, same_words, wordless
from translations.differences import differences
from translations.facts import facts
from translations.languages import detect

STRICT = BLOCKING | {"number", "measure", "percent", "time"}
"""Kinds of values that a correction must not lose or change."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it is not kept; ``text`` is what the original has, ``theirs`` what the translation
    has in its place."""

    reason: str
    text: str = ""
    theirs: str = ""


def refused(original: str, text: str, target: str) -> Refused | None:
    """What speaks against ``text`` as ``original`` in ``target``; None when it may be kept."""
    if not text.strip():
        return Refused("empty")
    if wrong := lost(original, text):
        theirs = instead(original, text, wrong)
        said = ", ".join(stated for _, stated in wrong[:3])
        return Refused("values" if theirs else "value", said, theirs)
    if same_words(original, text) and not wordless(text):
        return Refused("copy")
    if not wordless(text) and detect(text, target) not in (target, "mixed"):
        return Refused("language")
    return None


def lost(original: str, text: str) -> list[tuple[str, str]]:
    """Kind and words of values that are missing or changed."""
    found = differences(original, text)
    return [(one.kind, one.text) for one in found if one.kind in STRICT and one.reason != "added"]


def instead(original: str, text: str, wrong: list[tuple[str, str]]) -> str:
    """Values of the same kinds that only the translation has."""
    kinds = {kind for kind, _ in wrong}
    own = [fact for fact in facts(original) if fact.kind in kinds]
    theirs = [
        fact.text
        for fact in facts(text)
        if fact.kind in kinds and not any(fact.same(one) for one in own)
    ]
    return ", ".join(dict.fromkeys(theirs[:3]))
