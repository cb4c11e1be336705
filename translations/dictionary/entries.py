"""The shipped dictionary, read once."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

RENDERINGS = 3
"""Of one word in the other language."""

LEAST = 0.1
"""What stands for a word less often than once in ten times would find more wrong than right."""

COLUMNS = ("ja", "en", "ja_to_en", "en_to_ja")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words as ``search_tokens.analysed`` gives them. ``ja_to_en`` is how often the Japanese
    one stands for the English one where it stands at all (0 to 1), ``en_to_ja`` the other way."""

    ja: str
    en: str
    ja_to_en: float
    en_to_ja: float


Renderings = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Counterparts:
    """All ``words`` that stand for a word or that it stands for; together they do so in ``share``
    of its sightings (0 to 1)."""

    words: frozenset[str] = frozenset()
    share: float = 0.0


class Dictionary:
    """Words to their likeliest renderings, at most ``RENDERINGS`` each, the likeliest first."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        found: dict[tuple[str, str], dict[str, list[tuple[str, float]]]] = {
            ("ja", "en"): {},
            ("en", "ja"): {},
        }
        every: dict[tuple[str, str], dict[str, list[tuple[str, float]]]] = {
            ("ja", "en"): {},
            ("en", "ja"): {},
        }
        for pair in pairs:
            for source, target, word, other, share in _both_ways(pair):
                every[source, target].setdefault(word, []).append((other, share))
                if share >= LEAST:
                    found[source, target].setdefault(word, []).append((other, share))
        self._found = {
            way: {word: _likeliest(some) for word, some in words.items()}
            for way, words in found.items()
        }
        self._every = {
            way: {word: _together(some) for word, some in words.items()}
            for way, words in every.items()
        }

    def renderings(self, word: str, source: str, target: str) -> Renderings:
        """What an analysed word is in ``target``, each with how likely it is; often nothing."""
        return self._found.get((source, target), {}).get(word, ())

    def counterparts(self, word: str, source: str, target: str) -> Counterparts:
        """Whatever an analysed word may be in ``target``, rare renderings too."""
        return self._every.get((source, target), {}).get(word, _NO_COUNTERPARTS)


_NO_COUNTERPARTS = Counterparts()


def shipped_file() -> Traversable:
    return files("translations.dictionary").joinpath("words.csv")


@cache
def shipped() -> Dictionary:
    with shipped_file().open(encoding="utf-8") as lines:
        return Dictionary(read(lines))


def read(lines: Iterable[str]) -> Iterator[Pair]:
    """The pairs of a file as ``python -m translations.dictionary`` writes it."""
    _learned_from, *rest = lines
    for line in csv.DictReader(rest):
        yield Pair(line["ja"], line["en"], float(line["ja_to_en"]), float(line["en_to_ja"]))


def _both_ways(pair: Pair) -> Iterator[tuple[str, str, str, str, float]]:
    yield "ja", "en", pair.ja, pair.en, pair.ja_to_en
    yield "en", "ja", pair.en, pair.ja, pair.en_to_ja


def _likeliest(some: list[tuple[str, float]]) -> Renderings:
    return tuple(sorted(some, key=lambda one: (-one[1], one[0]))[:RENDERINGS])


def _together(some: list[tuple[str, float]]) -> Counterparts:
    return Counterparts(
        frozenset(word for word, _ in some), min(1.0, sum(share for _, share in some))
    )
