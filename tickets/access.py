"""The one way to a ticket: looked up and, for a change, locked."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from tickets.errors import TicketNotFound
from tickets.tables import Agent, Ticket, reference

BY_NUMBER = select(Ticket).where(col(Ticket.id) == bindparam("number"))
LOCKED = BY_NUMBER.with_for_update().execution_options(populate_existing=True)
"""Built once: building a statement costs as much as running it."""


def access_ticket(
    session: Session, *, number: int, marketplace: str | None = None, lock: bool = False
) -> Ticket:
    """The ticket with this number; with ``lock`` until the end of the transaction.

    Every agent may see every ticket; another team's private notes are left out where entries are
    read (``timeline.visible``). Raises TicketNotFound, naming the ticket that has this number in
    another marketplace or shares most digits.
    """
    statement = LOCKED if lock else BY_NUMBER
    ticket: Ticket | None = session.execute(statement, {"number": number}).scalar_one_or_none()
    looked_for = reference(marketplace, number) if marketplace else str(number)
    if ticket is None:
        raise TicketNotFound(looked_for, near_reference(session, number))
    if marketplace and marketplace != ticket.marketplace:
        raise TicketNotFound(looked_for, ticket.ref)
    return ticket


def near_reference(session: Session, number: int) -> str | None:
    """The newest ticket whose number is this one with two digits swapped or one changed."""
    near = sorted(slips(number))
    statement = (
        select(Ticket).where(col(Ticket.id).in_(near)).order_by(col(Ticket.id).desc()).limit(1)
    )
    ticket = session.execute(statement).scalar_one_or_none()
    return ticket.ref if ticket else None


def slips(number: int) -> set[int]:
    digits = str(number)
    swapped = {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    }
    changed = {
        digits[:at] + digit + digits[at + 1 :]
        for at in range(len(digits))
        for digit in "0123456789"
    }
    return {int(slip) for slip in swapped | changed if slip[0] != "0"} - {number}


def agent_of(session: Session, agent_id: int | None) -> Agent | None:
    return session.get(Agent, agent_id) if agent_id is not None else None
