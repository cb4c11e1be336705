"""What agents do to a ticket: note, assign, wait, close, reopen, urgent; edits of what they wrote.

Each takes a locked ticket, checks the move, appends an entry and returns its number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from tickets import lifecycle, posts, timeline
from tickets.errors import AlreadyDone, EmptyText, IllegalMove, OfferOpen
from tickets.tables import Agent, Entry, Handoff, Ticket
from tickets.timeline import Author, NewEntry


@dataclass(frozen=True)
class Written:
    """Where a person wrote an entry: it stands in this mirror's thread already, under ``ts``."""

    mirror_id: int
    ts: str


def note(
    session: Session,
    ticket: Ticket,
    *,
    actor: Agent,
    text: str,
    language: str | None,
    now: datetime,
    private: bool = False,
    written: Written | None = None,
) -> int:
    """An internal note; ``private`` keeps it in the writer's own team."""
    if not text.strip():
        raise EmptyText("private" if private else "note")
    entry = NewEntry(
        kind="note",
        author=Author.agent(actor),
        text=text,
        language=language,
        audience=f"team:{actor.team}" if private else "internal",
        origin_mirror=written.mirror_id if written else None,
        origin_ts=written.ts if written else None,
        edit_ts=written.ts if written else None,
    )
    seq = timeline.append(session, ticket.id, entry, now)
    if written:
        posts.write_theirs(session, mirror_id=written.mirror_id, seq=seq, ts=written.ts)
    return seq


def assign(
    session: Session, ticket: Ticket, *, actor: Agent, assignee: Agent, now: datetime
) -> int:
    """Makes ``assignee`` responsible; a new ticket is open from then on. Raises OfferOpen where it
    is on offer to their team, which accepts or sends back."""
    if ticket.assignee_id == assignee.id:
        raise AlreadyDone(ticket.ref, "assign", assignee.name)
    if (offer := open_offer(session, ticket.id)) and offer.to_team == assignee.team:
        assert offer.id is not None
        raise OfferOpen(ticket.ref, offer.id, offer.to_team)
    status = legal(ticket, "work")
    ticket.assignee_id, ticket.status = assignee.id, status
    session.add(ticket)
    data: dict[str, object] = {"to": assignee.name, "to_id": assignee.id, "team": assignee.team}
    return record(session, ticket, "assignment", actor, data, now)


def change_status(
    session: Session, ticket: Ticket, verb: str, *, actor: Agent, now: datetime
) -> int:
    """``verb`` is wait, close or reopen. A ticket on offer is not closed: the offer ends first."""
    before = ticket.status
    status = legal(ticket, verb)
    if verb == "close" and (offer := open_offer(session, ticket.id)):
        assert offer.id is not None
        raise OfferOpen(ticket.ref, offer.id, offer.to_team)
    ticket.status = status
    session.add(ticket)
    return record(session, ticket, "status", actor, {"from": before, "to": status}, now)


def make_urgent(session: Session, ticket: Ticket, *, actor: Agent, now: datetime) -> int:
    if ticket.priority == "urgent":
        raise AlreadyDone(ticket.ref, "urgent")
    ticket.priority = "urgent"
    session.add(ticket)
    return record(session, ticket, "priority", actor, {"to": "urgent"}, now)


def record_look(session: Session, ticket: Ticket, *, actor: Agent, what: str, now: datetime) -> int:
    """Every look at a customer's contact data is an entry."""
    return record(session, ticket, "look", actor, {"what": what}, now)


def record(
    session: Session,
    ticket: Ticket,
    kind: str,
    actor: Agent,
    data: dict[str, object],
    now: datetime,
) -> int:
    entry = NewEntry(kind=kind, author=Author.agent(actor), data=data)
    return timeline.append(session, ticket.id, entry, now)


def legal(ticket: Ticket, verb: str) -> str:
    """The status that the move leads to. Raises AlreadyDone or IllegalMove."""
    outcome = lifecycle.move(verb, ticket.status)
    match outcome:
        case lifecycle.To(status):
            return status
        case lifecycle.Done():
            raise AlreadyDone(ticket.ref, verb)
        case lifecycle.Refused(instead):
            raise IllegalMove(ticket.ref, verb, ticket.status, instead)


def open_offer(session: Session, ticket_id: int) -> Handoff | None:
    statement = select(Handoff).where(
        col(Handoff.ticket_id) == ticket_id, col(Handoff.state) == "offered"
    )
    return session.execute(statement).scalar_one_or_none()


# --- a person changes what they wrote -------------------------------------------------------


def entry_at(session: Session, *, mirror_id: int, ts: str) -> Entry | None:
    """The entry that a person's message with this timestamp became; the later one where it was
    narrowed to the writer's own team."""
    statement = select(Entry).where(
        col(Entry.origin_mirror) == mirror_id,
        col(Entry.origin_ts) == ts,
        col(Entry.about).is_(None),
    )
    latest = statement.order_by(col(Entry.seq).desc()).limit(1)
    return session.execute(latest).scalars().first()


def edit(
    session: Session,
    ticket: Ticket,
    entry: Entry,
    *,
    text: str,
    language: str | None,
    edit_ts: str,
    now: datetime,
) -> int:
    """A later wording of a person's own message; which one counts is decided by ``edit_ts``."""
    return timeline.append(
        session,
        ticket.id,
        NewEntry(
            kind="edit",
            author=Author(entry.author_kind, entry.author_id, entry.author_name, entry.author_team),
            text=text,
            language=language,
            about=entry.seq,
            audience=entry.audience,
            edit_ts=edit_ts,
        ),
        now,
    )


def retract(session: Session, ticket: Ticket, entry: Entry, *, now: datetime) -> int:
    """The person deleted the message; the entry stays, and shows that it was retracted."""
    return timeline.append(
        session,
        ticket.id,
        NewEntry(
            kind="retraction",
            author=Author(entry.author_kind, entry.author_id, entry.author_name, entry.author_team),
            about=entry.seq,
            audience=entry.audience,
        ),
        now,
    )


def narrow(
    session: Session,
    ticket: Ticket,
    entry: Entry,
    *,
    text: str,
    language: str,
    edit_ts: str,
    now: datetime,
) -> int:
    """The writer edited a note into a private one: what others were shown is retracted, and the new
    words are an entry for the writer's own team. An entry's own audience never changes."""
    writer = session.get_one(Agent, entry.author_id)
    assert entry.origin_mirror is not None
    assert entry.origin_ts is not None
    retract(session, ticket, entry, now=now)
    seq = note(
        session,
        ticket,
        actor=writer,
        text=text,
        language=language,
        now=now,
        private=True,
        written=Written(entry.origin_mirror, entry.origin_ts),
    )
    # An earlier edit may still arrive; it is older than these words.
    private = session.get_one(Entry, (ticket.id, seq))
    edit(session, ticket, private, text=text, language=language, edit_ts=edit_ts, now=now)
    return seq


def correct(
    session: Session,
    ticket: Ticket,
    entry: Entry,
    *,
    actor: Agent,
    text: str,
    language: str,
    now: datetime,
) -> int:
    """A person's own translation of an entry, shown from now on in place of the engine's."""
    return timeline.append(
        session,
        ticket.id,
        NewEntry(
            kind="translation",
            author=Author.agent(actor),
            text=text,
            language=language,
            about=entry.seq,
            audience=entry.audience,
        ),
        now,
    )
