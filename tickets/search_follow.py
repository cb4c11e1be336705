"""Keeping the words of tickets in step with their timelines: read, analyse elsewhere, keep.

A ticket that is behind says so in its own row, whoever appended, so that none is lost and any
number of followers may run: who comes second finds the number moved and leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, case, func, select, text, update
from sqlmodel import Session, col

from tickets import timeline
from tickets.search_schema import CREATE, DROP, REFILL
from tickets.search_words import (
    EVERYBODY,
    LANGUAGES,
    SUBJECT,
    Kept,
    Part,
    Saying,
    circle,
    findable,
    kept_words,
    known_parts,
    sayings,
    words_of,
)
from tickets.tables import UNSEARCHED, Ticket, TicketWords
from tickets.timeline import Told

tickets: Table = Ticket.__table__  # type: ignore[attr-defined]

CIRCLES = 256
"""Rows that one ticket can have: what ``TicketWords.place`` leaves room for."""

AGAIN = (10.0, 600.0, 86_400.0)
"""Seconds after which stored translations are looked for: as entries reach the other desk, when a
server is back, and once more."""

READ_ANEW = update(tickets).values(
    searched=case((tickets.c.searched < 0, tickets.c.searched - 1), else_=-1)
)
"""Another number each time, so that no follower keeps what it read before."""

Translations = Mapping[int, Sequence[Saying]]
"""Wordings of entries that an engine gave, by number."""


@dataclass(frozen=True)
class Unread:
    """A ticket at one moment. ``since`` is the entry up to which ``rows`` hold its words."""

    ticket: Ticket
    since: int
    tolds: list[Told]
    rows: list[Kept]
    tries: int = 0

    @property
    def upto(self) -> int:
        return self.ticket.last_seq

    def foreign(self) -> list[tuple[Told, str]]:
        """Entries with each language that nobody wrote them in."""
        own = self.ticket.language
        return [
            (told, language)
            for told in self.tolds
            if findable(told) and told.text.strip()
            for language in LANGUAGES
            if language not in {one.language for one in sayings(told, own)}
        ]


@dataclass(frozen=True)
class Indexed:
    """What a ticket is found by, ready to be kept."""

    ticket_id: int
    since: int
    upto: int
    rows: list[Kept]
    tries: int = 0
    again_at: float | None = None


# --- reading ----------------------------------------------------------------------------------


def behind(session: Session, limit: int) -> list[int]:
    """Tickets whose words are not all there, the newest first."""
    statement = (
        select(tickets.c.id).where(text(UNSEARCHED)).order_by(tickets.c.id.desc()).limit(limit)
    )
    return list(session.execute(statement).scalars())


def waiting(session: Session, most: int) -> int:
    """How many tickets are behind; no more than ``most`` are counted."""
    some = select(tickets.c.id).where(text(UNSEARCHED)).limit(most).subquery()
    return int(session.execute(select(func.count()).select_from(some)).scalar_one())


def due_again(session: Session, at: float, limit: int) -> list[int]:
    """Tickets in step whose translations are to be looked for; ``at`` in seconds since 1970."""
    statement = (
        select(col(TicketWords.ticket_id))
        .join(Ticket, col(Ticket.id) == col(TicketWords.ticket_id))
        .where(text("again_at IS NOT NULL"), col(TicketWords.again_at) <= at)
        .where(col(Ticket.searched) >= col(Ticket.last_seq))
        .order_by(col(TicketWords.again_at))
        .limit(limit)
    )
    return list(session.execute(statement).scalars())


def read(session: Session, numbers: Iterable[int]) -> list[Unread]:
    return [
        unread(session, ticket) for number in numbers if (ticket := session.get(Ticket, number))
    ]


def unread(session: Session, ticket: Ticket) -> Unread:
    """The ticket, its timeline and the words kept of it. Entries that came between the first and
    the second are read again for that: what is behind goes by the ticket's row."""
    tolds = timeline.read(session, ticket.id)
    held = rows_of(session, ticket.id)
    kept = [Kept(row.viewer, row.words, row.parts) for row in held]
    tries = next((row.tries for row in held if row.viewer == EVERYBODY), 0)
    return Unread(ticket, ticket.searched, tolds, kept, tries)


def rows_of(session: Session, ticket_id: int) -> list[TicketWords]:
    statement = (
        select(TicketWords)
        .where(col(TicketWords.ticket_id) == ticket_id)
        .order_by(col(TicketWords.place))
    )
    return list(session.execute(statement).scalars())


# --- analysing --------------------------------------------------------------------------------


def parts_of(ticket: Unread, translations: Translations | None = None) -> list[Part]:
    """The words of each part. What has not changed since is not analysed again, unless there are
    ``translations``, which belong to it."""
    anew = ticket.since < 0 or translations is not None
    known: Mapping[int, tuple[str, ...]] = {} if anew else known_parts(ticket.rows)
    parts = [_subject(ticket.ticket, known)]
    for told in filter(findable, ticket.tolds):
        words = known.get(told.seq, ())
        if anew or _changed(told, ticket.since):
            said = sayings(told, ticket.ticket.language)
            words = words_of([*said, *(translations or {}).get(told.seq, ())])
        parts.append(Part(told.seq, circle(told), words))
    return parts


def indexed(ticket: Unread, now: float) -> Indexed:
    """After an append. Translations come a little later, as the entry reaches the other desk."""
    expected = ticket.foreign() and (ticket.since < 0 or ticket.ticket.status != "closed")
    again = now + AGAIN[0] if expected else None
    rows = kept_words(parts_of(ticket))
    return Indexed(_id(ticket), ticket.since, ticket.upto, rows, 0, again)


def indexed_again(ticket: Unread, translations: Translations, now: float) -> Indexed:
    """With the translations that are there by now."""
    tries = ticket.tries + 1
    missing = len(translations) < len({told.seq for told, _ in ticket.foreign()})
    again = now + AGAIN[tries] if missing and tries < len(AGAIN) else None
    rows = kept_words(parts_of(ticket, translations))
    return Indexed(_id(ticket), ticket.since, ticket.upto, rows, tries, again)


def _id(ticket: Unread) -> int:
    return ticket.ticket.id


def _subject(ticket: Ticket, known: Mapping[int, tuple[str, ...]]) -> Part:
    words = known.get(SUBJECT) or words_of(
        [Saying(ticket.subject, ticket.language), Saying(" ".join(ticket.order_ids), "en")]
    )
    return Part(SUBJECT, EVERYBODY, words)


def _changed(told: Told, since: int) -> bool:
    return told.seq > since or any(change.seq > since for change in told.changes)


# --- keeping ----------------------------------------------------------------------------------


def keep_all(session: Session, ready: Iterable[Indexed]) -> int:
    """How many were kept; the others had moved on and are read again."""
    return sum(keep(session, one) for one in sorted(ready, key=lambda one: one.ticket_id))


def keep(session: Session, one: Indexed) -> bool:
    """False where the ticket has been read anew, or by another follower, meanwhile."""
    moved = (
        update(tickets)
        .where(tickets.c.id == one.ticket_id, tickets.c.searched == one.since)
        .values(searched=one.upto)
        .returning(tickets.c.id)
    )
    still = bool(session.connection().execute(moved).all())
    if still:
        _write(session, one)
    return still


def _write(session: Session, one: Indexed) -> None:
    """Writes what differs, and nothing where nothing does."""
    first = one.ticket_id * CIRCLES
    wanted = {first + at: kept for at, kept in enumerate(one.rows[:CIRCLES])}
    held = {row.place: row for row in rows_of(session, one.ticket_id)}
    for place, row in held.items():
        if place not in wanted or wanted[place].viewer != row.viewer:
            session.delete(row)
    session.flush()
    for place, kept in wanted.items():
        old = held.get(place)
        row = (
            old
            if old and old.viewer == kept.viewer
            else TicketWords(place=place, ticket_id=one.ticket_id, viewer=kept.viewer, words="")
        )
        if row.words != kept.words:
            row.words = kept.words
        row.parts = kept.parts
        row.tries, row.again_at = (one.tries, one.again_at) if place == first else (0, None)
        session.add(row)
    session.flush()


def forget(session: Session, ticket_id: int) -> None:
    """Nothing of the ticket can be found until it has been read anew: for whatever takes text out
    of a timeline."""
    session.connection().execute(READ_ANEW.where(tickets.c.id == ticket_id))
    for row in rows_of(session, ticket_id):
        session.delete(row)
    session.flush()


def read_anew(session: Session, after: int, limit: int) -> int | None:
    """Has the next ``limit`` tickets with numbers above ``after`` read anew, and found by what is
    kept of them until then; returns the last one, None when there are no more."""
    numbers = select(tickets.c.id).where(tickets.c.id > after).order_by(tickets.c.id).limit(limit)
    found = list(session.execute(numbers).scalars())
    if not found:
        return None
    session.connection().execute(READ_ANEW.where(tickets.c.id.between(found[0], found[-1])))
    return int(found[-1])


def rebuild_index(session: Session, *, fresh: bool = False) -> None:
    """The database's own index made anew from the words that are kept, whatever became of it;
    nothing is left in it of words that are gone. ``fresh``: there is none to be dropped."""
    dialect = session.get_bind().dialect.name
    for line in (*(() if fresh else DROP[dialect]), *CREATE[dialect], *REFILL[dialect]):
        session.execute(text(line))
