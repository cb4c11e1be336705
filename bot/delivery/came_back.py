"""How cases came back from another team, in the reader's language as far as that is known already:
looking waits for no engine."""

from __future__ import annotations

from collections.abc import Mapping

from bot.application import Application
from bot.reading import Read, known_text, translated
from tickets.tables import Ticket
from tickets.timeline import Told
from translations.service import Wanted


async def read_known(
    application: Application, language: str, backs: Mapping[int, Told], tickets: list[Ticket]
) -> dict[int, Read]:
    """By ticket: what was said when it came back."""
    markets = {ticket.id: ticket.marketplace for ticket in tickets}
    return {
        number: known_text(told, language)
        or await looked_up(application, language, told, markets.get(number, ""))
        for number, told in backs.items()
    }


async def looked_up(application: Application, language: str, told: Told, market: str) -> Read:
    wanted = [Wanted(told.text, told.language, language)]
    (found,) = await application.translator.known(wanted, language, marketplace=market)
    return translated(told, found)
