"""Which ticket somebody has before them while they talk with the bot."""

from __future__ import annotations

from sqlmodel import Session, col, select

from bot.handlers.places import thread_at
from bot.slack.asking import Asker
from bot.slack.assistant import Beside
from tickets.tables import Mirror, Ticket


def ticket_beside(session: Session, asker: Asker, beside: Beside) -> str | None:
    """The reference of the ticket whose thread is open; beside a channel, of the asker's own ticket
    there that was touched last, else of anybody's."""
    if beside.channel is None:
        return None
    if beside.thread is not None:
        thread = thread_at(session, asker.workspace, beside.channel, beside.thread)
        if thread is not None:
            return thread.ref
    mine = (col(Ticket.assignee_id) == asker.agent.id).desc()
    query = (
        select(Ticket)
        .join(Mirror, col(Mirror.ticket_id) == col(Ticket.id))
        .where(Mirror.workspace == asker.workspace, Mirror.channel == beside.channel)
        .where(Ticket.status != "closed", col(Mirror.until).is_(None))
        .order_by(mine, col(Ticket.updated_at).desc())
    )
    ticket = session.exec(query.limit(1)).first()
    return ticket.ref if ticket else None
