"""Queue, customers, orders, contact data: at one look, and nobody else's business."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session, select

from customers.tables import Order
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets.hours import parse_hours
from translations import memory
from translations.service import Wanted
from translations.termbase_store import load_shipped


async def test_the_queue_shows_offers_first_then_the_own(stage: Stage) -> None:
    case = await stage.customer_writes("カメラが届きません")
    own = await stage.customer_writes("Where is it?", marketplace="us", account="B2")
    await stage.sato.command(JP, "/handoff", f"{case.ref} us 倉庫を見てください")
    answer = await stage.miller.command(US, "/queue")
    said = spoken(answer["message"])
    assert said.index(case.ref) < said.index(own.ref)
    assert "Offered by Tokyo" in said
    await stage.miller.click("handoff.accept", channel=US, message_ts=answer["message"]["ts"])
    assert (await stage.ticket(case.id)).team == "us"
    mine = await stage.miller.command(US, "/queue", "mine")
    assert case.ref in spoken(mine["message"])
    assert own.ref not in spoken(mine["message"])


async def test_the_queue_says_what_nobody_has_and_what_is_on_offer_elsewhere(stage: Stage) -> None:
    case = await stage.customer_writes("カメラが届きません")
    offered = await stage.customer_writes("レンズに傷があります")
    await stage.sato.command(JP, "/ticket", f"担当 {offered.ref}")
    await stage.sato.command(JP, "/handoff", f"{offered.ref} us 倉庫を見てください")
    answer = await stage.sato.command(JP, "/queue")
    said = spoken(answer["message"]).replace("\u200b", "")
    first, second = sorted((said.index(case.ref), said.index(offered.ref)))
    rows = {case.ref: said[first:second], offered.ref: said[second:]}
    if said.index(case.ref) > said.index(offered.ref):
        rows = {offered.ref: said[first:second], case.ref: said[second:]}
    assert "担当：未定" in rows[case.ref]
    assert "引き受け待ち" not in rows[case.ref]
    assert "シアトルチームの引き受け待ち" in rows[offered.ref]
    assert "未定" not in rows[offered.ref]
    assert "引き受ける" not in buttons_of(answer["message"]).values()
    seen = await stage.miller.command(US, "/queue", "jp")
    said = spoken(seen["message"])
    assert "Unassigned" in said
    assert "Offered to Seattle" in said


async def test_an_empty_queue_says_so(stage: Stage) -> None:
    assert "対応中のチケットはありません" in (await stage.sato.command(JP, "/queue"))["shown"]


async def test_cases_of_a_closed_desk_are_listed_with_owner_and_opening(stage: Stage) -> None:
    case = await stage.customer_writes("カメラが届きません")
    application: Any = stage.application
    jp, us = application.settings.teams
    jp = replace(jp, hours=parse_hours("09:00-18:00"))
    application.settings = replace(application.settings, teams=(jp, us))
    stage.at("2026-11-24T15:00:00")
    said = spoken((await stage.miller.command(US, "/queue"))["message"])
    assert case.ref in said
    assert "Owned by Tokyo (closed until Tue, Nov 24, 4:00 PM PST (Wed, Nov 25, 09:00 JST))" in said
    assert (await stage.ticket(case.id)).team == "jp"


async def test_a_parked_thread_is_shown_with_the_way_out(stage: Stage) -> None:
    await stage.control.remove_from_channel(JP, "U0KAKEHASHI")
    case = await stage.customer_writes("カメラが届きません")
    answer = await stage.miller.command(US, "/queue", "jp")
    said = spoken(answer["message"])
    assert "1 update to JP-1001 can't be posted in" in said
    assert "run `/invite @kakehashi`" in said.replace("\u200b", "")
    await stage.control.add_to_channel(JP, "U0KAKEHASHI")
    await stage.miller.click("mirror.resume", channel=US, message_ts=answer["message"]["ts"])
    assert "Resumed." in spoken((await stage.whispers(stage.miller, US))[-1])
    await stage.deliver()
    assert await stage.card(stage.sato, JP, case.ref)
    await stage.miller.click("mirror.resume", channel=US, message_ts=answer["message"]["ts"])
    assert "Already resumed." in spoken((await stage.whispers(stage.miller, US))[-1])


async def test_a_customer_at_one_look_without_contact_data(stage: Stage) -> None:
    case = await stage.customer_writes(order_ids=("249-1234567-1234567",))
    for words in ("高橋", "高橋様", "naoko@example.com", case.ref, "249-1234567-1234567"):
        answer = await stage.sato.command(JP, "/customer", words)
        said = spoken(answer["message"])
        assert "お名前：高橋 直子様" in said
        assert "249-1234567-1234567" in said
        assert case.ref in said
        assert "naoko@" not in said.replace(words, "")
        assert "090-" not in said
    assert len(await stage.entries(case)) == 1


async def test_an_order_at_one_look(stage: Stage) -> None:
    case = await stage.customer_writes(order_ids=("249-1234567-1234567",))
    for words in ("249-1234567-1234567", case.ref):
        said = spoken((await stage.miller.command(US, "/order", words))["message"])
        assert "*Order 249-1234567-1234567*" in said
        assert "Bought on: Amazon.co.jp" in said
        assert "カメラ × 1 · ¥12,800" in said
        assert "大阪市" not in said


async def test_an_orders_state_is_read_in_the_readers_language(stage: Stage) -> None:
    await stage.customer_writes(order_ids=("249-1234567-1234567",))
    for word, english, japanese in (
        ("Cancelled", "Status: Canceled", "状況：キャンセル済み"),
        ("at the dock", "Status: at the dock", "状況：at the dock"),
    ):
        await stage.application.database.write(state, word)
        said = await stage.miller.command(US, "/order", "249-1234567-1234567")
        assert english in spoken(said["message"])
        said = await stage.sato.command(JP, "/order", "249-1234567-1234567")
        assert japanese in spoken(said["message"])


def state(session: Session, word: str) -> None:
    session.exec(select(Order)).one().status = word


async def test_an_order_is_found_however_it_is_typed_with_its_tickets(stage: Stage) -> None:
    case = await stage.customer_writes(order_ids=("249-1112223-4445556",))
    for words in (
        "２４９－１１１２２２３－４４４５５５６",
        "249ー1112223ー4445556",
        "249−1112223‐4445556",
    ):
        message = (await stage.sato.command(JP, "/order", words))["message"]
        assert "249-1112223-4445556" in spoken(message)
        assert case.ref in spoken(message)
        assert "verb.show" in buttons_of(message)


async def test_an_unknown_order_shows_the_tickets_that_mention_it(stage: Stage) -> None:
    case = await stage.customer_writes("注文249-9998887-7776665が届きません。")
    message = (await stage.sato.command(JP, "/order", "249－9998887－7776665"))["message"]
    assert case.ref in spoken(message)
    assert "verb.show" in buttons_of(message)
    none = await stage.sato.command(JP, "/order", "249-0000000-0000000")
    assert case.ref not in spoken(none["message"])


async def test_subjects_are_in_the_readers_language_where_they_are_known(stage: Stage) -> None:
    case = await stage.customer_writes("カメラが届きません")
    for command, words in (
        ("/queue", "jp"),
        ("/ticket", "find カメラ"),
        ("/ticket", f"show {case.ref}"),
    ):
        said = spoken((await stage.miller.command(US, command, words))["message"])
        assert "カメラが届きません [not translated yet]" in said
        own = spoken((await stage.sato.command(JP, command, words))["message"])
        assert "未翻訳" not in own
    wanted = [Wanted(case.subject, "ja", "en")]
    await stage.application.database.write(
        memory.approve,
        source_text=case.subject,
        target_text="My camera hasn't arrived",
        source="ja",
        target="en",
        by="U0SATO",
        now=stage.application.now(),
    )
    (known,) = await stage.application.translator.known(wanted, "en")
    assert known.text == "My camera hasn't arrived"
    for command, words in (
        ("/queue", "jp"),
        ("/ticket", "find カメラ"),
        ("/ticket", f"show {case.ref}"),
    ):
        said = spoken((await stage.miller.command(US, command, words))["message"])
        assert "My camera hasn't arrived" in said


async def test_contact_data_opens_for_one_person_and_each_look_is_recorded(stage: Stage) -> None:
    case = await stage.customer_writes(order_ids=("249-1234567-1234567",))
    card = await stage.card(stage.sato, JP, case.ref)
    assert "naoko@example.com" not in str(await stage.sato.thread(JP, card["ts"]))
    await stage.sato.click("details", channel=JP, message_ts=card["ts"])
    (view,) = await stage.sato.views()
    assert "naoko@example.com" in str(view)
    assert "090-1234-5678" in str(view)
    assert "大阪市北区1-2-3" in str(view)
    assert await stage.suzuki.views() == []
    look = (await stage.entries(case))[-1].entry
    assert (look.kind, look.author_name) == ("look", "佐藤 美咲")
    await stage.deliver()
    assert not any("連絡先" in one for one in await stage.thread(stage.sato, JP, case.ref))


async def test_history_opens_at_once(stage: Stage) -> None:
    case = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"履歴 {case.ref}")
    (view,) = await stage.sato.views()
    assert view["title"]["text"] == "履歴 JP-1001"


async def test_show_offers_what_can_be_done(stage: Stage) -> None:
    case = await stage.customer_writes()
    shown = await stage.sato.command(JP, "/ticket", case.ref)
    assert "verb.assign" in buttons_of(shown["message"])
    await stage.sato.click("verb.assign", channel=JP, message_ts=shown["message"]["ts"])
    assert (await stage.ticket(case.id)).assignee_id is not None
    again = await stage.sato.command(JP, "/ticket", case.ref)
    assert "verb.assign" not in buttons_of(again["message"])
    await stage.sato.click("verb.close", channel=JP, message_ts=again["message"]["ts"])
    closed = await stage.sato.command(JP, "/ticket", case.ref)
    assert "verb.reopen" in buttons_of(closed["message"])
    assert "verb.close" not in buttons_of(closed["message"])


async def test_an_old_button_is_answered(stage: Stage) -> None:
    case = await stage.customer_writes()
    shown = await stage.sato.command(JP, "/ticket", case.ref)
    press: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": "U0SATO"},
        "team": {"id": "T0KAKEHASHI"},
        "channel": {"id": "C0SUPPORTJP"},
        "container": {"type": "message", "message_ts": shown["message"]["ts"]},
        "trigger_id": "9.9",
        "actions": [{"type": "button", "action_id": "gone.long.ago", "value": "{"}],
    }
    body = urlencode({"payload": json.dumps(press)}).encode()
    answer = await stage.send(body, "application/x-www-form-urlencoded")
    assert answer.status_code == 200
    told = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert "このボタンは使えなくなりました" in told


async def test_find_shows_the_passage_that_answers_with_the_words_in_bold(stage: Stage) -> None:
    case = await stage.customer_writes(
        "カメラを買いました。箱を開けたところ、レンズに傷がありました。交換をお願いします。"
    )
    await stage.customer_writes("炊飯器の件です。")
    for indexed in (False, True):
        if indexed:
            while await stage.worker.search.step():
                pass
        said = spoken((await stage.sato.command(JP, "/ticket", "検索 傷 交換"))["message"])
        assert case.ref in said
        assert "JP-1002" not in said
        plain = said.replace("\u200b", "")
        assert "レンズに*傷*がありました。*交換*をお願いします。" in plain


async def test_find_reaches_what_the_other_desk_wrote(stage: Stage) -> None:
    await stage.application.database.write(load_shipped, stage.application.now())
    case = await stage.customer_writes("交換ではなく返金を希望します。")
    await stage.sato.command(JP, "/ticket", f"note {case.ref} 返金の承認待ちです。")
    said = spoken((await stage.miller.command(US, "/ticket", "find refund"))["message"])
    assert case.ref in said
    assert "返金" in said


async def test_find_never_shows_another_desks_private_note(stage: Stage) -> None:
    case = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, case.ref)
    await stage.sato.say(JP, "!private 社長の知人です", thread_ts=card["ts"])
    await stage.deliver()
    while await stage.worker.search.step():
        pass
    assert case.ref in spoken((await stage.sato.command(JP, "/ticket", "find 社長"))["message"])
    none = await stage.miller.command(US, "/ticket", "find 社長")
    assert none["shown"] == 'No tickets match "社長".'


async def test_find_says_where_nothing_has_all_the_words(stage: Stage) -> None:
    case = await stage.customer_writes("カメラの電源が入りません。")
    said = spoken((await stage.sato.command(JP, "/ticket", "find カメラ 電源 炊飯器"))["message"])
    assert "すべての言葉を含むチケットはありません" in said
    assert case.ref in said


async def test_a_passage_is_one_line_without_gaps(stage: Stage) -> None:
    await stage.customer_writes("We ordered  desk\nlamps.\n\nTwo are missing.", marketplace="us")
    en = await stage.miller.command(US, "/ticket", "find desk lamps")
    assert "> We ordered *desk lamps*\u200b. Two are missing." in spoken(en["message"])
    await stage.customer_writes("三脚について質問です。\n\n脚が固定できません。")
    ja = await stage.sato.command(JP, "/ticket", "検索 三脚")
    assert "質問です。脚が固定できません。" in spoken(ja["message"])
