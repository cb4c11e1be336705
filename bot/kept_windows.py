"""What was typed in windows that were closed: kept for its writer until it is sent, discarded or a
week old."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlmodel import Session, col, delete, select

from bot import submissions
from bot.tables import KeptWindow

KEPT = timedelta(days=7)
Reason = Literal["sent", "discarded", "not_yours", "gone"]


@dataclass
class NotKept(Exception):
    """There is nothing to be opened, or not by this person."""

    reason: Reason


def keep(
    session: Session,
    workspace: str,
    user_id: str,
    window: str,
    view: dict[str, Any],
    thing: str,
    now: datetime,
) -> KeptWindow | None:
    """Keeps what stood in the window of this id when it was closed, in place of what was kept of
    the same form about the same thing; None where that is kept already, was sent (Slack may not
    have heard our answer to that) or is being taken just now."""
    sweep(session, now)
    taken = submissions.close(session, window, now)
    kept = shown_in(session, workspace, user_id, window)
    if taken or (kept and kept.state == "sent"):
        return None
    if kept is None or kept.state != "open":
        other = about(session, workspace, user_id, kept.thing if kept else thing)
        if other is not None:
            other.windows, kept = [*other.windows, window], other
    if kept is None:
        kept = KeptWindow(
            id=secrets.token_hex(12),
            workspace=workspace,
            user_id=user_id,
            windows=[window],
            thing=thing,
            kept_at=now,
        )
    if kept.view == view:
        return None
    kept.view, kept.state, kept.kept_at = view, "open", now
    session.add(kept)
    session.flush()
    return kept


def look(session: Session, kept_id: str, workspace: str, user_id: str, now: datetime) -> KeptWindow:
    """What this person may open again. Raises NotKept."""
    kept = session.get(KeptWindow, kept_id, populate_existing=True)
    if kept is None or kept.kept_at <= now - KEPT:
        raise NotKept("gone")
    if (kept.workspace, kept.user_id) != (workspace, user_id):
        raise NotKept("not_yours")
    if kept.state in ("sent", "settled"):
        raise NotKept("sent")
    if kept.view is None:
        raise NotKept("discarded")
    return kept


def begun(
    session: Session, workspace: str, user_id: str, thing: str, now: datetime
) -> KeptWindow | None:
    """What this person began in this form about this thing and neither sent nor discarded."""
    kept = about(session, workspace, user_id, thing)
    return kept if kept is not None and kept.kept_at > now - KEPT else None


def reopened(session: Session, kept_id: str, window: str, url: str | None = None) -> None:
    """Another window shows it; ``url`` changes the message in which that was asked for, if it was
    asked for in one."""
    kept = session.get(KeptWindow, kept_id, populate_existing=True)
    if kept is not None:
        kept.windows, kept.url = [*kept.windows, window], url or kept.url
        session.add(kept)


def discard(session: Session, kept_id: str, workspace: str, user_id: str, now: datetime) -> None:
    """Raises NotKept."""
    kept = look(session, kept_id, workspace, user_id, now)
    kept.view, kept.state = None, "discarded"
    session.add(kept)


def discard_shown(session: Session, workspace: str, user_id: str, window: str) -> str | None:
    """What this window shows. The address that changes the message about it, if there is one."""
    kept = shown_in(session, workspace, user_id, window)
    if kept is None or kept.view is None:
        return None
    kept.view, kept.state = None, "discarded"
    session.add(kept)
    return kept.url


def sent(
    session: Session, workspace: str, user_id: str, window: str, thing: str, now: datetime
) -> list[str]:
    """The window was sent: nothing is kept of it any more, nor of another one of the same form
    about the same thing. The addresses that change the messages about them, as far as there are
    any."""
    submissions.end(session, window, now)
    sweep(session, now)
    kept = shown_in(session, workspace, user_id, window)
    other = about(session, workspace, user_id, kept.thing if kept else thing)
    found = {"sent": kept, "settled": None if other is kept else other}
    for state, one in found.items():
        if one is not None:
            one.view, one.state = None, state
            session.add(one)
    return [one.url for one in found.values() if one is not None and one.url]


def sent_elsewhere(session: Session, workspace: str, user_id: str, window: str) -> bool:
    """Whether what this window shows was sent from another one."""
    kept = shown_in(session, workspace, user_id, window)
    sent = kept is not None and kept.state == "sent"
    return sent and not submissions.was_sent(session, window)


def about(session: Session, workspace: str, user_id: str, thing: str) -> KeptWindow | None:
    statement = (
        select(KeptWindow)
        .where(KeptWindow.user_id == user_id, KeptWindow.workspace == workspace)
        .where(KeptWindow.thing == thing, KeptWindow.state == "open")
        .order_by(col(KeptWindow.kept_at).desc())
    )
    return session.exec(statement).first()


def shown_in(session: Session, workspace: str, user_id: str, window: str) -> KeptWindow | None:
    statement = select(KeptWindow).where(
        KeptWindow.user_id == user_id, KeptWindow.workspace == workspace
    )
    found = [one for one in session.exec(statement) if window in one.windows]
    return min(found, key=lambda one: one.state != "open", default=None)


def overdue(session: Session, now: datetime) -> bool:
    """Whether there is anything to be swept away."""
    statement = select(KeptWindow.id).where(col(KeptWindow.kept_at) <= now - KEPT)
    return session.exec(statement).first() is not None


def sweep(session: Session, now: datetime) -> None:
    session.exec(delete(KeptWindow).where(col(KeptWindow.kept_at) <= now - KEPT))
