"""Articles that may answer a new ticket, named quietly under its card."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from bot import looking_up
from bot.application import Application
from bot.delivery.reader import Reader
from bot.slack import articles
from bot.slack.articles import For, Sheet
from bot.slack.blocks import Block
from bot.slack.faults import log_fault
from knowledge import indexing
from knowledge.choosing import ABOUT_AS_WELL, fitting
from tickets.safety import is_safety_complaint
from tickets.timeline import read_range

log = logging.getLogger(__name__)

MOST = 3
LONGEST = 1_000
"""Characters of a customer's message that are looked up."""


async def proposals(application: Application, reader: Reader) -> list[Block]:
    """Up to three titles, that on safety first where a danger is reported; nothing where none fits,
    and never a reason for a card not to come."""
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
    fit = await fitting_sheets(application, reader, words)
    if not ticket.safety:
        return fit[:MOST]
    danger = " ".join(filter(is_safety_complaint, sentences(words)))
    of_safety = await found_for(application, reader, danger or words)
    warned = [one for one in of_safety if is_safety_complaint(one.title)][:1]
    rest = [one for one in fit if one.slug not in {other.slug for other in warned}]
    return [*warned, *rest][:MOST]


async def fitting_sheets(application: Application, reader: Reader, words: str) -> list[Sheet]:
    sheets = await found_for(application, reader, words)
    heads = await application.database.read(looking_up.heads_of, [one.slug for one in sheets])
    enough = ABOUT_AS_WELL * max((one.score for one in sheets), default=0.0)
    fit = [one for one in sheets if fitting(words, heads.get(one.slug, ()))]
    return [one for one in fit if one.score >= enough]


async def found_for(application: Application, reader: Reader, words: str) -> list[Sheet]:
    """Nobody asked, so nothing need be an answer: who calls decides what fits."""
    on = reader.now.astimezone(reader.zone()).date()
    question = looking_up.Question(
        words=words, language=reader.language, on=on, marketplace=reader.case.ticket.marketplace
    )
    asked = await application.knowledge.find(
        words, language=reader.language, on=on, limit=looking_up.LOOKED_AT, translate=False
    )
    asked = replace(asked, answers=True, close=True)
    looked = await application.database.read(looking_up.arranged, asked, question, reader.desk_name)
    return [*looked.first, *looked.more]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[。.!?！？])\s*|\n+", text)
