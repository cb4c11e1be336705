"""Working hours: a plain week of a desk, as the configuration writes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKDAYS = DAYS[:5]
_DAY = 24 * 60
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?")
_SPAN = re.compile(r"\s*(\d{1,2}(?::\d{2})?)\s*[-–]\s*(\d{1,2}(?::\d{2})?)\s*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Opening and closing in minutes after local midnight; over midnight, `end` exceeds 1440."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """A plain week: the spans of each day, Monday first. At least one day has one."""

    week: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        if len(self.week) != len(DAYS):
            raise ValueError("working hours need seven days")
        if not any(self.week):
            raise ValueError("working hours need at least one span, like 09:00-18:00")

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on this local day."""
        return self.week[day.weekday()]


def parse_hours(hours: str | Mapping[str, str]) -> WorkingHours:
    """`"09:00-18:00"` (Monday to Friday), several spans with commas, or a table by day.

    `"00:00-24:00"` is round the clock, every day. A closing before the opening lies on the
    next day: `"22:00-06:00"`. A table names the days it opens: `{"mon": "09:00-18:00"}`.
    Raises ValueError with what could not be read.
    """
    if isinstance(hours, str):
        spans = _spans(hours)
        days = DAYS if spans == (Span(0, _DAY),) else _WORKDAYS
        return WorkingHours(tuple(spans if day in days else () for day in DAYS))
    by_day = {day.strip().lower()[:3]: _spans(text) for day, text in hours.items()}
    if strange := set(by_day) - set(DAYS):
        raise ValueError(f"not a day of the week: {', '.join(sorted(strange))}")
    return WorkingHours(tuple(by_day.get(day, ()) for day in DAYS))


def _spans(text: str) -> tuple[Span, ...]:
    spans = sorted(_span(part) for part in text.split(",") if part.strip())
    if any(later.start < earlier.end for earlier, later in pairwise(spans)):
        raise ValueError(f"working hours overlap: {text}")
    return tuple(spans)


def _span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"not working hours: {text!r} (like 09:00-18:00)")
    start, end = _minutes(match[1]), _minutes(match[2])
    if start == end or start >= _DAY:
        raise ValueError(f"not working hours: {text!r} (like 09:00-18:00)")
    return Span(start, end if end > start else end + _DAY)


def _minutes(clock: str) -> int:
    match = _CLOCK.fullmatch(clock)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if minute > 59 or hour * 60 + minute > _DAY:
        raise ValueError(f"not a time of day: {clock}")
    return hour * 60 + minute
