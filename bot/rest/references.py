"""Tickets by the name in an address: `JP-1042`, in any case and width, or the bare number."""

from __future__ import annotations

from sqlmodel import Session

from bot.grammar.folding import parse_reference
from tickets.access import access_ticket
from tickets.errors import TicketNotFound
from tickets.tables import Ticket


def ticket_named(session: Session, ref: str, *, lock: bool = False) -> Ticket:
    """Raises TicketNotFound, also for what is no reference at all."""
    found = parse_reference(ref)
    if found is None:
        raise TicketNotFound(ref[:100])
    return access_ticket(session, number=found.number, marketplace=found.marketplace, lock=lock)
