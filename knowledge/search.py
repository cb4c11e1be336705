"""Articles that answer a question: those in the reader's language first, then, as a block of their
own, those that only the other language has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress
from operator import not_
from typing import Any

from knowledge import certainty, crossing
from knowledge.heads import Matter, matter_of
from knowledge.index import Candidate, Entry, KnowledgeIndex, Shard
from knowledge.manners import without_ending, without_manners
from knowledge.places import asks_only_of
from knowledge.ranking import (
    BIGRAMS,
    RERANKED,
    TITLE_SHARE,
    WORDS,
    Clue,
    alike,
    clues,
    comparable_title,
    merged,
    rendered_clues,
    reranked,
)
from knowledge.readings import Typed
from knowledge.scope import Market
from knowledge.snippets import Passage, Sought, passage, passage_for
from knowledge.values import filled
from translations.dictionary.entries import shipped as dictionary
from translations.languages import detect
from translations.normalise import storable
from translations.search_tokens import Tokens, analysed, bigrams, trigrams, typed_kana
from translations.termbase import NO_TERMS, Termbase

LONGEST = 2_000
"""Characters of a question that are looked at."""

SPARE = 5
"""Hits beyond the limit that are kept until it is known which articles the other block has."""

MOST_ALONE = 2_000
"""So many articles without a sibling can be looked at by themselves; where more are, they are no
rarity among the best."""

LIKE_A_TITLE = 55.0
"""Of 100: from there on a title is named where nothing was found."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. ``language`` is the reader's, ``written`` that of the text (recognised where
    empty). ``marketplace`` leaves out what holds only in the other one. Without ``passages``
    those of the hits stay empty, which saves most of the time. ``translations`` are the
    text in other languages, if somebody has translated it; ``terms`` the fixed terms; values are
    shown as they stand ``on`` that day."""

    text: str
    language: str
    on: date
    written: str = ""
    marketplace: str | None = None
    asked_of: Market | None = None
    limit: int = 5
    passages: bool = True
    translations: Mapping[str, str] = field(default_factory=dict)
    terms: Termbase = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A variant that answers. ``score`` orders hits of one block only. ``also`` are the slugs of
    articles that say nearly the same. ``anywhere`` is the passage for whom the question's
    marketplace decides nothing."""

    slug: str
    language: str
    title: str
    score: float
    passage: Passage
    marketplace: str
    other_language: bool = False
    also: tuple[str, ...] = ()
    anywhere: Passage | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """``closest`` is only filled where there are no ``hits``: what is nearest by its letters.
    Not ``ready``: found by SQL alone, while the index was being filled. ``unknown`` are words of
    the question, as typed, that no article has; only where they are half of it or more. Not
    ``answers``: the best hit says so little of the question that it is the closest there is and no
    answer; not ``close``: not even that. They are only looked at where passages are asked for.
    ``elsewhere``: the best that the reader's language lacks says more of it than what is first."""

    hits: list[Hit]
    closest: list[Hit]
    ready: bool = True
    unknown: tuple[str, ...] = ()
    answers: bool = True
    close: bool = True
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class _Ranked:
    """``candidate`` is how it was found, maybe by another variant than the one that is shown."""

    candidate: Candidate | None
    entry: Entry
    score: float
    clues: Sequence[Clue]
    also: tuple[str, ...] = ()

    @property
    def place(self) -> Any:
        """Where its text is; None where only another variant's was found."""
        found = self.candidate
        return found.place if found is not None and found.entry.id == self.entry.id else None


def search(index: KnowledgeIndex, question: Question) -> list[Hit]:
    """The hits alone: see ``find``."""
    return find(index, question).hits


def find(index: KnowledgeIndex, question: Question) -> Found:
    """Up to ``limit`` hits in the reader's language, then up to as many articles that only exist in
    another one. Any text may be asked: there is no syntax, hence no error in it."""
    asked = _tidy(question)
    if not asked.text or asked.limit < 1:
        return Found([], [])
    own = _own(index, asked)
    shown = {slug for one in own for slug in (one.entry.slug, *one.also)}
    others: list[_Ranked] = []
    for one in _others(index, asked, enough=len(own) >= asked.limit):
        if one.entry.slug not in shown:
            sibling = index.sibling(one.entry, asked.language)
            (own if sibling else others).append(_as(one, sibling or one.entry))
    ranked = [*own[: asked.limit], *others[: asked.limit]]
    if ranked:
        return _judged(index, asked, ranked)
    return Found([], [_hit(index, one, asked) for one in _closest(index, asked)])


def _judged(index: KnowledgeIndex, asked: Question, ranked: Sequence[_Ranked]) -> Found:
    """What stands first is judged by its text in the question's language, which may say nothing of
    it where the article was found by a rendering; one that has no such text is not judged: a
    dictionary, and not the articles, decides which words can be known then."""
    found = Found([_hit(index, one, asked) for one in ranked], [])
    best, language = ranked[0], asked.written
    shard, entry = index.shards.get(language), index.sibling(best.entry, language)
    if not asked.passages or shard is None or entry is None:
        return found
    by_its_words = best.candidate is not None and best.candidate.entry.id == entry.id
    points = best.candidate.score if best.candidate and by_its_words else 0.0
    own = language == asked.language
    lacked = next((one.entry for one in ranked if one.entry.language != asked.language), None)
    here = (best.entry, best.place)
    verdict = certainty.verdict(shard, entry, points, asked.text, language)
    return replace(
        found,
        unknown=certainty.unknown(shard, entry, asked.text, language) if own else (),
        answers=verdict.answers,
        close=verdict.close,
        elsewhere=own
        and lacked is not None
        and crossing.says_more(index, asked.text, lacked, here, dictionary()),
    )


def _tidy(question: Question) -> Question:
    text = " ".join(storable(question.text[:LONGEST]).split())
    written = question.written or detect(text, question.language)
    return replace(question, text=text, written=written)


def _own(index: KnowledgeIndex, asked: Question) -> list[_Ranked]:
    """In the reader's language. Who asks in another one means the same articles: what their words
    find directly is shown in the reader's language, before what their renderings find."""
    direct: list[_Ranked] = []
    if asked.written != asked.language and asked.written in index.shards:
        direct = [
            _as(one, sibling)
            for one in _in_language(index, asked, asked.written)
            if (sibling := index.sibling(one.entry, asked.language)) is not None
        ]
    known = {one.entry.slug for one in direct}
    rendered = _in_language(index, asked, asked.language)
    return [*direct, *(one for one in rendered if one.entry.slug not in known)]


def _as(one: _Ranked, entry: Entry) -> _Ranked:
    """The same article by another of its variants."""
    if entry.id == one.entry.id:
        return one
    return replace(one, entry=entry)


def _others(index: KnowledgeIndex, asked: Question, *, enough: bool) -> Iterator[_Ranked]:
    """In the other languages. What the reader has as well takes no place of what they lack: where
    nearly all is there in both, the one article that is not would hardly ever be among the best.
    Where ``enough`` was found in the reader's own, only what they lack is looked for."""
    most = asked.limit + SPARE
    for language in index.shards:
        if language == asked.language:
            continue
        alone = list(index.alone.get(language, {}).values())
        few = 0 < len(alone) <= MOST_ALONE
        if not enough or (alone and not few):
            found = _ranked_in(index, asked, language)
            has = [index.sibling(one.entry, asked.language) is not None for one in found]
            yield from _collapsed(compress(found, has), most)
            if not few:
                yield from _collapsed(compress(found, map(not_, has)), most)
        if few:
            yield from _collapsed(_ranked_in(index, asked, language, alone), most)


def _in_language(index: KnowledgeIndex, asked: Question, language: str) -> list[_Ranked]:
    return _collapsed(_ranked_in(index, asked, language), asked.limit + SPARE)


def _ranked_in(
    index: KnowledgeIndex, asked: Question, language: str, among: Sequence[int] | None = None
) -> list[_Ranked]:
    shard = index.shards.get(language)
    if shard is None:
        return []
    wanted = _clues(index, asked, language, shard)
    if not any(clue.tells for clue in wanted):
        return []
    if asked.written != language:
        return _ranked(shard, asked, wanted, _said(asked, language), among)
    matter = matter_of(asked.text, language, shard.frequency)
    if matter is None:
        return _ranked(shard, asked, wanted, among=among)
    return _on(matter, _ranked(shard, asked, matter.lessened(wanted), among=among))


def _on(matter: Matter, ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """With what is on the matter at the front; as they are where nothing is."""
    shares = [matter.share(one.entry.head) for one in ranked]
    if max(shares, default=0.0) < 1.0:
        return list(ranked)
    pairs = zip(ranked, shares, strict=True)
    weighed = [replace(one, score=one.score * share) for one, share in pairs]
    return sorted(weighed, key=lambda one: -one.score)


def _said(asked: Question, language: str) -> crossing.Said | None:
    if asked.written == language:
        return None
    words = analysed(asked.text, asked.written).words
    return crossing.said(words, dictionary(), asked.written, language)


def _ranked(
    shard: Shard,
    asked: Question,
    wanted: Sequence[Clue],
    said: crossing.Said | None = None,
    among: Sequence[int] | None = None,
) -> list[_Ranked]:
    """The best first. Names in another language are like the question in no letter: what they say
    of it counts as much as likeness does in one's own."""
    found = shard.find(wanted, asked.marketplace, max(RERANKED, asked.limit), among)
    scores = reranked(
        comparable_title(without_ending(asked.text, asked.written)),
        [one.entry.names if said is None else one.entry.names[:1] for one in found],
        [one.score for one in found],
    )
    if said is not None:
        shares = (crossing.share_said(one.entry.head, said) for one in found)
        scores = [score + TITLE_SHARE * share for score, share in zip(scores, shares, strict=True)]
    pairs = zip(found, scores, strict=True)
    ranked = [_Ranked(one, one.entry, score, wanted) for one, score in pairs]
    ranked.sort(key=lambda one: -one.score)
    return ranked


def _collapsed(ranked: Iterable[_Ranked], most: int) -> list[_Ranked]:
    """The best ``most``. Of texts of one marketplace that say nearly the same, only the best is
    among them, and names the others."""
    kept: list[_Ranked] = []
    for one in ranked:
        twin = next((at for at, best in enumerate(kept) if _same(best.entry, one.entry)), None)
        if twin is not None:
            kept[twin] = replace(kept[twin], also=(*kept[twin].also, one.entry.slug))
        elif len(kept) == most:
            break
        else:
            kept.append(one)
    return kept


def _same(one: Entry, other: Entry) -> bool:
    return one.marketplace == other.marketplace and alike(one.sketch, other.sketch)


def _clues(index: KnowledgeIndex, asked: Question, language: str, shard: Shard) -> list[Clue]:
    own = asked.written == language or asked.written not in index.shards
    text, meant = asked.text, list[tuple[Tokens, float]]()
    if own:
        heard = shard.readings.misconverted(text)
        text, meant = (heard.rest, heard.words) if heard.words else (text, meant)
    tokens = analysed(text, language)
    typed = shard.readings.typed(text, shard.vocabulary) if own else Typed([], text)
    as_written = clues(
        replace(tokens, bigrams=tuple(bigrams(without_manners(typed.rest, language)))),
        typed_kana(without_manners(text, language)) if own else (),
        trigrams(text) if own else (),
        vocabulary=shard.vocabulary if own else None,
        frequency=shard.frequency,
    )
    meant += typed.words
    if meant:
        as_written = merged(as_written, rendered_clues(meant, shard.frequency))
    if asked.written == language:
        return as_written
    translation = asked.translations.get(language, "")
    said = [
        *crossing.renderings(text, asked.written, language, asked.terms, translation),
        *crossing.looked_up(tokens.words, dictionary(), asked.written, language),
        *crossing.learned(tokens.words, index, asked.written, language),
    ]
    return merged(as_written, rendered_clues(said, shard.frequency))


def _closest(index: KnowledgeIndex, asked: Question) -> list[_Ranked]:
    """Where no word of the question is known: what shares letters with it, else like titles."""
    shard = index.shards.get(asked.language)
    if shard is None:
        return []
    wanted = _clues(index, asked, asked.language, shard)
    found = _collapsed(_ranked(shard, asked, wanted), asked.limit)
    return found or _like_titles(shard, asked)


def _like_titles(shard: Shard, asked: Question) -> list[_Ranked]:
    from rapidfuzz import fuzz, process

    entries = [
        one
        for one in shard.entries.values()
        if asked.marketplace is None or one.marketplace in (asked.marketplace, "both")
    ]
    near = process.extract(
        comparable_title(asked.text),
        [one.comparable for one in entries],
        scorer=fuzz.WRatio,
        score_cutoff=LIKE_A_TITLE,
        limit=asked.limit,
    )
    return [_Ranked(None, entries[at], score / 100, ()) for _, score, at in near]


def _hit(index: KnowledgeIndex, one: _Ranked, asked: Question) -> Hit:
    entry = one.entry
    shard = index.shards[entry.language]
    title, text, anywhere = entry.title, Passage(""), None
    if asked.passages or "{{" in title:
        stored = shard.stored(entry, one.place)
        title = filled(title, stored.values, asked.on, entry.language)
    if asked.passages:
        wanted = one.clues if one.place else _clues(index, asked, entry.language, shard)
        body = filled(stored.body, stored.values, asked.on, entry.language)
        sought = _sought(wanted, shard)
        anywhere = text = passage(body, entry.language, sought, title)
        if asked.asked_of and asks_only_of(asked.asked_of, asked.text, entry.marketplace):
            text = passage_for(asked.asked_of, anywhere, body, entry.language, sought, title)
    return Hit(
        slug=entry.slug,
        language=entry.language,
        title=title,
        score=round(one.score, 4),
        passage=text,
        marketplace=entry.marketplace,
        other_language=entry.language != asked.language,
        also=one.also,
        anywhere=anywhere,
    )


def _sought(wanted: Sequence[Clue], shard: Shard) -> Sought:
    """Rarer words tell more about where the answer stands."""
    words: dict[str, float] = {}
    characters: dict[str, float] = {}
    for clue in wanted:
        held = {WORDS: words, BIGRAMS: characters}.get(clue.field)
        if held is not None:
            held[clue.token] = clue.weight / (1 + shard.frequency(clue.field, clue.token)) ** 0.5
    return Sought(words, characters)
