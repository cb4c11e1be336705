"""An approved sentence made to fit another that differs only in values or fixed words."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translations.frames import Words, frame
from translations.phrasebook.entries import lexicon
from translations.repair import repaired

WORDS = Words((word.ja, word.en) for word in lexicon())

JA_EN = [
    ("加湿器がまだ届いていません。", "ドライヤーがまだ届いていません。",
     "My hair dryer still hasn't arrived.", "My humidifier still hasn't arrived."),
    ("12月3日までに5,000円を返金いたします。", "11月3日までに4,000円を返金いたします。",
     "We will refund ¥4,000 by November 3.", "We will refund ¥5,000 by December 3."),
    ("土曜日に3個届きました。", "金曜日に2個届きました。",
     "2 of them arrived on Friday.", "3 of them arrived on Saturday."),
    ("炊飯器を注文しました。", "空気清浄機を注文しました。",
     "I ordered an air purifier.", "I ordered a rice cooker."),
    ("空気清浄機は在庫切れです。", "炊飯器は在庫切れです。",
     "Rice cooker: out of stock.", "Air purifier: out of stock."),
    ("30%引きのクーポンが使えません。", "20%引きのクーポンが使えません。",
     "The 20% coupon doesn't work.", "The 30% coupon doesn't work."),
]  # fmt: skip
EN_JA = [
    ("I'd like to return a rice cooker by Friday.", "I'd like to return an air purifier by Monday.",
     "月曜日までに空気清浄機を返品したいです。", "金曜日までに炊飯器を返品したいです。"),
    ("Order 111-2222222-3333333 has shipped.", "Order 250-1234567-7654321 has shipped.",
     "ご注文250-1234567-7654321を発送いたしました。",
     "ご注文111-2222222-3333333を発送いたしました。"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "before", "after", "expected"), JA_EN)
def test_japanese_sentences_are_adapted(text: str, before: str, after: str, expected: str) -> None:
    assert repaired(text, (before, after), "ja", "en", WORDS) == expected


@pytest.mark.parametrize(("text", "before", "after", "expected"), EN_JA)
def test_english_sentences_are_adapted(text: str, before: str, after: str, expected: str) -> None:
    assert repaired(text, (before, after), "en", "ja", WORDS) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # one thing and several are different grammar
        ("1個足りません。", "2個足りません。", "2 are missing."),
        # the value stands twice on the other side: which one is meant?
        ("3日で届きました。", "2日で届きました。", "It took 2 days, and 2 only."),
        # the word does not stand on the other side
        ("加湿器が壊れました。", "ドライヤーが壊れました。", "It broke."),
        # other words differ too
        ("加湿器が壊れました。", "ドライヤーが届きました。", "The hair dryer arrived."),
        # not the same word: part of a longer one
        ("カメラスタンドを返品します。", "テレビスタンドを返品します。", "I return the TV stand."),
        # a negation is no value
        ("加湿器は届きました。", "加湿器は届きませんでした。", "The humidifier did not arrive."),
    ],
)
def test_what_is_not_certain_is_left_alone(text: str, before: str, after: str) -> None:
    assert repaired(text, (before, after), "ja", "en", WORDS) is None


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_frame_whose_spans_lie_in_it(text: str) -> None:
    for language in ("ja", "en"):
        spans = frame(text, language, WORDS).spans
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_repair_never_fails_on_foreign_text(text: str, before: str, after: str) -> None:
    repaired(text, (before, after), "ja", "en", WORDS)
