"""Facts that expire as lines of a form: what is written is read back."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.value_lines import Unreadable, read, written
from knowledge.values import Value

DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
WORDS = st.text(st.sampled_from("abcxyz日数円%$¥.0123456789-"), min_size=1, max_size=20)
VALUES = st.builds(
    Value,
    name=st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
    value=WORDS,
    effective_from=DAYS,
    effective_to=DAYS,
    source=st.just("") | WORDS,
    verified_on=DAYS,
    review_by=DAYS,
)


@given(st.lists(VALUES, max_size=4), st.sampled_from(["ja", "en"]))
def test_what_is_written_is_read_back(values: list[Value], language: str) -> None:
    assert written(read(written(values, language)), language) == written(values, language)


def test_a_line_is_read_as_japanese_and_english_keyboards_write_it() -> None:
    expected = Value(
        name="return_days",
        value="30",
        source="amazon.co.jp GKM69: 返品",
        verified_on=date(2026, 11, 23),
        review_by=date(2027, 2, 23),
    )
    for line in (
        "return_days = 30; source: amazon.co.jp GKM69: 返品; verified: 2026-11-23; "
        "review: 2027-02-23",
        "\nｒｅｔｕｒｎ＿ｄａｙｓ＝３０；出典：amazon.co.jp GKM69: 返品；確認日：2026年11月23日；"
        "次の確認：2027/2/23\n\n",
    ):
        assert read(line) == [expected]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("30", 1, "name"),
        ("days = 30\nDays: 30", 2, "name"),
        ("days =", 1, "name"),
        ("days = 30; checked: 2026-11-23", 1, "word"),
        ("days = 30; verified: yesterday", 1, "day"),
        ("days = 30; verified: 2026-02-30", 1, "day"),
    ],
)
def test_the_first_wrong_line_is_named(text: str, line: int, why: str) -> None:
    with pytest.raises(Unreadable) as found:
        read(text)
    assert (found.value.line, found.value.why) == (line, why)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Unreadable):
        assert all(isinstance(one, Value) for one in read(text))
