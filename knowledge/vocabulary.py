"""The words that articles use, and those of them that a mistyped one may have meant."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from sys import intern

from translations.search_tokens import katakana

MOST = 3
"""Words that one mistyped word is taken for."""

LEAST_LATIN, LEAST_KATAKANA = 4, 3
"""Letters: of shorter words every other one is near."""

TWO_EDITS_FROM = 8
"""Letters from which two edits are forgiven, one before."""

_CONSIDERED = 24


@dataclass(frozen=True, slots=True)
class Near:
    """``edits``: letters put in, left out, changed, or swapped with their neighbour."""

    word: str
    edits: int


class Vocabulary:
    """Words by their length and their first or last letter: what a few edits away from a word
    shares one of them, so that only a part of all words is compared."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_edge: dict[tuple[int, str, bool], list[str]] = {}

    def add(self, words: Iterable[str]) -> None:
        for word in set(words) - self._known:
            kept = intern(word)
            self._known.add(kept)
            if correctable(kept):
                for last in (False, True):
                    edge = (len(kept), kept[-1 if last else 0], last)
                    self._by_edge.setdefault(edge, []).append(kept)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def __len__(self) -> int:
        return len(self._known)

    def near(self, word: str, frequency: Callable[[str], int]) -> list[Near]:
        """Up to three words that ``word`` may stand for: the fewest edits first, then the words
        that more articles use."""
        if not correctable(word):
            return []
        found = sorted(self._within(word, allowed(word)), key=lambda one: one.edits)
        nearest = [one for one in found[:_CONSIDERED] if one.word != word]
        nearest.sort(key=lambda one: (one.edits, -frequency(one.word)))
        return nearest[:MOST]

    def _within(self, word: str, edits: int) -> Iterator[Near]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        seen: set[str] = set()
        for words in self._neighbours(word, edits):
            matched = process.extract(
                word, words, scorer=OSA.distance, score_cutoff=edits, limit=_CONSIDERED
            )
            for other, distance, _ in matched:
                if other not in seen:
                    seen.add(other)
                    yield Near(other, int(distance))

    def _neighbours(self, word: str, edits: int) -> Iterator[list[str]]:
        for length in range(len(word) - edits, len(word) + edits + 1):
            for last in (False, True):
                yield self._by_edge.get((length, word[-1 if last else 0], last), [])


def allowed(word: str) -> int:
    return 2 if len(word) >= TWO_EDITS_FROM else 1


def correctable(word: str) -> bool:
    """Kanji are not typed letter by letter, and a number is right or another one."""
    if katakana(word):
        return len(word) >= LEAST_KATAKANA
    return len(word) >= LEAST_LATIN and word.isalpha() and word[0] < "\u0250"
