"""What waits for a team, and lists of tickets in general."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, text
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from tickets import timeline
from tickets.duty import is_open, next_opening
from tickets.tables import Agent, Entry, Handoff, Ticket
from tickets.teams import Team
from tickets.timeline import Told

ACTIVE = text("ticket.status <> 'closed'")
"""Written out, so that both databases use the partial index of active tickets."""


OFFERED = text("handoff.state = 'offered'")


@dataclass(frozen=True)
class Waiting:
    """One line of a queue. ``opens_at`` is set when the owner's desk is closed and the case is
    listed here only because this desk is awake; ``offer`` when it is on offer, to this team or by
    its owner to another."""

    ticket: Ticket
    assignee: str | None
    offer: Handoff | None = None
    opens_at: datetime | None = None


def queue(
    session: Session, team: Team, *, teams: Sequence[Team], now: datetime, limit: int = 50
) -> list[Waiting]:
    """Offers to the team first, then its own active tickets, then those of closed desks."""
    offered = [(ticket, handoff) for handoff, ticket in offers_to(session, team.key, limit)]
    own = active(session, team.key, limit)
    rows: list[tuple[Ticket, Handoff | None, datetime | None]] = [
        (ticket, handoff, None) for ticket, handoff in offered
    ]
    rows += [(ticket, None, None) for ticket in own]
    seen = {ticket.id for ticket, _, _ in rows}
    if is_open(team, now):
        for other in teams:
            if other.key != team.key and not is_open(other, now):
                opens_at = next_opening(other, now)
                rows += [
                    (ticket, None, opens_at)
                    for ticket in active(session, other.key, limit)
                    if ticket.id not in seen
                ]
    listed = [ticket for ticket, _, _ in rows[:limit]]
    names, on_offer = names_of(session, listed), offers_of(session, listed)
    return [
        Waiting(
            ticket,
            names.get(ticket.assignee_id or 0),
            handoff or on_offer.get(ticket.id),
            opens_at,
        )
        for ticket, handoff, opens_at in rows[:limit]
    ]


def active(session: Session, team: str, limit: int) -> list[Ticket]:
    """The team's tickets that are not closed, urgent ones first, then the longest untouched."""
    statement = (
        select(Ticket)
        .where(ACTIVE, col(Ticket.team) == team)
        .order_by(col(Ticket.priority).desc(), col(Ticket.updated_at))
        .limit(limit)
    )
    return list(session.execute(statement).scalars())


def offers_to(session: Session, team: str, limit: int) -> list[tuple[Handoff, Ticket]]:
    statement = (
        select(Handoff, Ticket)
        .join(Ticket, col(Ticket.id) == col(Handoff.ticket_id))
        .where(OFFERED, col(Handoff.to_team) == team)
        .order_by(col(Handoff.due_at))
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session.execute(statement).all()]


def offers_by(
    session: Session, team: str, agent_id: int, limit: int
) -> tuple[list[tuple[Handoff, Ticket]], int]:
    """The first tickets that the team offered and gets back unless somebody takes them, the agent's
    own before others, the soonest first, and how many there are in all."""
    own = case((col(Ticket.assignee_id) == agent_id, 0), else_=1)
    statement = (
        select(Handoff, Ticket, func.count().over())
        .join(Ticket, col(Ticket.id) == col(Handoff.ticket_id))
        .where(OFFERED, col(Handoff.from_team) == team)
        .order_by(own, col(Handoff.returns_at), col(Handoff.id))
        .limit(limit)
    )
    rows = session.execute(statement).all()
    return [(row[0], row[1]) for row in rows], rows[0][2] if rows else 0


@dataclass(frozen=True)
class Part:
    """The first tickets of some kind that are not closed, and how many there are in all."""

    tickets: list[Ticket]
    total: int


def kept(team: str) -> ColumnElement[bool]:
    """Not offered by this team to another one; what is stands in ``awaited``."""
    offered = select(col(Handoff.ticket_id)).where(OFFERED, col(Handoff.from_team) == team)
    return col(Ticket.id).not_in(offered)


def assigned(session: Session, team: str, agent_id: int, limit: int) -> Part:
    """What a member of the team is assigned to, tickets that another team offers included: its
    members alone find those in ``awaited``."""
    return part(session, limit, col(Ticket.assignee_id) == agent_id, kept(team))


def unassigned(session: Session, team: str, limit: int) -> Part:
    """Those that nobody has."""
    nobodys = col(Ticket.assignee_id).is_(None)
    return part(session, limit, col(Ticket.team) == team, nobodys, kept(team))


def of_others(session: Session, team: str, agent_id: int, limit: int) -> Part:
    """What colleagues of the same team are assigned to."""
    mine = col(Ticket.assignee_id) != agent_id
    return part(session, limit, col(Ticket.team) == team, mine, kept(team))


def awaited(session: Session, team: str, agent_id: int, limit: int) -> tuple[list[Waiting], int]:
    """The first tickets that the team waits for another one with, and how many there are in all:
    its open offers, first the agent's own, then what was taken over from it."""
    offers, offered = offers_by(session, team, agent_id, limit)
    taken = taken_from(session, team, limit)
    rows: list[tuple[Ticket, Handoff | None]] = [(ticket, offer) for offer, ticket in offers]
    rows = [*rows, *((ticket, None) for ticket in taken.tickets)][:limit]
    names = names_of(session, [ticket for ticket, _ in rows])
    listed = [Waiting(ticket, names.get(ticket.assignee_id or 0), offer) for ticket, offer in rows]
    return listed, offered + taken.total


def taken_from(session: Session, team: str, limit: int) -> Part:
    """What another team took over from this one and still has; not what it offers back."""
    handed_over = (
        select(col(Handoff.id))
        .where(
            col(Handoff.ticket_id) == col(Ticket.id),
            col(Handoff.state) == "accepted",
            col(Handoff.from_team) == team,
            col(Handoff.to_team) == col(Ticket.team),
        )
        .exists()
    )
    back = select(col(Handoff.ticket_id)).where(OFFERED, col(Handoff.to_team) == team)
    return part(session, limit, col(Ticket.team) != team, handed_over, col(Ticket.id).not_in(back))


def part(session: Session, limit: int, *conditions: ColumnElement[bool]) -> Part:
    """Urgent ones first, then the longest untouched; those that wait for the customer last."""
    waiting = case((col(Ticket.status) == "waiting", 1), else_=0)
    statement = (
        select(Ticket, func.count().over())
        .where(ACTIVE, *conditions)
        .order_by(waiting, col(Ticket.priority).desc(), col(Ticket.updated_at), col(Ticket.id))
        .limit(limit)
    )
    rows = session.execute(statement).all()
    return Part([row[0] for row in rows], rows[0][1] if rows else 0)


def offers_of(session: Session, tickets: Sequence[Ticket]) -> dict[int, Handoff]:
    """The open offer of each ticket that has one."""
    ids = [ticket.id for ticket in tickets]
    statement = select(Handoff).where(OFFERED, col(Handoff.ticket_id).in_(ids))
    return {one.ticket_id: one for one in session.execute(statement).scalars()} if ids else {}


CAME_BACK = ("declined", "expired", "returned")
"""How a handoff ends of which the one who offered it has to know."""


def came_back(session: Session, tickets: Sequence[Ticket]) -> dict[int, Told]:
    """How each of these came back from another team; those where nobody took it up since: nobody
    has it, or nothing has happened."""
    by_id = {ticket.id: ticket for ticket in tickets}
    last = (
        select(col(Entry.ticket_id), func.max(col(Entry.seq)))
        .where(col(Entry.ticket_id).in_(by_id), col(Entry.kind) == "handoff")
        .group_by(col(Entry.ticket_id))
    )
    found: dict[int, Told] = {}
    for number, seq in session.execute(last).all() if by_id else ():
        ticket = by_id[number]
        # It may have come back since the ticket was read.
        newest = max(seq, ticket.last_seq)
        (told,) = timeline.read_range(session, number, seq, seq, newest)
        lies = ticket.assignee_id is None or seq == newest
        if lies and told.entry.data.get("event") in CAME_BACK:
            found[number] = told
    return found


def names_of(session: Session, tickets: Sequence[Ticket]) -> dict[int, str]:
    ids = {ticket.assignee_id for ticket in tickets if ticket.assignee_id}
    if not ids:
        return {}
    statement = select(col(Agent.id), col(Agent.name)).where(col(Agent.id).in_(ids))
    return {row[0]: row[1] for row in session.execute(statement).all()}


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which tickets to list; ``viewer`` is the team whose eyes read them, and ``words`` are for
    ``tickets.search``."""

    viewer: str
    team: str | None = None
    status: str | None = None
    assignee: int | None = None
    marketplace: str | None = None
    words: str | None = None
    before: int | None = None
    limit: int = 25


def find(session: Session, sought: Sought) -> list[Ticket]:
    """Tickets, newest first; ``before`` continues behind the last number of the previous page."""
    statement = select(Ticket).order_by(col(Ticket.id).desc()).limit(sought.limit)
    for column, value in (
        (Ticket.team, sought.team),
        (Ticket.status, sought.status),
        (Ticket.assignee_id, sought.assignee),
        (Ticket.marketplace, sought.marketplace),
    ):
        if value is not None:
            statement = statement.where(col(column) == value)
    if sought.before is not None:
        statement = statement.where(col(Ticket.id) < sought.before)
    return list(session.execute(statement).scalars())
