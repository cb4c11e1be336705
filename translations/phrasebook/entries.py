"""The shipped entries and words, read from their files beside this module."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
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
    return tuple(entries_in(files("translations.phrasebook"), apart=LEXICON))


@cache
def lexicon() -> tuple[Word, ...]:
    """Every word that fills a slot."""
    return tuple(words_in(files("translations.phrasebook").joinpath(LEXICON)))


def entries_in(folder: Traversable, *, apart: str) -> Iterator[Entry]:
    """The entries of every file of ``folder`` but ``apart``. Raises ``MarkupError``."""
    found = [one for one in folder.iterdir() if one.name.endswith(".jsonl") and one.name != apart]
    for one in sorted(found, key=lambda it: it.name):
        yield from map(_entry, _lines(one))


def words_in(file: Traversable) -> Iterator[Word]:
    """The words of one file."""
    return (Word(line["slot"], line["ja"], line["en"]) for line in _lines(file))


def _lines(file: Traversable) -> Iterator[dict[str, str]]:
    text = file.read_text(encoding="utf-8")
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def _entry(line: dict[str, str]) -> Entry:
    by: Speaker = line["by"]  # type: ignore[assignment]
    entry = Entry(line["id"], by, parse(line["ja"]), parse(line["en"]))
    if sorted(slots(entry.ja)) != sorted(slots(entry.en)):
        raise MarkupError(f"{entry.id}: the slots differ")
    if groups(entry.ja) != groups(entry.en):
        raise MarkupError(f"{entry.id}: the paired groups differ")
    return entry
