"""Cases as they come in from outside, by REST or from a file: whose they are, in which language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.router.references import references
from customers.accounts import Given, account_in, find_order, take_in
from tickets.agents import keep_agent
from tickets.intake import NewTicket, open_ticket
from tickets.tables import Agent, Ticket
from tickets.teams import Team
from translations.languages import detect

MARKETPLACE_LANGUAGE = {"jp": "ja", "us": "en"}
SERVED = ("ja", "en")
"""Languages that replies are written in."""

TELLING = 4_000
"""Characters of a text in which order numbers are looked for."""

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


def orders_in(text: str) -> list[str]:
    """Order numbers that somebody wrote in a text."""
    found = references(unicodedata.normalize("NFKC", text))
    return list(dict.fromkeys(str(one.value) for one in found if one.kind == "orders"))


def bought_by(session: Session, customer_id: int, order_ids: Iterable[str]) -> list[str]:
    """Those of the orders that are known to be this customer's: anybody can write any number."""
    known = (find_order(session, order_id) for order_id in order_ids)
    return [one.order_id for one in known if one and one.customer_id == customer_id]


def take_case_in(
    session: Session, incoming: Incoming, *, teams: Sequence[Team], now: datetime
) -> Ticket:
    """Finds the customer by marketplace account or writes a new one down, and opens the case. An
    order of theirs that only their words name is the case's as well."""
    market = incoming.marketplace
    customer = take_in(session, marketplace=market, given=incoming.customer, now=now)
    assert customer.id is not None
    account = account_in(session, customer.id, market)
    language = language_of(incoming.text, incoming.language, market)
    stated = incoming.customer.language or customer.language
    told = f"{incoming.subject or ''}\n{incoming.text[:TELLING]}"
    written = bought_by(session, customer.id, orders_in(told))
    new = NewTicket(
        marketplace=market,
        channel=incoming.channel,
        customer_id=customer.id,
        language=reply_language(stated, language, market),
        text=incoming.text,
        text_language=language,
        subject=incoming.subject,
        address=incoming.customer.email or (account.email if account else None),
        order_ids=tuple(dict.fromkeys((*incoming.customer.order_ids, *written))),
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
