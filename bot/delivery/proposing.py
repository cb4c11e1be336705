"""Articles that may answer a new ticket, named quietly under its card."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot import looking_up
from bot.application import Application
from bot.delivery.reader import Reader
from bot.slack import articles
from bot.slack.articles import For, Sheet
from bot.slack.blocks import Block
from bot.slack.faults import log_fault
from knowledge import indexing
from knowledge.choosing import fitting
from tickets.timeline import read_range

log = logging.getLogger(__name__)

MOST = 3
LONGEST = 1_000
"""Characters of a customer's message that are looked up."""


async def proposals(application: Application, reader: Reader) -> list[Block]:
    """Up to three titles; nothing where none fits, and never a reason for a card not to come."""
    if reader.case.ticket.status != "new":
        return []
    try:
        found = await proposed(application, reader)
    except Exception as error:
        log_fault(log, "no articles could be proposed", error)
        return []
    today = reader.now.astimezone(reader.zone()).date()
    to = For(reader.language, today, {"ticket": reader.case.ticket.id})
    return articles.proposals(found, to)


async def proposed(application: Application, reader: Reader) -> list[Sheet]:
    database, ticket = application.database, reader.case.ticket
    if not await database.read_at_once(indexing.newest):
        return []
    tolds = await database.read(read_range, ticket.id, 1, 1, 1)
    words = f"{ticket.subject} {tolds[0].text if tolds else ''}".strip()[:LONGEST]
    on = reader.now.astimezone(reader.zone()).date()
    question = looking_up.Question(
        words=words, language=reader.language, on=on, marketplace=ticket.marketplace
    )
    asked = await application.knowledge.find(
        words, language=reader.language, on=on, limit=looking_up.LOOKED_AT, translate=False
    )
    # Nobody asked, so nothing need be an answer: ``fitting`` decides by the title.
    asked = replace(asked, answers=True)
    looked = await database.read(looking_up.arranged, asked, question, reader.desk_name)
    heads = await database.read(looking_up.heads_of, looked.slugs)
    sheets = (*looked.first, *looked.more)
    return [one for one in sheets if fitting(words, heads.get(one.slug, ()))][:MOST]
