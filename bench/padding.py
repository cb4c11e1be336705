"""Articles of another company of this kind, which nobody asks for.

Each has a title and aliases of its own (``bench/padding_titles.py``), on other matters than the
shipped articles, in both languages, and a body as long as one of theirs, of natural sentences of
this trade: those that share a rare word of the title first. That is what the aims were stated for,
articles of the trade that share its words and are nobody's copy.

``Padding.copying`` is harder than that: about half of a body are sentences of the shipped
articles. At 10 k each of these sentences stands in 35 bodies, and two bodies of three name a
shipped article by its title.

Every sentence is analysed once. Always the same for the same numbers. Written without a look at
what the search finds among them.
"""

from __future__ import annotations

import random
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from importlib.resources import files
from itertools import count

from bench.padding_titles import LANGUAGES, Names, articles, fillers
from knowledge.indexing import sketched, title_grams
from knowledge.snippets import plain_lines
from knowledge.tables import SearchDoc
from translations.phrasebook.filling import EXAMPLES, with_articles
from translations.search_tokens import ANALYSIS, analysed, reading

FIRST_ID = 1_000_000
MARKETPLACES = ("jp", "us", "both", "both")
TOGETHER = 3
"""Sentences that stand together where they come from, and so here."""

ABOUT = 4
"""Words of a title that sentences are looked for by."""

SKETCHED = 32
"""Hashes that a sketch keeps: ``knowledge/indexing.py``."""

_SLOT = re.compile(r"\{([a-z]+2?)\}")
_VALUE = re.compile(r"\{\{\w+\}\}")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?|\n")
_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    words: str
    bigrams: str
    length: int
    sketch: array[int]


@dataclass(frozen=True, slots=True)
class Article:
    """What both variants of an article have in common. ``heads`` are a title and its aliases as
    they are found; at ``starts`` natural sentences about it begin."""

    names: Mapping[str, Names]
    heads: Mapping[str, Piece]
    starts: Sequence[int]
    marketplace: str


class Padding:
    """Rows like the targets'. ``rows`` gives them one by one, so that few are held at a time."""

    def __init__(self, targets: Sequence[SearchDoc], seed: int = 4) -> None:
        self.seed, self.copied = seed, False
        self.own: dict[str, list[Piece]] = {}
        self.lengths: dict[str, list[int]] = {}
        for language in LANGUAGES:
            rows = [row for row in targets if row.language == language]
            said = dict.fromkeys(one for row in rows for one in sentences(row.body, language))
            self.own[language] = [piece(one, language) for one in said]
            self.lengths[language] = [row.words.count(" ") + 1 for row in rows]
        pairs = self.natural(random.Random(seed))
        self.plain = {
            language: [piece(pair[at], language) for pair in pairs]
            for at, language in enumerate(LANGUAGES)
        }
        self.places = places(self.plain["en"])

    def copying(self) -> Padding:
        """The same padding with sentences of the shipped articles in half of every body."""
        other = copy(self)
        other.copied = True
        return other

    def natural(self, draw: random.Random) -> list[tuple[str, str]]:
        """The natural pairs, but for what a shipped article says in the same words."""
        own = {one.text for some in self.own.values() for one in some}
        pairs = (plainly(draw, pair) for pair in plain_pairs())
        return [pair for pair in pairs if own.isdisjoint(pair)]

    def rows(self, number: int, first_rev: int) -> Iterator[SearchDoc]:
        """``number`` rows: both variants of one article after the other."""
        draw = random.Random(self.seed)
        names, numbers = articles(draw), iter(range(number))
        for at in count():
            article = self.article(draw, next(names))
            for language in LANGUAGES:
                if (one := next(numbers, None)) is None:
                    return
                yield self.row(draw, at, article, language, first_rev + one)

    def article(self, draw: random.Random, names: Mapping[str, Names]) -> Article:
        heads = {
            language: piece(" \n".join((one.title, *one.aliases)), language)
            for language, one in names.items()
        }
        words = dict.fromkeys(heads["en"].words.split())
        known = sorted((self.places[one] for one in words if one in self.places), key=len)
        starts = [draw.choice(one) for one in known[:ABOUT]]
        starts += [draw.randrange(len(self.plain["en"])) for _ in range(2 * ABOUT)]
        return Article(names, heads, starts, draw.choice(MARKETPLACES))

    def row(
        self, draw: random.Random, at: int, article: Article, language: str, rev: int
    ) -> SearchDoc:
        names = article.names[language]
        head = article.heads[language]
        body = self.body(draw, article, language)
        words = " ".join(one.words for one in body if one.words)
        return SearchDoc(
            variant_id=FIRST_ID + rev,
            rev=rev,
            deleted=False,
            analysis=ANALYSIS,
            slug=f"padding-{at}",
            language=language,
            marketplace=article.marketplace,
            title=names.title,
            aliases=list(names.aliases),
            body="\n\n".join(one.text for one in body),
            facts=[],
            head=head.words,
            words=words,
            bigrams=" ".join(one.bigrams for one in (head, *body) if one.bigrams),
            title_grams=" ".join(title_grams(names.title)),
            reading=" ".join(reading(names.title)) if language == "ja" else "",
            sketch=sketch(body),
        )

    def body(self, draw: random.Random, article: Article, language: str) -> list[Piece]:
        """As many words as a shipped article has; ``copied`` ones stand in turns with natural
        sentences."""
        plain, own = self.plain[language], self.own[language]
        left, body = draw.choice(self.lengths[language]), list[Piece]()
        starts, ahead = iter(article.starts), 0
        while left > 0:
            start = next(starts, None) if ahead <= 0 else None
            copied = self.copied and start is None
            shelf = own if copied else plain
            at = draw.randrange(len(shelf)) if start is None else start
            run = shelf[at : at + TOGETHER]
            length = sum(one.length for one in run)
            ahead += 0 if not self.copied else -length if copied else length
            left -= length
            body += run
        return body


def plain_pairs() -> Iterator[tuple[str, str]]:
    """The natural pairs of this trade, Japanese and English, in the order of their stories."""
    folder = files("translations.starter").joinpath("sentences")
    found = [one for one in folder.iterdir() if re.fullmatch(r"plain-.*\.tsv", one.name)]
    for file in sorted(found, key=lambda one: one.name):
        for line in file.read_text(encoding="utf-8").splitlines():
            _, ja, en = line.split("\t")
            yield ja, en


def plainly(draw: random.Random, pair: tuple[str, str]) -> tuple[str, str]:
    """The pair with values in its slots, the same in both languages."""
    ja, en = pair
    for slot in dict.fromkeys(_SLOT.findall(ja + en)):
        value = EXAMPLES.get(slot) or word_for(draw, slot)
        ja, en = ja.replace(f"{{{slot}}}", value[0]), en.replace(f"{{{slot}}}", value[1])
    return ja, with_articles(en) if en != pair[1] else en


def word_for(draw: random.Random, slot: str) -> tuple[str, str]:
    word = draw.choice(fillers()[slot.rstrip("0123456789")])
    return word.ja, word.en


def sentences(body: str, language: str) -> Iterator[str]:
    """The sentences of a Markdown text, with a number where it has a value of the house's."""
    for line in plain_lines(body):
        plain = _VALUE.sub("14", line)
        parts = _SENTENCE.findall(plain) if language == "ja" else _BETWEEN.split(plain)
        yield from (one for part in parts if (one := part.strip()))


def places(pieces: Sequence[Piece]) -> Mapping[str, array[int]]:
    """For each word the sentences that have it."""
    found: dict[str, array[int]] = {}
    for at, one in enumerate(pieces):
        for word in dict.fromkeys(one.words.split()):
            found.setdefault(word, array("i")).append(at)
    return found


def piece(text: str, language: str) -> Piece:
    tokens = analysed(text, language)
    return Piece(
        text=text,
        words=" ".join(tokens.words),
        bigrams=" ".join(tokens.bigrams),
        length=len(tokens.words),
        sketch=array("I", sketched(tokens.words)),
    )


def sketch(body: Sequence[Piece]) -> str:
    """As the index keeps it, but for runs of words that go from one sentence into the next."""
    hashes = set[int]().union(*(one.sketch for one in body))
    return " ".join(f"{one:x}" for one in sorted(hashes)[:SKETCHED])
