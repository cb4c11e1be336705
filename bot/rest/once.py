"""The same request sent twice gives the same thing again, never a second one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.rest.problems import Problem
from bot.slack.seen import first_time
from bot.tables import Inbox


def names(place: str, *, external_id: str | None, idempotency_key: str | None) -> list[str]:
    """Under which names a request is remembered, within ``place``."""
    given = (("external", external_id), ("key", idempotency_key))
    return [f"rest:{place}:{kind}:{digest(value)}" for kind, value in given if value]


def digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def earlier(session: Session, names: Sequence[str], now: datetime, *, text: str) -> str | None:
    """What this request became before; None the first time, when its names are taken.

    Who comes second at the same moment waits here until the first one's transaction has ended.
    Raises Problem (409) where a name stood for another text: answering with the earlier thing would
    lose this one without a word.
    """
    content = {"text": digest(text)}
    taken = [name for name in names if not first_time(session, name, now, payload=content)]
    rows = [session.get(Inbox, name, populate_existing=True) for name in taken]
    before = [row for row in rows if row is not None and row.result]
    if any(row.payload not in (None, content) for row in before):
        raise Problem(
            409,
            "This Idempotency-Key or external_id was used for another text. Nothing has been kept:"
            " send this text under a key of its own.",
            code="key_reused",
        )
    return before[0].result if before else None


def became(session: Session, names: Sequence[str], result: str) -> None:
    for name in names:
        row = session.get(Inbox, name, populate_existing=True)
        if row is not None and row.result is None:
            row.result = result
            session.add(row)
    session.flush()
