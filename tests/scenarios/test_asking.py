"""Questions in both languages, answered with the passage, its scope and how far to trust it."""

from __future__ import annotations

from bot import shipped
from knowledge.articles import withdraw
from sandbox.person import Person
from tests.scenarios.articles import QUOTE_EN, QUOTE_JA, lookups, plain, publish
from tests.scenarios.desk import Desk
from tests.scenarios.previewing import CUSTOMER, TEXT, fields, said, settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken

# --- by command -------------------------------------------------------------------------------


async def test_a_question_is_answered_with_passage_scope_freshness_and_owner(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品期限 jp")
    text = plain(answer["message"])
    assert "*返品期限（日本）*　🇯🇵 Amazon.co.jp" in text
    assert "30日以内" in text.replace("*", "")
    assert "11/20(金)に確認済み" in text
    assert "次の確認：2027年2月20日(土)まで" in text
    assert "担当：東京チーム" in text
    assert "返品期限（米国）" not in text
    assert {"kb.whole", "kb.helpful", "kb.not", "kb.outdated", "kb.ask"} <= set(
        buttons_of(answer["message"])
    )
    assert "kb.insert" not in buttons_of(answer["message"])
    [row] = await lookups(stage)
    assert (row.query, row.language, row.marketplace, row.team) == (
        "カメラの返品期限",
        "ja",
        "jp",
        "jp",
    )
    assert row.found[0] == "return-window-japan"


async def test_where_the_marketplace_is_unknown_both_rules_stand_side_by_side(
    stage: Stage,
) -> None:
    await publish(stage)
    message = (await stage.miller.command(US, "/kb", "camera return"))["message"]
    text = plain(message)
    assert "The answer depends on where the customer bought" in text
    [columns] = [block for block in message["blocks"] if block.get("fields")]
    japan, america = (one["text"] for one in columns["fields"])
    assert "Return window, Japan" in japan
    assert "Return window, US" in america
    assert "Verify before quoting" in america
    assert "Verify before quoting" not in japan
    assert {"kb.whole.0", "kb.whole.1"} <= set(buttons_of(message))


async def test_an_answer_past_its_review_says_so_in_the_readers_language(stage: Stage) -> None:
    await publish(stage)
    ja = plain((await stage.sato.command(JP, "/kb", "カメラの返品 us"))["message"])
    assert "⚠️ *ご案内の前に確認してください*（確認の期限：10/1(木)）" in ja
    en = plain((await stage.miller.command(US, "/kb", "camera return us"))["message"])
    assert "⚠️ *Verify before quoting* (review was due Thu, Oct 1)" in en
    assert "&lt;b&gt;" in en or "<b>" not in en


async def test_the_other_language_and_a_slip_of_the_finger_still_find_it(stage: Stage) -> None:
    await publish(stage)
    crossed = plain((await stage.miller.command(US, "/kb", "返品期限 jp"))["message"])
    assert "Return window, Japan" in crossed
    slipped = plain((await stage.miller.command(US, "/kb", "camera retrun jp"))["message"])
    assert "Return window, Japan" in slipped


async def test_what_only_the_other_language_has_is_said_to_be_so(stage: Stage) -> None:
    await publish(stage)
    text = plain((await stage.miller.command(US, "/kb", "リチウム電池"))["message"])
    assert "リチウム電池の発送" in text
    assert "only in Japanese, no English version yet" in text


async def first(stage: Stage, who: Person, words: str) -> tuple[str | None, str]:
    """The marketplace that was understood, and the article that answers."""
    await who.command(JP if who is stage.sato else US, "/kb", words)
    row = (await lookups(stage))[-1]
    return row.marketplace, row.found[0]


async def test_the_articles_that_come_with_it_answer_as_people_ask(stage: Stage) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    for who, words, expected in (
        (stage.miller, "camera return jp", ("jp", "return-terms-japan")),
        (stage.miller, "return policy .co.jp", ("jp", "return-terms-japan")),
        (stage.miller, "us invoice", ("us", "itemised-invoices-us")),
        (stage.miller, "consumption tax jp rate", ("jp", "consumption-tax-rates-japan")),
        (stage.sato, "返品 アメリカ", ("us", "return-terms-us")),
        (stage.sato, "amazon.comの返品期限", ("us", "return-terms-us")),
        (stage.sato, "請求書 アメリカ", ("us", "itemised-invoices-us")),
        (stage.sato, "返品いつまで jp", ("jp", "return-terms-japan")),
        (stage.sato, "A-to-z 保証 アメリカ", ("us", "a-to-z-us")),
        (stage.sato, "返品はできますか？", (None, "return-terms-japan")),
        (stage.sato, "日本から米国への返品", (None, "returns-japan-to-us")),
    ):
        assert await first(stage, who, words) == expected, words
    elsewhere = plain((await stage.sato.command(JP, "/kb", "クーリングオフ us"))["message"])
    assert "「クーリングオフ」に合う記事は見つかりませんでした" in elsewhere
    assert "通信販売とクーリングオフ　🇯🇵 Amazon.co.jp" in elsewhere


async def test_whatever_is_typed_gets_an_answer(stage: Stage) -> None:
    await publish(stage)
    for words in (
        "あ",
        "x" * 2000,
        '"camera" AND (return OR *) -us +jp title:x^2 ~',
        "👍",
        "the of and",
        "ｃａｍｅｒａ　ｒｅｔｕｒｎ",
        "camera の return",
        "？",
        "%_\\",
        "<script>alert(1)</script>",
    ):
        answer = await stage.miller.command(US, "/kb", words)
        assert answer["shown"], words
        assert "That didn't work" not in answer["shown"], words
    assert "/kb words" in (await stage.miller.command(US, "/kb", ""))["shown"]


async def test_nothing_found_is_said_and_noted(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "宇宙旅行")
    assert "「宇宙旅行」に合う記事" in answer["shown"]
    assert [row.found for row in await lookups(stage)] == [[]]


# --- in a ticket's thread ---------------------------------------------------------------------


async def test_words_that_no_article_uses_are_named_above_the_answer(stage: Stage) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    lunch = plain((await stage.miller.command(US, "/kb", "what time is lunch"))["message"])
    assert 'No article mentions "lunch"' in lunch
    boss = plain((await stage.sato.command(JP, "/kb", "社長の名前"))["message"])
    assert "「社長」は、どの記事にも出てきません" in boss
    fits = plain((await stage.miller.command(US, "/kb", "camera retrun window"))["message"])
    assert "No article mentions" not in fits


async def test_what_says_little_of_the_question_is_no_answer_and_leaves_a_gap(
    stage: Stage,
) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    room = "book a meeting room on the third floor"
    offered = (await stage.miller.command(US, "/kb", room))["message"]
    assert f'No article quite answers "{room}"' in plain(offered)
    assert "Hotels and dorms" in plain(offered)
    assert "kb.helpful" not in buttons_of(offered)
    card = plain((await stage.sato.command(JP, "/kb", "健康診断の予約を変えたい"))["message"])
    assert "に答える記事は見当たりません。いちばん近いのは次の記事です" in card
    assert 1 <= sum("accessory" in block for block in offered["blocks"]) <= 2
    assert [row.found for row in await lookups(stage)] == [[], []]


async def test_where_nothing_comes_close_no_article_is_offered(stage: Stage) -> None:
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    oven = (await stage.sato.command(JP, "/kb", "休憩室の電子レンジが動かない"))["message"]
    assert "に合う記事やチケットは見つかりませんでした" in plain(oven)
    assert not any("accessory" in block for block in oven["blocks"])
    trial = (await stage.miller.command(US, "/kb", "cancel an Audible trial"))["message"]
    assert 'Nothing found for "cancel an Audible trial"' in plain(trial)
    assert [row.found for row in await lookups(stage)] == [[], []]


async def test_a_loan_word_is_no_part_of_another(stage: Stage) -> None:
    """セール is in no セールスタックス: the US sales tax has nothing to say of a bargain."""
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    sale = (await stage.sato.command(JP, "/kb", "セール品でも返せますか"))["message"]
    assert "kb.helpful" in buttons_of(sale)
    assert "売上税" not in plain(sale).partition("ほかの記事")[0]


async def test_thanks_is_no_question_and_no_gap(stage: Stage) -> None:
    await publish(stage)
    assert "何を調べますか" in (await stage.sato.command(JP, "/kb", "ありがとう"))["shown"]
    thanked = (await stage.miller.command(US, "/kb", "thank you so much"))["shown"]
    assert "What would you like to know?" in thanked
    assert await lookups(stage) == []


async def test_in_a_tickets_thread_its_marketplace_counts(desk: Desk) -> None:
    await publish(desk.stage)
    await desk.say("!kb カメラの返品")
    whisper = await desk.whisper()
    assert "返品期限（日本）" in plain(whisper)
    assert "返品期限（米国）" not in plain(whisper)
    assert "kb.insert" in buttons_of(whisper)
    assert (await desk.told()) == []


async def test_who_names_the_other_marketplace_sees_both_rules(desk: Desk) -> None:
    await publish(desk.stage)
    await desk.say("!kb カメラの返品 us")
    text = plain(await desk.whisper())
    assert "返品期限（日本）" in text
    assert "返品期限（米国）" in text
    assert "購入先によって答えが変わります" in text


async def test_a_follow_up_keeps_the_question_and_changes_the_marketplace(desk: Desk) -> None:
    await publish(desk.stage)
    await desk.say("!kb カメラの返品 jp")
    await desk.say("少し待ってもらいましょう")
    await desk.say("!kb usだったら？")
    text = plain(await desk.whisper())
    assert "次のご質問として調べました：「カメラの返品 Amazon.com」" in text
    assert "返品期限（米国）" in text
    await desk.say("<@U0KAKEHASHI> 日本では？")
    assert "次のご質問として調べました：「カメラの返品 Amazon.co.jp」" in plain(
        await desk.whisper()
    )
    await desk.say("!kb リチウム電池")
    text = plain(await desk.whisper())
    assert "次のご質問として" not in text
    assert "リチウム電池の発送" in text


async def test_what_a_colleague_asked_in_the_thread_is_theirs(desk: Desk) -> None:
    await publish(desk.stage)
    await desk.say("!kb カメラの返品")
    suzuki = desk.stage.suzuki
    await desk.say("!kb usだったら？", who=suzuki)
    [whisper] = await desk.stage.whispers(suzuki, JP, desk.card)
    assert "次のご質問として" not in plain(whisper)


async def test_a_bare_verb_asks_what_the_customer_asks(desk: Desk) -> None:
    await publish(desk.stage)
    await desk.say("！検索")
    assert "カメラ" in plain(await desk.whisper())


async def test_the_passage_goes_into_the_reply_and_nothing_is_sent(desk: Desk) -> None:
    stage = desk.stage
    await publish(stage)
    await desk.say("!kb カメラの返品")
    await desk.press("kb.insert")
    view = await window(stage.sato)
    assert fields(view) == {TEXT: QUOTE_JA}
    assert await desk.told() == []
    assert (await lookups(stage))[0].chosen == "return-window-japan"


async def test_an_agent_of_the_other_language_sees_both(stage: Stage) -> None:
    await publish(stage)
    ticket = await stage.customer_writes()
    answer = await stage.miller.command(US, "/kb", f"{ticket.ref} camera return")
    await stage.miller.click("kb.insert", channel=US, message_ts=answer["message"]["ts"])
    view = await window(stage.miller)
    assert fields(view) == {TEXT: QUOTE_EN, CUSTOMER: QUOTE_JA}
    assert "From the article" in said(view)


async def test_what_was_begun_stays_above_what_is_inserted(stage: Stage) -> None:
    await publish(stage)
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 高橋様")
    await settled()
    await stage.sato.close()
    await settled()
    answer = await stage.sato.command(JP, "/kb", f"{ticket.ref} カメラの返品")
    await stage.sato.click("kb.insert", channel=JP, message_ts=answer["message"]["ts"])
    assert fields(await window(stage.sato)) == {TEXT: f"高橋様\n\n{QUOTE_JA}"}


# --- what is pressed --------------------------------------------------------------------------


async def test_the_whole_article_opens_in_either_language(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.miller.command(US, "/kb", "camera return us")
    await stage.miller.click("kb.whole", channel=US, message_ts=answer["message"]["ts"])
    view = await window(stage.miller)
    assert "Return window, US" in said(view)
    assert "&lt;b&gt;Check&lt;/b&gt;" in said(view)
    assert "up to 20%" in said(view)
    await stage.miller.click("kb.other", view_id=view["id"])
    view = await window(stage.miller)
    assert "返品期限（米国）" in said(view)
    assert "最大20%" in said(view)


async def test_helpful_or_not_is_kept(stage: Stage) -> None:
    await publish(stage)
    for action, verdict in (("kb.helpful", "helpful"), ("kb.not", "not")):
        answer = await stage.sato.command(JP, "/kb", "カメラの返品 jp")
        await stage.sato.click(action, channel=JP, message_ts=answer["message"]["ts"])
        assert (await lookups(stage))[-1].verdict == verdict
        thanks = spoken((await stage.whispers(stage.sato, JP))[-1])
        assert "ありがとうございます" in thanks


async def test_an_outdated_article_is_reported_to_its_owner(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品 us")
    await stage.sato.click("kb.outdated", channel=JP, message_ts=answer["message"]["ts"])
    view = await window(stage.sato)
    await stage.sato.submit(view["id"], {"text": "手数料が変わりました"})
    await settled()
    [post] = [one for one in await stage.miller.messages(US) if "out of date" in spoken(one)]
    assert '"Return window, US" is reported as out of date' in plain(post)
    assert "手数料が変わりました" in plain(post)
    assert "<@U0SATO>" in plain(post)
    assert (await lookups(stage))[-1].verdict == "outdated"
    listed = await stage.miller.command(US, "/kb", "review")
    assert "reported as out of date" in plain(listed["message"])
    thanks = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert "シアトルチームに知らせました" in thanks


async def test_the_owner_can_be_asked_from_the_open_article(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.miller.command(US, "/kb", "camera return jp")
    await stage.miller.click("kb.whole", channel=US, message_ts=answer["message"]["ts"])
    view = await window(stage.miller)
    await stage.miller.click("kb.ask", view_id=view["id"])
    form = (await stage.miller.views())[-1]
    await stage.miller.submit(form["id"], {"text": "Does this hold for lenses?"})
    await settled()
    [post] = [one for one in await stage.sato.messages(JP) if "質問です" in spoken(one)]
    assert "Does this hold for lenses?" in plain(post)
    assert "Your question has gone to Tokyo" in spoken((await stage.whispers(stage.miller, US))[-1])


async def test_an_article_that_was_withdrawn_meanwhile_says_so(stage: Stage) -> None:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品 jp")
    now = stage.application.now()
    await stage.application.database.write(withdraw, "return-window-japan", by="Mori", now=now)
    await stage.sato.click("kb.whole", channel=JP, message_ts=answer["message"]["ts"])
    assert "⚠️ 取り下げ済みの記事です" in said(await window(stage.sato))
    await stage.application.knowledge.catch_up()
    again = await stage.sato.command(JP, "/kb", "カメラの返品 jp")
    assert "返品期限（日本）" not in plain(again["message"])
