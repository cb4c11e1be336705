"""A command that lacks its case: the answer says what to type, and nothing is done."""

from __future__ import annotations

import pytest

from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

WHITFIELD = {"family_name": "Whitfield", "given_name": "Karen", "account": "A7"}


@pytest.mark.parametrize("verb", ["割り当て", "担当", "わりあて"])
async def test_an_own_case_is_the_example(stage: Stage, verb: str) -> None:
    first = await stage.customer_writes("三脚が届きません。")
    mine = await stage.customer_writes("領収書をお願いします。", account="A2")
    shown = (await stage.sato.command(JP, "/ticket", verb))["shown"]
    assert shown.startswith("チケット番号がありません。使い方：")
    assert f"例：`/ticket 担当 {first.ref}`" in shown
    await stage.sato.command(JP, "/ticket", f"担当 {mine.ref}")
    shown = (await stage.sato.command(JP, "/ticket", verb))["shown"]
    assert f"例：`/ticket 担当 {mine.ref}`（" in shown


async def test_in_english_too_and_without_a_case_the_usage_stands_alone(stage: Stage) -> None:
    alone = (await stage.miller.command(US, "/ticket", "assign"))["shown"]
    assert alone.startswith("Please add the ticket number. Usage: ")
    assert "For example" not in alone
    case = await stage.customer_writes("My lamp is broken.", marketplace="us")
    shown = (await stage.miller.command(US, "/ticket", "note"))["shown"]
    assert f"For example: `/ticket note {case.ref} text` (My lamp is broken." in shown
    reopen = (await stage.miller.command(US, "/ticket", "reopen"))["shown"]
    assert "For example" not in reopen


async def test_a_case_on_offer_is_the_example_of_an_answer(stage: Stage) -> None:
    await stage.customer_writes("My lamp is broken.", marketplace="us")
    assert "For example" not in (await stage.miller.command(US, "/handoff", "accept"))["shown"]
    case = await stage.customer_writes("三脚が届きません。")
    await stage.sato.command(JP, "/handoff", f"{case.ref} us 倉庫での確認をお願いします")
    accept = (await stage.miller.command(US, "/handoff", "accept"))["shown"]
    assert f"For example: `/handoff accept {case.ref}`" in accept


@pytest.mark.parametrize("typed", ["show Whitfield", "show karen whitfield", "history Whitfield"])
async def test_a_name_in_place_of_a_number_offers_that_customers_cases(
    stage: Stage, typed: str
) -> None:
    lamp = await stage.customer_writes("My lamp is broken.", marketplace="us", **WHITFIELD)
    box = await stage.customer_writes("Where is my box?", marketplace="us", **WHITFIELD)
    other = await stage.customer_writes("三脚が届きません。")
    shown = (await stage.miller.command(US, "/ticket", typed))["shown"]
    assert "isn't a ticket number, so here are the cases of the customer" in shown
    assert lamp.ref in shown
    assert box.ref in shown
    assert other.ref not in shown


async def test_in_japanese_with_an_honorific(stage: Stage) -> None:
    case = await stage.customer_writes("三脚が届きません。")
    shown = (await stage.sato.command(JP, "/ticket", "表示 高橋様"))["shown"]
    assert "「高橋」はチケット番号ではないため、お客様のお名前で探しました。" in shown
    assert f"🎫 *{case.ref}｜" in shown.replace("\u200b", "")
    nobody = (await stage.sato.command(JP, "/ticket", "表示 鈴木様"))["shown"]
    assert nobody.startswith("チケット番号がありません。")


async def test_what_would_change_a_case_changes_none(stage: Stage) -> None:
    case = await stage.customer_writes("My lamp is broken.", marketplace="us", **WHITFIELD)
    await stage.miller.command(US, "/ticket", "close Whitfield")
    answer = (await stage.whispers(stage.miller, US))[-1]
    assert "Nothing has been done." in spoken(answer)
    assert "verb.close" in buttons_of(answer)
    assert (await stage.ticket(case.id)).status == "new"


async def test_a_verb_without_its_case_outside_a_thread(stage: Stage) -> None:
    case = await stage.customer_writes("三脚が届きません。")
    await stage.sato.say(JP, "!完了")
    said = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert f"例：`/ticket 完了 {case.ref}`" in said


async def test_in_a_cases_thread_the_usage_names_that_case(stage: Stage) -> None:
    case = await stage.customer_writes("三脚が届きません。")
    card = await stage.card(stage.sato, JP, case.ref)
    await stage.sato.say(JP, "!引き継ぎ", thread_ts=card["ts"])
    said = spoken((await stage.whispers(stage.sato, JP, card["ts"]))[-1])
    assert f"`/handoff {case.ref} us 依頼内容`" in said
    assert "JP-1042" not in said


async def test_what_else_was_meant_names_a_case_of_the_askers_or_none(stage: Stage) -> None:
    asked = "<@U0KAKEHASHI> いままでの経緯は？"
    await stage.sato.say(JP, asked)
    said = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert "違う場合は：`/ticket 番号`" in said
    case = await stage.customer_writes("三脚が届きません。")
    await stage.sato.say(JP, asked)
    said = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert f"違う場合は：`/ticket {case.ref}`" in said
