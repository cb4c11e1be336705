"""Subjects in the reader's language, as far as they are translated already: looking waits for no
engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.application import Application
from bot.handlers.deeds import Deed
from tickets.tables import Ticket
from translations.service import Wanted


async def subjects_for(deed: Deed, tickets: Sequence[Ticket]) -> Mapping[int, str]:
    """``subjects_in`` the language of the one who asked."""
    return await subjects_in(deed.application, deed.asker.language, tickets)


async def subjects_in(
    application: Application, language: str, tickets: Sequence[Ticket]
) -> Mapping[int, str]:
    """The subject to show by ticket; one that has no translation is the original, marked so.

    Tickets in the reader's own language are left out."""
    foreign = [one for one in tickets if one.language != language and one.subject.strip()]
    if not foreign:
        return {}
    known: dict[int, str] = {}
    for market in {one.marketplace for one in foreign}:
        alike = [one for one in foreign if one.marketplace == market]
        known |= await known_of(alike, application, language, market)
    return known


async def known_of(
    tickets: Sequence[Ticket], application: Application, language: str, marketplace: str
) -> dict[int, str]:
    """The same for tickets of one marketplace, whose fixed terms hold for them."""
    wanted = [Wanted(one.subject, one.language, language) for one in tickets]
    known = await application.translator.known(wanted, language, marketplace=marketplace)
    mark = texts.say("post.untranslated", language)
    return {
        ticket.id: f"{found.text} {mark}"
        if found.state in ("failed", "untranslated")
        else found.text
        for ticket, found in zip(tickets, known, strict=True)
    }
