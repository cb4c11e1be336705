"""Mistakes planted into right translations are caught, and right ones are left alone."""

from collections import Counter

import pytest

from bench.planting import Pair, plants
from bench.quality import pairs, state

CANNOT_BE_TOLD = {
    "negation lost": 0.02,
    "negation added": 0.04,
    "first sentence dropped": 0.12,
    "last sentence dropped": 0.07,
    "halved, closed with a full stop": 0.03,
}
"""Kinds of which some leave no trace that rules could see: a source that denies without a word for
it (*impossible*, 発送前), a part of a sentence gone where the rest reads as a whole."""


@pytest.fixture(scope="module")
def right() -> list[Pair]:
    return pairs()


def test_nine_in_ten_right_translations_are_good_in_either_direction(right: list[Pair]) -> None:
    turned = [Pair(p.target, p.origin, p.translation, p.source) for p in right]
    for some in (right, turned):
        assert sum(state(one) == "good" for one in some) >= 0.9 * len(some)


def test_hardly_any_planted_mistake_is_called_good(right: list[Pair]) -> None:
    planted, passed = Counter[str](), Counter[str]()
    for one in right:
        for kind, wrong in plants(one):
            planted[kind] += 1
            passed[kind] += state(wrong) == "good"
    assert passed.total() <= 0.01 * planted.total()
    shares = {kind: passed[kind] / count for kind, count in planted.items()}
    assert {kind: share for kind, share in shares.items()
            if share > CANNOT_BE_TOLD.get(kind, 0.01)} == {}  # fmt: skip
