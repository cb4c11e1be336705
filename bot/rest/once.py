"""The same request sent twice gives the same thing again, never a second one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.slack.seen import first_time
from bot.tables import Inbox


def names(place: str, *, external_id: str | None, idempotency_key: str | None) -> list[str]:
    """Under which names a request is remembered, within ``place``."""
    given = (("external", external_id), ("key", idempotency_key))
    return [f"rest:{place}:{kind}:{digest(value)}" for kind, value in given if value]


def digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def earlier(session: Session, names: Sequence[str], now: datetime) -> str | None:
    """What this request became before; None the first time, when its names are taken.

    Who comes second at the same moment waits here until the first one's transaction has ended.
    """
    taken = [name for name in names if not first_time(session, name, now)]
    results = (session.get(Inbox, name, populate_existing=True) for name in taken)
    return next((row.result for row in results if row is not None and row.result), None)


def became(session: Session, names: Sequence[str], result: str) -> None:
    for name in names:
        row = session.get(Inbox, name, populate_existing=True)
        if row is not None and row.result is None:
            row.result = result
            session.add(row)
    session.flush()
