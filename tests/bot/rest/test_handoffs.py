"""Handoffs over REST: one team owns a ticket at any time, and who comes second is told who was
first."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from tests.bot.rest.conftest import SEATTLE, TOKYO
from tests.bot.rest.test_problems import assert_problem

OFFER = {"to": "us", "reason": "倉庫での在庫確認をお願いします。", "by": "佐藤"}


@pytest.fixture
async def offer(web: httpx.AsyncClient, ref: str) -> dict[str, Any]:
    answer = await web.post(f"/tickets/{ref}/handoffs", json=OFFER, headers=TOKYO)
    assert answer.status_code == 201, answer.text
    line: dict[str, Any] = answer.json()
    return line


async def answer_offer(
    web: httpx.AsyncClient, offer: dict[str, Any], verb: str, headers: dict[str, str], **body: str
) -> httpx.Response:
    return await web.post(f"/handoffs/{offer['id']}/{verb}", json=body, headers=headers)


async def owner(web: httpx.AsyncClient, ref: str) -> str:
    return str((await web.get(f"/tickets/{ref}")).json()["team"])


async def test_an_offer_leaves_the_ticket_where_it_is(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    shown = (await web.get(f"/tickets/{ref}")).json()
    assert shown["team"] == "jp"
    assert shown["offer"]["id"] == offer["id"]
    entry = shown["entries"][-1]
    assert (entry["kind"], entry["data"]["event"], entry["author"]["name"]) == (
        "handoff",
        "offered",
        "佐藤",
    )


async def test_accepting_moves_it_and_the_second_is_told_who_was_first(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    first = await answer_offer(web, offer, "accept", SEATTLE, by="Emily")
    assert first.json()["state"] == "accepted"
    assert await owner(web, ref) == "us"
    second = await answer_offer(web, offer, "accept", SEATTLE, by="Jack")
    problem = assert_problem(second, 409)
    assert (problem["by"], problem["team"], problem["state"]) == ("Emily", "us", "accepted")
    assert "Emily" in problem["detail"]


async def test_two_at_the_same_moment(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    answers = await asyncio.gather(
        answer_offer(web, offer, "accept", SEATTLE, by="Emily"),
        answer_offer(web, offer, "decline", SEATTLE, by="Jack", reason="We are out of stock."),
        answer_offer(web, offer, "withdraw", TOKYO, by="佐藤"),
    )
    assert sorted(one.status_code for one in answers) == [200, 409, 409]


async def test_declining_needs_a_reason_and_brings_it_back(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    assert_problem(await answer_offer(web, offer, "decline", SEATTLE), 422)
    done = await answer_offer(web, offer, "decline", SEATTLE, reason="Not ours.")
    assert done.json()["answer"] == "Not ours."
    assert await owner(web, ref) == "jp"


async def test_withdrawing_is_the_offering_teams(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    assert assert_problem(await answer_offer(web, offer, "withdraw", SEATTLE), 403)["team"] == "jp"
    assert (await answer_offer(web, offer, "withdraw", TOKYO)).json()["state"] == "withdrawn"
    again = await web.post(f"/tickets/{ref}/handoffs", json=OFFER, headers=TOKYO)
    assert again.status_code == 201


async def test_returning_gives_it_back_with_an_answer(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    assert_problem(await answer_offer(web, offer, "return", SEATTLE, reason="Done."), 409)
    await answer_offer(web, offer, "accept", SEATTLE)
    assert_problem(await answer_offer(web, offer, "return", SEATTLE), 422)
    assert_problem(await answer_offer(web, offer, "return", TOKYO, reason="x"), 403)
    done = await answer_offer(web, offer, "return", SEATTLE, reason="Three in stock.")
    assert done.json()["state"] == "returned"
    assert await owner(web, ref) == "jp"
    assert_problem(await answer_offer(web, offer, "return", SEATTLE, reason="Again."), 409)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"to": "mars"}, 422),
        ({"to": "jp"}, 409),
        ({"reason": " "}, 422),
        ({"from": "us"}, 403),
    ],
)
async def test_offers_that_make_no_sense(
    web: httpx.AsyncClient, ref: str, change: dict[str, str], status: int
) -> None:
    answer = await web.post(f"/tickets/{ref}/handoffs", json=OFFER | change, headers=TOKYO)
    assert_problem(answer, status)


async def test_only_the_owner_offers_and_only_once(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    twice = await web.post(f"/tickets/{ref}/handoffs", json=OFFER, headers=TOKYO)
    assert assert_problem(twice, 409)["handoff"] == offer["id"]
    body = OFFER | {"to": "jp"}
    theirs = await web.post(f"/tickets/{ref}/handoffs", json=body, headers=SEATTLE)
    assert_problem(theirs, 403)


async def test_unknown_offers_and_keys_without_team(
    web: httpx.AsyncClient, ref: str, offer: dict[str, Any]
) -> None:
    assert_problem(await web.post("/handoffs/999/accept", headers=SEATTLE), 404)
    assert_problem(await web.post("/handoffs/0/accept", headers=SEATTLE), 422)
    assert_problem(await web.post(f"/handoffs/{offer['id']}/explode", headers=SEATTLE), 422)
    assert_problem(await web.post(f"/handoffs/{offer['id']}/accept"), 403)
