"""Where the words of tickets are: in the database's index, and in entries that it lacks yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, String, Text, TextualSelect, select, text
from sqlmodel import Session, col

from store.columns import Json
from tickets.queues import Sought
from tickets.search_follow import CIRCLES, parts_of, unread
from tickets.search_schema import FTS, VECTOR
from tickets.search_words import EVERYBODY, Kept, kept_words
from tickets.tables import UNSEARCHED, Ticket

FRESH = 20
"""Newest tickets behind the index that are looked at as they are."""

WINDOWS = {"sqlite": (), "postgresql": (4_096, 65_536)}
"""Numbers of tickets, from the newest down, that are searched before all are. GIN keeps no order,
and would read every ticket with a common word; FTS5 reads from the newest and stops."""

FILTERS = {
    "team": "team",
    "status": "status",
    "assignee": "assignee_id",
    "marketplace": "marketplace",
}
"""What can be asked of a ticket, and its column."""

FTS5 = (
    f"FROM {FTS} CROSS JOIN ticketwords ON ticketwords.place = {FTS}.rowid"
    " CROSS JOIN ticket ON ticket.id = ticketwords.ticket_id"
    f" WHERE {FTS} MATCH :query AND {FTS}.rowid >= :low AND {FTS}.rowid < :high"
)
ANSWERS = (
    f"{VECTOR} @@ CAST(:query AS tsquery)"
    " AND ticketwords.place >= :low AND ticketwords.place < :high"
)
TICKETS = "ticketwords JOIN ticket ON ticket.id = ticketwords.ticket_id"
FROM = {
    "sqlite": (FTS5, FTS5),
    "postgresql": (
        f"FROM {TICKETS} WHERE {ANSWERS}",
        f"FROM {TICKETS} WHERE ticketwords.place IN (SELECT place FROM found)",
    ),
}
"""In the first window, and in those behind it. There a word is rare, but PostgreSQL does not know
of a word that stands nowhere, and read the whole table from its end to find some few; hence it is
made to ask the index first."""

FOUND = f"WITH found AS MATERIALIZED (SELECT place FROM ticketwords WHERE {ANSWERS}) "
ORDER = {"sqlite": f"{FTS}.rowid", "postgresql": "ticketwords.place"}
COLUMNS: dict[str, Any] = {"ticket_id": Integer, "viewer": String, "words": Text, "parts": Json}

PLANNED_ANEW = text("SET LOCAL plan_cache_mode = force_custom_plan")
"""A common word and a rare one need different plans; one plan for both took a hundred times as
long."""

Row = tuple[int, Kept]
"""A ticket's number and the words by which it was found."""


def indexed(session: Session, query: str, sought: Sought) -> Iterator[Row]:
    """Rows that answer, of the newest tickets first, until there are ``sought.limit`` tickets. A
    ticket may come twice: by what everybody sees, and by the viewer's own notes besides."""
    filters = {name: value for name in FILTERS if (value := getattr(sought, name)) is not None}
    dialect = session.get_bind().dialect.name
    if dialect == "postgresql":
        session.execute(PLANNED_ANEW)
    given = {"query": query, "viewer": sought.viewer, **filters}
    seen: set[int] = set()
    for number, (low, high) in enumerate(windows(session, sought)):
        statement = reading(dialect, tuple(filters), first=number == 0)
        most = 2 * (sought.limit - len(seen))
        rows = session.execute(statement, given | {"low": low, "high": high, "most": most})
        for ticket_id, viewer, words, parts in rows:
            seen.add(ticket_id)
            yield ticket_id, Kept(viewer, words, parts)
        if len(seen) >= sought.limit:
            return


@cache
def reading(dialect: str, filters: tuple[str, ...], *, first: bool) -> TextualSelect:
    conditions = "".join(f" AND ticket.{FILTERS[name]} = :{name}" for name in filters)
    listed = ", ".join(f"ticketwords.{name}" for name in COLUMNS)
    source = FROM[dialect][0 if first else 1]
    return text(
        f"{FOUND if 'found' in source else ''}SELECT {listed} {source}"
        f" AND ticketwords.viewer IN ('', :viewer){conditions}"
        f" ORDER BY {ORDER[dialect]} DESC LIMIT :most"
    ).columns(**COLUMNS)


def windows(session: Session, sought: Sought) -> Iterator[tuple[int, int]]:
    """Ranges of ``TicketWords.place``, from the newest down."""
    high = (sought.before or newest(session) + 1) * CIRCLES
    for size in WINDOWS[session.get_bind().dialect.name]:
        low = max(0, high - size * CIRCLES)
        yield low, high
        high = low
    if high:
        yield 0, high


def newest(session: Session) -> int:
    statement = select(col(Ticket.id)).order_by(col(Ticket.id).desc()).limit(1)
    return session.execute(statement).scalar() or 0


@dataclass(frozen=True)
class Fresh:
    """Tickets behind the index: their rows as they would be now, as far as the viewer sees."""

    rows: dict[int, Kept]

    @classmethod
    def of(cls, session: Session, sought: Sought) -> Fresh:
        tickets = session.execute(fresh(sought)).scalars().all()
        return cls({one.id: seen_by(session, one, sought.viewer) for one in tickets})


def fresh(sought: Sought) -> Select[Any]:
    statement = select(Ticket).where(text(UNSEARCHED)).order_by(col(Ticket.id).desc()).limit(FRESH)
    for name, column in FILTERS.items():
        if (value := getattr(sought, name)) is not None:
            statement = statement.where(getattr(Ticket, column) == value)
    if sought.before is not None:
        statement = statement.where(col(Ticket.id) < sought.before)
    return statement


def seen_by(session: Session, ticket: Ticket, viewer: str) -> Kept:
    rows = kept_words(parts_of(unread(session, ticket)))
    return [row for row in rows if row.viewer in (EVERYBODY, viewer)][-1]
