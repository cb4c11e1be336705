"""Customers and orders looked up. Contact data opens on request, and each look is an entry."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from sqlmodel import Session

from bot.intake import integration_agent
from bot.rest.problems import Problem
from bot.rest.route import App, Key, Route, team_of
from bot.rest.shown import account_line, customer_line, order_line, ticket_line
from customers.accounts import accounts_of, find_order, orders_of, search
from customers.tables import Customer
from tickets.access import access_ticket
from tickets.actions import record_look
from tickets.intake import tickets_of_customer
from tickets.timeline import storable

router = APIRouter(tags=["customers and orders"], route_class=Route)

CONTACT = "contact"


@router.get("/customers", summary="Find customers")
async def find(
    key: Key,
    app: App,
    q: Annotated[
        str, Query(min_length=1, max_length=200, description="Name, kana, company, e-mail, account")
    ],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> dict[str, Any]:
    """Every word must occur. Contact data is never listed."""
    found = await app.database.read(search, storable(q), limit)
    return {"customers": [customer_line(one) for one in found]}


@router.get("/customers/{customer_id}", summary="Show a customer")
async def show(
    customer_id: Annotated[int, Path(ge=1, lt=1 << 31)],
    key: Key,
    app: App,
    contact: Annotated[
        bool, Query(description="With e-mail, phone and address; recorded on the newest ticket")
    ] = False,
) -> dict[str, Any]:
    """Accounts in both marketplaces, orders and tickets."""
    if not contact:
        return await app.database.read(read_customer, customer_id)
    return await app.database.write(look_up, customer_id, team=team_of(key), now=app.now())


def read_customer(session: Session, customer_id: int, *, contact: bool = False) -> dict[str, Any]:
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise Problem(
            404, f"There is no customer {customer_id}. GET /api/v1/customers?q= finds one."
        )
    return customer_line(customer) | {
        "accounts": [
            account_line(one, contact=contact) for one in accounts_of(session, customer_id)
        ],
        "orders": [order_line(one, contact=contact) for one in orders_of(session, customer_id)],
        "tickets": [ticket_line(one) for one in tickets_of_customer(session, customer_id)],
    }


def look_up(session: Session, customer_id: int, *, team: str, now: datetime) -> dict[str, Any]:
    """With contact data; who looked stands in the customer's newest ticket."""
    actor = integration_agent(session, team=team, name=None, now=now)
    for newest in tickets_of_customer(session, customer_id, limit=1):
        ticket = access_ticket(session, number=newest.id, lock=True)
        record_look(session, ticket, actor=actor, what=CONTACT, now=now)
    return read_customer(session, customer_id, contact=True)


@router.get("/orders/{order_id}", summary="Show an order")
async def order(
    order_id: Annotated[str, Path(max_length=100)], key: Key, app: App
) -> dict[str, Any]:
    """By the marketplace's own number, such as 503-1234567-1234567."""
    return await app.database.read(read_order, storable(order_id.strip()))


def read_order(session: Session, order_id: str) -> dict[str, Any]:
    found = find_order(session, order_id)
    if found is None:
        raise Problem(404, f"There is no order {order_id}. Check the number.")
    return order_line(found)
