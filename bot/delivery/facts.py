"""What a card and a post need to know of a ticket, read in one transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlmodel import Session, col

from bot.intake import TELLING, orders_in
from customers.tables import Customer
from tickets import notices, timeline
from tickets.access import access_ticket, agent_of
from tickets.actions import open_offer
from tickets.tables import Agent, Handoff, Ticket
from tickets.teams import Team
from tickets.timeline import Told

READ = 20
"""Entries of a case in which orders are looked for."""

QUOTED = 5
"""Entries that a brief quotes at most, the customer's latest message among them."""

MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")
"""How a colleague's mention of somebody stands in the text of an entry."""

SPOKEN = ("message", "reply", "note")
"""Kinds in which somebody says something."""


@dataclass(frozen=True)
class Case:
    """A ticket with those who have to do with it. ``offer`` is open now; ``received`` is the
    latest that came to the team that looks; ``mentioned``, for a card alone, are orders that the
    customer's words name and the case does not: nobody knows yet whose they are."""

    ticket: Ticket
    customer: Customer
    assignee: Agent | None = None
    offer: Handoff | None = None
    received: Handoff | None = None
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """What a team is told that is asked to take a ticket over."""

    offered: Told
    latest: Told | None
    answered: bool
    promises: tuple[Told, ...]
    recent: tuple[Told, ...]


def case_of(session: Session, ticket_id: int, team: str | None = None) -> Case:
    """The case; with ``team`` also what concerns that team's card."""
    ticket = access_ticket(session, number=ticket_id)
    customer = session.get_one(Customer, ticket.customer_id)
    if team is None:
        return Case(ticket, customer)
    return Case(
        ticket,
        customer,
        agent_of(session, ticket.assignee_id),
        open_offer(session, ticket_id),
        received_by(session, ticket_id, team),
    )


def headed_case_of(session: Session, ticket_id: int, team: str) -> Case:
    """The case as the head of that team's thread shows it."""
    case = case_of(session, ticket_id, team)
    return replace(case, mentioned=mentioned_in(session, case.ticket))


def mentioned_in(session: Session, ticket: Ticket) -> tuple[str, ...]:
    """Order numbers in the customer's first messages that are not the case's."""
    tolds = timeline.read_range(session, ticket.id, 1, READ, ticket.last_seq)
    said = (told.text[:TELLING] for told in tolds if told.entry.kind == "message")
    written = (order for text in said for order in orders_in(text))
    return tuple(one for one in dict.fromkeys(written) if one not in ticket.order_ids)


def received_by(session: Session, ticket_id: int, team: str) -> Handoff | None:
    statement = (
        select(Handoff)
        .where(col(Handoff.ticket_id) == ticket_id, col(Handoff.to_team) == team)
        .order_by(col(Handoff.id).desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def seen_by(session: Session, ticket_id: int, team: str, upto: int | None = None) -> list[Told]:
    """The timeline as far as members of ``team`` may see it, as of entry ``upto``."""
    end = timeline.last_seq(session, ticket_id) if upto is None else upto
    tolds = timeline.read_range(session, ticket_id, 1, end, end)
    return [told for told in tolds if timeline.visible(told.entry, team)]


def names_in(session: Session, tolds: Sequence[Told]) -> dict[str, str]:
    """The names of agents whom somebody mentions in these entries, by Slack user id."""
    ids = {found for told in tolds for found in MENTION.findall(told.text)}
    if not ids:
        return {}
    statement = select(Agent).where(col(Agent.user_id).in_(ids))
    return {agent.user_id: agent.name for agent in session.execute(statement).scalars()}


def calls_of(
    session: Session, ticket_id: int, tolds: Sequence[Told], team: str, teams: Sequence[Team]
) -> tuple[dict[int, tuple[str, ...]], frozenset[str]]:
    """Whom each entry calls by name, and which leads do not want to be called where nobody took an
    offer."""
    called = notices.called(session, ticket_id, tolds, team)
    if not any(told.entry.data.get("event") == "overdue" for told in tolds):
        return called, frozenset()
    leads = [lead for one in teams for lead in one.leads]
    return called, notices.unwilling(session, leads, "overdue")


def called_to_offer(session: Session, team: str, offered: Told) -> tuple[str, ...]:
    """The Slack users of this team who want to be told that it is offered a ticket."""
    wanting = notices.team_wanting(session, team, "offer")
    return tuple(one.user_id for one in wanting if one.id != offered.entry.author_id)


def brief_of(tolds: Sequence[Told], offer: Handoff) -> Brief | None:
    """The brief of an offer from what its receiver may see; None before the offer is there."""
    offered = next((told for told in tolds if told.seq == offer.seq), None)
    if offered is None:
        return None
    latest = latest_message(tolds)
    before = [told for told in tolds if told.seq < offer.seq and quotable(told)]
    others = [told for told in before if told is not latest]
    return Brief(
        offered=offered,
        latest=latest,
        answered=latest is not None and answered(tolds, latest),
        promises=tuple(told for told in tolds if told.entry.kind == "promise"),
        recent=tuple(others[-(QUOTED - 1) :]),
    )


def quotable(told: Told) -> bool:
    """What a brief may repeat: what was said to everybody and still stands."""
    shared = not told.entry.audience.startswith("team:")
    return told.entry.kind in SPOKEN and shared and not told.retracted


def latest_message(tolds: Sequence[Told], before: int | None = None) -> Told | None:
    """The customer's latest message, of those before an entry if one is named."""
    messages = (
        told
        for told in reversed(tolds)
        if told.entry.kind == "message" and (before is None or told.seq < before)
    )
    return next(messages, None)


def answered(tolds: Sequence[Told], message: Told) -> bool:
    return any(told.entry.kind == "reply" and told.seq > message.seq for told in tolds)


def alerted_by(tolds: Sequence[Told]) -> Told | None:
    """The message that raised the alarm: the customer's latest before it."""
    alarm = next((told.seq for told in tolds if told.entry.kind == "alert"), None)
    return latest_message(tolds, alarm)
