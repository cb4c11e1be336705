"""When the desks work: hours, nights and the days on which clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.duty import (
    add_working_minutes,
    is_open,
    next_opening,
    open_desks,
    working_minutes,
)
from tickets.hours import parse_hours
from tickets.teams import Team

TOKYO, SEATTLE = "Asia/Tokyo", "America/Los_Angeles"


def desk(key: str, timezone: str, hours: str | dict[str, str]) -> Team:
    return Team(
        key=key,
        names={"ja": key, "en": key},
        language="en",
        workspace="",
        channel=f"support-{key}",
        timezone=ZoneInfo(timezone),
        hours=parse_hours(hours),
    )


JP = desk("jp", TOKYO, "09:00-18:00")
US = desk("us", SEATTLE, "09:00-17:00")
ALWAYS = desk("always", SEATTLE, "00:00-24:00")
NIGHT = desk("night", SEATTLE, "22:00-06:00")
BROKEN = desk("broken", SEATTLE, {"sun": "00:30-02:30, 02:45-12:00", "Saturday": "20:00-04:00"})
DESKS = st.sampled_from([JP, US, ALWAYS, NIGHT, BROKEN])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
MINUTES = st.integers(0, 5000)


def at(zone: str, *parts: int, fold: int = 0) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("team", "moment", "expected"),
    [
        (JP, at(TOKYO, 2026, 11, 24, 9, 0), True),
        (JP, at(TOKYO, 2026, 11, 24, 8, 59), False),
        (JP, at(TOKYO, 2026, 11, 24, 18, 0), False),
        (JP, at(TOKYO, 2026, 11, 28, 12, 0), False),
        (ALWAYS, at(SEATTLE, 2026, 11, 28, 0, 0), True),
        (NIGHT, at(SEATTLE, 2026, 11, 24, 5, 59), True),
        (NIGHT, at(SEATTLE, 2026, 11, 28, 5, 59), True),
        (NIGHT, at(SEATTLE, 2026, 11, 28, 22, 30), False),
    ],
)
def test_open_or_closed(team: Team, moment: datetime, expected: bool) -> None:
    assert is_open(team, moment) is expected


def test_the_next_opening_passes_the_weekend() -> None:
    friday = at(TOKYO, 2026, 11, 27, 18, 0)
    assert next_opening(JP, friday) == at(TOKYO, 2026, 11, 30, 9, 0)
    assert next_opening(JP, at(TOKYO, 2026, 11, 27, 10, 5)) == at(TOKYO, 2026, 11, 27, 10, 5)


def test_the_desks_share_an_hour_in_winter_and_none_in_summer() -> None:
    winter, summer = at(TOKYO, 2026, 11, 25, 9, 30), at(TOKYO, 2026, 7, 1, 9, 30)
    assert open_desks([JP, US], winter) == (JP, US)
    assert open_desks([JP, US], summer) == (JP,)


def test_minutes_go_on_after_the_night() -> None:
    assert add_working_minutes(JP, at(TOKYO, 2026, 11, 27, 17, 30), 60) == at(
        TOKYO, 2026, 11, 30, 9, 30
    )
    assert add_working_minutes(JP, at(TOKYO, 2026, 11, 27, 17, 30), 30) == at(
        TOKYO, 2026, 11, 27, 18, 0
    )
    assert add_working_minutes(ALWAYS, at(SEATTLE, 2026, 11, 27, 17, 30), 0.1) == at(
        SEATTLE, 2026, 11, 27, 17, 30
    ) + timedelta(seconds=6)


@pytest.mark.parametrize(
    ("day", "minutes"), [((2026, 3, 8), 23 * 60), ((2026, 11, 1), 25 * 60), ((2026, 11, 2), 1440)]
)
def test_a_day_has_the_hours_that_the_clocks_give_it(
    day: tuple[int, int, int], minutes: int
) -> None:
    midnight = at(SEATTLE, *day, 0, 0)
    following = (midnight + timedelta(days=1)).replace(fold=0)
    assert working_minutes(ALWAYS, midnight, following) == minutes


def test_a_night_shift_over_a_clock_change_is_counted_as_it_passes() -> None:
    spring = desk("spring", SEATTLE, {"sat": "22:00-06:00"})
    assert (
        working_minutes(spring, at(SEATTLE, 2026, 3, 7, 12, 0), at(SEATTLE, 2026, 3, 8, 12, 0))
        == 7 * 60
    )
    assert (
        working_minutes(spring, at(SEATTLE, 2026, 10, 31, 12, 0), at(SEATTLE, 2026, 11, 1, 12, 0))
        == 9 * 60
    )


@given(DESKS, MOMENTS, MINUTES)
def test_adding_and_counting_are_each_others_inverse(
    team: Team, start: datetime, minutes: int
) -> None:
    end = add_working_minutes(team, start, minutes)
    assert working_minutes(team, start, end) == minutes


@given(DESKS, MOMENTS, MINUTES, MINUTES)
def test_more_minutes_never_end_earlier(team: Team, start: datetime, a: int, b: int) -> None:
    first, second = sorted((a, b))
    assert add_working_minutes(team, start, first) <= add_working_minutes(team, start, second)


@given(DESKS, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)), MINUTES)
def test_a_later_start_never_ends_earlier(
    team: Team, start: datetime, later: timedelta, minutes: int
) -> None:
    assert add_working_minutes(team, start, minutes) <= add_working_minutes(
        team, start + later, minutes
    )


@given(DESKS, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_work_is_never_longer_than_time(team: Team, start: datetime, span: timedelta) -> None:
    assert 0 <= working_minutes(team, start, start + span) <= span / timedelta(minutes=1)


@given(DESKS, MOMENTS, MOMENTS, MOMENTS)
def test_minutes_add_up(team: Team, a: datetime, b: datetime, c: datetime) -> None:
    first, middle, last = sorted((a, b, c))
    parts = working_minutes(team, first, middle) + working_minutes(team, middle, last)
    assert parts == pytest.approx(working_minutes(team, first, last))


@given(DESKS, MOMENTS)
def test_a_desk_is_open_at_its_next_opening(team: Team, moment: datetime) -> None:
    opening = next_opening(team, moment)
    assert opening >= moment
    assert is_open(team, opening)
    assert working_minutes(team, moment, opening) == 0


def test_time_backwards_is_no_work_and_negative_minutes_are_refused() -> None:
    noon = at(TOKYO, 2026, 11, 24, 12, 0)
    assert working_minutes(JP, noon, noon - timedelta(hours=1)) == 0
    with pytest.raises(ValueError, match="negative"):
        add_working_minutes(JP, noon, -1)


@pytest.mark.parametrize(
    "hours",
    [
        *("", "9", "9-25", "09:60-18:00", "18:00-18:00", "09:00-12:00, 11:00-18:00", {}),
        {"noday": "9-18"},
        {"mon": ""},
        "24:00-06:00",
    ],
)
def test_hours_that_cannot_be_read_are_refused(hours: str | dict[str, str]) -> None:
    with pytest.raises(ValueError):
        parse_hours(hours)


def test_hours_are_read_as_people_write_them() -> None:
    assert parse_hours("9-18") == parse_hours("09:00-18:00")
    lunch = desk("lunch", TOKYO, "09:00-12:00, 13:00-18:00")
    assert not is_open(lunch, at(TOKYO, 2026, 11, 24, 12, 30))


def test_a_team_has_a_name_in_each_language() -> None:
    team = Team("jp", {"ja": "東京"}, "ja", "", "support-jp", JP.timezone, JP.hours)
    assert (team.name("ja"), team.name("en")) == ("東京", "JP")
