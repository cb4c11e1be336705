"""What a sentence asks, wherever in it a reference stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import Reference
from bot.marketplaces import marketplace_in
from bot.router import Asked, routed

JP, US = Reference("jp", 1042), Reference("us", 1043)


@pytest.mark.parametrize(
    ("text", "ticket", "words"),
    [
        ("JP-1042", JP, ""),
        ("ＪＰー１０４２の状況は？", JP, "状況"),
        ("お客様の件（jp1042）、返品できますか？", JP, "お客様の件( )、返品できますか"),
        ("what about US-1043?", US, "what about"),
        ("us-1043 customs duty", US, "customs duty"),
    ],
)
def test_a_ticket_is_recognised_in_a_sentence(text: str, ticket: Reference, words: str) -> None:
    asked = routed(text)
    assert (asked.intent, asked.ticket, asked.words) == ("ticket", ticket, words)


@pytest.mark.parametrize(
    "text",
    [
        "249-1234567-1234567",
        "注文２４９－１２３４５６７－１２３４５６７はどこ？",
        "where is 249 1234567 1234567",
        "order 24912345671234567 has not arrived",
        "「249ー1234567ー1234567」",
    ],
)
def test_an_order_is_recognised_in_a_sentence(text: str) -> None:
    asked = routed(text)
    assert (asked.intent, asked.order) == ("order", "249-1234567-1234567")


@pytest.mark.parametrize(
    "text",
    [
        "B0C1234XYZの電池は？",
        "is b0c1234xyz dangerous",
        "https://www.amazon.co.jp/dp/B0C1234XYZ?th=1",
        "Ｂ０Ｃ１２３４ＸＹＺ",
    ],
)
def test_a_product_is_recognised(text: str) -> None:
    asked = routed(text)
    assert (asked.intent, asked.asin) == ("asin", "B0C1234XYZ")


def test_an_address_is_recognised() -> None:
    asked = routed("naoko.t@example.co.jpさんの注文は？")
    assert (asked.intent, asked.email) == ("customer", "naoko.t@example.co.jp")


@pytest.mark.parametrize(
    "text",
    [
        "カメラの返品は？",
        "return policy for a camera",
        "USB-C 100W charger",
        "PSE JIS-1042A",
        "jpeg 1042",
        "bus 1042",
        "30",
        "09012345678",
        "B0",
        "Bluetooth",
        'returns AND (camera OR "lens") -jp*',
    ],
)
def test_everything_else_is_a_question_as_typed(text: str) -> None:
    asked = routed(text)
    assert asked.intent == "question"
    assert asked.ticket is asked.order is asked.asin is asked.email is None
    assert asked.words == text.strip()


@pytest.mark.parametrize("text", ["", "  ", "？", "!!!", "👍", "…"])
def test_signs_alone_ask_nothing(text: str) -> None:
    assert routed(text).intent == "nothing"


@pytest.mark.parametrize(
    ("text", "marketplace"),
    [
        ("Return policy for a camera bought in Japan?", "jp"),
        ("Amazon.co.jpの返品期限", "jp"),
        ("日本で買ったカメラの返品", "jp"),
        ("ordered from the US, can it be returned", "us"),
        ("アメリカのアマゾンで買った商品の返品", "us"),
        ("amazon.com refund", "us"),
        ("US return window", "us"),
        ("Amazon.co.jp and Amazon.com refunds", None),
        ("customer in Japan asks about privacy", None),
        ("アメリカに住むお客様", None),
        ("ship to the US", None),
        ("can you tell us about returns", None),
        ("they asked us return it or not", None),
        ("返品", None),
        ("amazon.comの返品期限", "us"),
        ("return policy .co.jp", "jp"),
        ("請求書 .com", "us"),
        ("invoice japan", "jp"),
        ("返品 アメリカ", "us"),
        ("日本の消費税", "jp"),
        ("jpの返品", "jp"),
        ("usだったら返品は？", "us"),
        ("return policy in the US", "us"),
        ("bought in Japan, but I live in the us", "jp"),
        ("日本で買ったものをアメリカに住む人が返品", "jp"),
        ("アメリカへの返品", None),
        ("日本から米国への返品", None),
        ("アメリカ 送料", None),
        ("日本語の領収書", None),
        ("does it work in the US?", None),
        ("a customer in Japan wants a refund", None),
        ("US to JP transit", None),
        ("JP and US accounts", None),
        ("naoko@example.co.jp", None),
    ],
)
def test_where_it_was_bought_counts_and_nothing_else(text: str, marketplace: str | None) -> None:
    assert marketplace_in(text)[0] == marketplace


@pytest.mark.parametrize(
    ("text", "words", "marketplace"),
    [
        ("camera return jp", "camera return", "jp"),
        ("US sales tax", "sales tax", "us"),
        ("返品 ＵＳ", "返品", "us"),
        ("who can help us", "who can help us", None),
        ("us", "us", None),
        ("jp camera return", "camera return", "jp"),
        ("usだったら？", "", "us"),
        ("consumption tax jp rate", "consumption tax rate", "jp"),
        ("return to jp", "return to jp", None),
        ("return it, but I live in the us", "return it, but I live in the us", None),
    ],
)
def test_behind_a_command_a_lone_key_is_the_marketplace(
    text: str, words: str, marketplace: str | None
) -> None:
    asked = routed(text, short=True)
    assert (asked.words, asked.marketplace) == (words, marketplace)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("日本で買ったカメラの返品は？", "カメラの返品"),
        ("アメリカで購入した電池", "電池"),
        ("Return policy for a camera bought in Japan?", "Return policy for a camera"),
        ("Amazon.co.jpの返品期限", "返品期限"),
        ("US return window", "return window"),
        ("amazon.com", "amazon.com"),
        ("日本のAmazonで買ったものを返品", "返品"),
        ("アメリカの返品手数料", "返品手数料"),
        ("restocking fee in the US?", "restocking fee"),
    ],
)
def test_where_it_was_bought_is_no_word_of_the_question(text: str, words: str) -> None:
    assert routed(text).words == words


@given(st.text())
def test_any_text_is_routed(text: str) -> None:
    assert isinstance(routed(text), Asked)
    assert isinstance(routed(text, short=True), Asked)
