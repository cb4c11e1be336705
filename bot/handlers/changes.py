"""A person edits or deletes what they wrote in a thread. Events may come in any order: what comes
before its message waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from bot import texts
from bot.application import Application
from bot.grammar import Command, Verb, parse_thread, reads_like_reply
from bot.handlers import lasting
from bot.handlers.addressees import addressees
from bot.handlers.places import (
    Thread,
    deletion_key,
    edit_key,
    message_key,
    storable,
    thread_at,
)
from bot.handlers.previews import draft_button
from bot.slack.asking import Asker, identify
from bot.slack.directory import Refused
from bot.slack.explain import Reader, with_buttons
from bot.slack.heard import Deleted, Edited, Said, heard
from bot.slack.private import tell
from bot.slack.seen import Repeated, inbox, once
from bot.tables import Inbox
from tickets import actions, timeline
from tickets.access import access_ticket
from tickets.tables import Draft, Entry, Ticket
from tickets.timeline import Told
from translations.languages import detect

SLIP = "slip"
"""Result of a message that its writer still has to decide about."""

NOW = "now"
"""In what is kept of a slip that was edited: the key of its newest wording."""

KEPT = (Verb.NOTE, Verb.PRIVATE)
"""Verbs whose words stand on the timeline, so that an edit changes them."""


class Anew(Exception):
    """The message was a slip that nothing came of: as edited it counts as said now."""


@dataclass(frozen=True)
class Changed:
    """What a change came to.

    ``note`` when it is on the timeline, ``command`` when the message was or became one,
    ``narrowed`` when it is for the writer's own team from now on, ``draft`` is the reply that was
    written with it, ``letter`` ticket and number of the note that reads like an answer to the
    customer only now; nothing at all is all None.
    """

    note: bool = False
    letter: tuple[int, int] | None = None
    command: bool = False
    narrowed: bool = False
    draft: Draft | None = None


async def on_edited(
    application: Application, workspace: str, edited: Edited, event: Mapping[str, Any]
) -> str | None:
    """Takes an edit in. The key to take the message in anew under, where it was a slip."""
    key, asker = edit_key(workspace, edited.now, edited.edit_ts), None
    try:
        asker = await identify(application, workspace=workspace, user_id=edited.now.user)
        changed = await application.database.write(
            once, key, application.now(), take_edit, application, workspace, edited, event, asker
        )
    except (Repeated, Refused):
        return None
    except Anew:
        return key
    application.wake()
    if changed.narrowed:
        await say_so(application, asker, edited.now, "thread.narrowed")
    elif changed.command:
        await say_so(application, asker, edited.now, "thread.edit_command")
    elif changed.letter is not None:
        await ask_about_note(application, asker, edited.now, *changed.letter)
    elif changed.draft is not None and concerns(changed.draft, asker):
        sent = changed.draft.state in ("sent", "queued")
        said = "reply.edit_no_effect" if sent else "reply.draft_edit_no_effect"
        await say_so(application, asker, edited.now, said, None if sent else changed.draft)
    return None


def take_edit(
    session: Session,
    application: Application,
    workspace: str,
    edited: Edited,
    event: Mapping[str, Any],
    asker: Asker,
) -> Changed:
    said, now = edited.now, application.now()
    seen = session.get(Inbox, message_key(workspace, said))
    if undecided(session, seen):
        raise Anew
    if said.thread_ts is None:
        return Changed()
    thread = thread_at(session, workspace, said.channel, said.thread_ts)
    entry = entry_of(session, thread, said)
    if thread is None or entry is None:
        return unmatched(
            session,
            key=edit_key(workspace, said, edited.edit_ts),
            message=message_key(workspace, said),
            seen=seen,
            thread=thread,
            said=said,
            event=event,
            now=now,
        )
    ticket = access_ticket(session, number=thread.ticket_id, lock=True)
    changed = edit_entry(session, ticket, entry, edited, asker.language, now)
    return replace(changed, draft=reply_written_with(session, ticket.id, said.ts))


def entry_of(session: Session, thread: Thread | None, what: Said | Deleted) -> Entry | None:
    if thread is None:
        return None
    return actions.entry_at(session, mirror_id=thread.mirror_id, ts=what.ts)


def made_private(entry: Entry, said: Said) -> str | None:
    """The words that the writer wants only their own team to see, where all could before."""
    match parse_thread(said.words):
        case Command(verb=Verb.PRIVATE, text=text) if entry.audience == "internal":
            return text
    return None


def edit_entry(
    session: Session, ticket: Ticket, entry: Entry, edited: Edited, fallback: str, now: datetime
) -> Changed:
    """Writes the new wording down. Most commands are not run by an edit; one that makes a note
    private is, since its words must not reach the other desk."""
    secret = made_private(entry, edited.now)
    words = kept_words(edited.now) if secret is None else secret
    if words is None:
        return Changed(command=True)
    before = told_of(session, entry).text
    change = actions.edit if secret is None else actions.narrow
    change(
        session,
        ticket,
        entry,
        text=words,
        language=detect(words, fallback),
        edit_ts=edited.edit_ts,
        now=now,
    )
    who = addressees(session, ticket)
    after = told_of(session, entry).text
    became = reads_like_reply(after, who) and not reads_like_reply(before, who)
    shared = secret is None and entry.audience == "internal"
    letter = (entry.ticket_id, entry.seq) if became and shared else None
    return Changed(note=secret is None, narrowed=secret is not None, letter=letter)


def told_of(session: Session, entry: Entry) -> Told:
    """The entry as it stands now: of several edits the newest counts, whenever it came."""
    newest = timeline.last_seq(session, entry.ticket_id)
    (told,) = timeline.read_range(session, entry.ticket_id, entry.seq, entry.seq, newest)
    return told


def kept_words(said: Said) -> str | None:
    """The words that stand on the timeline; None where they are a command that keeps none."""
    match parse_thread(said.words):
        case None:
            return said.text
        case Command(verb=verb, text=text) if verb in KEPT:
            return text
    return None


def unmatched(
    session: Session,
    *,
    key: str,
    message: str,
    seen: Inbox | None,
    thread: Thread | None,
    said: Said | Deleted,
    event: Mapping[str, Any],
    now: datetime,
) -> Changed:
    """There is no entry: the message was a command, is none of ours, or is yet to come."""
    if thread is not None and seen is not None and seen.waiting_for is None:
        draft = reply_written_with(session, thread.ticket_id, said.ts)
        return Changed(command=draft is None and seen.result in (None, "done"), draft=draft)
    if thread is not None or said.under_bot:
        session.connection().execute(
            update(inbox)
            .where(inbox.c.key == key)
            .values(waiting_for=message, payload={"event": storable(dict(event))})
        )
    return Changed()


def reply_written_with(session: Session, ticket_id: int, ts: str) -> Draft | None:
    """The reply to the customer that this message was the text of."""
    statement = (
        select(Draft)
        .where(col(Draft.ticket_id) == ticket_id, col(Draft.state) != "discarded")
        .order_by(col(Draft.created_at).desc())
    )
    drafts = session.execute(statement).scalars()
    return next((draft for draft in drafts if draft.place.get("ts") == ts), None)


def concerns(draft: Draft, asker: Asker) -> bool:
    """Whether who wrote a message has to know of the reply made with it: what has gone out yes, a
    draft only where it is their own."""
    return draft.state != "open" or draft.agent_id == asker.agent.id


# --- deletions ------------------------------------------------------------------------------


async def on_deleted(
    application: Application, workspace: str, deleted: Deleted, event: Mapping[str, Any]
) -> None:
    key = deletion_key(workspace, deleted)
    try:
        changed = await application.database.write(
            once, key, application.now(), take_deletion, application, workspace, deleted, event
        )
    except Repeated:
        return
    application.wake()
    if changed.draft is None:
        return
    try:
        asker = await identify(application, workspace=workspace, user_id=deleted.user)
    except Refused:
        return
    if not concerns(changed.draft, asker):
        return
    sent = changed.draft.state in ("sent", "queued")
    said = "reply.delete_no_effect" if sent else "face.deletes_draft_not"
    await say_so(application, asker, deleted, said, None if sent else changed.draft)


def take_deletion(
    session: Session,
    application: Application,
    workspace: str,
    deleted: Deleted,
    event: Mapping[str, Any],
) -> Changed:
    now, message = application.now(), message_key(workspace, deleted)
    seen = session.get(Inbox, message)
    if seen is not None and undecided(session, seen):
        close_slip(session, (seen.payload or {}).get(NOW, ""), "deleted")
        seen.result, seen.payload = "deleted", None
        session.add(seen)
        return Changed()
    if deleted.thread_ts is None:
        return Changed()
    thread = thread_at(session, workspace, deleted.channel, deleted.thread_ts)
    entry = entry_of(session, thread, deleted)
    if thread is None or entry is None:
        return unmatched(
            session,
            key=deletion_key(workspace, deleted),
            message=message,
            seen=seen,
            thread=thread,
            said=deleted,
            event=event,
            now=now,
        )
    ticket = access_ticket(session, number=thread.ticket_id, lock=True)
    actions.retract(session, ticket, entry, now=now)
    return Changed(True, draft=reply_written_with(session, ticket.id, deleted.ts))


# --- what came too early --------------------------------------------------------------------


def catch_up(
    session: Session, ticket: Ticket, thread: Thread, message: str, fallback: str, now: datetime
) -> None:
    """Carries out the edits and the deletion that waited for this message, which is in now."""
    statement = select(Inbox).where(col(Inbox.waiting_for) == message).order_by(col(Inbox.key))
    for row in session.execute(statement).scalars().all():
        change = heard((row.payload or {}).get("event") or {}, "")
        match change:
            case Edited(now=said) as edited:
                if entry := entry_of(session, thread, said):
                    edit_entry(session, ticket, entry, edited, fallback, now)
            case Deleted() as deleted:
                if entry := entry_of(session, thread, deleted):
                    actions.retract(session, ticket, entry, now=now)
        row.waiting_for, row.payload = None, None
        session.add(row)
    session.flush()


def undecided(session: Session, seen: Inbox | None) -> bool:
    """Whether it is a slip that nothing came of, in its newest wording."""
    if seen is None or seen.result != SLIP:
        return False
    newest = session.get(Inbox, (seen.payload or {}).get(NOW, seen.key))
    return newest is not None and newest.result == SLIP


async def replaced(application: Application, key: str, anew: str) -> None:
    """A slip was edited: what is left to decide, if anything, is decided about ``anew``."""
    await application.database.write(replace_slip, key, anew)


def replace_slip(session: Session, key: str, anew: str) -> None:
    row, newest = session.get(Inbox, key), session.get(Inbox, anew)
    if row is None or row.result != SLIP:
        return
    close_slip(session, (row.payload or {}).get(NOW, ""), "edited")
    again = newest is not None and newest.result == SLIP
    row.result, row.payload = (SLIP, {NOW: anew}) if again else ("edited", None)
    session.add(row)


def close_slip(session: Session, key: str, result: str) -> bool:
    """Settles a slip; false when it was settled or deleted before."""
    session.flush()
    statement = (
        update(inbox)
        .where(inbox.c.key == key, inbox.c.result == SLIP)
        .values(result=result, payload=None)
    )
    return bool(session.connection().execute(statement).rowcount)


async def ask_about_note(
    application: Application, asker: Asker, said: Said, ticket: int, seq: int
) -> None:
    """The note stays a note; its writer is asked whether the customer was meant."""
    to = Reader(asker.language, application, asker.team)
    value = {"ticket": ticket, "seq": seq, "ts": said.ts}
    answer = with_buttons(
        to.say("thread.note_or_reply"),
        to.button("slip.reply", "button.reply", value),
        to.button("slip.keep", "button.keep_note", value),
    )
    await lasting.tell(
        application,
        channel=said.channel,
        user=asker.user_id,
        thread_ts=said.thread_ts,
        text=answer.text,
        blocks=answer.blocks,
    )


async def say_so(
    application: Application,
    asker: Asker,
    about: Said | Deleted,
    key: str,
    draft: Draft | None = None,
) -> None:
    """Tells the writer privately what their change did not do."""
    open_it = "draft.open", "button.open_preview"
    buttons = [draft_button(draft, asker.language, *open_it)] if draft else []
    answer = with_buttons(texts.say(key, asker.language), *buttons)
    await tell(
        application,
        channel=about.channel,
        user=asker.user_id,
        thread_ts=about.thread_ts,
        text=answer.text,
        blocks=answer.blocks,
    )
