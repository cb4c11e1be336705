"""Which Home tabs are kept up to date, and whose turn it is.

For a day from its last opening a Home is looked at again and again: what it should show is drawn
and compared with what was published last. Nothing has to be told that it changed, so nothing can be
lost; whoever cannot wait calls ``ask``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, or_, select, update
from sqlmodel import Session

from bot.tables import Home

homes: Table = Home.__table__  # type: ignore[attr-defined]

KEPT = timedelta(days=1)
"""How long after its last opening a Home is kept up to date."""

EVERY = timedelta(seconds=5)
"""How often a Home is looked at while things happen, hence published at most."""

QUIET = timedelta(seconds=30)
"""How often while nobody calls: drawing costs some 20 ms."""

LEASE = timedelta(seconds=60)
"""How long a worker may be at one Home; longer than any call takes."""


@dataclass(frozen=True)
class Turn:
    """A Home that this worker is to look at from ``at`` on. ``shown`` as in the table."""

    workspace: str
    user_id: str
    token: str
    at: datetime
    shown: str | None


def opened(session: Session, workspace: str, user_id: str, now: datetime) -> None:
    """Somebody opened their Home: it is published anew, and kept up to date from now on."""
    session.connection().execute(delete(homes).where(homes.c.opened_at < now - KEPT))
    home = session.get(Home, (workspace, user_id))
    if home is None:
        home = Home(workspace=workspace, user_id=user_id, opened_at=now, look_at=now)
    home.opened_at = now
    session.add(home)
    session.flush()
    ask(session, workspace, user_id, now)


def ask(session: Session, workspace: str, user_id: str, now: datetime) -> bool:
    """The Home is published anew as soon as may be; False where none is kept up to date."""
    statement = (
        update(homes)
        .where(homes.c.workspace == workspace, homes.c.user_id == user_id)
        .values(look_at=now, shown=None, token=None)
    )
    return session.connection().execute(statement).rowcount > 0


def due(session: Session, now: datetime, called_at: datetime) -> list[tuple[str, str]]:
    """Workspace and user of those to be looked at, the longest waiting first: those that were not
    looked at since somebody called, and of the others those not looked at for long."""
    wanted = or_(
        homes.c.shown.is_(None),
        homes.c.look_at <= called_at + EVERY,
        homes.c.look_at <= now - QUIET + EVERY,
    )
    statement = (
        select(homes.c.workspace, homes.c.user_id)
        .where(homes.c.look_at <= now, wanted, homes.c.opened_at > now - KEPT)
        .order_by(homes.c.look_at)
    )
    return [(row[0], row[1]) for row in session.connection().execute(statement)]


def claim(session: Session, workspace: str, user_id: str, token: str, now: datetime) -> Turn | None:
    """Takes the Home, unless another worker was first."""
    statement = (
        update(homes)
        .where(homes.c.workspace == workspace, homes.c.user_id == user_id, homes.c.look_at <= now)
        .values(token=token, look_at=now + LEASE)
        .returning(homes.c.shown)
    )
    row = session.connection().execute(statement).first()
    return Turn(workspace, user_id, token, now, row[0]) if row else None


def settle(session: Session, turn: Turn, *, shown: str | None, look_at: datetime) -> None:
    """Says what is published now. Where somebody asked meanwhile or another worker was at it, which
    of two calls came last nobody knows: it is published once more."""
    mine = (homes.c.workspace == turn.workspace, homes.c.user_id == turn.user_id)
    done = session.connection().execute(
        update(homes)
        .where(*mine, homes.c.token == turn.token)
        .values(shown=shown, look_at=look_at, token=None)
    )
    if done.rowcount == 0:
        session.connection().execute(
            update(homes).where(*mine, homes.c.token.is_(None)).values(shown=None)
        )


def hold(session: Session, workspace: str, until: datetime) -> None:
    """Slack wants no more of them for a while: nobody's turn comes before that."""
    session.connection().execute(
        update(homes)
        .where(homes.c.workspace == workspace, homes.c.look_at < until)
        .values(look_at=until)
    )
