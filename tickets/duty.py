"""When a desk is open: pure arithmetic on aware moments. Minutes are real, elapsed ones.

Wall-clock hours become moments by PEP 495 with fold 0: an opening that a clock change skips is
taken with the offset before the change, one that occurs twice means the first.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tickets.hours import WorkingHours, parse_hours
from tickets.teams import Team

__all__ = [
    "WorkingHours",
    "add_working_minutes",
    "is_open",
    "next_opening",
    "open_desks",
    "parse_hours",
    "working_minutes",
]

_MINUTE = timedelta(minutes=1)


def is_open(team: Team, at: datetime) -> bool:
    """Whether the desk works at this moment; the moment of closing is closed."""
    return next_opening(team, at) == at


def next_opening(team: Team, at: datetime) -> datetime:
    """The first moment from `at` on when the desk is open: `at` itself if it is. In UTC."""
    start, _ = next(_open_from(team, at))
    return start


def add_working_minutes(team: Team, start: datetime, minutes: float) -> datetime:
    """The moment when so many working minutes have passed since `start`. In UTC.

    A count that ends with the day's work ends at its closing, not at the next opening.
    Raises ValueError for negative minutes.
    """
    if minutes < 0:
        raise ValueError("working minutes cannot be negative")
    left = timedelta(minutes=minutes)
    for opening, closing in _open_from(team, start):
        if left <= closing - opening:
            return opening + left
        left -= closing - opening
    raise AssertionError("a week of working hours never ends")


def working_minutes(team: Team, a: datetime, b: datetime) -> float:
    """The working minutes between two moments; 0 when `b` is not after `a`."""
    worked = timedelta()
    for opening, closing in _open_from(team, a):
        if opening >= b:
            break
        worked += min(closing, b) - opening
    return worked / _MINUTE


def open_desks(teams: Iterable[Team], at: datetime) -> tuple[Team, ...]:
    """The teams that work at this moment, in the given order."""
    return tuple(team for team in teams if is_open(team, at))


def _open_from(team: Team, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of work from `at` on, without end and without overlap, in UTC."""
    reached = at.astimezone(UTC)
    # A span of the day before may still run; two days are safe in every zone.
    day = reached.astimezone(team.timezone).date() - timedelta(days=2)
    while True:
        for opening, closing in _stretches(team, day):
            if closing > reached:
                yield max(opening, reached), closing
                reached = closing
        day += timedelta(days=1)


def _stretches(team: Team, day: date) -> Iterator[tuple[datetime, datetime]]:
    zone = team.timezone
    for span in team.hours.spans_on(day):
        yield _moment(day, span.start, zone), _moment(day, span.end, zone)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=zone).astimezone(UTC)
