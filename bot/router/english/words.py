"""Words that several of the English tables share, as parts of their patterns."""

from __future__ import annotations

CASES = (
    r"(?:tickets?|cases?|complaints?|inquir(?:y|ies)|enquir(?:y|ies)|threads?"
    r"|reports?|escalations?|messages?|contacts?)"
)
EITHER_DESK = r"(?:tokyo|seattle|the (?:other|us|japan|jp|japanese) (?:desk|team|side))"
