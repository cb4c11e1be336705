"""The shipped entries and words, read from their files beside this module."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from translations.phrasebook.markup import MarkupError, Sentence, groups, parse, slots

Speaker = Literal["customer", "agent", "note"]
LEXICON = "lexicon.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence in both languages; ``by`` says who would write it."""

    id: str
    by: Speaker
    ja: Sentence
    en: Sentence


@dataclass(frozen=True, slots=True)
class Word:
    """A filler of a slot, in both languages."""

    slot: str
    ja: str
    en: str


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry. Raises ``MarkupError`` where one cannot be read or its sides do not fit."""
    return tuple(_entry(line) for name in _names() if name != LEXICON for line in _lines(name))


@cache
def lexicon() -> tuple[Word, ...]:
    """Every word that fills a slot."""
    return tuple(Word(line["slot"], line["ja"], line["en"]) for line in _lines(LEXICON))


def _names() -> list[str]:
    folder = files("translations.phrasebook")
    return sorted(it.name for it in folder.iterdir() if it.name.endswith(".jsonl"))


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = files("translations.phrasebook").joinpath(name).read_text(encoding="utf-8")
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def _entry(line: dict[str, str]) -> Entry:
    by: Speaker = line["by"]  # type: ignore[assignment]
    entry = Entry(line["id"], by, parse(line["ja"]), parse(line["en"]))
    if sorted(slots(entry.ja)) != sorted(slots(entry.en)):
        raise MarkupError(f"{entry.id}: the slots differ")
    if groups(entry.ja) != groups(entry.en):
        raise MarkupError(f"{entry.id}: the paired groups differ")
    return entry
