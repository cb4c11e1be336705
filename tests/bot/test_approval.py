"""What keeps a reply from going out, and what the preview points out."""

from __future__ import annotations

import pytest

from bot.approval import Filled, Found, is_own, marks, objection, promised, to_record, wordless
from translations.checks import Reason

JA = "11/27(金)までに¥12,800を返金いたします。ご注文番号は503-1234567-7654321です。"
EN = "We will refund ¥12,800 by Fri, Nov 27. Your order number is 503-1234567-7654321."


def refused(text: str, customer: str | None, language: str = "ja", rendered: bool = True) -> str:
    against = objection(Filled(text, customer), rendered=rendered, customer_language=language)
    return f"{against.field}:{against.reason}" if against else ""


@pytest.mark.parametrize(
    ("text", "customer", "language", "verdict"),
    [
        (EN, JA, "ja", ""),
        (JA, EN, "en", ""),
        ("   \n", None, "ja", "text:empty"),
        (EN, " \u3000\n", "ja", "customer:customer_empty"),
        (EN, EN, "ja", "customer:copy"),
        (EN, f"  {EN}\n", "ja", "customer:copy"),
        (EN, JA.replace("12,800", "12,880"), "ja", "customer:amounts"),
        (EN, JA.replace("¥12,800を", ""), "ja", "customer:amount"),
        (EN, JA.replace("¥12,800", "1万2800円"), "ja", ""),
        (EN, JA.replace("7654321", "7654322"), "ja", "customer:value"),
        (EN, JA.replace("11/27(金)", "11/28(土)"), "ja", "customer:value"),
        ("Thank you.", "We are sorry for the delay.", "ja", "customer:language"),
        ("ありがとうございます。", "すみません。", "en", "customer:language"),
        ("承知", "了解", "en", "customer:language"),
        ("Thanks. We will check it.", "どうも。We will check it.", "ja", "customer:left_over"),
        ("お届け日を確認いたします。", None, "en", "text:no_rendering"),
    ],
)  # fmt: skip
def test_nothing_wrong_goes_out(
    text: str, customer: str | None, language: str, verdict: str
) -> None:
    assert refused(text, customer, language) == verdict


def test_a_text_that_the_customer_reads_needs_no_second_field() -> None:
    assert refused("お届け日を確認いたします。", None, "ja", rendered=False) == ""


def test_a_text_changed_after_its_translation_is_refused() -> None:
    assert refused(EN, JA, rendered=False) == "text:stale"


def test_a_text_changed_into_the_customers_language_loses_its_translation_first() -> None:
    assert refused(JA, JA) == "text:stale"


def test_without_a_translation_shown_the_remedy_is_to_translate() -> None:
    assert refused(EN, None, rendered=False) == "text:untranslated"


@pytest.mark.parametrize("text", ["503-1234567-7654321", "¥4,980", "👍", "12/1 10:00", ""])
def test_numbers_and_signs_read_the_same_everywhere(text: str) -> None:
    assert wordless(text)
    assert is_own(text, "en")
    assert is_own(text, "ja")


def test_kanji_alone_are_japanese_for_an_english_reader() -> None:
    assert not is_own("返金済", "en")
    assert is_own("返金済", "ja")


def test_a_foreign_word_in_a_japanese_sentence_needs_no_translation() -> None:
    assert is_own("A&Bの在庫は3個です。", "ja")
    assert not is_own("ありがとうございます。 We will check it.", "ja")
    assert not is_own("A&Bの在庫は3個です。", "en")


def test_marks_name_lost_changed_and_added_values() -> None:
    found = marks(EN, JA.replace("¥12,800", "¥12,880") + "約3kgです。", "en", "ja")
    assert {(mark.reason, mark.kind) for mark in found} >= {
        ("changed", "amount"),
        ("added", "measure"),
    }


def test_marks_keep_what_the_engine_doubted_once() -> None:
    doubt = Reason("low_score")
    found = marks("Thank you.", "ありがとうございます。", "en", "ja", [doubt, doubt])
    assert [mark.reason for mark in found] == ["low_score"]


def test_a_promise_in_both_languages_is_one() -> None:
    found = promised(EN, JA)
    assert [one.kind for one in found].count("refund") == 1
    assert all(one.customer_text for one in found)


def test_a_refund_with_its_day_in_one_of_the_texts_is_one_refund() -> None:
    found = promised(
        "We will refund by Fri, Nov 27.", "返金いたします。11/27(金)にご確認ください。"
    )
    assert [one.kind for one in found].count("refund") == 1


def test_a_promise_only_in_what_they_get_is_found_too() -> None:
    found = promised("We are looking into it.", "明日までに返金いたします。")
    assert all(one.text is None and one.customer_text for one in found)
    assert "refund" in {one.kind for one in found}


def test_only_ticked_promises_are_recorded() -> None:
    refund, day = Found("refund", "refund", "返金"), Found("date", "by Friday", "金曜まで")
    assert to_record([refund, day], frozenset({day.key}), "en", "ja") == (
        {
            "kind": "date",
            "text": "by Friday",
            "language": "en",
            "customer_text": "金曜まで",
            "customer_language": "ja",
        },
    )


def test_a_day_said_apart_belongs_to_the_promise_that_has_it_in_the_other_text() -> None:
    (found,) = promised(
        "Your refund will be complete. You will have it by November 30.",
        "11月30日までに返金いたします。",
    )
    assert found == Found("refund", "refund / by November 30", "11月30日までに返金")
