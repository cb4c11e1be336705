"""Sentences come apart where a reader would part them, and together again without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.segments import LONGEST, segment, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "届きました。箱が破れています！どうすれば？",
            ["届きました。", "箱が破れています！", "どうすれば？"],
        ),
        ("「壊れた。」と言われました。", ["「壊れた。」と言われました。"]),
        ("一行目\n二行目\n\n・項目", ["一行目", "二行目", "項目"]),
        ("Hi. I paid $3.50 to Dr. Smith.", ["Hi.", "I paid $3.50 to Dr. Smith."]),
        ("See https://a.example/b?c=d.e! Ok?", ["See https://a.example/b?c=d.e!", "Ok?"]),
        ("1. First one\n2. Second one", ["First one", "Second one"]),
        ("Call at 4 p.m. PST please.", ["Call at 4 p.m. PST please."]),
        (
            "まだ届きません。2つ目は12月3日です。",
            ["まだ届きません。", "2つ目は12月3日です。"],
        ),
        ("（1つ。2つ。）です。", ["（1つ。2つ。）です。"]),
        ("😀\n---", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert segment(text).text() == text


@given(st.text(alphabet='。「」あア亜.!? \n1・-a’"（）'))
def test_nothing_is_lost_around_marks(text: str) -> None:
    for language in ("", "ja", "en"):
        assert segment(text, language).text() == text


def test_no_segment_is_too_long_for_an_engine() -> None:
    for text in ("あ" * 40_000, "word " * 8_000, "、".join(["長い文"] * 5_000)):
        segmented = segment(text)
        assert segmented.text() == text
        assert max(map(len, segmented.segments)) <= LONGEST


def test_sentences_are_spaced_as_the_target_language_spaces_them() -> None:
    japanese = segment("はい。いいえ。\n・項目", "ja")
    assert japanese.rejoined(["Yes.", "No.", "Item"], "en") == "Yes. No.\n・Item"
    english = segment("Yes. No.\n- Item", "en")
    assert english.rejoined(["はい。", "いいえ。", "項目"], "ja") == "はい。いいえ。\n- 項目"
