"""Days that a line names, as a token and as the days that it spans. Pure.

Tokens: ``today``, ``yesterday``, ``tomorrow``, ``last_week`` and its kind, ``-3d``, ``weekday:mon``
(the latest one), ``next_weekday:fri`` (the coming one), ``2026-11-24``. A year that is not written
is this one. Spans ("within 30 days") and months alone name no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KANJI = "月火水木金土日"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPELT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SPELT |= {kanji: number for number, kanji in enumerate("一二三四五六七", start=1)}
_REIWA = 2018

_NAMED = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH_DAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_COMING = r"(?:next|coming|by|until|till|before|due)\s+(?:on\s+)?"


@dataclass(frozen=True, slots=True)
class Day:
    """``token`` as in the module's text; ``first`` and ``last`` are both meant."""

    token: str
    first: date
    last: date


_WORDS: tuple[tuple[str, str], ...] = (
    ("-2d", r"おととい|一昨日|一昨夜|(?:the )?day before yesterday"),
    ("+2d", r"あさって|明後日|(?:the )?day after tomorrow"),
    ("yesterday", r"昨日|昨晩|昨夜|昨夕|きのう|ゆうべ|\byesterday|\blast night"),
    ("tomorrow", r"明日|あした|\btomorrow\b|(?<![ぁ-ん])あす(?=[はのまに])"),
    (
        "today",
        r"今日|本日|今朝|今夜|今晩|けさ|きょう|\btoday|\btonight|\bthis (?:morning"
        r"|afternoon|evening)",
    ),
    ("last_week", r"先週(?!の?[月火水木金土日]曜)|せんしゅう|\blast week|\bprevious week"),
    ("this_week", r"今週(?!の?[月火水木金土日]曜)|こんしゅう|\bthis week"),
    ("next_week", r"来週(?!の?[月火水木金土日]曜)|らいしゅう|\bnext week"),
    ("last_month", r"先月|\blast month"),
    ("this_month", r"今月|\bthis month"),
)
_SPANS: dict[str, Callable[[date], tuple[date, date]]] = {
    "today": lambda on: (on, on),
    "yesterday": lambda on: _days(on, -1, 1),
    "tomorrow": lambda on: _days(on, 1, 1),
    "-2d": lambda on: _days(on, -2, 1),
    "+2d": lambda on: _days(on, 2, 1),
    "this_week": lambda on: _days(on, -on.weekday(), 7),
    "last_week": lambda on: _days(on, -on.weekday() - 7, 7),
    "next_week": lambda on: _days(on, -on.weekday() + 7, 7),
    "this_month": lambda on: _month(on),
    "last_month": lambda on: _month(on.replace(day=1) - timedelta(days=1)),
}
_AGO = re.compile(
    r"(?P<count>\d{1,2}|[一二三四五六七])日前|\b(?P<spelt>\d{1,2}|a|one|two|three"
    r"|four|five|six|seven)"
    r" days? (?:ago|back)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?P<next>来週の?|次の"
    rf"|今度の)?(?<!\d)(?P<ja>[月火水木金土日])曜日?(?P<until>まで|締め|〆|必着)?"
    rf"|(?P<coming>\b{_COMING})?\b(?P<en>{_ENGLISH_DAY})\b(?!\s*\.?,?\s*(?:{_NAMED})\b)",
    re.IGNORECASE,
)
_ABSOLUTE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d-])(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d-])",
        r"(?<!\d)(?:(?:(?P<y>20\d\d)|(?:令和|r)(?P<era>\d{1,2}"
        r"|元))年 ?)?(?P<m>\d{1,2})月 ?(?P<d>\d{1,2})日(?!間)",
        r"(?<![\d/A-Za-z-])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>20\d\d))?(?![\d/%-])",
        rf"\b(?P<name>{_NAMED})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y>20\d\d))?",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<name>{_NAMED})\b(?:,? (?P<y>20\d\d))?",
    )
)


def days_in(text: str, today: date) -> list[Day]:
    """The days of a narrow text (NFKC, references taken out), each once, in their order there."""
    found = [*_relative(text, today), *_ago(text, today), *_weekdays(text, today)]
    found += _absolute(text, today)
    in_order = dict.fromkeys(day for _, day in sorted(found, key=lambda one: one[0]))
    return list(in_order)


def _days(on: date, offset: int, count: int) -> tuple[date, date]:
    first = on + timedelta(days=offset)
    return first, first + timedelta(days=count - 1)


def _month(on: date) -> tuple[date, date]:
    first = on.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _relative(text: str, today: date) -> Iterator[tuple[int, Day]]:
    for token, form in _WORDS:
        for match in re.finditer(form, text, re.IGNORECASE):
            yield match.start(), Day(token, *_SPANS[token](today))


def _ago(text: str, today: date) -> Iterator[tuple[int, Day]]:
    for match in _AGO.finditer(text):
        typed = (match["count"] or match["spelt"]).lower()
        count = _SPELT.get(typed) or int(typed)
        yield match.start(), Day(f"-{count}d", *_days(today, -count, 1))


def _weekdays(text: str, today: date) -> Iterator[tuple[int, Day]]:
    for match in _WEEKDAY.finditer(text):
        if (number := _weekday_of(match)) is None:
            continue
        ahead = bool(match["next"] or match["until"] or match["coming"])
        offset = (number - today.weekday()) % 7 or 7 if ahead else -((today.weekday() - number) % 7)
        kind = "next_weekday" if ahead else "weekday"
        yield match.start(), Day(f"{kind}:{WEEKDAYS[number]}", *_days(today, offset, 1))


def _weekday_of(match: re.Match[str]) -> int | None:
    if match["ja"]:
        return _KANJI.index(match["ja"])
    word = match["en"]
    # "sat", "sun" and "wed" in small letters are words.
    return None if word in ("sat", "sun", "wed") else WEEKDAYS.index(word[:3].lower())


def _absolute(text: str, today: date) -> Iterator[tuple[int, Day]]:
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            if day := _written(match.groupdict(), today):
                yield match.start(), Day(day.isoformat(), day, day)


def _written(parts: dict[str, str | None], today: date) -> date | None:
    name, era, year = parts.get("name"), parts.get("era"), parts.get("y")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["m"] or 0)
    counted = _REIWA + (1 if era == "元" else int(era)) if era else today.year
    try:
        return date(int(year) if year else counted, month, int(parts["d"] or 0))
    except ValueError:
        return None
