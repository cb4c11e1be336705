"""Said to the bot in free words: what it understood, what it answers, and that it never acts."""

from __future__ import annotations

import pytest
from sqlmodel import select

from knowledge.tables import Lookup
from sandbox.person import Person
from tests.scenarios.articles import publish
from tests.scenarios.desk import Desk
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

BOT = "<@U0KAKEHASHI>"


async def asked(stage: Stage, who: Person, words: str) -> str:
    place = JP if who is stage.sato else US
    await who.say(place, f"{BOT} {words}")
    return spoken((await stage.whispers(who, place))[-1]).replace("\u200b", "")


async def test_a_rule_asked_of_a_case_shows_the_case_and_its_marketplaces_rule(
    stage: Stage,
) -> None:
    await publish(stage)
    case = await stage.customer_writes("カメラを返品したいです。")
    ja = await asked(stage, stage.sato, f"{case.ref}の注文のカメラの返品期限は？")
    assert f"🔎 {case.ref}：ルールや手順" in ja
    assert f"🎫 *{case.ref}｜" in ja
    assert "返品期限（日本）" in ja
    assert "返品期限（米国）" not in ja
    en = await asked(stage, stage.miller, f"can {case.ref} still return the camera?")
    assert f"🔎 {case.ref}: the rule" in en
    assert "Return window, Japan" in en


async def test_how_it_stands_who_has_it_and_what_happened_show_the_case(stage: Stage) -> None:
    case = await stage.customer_writes("三脚が届きません。")
    for words, understood in (
        (f"{case.ref}どうなった？", "状況"),
        (f"{case.ref}は誰が担当してる？", "担当"),
        (f"{case.ref}の経緯を教えて", "これまでの経緯"),
    ):
        said = await asked(stage, stage.sato, words)
        assert f"🔎 {case.ref}：{understood}" in said, words
        assert f"🎫 *{case.ref}｜" in said, words
        assert "違う場合は：" in said, words


async def test_a_customer_named_with_an_honorific_is_shown(stage: Stage) -> None:
    await stage.customer_writes()
    said = await asked(stage, stage.sato, "高橋様の連絡先は？")
    assert "🔎 高橋：お客様の情報" in said
    assert "高橋 直子様" in said
    assert "JP-1001：新規　担当：未定　担当チーム：東京チーム" in said


@pytest.mark.parametrize(
    "words",
    ["高橋さんの件は誰が担当？", "高橋様の案件、担当者は？", "高橋様の件って誰が持ってる？"],
)
async def test_who_has_a_customers_case_is_told_by_their_name(stage: Stage, words: str) -> None:
    case = await stage.customer_writes()
    await stage.suzuki.command(JP, "/ticket", f"担当 {case.ref}")
    said = await asked(stage, stage.sato, words)
    assert f"🎫 *{case.ref}｜" in said
    assert "担当：鈴木" in said
    assert "担当チーム：東京チーム" in said


@pytest.mark.parametrize(
    "words", ["who is working on the Albright case?", "who has the Albright receipt?"]
)
async def test_of_several_cases_the_one_that_is_meant_comes_first(stage: Stage, words: str) -> None:
    name = {"family_name": "Albright", "given_name": "Denise", "account": "A2"}
    receipt = await stage.customer_writes("I need the receipt.", marketplace="us", **name)
    lamp = await stage.customer_writes("My lamp is broken.", marketplace="us", **name)
    await stage.miller.command(US, "/ticket", f"close {lamp.ref}")
    other = {"family_name": "Fischer", "given_name": "Anna", "account": "A3"}
    await stage.customer_writes("The receipt, please.", marketplace="us", **other)
    await stage.chen.command(US, "/ticket", f"assign {receipt.ref}")
    said = await asked(stage, stage.miller, words)
    assert f"🎫 *{receipt.ref} | " in said
    assert "Assigned to Wei Chen" in said
    assert "Owned by Seattle" in said
    assert said.index(receipt.ref) < said.index("Other cases") < said.index(f"*{lamp.ref}*")
    assert "Fischer" not in said


async def test_another_customers_case_is_told_in_a_cases_thread(desk: Desk) -> None:
    other = await desk.stage.customer_writes(
        "領収書をお願いします。", family_name="山本", given_name="由美", account="A9"
    )
    await desk.stage.suzuki.command(JP, "/ticket", f"担当 {other.ref}")
    await desk.say(f"{BOT} 山本さんの件は誰が担当？")
    said = spoken(await desk.whisper())
    assert other.ref in said
    assert "担当：鈴木" in said.replace("\u200b", "")
    assert f"🎫 *{desk.ticket.ref}｜" not in said.replace("\u200b", "")


async def test_an_order_is_shown_from_the_case_or_by_its_number(stage: Stage) -> None:
    case = await stage.customer_writes(order_ids=("249-1234567-1234567",))
    by_number = await asked(stage, stage.miller, "where is 249-1234567-1234567")
    assert "🔎 249-1234567-1234567: the order and its delivery" in by_number
    by_case = await asked(stage, stage.miller, f"what did {case.ref} order?")
    assert "249-1234567-1234567" in by_case


async def test_handing_over_is_told_and_never_done(desk: Desk) -> None:
    before = await desk.told()
    await desk.stage.miller.say(US, f"{BOT} we'll take {desk.ticket.ref}")
    en = (await desk.stage.whispers(desk.stage.miller, US))[-1]
    assert "Nothing has been handed over yet" in spoken(en)
    await desk.stage.sato.say(JP, f"{BOT} {desk.ticket.ref}をシアトルに渡したい")
    ja = (await desk.stage.whispers(desk.stage.sato, JP))[-1]
    assert "まだ引き継いでいません" in spoken(ja)
    assert "verb.handoff" in buttons_of(ja)
    assert await desk.told() == before


async def test_a_quoted_text_is_translated_and_not_answered(stage: Stage) -> None:
    await publish(stage)
    said = await asked(stage, stage.miller, 'what is "返品期限は？" in English?')
    assert "🔎 translation" in said
    assert "Return window" not in said


async def test_thanks_and_help_are_not_looked_up(stage: Stage) -> None:
    assert "いつでもお声がけください" in await asked(stage, stage.sato, "ありがとう、助かりました")
    assert "/ticket" in await asked(stage, stage.miller, "what commands are there?")


@pytest.mark.parametrize("words", ["jp-1042x", "US 10 size shoes", "JP-9999999 どう", "123", "？"])
async def test_whatever_is_said_gets_an_answer(stage: Stage, words: str) -> None:
    said = await asked(stage, stage.sato, words)
    assert said
    assert "うまくいきませんでした" not in said


async def test_which_desks_are_open_is_told_as_duty_tells_it(stage: Stage) -> None:
    stage.at("2026-11-24T01:00:00")
    one = await asked(stage, stage.miller, "is the Tokyo desk open now?")
    assert one.startswith("🔎 which desks are open\nTokyo is open.\nNot what you meant? `/kb")
    both = await asked(stage, stage.sato, "いま当番は誰？")
    assert "🔎 各チームの営業状況" in both
    assert "東京チームは営業中です。\nシアトルチームは営業中です。" in both
    ja = await asked(stage, stage.sato, "シアトルは開いてる？")
    assert "シアトルチームは営業中です。" in ja
    assert "東京チーム" not in ja


async def test_what_waits_is_listed_as_the_queue_lists_it(stage: Stage) -> None:
    tokyo = await stage.customer_writes("三脚が届きません。")
    seattle = await stage.customer_writes("My lamp is broken.", marketplace="us", account="A2")
    await stage.sato.command(JP, "/handoff", f"{tokyo.ref} us 倉庫での確認をお願いします")
    for words in ("any open cases waiting for us?", "what's in our queue?"):
        said = await asked(stage, stage.miller, words)
        assert "🔎 what's waiting" in said, words
        assert "*Seattle's queue*" in said, words
        assert seattle.ref in said, words
        assert "Offered by Tokyo" in said, words
    ja = await asked(stage, stage.sato, "シアトルの未対応の案件はありますか")
    assert "*シアトルチームの一覧*" in ja
    assert seattle.ref in ja


async def test_only_what_the_asker_has_is_listed(stage: Stage) -> None:
    mine = await stage.customer_writes()
    other = await stage.customer_writes("領収書をお願いします。", account="A2")
    await stage.sato.command(JP, "/ticket", f"担当 {mine.ref}")
    said = await asked(stage, stage.sato, "自分の担当案件は？")
    assert "*自分の担当*" in said
    assert mine.ref in said
    assert other.ref not in said


async def test_the_desks_are_asked_about_in_a_cases_thread_too(desk: Desk) -> None:
    await desk.say(f"{BOT} 東京は今開いていますか")
    said = spoken(await desk.whisper()).replace("\u200b", "")
    assert "🔎 各チームの営業状況" in said
    assert f"🎫 *{desk.ticket.ref}｜" not in said


@pytest.mark.parametrize(
    "words", ["さっきの三脚のやつ、誰が持ってる？", "三脚の案件、誰が持ってる？"]
)
async def test_who_has_a_case_that_only_its_words_tell_is_told(stage: Stage, words: str) -> None:
    await publish(stage)
    tripod = await stage.customer_writes("三脚の脚が折れました。")
    other = await stage.customer_writes("領収書をお願いします。", account="A2")
    await stage.suzuki.command(JP, "/ticket", f"担当 {tripod.ref}")
    said = await asked(stage, stage.sato, words)
    assert "🔎 担当" in said
    assert "「三脚」の検索結果" in said
    assert f"*{tripod.ref}*" in said
    assert "担当：鈴木" in said
    assert "担当チーム：東京チーム" in said
    assert other.ref not in said
    assert await asked_of_articles(stage) == []


async def test_in_english_too_and_nothing_is_made_up_where_no_case_fits(stage: Stage) -> None:
    await publish(stage)
    tripod = await stage.customer_writes("My tripod broke.", marketplace="us", account="A2")
    said = await asked(stage, stage.miller, "who has the tripod case?")
    assert "🔎 who has it" in said
    assert f"*{tripod.ref}*" in said
    assert "Unassigned" in said
    assert "Owned by Seattle" in said
    none = await asked(stage, stage.miller, "who has the kettle ticket?")
    assert 'No tickets match "kettle".' in none
    assert await asked_of_articles(stage) == []


async def asked_of_articles(stage: Stage) -> list[str]:
    """What was asked of the articles."""
    return await stage.application.database.read(
        lambda session: [one.query for one in session.exec(select(Lookup))]
    )
