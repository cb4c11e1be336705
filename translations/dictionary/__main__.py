"""``python -m translations.dictionary``: learns the shipped dictionary anew, in half a minute.

To be run when sentences or words of the phrasebook or of the starter pair have changed, and when
``search_tokens.ANALYSIS`` has.
"""

import argparse
import csv
import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from translations.dictionary.alignment import WordPair, links
from translations.dictionary.entries import COLUMNS, LEAST, Dictionary, Pair
from translations.dictionary.pairs import analysed_pairs, text_pairs
from translations.search_tokens import ANALYSIS

SEEN = 2
"""A word seen in one pair alone may stand for anything in it."""

LINKED = 1.0
"""Links that come to less than one sighting are what was left over from others."""


def learned(pairs: Iterable[WordPair]) -> list[Pair]:
    """The words that are each other's rendering often enough, in their order; those that are
    written the same in both languages need no dictionary."""
    found = [
        Pair(one.left, one.right, *(round(one.times / all_, 2) for all_ in one.seen_in))
        for one in links(pairs, least=SEEN)
        if one.times >= LINKED and one.left != one.right
    ]
    likely = [one for one in found if max(one.ja_to_en, one.en_to_ja) >= LEAST]
    return list(_used(likely))


def _used(pairs: list[Pair]) -> Iterator[Pair]:
    known = Dictionary(pairs)
    for pair in pairs:
        there = dict(known.renderings(pair.ja, "ja", "en"))
        back = dict(known.renderings(pair.en, "en", "ja"))
        if pair.en in there or pair.ja in back:
            yield pair


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """Of what a dictionary is learned from, analysis included."""
    found = sha256(ANALYSIS.encode())
    for ja, en in pairs:
        found.update(f"{ja}\t{en}\n".encode())
    return found.hexdigest()


def written(pairs: Iterable[Pair], learned_from: str) -> str:
    """A file: a line that names what it was learned from, then CSV in the order of the words."""
    out = io.StringIO(f"# sha256 of the sentence pairs: {learned_from}\n")
    out.seek(0, io.SEEK_END)
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for one in pairs:
        lines.writerow((one.ja, one.en, f"{one.ja_to_en:.2f}", f"{one.en_to_ja:.2f}"))
    return out.getvalue()


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m translations.dictionary", description=__doc__)
    options.add_argument("--out", type=Path, default=Path(__file__).parent / "words.csv")
    given = options.parse_args()
    texts = list(text_pairs())
    found = learned(analysed_pairs(texts))
    given.out.write_text(written(found, digest(texts)), encoding="utf-8")
    print(f"{given.out}: {len(found):,} pairs of words from {len(texts):,} of sentences")


if __name__ == "__main__":
    main()
