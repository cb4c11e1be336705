"""Fragments that say by when something is, as promises are kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.deadlines import deadline
from translations.facts import facts


@pytest.mark.parametrize(
    ("source", "said", "target", "expected"),
    [
        ("ja", "11/30(月)までに", "en", "by Mon, Nov 30"),
        ("ja", "11月30日までに", "en", "by November 30"),
        ("ja", "11月30日 15:00まで", "en", None),
        ("ja", "15:00までに", "en", "by 3:00 PM"),
        ("ja", "12月3日頃", "en", "around December 3"),
        ("ja", "12月3日に", "en", "on December 3"),
        ("ja", "12月3日にお届けします", "en", None),
        ("ja", "12,800円までに", "en", None),
        ("en", "by Mon, Nov 30", "ja", "11/30(月)までに"),
        ("en", "By November 30", "ja", "11月30日までに"),
        ("en", "by tomorrow", "ja", None),
        ("en", "by", "ja", None),
    ],
)
def test_a_day_is_said_as_the_other_language_says_it(
    source: str, said: str, target: str, expected: str | None
) -> None:
    assert deadline(said, source, target) == expected


@given(st.dates(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=700)))
def test_the_day_stays_the_same(day: date) -> None:
    said = deadline(f"{day.year}年{day.month}月{day.day}日までに", "ja", "en")
    assert said is not None
    (fact,) = facts(said)
    assert fact.value[:3] == (str(day.year), str(day.month), str(day.day))
    back = deadline(said, "en", "ja")
    assert back == f"{day.year}年{day.month}月{day.day}日までに"
