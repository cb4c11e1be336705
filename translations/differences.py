"""What a translation states otherwise than its source, compared by value across languages."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from translations.facts import Fact, facts
from translations.numerals import named, spelled
from translations.patterns import SHIELDED
from translations.ranges import Range, ranges

Reason = Literal["missing", "changed", "added"]

_SOFT = frozenset({"emoji"})
_COMPOUND = re.compile(
    r"(\d+)-(?:inch|foot|day|night|week|month|year|hour|minute|pack|piece|person|star|page|step|"
    r"pound|ounce|meter|liter|watt|volt|cup|seat|drawer|tier|part|digit|fold|way)s?",
    re.IGNORECASE,
)
"""*30-day* is written like an item number and counts days."""
_SIZES = {"S": r"\bsmall\b", "M": r"\bmedium\b", "L": r"\blarge\b", "XL": r"\bextra[- ]large\b"}
_LATER_HALF = re.compile(r"(?:夜|晩|夕方|昼|午後)の?\s?$")
_NOON = 12
_COUNTED = frozenset({"number", "percent", "month", "time", "weekday", "measure"})


@dataclass(frozen=True, slots=True)
class Difference:
    """``text`` stands in the source (missing, changed) or only in the translation (added)."""

    kind: str
    text: str
    reason: Reason


def differences(source: str, translation: str) -> list[Difference]:
    """Amounts, days, identifiers and numbers that are missing, changed or added.

    ¥12,800, 12,800円 and 1万2800円 are one value, and so are 11/27(金) and Nov 27; a number may
    be spelled (2個, *two*). How often a value is repeated does not matter.
    """
    stated, rendered = _hard(source), _hard(translation)
    lost = [f for f in stated if not _found(f, rendered, translation)]
    extra = [f for f in rendered if not _found(f, stated, source)]
    changed = {fact.kind for fact in extra}
    first = [
        Difference(f.kind, f.text, "changed" if f.kind in changed else "missing") for f in lost
    ]
    replaced = {fact.kind for fact in lost}
    added = [Difference(f.kind, f.text, "added") for f in extra if f.kind not in replaced]
    again = [] if first or added else _in_place_of(stated, rendered, source, translation)
    return list(dict.fromkeys(first + added + again))


def _in_place_of(
    stated: list[Fact], rendered: list[Fact], source: str, translation: str
) -> list[Difference]:
    """A number that is told once more than in the source, where one that the source names in words
    is told no more: *I bought five but paid for six* with two sixes."""
    told, before = _numbers(rendered), _numbers(stated)
    gone = named(source) - told.keys() - spelled(translation) - before.keys()
    twice = [value for value, times in told.items() if times > 1 and times > before[value]]
    return [Difference("number", value, "added") for value in twice if gone]


def _numbers(found: list[Fact]) -> Counter[str]:
    return Counter(fact.value[0] for fact in found if fact.kind == "number")


def doubled(source: str, translation: str) -> list[str]:
    """What passes through, percentages, and numbers of three digits and more, that the translation
    states more often than the source."""
    stated, rendered = _counted_values(source), _counted_values(translation)
    return [key[1] for key, count in rendered.items() if 0 < stated.get(key, 0) < count]


def _counted_values(text: str) -> Counter[tuple[str, str]]:
    telling = {*SHIELDED, "percent"}
    found = (f for f in _hard(text) if f.kind in telling or len(f.value[0]) > 2)
    return Counter((fact.kind, "/".join(fact.value)) for fact in found)


def _hard(text: str) -> list[Fact]:
    """All that is stated, the two ends of a range as the whole values that they are."""
    found = [fact for fact in facts(text) if fact.kind not in _SOFT]
    spans = ranges(text)
    alone = [f for f in found if not any(f.start < r.end and r.start < f.end for r in spans)]
    ends = [end for one in spans for end in _ends(one, text)]
    return [*(_read(fact, text) for fact in alone), *ends]


def _ends(one: Range, text: str) -> tuple[Fact, Fact]:
    if one.kind == "time" and _LATER_HALF.search(text[: one.start]):
        return _later(one.first), _later(one.last)
    return one.first, one.last


def _read(fact: Fact, text: str) -> Fact:
    """``fact`` by what its surroundings make of it: 夜8時 is 20:00, *30-day* is the number 30."""
    compound = _COMPOUND.fullmatch(fact.text) if fact.kind == "sku" else None
    if compound:
        return replace(fact, kind="number", value=(compound[1],))
    late = fact.kind == "time" and _LATER_HALF.search(text[: fact.start])
    return _later(fact) if late else fact


def _later(time: Fact) -> Fact:
    """The time in the later half of the day, where it may be in either."""
    hour = int(time.value[0])
    return replace(time, value=(str(hour + _NOON), *time.value[1:])) if hour < _NOON else time


def _found(fact: Fact, others: list[Fact], text: str) -> bool:
    if any(fact.same(other) for other in others):
        return True
    if fact.kind in _COUNTED:
        return _counted(fact, others, text)
    if fact.kind == "sku" and fact.text in _SIZES:
        return bool(re.search(rf"{_SIZES[fact.text]}|{fact.text}", text))
    return fact.kind not in ("amount", "date") and fact.text in text


def _counted(fact: Fact, others: list[Fact], text: str) -> bool:
    """Whether the bare value stands there in another guise: 3時 and *3 o'clock*, 2 and *two*."""
    value = fact.value[0]
    if fact.kind == "time" and not _on_the_hour(fact, others):
        return False
    if fact.kind == "weekday":
        return any(other.kind == "date" and other.value[3] in ("", value) for other in others)
    if fact.kind == "month":
        return any(other.kind == "date" and other.value[1] == value for other in others)
    if any(other.kind in _COUNTED - {"weekday"} and other.value[0] == value for other in others):
        return True
    return value in spelled(text)


def _on_the_hour(fact: Fact, others: list[Fact]) -> bool:
    """Whether its hour alone may stand for it: 3時 is *at 3*, but 9:00 is not 9:01."""
    clocks = [other for other in others if other.kind == "time"]
    return fact.value[1] == "0" and not clocks
