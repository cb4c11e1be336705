"""Messages that were answers to a card before the card's own timestamp was known."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bot.application import Application
from bot.handlers.places import thread_at
from bot.handlers.threads import hear
from bot.tables import Inbox

AT_ONCE = 50
THREAD = "thread:"
PATIENCE = timedelta(hours=12)
"""How long a card may be on its way; a parked channel holds it up until a person helps."""


async def take_up(application: Application) -> int:
    """Takes in what waited for a card that is known now; returns how many messages."""
    events = await application.database.read(ready, application.now() - PATIENCE)
    for event in events:
        await hear(application, event)
    return len(events)


def ready(session: Session, since: datetime) -> list[dict[str, Any]]:
    """Events whose thread is known now, oldest first."""
    statement = (
        select(Inbox)
        .where(col(Inbox.waiting_for).startswith(THREAD), col(Inbox.seen_at) >= since)
        .order_by(col(Inbox.key))
        .limit(AT_ONCE)
    )
    rows = session.execute(statement).scalars().all()
    return [row.payload["event"] for row in rows if row.payload and is_known(session, row)]


def is_known(session: Session, row: Inbox) -> bool:
    workspace, channel, thread = (row.waiting_for or "").removeprefix(THREAD).split(":")
    return thread_at(session, workspace, channel, thread) is not None
