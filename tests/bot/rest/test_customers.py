"""Customers and orders looked up: contact data only on request, each look recorded."""

from __future__ import annotations

import httpx

from tests.bot.rest.conftest import TOKYO
from tests.bot.rest.test_problems import assert_problem
from tests.bot.rest.test_tickets import entries


async def test_a_customer_is_found_and_shown_without_contact_data(
    web: httpx.AsyncClient, ref: str
) -> None:
    found = (await web.get("/customers", params={"q": "髙﨑様"})).json()["customers"]
    assert [one["family_name"] for one in found] == ["髙﨑"]
    shown = (await web.get(f"/customers/{found[0]['id']}")).json()
    assert shown["accounts"] == [{"marketplace": "jp", "account": "amzn-jp-0417"}]
    assert [one["ref"] for one in shown["tickets"]] == [ref]
    assert [one["order_id"] for one in shown["orders"]] == ["503-1234567-1234567"]
    assert "misaki@" not in str(shown)


async def test_a_look_at_contact_data_is_an_entry(web: httpx.AsyncClient, ref: str) -> None:
    customer = (await web.get(f"/tickets/{ref}")).json()["customer"]["id"]
    address = f"/customers/{customer}?contact=true"
    assert_problem(await web.get(address), 403)
    shown = (await web.get(address, headers=TOKYO)).json()
    assert shown["accounts"][0]["email"] == "misaki@example.com"
    look = (await entries(web, ref))[-1]
    assert (look["kind"], look["author"]["team"]) == ("look", "jp")


async def test_an_order_by_its_number(web: httpx.AsyncClient, ref: str) -> None:
    shown = (await web.get("/orders/503-1234567-1234567")).json()
    assert shown["marketplace"] == "jp"
    assert_problem(await web.get("/orders/000-0000000-0000000"), 404)
    assert_problem(await web.get("/orders/%00"), 404)


async def test_unknown_customers(web: httpx.AsyncClient, ref: str) -> None:
    assert_problem(await web.get("/customers/999"), 404)
    assert_problem(await web.get("/customers/abc"), 422)
    assert_problem(await web.get("/customers"), 422)
    assert (await web.get("/customers", params={"q": "誰か"})).json() == {"customers": []}
