"""Subjects in the reader's language, as far as they are translated already: looking waits for no
engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.handlers.deeds import Deed
from tickets.tables import Ticket
from translations.service import Wanted


async def subjects_for(deed: Deed, tickets: Sequence[Ticket]) -> Mapping[int, str]:
    """The subject to show by ticket; one that has no translation is the original, marked so.

    Tickets in the reader's own language are left out."""
    language = deed.asker.language
    foreign = [one for one in tickets if one.language != language and one.subject.strip()]
    if not foreign:
        return {}
    wanted = [Wanted(one.subject, one.language, language) for one in foreign]
    known = await deed.application.translator.known(wanted, language)
    mark = texts.say("post.untranslated", language)
    return {
        ticket.id: f"{found.text} {mark}"
        if found.state in ("failed", "untranslated")
        else found.text
        for ticket, found in zip(foreign, known, strict=True)
    }
