"""A small cast that the stories share: desks in Tokyo and Seattle, a customer in Osaka."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from customers.accounts import Given, take_in
from tickets.agents import keep_agent
from tickets.hours import parse_hours
from tickets.intake import NewTicket, open_ticket
from tickets.tables import Agent, Ticket
from tickets.teams import Team

TOKYO = Team(
    key="jp",
    names={"ja": "東京", "en": "Tokyo"},
    language="ja",
    workspace="T1",
    channel="C-JP",
    timezone=ZoneInfo("Asia/Tokyo"),
    hours=parse_hours("09:00-18:00"),
)
SEATTLE = Team(
    key="us",
    names={"ja": "シアトル", "en": "Seattle"},
    language="en",
    workspace="T1",
    channel="C-US",
    timezone=ZoneInfo("America/Los_Angeles"),
    hours=parse_hours("09:00-17:00"),
)
TEAMS = (TOKYO, SEATTLE)
MORNING_IN_TOKYO = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Tuesday 10:00 in Tokyo, Monday 17:00 in Seattle: one desk has opened, the other has closed."""


@dataclass(frozen=True)
class Cast:
    sato: Agent
    suzuki: Agent
    emily: Agent


@pytest.fixture
def cast(session: Session) -> Cast:
    return make_cast(session)


def make_cast(session: Session) -> Cast:
    def member(user: str, team: str, name: str) -> Agent:
        return keep_agent(
            session,
            workspace="T1",
            user_id=user,
            team=team,
            name=name,
            locale=None,
            now=MORNING_IN_TOKYO,
        )

    return Cast(member("U1", "jp", "佐藤"), member("U2", "jp", "鈴木"), member("U3", "us", "Emily"))


def osaka_writes(
    session: Session,
    text: str = "注文した商品がまだ届きません。",
    *,
    now: datetime = MORNING_IN_TOKYO,
    address: str | None = "tanaka@example.com",
    account: str | None = None,
) -> Ticket:
    """田中 in Osaka writes through the shop's form."""
    given = Given(account=account, family_name="田中", given_name="一郎", email=address)
    customer = take_in(session, marketplace="jp", given=given, now=now)
    assert customer.id is not None
    new = NewTicket(
        marketplace="jp",
        channel="web",
        customer_id=customer.id,
        language="ja",
        text=text,
        text_language="ja",
        address=address,
    )
    return open_ticket(session, new, teams=TEAMS, now=now)


@pytest.fixture
def opens(session: Session) -> Callable[..., Ticket]:
    def call(text: str = "注文した商品がまだ届きません。", **options: object) -> Ticket:
        return osaka_writes(session, text, **options)  # type: ignore[arg-type]

    return call
