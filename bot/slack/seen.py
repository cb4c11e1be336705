"""What was taken in before has no second effect: the mark is set by the work's own transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from bot.tables import Inbox

P = ParamSpec("P")
R = TypeVar("R")

inbox: Table = Inbox.__table__  # type: ignore[attr-defined]


def marking(insert: Any) -> Any:
    """Takes the key if it is free, or if what stands under it still waits for its turn."""
    return insert.on_conflict_do_update(
        index_elements=[inbox.c.key],
        set_={name: insert.excluded[name] for name in ("result", "waiting_for", "payload")},
        where=inbox.c.waiting_for.is_not(None),
    ).returning(inbox.c.key)


MARK = {
    "sqlite": marking(sqlite.insert(inbox)),
    "postgresql": marking(postgresql.insert(inbox)),
}


class Repeated(Exception):
    """This request has had its effect already."""


def first_time(
    session: Session,
    key: str,
    now: datetime,
    *,
    result: str | None = None,
    waiting_for: str | None = None,
    payload: dict[str, Any] | None = None,
) -> bool:
    """Notes ``key`` in the caller's transaction; false when it had been noted. What was noted as
    waiting counts as new when its turn has come."""
    session.flush()
    connection = session.connection()
    row = {
        "key": key,
        "seen_at": now,
        "result": result,
        "waiting_for": waiting_for,
        "payload": payload,
    }
    return connection.execute(MARK[connection.dialect.name], row).first() is not None


def once(
    session: Session,
    key: str,
    now: datetime,
    work: Callable[Concatenate[Session, P], R],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """``work``, unless ``key`` was noted before: then Repeated is raised. Where ``work`` raises,
    the key is not kept, so a repeat gives the same refusal."""
    if not first_time(session, key, now):
        raise Repeated
    return work(session, *args, **kwargs)


def forget(session: Session, key: str) -> None:
    """What was noted had no effect after all: the next time is the first again."""
    session.connection().execute(inbox.delete().where(inbox.c.key == key))
