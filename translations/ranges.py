"""Stretches from one value to another: *December 3–5*, 12月3日から5日まで, *2 to 3 days*, 10〜12時.

A range is one thing: neither end may go, change its place or become a day of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from translations.facts import Fact, facts
from translations.normalise import half_width
from translations.range_forms import FORMS

_POSSIBLE = re.compile(r"\d|[月火水木金土日]|day", re.IGNORECASE)
KINDS = ("date", "time", "amount", "weekday", "number")


@dataclass(frozen=True, slots=True)
class Range:
    """``text`` is ``source[start:end]``, with the words that open and close it: *between … and*,
    から…まで. ``first`` and ``last`` are whole values by themselves, whatever they leave to each
    other in the text. ``opened`` and ``closed`` are those words, plain and in small letters."""

    kind: str
    first: Fact
    last: Fact
    text: str
    start: int
    end: int
    opened: str = ""
    closed: str = ""

    def same(self, other: "Range") -> bool:
        return (
            self.kind == other.kind and self.first.same(other.first) and self.last.same(other.last)
        )


def ranges(text: str) -> list[Range]:
    """All ranges of ``text``, in order, without overlaps. Works on any string."""
    return list(_found(text))


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[Range, ...]:
    return tuple(_scanned(text))


def _scanned(text: str) -> Iterator[Range]:
    if not _POSSIBLE.search(text):
        return
    plain, at = half_width(text), 0
    every = [_range(kind, match, text) for kind in KINDS for match in _matches(kind, plain)]
    for one in sorted((one for one in every if one), key=lambda one: (one.start, -one.end)):
        if one.start >= at:
            yield one
            at = one.end


def _matches(kind: str, plain: str) -> Iterator[re.Match[str]]:
    return (match for form in FORMS[kind] for match in form.finditer(plain))


def _range(kind: str, match: re.Match[str], text: str) -> Range | None:
    """None where it is none: both ends must be values of the kind, the first before the last."""
    named = {name: part or "" for name, part in match.groupdict().items()}
    ends = _ENDS[kind](named)
    start, end = match.span()
    if ends is None or _moved(match[0], text[:start], text[end:]):
        return None
    if kind == "number" and _OF_A_MONTH.search(text[:start]):
        return None
    opened, closed = named.get("opened", "").strip().lower(), named.get("closed", "")
    return Range(kind, *ends, text[start:end], start, end, opened, closed)


def _moved(stretch: str, before: str, after: str) -> bool:
    """Whether something is put from the one to the other: 3日から5日に変更, *pushed from … to*."""
    if "から" in stretch:
        return bool(_MOVES_JA.match(after))
    return " to " in stretch and bool(_MOVES_EN.search(before) or _MOVED_EN.match(after))


_MOVES_JA = re.compile(
    r"へ|に(?:変|替|延|移|ずら|早め|遅|前倒|繰り|修正|訂正|下が|上が|値|引き|増|減|なっ|なり|し(?:た|て|ま))"
)
_MOVING = (
    r"(?:chang|mov|push|postpon|reschedul|switch|shift|delay|extend|updat|correct|swap|rais|lower|"
    r"increas|decreas|reduc|upgrad|drop|revis|bump|edit)\w*|went|go|gone|cut"
)
_MOVES_EN = re.compile(rf"\b(?:{_MOVING})\b[^.!?]*$", re.IGNORECASE)
_MOVED_EN = re.compile(r" (?:was|were|has been|is) (?:changed|moved|the change)", re.IGNORECASE)

_OF_A_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $|月 ?$")
"""*December 3 - 5 days late* counts from no day."""

Ends = tuple[Fact, Fact]


def _one(text: str, *kinds: str) -> Fact | None:
    """``text`` as the one value that it is."""
    found = facts(text)
    return found[0] if len(found) == 1 and found[0].kind in kinds else None


def _dates(named: dict[str, str]) -> Ends | None:
    whole, part = _one(named["a"], "date"), _one(named["b"], "date")
    if whole and not part:
        day = re.match(r"\d+", named["b"])
        weekday = re.search(r"[月火水木金土日](?=曜?日?\))", named["b"])
        part = _dated(whole, day[0] if day else "", weekday[0] if weekday else "")
    elif part and not whole:
        whole = _dated(part, re.sub(r"\D", "", named["a"]), "")
    if not whole or not part:
        return None
    return (whole, part) if _day(whole) < _day(part) or _years(whole, part) else None


def _dated(like: Fact, day: str, weekday: str) -> Fact | None:
    """Another day of the month of ``like``."""
    year, month, own, _ = like.value
    if not day or int(day) == int(own):
        return None
    text = f"{year}年{month}月{day}日" if year else f"{month}月{day}日"
    return _one(text + (f"({weekday})" if weekday else ""), "date")


def _day(fact: Fact) -> tuple[int, int]:
    return int(fact.value[1]), int(fact.value[2])


def _years(first: Fact, last: Fact) -> bool:
    """Whether it goes on into the next year: December 30 to January 3."""
    return (_day(first)[0] > 9 and _day(last)[0] < 4) or first.value[0] < last.value[0]


def _times(named: dict[str, str]) -> Ends | None:
    first, last = named["a"].strip(), named["b"].strip()
    half = re.match(r"午[前後]", first)
    if half and not re.match(r"午[前後]", last) and not last.startswith("12"):
        last = half[0] + last
    second = _one(last, "time")
    if second is None:
        return None
    return next(((one, second) for one in _first_times(first, last) if one), None)


def _first_times(first: str, last: str) -> Iterator[Fact | None]:
    """What the beginning may be: with the half of the day, or the 時, that its end has."""
    own = _one(first, "time")
    tail = re.search(r" ?[AaPp]\.?[Mm]\.?|時", last)
    end = _one(last, "time")
    lent = _one(first + tail[0], "time") if tail and first[-1:].isdigit() else None
    if lent and end and _minutes(lent) < _minutes(end):
        yield lent
    yield own


def _minutes(fact: Fact) -> int:
    return int(fact.value[0]) * 60 + int(fact.value[1])


def _amounts(named: dict[str, str]) -> Ends | None:
    first, last = named["a"].strip(), named["b"].strip()
    mark = re.match(r"(?:US\$|JP¥|[¥$€£])", first)
    tail = re.search(r"(?: ?(?:円|米?ドル|ユーロ|ポンド|yen|dollars?|euros?|USD|JPY|EUR))$", last)
    one, other = _one(first, "amount"), _one(last, "amount")
    one = one or (_one(first + tail[0], "amount") if tail else None)
    other = other or (_one(mark[0] + last, "amount") if mark else None)
    if not one or not other or one.value[0] != other.value[0]:
        return None
    return (one, other) if Decimal(one.value[1]) < Decimal(other.value[1]) else None


def _weekdays(named: dict[str, str]) -> Ends | None:
    one, other = (_one(_weekday(named[name]), "weekday") for name in "ab")
    return (one, other) if one and other and one.value != other.value else None


def _weekday(text: str) -> str:
    return f"{text[0]}曜日" if text[0] in "月火水木金土日" else _FULL[text[:3].lower()]


_FULL = {
    day[:3].lower(): day
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
}


def _numbers(named: dict[str, str]) -> Ends | None:
    one, other = (_one(named[name], "number") for name in "ab")
    if not one or not other:
        return None
    return (one, other) if Decimal(one.value[0]) < Decimal(other.value[0]) else None


_ENDS: dict[str, Callable[[dict[str, str]], Ends | None]] = {
    "date": _dates,
    "time": _times,
    "amount": _amounts,
    "weekday": _weekdays,
    "number": _numbers,
}
