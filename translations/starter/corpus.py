"""Sentence pairs without end, made from the phrasebook: its choices, words, slots and joints.

Values that the shield masks are masks here too (``⟦0⟧``), numbered as they stand in the source.
"""

import itertools
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from translations.day_names import MONTHS, WEEKDAYS, WEEKDAYS_JA
from translations.phrasebook.entries import (
    Entry,
    Speaker,
    Word,
    entries,
    entries_in,
    lexicon,
    words_in,
)
from translations.phrasebook.filling import tidy
from translations.phrasebook.markup import Choice, choices, every_slot, parse, render
from translations.starter.composition import LEADS, coloured, described, lowered
from translations.starter.variations import varied

PLAIN = frozenset({"n", "n2", "percent", "weekday", "month"})
"""Slots whose value the shield leaves in the sentence."""

_NUMBERS = (*range(2, 13), 14, 15, 18, 20, 21, 24, 25, 28, 30, 36, 40, 45, 48, 50, 60, 72, 90, 100)
_JOINED = 0.2
_LED = 0.08
_DESCRIBED = 0.12
_COLOURED = 0.06
_SINGLE_WORD = 0.03
_SPEAKERS: tuple[Speaker, ...] = ("customer", "agent", "note")


WORDS = "words.jsonl"
WRITTEN_OUT = 0.7
"""Share of the examples that are pairs written out in full, of which there are far more."""


@cache
def sentences() -> tuple[Entry, ...]:
    """The phrasebook's entries, and those that are there for training alone."""
    return (*entries(), *entries_in(_own(), apart=WORDS))


@cache
def written_out() -> tuple[Entry, ...]:
    """Pairs without choices."""
    return tuple(_plain(_own()))


def _own() -> Traversable:
    return files("translations.starter").joinpath("sentences")


def _plain(folder: Traversable) -> Iterator[Entry]:
    """From lines of ``by``, Japanese and English, with tabs between them."""
    found = [one for one in folder.iterdir() if one.name.endswith(".tsv")]
    for file in sorted(found, key=lambda one: one.name):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            by, ja, en = line.split("\t")
            speaker: Speaker = by  # type: ignore[assignment]
            yield Entry(f"{file.name}-{number}", speaker, parse(ja), parse(en))


@cache
def words() -> tuple[Word, ...]:
    """What fills the slots of ``sentences``."""
    more = _own().joinpath(WORDS)
    return tuple(dict.fromkeys((*lexicon(), *words_in(more))))


@dataclass(frozen=True, slots=True)
class Example:
    """A source as somebody may write it, and the phrasebook's own wording of the target."""

    source: str
    target: str


class Corpus:
    """Endless examples for one direction, the same for the same seed and phrasebook.

    ``share`` of them, from 0 to below 1, are pairs ``written_out``.
    """

    def __init__(self, source: str, target: str, seed: int, share: float = WRITTEN_OUT) -> None:
        self._source, self._target = source, target
        self._chance = random.Random(seed)
        self._words = _by_slot(words())
        self._all = (*sentences(), *written_out())
        self._of = {by: [one for one in self._all if one.by == by] for by in _SPEAKERS}
        self._reached = list(itertools.accumulate(_weights(share)))

    def __iter__(self) -> Iterator[Example]:
        while True:
            yield self._example()

    def _example(self) -> Example:
        if self._chance.random() < _SINGLE_WORD:
            return self._word()
        (entry,) = self._chance.choices(self._all, cum_weights=self._reached)
        source, target = self._both(entry)
        if self._chance.random() < _JOINED:
            source, target = self._joined(entry, source, target)
        if self._chance.random() < _LED:
            source, target = self._led(entry, source, target)
        numbered = varied(source, self._source, self._chance)
        return Example(*_masked(numbered, target))

    def _word(self) -> Example:
        word = self._chance.choice(self._words[self._chance.choice(list(self._words))])
        both = {"ja": word.ja, "en": word.en}
        return Example(both[self._source], both[self._target])

    def _both(self, entry: Entry) -> tuple[str, str]:
        values = {
            name: self._value(name, entry.by)
            for name in sorted(every_slot(entry.ja) | every_slot(entry.en))
        }
        picks = {
            one.number: self._chance.randrange(len(one.options))
            for one in choices(entry.ja)
            if one.number is not None
        }
        sides = {"ja": entry.ja, "en": entry.en}

        def side(language: str, free: bool) -> str:
            def pick(choice: Choice) -> int:
                if choice.number is not None:
                    return picks.get(choice.number, 0)
                return self._chance.randrange(len(choice.options)) if free else 0

            at = 0 if language == "ja" else 1
            text = render(sides[language], pick, lambda name: values[name][at])
            return tidy(text) if language == "en" else text

        return side(self._source, True), side(self._target, False)

    def _value(self, name: str, by: Speaker) -> tuple[str, str]:
        kind = name.rstrip("0123456789")
        match kind:
            case "n":
                number = str(self._chance.choice(_NUMBERS))
                return number, number
            case "percent":
                number = f"{self._chance.choice(_NUMBERS)}%"
                return number, number
            case "weekday":
                day = self._chance.randrange(7)
                return f"{WEEKDAYS_JA[day]}曜日", WEEKDAYS[day]
            case "month":
                month = self._chance.randrange(12)
                return f"{month + 1}月", MONTHS[month]
        if kind == "product":
            return self._product(by)
        if kind in self._words:
            word = self._chance.choice(self._words[kind])
            return word.ja, word.en
        return f"⟦{name}⟧", f"⟦{name}⟧"

    def _product(self, by: Speaker) -> tuple[str, str]:
        word, dice = self._chance.choice(self._words["product"]), self._chance.random()
        if dice < _DESCRIBED:
            return described(word.ja, word.en, by, self._chance)
        if dice < _DESCRIBED + _COLOURED:
            colour = self._chance.choice(self._words["color"])
            return coloured(word.ja, word.en, (colour.ja, colour.en))
        return word.ja, word.en

    def _led(self, entry: Entry, source: str, target: str) -> tuple[str, str]:
        lead = dict(zip(("ja", "en"), self._chance.choice(LEADS[entry.by]), strict=True))
        both = {self._source: source, self._target: target}
        both = {"ja": f"{lead['ja']}{both['ja']}", "en": f"{lead['en']}{lowered(both['en'])}"}
        return both[self._source], both[self._target]

    def _joined(self, entry: Entry, source: str, target: str) -> tuple[str, str]:
        """Two sentences of one speaker as one, where the Japanese grammar allows it as it is."""
        other_source, other_target = self._both(self._chance.choice(self._of[entry.by]))
        first = {self._source: source, self._target: target}
        second = {self._source: other_source, self._target: other_target}
        if set(_marks(source)) & set(_marks(other_source)) or not _joinable(first):
            return source, target
        joint_ja, joint_en = self._chance.choice([("が、", ", but "), ("ので、", ", so ")])
        both = {
            "ja": f"{first['ja'][:-1]}{joint_ja}{second['ja']}",
            "en": f"{first['en'][:-1]}{joint_en}{lowered(second['en'])}",
        }
        return both[self._source], both[self._target]


def _joinable(sides: Mapping[str, str]) -> bool:
    endings = ("です。", "ます。", "ました。", "ません。", "でした。")
    return sides["ja"].endswith(endings) and sides["en"].endswith(".")


def _marks(text: str) -> list[str]:
    return [piece.split("⟧")[0] for piece in text.split("⟦")[1:]]


def _masked(source: str, target: str) -> tuple[str, str]:
    """Named marks as numbered ones, in the order of the source."""
    for number, name in enumerate(dict.fromkeys(_marks(source))):
        source = source.replace(f"⟦{name}⟧", f"⟦{number}⟧")
        target = target.replace(f"⟦{name}⟧", f"⟦{number}⟧")
    return source, target


def _by_slot(words: Sequence[Word]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(word.slot, []).append(word)
    return found


def _weights(share: float) -> list[float]:
    """Of ``sentences`` and those ``written_out``, which have ``share`` of the whole."""
    weights = [_weight(one) for one in sentences()]
    each = sum(weights) * share / (1 - share) / max(1, len(written_out()))
    return [*weights, *(each for _ in written_out())]


def _weight(entry: Entry) -> float:
    """Entries with more to learn come more often."""
    paired = 1
    for choice in choices(entry.ja):
        if choice.number is not None:
            paired *= len(choice.options)
    return 1.0 + math.sqrt(min(paired, 32))
