"""*Correct this translation*, at any message of a ticket's thread: a button on our posts, and a
message shortcut. One entry opens its form at once, of several a person chooses which."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session, col, select

from bot.application import Application
from bot.asides import OTHER
from bot.delivery import draw, facts
from bot.delivery.entries import original_of
from bot.handlers.asking_at import spot_of
from bot.handlers.behind import spawn
from bot.handlers.continuing import show_form
from bot.handlers.fixes import Wrong, form, notice
from bot.handlers.opened import open_view, update_view
from bot.handlers.places import entries_at
from bot.handlers.pressing import asked
from bot.handlers.replies import Pressed as AtMessage
from bot.handlers.replies import at_message
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.history import FIXABLE, WRITE, fixable
from bot.slack.mrkdwn import escape, say
from bot.slack.previewed import language_name
from bot.texts import lines
from tickets.tables import Handoff
from tickets.timeline import Told

CHOOSE = "fix.choose"
SHORTCUT = "correct_translation"

BEGINNING = 200
"""Characters of an entry in the list of those that may be corrected."""

Body = dict[str, Any]
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, eq=False)
class Fixable:
    """An entry, and the language whose translation may be put right."""

    told: Told
    to: str

    @property
    def value(self) -> dict[str, Any]:
        return {"ticket": self.told.entry.ticket_id, "seq": self.told.seq, "to": self.to}


def fixables(tolds: Sequence[Told], language: str) -> list[Fixable]:
    """What may be corrected where these stand in a thread of ``language``: what is translated
    there; where nothing is, what the other desk reads of it in its own language."""
    foreign = [Fixable(told, language) for told in tolds if told.language != language]
    own = [Fixable(told, OTHER.get(language, "en")) for told in tolds if told.language == language]
    here = [one for one in foreign if fixable(one.told, one.to)]
    return here or [one for one in own if fixable(one.told, one.to)]


def none_of(tolds: Sequence[Told], language: str) -> Answer:
    """Why there is nothing to correct."""
    long = any(
        told.entry.kind in FIXABLE and blocks.units(told.text) > blocks.SECTION for told in tolds
    )
    return Answer(say("fix.too_long" if long else "fix.nothing", language))


# --- two ways to it ---------------------------------------------------------------------------


async def by_shortcut(at: AtMessage) -> Answer | None:
    application, asker = at.application, at.asker
    spot = spot_of(at.body["message"], at.place.channel)
    shown = await application.database.read(entries_at, asker.workspace, spot, asker.team.key)
    if shown is None:
        return none_of((), asker.language)
    return await offered(at, shown.tolds, shown.language)


async def by_button(at: AtMessage) -> Answer | None:
    application, asker, value = at.application, at.asker, at.value
    seen = await application.database.read(facts.seen_by, value["ticket"], asker.team.key)
    tolds = [told for told in seen if value["first"] <= told.seq <= value["last"]]
    if not value.get(WRITE):
        return await offered(at, tolds, value["in"])
    needless = await application.database.read(why_needless, tolds, value["in"])
    if needless is None:
        said = {WRITE: value[WRITE], "response_url": at.body.get("response_url")}
        return await offered(at, tolds, value["in"], said)
    answer = Answer(say(needless, asker.language))
    return await in_place(at, answer) if value[WRITE] == 1 else answer


async def in_place(at: AtMessage, answer: Answer) -> Answer | None:
    """Said instead of the private message, which has nothing left to press; else beside it."""
    whole = Answer(answer.text, [blocks.section(answer.text)])
    url = at.body.get("response_url")
    return None if await responses.replace(at.application, url, whole) else answer


def why_needless(session: Session, tolds: Sequence[Told], language: str) -> str | None:
    """Why nobody needs a translation of what was untranslated a while ago, if so."""
    if not tolds:
        return None
    if all(language in told.corrections for told in tolds):
        return "fix.needless.written"
    asked = [told.seq for told in tolds if told.entry.data.get("event") == "offered"]
    statement = select(Handoff).where(col(Handoff.seq).in_(asked), Handoff.state == "withdrawn")
    withdrawn = session.exec(statement.where(Handoff.ticket_id == tolds[0].entry.ticket_id))
    return "fix.needless.withdrawn" if asked and withdrawn.first() else None


async def offered(
    at: AtMessage, tolds: Sequence[Told], language: str, said: Mapping[str, Any] = NOTHING
) -> Answer | None:
    """Opens the form, or the list to choose from; ``said`` is of the message that asked for a
    translation. Raises SlackApiError."""
    own, found = at.asker.language, fixables(tolds, language)
    if not found:
        return none_of(tolds, own)
    if len(found) > 1:
        opened = await open_view(at.application, at.trigger_id, choice(found, at, {}))
        spawn(translate(at, found, opened))
        return None
    loading = notice(say("fix.loading", own), own, said.get(WRITE, 0))
    opened = await open_view(at.application, at.trigger_id, loading)
    spawn(fill(at, {**found[0].value, **said}, opened))
    return None


async def fill(at: AtMessage, value: Mapping[str, Any], opened: Body) -> None:
    """The form in the window that is open, or why there is none."""
    application, asker = at.application, at.asker

    async def answer(asker: Asker) -> None:
        view = await form(application, asker, Wrong.of(value, asker), at.place.kept)
        await show_form(application, asker, opened["id"], opened["hash"], view)

    told = await asked(application, asker.user_id, answer)
    if told is not None:
        view = notice(told.text, asker.language, value.get(WRITE, 0))
        await update_view(application, opened["id"], opened["hash"], view)


async def translate(at: AtMessage, found: Sequence[Fixable], opened: Body) -> None:
    """Adds to the list how each entry reads now: who looks for a wrong one knows that alone."""
    application, asker = at.application, at.asker
    case = await application.database.read(
        facts.case_of, found[0].told.entry.ticket_id, asker.team.key
    )
    now: dict[Fixable, str] = {}
    for to in dict.fromkeys(one.to for one in found):
        some = [one for one in found if one.to == to]
        reader = draw.reader_for(application, case, to, asker.team.key)
        read = await draw.entries_in(application, reader, [one.told for one in some])
        both = zip(some, read, strict=True)
        now |= {one: shown.text for one, shown in both if original_of(shown) is not None}
    if now:
        view = choice(found, at, now)
        await update_view(application, opened["id"], opened["hash"], view)


def choice(found: Sequence[Fixable], at: AtMessage, now: Mapping[Fixable, str]) -> Block:
    """A list, each entry by number and beginning, with the button that opens its form; ``now``
    says how those read that are translated."""
    language = at.asker.language
    shown = [one_of(one, language, now.get(one)) for one in found[: blocks.VIEW_BLOCKS - 2]]
    view = notice(say("fix.choose", language), language)
    kept = json.dumps({"place": at.place.kept})
    return {**view, "blocks": [*view["blocks"], *shown], "private_metadata": kept}


def one_of(one: Fixable, language: str, now: str | None) -> Block:
    number = say("history.number", language, seq=one.told.seq)
    texts = (beginning(text) for text in (one.told.text, now) if text)
    button = blocks.button("fix.open", say("button.fix", language), one.value)
    into = language_name(one.to, language)
    line = say("fix.entry", language, number=number, language=into)
    return blocks.section(lines(line, "\n→ ".join(texts)), accessory=button)


def beginning(text: str) -> str:
    return blocks.fitted(" ".join(text.split()), BEGINNING, escape)[0]


# --- what Slack calls -------------------------------------------------------------------------


def register(app: AsyncApp, application: Application) -> None:
    async def on_button(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, by_button)

    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, by_shortcut)

    app.action(CHOOSE)(on_button)
    app.message_shortcut(SHORTCUT)(on_shortcut)
