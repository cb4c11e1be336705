"""Replies to customers on their way: written, previewed, confirmed, undone or sent.

A reply becomes an entry only when its time to undo is over; from then on it is final.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, select, update
from sqlmodel import Session, col

from tickets import actions, lifecycle, mirrors, timeline
from tickets.access import access_ticket, agent_of
from tickets.errors import AnotherReply, DraftGone, EmptyText, TooLateToUndo
from tickets.tables import Agent, Draft, Ticket
from tickets.timeline import SYSTEM, Author, NewEntry

drafts: Table = Draft.__table__  # type: ignore[attr-defined]


def begin_draft(
    session: Session,
    ticket: Ticket,
    *,
    actor: Agent,
    text: str,
    language: str | None,
    place: dict[str, Any],
    now: datetime,
) -> Draft:
    """A new draft; ``text`` may still be empty. It survives until it is sent or discarded."""
    assert actor.id is not None
    draft = Draft(
        id=secrets.token_hex(8),
        ticket_id=ticket.id,
        agent_id=actor.id,
        text=timeline.storable(text),
        language=language,
        customer_language=ticket.language,
        place=place,
        created_at=now,
    )
    session.add(draft)
    session.flush()
    return draft


def access_draft(session: Session, draft_id: str, *, states: tuple[str, ...] = ("open",)) -> Draft:
    """The draft, in one of these states. Raises DraftGone, saying what became of it."""
    draft = session.get(Draft, draft_id, populate_existing=True)
    if draft is None or draft.state not in states:
        raise DraftGone(draft_id, draft.state if draft else None, draft.send_at if draft else None)
    return draft


def save_draft(
    session: Session,
    draft_id: str,
    *,
    text: str,
    language: str | None,
    customer_text: str | None,
    rendered_from: str | None,
    engine: str | None,
) -> Draft:
    """Keeps what stands in the preview, so that nothing is lost when it is closed."""
    draft = access_draft(session, draft_id)
    draft.text, draft.language = timeline.storable(text), language
    draft.customer_text = timeline.storable(customer_text)
    draft.rendered_from, draft.engine = timeline.storable(rendered_from), engine
    session.add(draft)
    session.flush()
    return draft


@dataclass(frozen=True, kw_only=True)
class Approved:
    """What the agent confirmed in the preview: the customer will get exactly ``customer_text``."""

    text: str
    language: str | None
    customer_text: str
    customer_language: str
    engine: str | None = None
    promises: tuple[dict[str, Any], ...] = ()


def queue_draft(
    session: Session, draft_id: str, approved: Approved, *, undo: timedelta, now: datetime
) -> Draft:
    """The agent pressed *Send*: it goes out after ``undo``. A second press raises DraftGone;
    AnotherReply while one is about to go out, which this one's writer cannot have read."""
    if not approved.customer_text.strip():
        raise EmptyText("reply")
    draft = access_draft(session, draft_id)
    ticket = access_ticket(session, number=draft.ticket_id, lock=True)
    if other := on_its_way(session, ticket_id=ticket.id, beside=draft_id):
        author = agent_of(session, other.agent_id)
        assert author is not None
        raise AnotherReply(ticket.ref, author.name)
    statement = (
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.state == "open")
        .values(
            state="queued",
            text=timeline.storable(approved.text),
            language=approved.language,
            customer_text=timeline.storable(approved.customer_text),
            customer_language=approved.customer_language,
            engine=approved.engine,
            promises=list(approved.promises),
            send_at=now + undo,
        )
    )
    session.flush()
    changed = session.connection().execute(statement).rowcount
    return access_draft(session, draft_id, states=("queued",) if changed else ())


def on_its_way(session: Session, *, ticket_id: int, beside: str) -> Draft | None:
    """A confirmed reply on this ticket, other than the draft ``beside``, that is yet to go out."""
    statement = (
        select(Draft)
        .where(
            col(Draft.ticket_id) == ticket_id,
            col(Draft.state) == "queued",
            col(Draft.id) != beside,
        )
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def unsent(session: Session, *, ticket_id: int) -> list[tuple[Draft, Agent]]:
    """Drafts on this ticket in which something is written, with whose they are, the newest
    first."""
    statement = (
        select(Draft, Agent)
        .join(Agent, col(Agent.id) == col(Draft.agent_id))
        .where(col(Draft.ticket_id) == ticket_id, col(Draft.state) == "open", col(Draft.text) != "")
        .order_by(col(Draft.created_at).desc())
    )
    rows = session.execute(statement).all()
    return [(draft, agent) for draft, agent in rows if draft.text.strip()]


def postpone(session: Session, draft_id: str, send_at: datetime) -> bool:
    """Sets when a queued reply goes out; false once it is not on its way any more."""
    session.flush()
    statement = (
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.state == "queued")
        .values(send_at=send_at)
    )
    return bool(session.connection().execute(statement).rowcount)


def undo(session: Session, draft_id: str, *, now: datetime) -> Draft:
    """Stops a queued reply and gives the draft back. Raises TooLateToUndo once it is sent."""
    session.flush()
    statement = (
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.state == "queued")
        .values(state="open", send_at=None)
    )
    if session.connection().execute(statement).rowcount == 0:
        draft = session.get(Draft, draft_id, populate_existing=True)
        if draft is not None and draft.state == "sent":
            ticket = access_ticket(session, number=draft.ticket_id)
            raise TooLateToUndo(ticket.ref, draft.send_at)
        return access_draft(session, draft_id)
    return access_draft(session, draft_id)


def discard(session: Session, draft_id: str) -> Draft:
    draft = access_draft(session, draft_id)
    draft.state = "discarded"
    session.add(draft)
    session.flush()
    return draft


def due(session: Session, now: datetime, limit: int = 100) -> list[str]:
    """Confirmed replies whose time to undo is over."""
    statement = (
        select(col(Draft.id))
        .where(col(Draft.state) == "queued", col(Draft.send_at) <= now)
        .order_by(col(Draft.send_at))
        .limit(limit)
    )
    return list(session.execute(statement).scalars())


def send(session: Session, draft_id: str, *, now: datetime) -> Draft | None:
    """Makes a confirmed reply an entry, from which the mailbox's mirror takes it. None when it was
    undone or sent meanwhile."""
    session.flush()
    statement = (
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.state == "queued", drafts.c.send_at <= now)
        .values(state="sent")
    )
    if session.connection().execute(statement).rowcount == 0:
        return None
    draft = access_draft(session, draft_id, states=("sent",))
    ticket = access_ticket(session, number=draft.ticket_id, lock=True)
    author = agent_of(session, draft.agent_id)
    assert author is not None
    draft.seq = timeline.append(session, ticket.id, reply_entry(session, draft, author), now)
    session.add(draft)
    keep_promises(session, ticket, draft, author, now)
    outcome = lifecycle.move("reply", ticket.status)
    if isinstance(outcome, lifecycle.To) and outcome.status != ticket.status:
        change = {"from": ticket.status, "to": outcome.status, "why": "replied"}
        ticket.status = outcome.status
        session.add(ticket)
        timeline.append(
            session, ticket.id, NewEntry(kind="status", author=SYSTEM, data=change), now
        )
    session.flush()
    return draft


def reply_entry(session: Session, draft: Draft, author: Agent) -> NewEntry:
    """``text`` is the agent's own; ``data`` has the approved text and where it goes."""
    return NewEntry(
        kind="reply",
        author=Author.agent(author),
        text=draft.text,
        language=draft.language,
        audience="customer",
        data={
            "customer_text": draft.customer_text,
            "customer_language": draft.customer_language,
            "engine": draft.engine,
            "address": mail_address(session, draft.ticket_id),
            "draft": draft.id,
        },
    )


def keep_promises(
    session: Session, ticket: Ticket, draft: Draft, author: Agent, now: datetime
) -> None:
    for promise in draft.promises:
        data = {**promise, "reply": draft.seq}
        actions.record(session, ticket, "promise", author, data, now)


def mail_address(session: Session, ticket_id: int) -> str | None:
    """Where replies on this ticket are mailed; None when there is no address."""
    found = [one for one in mirrors.of_ticket(session, ticket_id) if one.kind == "mail"]
    return found[-1].target if found else None


def latest_open(session: Session, *, ticket_id: int, agent_id: int) -> Draft | None:
    """The newest draft that this agent has not sent or discarded."""
    statement = (
        select(Draft)
        .where(
            col(Draft.ticket_id) == ticket_id,
            col(Draft.agent_id) == agent_id,
            col(Draft.state).in_(("open", "queued")),
        )
        .order_by(col(Draft.created_at).desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()
