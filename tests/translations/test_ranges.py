"""From one value to another: read as one thing, kept together, and missed where it fell apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.checks import judge
from translations.engines.base import Edition, Engine, Hypothesis, Pair
from translations.ranges import ranges
from translations.ranging import render_ranged, untouched_ranged

DECEMBER = ("date", "12/3", "12/5")


def read(text: str) -> list[tuple[str, str, str]]:
    """Each range with its ends in short."""
    found: list[tuple[str, str, str]] = []
    for one in ranges(text):
        first, last = ("/".join(filter(None, end.value)) for end in (one.first, one.last))
        found.append((one.kind, first, last))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It arrives between December 3 and 5.", DECEMBER),
        ("It arrives Dec 3–5.", DECEMBER),
        ("It arrives from Dec. 3 to 5.", DECEMBER),
        ("It arrives 3-5 December.", DECEMBER),
        ("12月3日〜5日に届きます。", DECEMBER),
        ("12月3日から５日の間に届きます。", DECEMBER),
        ("12/3から12/5まで休みます。", DECEMBER),
        ("12月3日(木)～12月5日(土)", ("date", "12/3/4", "12/5/6")),
        ("Closed Dec 30 – Jan 3.", ("date", "12/30", "1/3")),
        ("between 10:00 and 12:00", ("time", "10/0", "12/0")),
        ("from 1:00 to 3:00 PM", ("time", "13/0", "15/0")),
        ("午後1時〜3時", ("time", "13/0", "15/0")),
        ("10〜12時", ("time", "10/0", "12/0")),
        ("$10-15", ("amount", "USD/10", "USD/15")),
        ("1,000〜2,000円", ("amount", "JPY/1000", "JPY/2000")),
        ("3〜5営業日", ("number", "3", "5")),
        ("2-3 days", ("number", "2", "3")),
        ("2、3日", ("number", "2", "3")),
        ("5〜10%", ("number", "5", "10")),
        ("月〜金", ("weekday", "1", "5")),
        ("Monday through Friday", ("weekday", "1", "5")),
    ],
)
def test_however_it_is_written(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Please move it from December 3 to December 5.",
        "12月3日から12月5日に変更してください。",
        "The price went from $10 to $15.",
        "水曜日から木曜日に変えました。",
        "郵便番号は100-0001です。",
        "It ships December 3 - 5 days late.",
        "The 3rd and the 5th of December.",
        "December 3 and 5 are holidays.",
        "between 10 and 12 AM",
    ],
)
def test_not_everything_with_two_ends_is_one(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="0123456789月日時〜-から to年/:.,¥$円%午後Decand", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    at = 0
    for one in ranges(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= at
        at = one.end


# --- told of a translation ------------------------------------------------------------------


def doubts(source: str, translation: str, origin: str = "en", target: str = "ja") -> list[str]:
    found = judge(source, translation, origin, target).reasons
    return [reason.code for reason in found if reason.code == "range"]


SOURCE = "It will arrive between December 3 and December 5."


@pytest.mark.parametrize(
    "translation",
    [
        "12月3日と12月5日にお届けします。",
        "12月5日から12月3日までにお届けします。",
        "12月3日にお届けします。12月5日です。",
    ],
)
def test_two_days_are_no_range(translation: str) -> None:
    assert doubts(SOURCE, translation) == ["range"]
    assert doubts(translation, SOURCE, "ja", "en") == ["range"]


@pytest.mark.parametrize(
    "translation",
    [
        "12月3日〜5日にお届けします。",
        "12月3日から12月5日の間に届きます。",
        "12/3〜12/5にお届けする予定です。",
    ],
)
def test_the_same_range_in_other_words_is_fine(translation: str) -> None:
    assert judge(SOURCE, translation, "en", "ja").state == "good"
    assert doubts("It takes 3–5 days.", "It takes 3 or 5 days.", "en", "en") == []


# --- through an engine that knows none -------------------------------------------------------


class Knows(Engine):
    """Renders what it was given renderings of, and nothing else."""

    name, version = "knows", "1"

    def __init__(self, **known: str) -> None:
        self.known = known

    def pairs(self) -> dict[Pair, Edition]:
        return {pair: Edition("knows", "1") for pair in (("ja", "en"), ("en", "ja"))}

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        return [[Hypothesis(self.known[one], 0.0)] if one in self.known else [] for one in segments]


@pytest.mark.parametrize(
    ("source", "known", "expected"),
    [
        (
            "It will arrive between December 3 and 5.",
            {"It will arrive on ⟦0⟧.": "⟦0⟧に届きます。"},
            "12月3日〜5日に届きます。",
        ),
        (
            "12月3日から5日の間に届きます。",
            {"⟦0⟧に届きます。": "It will arrive on ⟦0⟧."},
            "It will arrive between December 3 and 5.",
        ),
        (
            "12月3日から12月5日まで休業いたします。",
            {"⟦0⟧に休業いたします。": "We will be closed on ⟦0⟧."},
            "We will be closed from December 3 to December 5.",
        ),
        (
            "12月30日から1月3日まで休業いたします。",
            {"⟦0⟧に休業いたします。": "We will be closed on ⟦0⟧."},
            "We will be closed from December 30 to January 3.",
        ),
        (
            "返金には3〜5営業日かかります。",
            {"返金には5営業日かかります。": "The refund takes 5 business days."},
            "The refund takes 3–5 business days.",
        ),
        (
            "It costs between $10 and $15.",
            {"It costs ⟦0⟧.": "費用は⟦0⟧です。"},
            "費用は$10.00〜$15.00です。",
        ),
    ],
)
def test_the_whole_range_stands_where_its_last_value_would(
    source: str, known: dict[str, str], expected: str
) -> None:
    origin, target = ("en", "ja") if source.isascii() else ("ja", "en")
    [made] = render_ranged([source], origin, target, Knows(**known))
    assert (made.text, made.state) == (expected, "good")


def test_a_limit_is_no_place_for_a_range() -> None:
    known = {"⟦0⟧に届きます。": "It will arrive by ⟦0⟧."}
    [made] = render_ranged(["12月3日〜5日に届きます。"], "ja", "en", Knows(**known))
    assert "by December 3" not in made.text


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("12月3日〜5日", "en", "December 3–5"),
        ("Dec 3–5", "ja", "12月3日〜5日"),
        ("between 10:00 AM and 12:00 PM", "ja", None),
    ],
)
def test_a_range_alone_needs_no_engine(text: str, target: str, expected: str | None) -> None:
    source = {"ja": "en", "en": "ja"}[target]
    assert untouched_ranged(text, source, target) == expected
