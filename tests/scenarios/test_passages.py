"""The passage that is shown answers for the marketplace that was asked of, and stands once."""

from __future__ import annotations

import pytest

from knowledge.articles import ArticleDraft, VariantDraft
from tests.scenarios.articles import publish
from tests.scenarios.stage import JP, US, Stage, spoken

TABLE_JA = """返金は、支払方法ごとに届き方が違います。

| 支払方法 | 返金のされ方 |
|---|---|
| コンビニ払い（日本） | ギフト券か銀行口座 |
| クレジットカード | カード会社から |

コンビニ払いについては「コンビニ払い」の記事を見てください。
"""
TABLE_EN = """How a refund arrives depends on how the order was paid.

| Paid by | Refunded to |
|---|---|
| Konbini payment (Japan) | A gift card or a bank account |
| Credit card | The same card |

On Amazon.com the refund is issued within two days. On Amazon.co.jp it takes five.
"""
REFUNDS = ArticleDraft(
    slug="refund-ways",
    marketplace="both",
    topic="payment",
    status="published",
    variants=[
        VariantDraft(language="ja", title="返金の届き方", body=TABLE_JA),
        VariantDraft(language="en", title="How refunds arrive", body=TABLE_EN),
    ],
)


@pytest.fixture
async def shop(stage: Stage) -> Stage:
    await publish(stage, REFUNDS)
    return stage


async def asked(stage: Stage, words: str, *, japanese: bool) -> str:
    who, where = (stage.sato, JP) if japanese else (stage.miller, US)
    answer = await who.command(where, "/kb", words)
    return spoken(answer["message"]).replace("\u200b", "").replace("*", "")


async def test_what_is_only_said_of_japan_is_no_answer_for_the_us(shop: Stage) -> None:
    text = await asked(shop, "コンビニ払いの返金 us", japanese=True)
    assert "⚠️ Amazon.comでどうなるかは、この記事には書かれていません。" in text
    assert "> 返金は、支払方法ごとに届き方が違います。" in text
    assert "ギフト券" not in text
    text = await asked(shop, "konbini payment us", japanese=False)
    assert "⚠️ This article doesn't say what applies on Amazon.com." in text
    assert "gift card" not in text


async def test_for_japan_it_is_the_answer(shop: Stage) -> None:
    text = await asked(shop, "コンビニ払いの返金 jp", japanese=True)
    assert "コンビニ払い（日本） | ギフト券か銀行口座" in text
    assert "書かれていません" not in text
    text = await asked(shop, "konbini payment", japanese=False)
    assert "Konbini payment (Japan) | A gift card or a bank account" in text
    assert "doesn't say" not in text


async def test_a_sentence_on_the_other_marketplace_is_left_out(shop: Stage) -> None:
    text = await asked(shop, "refund issued within days us", japanese=False)
    assert "> On Amazon.com the refund is issued within two days." in text
    assert "five" not in text


async def test_what_names_neither_holds_for_both(shop: Stage) -> None:
    for place in ("jp", "us"):
        text = await asked(shop, f"credit card {place}", japanese=False)
        assert "Credit card | The same card" in text
        assert "doesn't say" not in text


# --- once -----------------------------------------------------------------------------------

SHARED_JA = "返送料は、お客様のご都合なら、お客様のご負担です。"
SHARED_EN = "The customer bears return shipping where they changed their mind."


def article(slug: str, ja: str, en: str, *, first_ja: str = "", first_en: str = "") -> ArticleDraft:
    bodies = {"ja": f"{first_ja}\n\n{SHARED_JA}", "en": f"{first_en}\n\n{SHARED_EN}"}
    return ArticleDraft(
        slug=slug,
        marketplace="both",
        topic="returns",
        status="published",
        variants=[
            VariantDraft(language=language, title=title, body=bodies[language].strip())
            for language, title in (("ja", ja), ("en", en))
        ],
    )


SHARING = (
    article("return-shipping", "返送料", "Return shipping"),
    article(
        "gifts",
        "贈り物の返送",
        "Gifts sent back",
        first_ja="贈り物は、受け取った方から連絡が来ます。",
        first_en="It is the person who got the gift who writes.",
    ),
    article("parcels", "荷物の返送", "Parcels sent back"),
)


async def test_a_passage_that_articles_share_stands_once(stage: Stage) -> None:
    await publish(stage, *SHARING)
    text = await asked(stage, "返送料 ご負担", japanese=True)
    assert text.count("返送料は、お客様のご都合なら") == 1
    assert "• 贈り物の返送" in text
    assert "贈り物は、受け取った方から連絡が来ます。" in text
    assert "荷物の返送" not in text
    text = await asked(stage, "customer bears return shipping", japanese=False)
    assert text.count("The customer bears return shipping") == 1
    assert "It is the person who got the gift who writes." in text


async def test_other_figures_are_another_passage(stage: Stage) -> None:
    days = [
        ArticleDraft(
            slug=f"window-{number}",
            marketplace="both",
            topic="returns",
            status="published",
            variants=[
                VariantDraft(
                    language="en",
                    title=f"Return window {name}",
                    body=f"The return window is {number} days after the parcel has arrived.",
                )
            ],
        )
        for number, name in ((30, "lamps"), (45, "chairs"))
    ]
    await publish(stage, *days)
    text = await asked(stage, "return window after the parcel has arrived", japanese=False)
    assert "30 days" in text
    assert "45 days" in text
