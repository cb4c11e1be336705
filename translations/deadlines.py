"""Fragments that only say by when: 11/30(月)までに, "by Mon, Nov 30". Promises are kept so.

Without a verb they are no sentences, and engines make up the rest.
"""

from __future__ import annotations

import re

from translations.shield import shield
from translations.written import written

_DAYS, _ANY = frozenset({"date"}), frozenset({"date", "time"})
_SAID = {
    ("ja", "en"): (
        (re.compile("⟦0⟧ ?(?:まで|迄)に?"), _ANY, "by {}"),
        (re.compile("⟦0⟧ ?(?:頃|ごろ)(?:まで)?に?"), _ANY, "around {}"),
        (re.compile("⟦0⟧ ?以降に?"), _ANY, "from {} on"),
        (re.compile("⟦0⟧ ?に"), _DAYS, "on {}"),
    ),
    ("en", "ja"): (
        (re.compile("(?:by|no later than) ⟦0⟧", re.IGNORECASE), _ANY, "{}までに"),
        (re.compile("(?:around|about) ⟦0⟧", re.IGNORECASE), _ANY, "{}頃"),
        (re.compile("until ⟦0⟧", re.IGNORECASE), _ANY, "{}まで"),
        (re.compile("on ⟦0⟧", re.IGNORECASE), _DAYS, "{}に"),
    ),
}


def deadline(segment: str, source: str, target: str) -> str | None:
    """The fragment in the other language; None where it is anything else."""
    shielded = shield(segment.strip())
    if len(shielded.tokens) != 1:
        return None
    (token,) = shielded.tokens
    for form, kinds, said in _SAID.get((source, target), ()):
        if token.kind in kinds and form.fullmatch(shielded.text):
            return said.format(written(token, target))
    return None
