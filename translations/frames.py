"""A sentence and what in it can be exchanged: its values, and words with one fixed rendering."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from translations.facts import Fact, facts
from translations.normalise import comparable, half_width
from translations.templates import digest

LANGUAGES = ("ja", "en")
_AN = re.compile(r"\ban(?= ⟦)")
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z0-9]+)*", re.IGNORECASE)
_SCRIPTS = ("[ァ-ヶー]", "[一-龯々]", "[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Span:
    """Something exchangeable: a value, or the word of this number in ``Words``."""

    start: int
    end: int
    text: str
    fact: Fact | None = None
    word: int | None = None

    @property
    def kind(self) -> str:
        return self.fact.kind if self.fact else "word"

    def same(self, other: "Span") -> bool:
        """Whether both stand for the same value or word, in whichever language."""
        if self.fact and other.fact:
            return (self.fact.kind, self.fact.value) == (other.fact.kind, other.fact.value)
        return self.word is not None and self.word == other.word


class Words:
    """Words with one rendering each, found in either language; of two the longer one."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = _unambiguous(pairs)
        self._numbers = tuple(
            {_folded(pair[side]): number for number, pair in enumerate(self._pairs)}
            for side in range(2)
        )
        self._lengths = _lengths(self._numbers[0])
        self._most = max((len(_WORD.findall(word)) for word in self._numbers[1]), default=0)

    def found(self, text: str, language: str) -> Iterator[Span]:
        """Every word of the list in ``text``, in order, without overlaps."""
        plain = _folded(text)
        if len(plain) == len(text):
            yield from (
                self._japanese(text, plain) if language == "ja" else self._english(text, plain)
            )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(self._pairs)

    def rendering(self, number: int, language: str) -> str:
        return self._pairs[number][LANGUAGES.index(language)]

    def _japanese(self, text: str, plain: str) -> Iterator[Span]:
        known, after = self._numbers[0], 0
        for start, letter in enumerate(plain):
            if start < after:
                continue
            for length in self._lengths.get(letter, ()):
                end = start + length
                if plain[start:end] in known and _stands_alone(plain, start, end):
                    yield Span(start, end, text[start:end], word=known[plain[start:end]])
                    after = end
                    break

    def _english(self, text: str, plain: str) -> Iterator[Span]:
        known, after = self._numbers[1], 0
        places = [match.span() for match in _WORD.finditer(plain)]
        for first, (start, _) in enumerate(places):
            if start < after:
                continue
            for last in range(min(len(places), first + self._most) - 1, first - 1, -1):
                end = places[last][1]
                if plain[start:end] in known:
                    yield Span(start, end, text[start:end], word=known[plain[start:end]])
                    after = end
                    break


@dataclass(frozen=True, slots=True)
class Frame:
    """``key`` is equal for sentences of a language in which nothing else differs."""

    text: str
    spans: tuple[Span, ...]

    @property
    def key(self) -> str:
        pieces, at = [], 0
        for span in self.spans:
            pieces += [self.text[at : span.start], f"⟦{span.kind}⟧"]
            at = span.end
        whole = _AN.sub("a", "".join([*pieces, self.text[at:]]))
        return digest(comparable(whole).casefold())


def frame(text: str, language: str, words: Words) -> Frame:
    """The values of ``text``, and its words outside of them."""
    values = [Span(one.start, one.end, one.text, fact=one) for one in facts(text)]
    others = [
        span
        for span in words.found(text, language)
        if all(span.end <= value.start or value.end <= span.start for value in values)
    ]
    return Frame(text, tuple(sorted([*values, *others], key=lambda span: span.start)))


@cache
def shipped_words() -> Words:
    """The words that ship with the project: always the same, so that keys of frames stay."""
    from translations.phrasebook.entries import lexicon

    return Words((word.ja, word.en) for word in lexicon())


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs whose sides have one rendering each; a word with two cannot be exchanged safely."""
    unique = list(dict.fromkeys((_folded(ja), en) for ja, en in pairs))
    counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
    for pair in unique:
        for count, word in zip(counts, pair, strict=True):
            count[_folded(word)] = count.get(_folded(word), 0) + 1
    return [
        pair
        for pair in unique
        if all(count[_folded(word)] == 1 for count, word in zip(counts, pair, strict=True))
    ]


def _lengths(words: Iterable[str]) -> dict[str, list[int]]:
    """First letter to the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {letter: sorted(lengths, reverse=True) for letter, lengths in found.items()}


def _folded(text: str) -> str:
    return half_width(text).lower()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the word is no part of a longer run of the same script."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    return any(re.match(script, text[at - 1]) and re.match(script, text[at]) for script in _SCRIPTS)
