"""Whether the best article found is an answer or only the closest there is, and which words of a
question no article has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from knowledge.index import Entry, Shard
from knowledge.manners import without_ending
from knowledge.ranking import RARE, WORDS, comparable_title, likeness, likest
from translations.search_tokens import Word, placed
from translations.term_forms import folded

_HIRAGANA = re.compile("[ぁ-ゖー]+")

LIKE_THE_QUESTION = 0.45
"""Of 1: from there on a title that was found answers the question, strange words or not."""

MOST_WORDS = 20
"""What has more tells a story, and no article says most of that."""

FEW = 30
"""Variants in one language: among fewer, how often a word is used tells nothing of it."""

NAME = 0.5
ANSWERS = 1.0
"""From there on an article answers. Chosen so that 98 of 100 right first answers to the bench's
questions reach it, and as few as possible of ``tests/knowledge/off_topic.jsonl``'s first half; and
97 of 100 with half the aliases."""

CLOSE = 0.7
"""Below it an article is not even the closest: of 500 right first answers one falls there."""


def said(shard: Shard, best: Entry, points: float, text: str, language: str) -> float:
    """How much the article says of the question, to be held against ``ANSWERS`` and ``CLOSE``: its
    BM25 ``points`` in parts of what the question's words weigh there, and half of how like its
    likest name is. An article that has a word or two of many is the best even where none is about
    the matter. Words typed in hiragana, or in wrong kanji, that were understood weigh nothing:
    which of several they stand for is not known."""
    heard = shard.readings.misconverted(text)
    written = _written(shard, heard.rest if heard.words else text, language)
    words = {one.text for one in written}
    weight = sum(_weight(shard, word) for word in words)
    if not weight or len(words) > MOST_WORDS or len(shard.entries) < FEW:
        return ANSWERS
    like = likest(comparable_title(without_ending(text, language)), best.names)
    return points / weight + NAME * like


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
    strange = [one for one in _written(shard, text, language) if not _known(shard, one.text)]
    return _joined(text, strange) if strange and 2 * len(strange) >= len(words) else ()


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
