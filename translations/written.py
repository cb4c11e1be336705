"""A stated value in the other language's writing, only where it is provably the same value."""

from collections.abc import Callable
from decimal import Decimal

from translations.day_names import MONTHS, WEEKDAYS, WEEKDAYS_JA
from translations.facts import NAME, Fact, facts

_SYMBOLS = {"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


def written(fact: Fact, language: str) -> str:
    """``fact`` as readers of ``language`` write it, else its own text.

    12,800円 → ¥12,800 and 11月12日 → November 12 for English; Fri, Nov 27 → 11/27(金) and $38.00
    → $38.00 for Japanese. The result is read back: were its value another, the original stands.
    """
    if fact.kind == NAME:
        return fact.value[0]
    write = _WRITERS.get((fact.kind, language))
    candidate = write(fact) if write else fact.text
    back = facts(candidate)
    proven = len(back) == 1 and back[0].text == candidate and back[0].value == fact.value
    return candidate if proven else fact.text


def _amount_en(fact: Fact) -> str:
    currency, number = fact.value
    return f"{_SYMBOLS[currency]}{_grouped(number, currency)}"


def _amount_ja(fact: Fact) -> str:
    currency, number = fact.value
    return f"{_grouped(number, currency)}円" if currency == "JPY" else _amount_en(fact)


def _grouped(number: str, currency: str) -> str:
    value = Decimal(number)
    exact = value == value.to_integral_value()
    places = 0 if exact and currency == "JPY" else 2 if value == round(value, 2) else None
    return f"{value:,.{places}f}" if places is not None else f"{value:,f}"


def _date_en(fact: Fact) -> str:
    year, month, day, weekday = fact.value
    if _ambiguous(fact):
        return fact.text
    name = MONTHS[int(month) - 1]
    tail = f", {year}" if year else ""
    if weekday:
        return f"{WEEKDAYS[int(weekday) - 1][:3]}, {name[:3]} {day}{tail}"
    return f"{name} {day}{tail}"


def _date_ja(fact: Fact) -> str:
    year, month, day, weekday = fact.value
    if _ambiguous(fact):
        return fact.text
    tail = f"({WEEKDAYS_JA[int(weekday) - 1]})" if weekday else ""
    if year:
        return f"{year}年{month}月{day}日{tail}"
    return f"{month}/{day}{tail}" if weekday else f"{month}月{day}日"


def _ambiguous(fact: Fact) -> bool:
    """A bare 1/2 may be a fraction or a size, and 2026-11-27 reads the same everywhere."""
    bare = not any(character.isalpha() for character in fact.text)
    return bare and not fact.value[3]


def _time_en(fact: Fact) -> str:
    hour, minute, zone = fact.value
    if int(hour) > 23:
        return fact.text
    half = "AM" if int(hour) < 12 else "PM"
    return f"{(int(hour) + 11) % 12 + 1}:{int(minute):02d} {half}" + (f" {zone}" if zone else "")


def _time_ja(fact: Fact) -> str:
    hour, minute, zone = fact.value
    return f"{hour}:{int(minute):02d}" + (f" {zone}" if zone else "")


_WRITERS: dict[tuple[str, str], Callable[[Fact], str]] = {
    ("amount", "en"): _amount_en,
    ("amount", "ja"): _amount_ja,
    ("date", "en"): _date_en,
    ("date", "ja"): _date_ja,
    ("time", "en"): _time_en,
    ("time", "ja"): _time_ja,
}
