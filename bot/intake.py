"""Cases as they come in from outside, by REST or from a file: whose they are, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from customers.accounts import Given, account_in, take_in
from tickets.agents import keep_agent
from tickets.intake import NewTicket, open_ticket
from tickets.tables import Agent, Ticket
from tickets.teams import Team
from translations.languages import detect

MARKETPLACE_LANGUAGE = {"jp": "ja", "us": "en"}
SERVED = ("ja", "en")
"""Languages that replies are written in."""

INTEGRATIONS = "api"
"""The workspace of agents who come in through REST or a file: no Slack workspace has this id."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A customer's first message. ``language`` is the text's, where the sender knows it."""

    marketplace: str
    channel: str
    customer: Given
    text: str
    language: str | None = None
    subject: str | None = None
    at: datetime | None = None


def language_of(text: str, given: str | None, marketplace: str) -> str:
    """The language of a text: as given, else recognised, else the marketplace's."""
    return given or detect(text, MARKETPLACE_LANGUAGE.get(marketplace, "en"))


def reply_language(stated: str | None, text_language: str, marketplace: str) -> str:
    """What the customer asked for, else what they wrote, else the marketplace's language."""
    home = MARKETPLACE_LANGUAGE.get(marketplace, "en")
    return next((one for one in (stated, text_language, home) if one in SERVED), home)


def take_case_in(
    session: Session, incoming: Incoming, *, teams: Sequence[Team], now: datetime
) -> Ticket:
    """Finds the customer by marketplace account or writes a new one down, and opens the case."""
    market = incoming.marketplace
    customer = take_in(session, marketplace=market, given=incoming.customer, now=now)
    assert customer.id is not None
    account = account_in(session, customer.id, market)
    language = language_of(incoming.text, incoming.language, market)
    stated = incoming.customer.language or customer.language
    new = NewTicket(
        marketplace=market,
        channel=incoming.channel,
        customer_id=customer.id,
        language=reply_language(stated, language, market),
        text=incoming.text,
        text_language=language,
        subject=incoming.subject,
        address=incoming.customer.email or (account.email if account else None),
        order_ids=incoming.customer.order_ids,
        at=incoming.at,
    )
    return open_ticket(session, new, teams=teams, now=now)


def integration_agent(session: Session, *, team: str, name: str | None, now: datetime) -> Agent:
    """The agent row for who acts through an integration, in the name of its team."""
    shown = name or "API"
    return keep_agent(
        session,
        workspace=INTEGRATIONS,
        user_id=f"{team}/{shown}",
        team=team,
        name=shown,
        locale=None,
        now=now,
    )
