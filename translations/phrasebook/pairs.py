"""The phrasebook's sentences as approved pairs."""

import itertools
from collections.abc import Iterator, Mapping

from translations.phrasebook.entries import Entry, Word, entries, lexicon
from translations.phrasebook.filling import EXAMPLES, spoken, tidy
from translations.phrasebook.markup import every_slot, groups

BY = "phrasebook"
"""Who vouches for these pairs."""

MOST = 2
"""Pairs per entry: of more combinations the others are left to repair and to the engine."""


def sentence_pairs() -> Iterator[tuple[str, str]]:
    """Japanese and English, the best wording of each, for the options of the paired groups.

    Of two entries that come to the same sentence the first holds: it has one approved translation.
    """
    words: dict[str, list[Word]] = {}
    for word in lexicon():
        words.setdefault(word.slot, []).append(word)
    seen: set[str] = set()
    for number, entry in enumerate(entries()):
        for ja, en in itertools.islice(_pairs(entry, number, words), MOST):
            if seen.isdisjoint((ja, en)):
                seen.update((ja, en))
                yield ja, en


def _pairs(entry: Entry, number: int, words: Mapping[str, list[Word]]) -> Iterator[tuple[str, str]]:
    sizes = groups(entry.ja)
    names = every_slot(entry.ja) | every_slot(entry.en)
    for turn, options in enumerate(itertools.product(*map(range, sizes.values()))):
        picks = dict(zip(sizes, options, strict=True))
        values = {name: _value(name, number + turn, words) for name in names}
        ja = spoken(entry.ja, picks, {name: both[0] for name, both in values.items()})
        en = spoken(entry.en, picks, {name: both[1] for name, both in values.items()})
        yield ja, tidy(en)


def _value(name: str, turn: int, words: Mapping[str, list[Word]]) -> tuple[str, str]:
    """An example; two slots of a kind in one sentence get different ones."""
    kind = name.rstrip("0123456789")
    if kind not in words:
        return EXAMPLES[name]
    word = words[kind][(turn + (7 if name != kind else 0)) % len(words[kind])]
    return word.ja, word.en
