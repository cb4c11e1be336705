"""Which ticket a message belongs to: added to it as a note, or sent to its customer by the usual
preview. The ticket is named by its number or looked for by words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session

from bot import drafting, opening, ticket_search
from bot.application import Application
from bot.grammar import Verb, parse_reference
from bot.handlers.behind import spawn
from bot.handlers.continuing import open_form
from bot.handlers.deeds import Deed, found
from bot.handlers.forms import submitted, with_names
from bot.handlers.pointed import (
    Body,
    Pointed,
    added_key,
    at_shortcut,
    before,
    kept,
    origin_of,
    say_after,
)
from bot.handlers.pressing import stumbled
from bot.handlers.previews import Filling, view_of, waiting_for, written
from bot.opening import TakenBefore
from bot.slack import shortcuts
from bot.slack.explain import Answer, explain, with_buttons
from bot.slack.preview import preview_view
from bot.slack.previewed import fits
from bot.slack.refilling import UNSENT
from bot.slack.shortcuts import ADD, REPLY, Window
from bot.texts import say
from tickets import timeline
from tickets.access import access_ticket
from tickets.errors import TicketError
from tickets.queues import Sought
from tickets.tables import Agent, Ticket
from tickets.timeline import Author, NewEntry, storable
from translations.languages import detect

SHORTCUT = "add_to_ticket"
FOUND = 10
"""Tickets to choose from."""

Reply = dict[str, Any]


# --- asking -----------------------------------------------------------------------------------


async def ask_to_add(deed: Deed, pointed: Pointed) -> None:
    known = await deed.application.database.read(before, deed.asker.workspace, pointed)
    refs = [known.thread.ref] if known.thread else []
    notes = [say("shortcut.added_before", deed.asker.language, ref=ref) for ref in refs]
    await ask_which(deed, pointed, ADD, notes)


async def ask_to_reply(deed: Deed, pointed: Pointed) -> None:
    """A message that stands in no ticket's thread: whose customer is meant?"""
    await ask_which(deed, pointed, REPLY, [])


async def ask_which(deed: Deed, pointed: Pointed, callback: str, notes: list[str]) -> None:
    window = Window(callback, deed.asker.language, kept(deed, pointed))
    named = opening_reference(pointed.words)
    view = shortcuts.which_view(window, pointed.words, sought=named, notices=notes)
    await open_form(deed.application, deed.asker, deed.trigger_id or "", view)


def opening_reference(words: str) -> str:
    """A ticket that the message itself names, so that it need not be typed."""
    found = opening.tickets_in(words)
    return found[0] if len(found) == 1 else ""


# --- the window -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chosen:
    """A window that was sent. ``text`` is the message as its sender left it there."""

    deed: Deed
    view: Body
    text: str
    typed: str

    @property
    def language(self) -> str:
        return self.deed.asker.language

    @property
    def picked(self) -> int | None:
        """The ticket chosen from the list, as long as the words that found it stand."""
        number = shortcuts.filled(self.view, "found")
        same = self.deed.value.get("sought") == self.typed
        return int(number) if number.isdecimal() and same else None

    def under(self, field: str, sentence: str) -> Reply:
        return shortcuts.refused(field, with_names(sentence, self.deed.application))


async def sent(application: Application, body: Body) -> Reply:
    """The answer to the window. What was typed is never lost."""
    view = body["view"]
    deed = await submitted(application, body, Verb.NOTE)
    if not isinstance(deed, Deed):
        return deed
    typed, text = shortcuts.filled(view, "which"), shortcuts.filled_text(view)
    chosen = Chosen(deed, view, text, typed)
    if not text.strip():
        return chosen.under("text", say("shortcut.refused.empty", chosen.language))
    try:
        ticket = await meant(chosen)
        if ticket is None:
            return await offered(chosen)
        return await THEN[view["callback_id"]](chosen, ticket)
    except TicketError as error:
        told = explain(error, chosen.language, application, team=deed.asker.team)
    except TakenBefore as taken:
        return await added_before(chosen, taken.ticket_id)
    except Exception as error:
        told = stumbled(error, deed.to)
    return chosen.under("which", told.text)


async def meant(chosen: Chosen) -> Ticket | None:
    """The ticket that was chosen or named; None where words are to be looked for. Raises
    TicketNotFound."""
    database, picked = chosen.deed.application.database, chosen.picked
    if picked is not None:
        return await database.read(lambda session: access_ticket(session, number=picked))
    named = parse_reference(chosen.typed)
    return await database.read(found, named) if named else None


async def offered(chosen: Chosen) -> Reply:
    """The same window with the tickets that the words find."""
    deed, words = chosen.deed, chosen.typed
    if not words:
        return chosen.under("which", say("shortcut.refused.which", chosen.language))
    sought = Sought(viewer=deed.asker.team.key, words=storable(words), limit=FOUND)
    finding = await ticket_search.find(deed.application, sought, chosen.language)
    if not finding.tickets:
        return chosen.under("which", say("shortcut.refused.none", chosen.language, query=words))
    options = [option(one.ticket, chosen.language) for one in finding.tickets]
    about = {**deed.value, "sought": words}
    place = {"channel": deed.channel, "thread_ts": deed.thread_ts}
    kept_again = {"about": about, "place": place, UNSENT: True}
    window = Window(chosen.view["callback_id"], chosen.language, kept_again)
    view = shortcuts.which_view(window, chosen.text, sought=words, found=options)
    return {"response_action": "update", "view": view}


def option(ticket: Ticket, language: str) -> tuple[str, str]:
    subject = ticket.subject or say("ticket.no_subject", language)
    return str(ticket.id), say("shortcut.option", language, ref=ticket.ref, subject=subject)


# --- then -------------------------------------------------------------------------------------


async def add(chosen: Chosen, ticket: Ticket) -> Reply:
    """Raises TakenBefore."""
    deed = chosen.deed
    key = added_key(deed.asker.workspace, deed.channel, str(deed.value["ts"]), ticket.id)
    origin = await origin_of(deed, deed.value)
    await deed.application.database.write(
        add_note,
        ticket.id,
        key=key,
        actor=deed.agent,
        text=chosen.text,
        language=detect(chosen.text, chosen.language),
        origin=origin,
        now=deed.now,
    )
    deed.application.wake()
    said = deed.to.say("shortcut.added", ref=ticket.ref)
    button = deed.to.button("verb.show", "button.show", {"ticket": ticket.id})
    spawn(say_after(deed, with_buttons(said, button)))
    return {}


def add_note(
    session: Session,
    number: int,
    *,
    key: str,
    actor: Agent,
    text: str,
    language: str,
    origin: dict[str, Any],
    now: datetime,
) -> None:
    """An internal note that knows where it comes from, once for each ``key``. Raises
    TakenBefore, TicketNotFound."""
    ticket = access_ticket(session, number=number, lock=True)
    opening.take(session, key, now)
    entry = NewEntry(
        kind="note",
        author=Author.agent(actor),
        text=text,
        language=language,
        data={"origin": origin} if origin else {},
    )
    timeline.append(session, ticket.id, entry, now)
    opening.keep(session, key, ticket.id)


async def added_before(chosen: Chosen, number: int) -> Reply:
    ticket = await chosen.deed.application.database.read(
        lambda session: access_ticket(session, number=number)
    )
    sentence = say("shortcut.added_before", chosen.language, ref=ticket.ref)
    return chosen.under("which", sentence)


async def preview(chosen: Chosen, ticket: Ticket) -> Reply:
    """The window becomes the usual preview; nothing is sent by it."""
    deed, view_id = chosen.deed, str(chosen.view["id"])
    looked = await deed.application.database.write(
        drafting.begin,
        ticket_id=ticket.id,
        actor=deed.agent,
        text=chosen.text,
        place=deed.place,
        language=chosen.language,
        key=f"preview:{view_id}",
        now=deed.now,
    )
    if looked is None:
        return {}
    shown = waiting_for(looked, chosen.language)
    if not (written(looked.draft) and fits(looked.draft.text)):
        view = view_of(shown, looked.draft, chosen.language)
        return {"response_action": "update", "view": view}
    if shown.state == "waiting":
        filling = Filling(deed.application, deed.asker, looked, view_id, shown.revision + 1)
        shown = await filling.answer()
    return {"response_action": "update", "view": preview_view(shown)}


THEN = {ADD: add, REPLY: preview}


def register(app: AsyncApp, application: Application) -> None:
    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_shortcut(application, body, adding)

    async def adding(deed: Deed, pointed: Pointed) -> Answer | None:
        await ask_to_add(deed, pointed)
        return None

    async def on_sent(ack: AsyncAck, body: Body) -> None:
        await ack(**await sent(application, body))

    app.message_shortcut(SHORTCUT)(on_shortcut)
    for callback in (ADD, REPLY):
        app.view_submission(callback)(on_sent)
