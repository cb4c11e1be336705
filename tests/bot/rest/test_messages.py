"""Messages: from a customer, as a note, as the draft of a reply."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from sqlmodel import Session

from bot.application import Application, utc_now
from tests.bot.rest.conftest import TOKYO
from tests.bot.rest.test_problems import assert_problem
from tests.bot.rest.test_tickets import entries
from tickets import actions
from tickets.access import access_ticket
from tickets.agents import keep_agent
from tickets.drafts import latest_open
from tickets.tables import Draft


def from_customer(text: str, **more: Any) -> dict[str, Any]:
    return {"author": {"kind": "customer"}, "audience": "customer", "text": text} | more


def from_agent(text: str, audience: str, **more: Any) -> dict[str, Any]:
    return {"author": {"kind": "agent", "name": "佐藤"}, "audience": audience, "text": text} | more


async def test_a_customers_message_is_the_next_entry(
    web: httpx.AsyncClient, ref: str, calls: list[int]
) -> None:
    calls.clear()
    answer = await web.post(f"/tickets/{ref}/messages", json=from_customer("まだ届きません。"))
    assert answer.status_code == 201
    assert answer.json()["seq"] == 2
    assert answer.json()["language"] == "ja"
    assert calls
    assert [one["text"] for one in await entries(web, ref)][1] == "まだ届きません。"


@pytest.mark.parametrize("named", ["external_id", "Idempotency-Key"])
async def test_a_repeat_gives_the_same_entry(web: httpx.AsyncClient, ref: str, named: str) -> None:
    body = from_customer(
        "届きました。", **({"external_id": "m-1"} if named == "external_id" else {})
    )
    headers = {} if named == "external_id" else {"Idempotency-Key": "m-1"}
    answers = [
        await web.post(f"/tickets/{ref}/messages", json=body, headers=headers) for _ in range(3)
    ]
    assert [one.status_code for one in answers] == [201, 200, 200]
    assert {one.json()["seq"] for one in answers} == {2}
    assert len(await entries(web, ref)) == 2


async def test_a_key_used_for_another_text_is_refused(web: httpx.AsyncClient, ref: str) -> None:
    first, second = from_customer("届きました。"), from_customer("まだです。")
    headers = {"Idempotency-Key": "m-9"}
    await web.post(f"/tickets/{ref}/messages", json=first, headers=headers)
    answer = await web.post(f"/tickets/{ref}/messages", json=second, headers=headers)
    assert answer.status_code == 409
    assert answer.json()["code"] == "key_reused"
    assert len(await entries(web, ref)) == 2


async def test_repeats_at_the_same_moment_give_one_entry(web: httpx.AsyncClient, ref: str) -> None:
    body = from_customer("一度だけ", external_id="m-2")
    sent = [web.post(f"/tickets/{ref}/messages", json=body) for _ in range(8)]
    answers = await asyncio.gather(*sent)
    assert {one.json()["seq"] for one in answers} == {2}
    assert len(await entries(web, ref)) == 2


async def test_the_same_words_again_are_a_new_message(web: httpx.AsyncClient, ref: str) -> None:
    for _ in range(2):
        await web.post(f"/tickets/{ref}/messages", json=from_customer("もしもし"))
    assert len(await entries(web, ref)) == 3


async def test_an_agents_note_stands_under_its_writer_and_team(
    web: httpx.AsyncClient, ref: str
) -> None:
    answer = await web.post(
        f"/tickets/{ref}/messages", json=from_agent("在庫なし", "internal"), headers=TOKYO
    )
    assert answer.status_code == 201
    note = (await entries(web, ref))[1]
    assert (note["kind"], note["audience"]) == ("note", "internal")
    assert note["author"] == {"kind": "agent", "name": "佐藤", "team": "jp"}


async def test_an_agents_words_to_a_customer_wait_as_a_draft_and_are_not_sent(
    web: httpx.AsyncClient, application: Application, ref: str
) -> None:
    body = from_agent("交換いたします。", "customer", external_id="d-1")
    answers = [
        await web.post(f"/tickets/{ref}/messages", json=body, headers=TOKYO) for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [202, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["state"] == "open"
    assert answers[0].json()["waits_for"] is None
    assert [(one["kind"], one["audience"]) for one in await entries(web, ref)] == [
        ("message", "customer"),
        ("note", "internal"),
    ]
    draft = await application.database.read(find_draft, answers[0].json()["draft"])
    assert draft.send_at is None


def find_draft(session: Session, draft_id: str) -> Draft:
    return session.get_one(Draft, draft_id)


async def test_a_draft_waits_for_the_assignee(
    web: httpx.AsyncClient, application: Application, ref: str
) -> None:
    emi = await application.database.write(assign_to_emi)
    body = from_agent("交換いたします。", "customer")
    line = (await web.post(f"/tickets/{ref}/messages", json=body, headers=TOKYO)).json()
    assert line["waits_for"] == "Emi"
    found = await application.database.read(latest_open, ticket_id=1001, agent_id=emi)
    assert found is not None
    assert (found.id, found.text) == (line["draft"], "交換いたします。")


def assign_to_emi(session: Session) -> int:
    now = utc_now()
    emi = keep_agent(
        session, workspace="T1", user_id="U1", team="jp", name="Emi", locale="ja-JP", now=now
    )
    ticket = access_ticket(session, number=1001, lock=True)
    actions.assign(session, ticket, actor=emi, assignee=emi, now=now)
    assert emi.id is not None
    return emi.id


async def test_a_key_without_a_team_cannot_write_as_an_agent(
    web: httpx.AsyncClient, ref: str
) -> None:
    for audience in ("internal", "customer"):
        answer = await web.post(f"/tickets/{ref}/messages", json=from_agent("x", audience))
        assert_problem(answer, 403)


async def test_a_customer_writes_nothing_internal(web: httpx.AsyncClient, ref: str) -> None:
    body = from_customer("x") | {"audience": "internal"}
    assert_problem(await web.post(f"/tickets/{ref}/messages", json=body), 422)
    assert len(await entries(web, ref)) == 1


async def test_an_unknown_ticket_and_an_empty_text(web: httpx.AsyncClient, ref: str) -> None:
    assert_problem(await web.post("/tickets/JP-9999/messages", json=from_customer("x")), 404)
    assert_problem(await web.post(f"/tickets/{ref}/messages", json=from_customer(" ")), 422)


async def test_messages_at_the_same_time_are_numbered_without_gaps(
    web: httpx.AsyncClient, ref: str
) -> None:
    sent = [
        web.post(f"/tickets/{ref}/messages", json=from_customer(f"{number}"))
        for number in range(12)
    ]
    answers = await asyncio.gather(*sent)
    assert sorted(one.json()["seq"] for one in answers) == list(range(2, 14))
