"""What articles of another company of this kind are called: patterns of titles and their aliases,
written in both languages on other matters than the shipped articles, and what fills them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from translations.phrasebook.entries import Word, lexicon
from translations.phrasebook.filling import with_articles

FOLDER = Path(__file__).parent / "quality_data"
LANGUAGES = ("ja", "en")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    title: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``of`` is what fills it: a class of products, another slot of the lexicon, or nothing."""

    topic: str
    of: str
    names: Mapping[str, Names]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, as ``padding_titles.jsonl`` has them."""
    with (FOLDER / "padding_titles.jsonl").open(encoding="utf-8") as lines:
        return tuple(pattern(json.loads(line)) for line in lines)


def pattern(line: Mapping[str, str | list[str]]) -> Pattern:
    names = {
        language: Names(str(line[language]), tuple(line[f"{language}_aliases"]))
        for language in LANGUAGES
    }
    return Pattern(str(line["topic"]), str(line["of"]), names)


@cache
def fillers() -> Mapping[str, Sequence[Word]]:
    """What each ``of`` stands for."""
    words = {slot: [one for one in lexicon() if one.slot == slot] for slot in of_slots()}
    by_name = {one.ja: one for one in words["product"]}
    classes = json.loads((FOLDER / "padding_products.json").read_text(encoding="utf-8"))
    named = {name: [by_name[one] for one in products] for name, products in classes.items()}
    return {**words, **named, "any": words["product"]}


def of_slots() -> set[str]:
    return {one.slot for one in lexicon()}


def articles(draw: random.Random) -> Iterator[Mapping[str, Names]]:
    """Names without end. Each pattern comes once in a round, each time with another word: when a
    class of products is through, it goes on with colours and models."""
    given = [(one, shuffled(draw, fillers().get(one.of, ()))) for one in patterns()]
    turn = 0
    while True:
        for one, words in shuffled(draw, given):
            if (filler := filling(draw, words, turn)) is not None or turn == 0:
                yield filled(one, filler)
        turn += 1


def shuffled(draw: random.Random, given: Sequence[T]) -> list[T]:
    return draw.sample(given, len(given))


def filling(draw: random.Random, words: Sequence[Word], turn: int) -> Word | None:
    """The word of this turn; nothing where there is none, or no more that is not a product."""
    if not words:
        return None
    again, at = divmod(turn, len(words))
    if again and words[at].slot != "product":
        return None
    return variety(draw, words[at], again)


def variety(draw: random.Random, product: Word, again: int) -> Word:
    """At first the product alone, then each second time in a colour, as long as there are some."""
    colors = fillers()["color"]
    if again == 0:
        return product
    if again % 2 and again // 2 < len(colors):
        color = colors[again // 2]
        return Word(product.slot, f"{color.ja}の{product.ja}", f"{color.en} {product.en}")
    model = f"{''.join(draw.choices('BCDGKMPRTVZ', k=2))}-{draw.randrange(100, 1000)}"
    return Word(product.slot, f"{product.ja}{model}", f"{model} {product.en}")


def filled(one: Pattern, filler: Word | None) -> Mapping[str, Names]:
    if filler is None:
        return one.names
    slot = f"{{{filler.slot}}}"
    return {
        "ja": names(one.names["ja"], slot, filler.ja),
        "en": names(one.names["en"], slot, filler.en),
    }


def names(given: Names, slot: str, word: str) -> Names:
    title, *aliases = (
        with_articles(one.replace(slot, word)) for one in (given.title, *given.aliases)
    )
    return Names(title[:1].upper() + title[1:], tuple(aliases))
