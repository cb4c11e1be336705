"""Whether sentences that became fewer were merged, or one of them is gone.

Looked at stretch by stretch: in a long message the lengths of the other sentences hide it.
"""

from translations.alignment import aligned
from translations.extent import courteous, lengthening
from translations.segments import sentences

_SHORTER = -0.25
"""Logarithm of actual by expected length below which merging does not explain it. Mergers in 290
right translations (``bench/quality_data``) stay above -0.18."""


def squeezed(source: str, translation: str, origin: str, target: str) -> bool:
    """Whether some sentences in a row came out as fewer, and as too little for all of them."""
    if len(sentences(translation, target)) >= len(sentences(source, origin)):
        return False
    stretches = aligned(source, translation, origin, target)
    return any(_squeezed(ours, theirs, origin, target) for ours, theirs in stretches)


def _squeezed(ours: str, theirs: str, origin: str, target: str) -> bool:
    said = [one for one in sentences(ours, origin) if not courteous(one)]
    if len(said) <= len(sentences(theirs, target)):
        return False
    return lengthening(" ".join(said), theirs, origin, target) < _SHORTER
