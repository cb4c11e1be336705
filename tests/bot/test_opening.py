"""What is read out of a message that becomes a ticket."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake import orders_in
from bot.opening import guessed, is_email, name_parts

MARKETS = ("jp", "us")


def guess(text: str, home: str = "jp", by_bot: bool = False) -> Any:
    return guessed(text, markets=MARKETS, home=home, by_bot=by_bot, colleagues=["Dana Miller"])


@pytest.mark.parametrize(
    ("text", "home", "market", "language"),
    [
        ("カメラの電源が入りません。", "us", "jp", "ja"),
        ("The lamp came broken.", "us", "us", "en"),
        ("The lamp came broken.", "jp", "jp", "en"),
        ("amazon.comで買った電池が膨らんでいます。", "jp", "us", "en"),
        ("She ordered on amazon.co.jp and wants a refund.", "us", "jp", "ja"),
        ("503-1234567-1234567", "us", "us", "en"),
        ("", "jp", "jp", "ja"),
    ],
)
def test_marketplace_and_language(text: str, home: str, market: str, language: str) -> None:
    case = guess(text, home)
    assert (case.marketplace, case.language) == (market, language)


def test_name_address_and_orders() -> None:
    case = guess(
        "山本 太郎様（Yamamoto@Example.com）、ご注文５０３－１２３４５６７－１２３４５６７"
    )
    assert case.name == "山本 太郎"
    assert case.email.lower() == "yamamoto@example.com"
    assert case.orders == ("503-1234567-1234567",)
    assert guess("Dana Miller will call Mr. Jones").name == "Jones"


def test_whose_words_they_are() -> None:
    assert guess("From: the shop's form", by_bot=True).whose == "customer"
    assert guess("A customer called.").whose == "note"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("山本 太郎", {"family_name": "山本", "given_name": "太郎"}),
        ("山本　太郎様", {"family_name": "山本", "given_name": "太郎"}),
        ("山本", {"family_name": "山本"}),
        ("Ana Maria Lopez", {"family_name": "Lopez", "given_name": "Ana Maria"}),
        ("Mr. Jones", {"family_name": "Jones"}),
        ("株式会社青空", {"company": "株式会社青空"}),
        ("Bluebird LLC", {"company": "Bluebird LLC"}),
        ("  ", {}),
    ],
)
def test_a_name_as_typed(name: str, parts: dict[str, str]) -> None:
    assert name_parts(name) == parts


def test_what_is_an_address_and_what_an_order() -> None:
    assert is_email("a.b+c@mail.example.co.jp")
    assert not is_email("a b@example.com")
    assert not is_email("a@example.com, b@example.com")
    assert orders_in("D01-1234567-1234567 と D01-1234567-1234567") == ["D01-1234567-1234567"]
