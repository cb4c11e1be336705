"""A reply opens and closes as its reader expects, once."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translations.courtesy import (
    Kind,
    Occasion,
    addressed,
    closing,
    framed,
    has_closing,
    has_opening,
    opening,
)
from translations.register import heavy_spots, plain_spots

EVERY = [
    (language, kind, occasion)
    for language in ("ja", "en")
    for kind in get_args(Kind)
    for occasion in get_args(Occasion)
]
every = pytest.mark.parametrize(("language", "kind", "occasion"), EVERY)


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("ja", "田中", "田中様"),
        ("ja", "田中様", "田中様"),
        ("ja", "田中さん", "田中様"),
        ("ja", "髙﨑", "髙﨑様"),
        ("ja", "株式会社見本", "株式会社見本御中"),
        ("ja", "見本商事株式会社", "見本商事株式会社御中"),
        ("ja", "株式会社見本　田中様", "株式会社見本　田中様"),
        ("ja", "株式会社見本 田中", "株式会社見本 田中様"),
        ("ja", "見本商事株式会社　御中", "見本商事株式会社御中"),
        ("ja", "Acme, Inc.", "Acme, Inc.御中"),
        ("ja", "", "お客様"),
        ("ja", "お客様", "お客様"),
        ("ja", "Emily Carter", "Emily Carter様"),
        ("en", "Emily", "Hi Emily,"),
        ("en", "Kenji Tanaka", "Hi Kenji Tanaka,"),
        ("en", "Tanaka-san", "Hi Tanaka,"),
        ("en", "", "Hello,"),
        ("en", "the customer", "Hello,"),
    ],
)
def test_the_customer_is_addressed_as_their_language_does(
    language: str, name: str, said: str
) -> None:
    assert addressed(language, name) == said


def test_consumers_are_thanked_and_businesses_greeted_as_such() -> None:
    assert opening("ja", "consumer", "inquiry", "田中") == (
        "田中様\n\nこの度はお問い合わせいただき、ありがとうございます。"
    )
    assert "いつもお世話になっております。" in opening("ja", "business", "inquiry", "株式会社見本")
    assert opening("en", "consumer", "inquiry", "Emily") == (
        "Hi Emily,\n\nThanks for getting in touch."
    )


@every
def test_openings_and_closings_are_recognised_and_in_good_manners(
    language: str, kind: Kind, occasion: Occasion
) -> None:
    first, last = opening(language, kind, occasion, "田中"), closing(language, kind, occasion)
    spots = plain_spots if language == "ja" else heavy_spots
    assert has_opening(first, language)
    assert has_closing(last, language)
    assert spots(f"{first}\n\n{last}") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("田中様\n商品を発送いたしました。", "ja"),
        ("いつもお世話になっております。\n商品の件です。", "ja"),
        ("株式会社見本 御中\n\n商品の件です。", "ja"),
        ("お問い合わせいただき、ありがとうございます。商品の件です。", "ja"),
        ("ご購入いただき、誠にありがとうございます。商品の件です。", "ja"),
        ("ご不便をおかけし、申し訳ございません。商品の件です。", "ja"),
        ("対応が遅くなり、お詫び申し上げます。\n商品の件です。", "ja"),
        ("We apologize for the delay. It shipped.", "en"),
        ("We are sorry about the mix-up. It shipped.", "en"),
        ("Hi Emily,\nIt shipped.", "en"),
        ("Hello! It shipped.", "en"),
        ("Dear Ms. Carter,\nIt shipped.", "en"),
        ("Thanks for writing to us. It shipped.", "en"),
    ],
)
def test_an_opening_of_ones_own_is_seen(text: str, language: str) -> None:
    assert has_opening(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("商品を発送いたしました。", "ja"),
        ("お客様のご注文は、本日発送いたしました。", "ja"),
        ("申し訳ございませんが、本日は発送できません。", "ja"),
        ("It shipped.", "en"),
        ("High winds delayed the truck.", "en"),
    ],
)
def test_a_text_without_opening_and_closing_has_none(text: str, language: str) -> None:
    assert not has_opening(text, language)
    assert not has_closing(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("発送いたしました。\n何卒よろしくお願いいたします。\n佐藤", "ja"),
        ("発送いたしました。\nよろしくお願い申し上げます。", "ja"),
        ("発送いたしました。\nまたのご利用をお待ちしております。", "ja"),
        ("It shipped.\n\nBest,\nKate", "en"),
        ("It shipped.\n\nKind regards,\nKate\nSupport", "en"),
        ("It shipped.\nThanks!", "en"),
    ],
)
def test_a_closing_of_ones_own_is_seen(text: str, language: str) -> None:
    assert has_closing(text, language)


def test_a_text_is_framed_with_what_it_lacks() -> None:
    assert framed("商品を発送いたしました。", "ja", "business", "follow_up", "株式会社見本") == (
        "株式会社見本御中\n\nいつもお世話になっております。\n"
        "お問い合わせいただきました件について、ご連絡申し上げます。\n\n"
        "商品を発送いたしました。\n\n"
        "お手数をおかけいたしますが、ご確認のほどよろしくお願い申し上げます。"
    )
    assert framed("It shipped.", "en", name="Emily", signed="Kate") == (
        "Hi Emily,\n\nThanks for getting in touch.\n\nIt shipped.\n\n"
        "If anything is unclear, just reply to this message.\n\nBest regards,\nKate"
    )


def test_a_name_that_stands_there_is_not_said_twice() -> None:
    framed_text = framed("田中様\n商品を発送いたしました。", "ja", name="田中")
    assert framed_text.count("田中様") == 1
    assert framed_text.startswith("田中様\n\nこの度は")
    assert framed("いつもお世話になっております。\n商品の件です。", "ja", name="田中").startswith(
        "田中様\n\nいつもお世話になっております。\n商品の件です。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "山本様、ご不便をおかけしております。",
        "山本様　お待たせいたしました。",
        "山本 由美様、交換品をお送りいたします。",
    ],
)
def test_a_name_in_the_first_sentence_is_not_said_twice(text: str) -> None:
    assert framed(text, "ja", occasion="follow_up", name="山本").startswith(text)


@pytest.mark.parametrize("text", ["仕様、寸法は次のとおりです。", "同様　返品できます。"])
def test_words_that_end_like_a_title_address_nobody(text: str) -> None:
    assert not has_opening(text, "ja")


@settings(deadline=None, max_examples=200)
@given(st.text(), st.sampled_from(EVERY), st.text(max_size=20))
def test_framing_any_text_keeps_it_and_is_done_once(
    text: str, how: tuple[str, Kind, Occasion], name: str
) -> None:
    once = framed(text, *how, name)
    assert has_opening(once, how[0])
    assert has_closing(once, how[0])
    assert framed(once, *how, name) == once
    assert all(line.strip() in once for line in text.splitlines())
