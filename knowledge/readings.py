"""Words that were typed in hiragana and not converted, or converted to the wrong kanji, known by
how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.vocabulary import Vocabulary
from translations.search_tokens import Tokens, bigrams, in_hiragana, in_katakana, katakana, placed
from translations.term_forms import folded

LEAST, LONGEST = 3, 12
"""Kana: what is shorter stands in many words, what is longer is a sentence."""

BELIEVED = 0.7
"""How far it is believed that a word was meant: as far as one that is a letter away."""

MOST = 3
"""Words of one reading that are taken for it: 交換, 好感, 公館."""

_RUN = re.compile(rf"[ぁ-ゖー]{{{LEAST},}}")
_BETWEEN = re.compile("とき|まで|から|だけ|など|より|って|[をにはがのとでもへや]")
_KANJI = re.compile("[々\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほ",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """The words that were meant, each with how far it is believed, and the text without them."""

    words: list[tuple[Tokens, float]]
    rest: str


class Readings:
    """The kanji words of titles and aliases by how they are read, in hiragana."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_reading: dict[str, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}

    def add(self, words: Iterable[str]) -> None:
        for word in set(words) - self._known:
            self._known.add(word)
            if word.isascii() or katakana(word):
                continue
            kana = in_hiragana(word)
            _keep(self._by_reading, kana, word)
            if _KANJI.fullmatch(word):
                _keep(self._by_sound, sound(kana), word)

    def typed(self, text: str, known: Vocabulary) -> Typed:
        """What runs of hiragana stand for, from their beginning on, with or without a particle
        between words: ``へんきんのきげん`` is 返金, 期限. Katakana words are those ``known``."""
        words: list[str] = []

        def read(run: re.Match[str]) -> str:
            end, found = self._of_run(run[0], known)
            words.extend(found)
            return " " + run[0][end:]

        rest = _RUN.sub(read, folded(text).text)
        return Typed(meant_words(words), rest)

    def misconverted(self, text: str) -> Typed:
        """The words that neighbouring kanji sound like which are no word together: 変品 is 返品."""
        rest, words = folded(text).text, list[str]()
        for typed in apart(rest):
            if meant := self._by_sound.get(sound(in_hiragana(typed)), []):
                rest = rest.replace(typed, " ")
                words += meant
        return Typed(meant_words(words), rest)

    def _of_run(self, run: str, known: Vocabulary) -> tuple[int, list[str]]:
        """How far a run is understood, and as what."""
        at, words = 0, list[str]()
        while found := self._next(run, at, known):
            at = found[0]
            words += found[1]
        return at, words

    def _next(self, run: str, at: int, known: Vocabulary) -> tuple[int, list[str]] | None:
        """Where the longest word at this place ends, and what it is taken for."""
        for start in starts(run, at):
            for end in range(min(len(run), start + LONGEST), start + LEAST - 1, -1):
                if words := self._read(run[start:end], known):
                    return end, words
        return None

    def _read(self, kana: str, known: Vocabulary) -> list[str]:
        written = in_katakana(kana)
        loan = [written] if written in known else []
        return [*loan, *self._by_reading.get(kana, ())][:MOST]


def starts(run: str, at: int) -> Iterator[int]:
    """Where a word may begin: at this place, and after each particle that stands there."""
    yield at
    while particle := _BETWEEN.match(run, at):
        at = particle.end()
        yield at


def meant_words(words: Iterable[str]) -> list[tuple[Tokens, float]]:
    return [(Tokens((one,), tuple(bigrams(one))), BELIEVED) for one in words]


def apart(text: str) -> Iterator[str]:
    """Kanji that stand together and are taken for words of one character each."""
    for run in _KANJI.finditer(text):
        words = placed(run[0], "ja")
        if len(words) == len(run[0]):
            yield run[0]


def sound(kana: str) -> str:
    """A reading without the marks of voiced sounds, which come and go in compounds."""
    return kana.translate(_VOICED)


def _keep(held: dict[str, list[str]], key: str, word: str) -> None:
    some = held.setdefault(key, [])
    if len(some) < MOST:
        some.append(word)
