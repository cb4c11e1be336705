"""Why there is no translation. Its reader sees the original, so nothing is said of the rendering
that was refused: only what would have been wrong with any."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from translations.checks import FATAL, Reason

MOST = 2
"""Causes that are named; more of them tell nobody more."""

_CAUSES = {
    "words": ("unknown", "unfamiliar"),
    "values": ("missing", "changed", "added", "doubled", "appended", "range"),
    "meaning": (
        *("astray", "lowest_score", "loose", "low_score", "speaker", "giver", "owner"),
        *("negation_lost", "negation_added"),
    ),
    "part": (
        *("empty", "copy", "length_far", "length", "sentences", "unanswered", "unfinished"),
        "remainder",
    ),
    "garbled": ("loop", "script", "broken"),
    "terms": ("term_missing", "term_forbidden", "term_translated"),
}
"""Each cause with the codes of ``checks`` that come to it, the most telling first."""
_KNOWN = frozenset(code for listed in _CAUSES.values() for code in listed)


def refusal(reasons: Sequence[Reason], language: str) -> str:
    """The causes in the reader's language, in plain text."""
    said = [texts.say(key, language) for key in causes(reasons)]
    return texts.say("face.between_reasons", language).join(dict.fromkeys(said[:MOST]))


def causes(reasons: Sequence[Reason]) -> list[str]:
    """Keys of the catalogue, the most telling first: ``refusal.…`` for what the checks refused,
    ``reason.…`` for an engine that could not work."""
    fatal = {one.code for one in reasons if one.code in FATAL}
    codes = fatal or {one.code for one in reasons}
    found = [f"refusal.{cause}" for cause, listed in _CAUSES.items() if codes.intersection(listed)]
    others = [f"reason.{one.code}" for one in reasons if one.code in codes - _KNOWN]
    worded = [key for key in others if key in texts.catalogue()]
    return [*found, *worded] or ["reason.no_rendering"]
