"""Installations and states as the store keeps them: plain functions of a session."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, select, update
from sqlmodel import Session, col

from bot.installations.tables import Installation, InstallState
from bot.slack.seen import first_time
from bot.tables import Home, KeptWindow
from tickets.tables import Mirror

installations: Table = Installation.__table__  # type: ignore[attr-defined]

STATE_LASTS = timedelta(minutes=10)
"""How long somebody may take at Slack; the cookie beside the state lasts as long."""

WANTS_A_TOKEN = (
    "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked",
)  # fmt: skip
"""Reasons for which a thread is parked, and which a new installation removes."""


def find(session: Session, workspace: str) -> Installation | None:
    return session.get(Installation, workspace)


def everywhere(session: Session) -> Sequence[Installation]:
    return (
        session.execute(select(Installation).order_by(col(Installation.workspace))).scalars().all()
    )


def keep(session: Session, installation: Installation) -> None:
    """In place of an earlier one; what stood still for want of a token goes on."""
    session.merge(installation)
    session.execute(
        update(Mirror)
        .where(
            col(Mirror.parked),
            col(Mirror.workspace) == installation.workspace,
            col(Mirror.last_error).in_(WANTS_A_TOKEN),
        )
        .values(parked=False, parked_at=None, next_try=0, attempts=0, touched=Mirror.touched + 1)
    )


def renew(
    session: Session, workspace: str, *, was: str, sealed: str, expires_at: datetime | None
) -> bool:
    """New tokens in place of those that were read; false where somebody else was first."""
    statement = (
        update(installations)
        .where(installations.c.workspace == workspace, installations.c.sealed == was)
        .values(sealed=sealed, expires_at=expires_at)
    )
    return bool(session.connection().execute(statement).rowcount)


def given_up(session: Session, workspace: str, *, event: str, at: datetime, now: datetime) -> bool:
    """Deletes token, Homes and kept windows of a workspace, on the event of this id; false where
    the event had its effect before, or is about an installation that has been replaced since
    ``at``."""
    if not first_time(session, f"event:{event}", now, result="uninstalled"):
        return False
    newer = select(installations.c.workspace).where(
        installations.c.workspace == workspace, installations.c.installed_at > at
    )
    if session.connection().execute(newer).first() is not None:
        return False
    forget(session, workspace)
    return True


def forget(session: Session, workspace: str) -> bool:
    """Tickets, their history and who wrote it stay; false where there was no installation."""
    for table in (Home, KeptWindow):
        session.execute(delete(table).where(col(table.workspace) == workspace))
    statement = delete(installations).where(installations.c.workspace == workspace)
    return bool(session.connection().execute(statement).rowcount)


# --- states ---------------------------------------------------------------------------------


def issue(session: Session, state: str, now: datetime) -> None:
    """Notes that somebody was sent off; what nobody came back with is swept away."""
    session.execute(delete(InstallState).where(col(InstallState.expires_at) <= now))
    session.add(InstallState(digest=digest(state), expires_at=now + STATE_LASTS))
    session.flush()


def consume(session: Session, state: str, now: datetime) -> bool:
    """Whether they may come in: once, and in time."""
    mine: Table = InstallState.__table__  # type: ignore[attr-defined]
    statement = delete(mine).where(mine.c.digest == digest(state), mine.c.expires_at > now)
    return bool(session.connection().execute(statement).rowcount)


def digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
