"""The follower that keeps the words of tickets in step, and adds translations when they are there.

Texts are analysed in a thread, outside of any transaction: whoever appends waits for none of it.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from bot.application import Application
from bot.tables import Mark
from tickets import search_follow
from tickets.search_follow import Indexed, Translations, Unread
from tickets.search_words import Saying
from translations.outcomes import Translation, Wanted
from translations.search_tokens import ANALYSIS

AT_ONCE = 20
"""Tickets in one step: others who write wait for so many."""

MARKED_AT_ONCE = 2_000
"""The same where each is only marked to be read anew."""

MARK = "ticket words"
"""The name of the mark that says which analysis the words of a store come from."""


class SearchFollower:
    """``step`` brings some tickets into step; any number of followers may run."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.of_this_analysis = False

    async def step(self) -> bool:
        """True when there was something to do."""
        if not self.of_this_analysis:
            await self._analysed_by_this()
        return await self.catch_up() or await self._again()

    async def _analysed_by_this(self) -> None:
        """Words that another version of the analysis made are made anew; until then tickets are
        found by them."""
        database = self.application.database
        if await database.read(analysis_there) != ANALYSIS:
            last: int | None = 0
            while last is not None:
                last = await database.write(search_follow.read_anew, last, MARKED_AT_ONCE)
            await database.write(note_analysis)
        self.of_this_analysis = True

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


def analysis_there(session: Session) -> str | None:
    mark = session.get(Mark, MARK)
    return mark.value if mark else None


def note_analysis(session: Session) -> None:
    session.merge(Mark(name=MARK, value=ANALYSIS))


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
