"""Ranges in the words of either language, and the value that stands for one on its way."""

import re

from translations.day_names import WEEKDAYS, WEEKDAYS_JA
from translations.facts import Fact
from translations.normalise import half_width
from translations.ranges import Range
from translations.written import written

_TIMELY = frozenset({"date", "time", "weekday"})
_LEAD = {"date": "on", "time": "at", "weekday": "on"}
_LED = re.compile(
    r"\b(?:on|in|at|by|of|for|from|the|our|your|this|within|about|around|during|until|till|before|"
    r"after|since|is|are|was|were|next|last|every)\s+$|[(:,\"“]\s*$|^\s*$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?<![A-Za-z])(?:on|at|in|during) $", re.IGNORECASE)
_LIMITED = re.compile(
    r"(?<![A-Za-z])(?:by|until|till|from|since|before|after|around|about|to|through|between|and) $",
    re.IGNORECASE,
)
_LIMITED_JA = re.compile(r"\s?(?:まで|から|以降|以前|以後|より|前|後|頃|ごろ|時点|と)")
_TOPIC = re.compile(r"[はものがでを、。）)」]|$")


def alone(one: Range, segment: str, language: str) -> str:
    """What stands in the place of the range: its last value with the words that lead to a day or
    hour, *on December 5*, 12月5日に."""
    if language == "ja":
        return _said_ja(one.last) + _after(one, segment[one.end :])
    said = _said_en(one.last)
    if one.kind not in _TIMELY or (not one.opened and _LED.search(segment[: one.start])):
        return said
    lead = f"{_LEAD[one.kind]} {said}"
    return lead[0].upper() + lead[1:] if one.text[:1].isupper() and one.opened else lead


def _after(one: Range, rest: str) -> str:
    """The particle that is left of まで and の間に."""
    if not one.closed or one.kind not in _TIMELY or (rest[:1] and _TOPIC.match(rest)):
        return ""
    return "" if rest.startswith("に") else "に"


def spanned(one: Range, segment: str, text: str, place: Fact, target: str) -> str | None:
    """``text`` with the range at the place of its last value; None where that is a limit or a
    beginning there."""
    before, after = text[: place.start], text[place.end :]
    if target == "ja":
        if one.kind in _TIMELY and _LIMITED_JA.match(after):
            return None
        rest = after.removeprefix("日") if one.kind == "weekday" else after
        return f"{before}{_range_ja(one, place)}{rest}"
    if one.kind not in _TIMELY:
        return f"{before}{_range_en(one, place, '–')}{after}"
    lead = _PLACED.search(before)
    if lead:
        opened, link = ("from", " to ") if _throughout(one, segment) else ("between", " and ")
        opened = opened.capitalize() if lead[0][0].isupper() else opened
        return f"{before[: lead.start()]}{opened} {_range_en(one, place, link)}{after}"
    return None if _LIMITED.search(before) else f"{before}{_range_en(one, place, '–')}{after}"


def _throughout(one: Range, segment: str) -> bool:
    """Whether it fills the whole range: *closed from … to*, 〜は休業; not a moment within it."""
    if one.opened or "間" in one.closed:
        return one.opened == "from"
    return bool(one.closed) or not segment[one.end :].startswith("に")


def _range_ja(one: Range, place: Fact) -> str:
    first, last = _said_ja(one.first), _said_ja(one.last)
    if one.kind == "number":
        return f"{one.first.value[0]}〜{place.text}"
    if _month_once(one):
        last = last.split("月")[-1]
    return f"{first}〜{last}"


def _range_en(one: Range, place: Fact, link: str) -> str:
    first, last = _said_en(one.first), _said_en(one.last)
    if one.kind == "number":
        return f"{one.first.value[0]}–{place.text}"
    if _month_once(one) and not last[0].isdigit():
        last = last.split(" ")[-1]
    elif link == "–" and one.kind in ("date", "time"):
        link = " – "
    return f"{first}{link}{last}"


def _month_once(one: Range) -> bool:
    """Whether the month is said once, as the source does; with a year or weekday it is not."""
    if one.kind != "date" or one.last.text in half_width(one.text):
        return False
    ends = (one.first.value, one.last.value)
    return all(not year and not weekday for year, _, _, weekday in ends)


def _said_ja(fact: Fact) -> str:
    if fact.kind == "weekday":
        return f"{WEEKDAYS_JA[int(fact.value[0]) - 1]}曜日"
    return fact.text if fact.kind == "number" else written(fact, "ja")


def _said_en(fact: Fact) -> str:
    if fact.kind == "weekday":
        return WEEKDAYS[int(fact.value[0]) - 1]
    return fact.text if fact.kind == "number" else written(fact, "en")
