"""Approved pairs with their values taken out, and put back for another case."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from translations.facts import Fact, facts
from translations.normalise import comparable, storable
from translations.patterns import SHIELDED
from translations.written import written

_SLOT = re.compile(r"⟦(\d{1,6}):([a-z]{1,20})⟧")
VALUE = "\ue000"
"""Stands for any value; a private character, so that no text means it."""


@dataclass(frozen=True, slots=True)
class Template:
    """``text`` with a slot ``⟦n:kind⟧`` for each value; the same value has the same slot."""

    text: str
    values: tuple[Fact, ...]

    @property
    def key(self) -> str:
        """Equal for texts that differ in nothing but their values, width and spacing."""
        return digest(comparable(self.text))


@dataclass(frozen=True, slots=True)
class PairTemplate:
    """A pair ready to be remembered; ``values`` are what stood in the slots of either side."""

    key: str
    source: str
    target: str
    values: tuple[tuple[str, ...], tuple[str, ...]] | None = None


def digest(text: str) -> str:
    """SHA-256 of ``text``, also where it holds halves of surrogate pairs."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def masked(text: str) -> Template:
    """``text`` with its identifiers, amounts, dates and times as slots."""
    values: list[Fact] = []
    pieces, at = [], 0
    for fact in _shielded(text):
        number = _number_of(fact, values)
        pieces += [text[at : fact.start], f"⟦{number}:{fact.kind}⟧"]
        at = fact.end
    return Template(storable("".join([*pieces, text[at:]])), tuple(values))


def literal(text: str) -> Template:
    """``text`` as it stands; its values are part of it."""
    return Template(storable(text), ())


def paired(source_text: str, target_text: str) -> PairTemplate:
    """The pair with slots where every value of the source stands in the target just as often.

    Otherwise the values cannot be proved aligned, and the pair holds for this very text only.
    """
    source = masked(source_text)
    aligned = _aligned(source, target_text) if source.values else None
    if aligned is None:
        plain = literal(source_text)
        return PairTemplate(plain.key, plain.text, storable(target_text))
    target, there = aligned
    here = tuple(storable(fact.text) for fact in _shielded(source_text))
    return PairTemplate(source.key, source.text, target, (here, there))


def restored(template: str, values: Sequence[str] | None) -> str:
    """``template`` with the values that stood in its slots, in order."""
    if values is None:
        return template
    waiting = iter(values)
    return _SLOT.sub(lambda match: next(waiting, match[0]), template)


def compared(template: str) -> str:
    """``template`` as near texts are measured: width and spacing even, one mark for each value."""
    return comparable(_SLOT.sub(VALUE, template))


def filled(template: str, values: tuple[Fact, ...], target: str) -> str | None:
    """``template`` with ``values`` as ``target`` writes them.

    None where a slot has no value of its kind or a value would be left over.
    """
    slots = {(int(number), kind) for number, kind in _SLOT.findall(template)}
    if slots != {(number, value.kind) for number, value in enumerate(values)}:
        return None
    return _SLOT.sub(lambda match: written(values[int(match[1])], target), template)


def _shielded(text: str) -> list[Fact]:
    return [fact for fact in facts(text) if fact.kind in SHIELDED]


def _number_of(fact: Fact, values: list[Fact]) -> int:
    for number, value in enumerate(values):
        if (value.kind, value.value) == (fact.kind, fact.value):
            return number
    values.append(fact)
    return len(values) - 1


def _aligned(source: Template, target_text: str) -> tuple[str, tuple[str, ...]] | None:
    """The target with the source's slots and what stood in them.

    None unless each value is found as often in both.
    """
    pieces, at, placed = [], 0, list[str]()
    for fact in _shielded(target_text):
        slot = _slot_of(fact, source.values)
        if slot:
            pieces += [target_text[at : fact.start], slot]
            at = fact.end
            placed.append(storable(fact.text))
    text = storable("".join([*pieces, target_text[at:]]))
    aligned = sorted(_SLOT.findall(text)) == sorted(_SLOT.findall(source.text))
    return (text, tuple(placed)) if aligned else None


def _slot_of(fact: Fact, values: tuple[Fact, ...]) -> str | None:
    matching = [number for number, value in enumerate(values) if value.same(fact)]
    return f"⟦{matching[0]}:{fact.kind}⟧" if len(matching) == 1 else None
