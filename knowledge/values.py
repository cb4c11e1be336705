"""Facts that expire, and how they stand in a text: ``{{name}}`` in a body is a value's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

PLACE = re.compile(r"\{\{[ \t]*([a-z][a-z0-9_]*)[ \t]*\}\}")
"""Where a value stands in a title, an alias or a body."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PATTERNS = {
    "ja": {"day": "y年M月d日", "month": "y年M月"},
    "en": {"day": "MMMM d, y", "month": "MMMM y"},
}
"""With the year always: what a law says about a day is read for years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of one fact. It holds from ``effective_from`` to ``effective_to``, both included
    and open where null. ``verified_on`` is null until somebody has confirmed it."""

    name: str
    value: str
    effective_from: date | None = None
    effective_to: date | None = None
    source: str = ""
    verified_on: date | None = None
    review_by: date | None = None

    def holds(self, on: date) -> bool:
        return not self.is_to_come(on) and not self.is_over(on)

    def is_to_come(self, on: date) -> bool:
        return self.effective_from is not None and on < self.effective_from

    def is_over(self, on: date) -> bool:
        return self.effective_to is not None and self.effective_to < on


def names_in(*texts: str) -> set[str]:
    """The names of the values that stand in ``texts``."""
    return {found[1] for text in texts for found in PLACE.finditer(text)}


def standing(values: Iterable[Value], on: date) -> dict[str, Value]:
    """For each name the value to show on that day.

    It is the one in force; where there is none, the next to come, since a text that announces a
    rule names its value; else the last that held, which ``freshness`` calls expired.
    """
    by_name: dict[str, list[Value]] = {}
    for one in values:
        by_name.setdefault(one.name, []).append(one)
    return {name: _to_show(some, on) for name, some in by_name.items()}


def _to_show(values: list[Value], on: date) -> Value:
    if held := [one for one in values if one.holds(on)]:
        return max(held, key=lambda one: one.effective_from or date.min)
    if coming := [one for one in values if one.is_to_come(on)]:
        return min(coming, key=lambda one: one.effective_from or date.min)
    return max(values, key=lambda one: one.effective_to or date.min)


def filled(body: str, values: Iterable[Value], on: date, language: str) -> str:
    """``body`` with each ``{{name}}`` as the value to show on that day, in the reader's way.

    A name without a value stays as it is; ``knowledge.articles`` saves no such text.
    """
    return filled_from(body, standing(values, on), language)


def filled_from(body: str, standing: Mapping[str, Value], language: str) -> str:
    def put(found: re.Match[str]) -> str:
        value = standing.get(found[1])
        return found[0] if value is None else shown(value.value, language)

    return PLACE.sub(put, body)


def shown(value: str, language: str) -> str:
    """``2025-12-25`` as 2025年12月25日 or December 25, 2025, ``2028-04`` as 2028年4月 or April
    2028; anything else, and what is no day of the calendar, as it is."""
    if (day := _date(_DAY.fullmatch(value))) is not None:
        return _written(day, "day", language)
    if (month := _date(_MONTH.fullmatch(value))) is not None:
        return _written(month, "month", language)
    return value


def _date(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    year, month, *day = map(int, found.groups())
    try:
        return date(year, month, *day or [1])
    except ValueError:
        return None


def _written(day: date, precision: str, language: str) -> str:
    from babel.dates import format_date

    locale = language if language in _PATTERNS else "en"
    return format_date(day, _PATTERNS[locale][precision], locale=locale)
