"""What an answer of the story must say follows from the article and the day alone."""

from __future__ import annotations

from datetime import date

import pytest

from demo.story.questions import QUESTIONS, Answering, articles
from knowledge.drafts import ArticleDraft, VariantDraft
from knowledge.values import Value

KEPT = ArticleDraft(
    slug="returns",
    marketplace="jp",
    review_by=date(2027, 5, 23),
    values=[
        Value(name="days", value="30", verified_on=date(2026, 11, 23), review_by=date(2027, 2, 1))
    ],
    variants=[
        VariantDraft(language="ja", title="返品条件", body="{{days}}日"),
        VariantDraft(language="en", title="Return terms", body="{{days}} days"),
    ],
)


def wanted(language: str, today: date) -> Answering:
    return Answering(KEPT, language, today)


def test_every_question_is_answered_by_an_article_that_comes_with_the_product() -> None:
    shipped = articles()
    for asked in QUESTIONS:
        for language in ("ja", "en"):
            assert Answering(shipped[asked.slug], language, date(2026, 12, 1)).title
    assert {one.way for one in QUESTIONS} == {"command", "thread", "mention", "direct"}
    assert {shipped[one.slug].marketplace for one in QUESTIONS} == {"jp", "us", "both"}


@pytest.mark.parametrize(
    ("today", "dates"),
    [
        (date(2026, 12, 1), ["verified Mon, Nov 23", "next review by Mon, Feb 1, 2027"]),
        (date(2027, 1, 25), ["verified Mon, Nov 23, 2026", "due for review by Mon, Feb 1"]),
        (date(2027, 2, 2), ["verified Mon, Nov 23, 2026"]),
    ],
)
def test_the_dates_of_a_card_depend_on_the_day(today: date, dates: list[str]) -> None:
    assert wanted("en", today).dates() == dates


def test_a_caution_must_be_there_once_the_review_is_due_and_not_before() -> None:
    card = "⚠️ *ご案内の前に確認してください*（確認の期限：2/1(月)）"
    assert wanted("ja", date(2027, 2, 2)).is_cautioned(card)
    assert not wanted("ja", date(2027, 2, 2)).is_cautioned("返品条件")
    assert not wanted("ja", date(2027, 1, 1)).is_cautioned(card)


def test_a_rule_of_one_marketplace_is_marked_and_the_other_one_is_not() -> None:
    one = wanted("ja", date(2026, 12, 1))
    assert (one.scope(), one.opposite()) == ("🇯🇵 Amazon.co.jp", "🇺🇸 Amazon.com")
    assert one.only_there() == ["Amazon.co.jpで購入した場合の内容です。購入先を確認してください。"]
