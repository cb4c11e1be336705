"""What was taken in before has no second effect: the mark is set by the work's own transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.tables import Inbox

P = ParamSpec("P")
R = TypeVar("R")

inbox: Table = Inbox.__table__  # type: ignore[attr-defined]

MARK = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing().returning(inbox.c.key),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing().returning(inbox.c.key),
}


class Repeated(Exception):
    """This request has had its effect already."""


def first_time(session: Session, key: str, now: datetime) -> bool:
    """Notes ``key`` in the caller's transaction; false when it had been noted."""
    session.flush()
    connection = session.connection()
    marked = connection.execute(MARK[connection.dialect.name], {"key": key, "seen_at": now})
    return marked.first() is not None


def once(
    session: Session,
    key: str,
    now: datetime,
    work: Callable[Concatenate[Session, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """``work``, unless ``key`` was noted before: then Repeated is raised. Where ``work`` raises,
    the key is not kept, so a repeat gives the same refusal."""
    if not first_time(session, key, now):
        raise Repeated
    return work(session, *args, **kwargs)
