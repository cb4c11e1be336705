"""What the dictionary is learned from: the sentences and words that the starter pair is trained on,
every wording of a choice once."""

from collections.abc import Iterable, Iterator

from translations.phrasebook.entries import Entry
from translations.phrasebook.markup import Choice, choices, render
from translations.search_tokens import analysed
from translations.starter.corpus import sentences, words, written_out

MOST = 3
"""Wordings of one entry, so that what has many choices does not outweigh the rest."""

SLOT = "…"
"""What fills a slot: it is no word, and ends none."""


def text_pairs() -> Iterator[tuple[str, str]]:
    for word in words():
        yield word.ja, word.en
    for entry in (*sentences(), *written_out()):
        yield from _wordings(entry)


def _wordings(entry: Entry) -> Iterator[tuple[str, str]]:
    """In the n-th wording every choice takes its n-th option, paired ones on both sides."""
    every = [*choices(entry.ja), *choices(entry.en)]
    for turn in range(min(MOST, max((len(one.options) for one in every), default=1))):

        def pick(choice: Choice, turn: int = turn) -> int:
            return turn % len(choice.options)

        ja, en = (render(side, pick, lambda _: SLOT) for side in (entry.ja, entry.en))
        yield ja, en


def analysed_pairs(
    texts: Iterable[tuple[str, str]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of the Japanese and of the English side."""
    for ja, en in texts:
        yield analysed(ja, "ja").words, analysed(en, "en").words
