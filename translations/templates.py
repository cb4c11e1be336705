"""Approved pairs with their values taken out, and put back for another case."""

import hashlib
import re
from dataclasses import dataclass

from translations.facts import Fact, facts
from translations.normalise import comparable, storable
from translations.patterns import SHIELDED
from translations.written import written

_SLOT = re.compile(r"⟦(\d{1,6}):([a-z]{1,20})⟧")


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
    """A pair ready to be remembered."""

    key: str
    source: str
    target: str


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
    target = _aligned(source, target_text)
    if target is None or not source.values:
        plain = literal(source_text)
        return PairTemplate(plain.key, plain.text, storable(target_text))
    return PairTemplate(source.key, source.text, target)


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


def _aligned(source: Template, target_text: str) -> str | None:
    """The target with the source's slots, or None unless each value is found as often in both."""
    pieces, at, placed = [], 0, list[str]()
    for fact in _shielded(target_text):
        slot = _slot_of(fact, source.values)
        if slot:
            pieces += [target_text[at : fact.start], slot]
            at = fact.end
            placed.append(slot)
    wanted = [f"⟦{number}:{kind}⟧" for number, kind in _SLOT.findall(source.text)]
    aligned = sorted(placed) == sorted(wanted)
    return storable("".join([*pieces, target_text[at:]])) if aligned else None


def _slot_of(fact: Fact, values: tuple[Fact, ...]) -> str | None:
    matching = [number for number, value in enumerate(values) if value.same(fact)]
    return f"⟦{matching[0]}:{fact.kind}⟧" if len(matching) == 1 else None
