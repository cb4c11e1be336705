"""Mirrors: what is kept in step with a timeline, and whose turn it is to do so.

A worker claims a mirror under a lease and gives it back when it is in step (``tickets.posts`` has
what it posts meanwhile). Refused for good, a mirror is parked until a person resumes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Float,
    Row,
    Table,
    case,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from tickets.tables import DUE, Mirror, Ticket

mirrors: Table = Mirror.__table__  # type: ignore[attr-defined]

LEASE = 30.0
"""Seconds a worker holds a mirror without a sign of life; longer than any one call may take."""


class LeaseLost(Exception):
    """Somebody else has the mirror now: stop at once, send nothing."""


@dataclass(frozen=True)
class Place:
    """Where a team's thread is posted."""

    workspace: str
    channel: str


def clock(session: Session) -> ColumnElement[float]:
    """The database's own time in seconds since 1970, so that leases need no common clock.

    SQLite 3.40 has no fractional ``unixepoch``, hence ``julianday``.
    """
    if session.connection().dialect.name == "sqlite":
        return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)
    return literal_column("extract(epoch from clock_timestamp())::float8", Float)


# --- beginnings and ends --------------------------------------------------------------------


def open_thread(
    session: Session, *, ticket: Ticket, team: str, language: str, place: Place, kind: str = "slack"
) -> Mirror:
    """The mirror of a team, new or taken up again; it starts at the beginning of the timeline."""
    mirror = find(session, ticket.id, kind, team)
    session.flush()
    head = select(col(Ticket.last_seq)).where(col(Ticket.id) == ticket.id)
    if mirror is None:
        mirror = Mirror(
            ticket_id=ticket.id,
            kind=kind,
            target=team,
            language=language,
            workspace=place.workspace,
            channel=place.channel,
            head=session.execute(head).scalar_one(),
            until=0 if kind == "alert" else None,
        )
        session.add(mirror)
        session.flush()
    elif kind == "slack":
        mirror.until = None
        mirror.touched += 1
        session.add(mirror)
        session.flush()
    return mirror


def open_mailbox(session: Session, *, ticket: Ticket, address: str) -> Mirror:
    """The customer's mailbox as a mirror: it gets replies and nothing else."""
    mirror = find(session, ticket.id, "mail", address)
    if mirror is None:
        mirror = Mirror(
            ticket_id=ticket.id,
            kind="mail",
            target=address,
            language=ticket.language,
            touched=0,
        )
        session.add(mirror)
        session.flush()
    return mirror


def rest(session: Session, *, ticket_id: int, team: str, until: int) -> None:
    """The team's thread ends with entry ``until``; what it shows is still redrawn."""
    session.flush()
    session.connection().execute(
        update(mirrors)
        .where(
            mirrors.c.ticket_id == ticket_id,
            mirrors.c.kind == "slack",
            mirrors.c.target == team,
        )
        .values(until=until)
    )
    session.expire_all()


def find(session: Session, ticket_id: int, kind: str, target: str) -> Mirror | None:
    statement = select(Mirror).where(
        col(Mirror.ticket_id) == ticket_id, col(Mirror.kind) == kind, col(Mirror.target) == target
    )
    return session.execute(statement).scalar_one_or_none()


def by_thread(session: Session, *, workspace: str, channel: str, thread: str) -> Mirror | None:
    """The mirror whose card has this timestamp."""
    statement = select(Mirror).where(
        col(Mirror.workspace) == workspace,
        col(Mirror.channel) == channel,
        col(Mirror.thread) == thread,
    )
    return session.execute(statement).scalars().first()


def of_ticket(session: Session, ticket_id: int) -> list[Mirror]:
    statement = select(Mirror).where(col(Mirror.ticket_id) == ticket_id).order_by(col(Mirror.id))
    return list(session.execute(statement).scalars())


# --- claiming -------------------------------------------------------------------------------


def claim(session: Session, token: str, *, lease: float = LEASE) -> Row[Any] | None:
    """Leases the mirror that has waited longest for something to do; None when all are in step."""
    now = clock(session)
    waiting = (
        select(mirrors.c.id)
        .where(
            text(DUE),
            mirrors.c.next_try <= now,
            mirrors.c.lease_until < now,
        )
        .order_by(mirrors.c.next_try)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    statement = (
        update(mirrors)
        .where(mirrors.c.id == waiting.scalar_subquery())
        .values(lease=token, lease_until=now + lease)
        .returning(mirrors)
    )
    return session.connection().execute(statement).first()


def own(session: Session, mirror_id: int, token: str, *, lease: float = LEASE) -> None:
    """Makes sure that the lease still holds, and prolongs it. Raises LeaseLost."""
    statement = (
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.lease == token)
        .values(lease_until=clock(session) + lease)
    )
    if session.connection().execute(statement).rowcount == 0:
        raise LeaseLost


def release(session: Session, mirror_id: int, token: str, *, wait: float = 0.0) -> None:
    """Gives the mirror back, to be looked at again after ``wait`` seconds."""
    now = clock(session)
    session.connection().execute(
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.lease == token)
        .values(lease=None, lease_until=0, next_try=now + wait)
    )


def retry_later(session: Session, mirror_id: int, token: str, *, wait: float, error: str) -> None:
    """Gives the mirror back after a failure that may pass."""
    now = clock(session)
    session.connection().execute(
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.lease == token)
        .values(
            lease=None,
            lease_until=0,
            next_try=now + wait,
            attempts=mirrors.c.attempts + 1,
            last_error=error,
            touched=mirrors.c.touched + 1,
        )
    )


def rest_quietly(session: Session, mirror_id: int, token: str, *, head: int, touched: int) -> None:
    """Everything up to ``head`` is redrawn and nothing is in doubt: nothing is left to look at.

    ``head`` and ``touched`` are as read before looking; a request made since then stands.
    """
    asked_since = case((mirrors.c.touched == touched, 0), else_=mirrors.c.touched)
    session.connection().execute(
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.lease == token)
        .values(redrawn=head, touched=asked_since, attempts=0, last_error=None)
    )


def park(session: Session, mirror_id: int, token: str, *, error: str, now: datetime) -> None:
    """Stops the mirror until a person resumes it: the reason will not go away by itself."""
    session.connection().execute(
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.lease == token)
        .values(parked=True, lease=None, lease_until=0, last_error=error, parked_at=now)
    )


def resume(session: Session, mirror_id: int) -> bool:
    """Lets a parked mirror go on; false when it was not parked."""
    statement = (
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.parked)
        .values(parked=False, parked_at=None, next_try=0, attempts=0, touched=mirrors.c.touched + 1)
    )
    return bool(session.connection().execute(statement).rowcount)


def skip_to(session: Session, *, mirror_id: int, token: str, cursor: int) -> None:
    """Passes entries that do not belong to this mirror."""
    own(session, mirror_id, token)
    session.connection().execute(
        update(mirrors)
        .where(mirrors.c.id == mirror_id, mirrors.c.cursor < cursor)
        .values(cursor=cursor)
    )


# --- how it stands --------------------------------------------------------------------------


def parked(session: Session) -> list[Mirror]:
    statement = select(Mirror).where(col(Mirror.parked)).order_by(col(Mirror.parked_at))
    return list(session.execute(statement).scalars())


def backlog(session: Session) -> int:
    """How many mirrors have something to do (parked ones left out)."""
    return int(
        session.connection()
        .execute(select(func.count()).select_from(mirrors).where(text(DUE)))
        .scalar_one()
    )
