"""Histories, originals and whole entries, opened and leafed through by people."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.handlers import history
from tests.bot.delivery.conftest import JP, US, Cases, Desk
from tests.bot.delivery.test_threads import buttons, labels, long_case, long_text, said

Json = dict[str, Any]


async def shown(desk: Desk, person: str) -> Json:
    """The modal on this person's screen once nothing is being filled any more."""
    await asyncio.gather(*history.FILLING)
    return (await desk.slack.person(person).views())[-1]


async def press(desk: Desk, person: str, channel: str, message: Json, action: str) -> Json:
    who = desk.slack.person(person)
    answer = await who.click(action, channel=channel, message_ts=str(message["ts"]))
    assert answer["ok"]
    return await shown(desk, person)


async def turn(desk: Desk, person: str, view: Json, to: str) -> Json:
    who = desk.slack.person(person)
    answer = await who.click(f"history.page.{to}", view_id=view["id"])
    assert answer["ok"]
    return await shown(desk, person)


async def leaf_through(desk: Desk, person: str, view: Json) -> list[Json]:
    """All pages from this one on."""
    found = [view]
    while any(one["action_id"] == "history.page.next" for one in buttons(found[-1])):
        found.append(await turn(desk, person, found[-1], "next"))
    return found


def everything(views: list[Json]) -> str:
    return "\n".join(written(view) for view in views)


def written(view: Json) -> str:
    columns = [field["text"] for block in view["blocks"] for field in block.get("fields", [])]
    return "\n".join([said(view), *columns])


async def test_the_full_history_shows_everything_on_pages_and_posts_nothing(
    desk: Desk, cases: Cases
) -> None:
    await long_case(cases)
    await desk.bring_into_step()
    card, *before = await desk.thread(US, "U0MILLER")
    view = await press(desk, "U0MILLER", US, card, "history.full")
    assert view["title"]["text"] == "Full history JP-1001"
    pages = await leaf_through(desk, "U0MILLER", view)
    text = everything(pages)
    for number in range(1, 201):
        assert number == 77 or f"{number}番目：" in text
    assert "長い記録です。" in text
    assert text.count("数えました") >= long_text().count("数えました") - len(pages)
    assert len(await desk.thread(US, "U0MILLER")) == len(before) + 1
    assert (await turn(desk, "U0MILLER", pages[-1], "previous"))["id"] == view["id"]


async def test_a_cut_entry_is_shown_whole(desk: Desk, cases: Cases) -> None:
    ticket = await long_case(cases)
    await desk.bring_into_step()
    _, *posts = await desk.thread(US, "U0MILLER")
    [post] = [post for post in posts if "長い記録です。" in said(post)]
    view = await press(desk, "U0MILLER", US, post, "history.whole")
    pages = await leaf_through(desk, "U0MILLER", view)
    sections = [
        block["text"]["text"]
        for page in pages
        for block in page["blocks"]
        if block["type"] == "section"
    ]
    bodies = [text.split("\n", 1)[1] if text.startswith("No. 77") else text for text in sections]
    assert "".join(bodies) == long_text()
    assert ticket.ref in view["title"]["text"]


async def test_originals_stand_beside_what_they_were_translated_to(
    desk: Desk, cases: Cases
) -> None:
    sato, _ = await cases.people()
    await cases.approves("在庫は3台あります。", "We have 3 in stock.")
    await cases.approves("確認をお願いします。", "Please check.")
    ticket = await cases.opened("在庫は3台あります。")
    await cases.notes(ticket, sato, "Already in English.", "en")
    await cases.offers(ticket, sato, "確認をお願いします。")
    await desk.bring_into_step()
    _, post = await desk.thread(US, "U0MILLER")
    view = await press(desk, "U0MILLER", US, post, "history.originals")
    pairs = [
        [field["text"] for field in block["fields"]]
        for block in view["blocks"]
        if "fields" in block
    ]
    assert pairs == [
        ["在庫は3台あります。", "We have 3 in stock."],
        ["確認をお願いします。", "Please check."],
    ]
    assert "Already in English." in said(view)
    view = await turn(desk, "U0MILLER", view, "switch")
    assert "在庫は3台あります。" not in written(view)
    assert "We have 3 in stock." in written(view)


async def test_the_history_is_the_asker_s_own(desk: Desk, cases: Cases) -> None:
    """Each team has its own private notes, each reader their own language."""
    sato, dana = await cases.people()
    await cases.approves("在庫は3台あります。", "We have 3 in stock.")
    ticket = await cases.opened("在庫は3台あります。")
    await cases.notes(ticket, sato, "東京だけの秘密です。", private=True)
    await cases.accepts(await cases.offers(ticket, sato, "お願いします。"), dana)
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    english = written(await press(desk, "U0MILLER", US, card, "history.full"))
    card = await desk.card(JP, "U0SATO")
    japanese = written(await press(desk, "U0SATO", JP, card, "history.full"))
    assert "We have 3 in stock." in english
    assert "東京だけの秘密です。" not in english
    assert "在庫は3台あります。" in japanese
    assert "東京だけの秘密です。" in japanese


async def test_a_doubtful_page_says_what_it_lacks(desk: Desk, cases: Cases) -> None:
    await cases.people()
    ticket = await cases.opened("届きません。")
    await cases.accepts(*(await offered(cases, ticket)))
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    view = await press(desk, "U0MILLER", US, card, "history.full")
    assert "Not translated yet" in said(view)
    assert labels(view) == ["Show originals"]


async def offered(cases: Cases, ticket: Any) -> tuple[Any, Any]:
    sato, dana = await cases.people()
    return await cases.offers(ticket, sato, "お願いします。"), dana


async def test_what_was_deleted_meanwhile_cannot_be_corrected(desk: Desk, cases: Cases) -> None:
    sato, dana = await cases.people()
    ticket = await cases.opened("届きません。")
    seq = await cases.notes(ticket, sato, "在庫は3台あります。")
    await cases.accepts(await cases.offers(ticket, sato, "お願いします。"), dana)
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    view = await turn(
        desk, "U0MILLER", await press(desk, "U0MILLER", US, card, "history.full"), "switch"
    )
    [block] = [one for one in view["blocks"] if "在庫は3台" in written({"blocks": [one]})]
    await cases.retracts(ticket, seq)
    person = desk.slack.person("U0MILLER")
    await person.click("fix.open", view_id=view["id"], block_id=block["block_id"])
    top = (await person.views())[-1]
    assert not [one for one in top["blocks"] if one["type"] == "input"]
    assert "JP-1001" in said(top)


async def test_a_stranger_is_told_why_not(desk: Desk, cases: Cases) -> None:
    await cases.people()
    ticket = await cases.opened("届きません。")
    await offered(cases, ticket)
    await desk.bring_into_step()
    card = await desk.card(US, "U0GUEST")
    guest = desk.slack.person("U0GUEST")
    await guest.click("history.full", channel=US, message_ts=str(card["ts"]))
    await asyncio.gather(*history.FILLING)
    assert await guest.views() == []
    private = [one for one in await guest.messages(US) if one["ts"] != card["ts"]]
    assert len(private) == 1


async def test_a_person_s_translation_takes_the_engine_s_place(desk: Desk, cases: Cases) -> None:
    ticket = await cases.opened("在庫は3台あります。")
    await cases.accepts(*(await offered(cases, ticket)))
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    view = await press(desk, "U0MILLER", US, card, "history.full")
    view = await turn(desk, "U0MILLER", view, "switch")
    [first, *_] = [block for block in view["blocks"] if "accessory" in block]
    assert first["accessory"]["text"]["text"] == "Fix"

    dana = desk.slack.person("U0MILLER")
    await dana.click("fix.open", view_id=view["id"], block_id=first["block_id"])
    form = (await dana.views())[-1]
    assert "> 在庫は3台あります。" in said(form)
    await dana.submit(form["id"], {"text": "We have 3 in stock."})
    assert "Saved" in said((await dana.views())[-1])

    again = await cases.opened("在庫は3台あります。")
    await cases.accepts(*(await offered(cases, again)))
    await desk.bring_into_step()
    _, *posts = await desk.thread(US, "U0MILLER", at=0)
    assert "> We have 3 in stock." in said(posts[0])
    assert "Original" in labels(posts[0])
    _, *posts = await desk.thread(US, "U0MILLER")
    assert "> We have 3 in stock." in said(posts[0])
