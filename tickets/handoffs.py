"""The offer of a ticket by one team to another: accepted, or it comes back. It never gets lost on
the way: exactly one team owns a ticket at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table, select, update
from sqlmodel import Session, col

from tickets import actions, mirrors, timeline
from tickets.access import access_ticket, agent_of
from tickets.duty import add_working_minutes, is_open, next_opening
from tickets.errors import (
    EmptyText,
    NoOffer,
    NotForYourTeam,
    OfferAnswered,
    OfferOpen,
    OwnTeam,
    UnknownTeam,
)
from tickets.intake import open_team_thread
from tickets.tables import Agent, Handoff, Ticket
from tickets.teams import Team
from tickets.timeline import SYSTEM, Author, NewEntry

handoffs: Table = Handoff.__table__  # type: ignore[attr-defined]


def offer(
    session: Session,
    ticket: Ticket,
    *,
    actor: Agent | None,
    to: str,
    reason: str,
    language: str | None,
    teams: Sequence[Team],
    answer_within: float,
    now: datetime,
    written_in: int | None = None,
) -> Handoff:
    """Offers the ticket to the team ``to``, whose thread opens with the whole history.

    ``answer_within`` is in working minutes of the receiving team. Ownership does not change yet.
    ``actor`` is None for an offer that an integration makes; ``written_in`` is the mirror in whose
    thread it was asked for, where its writer is answered.
    """
    receiver = team_named(to, teams)
    if receiver.key == ticket.team:
        raise OwnTeam(ticket.ref, receiver.key)
    if not reason.strip():
        raise EmptyText("handoff")
    if pending := actions.open_offer(session, ticket.id):
        assert pending.id is not None
        raise OfferOpen(ticket.ref, pending.id, pending.to_team)
    actions.legal(ticket, "work")
    sender = team_named(ticket.team, teams)
    due_at = add_working_minutes(receiver, now, answer_within)
    returns_at = due_at if is_open(sender, due_at) else next_opening(sender, due_at)
    author = Author.agent(actor) if actor else SYSTEM
    seq = event(
        session,
        ticket,
        "offered",
        author,
        receiver.key,
        now,
        text=reason,
        language=language,
        written_in=written_in,
    )
    handoff = Handoff(
        ticket_id=ticket.id,
        from_team=ticket.team,
        to_team=receiver.key,
        reason=timeline.storable(reason),
        reason_language=language,
        seq=seq,
        offered_by=actor.id if actor else None,
        offered_at=now,
        due_at=due_at,
        returns_at=returns_at,
    )
    session.add(handoff)
    session.flush()
    open_team_thread(session, ticket, receiver)
    return handoff


def accept(session: Session, handoff_id: int, *, actor: Agent, now: datetime) -> Handoff:
    """The receiving team takes the ticket over. Raises OfferAnswered when somebody was first."""
    handoff, ticket = lock(session, handoff_id)
    only_for(handoff.to_team, actor, ticket, "accept")
    answer(session, handoff, ticket, "accepted", actor=actor, now=now)
    ticket.team, ticket.assignee_id = handoff.to_team, actor.id
    if ticket.status == "new":
        ticket.status = "open"
    session.add(ticket)
    event(session, ticket, "accepted", Author.agent(actor), handoff.to_team, now, of=handoff)
    return handoff


def decline(
    session: Session,
    handoff_id: int,
    *,
    actor: Agent,
    reason: str,
    language: str | None,
    now: datetime,
    written_in: int | None = None,
) -> Handoff:
    """The receiving team sends the offer back, with a reason."""
    handoff, ticket = lock(session, handoff_id)
    only_for(handoff.to_team, actor, ticket, "decline")
    if not reason.strip():
        raise EmptyText("decline")
    answer(session, handoff, ticket, "declined", actor=actor, now=now, text=reason)
    close_thread(
        session,
        handoff,
        event(
            session,
            ticket,
            "declined",
            Author.agent(actor),
            handoff.to_team,
            now,
            text=reason,
            language=language,
            of=handoff,
            written_in=written_in,
        ),
    )
    return handoff


def withdraw(session: Session, handoff_id: int, *, actor: Agent, now: datetime) -> Handoff:
    """The sending team takes its offer back."""
    handoff, ticket = lock(session, handoff_id)
    only_for(handoff.from_team, actor, ticket, "withdraw")
    answer(session, handoff, ticket, "withdrawn", actor=actor, now=now)
    author = Author.agent(actor)
    close_thread(
        session,
        handoff,
        event(session, ticket, "withdrawn", author, handoff.to_team, now, of=handoff),
    )
    return handoff


def return_ticket(
    session: Session,
    ticket: Ticket,
    *,
    actor: Agent,
    text: str,
    language: str | None,
    teams: Sequence[Team],
    now: datetime,
    written_in: int | None = None,
) -> Handoff:
    """The team that took the ticket over answers, and gives it back. Both threads go on."""
    handoff = taken_over(session, ticket.id)
    if handoff is None or handoff.to_team != ticket.team:
        raise NoOffer(ticket.ref, "return")
    only_for(handoff.to_team, actor, ticket, "return")
    if pending := actions.open_offer(session, ticket.id):
        assert pending.id is not None
        raise OfferOpen(ticket.ref, pending.id, pending.to_team)
    if not text.strip():
        raise EmptyText("return")
    handoff.state, handoff.answered_at = "returned", now
    handoff.answered_by, handoff.answer = actor.id, timeline.storable(text)
    ticket.team, ticket.assignee_id = handoff.from_team, handoff.offered_by
    if ticket.status == "waiting":
        ticket.status = "open"
    session.add_all([handoff, ticket])
    event(
        session,
        ticket,
        "returned",
        Author.agent(actor),
        handoff.from_team,
        now,
        text=text,
        language=language,
        of=handoff,
        written_in=written_in,
    )
    open_team_thread(session, ticket, team_named(handoff.from_team, teams))
    return handoff


def expire(session: Session, handoff_id: int, *, now: datetime) -> Handoff | None:
    """What the clock does to an offer that nobody took: alerts the receiving team when its agreed
    time is over, and brings the ticket back once the sender's desk is open. None when there was
    nothing to do."""
    handoff, ticket = lock(session, handoff_id)
    if handoff.state != "offered" or now < handoff.due_at:
        return None
    if now >= handoff.returns_at:
        answer(session, handoff, ticket, "expired", actor=None, now=handoff.returns_at)
        close_thread(
            session,
            handoff,
            event(
                session,
                ticket,
                "expired",
                SYSTEM,
                handoff.to_team,
                now,
                of=handoff,
                at=handoff.returns_at,
            ),
        )
        return handoff
    if handoff.alerted:
        return None
    handoff.alerted = True
    session.add(handoff)
    event(session, ticket, "overdue", SYSTEM, handoff.to_team, now, of=handoff, at=handoff.due_at)
    return handoff


def due(session: Session, now: datetime, limit: int = 100) -> list[int]:
    """Offers that ``expire`` has something to do with."""
    statement = (
        select(col(Handoff.id))
        .where(
            col(Handoff.state) == "offered",
            (col(Handoff.returns_at) <= now)
            | ((col(Handoff.due_at) <= now) & ~col(Handoff.alerted)),
        )
        .order_by(col(Handoff.due_at))
        .limit(limit)
    )
    return [int(one) for one in session.execute(statement).scalars() if one is not None]


# --- the parts ------------------------------------------------------------------------------


def lock(session: Session, handoff_id: int) -> tuple[Handoff, Ticket]:
    """The handoff and its ticket, the ticket locked first. Raises NoOffer."""
    number = session.execute(
        select(col(Handoff.ticket_id)).where(col(Handoff.id) == handoff_id)
    ).scalar_one_or_none()
    if number is None:
        raise NoOffer(str(handoff_id), "accept")
    ticket = access_ticket(session, number=number, lock=True)
    statement = (
        select(Handoff)
        .where(col(Handoff.id) == handoff_id)
        .execution_options(populate_existing=True)
    )
    return session.execute(statement).scalar_one(), ticket


def answer(
    session: Session,
    handoff: Handoff,
    ticket: Ticket,
    state: str,
    *,
    actor: Agent | None,
    now: datetime,
    text: str | None = None,
) -> None:
    """Compare-and-set from ``offered``. Raises OfferAnswered, saying who was first."""
    statement = (
        update(handoffs)
        .where(handoffs.c.id == handoff.id, handoffs.c.state == "offered")
        .values(
            state=state,
            answered_by=actor.id if actor else None,
            answered_at=now,
            answer=timeline.storable(text),
        )
    )
    if session.connection().execute(statement).rowcount == 0:
        first = agent_of(session, handoff.answered_by)
        raise OfferAnswered(
            ticket.ref,
            handoff.state,
            first.name if first else None,
            first.team if first else None,
            handoff.answered_at,
        )
    session.refresh(handoff)


def event(
    session: Session,
    ticket: Ticket,
    happened: str,
    author: Author,
    team: str,
    now: datetime,
    *,
    text: str = "",
    language: str | None = None,
    of: Handoff | None = None,
    at: datetime | None = None,
    written_in: int | None = None,
) -> int:
    data: dict[str, object] = {"event": happened, "to": team, "from": ticket.team}
    if written_in is not None:
        data["written_in"] = written_in
    if of is not None:
        data |= {
            "from": of.from_team,
            "to": of.to_team,
            "handoff": of.id,
            "offer": of.seq,
            "returns_at": of.returns_at.isoformat(),
        }
    entry = NewEntry(kind="handoff", author=author, text=text, language=language, data=data, at=at)
    return timeline.append(session, ticket.id, entry, now)


def close_thread(session: Session, handoff: Handoff, until: int) -> None:
    mirrors.rest(session, ticket_id=handoff.ticket_id, team=handoff.to_team, until=until)


def taken_over(session: Session, ticket_id: int) -> Handoff | None:
    """The latest handoff that was accepted and not yet returned."""
    statement = (
        select(Handoff)
        .where(col(Handoff.ticket_id) == ticket_id, col(Handoff.state) == "accepted")
        .order_by(col(Handoff.id).desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def latest(session: Session, ticket_id: int) -> Handoff | None:
    statement = (
        select(Handoff)
        .where(col(Handoff.ticket_id) == ticket_id)
        .order_by(col(Handoff.id).desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def team_named(key: str, teams: Sequence[Team]) -> Team:
    for team in teams:
        if team.key == key:
            return team
    raise UnknownTeam(key, tuple(team.key for team in teams))


def only_for(team: str, actor: Agent, ticket: Ticket, verb: str) -> None:
    if actor.team != team:
        raise NotForYourTeam(ticket.ref, verb, team)
