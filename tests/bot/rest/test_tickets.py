"""Opening, showing and listing tickets."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.application import Application
from tests.bot.rest.conftest import LAMP, SEATTLE, TOKYO
from tickets import mirrors


async def entries(web: httpx.AsyncClient, ref: str, **headers: str) -> list[dict[str, Any]]:
    answer = await web.get(f"/tickets/{ref}", headers=headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


async def test_a_customers_message_opens_a_ticket_of_the_marketplaces_desk(
    web: httpx.AsyncClient, application: Application, calls: list[int]
) -> None:
    answer = await web.post("/tickets", json=LAMP)
    assert answer.status_code == 201
    line = answer.json()
    assert (line["ref"], line["status"], line["team"]) == ("JP-1001", "new", "jp")
    assert line["language"] == "ja"
    assert answer.headers["Location"] == "/api/v1/tickets/JP-1001"
    assert calls
    places = await application.database.read(mirrors.of_ticket, 1001)
    assert [(one.kind, one.target) for one in places] == [
        ("slack", "jp"),
        ("mail", "misaki@example.com"),
    ]


async def test_the_ticket_shows_the_text_whole(web: httpx.AsyncClient, ref: str) -> None:
    shown = (await web.get(f"/tickets/{ref.lower()}")).json()
    assert shown["customer"]["family_name"] == "髙﨑"
    assert "email" not in str(shown)
    first = shown["entries"][0]
    assert first["seq"] == 1
    assert first["author"]["kind"] == "customer"
    assert first["text"] == LAMP["text"]
    assert first["language"] == "ja"


@pytest.mark.parametrize("name", ["JP-1001", "jp-1001", "ＪＰー１００１", "1001", "jp1001"])
async def test_a_reference_is_understood_however_it_is_typed(
    web: httpx.AsyncClient, ref: str, name: str
) -> None:
    assert (await web.get(f"/tickets/{name}")).json()["ref"] == ref


async def test_without_an_engine_the_original_is_shown_and_said_to_be_so(
    web: httpx.AsyncClient, ref: str
) -> None:
    shown = (await web.get(f"/tickets/{ref}", params={"language": "en"})).json()["entries"][0]
    assert shown["text"] == LAMP["text"]
    assert shown["translation"]["state"] == "untranslated"


async def test_the_same_account_is_the_same_customer_and_the_same_mail_is_not(
    web: httpx.AsyncClient, ref: str
) -> None:
    again = await web.post("/tickets", json=LAMP | {"text": "その後いかがでしょうか。"})
    stranger = {"email": "misaki@example.com", "family_name": "田中"}
    other = await web.post("/tickets", json=LAMP | {"customer": stranger})
    first = (await web.get(f"/tickets/{ref}")).json()["customer"]["id"]
    assert again.json()["customer"] == first
    assert other.json()["customer"] != first


@pytest.mark.parametrize(
    ("customer", "text", "expected"),
    [
        ({}, "The lamp does not work.", "en"),
        ({}, "1234", "ja"),
        ({"language": "ja"}, "The lamp does not work.", "ja"),
        ({"language": "en-US"}, "ランプが点きません。", "en"),
        ({}, "램프가 켜지지 않습니다.", "ja"),
    ],
)
async def test_replies_are_in_the_stated_language_else_the_texts_else_the_marketplaces(
    web: httpx.AsyncClient, customer: dict[str, str], text: str, expected: str
) -> None:
    answer = await web.post("/tickets", json=LAMP | {"customer": customer, "text": text})
    assert answer.json()["language"] == expected


async def test_a_repeat_gives_the_same_ticket(web: httpx.AsyncClient) -> None:
    for more in ({"headers": {"Idempotency-Key": "a1"}}, {}):
        body = LAMP if more else LAMP | {"external_id": "form-77"}
        first = await web.post("/tickets", json=body, **more)
        again = await web.post("/tickets", json=body, **more)
        assert (first.status_code, again.status_code) == (201, 200)
        assert again.json()["ref"] == first.json()["ref"]
    assert len((await web.get("/tickets")).json()["tickets"]) == 2


async def test_repeats_at_the_same_moment_give_one_ticket(web: httpx.AsyncClient) -> None:
    body = LAMP | {"external_id": "form-78"}
    answers = await asyncio.gather(*(web.post("/tickets", json=body) for _ in range(8)))
    assert sorted(one.status_code for one in answers) == [200] * 7 + [201]
    assert len({one.json()["ref"] for one in answers}) == 1


async def test_the_queue_is_filtered_searched_and_paged(web: httpx.AsyncClient) -> None:
    for number in range(5):
        await web.post("/tickets", json=LAMP | {"text": f"{number}番目のご連絡です。"})
    await web.post("/tickets", json=LAMP | {"marketplace": "us", "text": "Where is my parcel?"})
    assert len((await web.get("/tickets", params={"team": "jp"})).json()["tickets"]) == 5
    found = (await web.get("/tickets", params={"q": "3番目"})).json()["tickets"]
    assert [one["subject"] for one in found] == ["3番目のご連絡です。"]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        params = {"limit": "4"} | ({"cursor": cursor} if cursor else {})
        page = (await web.get("/tickets", params=params)).json()
        seen += [one["ref"] for one in page["tickets"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 6


async def test_another_teams_private_note_is_neither_shown_nor_found(
    web: httpx.AsyncClient, application: Application, ref: str
) -> None:
    await application.database.write(write_private_note)
    for headers, sees in ((TOKYO, True), (SEATTLE, False), ({}, False)):
        texts = [one["text"] for one in await entries(web, ref, **headers)]
        assert ("社内だけの話です" in texts) is sees
        found = await web.get("/tickets", params={"q": "社内だけ"}, headers=headers)
        assert (len(found.json()["tickets"]) == 1) is sees


def write_private_note(session: Any) -> None:
    from bot.application import utc_now
    from bot.intake import integration_agent
    from tickets import actions
    from tickets.access import access_ticket

    actor = integration_agent(session, team="jp", name="佐藤", now=utc_now())
    ticket = access_ticket(session, number=1001, lock=True)
    actions.note(
        session,
        ticket,
        actor=actor,
        text="社内だけの話です",
        language="ja",
        now=utc_now(),
        private=True,
    )


async def test_a_safety_complaint_is_urgent(web: httpx.AsyncClient) -> None:
    body = LAMP | {"text": "バッテリーが膨張して発煙しました。"}
    assert (await web.post("/tickets", json=body)).json()["priority"] == "urgent"


async def test_what_is_searched_comes_with_the_passage_that_answers(
    web: httpx.AsyncClient, ref: str
) -> None:
    (found,) = (await web.get("/tickets", params={"q": "交換 ランプ"})).json()["tickets"]
    match = found["match"]
    assert (found["ref"], match["seq"], match["language"]) == (ref, 1, "ja")
    marked = [match["text"][start:end] for start, end in match["marks"]]
    assert marked == ["ランプ", "交換"]
    listed = (await web.get("/tickets")).json()["tickets"]
    assert "match" not in listed[0]
    assert (await web.get("/tickets", params={"q": "掃除機"})).json()["tickets"] == []
