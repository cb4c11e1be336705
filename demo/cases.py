"""The demo's made-up cases, entered as the edge would enter them: one transaction for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.database import Database
from bot.intake import Incoming, take_case_in
from bot.suggestions import DEMO
from bot.tables import Mark
from customers.accounts import Given, keep_order
from customers.tables import Account
from demo.history import happen
from demo.made_up import Json, cases, read_lines
from tickets.tables import Ticket
from tickets.teams import Team
from translations.service import ApprovedPair, load_memory

MARK = "demo"
"""The name of the mark that a demo store bears."""


def pairs() -> list[ApprovedPair]:
    return list(both_ways(read_lines("pairs.jsonl")))


def both_ways(lines: Sequence[Json]) -> Iterator[ApprovedPair]:
    """Each ``{"ja", "en"}`` as a pair in either direction."""
    for line in lines:
        yield ApprovedPair(line["ja"], line["en"], "ja", "en", DEMO)
        yield ApprovedPair(line["en"], line["ja"], "en", "ja", DEMO)


async def enter_everything(database: Database, teams: Sequence[Team], now: datetime) -> None:
    """Marks the store as the demo's, then enters sentence pairs and cases."""
    await database.write(mark)
    await database.write(load_memory, pairs(), now)
    for case in cases():
        await database.write(enter, case, teams=teams, now=now)


def mark(session: Session) -> None:
    session.merge(Mark(name=MARK, value="made-up cases for trying things out"))


def enter(session: Session, case: Json, *, teams: Sequence[Team], now: datetime) -> None:
    opened = now - timedelta(hours=case["hours_ago"])
    first, *others = case["entries"]
    ticket = take_case_in(session, incoming(case, first, opened), teams=teams, now=opened)
    for account in case.get("other_accounts", ()):
        session.add(Account(customer_id=ticket.customer_id, **account))
    for order in case.get("orders", ()):
        keep(session, order, ticket, now)
    for entry in others:
        at = opened + timedelta(hours=entry["after_hours"])
        happen(session, ticket.id, entry, teams, at)


def incoming(case: Json, first: Json, opened: datetime) -> Incoming:
    orders = tuple(
        order["order_id"]
        for order in case.get("orders", ())
        if order.get("marketplace", case["marketplace"]) == case["marketplace"]
    )
    return Incoming(
        marketplace=case["marketplace"],
        channel=case["channel"],
        customer=Given(**case["customer"], order_ids=orders),
        text=first["text"],
        subject=case["subject"],
        at=opened,
    )


def keep(session: Session, order: Json, ticket: Ticket, now: datetime) -> None:
    moments = {
        name: now - timedelta(days=order[f"{name.removesuffix('_at')}_days_ago"])
        for name in ("placed_at", "delivered_at")
        if f"{name.removesuffix('_at')}_days_ago" in order
    }
    facts = {name: one for name, one in order.items() if not name.endswith("_days_ago")}
    owner: Json = {"marketplace": ticket.marketplace, "customer_id": ticket.customer_id}
    keep_order(session, **(owner | facts | moments))
