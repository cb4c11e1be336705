"""The follower that keeps the words of tickets in step, and adds translations when they are there.

Texts are analysed in a thread, outside of any transaction: whoever appends waits for none of it.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from bot.application import Application
from tickets import search_follow
from tickets.search_follow import Indexed, Translations, Unread
from tickets.search_words import Saying
from translations.outcomes import Translation, Wanted

AT_ONCE = 20
"""Tickets in one step: others who write wait for so many."""


class SearchFollower:
    """``step`` brings some tickets into step; any number of followers may run."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def step(self) -> bool:
        """True when there was something to do."""
        return await self.catch_up() or await self._again()

    async def catch_up(self) -> bool:
        database, now = self.application.database, self._now()
        tickets = await database.read(read_behind, AT_ONCE)
        if not tickets:
            return False
        ready = await asyncio.to_thread(
            lambda: [search_follow.indexed(one, now) for one in tickets]
        )
        await database.write(search_follow.keep_all, ready)
        return True

    async def _again(self) -> bool:
        database, now = self.application.database, self._now()
        tickets = await database.read(read_again, now, AT_ONCE)
        if not tickets:
            return False
        known = [await self._translated(one) for one in tickets]
        ready = await asyncio.to_thread(all_again, tickets, known, now)
        await database.write(search_follow.keep_all, ready)
        return True

    async def _translated(self, ticket: Unread) -> Translations:
        """The stored translations of its entries into the languages that nobody wrote them in."""
        found: dict[int, list[Saying]] = defaultdict(list)
        by_language: dict[str, list[tuple[int, Wanted]]] = defaultdict(list)
        for told, language in ticket.foreign():
            by_language[language].append((told.seq, Wanted(told.text, told.language)))
        for language, wanted in by_language.items():
            made = await self.application.translator.known(
                [one for _, one in wanted], language, marketplace=ticket.ticket.marketplace
            )
            for (seq, _), translation in zip(wanted, made, strict=True):
                if usable(translation):
                    found[seq].append(Saying(translation.text, language))
        return found

    def _now(self) -> float:
        return self.application.now().timestamp()


def usable(translation: Translation) -> bool:
    return translation.state in ("good", "uncertain")


def all_again(
    tickets: Iterable[Unread], known: Sequence[Translations], now: float
) -> list[Indexed]:
    return [
        search_follow.indexed_again(ticket, translations, now)
        for ticket, translations in zip(tickets, known, strict=True)
    ]


def read_behind(session: Session, limit: int) -> list[Unread]:
    return search_follow.read(session, search_follow.behind(session, limit))


def read_again(session: Session, now: float, limit: int) -> list[Unread]:
    return search_follow.read(session, search_follow.due_again(session, now, limit))
