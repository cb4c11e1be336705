"""What the desks read in their threads, seen by people who look at them."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import Session

from tests.bot.delivery.conftest import JP, US, Cases, Desk
from tickets import actions, drafts, handoffs
from tickets.access import access_ticket
from tickets.drafts import Approved
from tickets.tables import Agent, Entry, Ticket

LONG = 40_000


def said(message: dict[str, Any]) -> str:
    """All text of a message's blocks."""
    parts: list[str] = []
    for block in message["blocks"]:
        parts += [block["text"]["text"]] if "text" in block else []
        parts += [one["text"] for one in block.get("elements", []) if block["type"] == "context"]
    return "\n".join(parts)


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for block in message["blocks"]:
        found += block["elements"] if block["type"] == "actions" else []
        found += [block["accessory"]] if "accessory" in block else []
    return found


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"]["text"] for button in buttons(message)]


# --- a long case ----------------------------------------------------------------------------


def long_text() -> str:
    return ("長い記録です。" + "倉庫の在庫を一つずつ数えました。" * LONG)[:LONG]


async def long_case(cases: Cases) -> Ticket:
    """200 entries, one of 40,000 characters among them; then the offer."""
    sato, _ = await cases.people()
    ticket = await cases.opened("1番目：商品が届きません。")
    for number in range(2, 201):
        text = f"{number}番目：確認しました。"
        if number == 77:
            text = long_text()
        elif number % 10 == 0:
            await cases.writes(ticket, text)
            continue
        await cases.notes(ticket, sato, text)
    await cases.offers(ticket, sato, "在庫の確認をお願いします。")
    return ticket


async def test_the_whole_history_stands_in_the_thread_in_order(desk: Desk, cases: Cases) -> None:
    await long_case(cases)
    await desk.bring_into_step()
    _, *posts = await desk.thread(US, "U0MILLER")
    text = "\n".join(said(post) for post in posts)
    places = [text.index(f"{number}番目") for number in range(1, 201) if number != 77]
    assert places == sorted(places)
    assert "長い記録です。" in text
    assert text.count("番目：") == 199
    assert 1 < len(posts) <= 6


async def test_what_is_cut_is_whole_one_click_away(desk: Desk, cases: Cases) -> None:
    ticket = await long_case(cases)
    await desk.bring_into_step()
    _, *posts = await desk.thread(US, "U0MILLER")
    [post] = [post for post in posts if "長い記録です。" in said(post)]
    [whole] = [button for button in buttons(post) if button["action_id"] == "history.whole"]
    assert whole["text"]["text"] == "Show whole"
    assert json.loads(whole["value"]) == {"ticket": ticket.id, "seq": 77}


# --- language -------------------------------------------------------------------------------


async def test_a_thread_speaks_its_desk_s_language_and_keeps_the_original(
    desk: Desk, cases: Cases
) -> None:
    sato, _ = await cases.people()
    await cases.approves("在庫は3台あります。", "We have 3 in stock.")
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "在庫は3台あります。")
    await desk.bring_into_step()
    _, post = await desk.thread(US, "U0MILLER")
    assert "> We have 3 in stock." in said(post)
    assert "from memory" in said(post)
    assert "5:01 PM PST" in said(post)
    assert labels(post) == ["All originals", "Fix"]
    _, post = await desk.thread(JP, "U0SATO")
    assert "> 在庫は3台あります。" in said(post)
    assert "10:01 JST" in said(post)
    assert labels(post) == []


async def test_without_a_translation_the_original_is_shown_and_later_replaced(
    desk: Desk, cases: Cases
) -> None:
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    _, post = await desk.thread(US, "U0MILLER")
    assert "在庫は3台あります。" in said(post)
    assert "[not translated yet]" in said(post)
    assert said(post).count("Not translated yet: this is the original.") == 1

    await cases.approves("在庫は3台あります。", "We have 3 in stock.")
    await cases.approves("確認してください。", "Please check.")
    await cases.again()
    await desk.bring_into_step()
    card, post = await desk.thread(US, "U0MILLER")
    assert "We have 3 in stock." in said(post)
    assert "ot translated yet" not in said(post) + said(card)


# --- who sees what --------------------------------------------------------------------------


async def test_a_private_note_stays_in_its_team(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    ticket = await cases.opened("届きません。")
    await cases.notes(ticket, sato, "東京だけの秘密です。", private=True)
    handoff = await cases.offers(ticket, sato, "確認をお願いします。")
    await cases.accepts(handoff, dana)
    await cases.notes(ticket, dana, "Seattle's secret.", "en", private=True)
    await desk.bring_into_step()
    tokyo = "\n".join(said(one) for one in await desk.thread(JP, "U0SATO"))
    seattle = "\n".join(said(one) for one in await desk.thread(US, "U0MILLER"))
    assert "🔒" in tokyo
    assert "東京だけの秘密です。" in tokyo
    assert "Seattle's secret." not in tokyo
    assert "東京だけの秘密です。" not in seattle
    assert "Seattle's secret." in seattle


async def test_a_customer_s_markup_stays_dead(desk: Desk, cases: Cases) -> None:
    await cases.opened("<!channel> <@U0SATO> <https://evil.example|返金はこちら> & *太字* \u202e逆")
    await desk.bring_into_step()
    card, post = await desk.thread(JP, "U0SATO")
    for message in (card, post):
        text = said(message) + str(message["text"])
        assert "<!channel>" not in text
        assert "<@U0SATO>" not in text
        assert "<https" not in text
        assert "\u202e" not in text
    sections = [block for block in post["blocks"] if block["type"] == "section"]
    assert all(block["text"]["verbatim"] for block in sections)


async def test_edits_and_deletions_reach_what_was_posted(desk: Desk, cases: Cases) -> None:
    sato, _ = await cases.people()
    ticket = await cases.opened("届きません。")
    kept = await cases.notes(ticket, sato, "明日発送です。")
    gone = await cases.notes(ticket, sato, "間違えました。")
    await desk.bring_into_step()

    def change(session: Session) -> None:
        held = access_ticket(session, number=ticket.id, lock=True)
        edited = session.get_one(Entry, (ticket.id, kept))
        actions.edit(
            session,
            held,
            edited,
            text="明後日発送です。",
            language="ja",
            edit_ts="2",
            now=cases.clock.tick(),
        )

    await cases.database.write(change)
    await cases.retracts(ticket, gone)
    await desk.bring_into_step()
    _, *posts = await desk.thread(JP, "U0SATO")
    text = "\n".join(said(post) for post in posts)
    assert "明後日発送です。" in text
    assert "編集済み" in text
    assert "間違えました。" not in text
    assert "投稿者が削除しました" in text


# --- replies --------------------------------------------------------------------------------


async def sent(cases: Cases, ticket: Ticket, actor: Agent, approved: Approved) -> None:
    def write(session: Session) -> None:
        held = access_ticket(session, number=ticket.id, lock=True)
        now = cases.clock.tick()
        draft = drafts.begin_draft(
            session, held, actor=actor, text=approved.text, language="en", place={}, now=now
        )
        drafts.queue_draft(session, draft.id, approved, undo=now - now, now=now)
        drafts.send(session, draft.id, now=now)

    await cases.database.write(write)


IN_STOCK = Approved(
    text="It ships tomorrow.",
    language="en",
    customer_text="明日発送いたします。```",
    customer_language="ja",
    promises=({"kind": "date", "text": "明日発送"},),
)


async def test_a_reply_shows_what_the_customer_got(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    ticket = await cases.opened("いつ届きますか？", address="tanaka@example.com")
    await cases.accepts(await cases.offers(ticket, sato, "回答をお願いします。"), dana)
    await sent(cases, ticket, dana, IN_STOCK)
    await desk.bring_into_step()
    tokyo = "\n".join(said(one) for one in await desk.thread(JP, "U0SATO"))
    seattle = "\n".join(said(one) for one in await desk.thread(US, "U0MILLER"))
    assert "田中様への返信を送信しました（メール、日本語）" in tokyo
    assert "送信者：Dana Millerさん" in tokyo
    assert "> 明日発送いたします。" in tokyo
    assert "お客様への約束：「明日発送」" in tokyo
    assert "> It ships tomorrow." in seattle
    assert "What they got (Japanese):" in seattle
    assert "> 明日発送いたします。" in seattle
    assert "tanaka@example.com" not in tokyo + seattle


async def test_without_an_address_the_text_is_there_to_copy(desk: Desk, cases: Cases) -> None:
    _, dana = await cases.people()
    ticket = await cases.opened("いつ届きますか？")
    await sent(cases, ticket, dana, IN_STOCK)
    await desk.bring_into_step()
    text = "\n".join(said(one) for one in await desk.thread(JP, "U0SATO"))
    assert "*未送信*" in text
    assert "```\n明日発送いたします。`\u200b`\u200b`\n```" in text
    assert "送信しました" not in text


# --- cards ----------------------------------------------------------------------------------


async def test_the_card_names_family_and_facts_and_nothing_more(desk: Desk, cases: Cases) -> None:
    await cases.opened("届きません。", address="tanaka@example.com")
    await desk.bring_into_step()
    card = await desk.card(JP, "U0SATO")
    assert "🎫 *JP-1001｜届きません。*" in said(card)
    assert "お客様：田中様　購入先：Amazon.co.jp　返信言語：日本語" in said(card)
    assert "状況：新規　担当：未定" in said(card)
    assert "お客様には届きません" in said(card)
    assert labels(card) == [
        "担当する",
        "お客様へ返信",
        "引き継ぐ",
        "詳細（自分だけに表示）",
        "履歴をすべて見る",
    ]
    assert "一郎" not in said(card)
    assert "@" not in said(card)


async def test_the_brief_says_who_asks_for_what(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    await cases.approves("在庫の確認をお願いします。", "Please check the stock.")
    await cases.approves("まだ届きません。", "It still hasn't arrived.")
    ticket = await cases.opened("届きません。")
    await sent(cases, ticket, dana, IN_STOCK)
    for number in range(5):
        await cases.notes(ticket, sato, f"メモ{number}です。")
    await cases.notes(ticket, sato, "東京だけの秘密です。", private=True)
    await cases.writes(ticket, "まだ届きません。")
    handoff = await cases.offers(ticket, sato, "在庫の確認をお願いします。")
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    text = said(card)
    assert "*Handoff from Tokyo: JP-1001* (佐藤)" in text
    assert "Request: Please check the stock." in text
    assert "Open question" in text
    assert "> It still hasn't arrived." in text
    assert "Promised: 明日発送" in text
    assert "Before that (4 entries)" in text
    assert "メモ0です。" not in text
    assert "東京だけの秘密です。" not in text
    assert labels(card)[-3:] == ["Accept", "Send back", "Full history"]
    assert "Original" in labels(card)
    value = json.loads(buttons(card)[-3]["value"])
    assert value == {"handoff": handoff.id, "ticket": ticket.id}
    assert "取り下げる" in labels(await desk.card(JP, "U0SATO"))


async def test_the_brief_becomes_a_card_once_it_is_accepted(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    ticket = await cases.opened("届きません。")
    handoff = await cases.offers(ticket, sato, "お願いします。")
    await desk.bring_into_step()
    await cases.accepts(handoff, dana)
    await desk.bring_into_step()
    card, *posts = await desk.thread(US, "U0MILLER")
    assert "Handoff from" not in said(card)
    assert "Assigned to Dana Miller" in said(card)
    assert "Answer and return" in labels(card)
    assert "Dana Miller (Seattle) accepted. Mon, Nov 23, 5:03 PM PST (Tue 10:03 JST)" in said(
        posts[-1]
    )
    card, *posts = await desk.thread(JP, "U0SATO")
    assert "担当：Dana Millerさん（シアトルチーム）" in said(card)
    assert "引き継ぐ" not in labels(card)
    assert "引き受けました。11/24(火) 10:03 JST（11/23(月) 17:03 PST）" in said(posts[-1])


async def test_a_declined_brief_is_closed_with_its_state(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    ticket = await cases.opened("届きません。")
    handoff = await cases.offers(ticket, sato, "お願いします。")
    await desk.bring_into_step()

    def decline(session: Session) -> None:
        assert handoff.id is not None
        handoffs.decline(
            session,
            handoff.id,
            actor=dana,
            reason="No such item here.",
            language="en",
            now=cases.clock.tick(),
        )

    await cases.database.write(decline)
    await desk.bring_into_step()
    card, *posts = await desk.thread(US, "U0MILLER")
    assert "Sent back. This thread stops here." in said(card)
    assert labels(card) == ["Full history"]
    assert "No such item here." in said(posts[-1])
    _, *posts = await desk.thread(JP, "U0SATO")
    assert "シアトルチームから差し戻されました（Dana Millerさん）" in said(posts[-1])


async def test_an_offer_that_nobody_took_rings_and_comes_back(desk: Desk, cases: Cases) -> None:
    sato, _ = await cases.people()
    ticket = await cases.opened("届きません。")
    handoff = await cases.offers(ticket, sato, "お願いします。")
    await desk.bring_into_step()
    for at in (handoff.due_at, handoff.returns_at):
        cases.clock.at = at

        def expire(session: Session) -> None:
            assert handoff.id is not None
            handoffs.expire(session, handoff.id, now=cases.clock.at)

        await cases.database.write(expire)
        await desk.bring_into_step()
    _, *posts = await desk.thread(US, "U0MILLER")
    [ringing] = [post for post in posts if "working minutes" in said(post)]
    assert ringing["subtype"] == "thread_broadcast"
    card = await desk.card(JP, "U0SATO")
    assert "担当：未定" in said(card)
    _, *posts = await desk.thread(JP, "U0SATO")
    assert "東京チームに戻りました" in said(posts[-1])


async def test_a_danger_rings_where_somebody_is_awake(desk: Desk, cases: Cases) -> None:
    cases.clock.at = cases.clock.at.replace(hour=18)  # Seattle works, Tokyo is asleep.
    await cases.opened("バッテリーが膨張して発煙しました。")
    await desk.bring_into_step()
    alert = await desk.card(US, "U0MILLER")
    assert "Safety complaint: JP-1001" in said(alert)
    assert "Tokyo owns it and is closed until" in said(alert)
    assert "> バッテリーが膨張して発煙しました。" in said(alert)
    assert labels(alert) == ["Show", "Hand off"]
    assert str(alert["text"]).startswith("<!channel>")
