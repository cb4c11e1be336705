"""Articles that a new ticket's card proposes, quietly."""

from __future__ import annotations

import pytest

from bot import shipped
from tests.scenarios.articles import QUOTE_JA, publish
from tests.scenarios.previewing import TEXT, fields, window
from tests.scenarios.stage import JP, US, Stage, spoken


async def test_a_new_tickets_card_names_articles_that_fit(stage: Stage) -> None:
    await publish(stage)
    case = await stage.customer_writes("カメラを返品したいのですが、返品期限はいつまでですか。")
    card = await stage.card(stage.sato, JP, case.ref)
    assert "参考になりそうな記事" in spoken(card)
    assert "返品期限（日本）" in spoken(card)
    assert "返品期限（米国）" not in spoken(card)
    await stage.sato.click("kb.whole.0", channel=JP, message_ts=card["ts"])
    view = await window(stage.sato)
    await stage.sato.click("kb.insert", view_id=view["id"])
    assert fields(await window(stage.sato)) == {TEXT: QUOTE_JA}


@pytest.mark.parametrize(
    "text",
    [
        "The heater smells burnt!! Order 113-9028374-6655443.",
        "I bought two heaters for our side room and my order came in one box. It smells burnt!!",
    ],
)
async def test_the_card_of_a_safety_complaint_names_the_article_on_safety(
    stage: Stage, text: str
) -> None:
    await publish(stage)
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    case = await stage.customer_writes(text, marketplace="us")
    assert case.safety
    assert "Heat, swelling: safety reports" in spoken(await stage.card(stage.miller, US, case.ref))


async def test_two_words_that_a_story_shares_with_an_article_are_no_reason_to_propose_it(
    stage: Stage,
) -> None:
    await publish(stage)
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    text = (
        "The left side of the headphones I bought went silent after two days.\n"
        "I'd like a refund of $79.99 rather than a replacement."
    )
    case = await stage.customer_writes(text, marketplace="us")
    card = spoken(await stage.card(stage.miller, US, case.ref))
    assert "Replacement or refund" in card
    assert "Linking profiles" not in card


async def test_a_ticket_about_something_else_gets_no_proposal(stage: Stage) -> None:
    await publish(stage)
    case = await stage.customer_writes("カメラの電源が入りません。")
    assert "参考になりそうな記事" not in spoken(await stage.card(stage.sato, JP, case.ref))
