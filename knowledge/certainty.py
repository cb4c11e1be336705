"""Whether the best article found is an answer or only the closest there is, and which words of a
question no article has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from knowledge.heads import matter_of
from knowledge.index import Entry, Shard
from knowledge.manners import without_ending
from knowledge.ranking import RARE, WORDS, comparable_title, likeness, likest
from translations.phrasebook.entries import lexicon
from translations.search_tokens import Word, analysed, placed
from translations.term_forms import folded

_THINGS = ("product", "part")
_CRUMB = 2
_HIRAGANA = re.compile("[ぁ-ゖー]+")

LIKE_THE_QUESTION = 0.45
"""Of 1: from there on a title that was found answers the question, strange words or not."""

MOST_WORDS = 20
"""What has more tells a story, and no article says most of that."""

FEW = 30
"""Variants in one language: among fewer, how often a word is used tells nothing of it."""

_NAME = {"en": (0.4, 1.0)}
"""How like a question any title is by the letters and short words that all English shares, and what
the rest counts; half of all of it in other languages, where titles share little by chance."""

_STRANGE = {"en": 0.3}
"""What words that no article has count against it, once more than that they are not said. Not in
Japanese, where they are mostly crumbs of what was mistyped."""

ANSWERS = 1.1
"""From there on an article answers. Chosen so that 98 of 100 right first answers to the bench's
questions reach it, and as few as possible of ``tests/knowledge/off_topic.jsonl``'s first half."""

CLOSE = 0.7
"""Below it an article is not even the closest: of 500 right first answers one falls there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``answers``: the article is an answer; ``close``: at least worth naming."""

    answers: bool
    close: bool


def verdict(shard: Shard, best: Entry, points: float, text: str, language: str) -> Verdict:
    """How much the article says of the question: its BM25 ``points`` in parts of what the
    question's words weigh there, and how like its likest name is. An article that has a word
    or two of many is the best even where none is about the matter. Names of goods that no article
    has tell nothing of an answer, since a rule holds for whatever was bought."""
    words, goods = _telling(shard, text, language)
    matter = matter_of(text, language, shard.frequency)
    counts = matter.beside if matter else dict[str, float]()
    weights = {word: _weight(shard, word) * counts.get(word, 1.0) for word in words}
    every = sum(weights.values()) + sum(_weight(shard, word) for word in goods)
    if not every or len(words + goods) > MOST_WORDS or len(shard.entries) < FEW:
        return Verdict(answers=True, close=True)
    weight = sum(weights.values())
    like = _named(likest(comparable_title(without_ending(text, language)), best.names), language)
    strange = sum(weights[word] for word in words if not _known(shard, word))
    told = points - _STRANGE.get(language, 0.0) * strange
    return Verdict(
        answers=not weight or told / weight + like >= ANSWERS,
        close=points / every + like >= CLOSE,
    )


def _named(like: float, language: str) -> float:
    chance, counts = _NAME.get(language, (0.0, 0.5))
    return counts * max(0.0, like - chance) / (1 - chance)


def _telling(shard: Shard, text: str, language: str) -> tuple[list[str], list[str]]:
    """The words that weigh, and names of goods that no article has. Words typed in hiragana, or in
    wrong kanji, that were understood are left out: which of several they stand for is not known.
    Unknown ones side by side are one that the tokenizer has cut."""
    heard = shard.readings.misconverted(text)
    rest = heard.rest if heard.words else text
    written = _written(shard, rest, language)
    strange = [one for one in written if not _known(shard, one.text)]
    goods = [one for one in strange if one.text in _goods(language)]
    known = [one.text for one in written if one not in strange]
    cut = _joined(rest, [one for one in strange if one not in goods])
    return list(dict.fromkeys((*known, *cut))), list(dict.fromkeys(one.text for one in goods))


@cache
def _goods(language: str) -> frozenset[str]:
    names = [one.ja if language == "ja" else one.en for one in lexicon() if one.slot in _THINGS]
    return frozenset(word for name in names for word in analysed(name, language).words)


def _weight(shard: Shard, word: str) -> float:
    """How much a word tells (BM25's inverse document frequency); a mistyped one as much as the
    commonest that may have been meant."""
    seen = shard.frequency(WORDS, word)
    if seen < RARE:
        seen = max([seen, *(shard.frequency(WORDS, other) for other in _meant(shard, word))])
    return log(1 + (len(shard.entries) - seen + 0.5) / (seen + 0.5))


def unknown(shard: Shard, best: Entry, text: str, language: str) -> tuple[str, ...]:
    """Words of the question that no article has, as typed, where they are half of it or more. Not
    where the best title is like the question: the words were mistyped then."""
    if _like(best, text, language) >= LIKE_THE_QUESTION:
        return ()
    words = placed(text, language)
    strange = [
        one
        for one in _written(shard, text, language)
        if not _crumb(text[one.start : one.end]) and not _known(shard, one.text)
    ]
    return _joined(text, strange) if strange and 2 * len(strange) >= len(words) else ()


def _crumb(typed: str) -> bool:
    """Whether it is what a cut left of words in hiragana: なん, に and ち of なんにち."""
    return len(typed) <= _CRUMB and bool(_HIRAGANA.fullmatch(folded(typed).text))


def _written(shard: Shard, text: str, language: str) -> list[Word]:
    """The words without those that were typed in hiragana and understood."""
    rest = shard.readings.typed(text, shard.vocabulary).rest

    def understood(word: Word) -> bool:
        typed = folded(text[word.start : word.end]).text
        return bool(_HIRAGANA.fullmatch(typed)) and typed not in rest

    return [one for one in placed(text, language) if not understood(one)]


def _like(best: Entry, text: str, language: str) -> float:
    return likeness(comparable_title(without_ending(text, language)), best.comparable)


def _known(shard: Shard, word: str) -> bool:
    return bool(
        shard.frequency(WORDS, word)
        or any(shard.frequency(WORDS, other) for other in _meant(shard, word))
    )


def _meant(shard: Shard, word: str) -> list[str]:
    near = shard.vocabulary.near(word, lambda other: shard.frequency(WORDS, other))
    return [one.word for one in near]


def _joined(text: str, words: Sequence[Word]) -> tuple[str, ...]:
    """As they stand in the text, neighbours together: a mistyped word falls apart."""
    spans: list[tuple[int, int]] = []
    for one in words:
        if spans and spans[-1][1] == one.start:
            spans[-1] = (spans[-1][0], one.end)
        else:
            spans.append((one.start, one.end))
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))
