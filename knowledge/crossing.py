"""A question's words in the other language: by the termbase, by the dictionary, by what articles in
both languages call a thing, and by a translation of the whole, if there is one. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.index import Entry, KnowledgeIndex
from knowledge.ranking import HEAD, WEIGHTS, Clue
from translations.dictionary.entries import Dictionary
from translations.engines.base import Engine
from translations.search_tokens import Tokens, analysed
from translations.termbase import Termbase, matches

RENDERINGS = 3
BY_RANK = (1.0, 0.7, 0.5)
"""How far a term's renderings are believed, the preferred one first."""

TRANSLATED = 0.7
"""How far a translation of the whole question is believed."""

LOOKED_UP = 0.7
"""How far the dictionary is believed where a word always stands for the other: as far as a
translation, since both come from sentences and not from somebody who has fixed a term."""

MOST_WORDS = 6
"""Words of a question that are learned about, the rarest."""

MOSTLY = 0.6
"""Of 1: what of a question must stand in the names of an article of another language for it to
come before one that says less."""

_LOOKED_AT = 40
"""Variants whose titles are compared with their siblings' for one word."""
_LEAST_TOGETHER = 0.2
"""Dice's coefficient from which two words are taken for one thing."""


def renderings(
    text: str, source: str, target: str, terms: Termbase, translation: str
) -> Iterator[tuple[Tokens, float]]:
    """What the question says in ``target``, each with how far it is believed."""
    for match in matches(text, source, terms):
        accepted = match.term.accepted(target)[:RENDERINGS]
        for rendering, belief in zip(accepted, BY_RANK, strict=False):
            yield analysed(rendering, target), belief
    if translation:
        yield analysed(translation, target), TRANSLATED


def looked_up(
    words: Sequence[str], dictionary: Dictionary, source: str, target: str
) -> Iterator[tuple[Tokens, float]]:
    """What the dictionary has for analysed words. Those of a fixed term too: an article may call it
    by another name than the one that was agreed on."""
    for word in dict.fromkeys(words):
        for other, likely in dictionary.renderings(word, source, target):
            yield Tokens((other,), ()), likely * LOOKED_UP


@dataclass(frozen=True, slots=True)
class Said:
    """What ``words`` of a question may be called: each rendering with the numbers of the words
    that it stands for, and how likely it is in parts of their likeliest."""

    words: int
    called: Mapping[str, Sequence[tuple[int, float]]]


def said(words: Sequence[str], dictionary: Dictionary, source: str, target: str) -> Said:
    """Of the words that the dictionary has."""
    every = [dictionary.renderings(word, source, target) for word in dict.fromkeys(words)]
    known = [some for some in every if some]
    called: dict[str, list[tuple[int, float]]] = {}
    for number, some in enumerate(known):
        for word, likely in some:
            called.setdefault(word, []).append((number, likely / some[0][1]))
    return Said(len(known), called)


def share_said(head: Iterable[str], question: Said) -> float:
    """How much of a question stands in the words of an article's title and aliases, 0 to 1."""
    standing: dict[int, float] = {}
    for word in head:
        for number, likely in question.called.get(word, ()):
            standing[number] = max(likely, standing.get(number, 0.0))
    return sum(standing.values()) / max(1, question.words)


def says_more(
    index: KnowledgeIndex,
    text: str,
    other: Entry,
    best: tuple[Entry, Any],
    dictionary: Dictionary,
) -> bool:
    """Whether an article of another language says more of the question in its names than the
    ``best`` of the question's own language, at its place in the index, says anywhere."""
    own, place = best
    words = analysed(text, own.language).words
    body = index.shards[own.language].stored(own, place).body
    here = {*own.head, *analysed(body, own.language).words}
    share = sum(word in here for word in set(words)) / max(1, len(set(words)))
    there = share_said(other.head, said(words, dictionary, own.language, other.language))
    return there >= MOSTLY and there > share


def translated(text: str, source: str, target: str, engine: Engine) -> str:
    """What the engine makes of the question, unchecked: nobody is shown it, and a few right words
    help. Empty where it cannot; whatever an engine raises is raised."""
    if (source, target) not in engine.pairs():
        return ""
    rendered = engine.translate([text], source, target)
    return rendered[0][0].text if rendered and rendered[0] else ""


def learned(
    words: Sequence[str], index: KnowledgeIndex, source: str, target: str
) -> Iterator[tuple[Tokens, float]]:
    """What articles that exist in both languages call these things: the words that stand in the
    other title wherever a word stands in the one."""
    known = index.shards.get(source)
    if known is None or target not in index.shards:
        return
    seen = {word: known.frequency(HEAD, word) for word in dict.fromkeys(words)}
    rarest = sorted((word for word, number in seen.items() if number), key=lambda one: seen[one])
    for word in rarest[:MOST_WORDS]:
        for other, together in _together(word, index, source, target):
            yield Tokens((other,), ()), together


def _together(
    word: str, index: KnowledgeIndex, source: str, target: str
) -> list[tuple[str, float]]:
    known, other = index.shards[source], index.shards[target]
    found = known.find([Clue(HEAD, word, WEIGHTS[HEAD])], None, _LOOKED_AT)
    siblings = [index.sibling(one.entry, target) for one in found]
    pairs = [one for one in siblings if one is not None]
    if not pairs:
        return []
    scale = max(1.0, known.frequency(HEAD, word) / len(found))
    counted = _counted(pairs)
    scored = [
        (token, 2 * count * scale / (len(pairs) * scale + other.frequency(HEAD, token)))
        for token, count in counted.most_common(_LOOKED_AT)
    ]
    scored = [one for one in scored if one[1] >= _LEAST_TOGETHER]
    return sorted(scored, key=lambda one: -one[1])[:RENDERINGS]


def _counted(entries: Sequence[Entry]) -> Counter[str]:
    return Counter(token for entry in entries for token in set(entry.head))
