"""Which sentences of a text and of its translation belong together, by their order and length.

As Gale and Church do it (https://aclanthology.org/J93-1004/): the cheapest way through both texts,
where each step takes one sentence, or some that were merged, on either side.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import log

from translations.extent import in_english
from translations.segments import sentences

_STEPS = {
    (1, 1): 0.0,
    (1, 2): 0.35,
    (2, 1): 0.35,
    (1, 3): 0.7,
    (3, 1): 0.7,
    (0, 1): 1.5,
    (1, 0): 1.5,
}
"""Sentences taken on either side, and what that costs beside their difference in length."""
_SHORT = 15.0
"""Characters of English by which a sentence may differ without meaning anything."""

_MOST = 60
"""Sentences that are aligned: the work and the memory grow with the square of them."""

Place = tuple[int, int]
Way = tuple[float, tuple[tuple[Place, Place], ...]]


def aligned(source: str, translation: str, origin: str, target: str) -> Iterator[tuple[str, str]]:
    """Stretches of both texts, in order; one side is empty where nothing answers the other. Texts
    of very many sentences are one stretch."""
    ours, theirs = sentences(source, origin), sentences(translation, target)
    if max(len(ours), len(theirs)) > _MOST:
        yield source, translation
        return
    lengths = [in_english(one, origin) for one in ours], [in_english(one, target) for one in theirs]
    for (i, j), (k, m) in _cheapest(*lengths):
        yield " ".join(ours[i:k]), " ".join(theirs[j:m])


def _cheapest(ours: Sequence[float], theirs: Sequence[float]) -> tuple[tuple[Place, Place], ...]:
    """The steps from the beginning to the end of both, each with where it starts and ends."""
    best: dict[Place, Way] = {(0, 0): (0.0, ())}
    for i, j in product(range(len(ours) + 1), range(len(theirs) + 1)):
        cost, way = best[i, j]
        for (k, m), price in _steps(i, j, ours, theirs):
            if (k, m) not in best or cost + price < best[k, m][0]:
                best[k, m] = cost + price, (*way, ((i, j), (k, m)))
    return best[len(ours), len(theirs)][1]


def _steps(
    i: int, j: int, ours: Sequence[float], theirs: Sequence[float]
) -> Iterator[tuple[Place, float]]:
    for (taken, given), price in _STEPS.items():
        k, m = i + taken, j + given
        if k <= len(ours) and m <= len(theirs):
            here, there = sum(ours[i:k]) + _SHORT, sum(theirs[j:m]) + _SHORT
            yield (k, m), price + abs(log(here / there))
