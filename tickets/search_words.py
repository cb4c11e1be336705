"""What of a ticket can be found, and by whom: words of its subject and of each entry. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tickets.timeline import QUIET, Told
from translations.search_tokens import analysed

SUBJECT = 0
"""Stands for the subject where others have an entry's number."""

EVERYBODY = ""
"""The viewer of what every desk may see."""

LANGUAGES = ("ja", "en")

MOST = 250_000
"""Characters of words that one ticket is found by: PostgreSQL holds a mebibyte, and counts marks
of its own besides. What is newest is kept."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One wording of an entry; ``language`` is what it is mainly in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one entry, each once; ``viewer`` is the desk that alone may see it."""

    seq: int
    viewer: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The words of one circle of readers as they are stored."""

    viewer: str
    words: str
    parts: list[list[int]] = field(default_factory=list)

    def read(self) -> Iterator[tuple[int, list[str]]]:
        """The words of each part by its number."""
        words, at = self.words.split(" "), 0
        for seq, count in self.parts:
            yield seq, words[at : at + count]
            at += count


def findable(told: Told) -> bool:
    return not told.retracted and told.entry.kind not in QUIET


def circle(told: Told) -> str:
    """The desk that alone may see the entry; empty where every desk may."""
    kind, _, team = str(told.entry.audience).partition(":")
    return team if kind == "team" else EVERYBODY


def sayings(told: Told, fallback: str) -> list[Saying]:
    """Every wording that people gave the entry: its own, what the customer got, corrections.
    ``fallback`` is the language of a text that does not name its own."""
    data = told.entry.data
    said = [Saying(told.text, told.language or fallback)]
    if customer_text := data.get("customer_text"):
        said.append(Saying(str(customer_text), data.get("customer_language") or fallback))
    said += [Saying(text, language) for language, text in told.corrections.items()]
    return [one for one in dict.fromkeys(said) if one.text.strip()]


def words_of(said: Iterable[Saying]) -> tuple[str, ...]:
    """Each word once, in the order in which they stand."""
    found: dict[str, None] = {}
    for one in said:
        found.update(dict.fromkeys(analysed(one.text, one.language).words))
    return tuple(found)


def kept_words(parts: Sequence[Part]) -> list[Kept]:
    """What is stored of these parts: a row for everybody, and one for each desk that has notes of
    its own, with those besides; in the order in which the desks wrote them."""
    circles = dict.fromkeys([EVERYBODY, *(part.viewer for part in parts)])
    return [
        _kept(viewer, [part for part in parts if part.viewer in (EVERYBODY, viewer)])
        for viewer in circles
    ]


def _kept(viewer: str, parts: Sequence[Part]) -> Kept:
    left, held = MOST, list[Part]()
    for part in sorted(parts, key=lambda one: (one.seq != SUBJECT, -one.seq)):
        left -= sum(len(word) + 1 for word in part.words)
        if left < 0:
            break
        held.append(part)
    held = sorted((one for one in held if one.words), key=lambda one: one.seq)
    words = " ".join(word for part in held for word in part.words)
    return Kept(viewer, words, [[part.seq, len(part.words)] for part in held])


def known_parts(rows: Iterable[Kept]) -> Mapping[int, tuple[str, ...]]:
    """The words of each part that some row holds, by its number."""
    return {seq: tuple(words) for row in rows for seq, words in row.read()}
