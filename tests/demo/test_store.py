"""The demo fills an empty store, finds its own again, and leaves every other alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from bot import schema
from bot.database import Database
from bot.intake import Incoming, take_case_in
from bot.settings import default_teams
from customers.accounts import Given, accounts_of
from customers.tables import Customer, Order
from demo import store
from demo.made_up import Json, cases
from demo.store import NotADemo
from tickets.tables import Entry, Ticket
from translations import service
from translations.service import Wanted

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TEAMS = default_teams()


def everything(session: Session, kind: type[Any]) -> list[Any]:
    return list(session.exec(select(kind)).all())


async def test_an_empty_url_gets_cases_of_both_marketplaces_in_both_languages(
    empty_url: str,
) -> None:
    assert store.holding(empty_url) == "nothing"
    assert await store.ready_store(empty_url, TEAMS, NOW)
    database = Database(empty_url)
    tickets = await database.read(everything, Ticket)
    entries = await database.read(everything, Entry)
    customers = await database.read(everything, Customer)
    accounts = [await database.read(accounts_of, one.id) for one in customers]
    orders = await database.read(everything, Order)
    database.close()
    assert len(tickets) == len(cases()) == 20
    assert {(one.marketplace, one.language) for one in tickets} == {
        (marketplace, language) for marketplace in ("jp", "us") for language in ("ja", "en")
    }
    assert all(one.opened_at < NOW for one in tickets)
    assert {one.kind for one in entries} == {
        *("message", "note", "reply", "alert", "assignment", "status", "handoff"),
    }
    assert {one.status for one in tickets} == {"new", "open", "waiting", "closed"}
    spoken = Counter(one.language for one in customers)
    assert spoken == {"ja": 10, "en": 10}
    assert any(len(one) == 2 for one in accounts)
    assert any(account.email is None for one in accounts for account in one)
    assert any(one.company for one in customers)
    assert any(one.kana for one in customers)
    assert {one.marketplace for one in orders} == {"jp", "us"}
    assert all(re.fullmatch(r"\d{3}-\d{7}-\d{7}", one.order_id) for one in orders)


async def test_every_sentence_of_the_cases_is_known_to_the_memory(empty_url: str) -> None:
    await store.ready_store(empty_url, TEAMS, NOW)
    said = [text for case in cases() for text in texts_of(case)]
    database = Database(empty_url)
    for target in ("ja", "en"):
        wanted = [Wanted(text, None, "ja") for text in said]
        plan = await database.read(service.plan, wanted, target, engine=None)
        others = [one for one in service.translations(plan) if one.source != target]
        assert others
        assert {(one.state, one.engine) for one in others} == {("good", "memory")}
    database.close()


def texts_of(case: Json) -> list[str]:
    return [case["subject"], *(entry["text"] for entry in case["entries"] if "text" in entry)]


async def test_a_second_start_adds_nothing(empty_url: str) -> None:
    await store.ready_store(empty_url, TEAMS, NOW)
    assert store.holding(empty_url) == "demo"
    assert not await store.ready_store(empty_url, TEAMS, NOW)
    database = Database(empty_url)
    assert len(await database.read(everything, Ticket)) == 20
    database.close()


async def test_fresh_begins_anew(empty_url: str) -> None:
    await store.ready_store(empty_url, TEAMS, NOW)
    store.empty(empty_url)
    assert store.holding(empty_url) == "nothing"
    assert await store.ready_store(empty_url, TEAMS, NOW)


async def test_tickets_of_others_are_neither_mixed_nor_deleted(empty_url: str) -> None:
    schema.upgrade(empty_url)
    database = Database(empty_url)
    new = Incoming(marketplace="jp", channel="web", customer=Given(), text="届きません。")
    await database.write(take_case_in, new, teams=TEAMS, now=NOW)
    with pytest.raises(NotADemo, match="KAKEHASHI_DATABASE_URL"):
        await store.ready_store(empty_url, TEAMS, NOW)
    with pytest.raises(NotADemo, match="nothing was changed"):
        store.empty(empty_url)
    assert len(await database.read(everything, Ticket)) == 1
    database.close()


def test_a_password_is_not_printed() -> None:
    told = str(NotADemo("postgresql://ann:secret@db.example/shop"))
    assert "secret" not in told
    assert "postgresql://ann:…@db.example/shop" in told
