"""Whom a post calls by name: those who chose it, as long as they are still in the channel."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.application import Application
from bot.delivery import facts
from bot.delivery.reader import Reader
from bot.slack.private import NOT_SHOWN, refusal
from tickets import notices
from tickets.timeline import Told

log = logging.getLogger(__name__)


async def with_calls(application: Application, reader: Reader, tolds: Sequence[Told]) -> Reader:
    """The reader knowing whom these entries call, and who of the leads is left alone."""
    if not any(told.entry.kind in notices.CALLING for told in tolds):
        return reader
    called, unwilling = await application.database.read(
        facts.calls_of, reader.case.ticket.id, tolds, reader.team, reader.teams
    )
    there = await present(application, reader, {one for users in called.values() for one in users})
    kept = {seq: tuple(one for one in users if one in there) for seq, users in called.items()}
    return replace(reader, called=kept, unwilling=unwilling)


async def called_to_offer(
    application: Application, reader: Reader, offered: Told
) -> tuple[str, ...]:
    """Those of the team who want to be told that it is offered a ticket."""
    called = await application.database.read(facts.called_to_offer, reader.team, offered)
    there = await present(application, reader, called)
    return tuple(one for one in called if one in there)


async def present(application: Application, reader: Reader, users: Iterable[str]) -> set[str]:
    """Whoever left is called no more. Where Slack cannot tell, nobody is taken to have left."""
    asked, desk = set(users), reader.desk(reader.team)
    if not asked or desk is None:
        return asked
    try:
        return asked & await application.directory.members(desk.channel)
    except NOT_SHOWN as error:
        log.info("who is in a channel is not known: %s", refusal(error))
        return asked
