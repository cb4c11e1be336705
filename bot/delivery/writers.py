"""Writers are told, privately and once, which of their words the other desk reads in the original:
they believe that those are understood there, and can write the translation themselves."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from bot.application import Application
from bot.handlers import lasting
from bot.handlers.behind import spawn
from bot.reading import Read
from bot.refusals import refusal
from bot.settings import Settings
from bot.slack import blocks, private
from bot.slack.asking import language_of
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader
from bot.slack.history import WRITE, fixable
from bot.slack.mrkdwn import quote
from bot.slack.previewed import language_name
from bot.slack.seen import first_time
from bot.slack.where import within
from bot.texts import lines
from tickets import mirrors
from tickets.access import agent_of
from tickets.tables import Agent, Mirror, Ticket
from tickets.timeline import Kept, Told

log = logging.getLogger(__name__)

RECENT = timedelta(minutes=10)
"""For how long somebody may still mend what they wrote; later it is history that is redrawn."""

BEGINNING = 150
"""UTF-16 units of somebody's own words, so that they know which are meant."""

ASKED = {"offered": "writer.request", "declined": "writer.reason", "returned": "writer.answer"}
"""What was said with an event of a handoff."""


@dataclass(frozen=True)
class Where:
    """Where somebody wrote; ``thread`` is None in the channel itself."""

    workspace: str
    channel: str
    thread: str | None = None


@dataclass(frozen=True)
class Words:
    """What one agent wrote on one ticket, in one place."""

    ref: str
    agent: Agent
    where: Where
    reads: tuple[Read, ...]


async def tell_writers(application: Application, mirror: Row[Any], refused: Sequence[Read]) -> None:
    """Begins to tell whoever wrote one of these a moment ago, in a thread of another team."""
    now = application.now()
    recent = [read for read in refused if concerns(read.told, mirror.target, now)]
    if not recent:
        return
    found = await application.database.write(
        noted, application.settings, recent, mirror.language, now
    )
    for words in found:
        spawn(say(application, words, mirror.target, mirror.language))


def concerns(told: Told, target: str, now: datetime) -> bool:
    """Whether its writer meant the team ``target`` to read it, and may still mend it."""
    entry = told.entry
    if told.retracted or entry.author_kind != "agent" or entry.author_team == target:
        return False
    _, at = told.worded
    return key_of(told) is not None and now - at <= RECENT


def key_of(told: Told) -> str | None:
    """How the catalogue calls it; None for what writers are not told about."""
    if told.entry.kind == "note":
        return "writer.note_edited" if told.edited else "writer.note"
    return ASKED.get(str(told.entry.data.get("event")))


# --- noted --------------------------------------------------------------------------------------


def noted(
    session: Session, settings: Settings, reads: Sequence[Read], language: str, now: datetime
) -> list[Words]:
    """Notes that these are told about; those of which it was not noted before, by writer and place.
    A new wording is another matter: whoever edits it wants to know whether that helped."""
    found: dict[tuple[int, Where], list[Read]] = {}
    for read in reads:
        entry, (wording, _) = read.told.entry, read.told.worded
        key = f"refused:{entry.ticket_id}:{entry.seq}:{wording}:{language}"
        where = written_at(session, settings, entry)
        if where is not None and first_time(session, key, now, result="told"):
            found.setdefault((entry.author_id, where), []).append(read)
    return [
        Words(session.get_one(Ticket, some[0].told.entry.ticket_id).ref, agent, where, tuple(some))
        for (agent_id, where), some in found.items()
        if (agent := agent_of(session, agent_id)) is not None
    ]


def written_at(session: Session, settings: Settings, entry: Kept) -> Where | None:
    """The thread that it was written in, as a message or behind a verb; what came by a command, in
    the team's channel, where its writer was answered."""
    written_in = entry.origin_mirror or entry.data.get("written_in")
    if written_in is not None:
        mirror = session.get(Mirror, written_in)
        if mirror is not None and mirror.channel:
            return Where(mirror.workspace or "", mirror.channel, mirror.thread)
    team = settings.team(entry.author_team or "")
    if team is None:
        return None
    own = mirrors.find(session, entry.ticket_id, "slack", team.key)
    if own is not None and own.channel:
        return Where(own.workspace or team.workspace, own.channel)
    return Where(team.workspace, team.channel)


# --- said ---------------------------------------------------------------------------------------


async def say(application: Application, words: Words, target: str, language: str) -> None:
    agent, where = words.agent, words.where
    team = application.settings.team(agent.team)
    if team is None:
        return
    to = Reader(language_of(agent, team), application, team)
    answer = worded(words, to, target, language)
    with within(where.workspace or agent.workspace):
        try:
            channel = await application.directory.channel_id(where.channel)
        except private.NOT_SHOWN as error:
            log.warning("a writer could not be told: %s", private.refusal(error))
            return
        await lasting.tell(
            application,
            channel=channel,
            user=agent.user_id,
            thread_ts=where.thread,
            text=answer.text,
            blocks=answer.blocks,
        )


def worded(words: Words, to: Reader, target: str, language: str) -> Answer:
    """What is read in the original and why, how to mend it, and each text with its button."""
    team, into = to.team_name(target), language_name(language, to.language)
    first, *others = words.reads
    count = len(words.reads)
    if others:
        head = to.say("writer.originals", team=team, ref=words.ref, count=count)
    else:
        what = to.say(str(key_of(first.told)), ref=words.ref)
        reason = refusal(first.reasons, to.language)
        head = to.say("writer.original", team=team, what=what, reason=reason)
    mends = any(fixable(read.told, language) for read in words.reads)
    mend = to.say("writer.mend", team=team, language=into) if mends else None
    listed = [written(read.told, to, language, count) for read in words.reads]
    return Answer(head, [blocks.section(lines(head, mend)), *listed])


def written(told: Told, to: Reader, language: str, count: int) -> Block:
    """How the text begins, with the button that opens its form where that can hold it; one of
    ``count`` texts."""
    begins, _ = blocks.fitted(" ".join(told.text.split()), BEGINNING, quote)
    value = {
        "ticket": told.entry.ticket_id,
        "first": told.seq,
        "last": told.seq,
        "in": language,
        WRITE: count,
    }
    button = to.button("fix.choose", "button.write_translation", value)
    return blocks.section(begins, accessory=button if fixable(told, language) else None)
