"""What an answer is drawn from, by name: articles by title, tickets as links to their threads."""

from __future__ import annotations

import logging

from sqlmodel import Session

from bot.application import Application
from bot.handlers.questions import today_of
from bot.looking_up import articles_of, sheet_of
from bot.slack.asking import Asker
from bot.slack.assistant import Drawn
from bot.slack.mrkdwn import escape
from bot.slack.private import NOT_SHOWN, refusal
from tickets import mirrors
from tickets.access import access_ticket

log = logging.getLogger(__name__)


async def sources(application: Application, asker: Asker, drawn: Drawn) -> list[str]:
    """Articles by title, tickets as links to their thread in the asker's own channel."""
    titles, cases = await application.database.read(named_in, application, asker, drawn)
    links = [await link(application, *case) for case in cases]
    return [*map(escape, titles), *links]


Case = tuple[str, str | None, str | None]
"""Reference, channel and thread."""


def named_in(
    session: Session, application: Application, asker: Asker, drawn: Drawn
) -> tuple[list[str], list[Case]]:
    wholes, today = articles_of(session, drawn.articles), today_of(application, asker)
    titles = [
        sheet_of(wholes[slug], asker.language, today, str).title
        for slug in drawn.articles
        if slug in wholes
    ]
    return titles, [case_of(session, asker, number) for number in drawn.tickets]


def case_of(session: Session, asker: Asker, number: int) -> Case:
    ticket = access_ticket(session, number=number)
    own = (
        one
        for one in mirrors.of_ticket(session, number)
        if one.kind == "slack" and one.target == asker.team.key and one.thread
    )
    mirror = next(own, None)
    return (ticket.ref, mirror.channel, mirror.thread) if mirror else (ticket.ref, None, None)


async def link(application: Application, ref: str, channel: str | None, ts: str | None) -> str:
    """The ticket's thread; the reference alone where there is none or Slack will not say."""
    if channel is None or ts is None:
        return ref
    try:
        found = await application.slack.chat_getPermalink(channel=channel, message_ts=ts)
    except NOT_SHOWN as error:
        log.info("a thread's address could not be asked for: %s", refusal(error))
        return ref
    return f"<{found['permalink']}|{ref}>"
