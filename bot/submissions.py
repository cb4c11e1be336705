"""Windows whose submission is being taken, or was: closing one of them keeps nothing.

The row of a window's mark puts its closing and its submission in a row: whoever comes second sees
what the first did, on either engine."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.slack import seen
from bot.slack.seen import first_time
from bot.tables import Inbox

LASTS = timedelta(minutes=1)
"""For which a submission counts as being taken; Slack waits three seconds for its answer, so that
one which is older has ended without telling."""


def begin(session: Session, window: str, now: datetime) -> None:
    """Its submission is about to be taken."""
    if not first_time(session, key_of(window), now, result="sending"):
        note(session, window, "sending", now)


def end(session: Session, window: str, now: datetime) -> None:
    """It was taken."""
    if not first_time(session, key_of(window), now, result="sent"):
        note(session, window, "sent", now)


def refuse(session: Session, window: str) -> bool:
    """It was not taken. Whether the window was closed meanwhile."""
    mark = marked(session, window)
    if mark is None or mark.result == "sent":
        return False
    seen.forget(session, mark.key)
    return mark.result == "closed"


def close(session: Session, window: str, now: datetime) -> bool:
    """It was closed. Whether what stands in it was sent, or is about to be."""
    if first_time(session, key_of(window), now, result="kept"):
        return False
    mark = marked(session, window)
    if mark is None or mark.result == "kept":
        return False
    if mark.result == "sent":
        return True
    if mark.seen_at <= now - LASTS:
        note(session, window, "kept", now)
        return False
    note(session, window, "closed", mark.seen_at)
    return True


def was_sent(session: Session, window: str) -> bool:
    mark = session.get(Inbox, key_of(window))
    return mark is not None and mark.result == "sent"


def note(session: Session, window: str, result: str, at: datetime) -> None:
    """Never in place of ``sent``."""
    mark = marked(session, window)
    if mark is not None and mark.result != "sent":
        mark.result, mark.seen_at = result, at
        session.add(mark)
        session.flush()


def marked(session: Session, window: str) -> Inbox | None:
    """The window's mark, held until the transaction ends."""
    statement = select(Inbox).where(Inbox.key == key_of(window)).with_for_update()
    return session.exec(statement.execution_options(populate_existing=True)).first()


def key_of(window: str) -> str:
    return f"window:{window}"
