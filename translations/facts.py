"""What a sentence states that a translation must state too: identifiers, money, days, numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from translations.normalise import half_width
from translations.numerals import canonical, read, word_value
from translations.patterns import FORMS, SCANNER

Value = tuple[str, ...]
"""A value independent of how it is written; an empty part means *not said*."""

_CURRENCIES = {
    "¥": "JPY", "JP¥": "JPY", "JPY": "JPY", "円": "JPY", "yen": "JPY",
    "$": "USD", "US$": "USD", "USD": "USD", "ドル": "USD", "米ドル": "USD", "dollar": "USD",
    "€": "EUR", "EUR": "EUR", "ユーロ": "EUR", "euro": "EUR",
    "£": "GBP", "GBP": "GBP", "ポンド": "GBP",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("月mon", "火tue", "水wed", "木thu", "金fri", "土sat", "日sun")
NAME = "name"
"""The kind of a fact that is a proper name; its value is how the other language writes it."""
_REIWA_BEFORE = 2018
_SHORT = 600


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated thing.

    ``text`` is ``source[start:end]``. ``value`` compares across languages: amount (currency,
    number), date (year, month, day, weekday 1–7), time (hour, minute, zone), number, percent and
    month (number,), weekday (1–7,), anything else its plain writing.
    """

    kind: str
    text: str
    value: Value
    start: int = 0
    end: int = 0

    def same(self, other: "Fact") -> bool:
        """Whether both state the same; a part that one leaves unsaid does not differ."""
        if self.kind != other.kind or len(self.value) != len(other.value):
            return False
        return all(a == b or not a or not b for a, b in zip(self.value, other.value, strict=True))


def facts(text: str) -> list[Fact]:
    """Everything stated in ``text``, in order, without overlaps. Works on any string."""
    return list(_remembered(text) if len(text) <= _SHORT else _lately(text))


@lru_cache(maxsize=4096)
def _remembered(text: str) -> tuple[Fact, ...]:
    """A sentence is looked at by segmentation, shield and checks: once is enough."""
    return _scanned(text)


@lru_cache(maxsize=4)
def _lately(text: str) -> tuple[Fact, ...]:
    """A judgement looks at two long texts several times; more of them would fill the memory."""
    return _scanned(text)


def _scanned(text: str) -> tuple[Fact, ...]:
    return tuple(_fact(match, text) for match in SCANNER.finditer(half_width(text)))


def _fact(match: re.Match[str], text: str) -> Fact:
    kind, start, end = str(match.lastgroup), match.start(), match.end()
    parts = _parts(kind, match)
    return Fact(kind, text[start:end], _VALUES.get(kind, _plain)(parts), start, end)


def _parts(kind: str, match: re.Match[str]) -> dict[str, str]:
    """The named parts of the form that matched here, with the whole under ``all``."""
    for form in FORMS[kind]:
        found = form.match(match.string, match.start())
        if found and found.end() == match.end():
            named = {name: part for name, part in found.groupdict().items() if part}
            return {"all": match[0], **named}
    return {"all": match[0]}


def _plain(parts: dict[str, str]) -> Value:
    return (parts["all"],)


def _order(parts: dict[str, str]) -> Value:
    return (parts["all"].replace(" ", "-"),)


_SCALES = {"k": 1_000, "m": 1_000_000}


def _amount(parts: dict[str, str]) -> Value:
    currency = parts["currency"]
    code = _CURRENCIES.get(currency) or _CURRENCIES[currency.rstrip("s")]
    if "spelled" in parts:
        return (code, word_value(parts["spelled"]))
    value = read(parts["number"]) * _SCALES.get(parts.get("scale", "").lower(), 1)
    return (code, canonical(value + Decimal(parts.get("cents", "0")) / 100))


def _date(parts: dict[str, str]) -> Value:
    month = parts.get("month") or month_number(parts["name"])
    return (_year(parts), str(int(month)), str(int(parts["day"])), weekday_number(parts))


def _year(parts: dict[str, str]) -> str:
    if era := parts.get("era"):
        return str(_REIWA_BEFORE + (1 if era == "元" else int(era)))
    return parts.get("year", "")


def month_number(name: str) -> str:
    """``Nov`` or ``November`` → ``11``."""
    return str(_MONTHS.index(name[:3].lower()) + 1)


def weekday_number(parts: dict[str, str]) -> str:
    """``{"weekday": "金"}`` or ``{"weekday": "Fri"}`` → ``5``; empty when there is none."""
    name = parts.get("weekday", "")[:3].lower()
    return next((str(n) for n, both in enumerate(_WEEKDAYS, 1) if name and name in both), "")


def _time(parts: dict[str, str]) -> Value:
    hour = int(parts["hour"])
    match parts.get("half", "")[:2].lower().replace(".", ""):
        case "午後" | "pm" | "p":
            hour = hour % 12 + 12
        case "午前" | "am" | "a":
            hour %= 12
    minute = "30" if "thirty" in parts else parts.get("minute", "0")
    return (str(hour), str(int(minute)), parts.get("zone", ""))


def _number(parts: dict[str, str]) -> Value:
    return (canonical(read(parts["number"])),)


def _month(parts: dict[str, str]) -> Value:
    return (str(int(parts["month"])) if "month" in parts else month_number(parts["name"]),)


def _weekday(parts: dict[str, str]) -> Value:
    return (weekday_number(parts),)


_VALUES: dict[str, Callable[[dict[str, str]], Value]] = {
    "order": _order,
    "amount": _amount,
    "date": _date,
    "time": _time,
    "number": _number,
    "percent": _number,
    "measure": _number,
    "month": _month,
    "weekday": _weekday,
}
