"""Articles that nobody asks for, in the words of those that are asked for.

Which word follows which is learned from the shipped articles, for titles and for bodies by
themselves; titles and sentences drawn from it are analysed once and put together at random, always
the same for the same numbers. No article is about anything: a question's words are spread over
all of them, so that these are harder to tell from the right one than articles of other matters.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.indexing import sketched, title_grams
from knowledge.snippets import plain_lines
from knowledge.tables import SearchDoc
from translations.search_tokens import ANALYSIS, analysed, reading

SENTENCES = 3_000
TITLES = 3_000
FIRST_ID = 1_000_000
MARKETPLACES = ("jp", "us", "both", "both")
_END = ""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    words: str
    bigrams: str


class Padding:
    """Rows like the targets'. ``rows`` gives them one by one, so that few are held at a time."""

    def __init__(self, targets: Sequence[SearchDoc], seed: int = 4) -> None:
        self.seed = seed
        draw = random.Random(seed)
        self.bodies: dict[str, list[Piece]] = {}
        self.titles: dict[str, list[Piece]] = {}
        self.targets: dict[str, list[SearchDoc]] = {}
        for language in ("ja", "en"):
            own = [row for row in targets if row.language == language]
            named = Chain((name for row in own for name in (row.title, *row.aliases)), language)
            said = Chain((line for row in own for line in plain_lines(row.body)), language)
            lengths = [
                len(row.title.split()) if language == "en" else len(row.title) for row in own
            ]
            self.targets[language] = own
            self.titles[language] = [
                piece(named.as_long(draw, draw.choice(lengths)), language) for _ in range(TITLES)
            ]
            self.bodies[language] = [
                piece(said.drawn(draw, 24), language) for _ in range(SENTENCES)
            ]

    def rows(self, count: int, first_rev: int) -> Iterator[SearchDoc]:
        draw = random.Random(self.seed)
        for number in range(count):
            yield self.row(draw, number, ("ja", "en")[number % 2], first_rev + number)

    def row(self, draw: random.Random, number: int, language: str, rev: int) -> SearchDoc:
        like = draw.choice(self.targets[language])
        title, *aliases = draw.choices(self.titles[language], k=1 + len(like.aliases))
        body = self.body(draw, language, len(like.words.split()))
        words = " ".join(one.words for one in body)
        return SearchDoc(
            variant_id=FIRST_ID + number,
            rev=rev,
            deleted=False,
            analysis=ANALYSIS,
            slug=f"padding-{number}",
            language=language,
            marketplace=draw.choice(MARKETPLACES),
            title=title.text,
            aliases=[one.text for one in aliases],
            body="\n\n".join(one.text for one in body),
            facts=[],
            head=" ".join(one.words for one in (title, *aliases)),
            words=words,
            bigrams=" ".join(one.bigrams for one in (title, *aliases, *body)),
            title_grams=" ".join(title_grams(title.text)),
            reading=" ".join(reading(title.text)) if language == "ja" else "",
            sketch=" ".join(f"{one:x}" for one in sketched(words.split())),
        )

    def body(self, draw: random.Random, language: str, words: int) -> list[Piece]:
        """Sentences with about so many words, like a real article's."""
        body: list[Piece] = []
        while words > 0:
            body.append(draw.choice(self.bodies[language]))
            words -= body[-1].words.count(" ") + 1
        return body


class Chain:
    """Which word follows which in these lines."""

    def __init__(self, lines: Iterable[str], language: str) -> None:
        self.glue = "" if language == "ja" else " "
        self.follows: dict[str, list[str]] = {}
        for line in lines:
            before = _END
            for word in (*re.findall(r"[^\W_]+|[^\w\s]", line), _END):
                for part in cut(word, language):
                    self.follows.setdefault(before, []).append(part)
                    before = part

    def as_long(self, draw: random.Random, length: int) -> str:
        """A title as long as a real one, in words or in Japanese characters."""
        words: list[str] = []
        while sum(len(word) if self.glue == "" else 1 for word in words) < length:
            words += [one for one in self.words(draw, 9) if one]
        return self.glue.join(words if self.glue == "" else words[: length + 1])

    def drawn(self, draw: random.Random, longest: int) -> str:
        return self.glue.join(word for word in self.words(draw, longest) if word)

    def words(self, draw: random.Random, longest: int) -> list[str]:
        words: list[str] = []
        before = _END
        while len(words) < longest:
            before = draw.choice(self.follows.get(before) or [_END])
            if before == _END and words:
                break
            words.append(before)
        return words


def cut(word: str, language: str) -> list[str]:
    """A run of Japanese in pieces of a few characters, so that they come together anew."""
    if language != "ja" or word == _END:
        return [word]
    return re.findall(r"[ぁ-ゖ]{1,3}|[ァ-ヺー]+|[\u4e00-\u9fff々]{1,2}|.", word)


def piece(text: str, language: str) -> Piece:
    tokens = analysed(text, language)
    return Piece(text, " ".join(tokens.words), " ".join(tokens.bigrams))
