"""A person's own translation of an entry, in place of the engine's: a form on top of the original,
and what comes back from it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session

from bot import correction
from bot.application import Application
from bot.delivery import draw, facts
from bot.delivery.entries import original_of
from bot.handlers.behind import spawn
from bot.handlers.continuing import open_form
from bot.handlers.forms import FIELD, filled, refused_field, text_field
from bot.handlers.pressing import Pressed, asked, integer
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.history import WRITE
from bot.slack.mrkdwn import quote
from bot.slack.mrkdwn import say as say_marked
from bot.slack.previewed import language_name, mark_of
from bot.slack.refilling import kept_in
from bot.slack.seen import Repeated, once
from bot.texts import say
from tickets import actions, timeline
from tickets.access import access_ticket
from tickets.errors import UnknownEntry
from tickets.tables import Entry
from tickets.timeline import Told
from translations import service
from translations.languages import detect

OPEN, SAVE = "fix.open", "fix.save"
ABOVE = 2_500
"""Characters of the original that stand above the field."""


def register(app: AsyncApp, application: Application) -> None:
    async def on_press(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await press(application, body)

    async def on_save(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(**await save(application, body))

    app.action(OPEN)(on_press)
    app.view(SAVE)(on_save)


@dataclass(frozen=True)
class Wrong:
    """The translation of entry ``seq`` into ``to`` that is to be put right. ``write``: there was
    none, and so many texts stand in the private message that said so; ``response_url`` changes
    it."""

    ticket: int
    seq: int
    to: str
    write: int = 0
    response_url: str | None = None

    @classmethod
    def of(cls, value: Mapping[str, Any], asker: Asker) -> Wrong:
        """Older buttons name no language: it was the reader's own."""
        to = value.get("to") or asker.language
        write, url = integer(value.get(WRITE)) or 0, value.get("response_url")
        return cls(value["ticket"], value["seq"], to, write, url)

    @property
    def said(self) -> dict[str, Any]:
        """What a window keeps of the message that said that there was none."""
        return {WRITE: self.write, "response_url": self.response_url} if self.write else {}


async def press(application: Application, body: dict[str, Any]) -> None:
    """Opens the form over the modal that the button stands in."""
    pressed, place = Pressed.of(body), kept_in(body["view"]).get("place") or {}

    async def answer(asker: Asker) -> None:
        view = await form(application, asker, Wrong.of(pressed.value, asker), place)
        await open_form(application, asker, pressed.trigger_id, view, over=True)

    told = await asked(application, pressed.user_id, answer)
    if told is not None:
        below = body["view"]
        view = blocks.modal(
            below["title"]["text"],
            [blocks.section(told.text)],
            close=below["close"]["text"],
        )
        await application.slack.views_push(trigger_id=pressed.trigger_id, view=view)


async def form(
    application: Application, asker: Asker, wrong: Wrong, place: Mapping[str, Any]
) -> Block:
    """The original, and a field with its translation as it stands; ``place`` is where its writer
    gets private answers. Raises UnknownEntry."""
    team, language = asker.team.key, asker.language
    case = await application.database.read(facts.case_of, wrong.ticket, team)
    told = await entry_seen(application, asker, wrong)
    reader = draw.reader_for(application, case, wrong.to, team)
    [read] = await draw.entries_in(application, reader, [told])
    field = text_field(say("field.fix.text", language))
    if original_of(read) is not None and len(read.text) <= blocks.SECTION:
        field["element"]["initial_value"] = read.text
    into = language_name(wrong.to, language)
    head = say_marked("fix.into", language, ref=case.ticket.ref, seq=str(wrong.seq), language=into)
    above, _ = blocks.fitted(told.text, ABOVE, quote)
    about = {"ticket": wrong.ticket, "seq": wrong.seq, "to": wrong.to, "of": mark_of(told.text)}
    return blocks.form(
        title(wrong.write, language),
        [blocks.context(head), blocks.section(above), field],
        callback=SAVE,
        submit=say("button.save", language),
        close=say("button.cancel", language),
        kept={"about": {**about, **wrong.said}, "place": dict(place)},
    )


async def entry_seen(application: Application, asker: Asker, wrong: Wrong) -> Told:
    """The entry as the asker's team sees it. Raises UnknownEntry."""
    seen = await application.database.read(facts.seen_by, wrong.ticket, asker.team.key)
    told = next((one for one in seen if one.seq == wrong.seq), None)
    if told is None or told.retracted:
        ticket = await application.database.read(access_ticket, number=wrong.ticket)
        raise UnknownEntry(ticket.ref, wrong.seq)
    return told


# --- what was filled in -----------------------------------------------------------------------


@dataclass(frozen=True)
class Saved(Answer):
    language: str = "en"


async def save(application: Application, body: dict[str, Any]) -> dict[str, Any]:
    """What to answer the submission with: that it is kept, or what is wrong with it."""
    view, about = body["view"], kept_in(body["view"])["about"]
    text = (filled(view, FIELD) or "").strip()

    async def answer(asker: Asker) -> Answer:
        wrong = Wrong.of(about, asker)
        told = await entry_seen(application, asker, wrong)
        if against := objection(told, text, wrong.to, about.get("of"), asker.language):
            return Answer(against)
        now = application.now()
        with contextlib.suppress(Repeated):
            await application.database.write(
                once, f"view:{view['id']}", now, keep, asker, wrong, text, now
            )
        application.wake()
        key = "fix.saved.written" if wrong.write else "fix.saved"
        return Saved(say(key, asker.language), language=asker.language)

    told = await asked(application, body["user"]["id"], answer)
    if not isinstance(told, Saved):
        return refused_field(told.text if told else "")
    settle(application, about, told)
    write = integer(about.get(WRITE)) or 0
    return {"response_action": "update", "view": notice(told.text, told.language, write)}


def settle(application: Application, about: Mapping[str, Any], told: Answer) -> None:
    """The message that said that there was no translation says what became of it, where it was
    about this text alone."""
    if about.get(WRITE) == 1 and about.get("response_url"):
        settled = Answer(told.text, [blocks.section(told.text)])
        spawn(responses.replace(application, about["response_url"], settled))


def objection(told: Told, text: str, to: str, of: str | None, language: str) -> str | None:
    """Why it is not kept, in the asker's language; ``of`` is the mark of the original as shown."""
    if of is not None and of != mark_of(told.text):
        return say("fix.refused.edited", language)
    refused = correction.refused(told.text, text, to)
    if refused is None:
        return None
    if refused.reason == "empty":
        return say("error.empty_text", language)
    return say(
        f"fix.refused.{refused.reason}",
        language,
        text=refused.text[:200],
        theirs=refused.theirs[:200],
        language=language_name(to, language),
    )


def title(write: int, language: str) -> str:
    """As the button is called that opens the window."""
    return say("button.write_translation" if write else "modal.fix", language)


def notice(text: str, language: str, write: int = 0) -> Block:
    return blocks.modal(
        title(write, language), [blocks.section(text)], close=say("button.ok", language)
    )


def keep(session: Session, asker: Asker, wrong: Wrong, text: str, now: datetime) -> None:
    """Writes the translation as an entry about that one and, of what every team may read, into the
    memory. Raises UnknownEntry where the asker's team may not see the entry."""
    ticket = access_ticket(session, number=wrong.ticket, lock=True)
    entry = session.get(Entry, (wrong.ticket, wrong.seq))
    if entry is None or not timeline.visible(entry, asker.team.key):
        raise UnknownEntry(ticket.ref, wrong.seq)
    actions.correct(
        session, ticket, entry, actor=asker.agent, text=text, language=wrong.to, now=now
    )
    if entry.audience.startswith("team:"):
        return
    [told] = timeline.read_range(session, wrong.ticket, wrong.seq, wrong.seq, ticket.last_seq)
    service.approve(
        session,
        source_text=told.text,
        target_text=text,
        source=told.language or detect(told.text, ticket.language),
        target=wrong.to,
        by=asker.agent.name,
        now=now,
    )
