"""What must survive a translation is found, masked, restored and compared by value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.shield import (
    Promise,
    differences,
    facts,
    promises,
    restore,
    shield,
    written,
)


def only(text: str) -> tuple[str, tuple[str, ...]]:
    (fact,) = facts(text)
    assert fact.text == text
    return fact.kind, fact.value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("250-1234567-1234567", "order"),
        ("２５０－１２３４５６７－１２３４５６７", "order"),
        ("D01-1234567-1234567", "order"),
        ("B0ABCDEFGH", "asin"),
        ("KB-204-BLK", "sku"),
        ("WH1000X", "sku"),
        ("1Z999AA10123456784", "tracking"),
        ("TBA123456789012", "tracking"),
        ("EJ123456789JP", "tracking"),
        ("1234-5678-9012", "parcel"),
        ("JP-1042", "ticket"),
        ("tanaka.y+shop@mail.example.co.jp", "email"),
        ("https://shop.example/a?b=c&d=%E3%81%82", "url"),
        ("Amazon.co.jp", "url"),
        ("<@U0123ABCD>", "slack"),
        ("<#C0123ABCD|support-jp>", "slack"),
        ("<https://shop.example|here>", "slack"),
        (":tada:", "emoji"),
        ("🙇‍♀️", "emoji"),
        ("`E-1042`", "code"),
        ("«PHONE_1»", "placeholder"),
        ("090-1234-5678", "phone"),
        ("(206) 555-0142", "phone"),
    ],
)
def test_identifiers_are_recognised_whole(text: str, kind: str) -> None:
    assert only(text)[0] == kind
    assert shield(f"前{text}後").text == "前⟦0⟧後"


SAME_AMOUNT = [
    "¥12,800",
    "12,800円",
    "1万2800円",
    "￥１２，８００",
    "12800円",
    "JPY 12,800",
    "12,800 yen",
]
SAME_DATE = [
    "11/27(金)",
    "11月27日",
    "Nov 27",
    "Fri, Nov 27",
    "November 27th",
    "27 November",
    "2026年11月27日",
    "2026-11-27",
    "11月27日（金曜日）",
    "令和8年11月27日",
]
SAME_TIME = ["午後3時30分", "15:30", "3:30 PM", "3:30 p.m.", "午後3時半", "１５時３０分"]


@pytest.mark.parametrize("group", [SAME_AMOUNT, SAME_DATE, SAME_TIME])
def test_one_value_in_many_writings(group: list[str]) -> None:
    first = facts(group[0])[0]
    for text in group:
        assert [first.same(fact) for fact in facts(text)] == [True], text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12,800円", "12,800ドル"),
        ("$38.00", "$38.50"),
        ("11/27(金)", "11/27(木)"),
        ("11月27日", "11月28日"),
        ("3:00 AM", "3:00 PM"),
    ],
)
def test_other_values_are_other(one: str, other: str) -> None:
    assert not facts(one)[0].same(facts(other)[0])


@pytest.mark.parametrize("text", ["24/7", "2-in-1", "USB-C", "3時間", "3か月", "e.g."])
def test_ordinary_words_are_no_dates_or_times(text: str) -> None:
    assert not {fact.kind for fact in facts(text)} & {"date", "time", "amount", "month"}


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        ("12,800円", "¥12,800", "12,800円"),
        ("1万2800円", "¥12,800", "12,800円"),
        ("38ドル", "$38.00", "$38.00"),
        ("11月12日", "November 12", "11月12日"),
        ("11/27(金)", "Fri, Nov 27", "11/27(金)"),
        ("November 27, 2026", "November 27, 2026", "2026年11月27日"),
        ("4:00 PM PST", "4:00 PM PST", "16:00 PST"),
        ("1/2", "1/2", "1/2"),
        ("2026-11-27", "2026-11-27", "2026-11-27"),
        ("250-1234567-1234567", "250-1234567-1234567", "250-1234567-1234567"),
    ],
)
def test_values_are_written_as_the_reader_writes_them(
    text: str, english: str, japanese: str
) -> None:
    fact = facts(text)[0]
    assert (written(fact, "en"), written(fact, "ja")) == (english, japanese)


@given(st.text())
def test_restore_undoes_shield_for_any_text(text: str) -> None:
    assert restore(shield(text)) == text


MARKS = st.sampled_from(
    ["⟦0⟧", "⟦", "⟧", "0", "12,800円", "⟦1:amount⟧", "11/27", "B0ABCDEFGH", "あ", " "]
)


@given(st.lists(MARKS).map("".join))
def test_restore_undoes_shield_where_marks_stand_already(text: str) -> None:
    assert restore(shield(text)) == text


@given(st.text(st.characters(codec=None, categories=["Cs", "Lo", "Nd"])))
def test_half_surrogates_survive(text: str) -> None:
    assert restore(shield(text)) == text


@pytest.mark.parametrize(
    "piece", ["1", "1,", "a.", "A-", "1-", "<@", "`", ":a", "¥", "一", "1万", "@a"]
)
def test_a_huge_text_takes_no_huge_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert restore(shield(text)) == text


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("12,800円を11/27(金)までに返金します。", "We will refund ¥12,800 by Fri, Nov 27."),
        ("2個のうち1個が壊れていました。", "One of the two was broken."),
        ("24時間以内に", "within 24 hours"),
        ("11月に買いました", "I bought it in November"),
        ("土曜日に届きますか", "Will it come on Saturday?"),
        ("午後3時に電話します", "I will call at 3 PM"),
        ("３つ注文しました", "I ordered three"),
        ("Order 250-1234567-1234567", "ご注文250-1234567-1234567"),
    ],
)
def test_the_same_said_in_the_other_language_is_no_difference(
    source: str, translation: str
) -> None:
    assert differences(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("12,800円です", "It is ¥12,080", ("amount", "12,800円", "changed")),
        ("12,800円です", "It is expensive", ("amount", "12,800円", "missing")),
        ("$38", "38円", ("amount", "$38", "changed")),
        ("11/27(金)まで", "by Nov 26", ("date", "11/27(金)", "changed")),
        ("3個", "a few", ("number", "3", "missing")),
        ("金曜日", "on Sunday", ("weekday", "金曜", "changed")),
        ("はい", "Yes, ¥500", ("amount", "¥500", "added")),
        ("250-1234567-1234567", "250-1234567-1234568", ("order", "250-1234567-1234567", "changed")),
    ],
)
def test_what_a_translation_changes_is_named(
    source: str, translation: str, expected: tuple[str, str, str]
) -> None:
    found = [(d.kind, d.text, d.reason) for d in differences(source, translation)]
    assert expected in found


def test_a_swapped_identifier_is_a_difference() -> None:
    source = "B0AAAAAAAAとB0BBBBBBBB"
    assert differences(source, "B0AAAAAAAA and B0AAAAAAAA")[0].text == "B0BBBBBBBB"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/27(金)までに返金いたします。", [("refund", "11/27(金)までに返金")]),
        ("3営業日以内に発送いたします。", [("date", "3営業日以内に発送")]),
        ("12,800円をお返しします。", [("amount", "12,800円")]),
        ("We will refund you by Fri, Nov 27.", [("refund", "refund you by Fri, Nov 27")]),
        ("We will send a replacement by Nov 30.", [("date", "send a replacement by Nov 30")]),
        ("You'll get $38.00 within 3 business days.",
         [("amount", "$38.00"), ("date", "within 3 business days")]),
        ("返金はできません。", []),
        ("We can't issue a refund.", []),
        ("11/20にご注文いただきました。", []),
        ("You ordered it on Nov 3.", []),
        ("返金をご希望でしょうか。", []),
        ("Thank you for your patience.", []),
    ],
)  # fmt: skip
def test_promises(text: str, expected: list[tuple[str, str]]) -> None:
    assert promises(text) == [Promise(kind, words) for kind, words in expected]  # type: ignore[arg-type]
