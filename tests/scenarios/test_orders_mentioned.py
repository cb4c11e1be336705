"""An order number that stands only in the customer's words is on the card all the same: as an order
of theirs where it is known to be one, else as something that they mention."""

from __future__ import annotations

from typing import Any

import httpx

from tests.scenarios.stage import JP, US, Stage, spoken

THEIRS, OTHERS, UNKNOWN = (
    "503-1111111-1111111",
    "503-2222222-2222222",
    "249-3333333-3333333",
)
CUSTOMER = {"account": "A1", "family_name": "高橋", "email": "naoko@example.com"}


async def by_form(stage: Stage, text: str, **more: Any) -> str:
    """A web form whose order field stayed empty; the case's reference."""
    given = {"marketplace": "jp", "channel": "web", "customer": CUSTOMER, "text": text, **more}
    where = stage.url.replace("/slack/events", "/api/v1/tickets")
    async with httpx.AsyncClient(trust_env=False) as web:
        answer = await web.post(where, json=given, headers={"Authorization": "Bearer test-key"})
    assert answer.status_code == 201, answer.text
    await stage.deliver()
    return str(answer.json()["ref"])


async def card_of(stage: Stage, ref: str) -> str:
    return spoken(await stage.card(stage.sato, JP, ref)).replace("\u200b", "")


async def test_a_number_that_nobody_knows_is_mentioned(stage: Stage) -> None:
    ref = await by_form(stage, f"注文番号{UNKNOWN}の品が届きません。")
    card = await card_of(stage, ref)
    assert f"注文番号（本文に記載）：{UNKNOWN}" in card
    assert "注文：" not in card
    assert (await stage.ticket(1001)).order_ids == []
    await stage.sato.command(JP, "/handoff", f"{ref} us 倉庫を見てください")
    await stage.deliver()
    seattle = spoken(await stage.card(stage.miller, US, ref))
    assert f"Order mentioned in the message: {UNKNOWN}" in seattle


async def test_the_customers_own_order_is_the_cases(stage: Stage) -> None:
    await stage.customer_writes(order_ids=(THEIRS,))
    ref = await by_form(stage, "届きません。注文は５０３－１１１１１１１－１１１１１１１です。")
    card = await card_of(stage, ref)
    assert f"注文：{THEIRS}" in card
    assert "本文に記載" not in card
    assert (await stage.ticket(1002)).order_ids == [THEIRS]


async def test_somebody_elses_order_is_never_linked(stage: Stage) -> None:
    await stage.customer_writes(account="A2", family_name="鈴木", order_ids=(OTHERS,))
    ref = await by_form(stage, f"{OTHERS} の状況を教えてください。")
    card = await card_of(stage, ref)
    assert f"注文番号（本文に記載）：{OTHERS}" in card
    assert "鈴木" not in card
    assert (await stage.ticket(1002)).order_ids == []


async def test_what_stands_in_the_field_is_not_said_twice(stage: Stage) -> None:
    named = {**CUSTOMER, "order_ids": [UNKNOWN]}
    ref = await by_form(stage, f"{UNKNOWN} が届きません。", customer=named)
    card = await card_of(stage, ref)
    assert f"注文：{UNKNOWN}" in card
    assert "本文に記載" not in card
