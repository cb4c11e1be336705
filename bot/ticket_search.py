"""Past tickets as one reader finds them: each with the passage that answers, in the reader's
language where a translation is at hand. Looking waits for no engine."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlmodel import Session

from bot.application import Application
from bot.search_follower import usable
from tickets import search, timeline
from tickets.queues import Sought
from tickets.search import Hit, Results
from tickets.search_follow import waiting
from tickets.search_index import FRESH
from tickets.search_passages import Passage, passage
from tickets.search_query import Asked
from tickets.search_words import SUBJECT, Saying, findable, sayings
from tickets.tables import Ticket
from tickets.timeline import Told
from translations.outcomes import Wanted

COUNTED = 100_000
"""Most tickets behind the index that are counted for a notice."""


class Search(Protocol):
    """``search.best`` or ``search.newest``."""

    def __call__(self, session: Session, sought: Sought, *, language: str) -> Results: ...


@dataclass(frozen=True)
class FoundTicket:
    """``seq`` is the entry that ``passage`` is from, in ``language``; without a passage, the
    subject answers. ``whole`` says that the ticket holds all that was asked for."""

    ticket: Ticket
    seq: int
    whole: bool
    passage: Passage | None = None
    language: str | None = None


@dataclass(frozen=True)
class Finding:
    """``behind`` is how many tickets cannot be found for certain yet, while the index is made."""

    tickets: list[FoundTicket]
    behind: int = 0


async def find(
    application: Application, sought: Sought, language: str, *, by: Search = search.best
) -> Finding:
    """``language`` is the reader's."""
    database = application.database
    results, tolds, behind = await database.read(looked_up, sought, language, by)
    translated = await stored(application, results.hits, tolds, language)
    tickets = await asyncio.to_thread(shown, results, tolds, translated, language)
    return Finding(tickets, behind if behind > FRESH else 0)


def looked_up(
    session: Session, sought: Sought, language: str, by: Search
) -> tuple[Results, Mapping[int, Told], int]:
    """With the entry of each ticket that answers."""
    results = by(session, sought, language=language)
    tolds: dict[int, Told] = {}
    for hit in results.hits:
        if told := entry_of(session, hit, sought.viewer):
            tolds[hit.ticket.id] = told
    return results, tolds, waiting(session, COUNTED)


def entry_of(session: Session, hit: Hit, viewer: str) -> Told | None:
    """As it stands now: what was taken back since the words were kept is not there."""
    ticket, seq = hit.ticket, hit.seq
    found = timeline.read_range(session, ticket.id, seq, seq, ticket.last_seq)
    seen = (told for told in found if findable(told) and timeline.visible(told.entry, viewer))
    return next(seen, None)


async def stored(
    application: Application, hits: Sequence[Hit], tolds: Mapping[int, Told], language: str
) -> Mapping[int, Saying]:
    """The translations at hand of the entries that nobody wrote in the reader's language."""
    by_market: dict[str, list[tuple[int, Wanted]]] = defaultdict(list)
    for hit in hits:
        told = tolds.get(hit.ticket.id)
        if told and language not in {one.language for one in sayings(told, hit.ticket.language)}:
            wanted = Wanted(told.text, told.language, hit.ticket.language)
            by_market[hit.ticket.marketplace].append((hit.ticket.id, wanted))
    found: dict[int, Saying] = {}
    for market, asked in by_market.items():
        texts = [wanted for _, wanted in asked]
        made = await application.translator.known(texts, language, marketplace=market)
        for (number, _), one in zip(asked, made, strict=True):
            if usable(one):
                found[number] = Saying(one.text, language)
    return found


def shown(
    results: Results,
    tolds: Mapping[int, Told],
    translated: Mapping[int, Saying],
    language: str,
) -> list[FoundTicket]:
    return [
        answering(hit, tolds.get(hit.ticket.id), translated, results.asked, language)
        for hit in results.hits
    ]


def answering(
    hit: Hit, told: Told | None, translated: Mapping[int, Saying], asked: Asked, language: str
) -> FoundTicket:
    """The reader's own language comes first where it answers too, then whatever does."""
    if told is None:
        return FoundTicket(hit.ticket, SUBJECT, hit.whole)
    said = sayings(told, hit.ticket.language)
    said += [translated[hit.ticket.id]] if hit.ticket.id in translated else []
    said.sort(key=lambda one: one.language != language)
    passages = [(passage(one.text, one.language, asked), one.language) for one in said]
    best, reads = next(((p, reads) for p, reads in passages if p.marks), passages[0])
    return FoundTicket(hit.ticket, hit.seq, hit.whole, best, reads)
