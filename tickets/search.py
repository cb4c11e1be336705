"""Past tickets found by words, in what the asking desk may see.

Every word must be found on the ticket. Where no ticket has them all, a word may be the beginning of
a longer one, and at last some of the words will do. Entries that came a moment ago are looked at as
they are, so that a desk finds what it has just written, and nothing that was taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from sqlalchemy import select
from sqlmodel import Session, col

from tickets.queues import Sought
from tickets.search_index import Fresh, indexed
from tickets.search_query import Asked, asked, everything, fewest, most
from tickets.search_words import SUBJECT, Kept
from tickets.tables import Ticket
from translations.termbase_store import current

LOOKED_AT = 40
"""Newest tickets of which the best are shown: those that hold the words of a question close
together. A single word has no order but the newest first."""


@dataclass(frozen=True)
class Hit:
    """A ticket found. ``seq`` is the entry that holds the most of what was asked, 0 the subject;
    ``whole`` says that the ticket holds all of it."""

    ticket: Ticket
    seq: int
    whole: bool


@dataclass(frozen=True)
class Results:
    """``asked`` tells which words to mark."""

    asked: Asked
    hits: list[Hit]


@dataclass(frozen=True)
class Found:
    """A ticket by its number: how many of the things asked for it holds, how many of them one part
    holds, and which part that is."""

    ticket_id: int
    held: int
    best: int
    seq: int


class Query(Protocol):
    """The question as a database takes it."""

    def __call__(self, question: Asked, dialect: str) -> str: ...


@dataclass(frozen=True)
class Way:
    """One way of looking: ``number`` groups must be there; ``begun`` as in ``everything``."""

    query: Query
    number: int
    begun: bool = False


def best(session: Session, sought: Sought, *, language: str) -> Results:
    """The tickets that answer best, at most ``sought.limit``; ``language`` is the asker's."""
    question = ask(session, sought, language)
    looked_at = LOOKED_AT if len(question.groups) > 1 else 0
    wide = replace(sought, limit=max(looked_at, sought.limit))
    found = first_found(session, question, wide, [*strictly(question), *loosely(question)])
    ranked = sorted(found, key=lambda one: (-one.held, -one.best, -one.ticket_id))
    return Results(question, hits(session, question, ranked[: sought.limit]))


def newest(session: Session, sought: Sought, *, language: str) -> Results:
    """Tickets that hold every word, the newest first; ``sought.before`` continues a list."""
    question = ask(session, sought, language)
    exact, begun = strictly(question)
    found = first_found(session, question, sought, [exact])
    if not found and not continues(session, question, sought, exact):
        found = first_found(session, question, sought, [begun])
    return Results(question, hits(session, question, found))


def continues(session: Session, question: Asked, sought: Sought, way: Way) -> bool:
    """Whether this is a later page of a list that ``way`` began."""
    first = replace(sought, before=None, limit=1)
    return sought.before is not None and bool(first_found(session, question, first, [way]))


def ask(session: Session, sought: Sought, language: str) -> Asked:
    return asked(sought.words or "", language, current(session))


def strictly(question: Asked) -> tuple[Way, Way]:
    number = len(question.groups)
    return Way(everything, number), Way(partial(everything, begun=True), number, begun=True)


def loosely(question: Asked) -> list[Way]:
    """As many of the words as any ticket has, but at least half."""
    numbers = range(len(question.groups) - 1, fewest(question) - 1, -1)
    return [Way(partial(most, number=number), number) for number in numbers if number]


def first_found(
    session: Session, question: Asked, sought: Sought, ways: Iterable[Way]
) -> list[Found]:
    """What the first way finds that finds anything, the newest first."""
    if not question.groups:
        return []
    fresh = Fresh.of(session, sought)
    tried = (looked_up(session, question, sought, way, fresh) for way in ways)
    return next(filter(None, tried), [])


def looked_up(
    session: Session, question: Asked, sought: Sought, way: Way, fresh: Fresh
) -> list[Found]:
    query = way.query(question, session.get_bind().dialect.name)
    rows = [row for row in indexed(session, query, sought) if row[0] not in fresh.rows]
    found: dict[int, Found] = {}
    for ticket_id, kept in [*fresh.rows.items(), *rows]:
        one = judged(ticket_id, kept, question, begun=way.begun)
        if one.held >= way.number:
            found[ticket_id] = max(one, found.get(ticket_id, one), key=lambda each: each.held)
    return sorted(found.values(), key=lambda one: -one.ticket_id)[: sought.limit]


def judged(ticket_id: int, kept: Kept, question: Asked, *, begun: bool) -> Found:
    """How much of the question these words hold, and which part holds the most: of equals the
    first entry, since a subject mostly repeats one."""
    best, place = 0, SUBJECT
    everywhere: set[int] = set()
    for seq, words in sorted(kept.read(), key=lambda part: part[0] == SUBJECT):
        there = frozenset(words)
        here = [at for at, g in enumerate(question.groups) if g.among(there, begun=begun)]
        everywhere.update(here)
        if len(here) > best:
            best, place = len(here), seq
    if len(everywhere) < len(question.groups):  # a fixed term's words may stand in several parts
        whole = frozenset(kept.words.split(" "))
        everywhere = {at for at, g in enumerate(question.groups) if g.among(whole, begun=begun)}
    return Found(ticket_id, len(everywhere), best, place)


def hits(session: Session, question: Asked, found: Sequence[Found]) -> list[Hit]:
    statement = select(Ticket).where(col(Ticket.id).in_([one.ticket_id for one in found]))
    tickets = {one.id: one for one in session.execute(statement).scalars()}
    number = len(question.groups)
    return [Hit(tickets[one.ticket_id], one.seq, one.held == number) for one in found]
