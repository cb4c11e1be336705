"""*Correct this translation*, at any message of a ticket's thread: a button on our posts, and a
message shortcut. One entry opens its form at once, of several a person chooses which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.application import Application
from bot.asides import OTHER
from bot.delivery import facts
from bot.handlers.asking_at import spot_of
from bot.handlers.behind import spawn
from bot.handlers.fixes import Wrong, form, notice
from bot.handlers.opened import update_view
from bot.handlers.places import entries_at
from bot.handlers.pressing import asked
from bot.handlers.replies import Pressed as AtMessage
from bot.handlers.replies import at_message
from bot.slack import blocks
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.history import FIXABLE, fixable
from bot.slack.mrkdwn import escape, say
from bot.slack.preview import language_name
from bot.texts import lines
from tickets.timeline import Told

CHOOSE = "fix.choose"
SHORTCUT = "correct_translation"

BEGINNING = 200
"""Characters of an entry in the list of those that may be corrected."""

Body = dict[str, Any]


@dataclass(frozen=True)
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
    return await offered(application, asker, shown.tolds, shown.language, at.trigger_id)


async def by_button(at: AtMessage) -> Answer | None:
    application, asker, value = at.application, at.asker, at.value
    seen = await application.database.read(facts.seen_by, value["ticket"], asker.team.key)
    tolds = [told for told in seen if value["first"] <= told.seq <= value["last"]]
    return await offered(application, asker, tolds, value["in"], at.trigger_id)


async def offered(
    application: Application, asker: Asker, tolds: Sequence[Told], language: str, trigger_id: str
) -> Answer | None:
    """Opens the form, or the list to choose from. Raises SlackApiError."""
    found = fixables(tolds, language)
    if not found:
        return none_of(tolds, asker.language)
    if len(found) > 1:
        view = choice(found, asker.language)
        await application.slack.views_open(trigger_id=trigger_id, view=view)
        return None
    loading = notice(say("fix.loading", asker.language), asker.language)
    answer = await application.slack.views_open(trigger_id=trigger_id, view=loading)
    spawn(fill(application, asker, found[0], answer["view"]))
    return None


async def fill(application: Application, asker: Asker, one: Fixable, opened: Body) -> None:
    """The form in the window that is open, or why there is none."""

    async def answer(asker: Asker) -> None:
        view = await form(application, asker, Wrong.of(one.value, asker))
        await update_view(application, opened["id"], opened["hash"], view)

    told = await asked(application, asker.user_id, answer)
    if told is not None:
        view = notice(told.text, asker.language)
        await update_view(application, opened["id"], opened["hash"], view)


def choice(found: Sequence[Fixable], language: str) -> Block:
    """A list, each entry by number and beginning, with the button that opens its form."""
    shown = [one_of(one, language) for one in found[: blocks.VIEW_BLOCKS - 2]]
    view = notice(say("fix.choose", language), language)
    return {**view, "blocks": [*view["blocks"], *shown]}


def one_of(one: Fixable, language: str) -> Block:
    number = say("history.number", language, seq=one.told.seq)
    text, _ = blocks.fitted(" ".join(one.told.text.split()), BEGINNING, escape)
    button = blocks.button("fix.open", say("button.fix", language), one.value)
    into = language_name(one.to, language)
    line = say("fix.entry", language, number=number, language=into)
    return blocks.section(lines(line, text), accessory=button)


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
