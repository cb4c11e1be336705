"""How cases come in: a customer writes for the first time, or again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlmodel import Session, col

from tickets import lifecycle, mirrors, timeline
from tickets.duty import open_desks
from tickets.safety import is_safety_complaint
from tickets.tables import Counter, Ticket
from tickets.teams import Team
from tickets.timeline import CUSTOMER, SYSTEM, Author, NewEntry

FIRST_NUMBER = 1001
SUBJECT_LENGTH = 60

counters: Table = Counter.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class NewTicket:
    """A case as it comes in; ``address`` is where replies can be mailed, if anywhere; ``data`` is
    what the first entry knows of itself."""

    marketplace: str
    channel: str
    customer_id: int
    language: str
    text: str
    text_language: str | None = None
    subject: str | None = None
    address: str | None = None
    order_ids: tuple[str, ...] = ()
    at: datetime | None = None
    author: Author = CUSTOMER
    data: dict[str, Any] = field(default_factory=dict)


def open_ticket(
    session: Session, new: NewTicket, *, teams: Sequence[Team], now: datetime
) -> Ticket:
    """Opens the case with its first entry, the owning team's thread and the customer's mailbox.

    A safety complaint is urgent at once and rings in the channel of a desk that is awake.
    """
    team = owner_of(new.marketplace, teams)
    ticket = Ticket(
        id=take_number(session),
        marketplace=new.marketplace,
        channel=new.channel,
        customer_id=new.customer_id,
        subject=timeline.storable(new.subject or subject_of(new.text)),
        language=new.language,
        team=team.key,
        order_ids=list(new.order_ids),
        opened_at=new.at or now,
        updated_at=now,
    )
    session.add(ticket)
    session.flush()
    open_team_thread(session, ticket, team)
    if new.address:
        mirrors.open_mailbox(session, ticket=ticket, address=new.address)
    kind = "message" if new.author.kind == "customer" else "note"
    first = NewEntry(
        kind=kind,
        author=new.author,
        text=new.text,
        language=new.text_language,
        audience="customer" if kind == "message" else "internal",
        at=new.at,
        data=dict(new.data),
    )
    timeline.append(session, ticket.id, first, now)
    ring_if_unsafe(session, ticket, new.text, teams=teams, now=now)
    return ticket


def customer_writes(
    session: Session,
    ticket: Ticket,
    *,
    text: str,
    language: str | None,
    teams: Sequence[Team],
    now: datetime,
    at: datetime | None = None,
) -> int:
    """A further message of the customer: reopens what waited or was closed; returns its number."""
    entry = NewEntry(
        kind="message",
        author=CUSTOMER,
        text=text,
        language=language,
        audience="customer",
        at=at,
    )
    seq = timeline.append(session, ticket.id, entry, now)
    outcome = lifecycle.move("customer", ticket.status)
    if isinstance(outcome, lifecycle.To) and outcome.status != ticket.status:
        change = {"from": ticket.status, "to": outcome.status, "why": "customer_wrote"}
        ticket.status = outcome.status
        session.add(ticket)
        timeline.append(
            session, ticket.id, NewEntry(kind="status", author=SYSTEM, data=change), now
        )
    ring_if_unsafe(session, ticket, text, teams=teams, now=now)
    return seq


def open_team_thread(session: Session, ticket: Ticket, team: Team) -> None:
    mirrors.open_thread(
        session,
        ticket=ticket,
        team=team.key,
        language=team.language,
        place=mirrors.Place(team.workspace, team.channel),
    )


def ring_if_unsafe(
    session: Session, ticket: Ticket, text: str, *, teams: Sequence[Team], now: datetime
) -> None:
    """A safety complaint makes the ticket urgent and rings once where somebody is awake."""
    if ticket.safety or not is_safety_complaint(text):
        return
    awake = open_desks(teams, now)
    owner = owner_team(ticket, teams)
    desk = owner if owner in awake or not awake else awake[0]
    ticket.safety, ticket.priority = True, "urgent"
    session.add(ticket)
    timeline.append(
        session,
        ticket.id,
        NewEntry(kind="alert", author=SYSTEM, data={"team": desk.key, "why": "safety"}),
        now,
    )
    mirrors.open_thread(
        session,
        ticket=ticket,
        team=desk.key,
        language=desk.language,
        place=mirrors.Place(desk.workspace, desk.channel),
        kind="alert",
    )


def owner_of(marketplace: str, teams: Sequence[Team]) -> Team:
    """The desk of this marketplace; the first one where none bears its name."""
    return next((team for team in teams if team.key == marketplace), teams[0])


def owner_team(ticket: Ticket, teams: Sequence[Team]) -> Team:
    return next((team for team in teams if team.key == ticket.team), teams[0])


def subject_of(text: str) -> str:
    """The first line that says something, cut to a length that a card can show."""
    lines = (line.strip() for line in text.splitlines())
    line = next((line for line in lines if line), "")
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1] + "…"


def take_number(session: Session) -> int:
    """The next ticket number: one counter for all marketplaces, without gaps."""
    session.flush()
    bump = (
        update(counters)
        .where(counters.c.name == "ticket")
        .values(value=counters.c.value + 1)
        .returning(counters.c.value)
    )
    number = session.connection().execute(bump).scalar_one_or_none()
    if number is not None:
        return int(number)
    session.connection().execute(insert(counters).values(name="ticket", value=FIRST_NUMBER))
    return FIRST_NUMBER


def tickets_of_customer(session: Session, customer_id: int, limit: int = 10) -> list[Ticket]:
    statement = (
        select(Ticket)
        .where(col(Ticket.customer_id) == customer_id)
        .order_by(col(Ticket.id).desc())
        .limit(limit)
    )
    return list(session.execute(statement).scalars())
