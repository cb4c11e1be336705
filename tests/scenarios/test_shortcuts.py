"""Message shortcuts and the ticket emoji: nothing lost, nothing doubled, nothing sent by itself."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.person import Person
from tests.scenarios.desk import Desk
from tests.scenarios.previewing import later, replies, said, settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken
from tickets.tables import Ticket

MAIL = (
    "山本 太郎様からメールです。カメラの電源が入りません。"
    "注文番号 503-1234567-1234567、yamamoto@example.com"
)
WORDS = "The customer says the lamp came broken. Ordered on amazon.com."

Json = dict[str, Any]


async def opening(stage: Stage, person: Person, channel: str, text: str) -> tuple[Json, Json]:
    """The message and the window over it."""
    post = await stage.suzuki.say(JP, text) if channel == JP else await person.say(channel, text)
    await person.shortcut("open_ticket", channel=channel, message_ts=post["ts"])
    return post, await window(person)


def entered(view: Json) -> dict[str, str | None]:
    found = {}
    for name, actions in view["state"]["values"].items():
        entry = actions[name]
        found[name] = (entry.get("selected_option") or {}).get("value") or entry.get("value")
    return found


async def told(stage: Stage, person: Person, channel: str, ts: str | None = None) -> Json:
    await settled()
    return (await stage.whispers(person, channel, ts))[-1]


# --- open a ticket ------------------------------------------------------------------------------


async def test_a_ticket_is_opened_with_what_the_message_tells(stage: Stage) -> None:
    post, view = await opening(stage, stage.sato, JP, MAIL)
    filled = entered(view)
    assert filled["text"] == MAIL
    assert (filled["marketplace"], filled["language"]) == ("jp", "ja")
    assert (filled["name"], filled["email"]) == ("山本 太郎", "yamamoto@example.com")
    assert "503-1234567-1234567" in said(view)
    done = await stage.sato.submit(view["id"], {"whose": "customer"})
    assert done["ok"], done
    assert "JP-1001を作成しました" in spoken(await told(stage, stage.sato, JP))
    await stage.deliver()
    ticket = await stage.ticket(1001)
    assert ticket.order_ids == ["503-1234567-1234567"]
    [first] = await stage.entries(ticket)
    assert (first.entry.kind, first.text) == ("message", MAIL)
    assert first.entry.data["origin"]["author"] == "鈴木 健"
    thread = (await stage.thread(stage.sato, JP, "JP-1001"))[0]
    assert "鈴木 健のSlackのメッセージから" in thread
    assert f"/archives/C0SUPPORTJP/p{post['ts'].replace('.', '')}|元のメッセージ>" in thread


async def test_in_english_from_a_channel_without_the_bot(stage: Stage) -> None:
    _, view = await opening(stage, stage.miller, "random", WORDS)
    assert entered(view)["marketplace"] == "us"
    await stage.miller.submit(view["id"], {"name": "Ana Lopez", "text": WORDS + " Urgent?"})
    answer = await told(stage, stage.miller, "random")
    assert "Opened US-1001 (Amazon.com)." in spoken(answer)
    assert buttons_of(answer) == {"verb.show": "Show", "verb.assign": "Take it"}
    [first] = await stage.entries(await stage.ticket(1001))
    assert (first.entry.kind, first.text) == ("note", WORDS + " Urgent?")


async def test_pressing_twice_opens_no_second_ticket(stage: Stage) -> None:
    post, view = await opening(stage, stage.sato, JP, MAIL)
    await stage.suzuki.shortcut("open_ticket", channel=JP, message_ts=post["ts"])
    other = await window(stage.suzuki)
    await stage.sato.submit(view["id"])
    refused = await stage.suzuki.submit(other["id"])
    assert "JP-1001。新しいチケットは作成していません" in refused["errors"]["text"]
    await stage.sato.shortcut("open_ticket", channel=JP, message_ts=post["ts"])
    answer = await told(stage, stage.sato, JP)
    assert "このメッセージから作成したチケットがあります：JP-1001" in spoken(answer)
    assert "verb.show" in buttons_of(answer)


async def test_in_a_tickets_own_thread_it_says_so(desk: Desk) -> None:
    note = await desk.say("倉庫に確認します。")
    await desk.stage.sato.shortcut("open_ticket", channel=JP, message_ts=note["ts"])
    answer = await told(desk.stage, desk.stage.sato, JP, desk.card)
    assert "JP-1001のスレッドにあります" in spoken(answer)
    assert await desk.stage.sato.views() == []


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"email": "not an address"}, "email", "メールアドレスの形ではありません"),
        ({"text": "   "}, "text", "内容を書いてください"),
    ],
)
async def test_what_is_wrong_stands_under_its_field(
    stage: Stage, values: Json, field: str, words: str
) -> None:
    _, view = await opening(stage, stage.sato, JP, MAIL)
    refused = await stage.sato.submit(view["id"], values)
    assert words in refused["errors"][field]
    assert (await stage.sato.submit(view["id"], {"email": "", "text": MAIL}))["ok"]


async def test_a_message_deleted_under_the_window_is_still_taken(stage: Stage) -> None:
    post, view = await opening(stage, stage.sato, JP, MAIL)
    await stage.suzuki.delete(JP, post["ts"])
    assert (await stage.sato.submit(view["id"]))["ok"]
    [first] = await stage.entries(await stage.ticket(1001))
    assert first.text == MAIL
    assert "url" not in first.entry.data["origin"]


async def test_one_who_left_meanwhile_is_refused_and_keeps_the_text(stage: Stage) -> None:
    _, view = await opening(stage, stage.sato, JP, MAIL)
    await stage.control.remove_from_channel(JP, "U0SATO")
    refused = await stage.sato.submit(view["id"])
    assert "サポートチームのメンバーだけ" in refused["errors"]["text"]
    await stage.control.change_member("U0SUZUKI", deleted=True)
    assert (await stage.sato.views())[0]["id"] == view["id"]


async def test_forty_thousand_characters_are_taken_whole(stage: Stage) -> None:
    text = "荷物が届きません。\n" * 3_900
    _, view = await opening(stage, stage.sato, JP, text)
    assert (await stage.sato.submit(view["id"]))["ok"]
    [first] = await stage.entries(await stage.ticket(1001))
    assert first.text.strip() == text.strip()


async def test_an_expired_trigger_is_said(stage: Stage) -> None:
    post = await stage.suzuki.say(JP, MAIL)
    await stage.control.fault("error", on="views.open", error="expired_trigger_id", count=1)
    await stage.sato.shortcut("open_ticket", channel=JP, message_ts=post["ts"])
    assert "もう一度" in spoken(await told(stage, stage.sato, JP))


async def test_guests_and_strangers_open_nothing(stage: Stage) -> None:
    post = await stage.miller.say(US, WORDS)
    await stage.guest.shortcut("open_ticket", channel=US, message_ts=post["ts"])
    assert "Guests" in spoken(await told(stage, stage.guest, US))
    assert await stage.guest.views() == []


# --- the emoji ----------------------------------------------------------------------------------


async def test_the_ticket_emoji_opens_one_ticket(stage: Stage) -> None:
    post = await stage.suzuki.say(JP, MAIL)
    await stage.sato.react(JP, post["ts"], "ticket")
    assert "JP-1001を作成しました" in spoken(await told(stage, stage.sato, JP))
    await stage.suzuki.react(JP, post["ts"], "ticket")
    assert "JP-1001" in spoken(await told(stage, stage.suzuki, JP))
    await stage.sato.react(JP, post["ts"], "ticket", remove=True)
    await stage.sato.react(JP, post["ts"], "ticket")
    await settled()
    assert len(await stage.whispers(stage.sato, JP)) == 1
    assert len(await stage.entries(await stage.ticket(1001))) == 1
    shown = (await stage.sato.command(JP, "/queue"))["message"]
    assert "JP-1001" in spoken(shown)
    assert "JP-1002" not in spoken(shown)


# --- add to a ticket ----------------------------------------------------------------------------


async def asked_where(stage: Stage, callback: str, text: str = WORDS) -> Json:
    post = await stage.chen.say(US, text)
    await stage.miller.shortcut(callback, channel=US, message_ts=post["ts"])
    return await window(stage.miller)


async def test_a_message_is_added_as_a_note_with_its_origin(desk: Desk) -> None:
    stage = desk.stage
    view = await asked_where(stage, "add_to_ticket")
    assert (await stage.miller.submit(view["id"], {"which": "jp1001"}))["ok"]
    answer = await told(stage, stage.miller, US)
    assert "Added to JP-1001 as an internal note" in spoken(answer)
    last = await desk.last()
    assert (last.entry.kind, last.text, last.entry.audience) == ("note", WORDS, "internal")
    assert last.entry.author_name == "Dana Miller"
    assert last.entry.data["origin"]["author"] == "Wei Chen"


async def test_a_ticket_is_found_by_words(desk: Desk) -> None:
    stage = desk.stage
    await stage.deliver()
    view = await asked_where(stage, "add_to_ticket")
    none = await stage.miller.submit(view["id"], {"which": "冷蔵庫"})
    assert "No tickets match" in none["errors"]["which"]
    await stage.miller.submit(view["id"], {"which": "カメラ"})
    listed = await window(stage.miller)
    assert "JP-1001 | カメラが届きません。" in said(listed)
    assert (await stage.miller.submit(listed["id"]))["ok"]
    assert (await desk.last()).text == WORDS


async def test_the_same_message_is_added_once(desk: Desk) -> None:
    stage = desk.stage
    post = await stage.chen.say(US, WORDS)
    for _ in range(2):
        await stage.miller.shortcut("add_to_ticket", channel=US, message_ts=post["ts"])
        view = await window(stage.miller)
        answer = await stage.miller.submit(view["id"], {"which": "JP-1001"})
    assert "on JP-1001 already" in answer["errors"]["which"]
    assert [one for one in await desk.told() if one == ("note", WORDS)] == [("note", WORDS)]


async def test_a_wrong_number_is_answered_with_the_nearest(desk: Desk) -> None:
    view = await asked_where(desk.stage, "add_to_ticket")
    refused = await desk.stage.miller.submit(view["id"], {"which": "JP-1010"})
    assert "Did you mean JP-1001?" in refused["errors"]["which"]


async def test_a_ticket_that_the_message_names_is_filled_in(desk: Desk) -> None:
    view = await asked_where(desk.stage, "add_to_ticket", "For US-1001: it is in the warehouse.")
    assert entered(view)["which"] == "US-1001"


# --- reply to a customer ------------------------------------------------------------------------


async def test_outside_a_thread_it_asks_which_ticket_and_leads_to_the_preview(
    stage: Stage,
) -> None:
    ticket: Ticket = await stage.customer_writes()
    text = "本日発送いたします。"
    post = await stage.suzuki.say(JP, text)
    await stage.sato.shortcut("reply_to_customer", channel=JP, message_ts=post["ts"])
    view = await window(stage.sato)
    assert "まだ何も送信しません" in said(view)
    done = await stage.sato.submit(view["id"], {"which": ticket.ref})
    assert done["ok"], done
    shown = await window(stage.sato)
    assert "まだ送信していません" in said(shown)
    assert text in said(shown)
    assert await replies(stage, ticket) == []
    assert (await stage.sato.submit(shown["id"]))["ok"]
    await later(stage)
    assert await replies(stage, ticket) == [text]


# --- an article ---------------------------------------------------------------------------------


async def test_an_article_begins_with_the_message_without_contact_data(stage: Stage) -> None:
    text = "返品は30日以内です。yamamoto@example.com 090-1234-5678 503-1234567-1234567"
    post = await stage.suzuki.say(JP, text)
    await stage.sato.shortcut("make_article", channel=JP, message_ts=post["ts"])
    view = await window(stage.sato)
    assert "返品は30日以内です。" in said(view)
    for private in ("yamamoto@", "090-1234", "503-1234567"):
        assert private not in said(view)


async def test_in_a_thread_the_article_is_made_from_the_ticket(desk: Desk) -> None:
    note = await desk.say("倉庫に確認します。")
    await desk.stage.sato.shortcut("make_article", channel=JP, message_ts=note["ts"])
    view = await window(desk.stage.sato)
    assert "カメラが届きません。" in said(view)
