"""Which words of sentence pairs stand for each other: IBM Model 1 in both directions, which have to
agree on every link (Brown et al. 1993, https://aclanthology.org/J93-2003; Liang, Taskar and Klein
2006, https://aclanthology.org/N06-1014). Pure, and always the same for the same pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROUNDS = 12
"""Passes of expectation and maximisation; the links hardly move after ten."""

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
WordPair = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that stand for each other ``times`` times (a sum of probabilities). ``seen_in`` is
    the number of pairs that have the one at all, and of those that have the other."""

    left: str
    right: str
    times: float
    seen_in: tuple[int, int]


def links(pairs: Iterable[WordPair], *, least: int) -> Iterator[Link]:
    """Words that were linked, in the order of their numbers; those in fewer than ``least`` pairs
    are left out before anything is learned."""
    both = _Both(list(pairs), least)
    times = both.learned()
    left_in, right_in = (side.seen for side in (both.left, both.right))
    for (left, right), total in zip(both.joined, times, strict=True):
        yield Link(
            both.left.words[left],
            both.right.words[right],
            float(total),
            (int(left_in[left]), int(right_in[right])),
        )


class _Side:
    """The words of one language, numbered in their order; ``rows`` are those of each pair."""

    def __init__(self, sentences: Sequence[Sequence[str]], least: int) -> None:
        held: dict[str, int] = {}
        for sentence in sentences:
            for word in set(sentence):
                held[word] = held.get(word, 0) + 1
        self.words = sorted(word for word, times in held.items() if times >= least)
        number = {word: at for at, word in enumerate(self.words)}
        self.seen = np.array([held[word] for word in self.words], dtype=np.int64)
        self.rows = [sorted({number[one] for one in some if one in number}) for some in sentences]


class _Both:
    """Every word of a pair beside every word of its other side. A slot is a word in one pair: what
    it stands for is shared out among the words of the other side and nothing (NULL)."""

    def __init__(self, pairs: Sequence[WordPair], least: int) -> None:
        self.left = _Side([one for one, _ in pairs], least)
        self.right = _Side([other for _, other in pairs], least)
        left, right, self.left_slot, self.right_slot = _crossed(self.left.rows, self.right.rows)
        joined, kind = np.unique(left * len(self.right.words) + right, return_inverse=True)
        self.kind: Numbers = kind
        self.joined = [divmod(int(one), len(self.right.words)) for one in joined]
        self.of_left = np.array([one for one, _ in self.joined], dtype=np.int64)
        self.of_right = np.array([one for _, one in self.joined], dtype=np.int64)
        self.left_word, self.right_word = _word_of(self.left.rows), _word_of(self.right.rows)

    def learned(self) -> Shares:
        """How often the words of each kind of link were linked."""
        size = len(self.joined)
        rightward, leftward = np.ones(size), np.ones(size)
        right_null, left_null = np.ones(len(self.right.words)), np.ones(len(self.left.words))
        times: Shares = np.zeros(size)
        for _ in range(ROUNDS):
            there = _shared(rightward[self.kind], self.right_slot, right_null[self.right_word])
            back = _shared(leftward[self.kind], self.left_slot, left_null[self.left_word])
            times = _counted(self.kind, there[0] * back[0], size)
            rightward, leftward = _of(times, self.of_left), _of(times, self.of_right)
            right_null = _null(there[1], self.right_word, len(self.right.words))
            left_null = _null(back[1], self.left_word, len(self.left.words))
        return times


def _crossed(left: Sequence[Sequence[int]], right: Sequence[Sequence[int]]) -> tuple[Any, ...]:
    """For every link: its word on each side, and its slot on each side."""
    found: tuple[list[int], ...] = ([], [], [], [])
    left_at = right_at = 0
    for mine, theirs in zip(left, right, strict=True):
        for at, word in enumerate(mine):
            found[0].extend([word] * len(theirs))
            found[1].extend(theirs)
            found[2].extend([left_at + at] * len(theirs))
            found[3].extend(range(right_at, right_at + len(theirs)))
        left_at, right_at = left_at + len(mine), right_at + len(theirs)
    return tuple(np.array(one, dtype=np.int64) for one in found)


def _word_of(rows: Sequence[Sequence[int]]) -> Numbers:
    return np.array([word for row in rows for word in row], dtype=np.int64)


def _shared(likely: Shares, slot: Numbers, null: Shares) -> tuple[Shares, Shares]:
    """Each slot shared out by how likely its links are, and what is left for NULL."""
    whole = _counted(slot, likely, len(null)) + null
    return likely / whole[slot], null / whole


def _of(times: Shares, word: Numbers) -> Shares:
    whole = _counted(word, times, 0)
    return times / np.maximum(whole, np.finfo(float).tiny)[word]


def _null(share: Shares, word: Numbers, size: int) -> Shares:
    times = _counted(word, share, size)
    return times / max(float(times.sum()), np.finfo(float).tiny)


def _counted(of: Numbers, shares: Shares, size: int) -> Shares:
    return np.asarray(np.bincount(of, shares, size), dtype=np.float64)
