"""A question is about what is asked, not about what it is asked of, or when."""

from __future__ import annotations

from tests.scenarios.articles import found
from tests.scenarios.stage import JP, US, Stage


async def test_returns_of_whatever_was_bought_find_the_return_terms(shop: Stage) -> None:
    for who, words in (
        (shop.sato, "掃除機の返品"),
        (shop.sato, "炊飯器の返品"),
        (shop.sato, "洗濯機を返品したい"),
        (shop.miller, "return a vacuum"),
        (shop.miller, "return a rice cooker"),
    ):
        await who.command(JP if who is shop.sato else US, "/kb", words)
        assert set((await found(shop))[:2]) == {"return-terms-japan", "return-terms-us"}, words


async def test_what_an_article_is_titled_by_is_a_matter_of_its_own(shop: Stage) -> None:
    for words, expected in (
        ("電池の発送", "lithium-batteries-shipping"),
        ("コンビニ払いの返金", "refund-convenience-store-japan"),
        ("年末年始の配送", "holiday-delivery"),
        ("軽減税率の対象", "consumption-tax-rates-japan"),
    ):
        await shop.sato.command(JP, "/kb", words)
        assert (await found(shop))[0] == expected, words


async def test_without_a_question_before_it_is_asked_by_itself(shop: Stage) -> None:
    await shop.sato.command(JP, "/kb", "年末年始は？")
    assert (await found(shop))[0] == "holiday-delivery"


async def test_kanji_alone_are_a_question_in_japanese_at_the_english_desk_too(shop: Stage) -> None:
    for words in ("返送料", "返品期限"):
        await shop.sato.command(JP, "/kb", words)
        theirs = await found(shop)
        await shop.miller.command(US, "/kb", words)
        assert theirs, words
        assert await found(shop) == theirs, words
