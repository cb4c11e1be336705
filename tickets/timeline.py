"""The timeline of a ticket: entries are numbered 1, 2, 3 … and stay.

``append`` is the one door through which anything gets onto a timeline; ``belongs`` is the only
answer to the question of what a mirror shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import (
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.types import NullType
from sqlmodel import Session

from store.prepared import Prepared
from tickets.tables import Agent, Entry, Mirror, Ticket

CHANGES = ("edit", "retraction", "translation")
"""Kinds that change an earlier entry, named by ``about``, and are never shown by themselves."""

QUIET = ("look",)
"""Kinds that the history keeps and no mirror shows."""

tickets: Table = Ticket.__table__  # type: ignore[attr-defined]
entries: Table = Entry.__table__  # type: ignore[attr-defined]
mirrors: Table = Mirror.__table__  # type: ignore[attr-defined]

TAKE = (
    update(tickets)
    .where(tickets.c.id == bindparam("ticket"))
    .values(
        last_seq=tickets.c.last_seq + literal_column("1"),
        updated_at=func.coalesce(
            bindparam("now", type_=tickets.c.updated_at.type), tickets.c.updated_at
        ),
    )
)
TAKE_NUMBER = Prepared(TAKE.returning(tickets.c.last_seq))
WRITE = Prepared(insert(entries), columns=entries.c.keys())

PLACE = ("ticket_id", "seq")
TAKEN = TAKE.returning(tickets.c.id, tickets.c.last_seq).cte("taken")
TAKE_AND_WRITE = Prepared(
    insert(entries)
    .from_select(
        entries.c.keys(),
        select(
            TAKEN.c.id,
            TAKEN.c.last_seq,
            *(bindparam(c.name, type_=c.type) for c in entries.c if c.name not in PLACE),
        ),
    )
    .returning(entries.c.seq)
)
"""Both in one trip to PostgreSQL. The mirrors are not told in the same statement: it would see them
as they were before it waited for the ticket, and miss a thread opened meanwhile."""

RAISE_HEAD = Prepared(
    update(mirrors).where(mirrors.c.ticket_id == bindparam("ticket")).values(head=bindparam("seq"))
)

RAW: list[Any] = [type_coerce(column, NullType).label(column.name) for column in entries.c]
"""The columns of an entry as the driver gives them; times and JSON are read when asked for, since
most readers of a long timeline never look at most of them."""

ABOUT = list(entries.c.keys()).index("about")

WHOLE = select(*RAW).where(entries.c.ticket_id == bindparam("ticket")).order_by(entries.c.seq)
RANGE = (
    select(*RAW)
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
    touched = None if entry.kind in QUIET else now
    seq = take_and_write(connection, ticket_id, row_of(entry, now), touched)
    RAISE_HEAD.run(connection, ticket=ticket_id, seq=seq)
    return seq


def take_and_write(
    connection: Connection, ticket_id: int, row: dict[str, Any], now: datetime | None
) -> int:
    """``now`` is when the ticket was touched; None leaves that as it was."""
    if connection.dialect.name == "postgresql":
        return int(TAKE_AND_WRITE.run(connection, ticket=ticket_id, now=now, **row).scalar_one())
    seq = int(TAKE_NUMBER.run(connection, ticket=ticket_id, now=now).scalar_one())
    WRITE.run(connection, ticket_id=ticket_id, seq=seq, **row)
    return seq


def row_of(entry: NewEntry, now: datetime) -> dict[str, Any]:
    return {
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


class Kept:
    """An entry as kept: the fields of ``tickets.tables.Entry``, read only."""

    __slots__ = ("row",)

    def __init__(self, row: Row[Any]) -> None:
        self.row = row

    @property
    def at(self) -> datetime:
        return moment(self.row.at)

    @property
    def recorded(self) -> datetime:
        return moment(self.row.recorded)

    @property
    def data(self) -> dict[str, Any]:
        data = self.row.data
        return (json.loads(data) if isinstance(data, str) else data) or {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)


def moment(value: datetime | str) -> datetime:
    """SQLite hands back text in UTC, PostgreSQL an aware time."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value.astimezone(UTC)


class Told:
    """An entry as it stands now, with the changes that later entries made to it.

    The newest ``edit_ts`` wins, whatever order edits arrived in; a retraction is final; of a
    person's translations the latest one of the current wording counts.
    """

    __slots__ = ("changes", "row")

    def __init__(self, row: Row[Any], changes: Sequence[Row[Any]] = ()) -> None:
        self.row = row
        self.changes = changes

    @property
    def entry(self) -> Kept:
        return Kept(self.row)

    @property
    def seq(self) -> int:
        return int(self.row.seq)

    @property
    def text(self) -> str:
        return str(self._wording.text)

    @property
    def language(self) -> str | None:
        return self._wording.language  # type: ignore[no-any-return]

    @property
    def edited(self) -> bool:
        return self._wording is not self.row

    @property
    def worded(self) -> tuple[int, datetime]:
        """Number and moment of the current wording: the entry's own, or those of its edit."""
        return int(self._wording.seq), moment(self._wording.at)

    @property
    def retracted(self) -> bool:
        return any(change.kind == "retraction" for change in self.changes)

    @property
    def corrections(self) -> dict[str, str]:
        """A person's translations by language."""
        since = self._wording.seq
        return {
            change.language: change.text
            for change in self.changes
            if change.kind == "translation" and change.seq > since
        }

    @property
    def _wording(self) -> Row[Any]:
        edits = [change for change in self.changes if change.kind == "edit"]
        return max(edits, key=lambda edit: (edit.edit_ts or "", edit.seq), default=self.row)


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
    """Gives each entry the changes that are about it."""
    changes: dict[int, list[Row[Any]]] = {}
    for row in rows:
        if row[ABOUT] is not None:
            changes.setdefault(row[ABOUT], []).append(row)
    if not changes:
        return list(map(Told, rows))
    return [Told(row, changes.get(row.seq, ())) for row in rows if row[ABOUT] is None]


# --- who sees what --------------------------------------------------------------------------


class MirrorLike(Protocol):
    """As much of a mirror as decides what it shows."""

    @property
    def id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def target(self) -> str: ...


def belongs(mirror: MirrorLike, entry: Kept | Entry) -> bool:
    """Whether the mirror shows this entry: the only place where that is decided."""
    if entry.about is not None or entry.kind in QUIET:
        return False
    if mirror.kind == "mail":
        return entry.kind == "reply" and entry.audience == "customer"
    if mirror.kind != "slack" or entry.origin_mirror == mirror.id:
        return False
    return visible(entry, mirror.target)


def visible(entry: Kept | Entry, team: str) -> bool:
    """Whether members of ``team`` may see the entry at all (history, search, brief, export)."""
    return not entry.audience.startswith("team:") or entry.audience == f"team:{team}"
