"""The timeline of a ticket: entries are numbered 1, 2, 3 … and stay.

``append`` is the one door through which anything gets onto a timeline; ``belongs`` is the only
answer to the question of what a mirror shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Row, Table, and_, bindparam, insert, or_, select, update
from sqlmodel import Session

from tickets.tables import Agent, Entry, Mirror, Ticket

CHANGES = ("edit", "retraction", "translation")
"""Kinds that change an earlier entry, named by ``about``, and are never shown by themselves."""

QUIET = ("look",)
"""Kinds that the history keeps and no mirror shows."""

tickets: Table = Ticket.__table__  # type: ignore[attr-defined]
entries: Table = Entry.__table__  # type: ignore[attr-defined]
mirrors: Table = Mirror.__table__  # type: ignore[attr-defined]

TAKE_NUMBER = (
    update(tickets)
    .where(tickets.c.id == bindparam("ticket"))
    .values(last_seq=tickets.c.last_seq + 1, updated_at=bindparam("now"))
    .returning(tickets.c.last_seq)
)
WRITE = insert(entries)
RAISE_HEAD = (
    update(mirrors).where(mirrors.c.ticket_id == bindparam("ticket")).values(head=bindparam("seq"))
)

WHOLE = select(entries).where(entries.c.ticket_id == bindparam("ticket")).order_by(entries.c.seq)
RANGE = (
    select(entries)
    .where(
        entries.c.ticket_id == bindparam("ticket"),
        entries.c.seq <= bindparam("upto"),
        or_(
            entries.c.seq.between(bindparam("first"), bindparam("last")),
            and_(
                entries.c.about.is_not(None),
                entries.c.about.between(bindparam("first"), bindparam("last")),
            ),
        ),
    )
    .order_by(entries.c.seq)
)
LAST_SEQ = select(tickets.c.last_seq).where(tickets.c.id == bindparam("ticket"))

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL cannot be stored on PostgreSQL, half a surrogate pair not as UTF-8."""


@dataclass(frozen=True)
class Author:
    """Who did it: ``kind`` is customer, agent or system."""

    kind: str
    id: int | None = None
    name: str | None = None
    team: str | None = None

    @classmethod
    def agent(cls, agent: Agent) -> Author:
        return cls("agent", agent.id, agent.name, agent.team)


CUSTOMER = Author("customer")
SYSTEM = Author("system")


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    kind: str
    author: Author
    text: str = ""
    language: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    about: int | None = None
    audience: str = "internal"
    origin_mirror: int | None = None
    origin_ts: str | None = None
    edit_ts: str | None = None
    at: datetime | None = None


def append(session: Session, ticket_id: int, entry: NewEntry, now: datetime) -> int:
    """Writes the entry under the ticket's next number, tells the mirrors; returns the number."""
    session.flush()
    connection = session.connection()
    seq: int = connection.execute(TAKE_NUMBER, {"ticket": ticket_id, "now": now}).scalar_one()
    connection.execute(WRITE, row_of(ticket_id, seq, entry, now))
    connection.execute(RAISE_HEAD, {"ticket": ticket_id, "seq": seq})
    return seq


def row_of(ticket_id: int, seq: int, entry: NewEntry, now: datetime) -> dict[str, Any]:
    return {
        "ticket_id": ticket_id,
        "seq": seq,
        "kind": entry.kind,
        "author_kind": entry.author.kind,
        "author_id": entry.author.id,
        "author_name": entry.author.name,
        "author_team": entry.author.team,
        "language": entry.language,
        "text": storable(entry.text),
        "data": {name: storable(value) for name, value in entry.data.items()},
        "about": entry.about,
        "audience": entry.audience,
        "origin_mirror": entry.origin_mirror,
        "origin_ts": entry.origin_ts,
        "edit_ts": entry.edit_ts,
        "at": entry.at or now,
        "recorded": now,
    }


def storable(value: Any) -> Any:
    """The value as both databases can keep it: NUL as ``␀``, half a surrogate pair as ``�``."""
    if not isinstance(value, str):
        return value
    return UNSTORABLE.sub(lambda found: "␀" if found[0] == "\x00" else "�", value)


# --- reading --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as it stands now: the newest edit of its text, or retracted.

    ``corrections`` maps a language to the translation that a person gave for it.
    """

    entry: Row[Any]
    text: str
    language: str | None
    edited: bool = False
    retracted: bool = False
    corrections: dict[str, str] = field(default_factory=dict)

    @property
    def seq(self) -> int:
        return int(self.entry.seq)


def last_seq(session: Session, ticket_id: int) -> int:
    return int(session.connection().execute(LAST_SEQ, {"ticket": ticket_id}).scalar_one())


def read(session: Session, ticket_id: int) -> list[Told]:
    """The whole timeline in order, each entry as it stands now."""
    session.flush()
    return tell(session.connection().execute(WHOLE, {"ticket": ticket_id}).all())


def read_range(session: Session, ticket_id: int, first: int, last: int, upto: int) -> list[Told]:
    """Entries ``first``..``last`` as they stood when ``upto`` was the newest number."""
    session.flush()
    place = {"ticket": ticket_id, "first": first, "last": last, "upto": upto}
    rows = session.connection().execute(RANGE, place).all()
    return [told for told in tell(rows) if first <= told.seq <= last]


def tell(rows: Sequence[Row[Any]]) -> list[Told]:
    """Folds changes into the entries that they are about. The newest ``edit_ts`` wins, a
    retraction is final, and of a person's translations the latest counts."""
    if not any(row.about is not None for row in rows):
        return [Told(row, row.text, row.language) for row in rows]
    changes: dict[int, list[Row[Any]]] = {}
    for row in rows:
        if row.about is not None:
            changes.setdefault(row.about, []).append(row)
    return [fold(row, changes.get(row.seq, ())) for row in rows if row.about is None]


def fold(row: Row[Any], changes: Iterable[Row[Any]]) -> Told:
    text, language, newest, retracted = row.text, row.language, "", False
    corrections: dict[str, str] = {}
    for change in changes:
        match change.kind:
            case "retraction":
                retracted = True
            case "edit" if (change.edit_ts or "") >= newest:
                text, language, newest = change.text, change.language, change.edit_ts or ""
                corrections = {}
            case "translation":
                corrections[change.language] = change.text
    return Told(row, text, language, bool(newest), retracted, corrections)


# --- who sees what --------------------------------------------------------------------------


class MirrorLike(Protocol):
    """As much of a mirror as decides what it shows."""

    @property
    def id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...


def belongs(mirror: MirrorLike, entry: Row[Any] | Entry) -> bool:
    """Whether the mirror shows this entry: the only place where that is decided."""
    if entry.about is not None or entry.kind in QUIET:
        return False
    if mirror.kind == "mail":
        return entry.kind == "reply" and entry.audience == "customer"
    if mirror.kind != "slack" or entry.origin_mirror == mirror.id:
        return False
    return visible(entry, mirror.target)


def visible(entry: Row[Any] | Entry, team: str) -> bool:
    """Whether members of ``team`` may see the entry at all (history, search, brief, export)."""
    return not entry.audience.startswith("team:") or entry.audience == f"team:{team}"
