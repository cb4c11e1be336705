"""Which parts of a text a translation answers, by the dictionary of our own sentences.

A part none of whose words stands in the translation under any name that the dictionary knows was
probably left out, or became something else. How sure that is depends on how much the dictionary
knows of those words: where it has seen nine renderings of ten, one unanswered in ten is chance.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import Literal

from translations.dictionary.entries import shipped
from translations.search_tokens import analysed

_SUREST = 0.9
"""No dictionary knows every rendering."""
_PARTS = {"ja": re.compile(r"(?<=[。、！？!?\n])"), "en": re.compile(r"(?<=[.!?,;\n])\s+")}
_READ = frozenset(_PARTS)
_DOUBTFUL, _SURE = 2.0, 4.0
"""Nats: the first counts where the translation is shorter than its source leads one to expect."""
_GONE = 1.0

Trace = Literal["there", "gone", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """A clause, a sentence or a whole text. ``answered`` of its words stand in the translation;
    ``against`` is how unlikely it is that the others stand there under names unknown, in nats."""

    text: str
    answered: int
    against: float

    @property
    def missing(self) -> float:
        """``against`` where nothing is answered, else 0."""
        return 0.0 if self.answered else self.against


def clauses(text: str, language: str) -> list[str]:
    return [one.strip() for one in _PARTS[language].split(text) if one.strip()]


def covered(parts: Sequence[str], translation: str, origin: str, target: str) -> Iterator[Part]:
    """Nothing for other languages than Japanese and English. A word of the translation that more
    parts name than it stands there times tells nothing about any of them."""
    if {origin, target} != _READ:
        return
    left = Counter(analysed(translation, target).words)
    words = [frozenset(analysed(part, origin).words) for part in parts]
    wanted = Counter(chain.from_iterable(_answers(some, left, origin, target) for some in words))
    shared = frozenset(word for word, times in wanted.items() if times > left[word])
    there = frozenset(left)
    for part, some in zip(parts, words, strict=True):
        yield _part(part, some, there, shared, origin, target)


def _answers(
    words: frozenset[str], there: Container[str], origin: str, target: str
) -> frozenset[str]:
    """The words of a translation that stand for one of these."""
    every = (shipped().counterparts(word, origin, target).words | {word} for word in words)
    return frozenset(one for some in every for one in some if one in there)


def traces(sentences: Sequence[str], translation: str, origin: str, target: str) -> list[Trace]:
    """For each sentence of a text, whether the translation has anything of it."""
    found = [_trace(part) for part in covered(sentences, translation, origin, target)]
    return found or ["unknown"] * len(sentences)


def unanswered(
    parts: Sequence[str], translation: str, origin: str, target: str, *, shorter: bool
) -> Iterator[str]:
    """Those parts that left no trace. ``shorter``: than is to be expected."""
    least = _DOUBTFUL if shorter else _SURE
    for part in covered(parts, translation, origin, target):
        if part.missing >= least:
            yield part.text


def _trace(part: Part) -> Trace:
    if part.answered:
        return "there"
    return "gone" if part.missing >= _GONE else "unknown"


def _part(
    text: str,
    words: frozenset[str],
    there: frozenset[str],
    shared: frozenset[str],
    origin: str,
    target: str,
) -> Part:
    answered, against = 0, 0.0
    for word in words:
        known = shipped().counterparts(word, origin, target)
        found = (known.words | {word}) & there
        if found - shared:
            answered += 1
        elif not found:
            against -= log(1 - min(_SUREST, known.share))
    return Part(text, answered, against)
