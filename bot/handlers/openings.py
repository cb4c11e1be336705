"""A ticket opened from a message: by shortcut in a window, by the ticket emoji at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import opening
from bot.application import Application
from bot.grammar import Reference, Verb
from bot.handlers.behind import spawn
from bot.handlers.continuing import open_form
from bot.handlers.deeds import Deed, found
from bot.handlers.forms import submitted, with_names
from bot.handlers.hearing import colleagues
from bot.handlers.pointed import (
    Body,
    Pointed,
    at_shortcut,
    before,
    deed_at,
    kept,
    origin_key,
    origin_of,
    say_after,
)
from bot.handlers.pressing import asked, stumbled
from bot.handlers.show import marketplace_name
from bot.handlers.threads import is_teams
from bot.intake import orders_in
from bot.opening import TakenBefore
from bot.slack import shortcuts
from bot.slack.asking import Asker, identify
from bot.slack.directory import Refused
from bot.slack.explain import Answer, with_buttons
from bot.slack.seen import first_time, forget
from bot.slack.shortcuts import OPEN, Opened, Window
from bot.texts import say
from tickets.tables import Ticket

SHORTCUT = "open_ticket"
EMOJI = "ticket"
"""🎫 as events name it."""


# --- the shortcut -----------------------------------------------------------------------------


async def offer(deed: Deed, pointed: Pointed) -> Answer | None:
    """Opens the window with what the message tells; for a message that is on a ticket already, says
    on which."""
    known = await taken_before(deed, pointed)
    if known is not None:
        return known
    case = await guessed(deed, pointed)
    window = Window(OPEN, deed.asker.language, kept(deed, pointed))
    view = shortcuts.open_view(
        window, case, marketplaces=marketplaces(deed), notices=notices(deed, pointed, case)
    )
    await open_form(deed.application, deed.asker, deed.trigger_id or "", view)
    return None


async def taken_before(deed: Deed, pointed: Pointed) -> Answer | None:
    known = await deed.application.database.read(before, deed.asker.workspace, pointed)
    if known.thread is not None:
        said = deed.to.say("shortcut.in_thread", ref=known.thread.ref)
        return shown_button(deed, said, known.thread.ticket_id)
    return await opened_before(deed, known.ticket_id) if known.ticket_id else None


async def opened_before(deed: Deed, ticket_id: int) -> Answer:
    ticket = await deed.application.database.read(found, Reference(None, ticket_id))
    return shown_button(deed, deed.to.say("shortcut.opened_before", ref=ticket.ref), ticket_id)


def shown_button(deed: Deed, said: str, ticket_id: int) -> Answer:
    return with_buttons(said, deed.to.button("verb.show", "button.show", {"ticket": ticket_id}))


async def guessed(deed: Deed, pointed: Pointed) -> Opened:
    return opening.guessed(
        pointed.words,
        markets=[key for key, _ in marketplaces(deed)],
        home=deed.asker.team.key,
        by_bot=pointed.by_bot,
        colleagues=await deed.application.database.read(colleagues),
    )


def marketplaces(deed: Deed) -> list[tuple[str, str]]:
    """Those of our teams, as the asker reads them."""
    teams = deed.application.settings.teams
    return [(team.key, marketplace_name(team.key, deed.asker.language)) for team in teams]


def notices(deed: Deed, pointed: Pointed, case: Opened) -> list[str]:
    language = deed.asker.language
    between = say("face.between", language)
    listed = {"orders": between.join(case.orders), "files": between.join(pointed.files)}
    return [say(f"shortcut.{name}", language, **{name: it}) for name, it in listed.items() if it]


# --- the window -------------------------------------------------------------------------------


async def sent(application: Application, body: Body) -> dict[str, Any]:
    """The answer to the window. What was typed is never lost: a refusal stands under a field."""
    view = body["view"]
    deed = await submitted(application, body, Verb.NEW)
    if not isinstance(deed, Deed):
        return deed
    case, language = filled(view), deed.asker.language
    if not case.text.strip():
        return shortcuts.refused("text", say("shortcut.refused.empty", language))
    if case.email and not opening.is_email(case.email):
        return shortcuts.refused("email", say("shortcut.refused.email", language))
    key = origin_key(deed.asker.workspace, deed.channel, str(deed.value["ts"]))
    try:
        ticket = await write(deed, case, key, await origin_of(deed, deed.value))
    except TakenBefore as taken:
        told = await opened_before(deed, taken.ticket_id)
        return shortcuts.refused("text", with_names(told.text, application))
    except Exception as error:
        return shortcuts.refused("text", stumbled(error, deed.to).text)
    spawn(say_after(deed, opened_answer(deed, ticket)))
    return {}


def filled(view: Mapping[str, Any]) -> Opened:
    text = shortcuts.filled_text(view)
    return Opened(
        text=text,
        marketplace=shortcuts.filled(view, "marketplace"),
        language=shortcuts.filled(view, "language"),
        whose=shortcuts.filled(view, "whose"),
        name=shortcuts.filled(view, "name"),
        email=shortcuts.filled(view, "email"),
        orders=tuple(orders_in(text)),
    )


async def write(deed: Deed, case: Opened, key: str, origin: dict[str, Any]) -> Ticket:
    """Raises TakenBefore."""
    application = deed.application
    ticket: Ticket = await application.database.write(
        opening.open_case,
        case,
        key=key,
        actor=deed.agent,
        origin=origin,
        teams=application.settings.teams,
        reader=deed.asker.language,
        now=deed.now,
    )
    application.wake()
    return ticket


def opened_answer(deed: Deed, ticket: Ticket) -> Answer:
    value = {"ticket": ticket.id}
    named = marketplace_name(ticket.marketplace, deed.asker.language)
    return with_buttons(
        deed.to.say("shortcut.opened", ref=ticket.ref, marketplace=named),
        deed.to.button("verb.show", "button.show", value),
        deed.to.button("verb.assign", "button.take", value),
    )


# --- the emoji --------------------------------------------------------------------------------


async def by_emoji(application: Application, event: Mapping[str, Any]) -> None:
    """In a team's channel the message becomes a ticket at once, once for whoever leaves it. Raises
    what the store and Slack raise, so that the event comes again."""
    item = event.get("item") or {}
    if event.get("reaction") != EMOJI or item.get("type") != "message":
        return
    workspace, user = await application.directory.workspace(), str(event.get("user"))
    try:
        asker = await identify(application, workspace=workspace, user_id=user)
    except Refused:
        return  # an emoji may mean anything, and somebody who may not is not told off for it
    channel, ts = str(item["channel"]), str(item["ts"])
    if not await is_teams(application, channel):
        return
    key = f"emoji:{workspace}:{channel}:{ts}:{user}:{EMOJI}"
    if await application.database.write(first_time, key, application.now(), result="emoji"):
        spawn(at_emoji(application, asker, channel, ts, key))


async def at_emoji(application: Application, asker: Asker, channel: str, ts: str, key: str) -> None:
    """Opens it and says so; where that fails, the emoji may be left again."""
    done = False
    try:
        answer = await application.slack.reactions_get(channel=channel, timestamp=ts, full=True)
        pointed = Pointed.at(answer["message"], channel, asker.language)
        deed = deed_at(application, asker, {}, pointed)

        async def answered(asker: Asker) -> Answer | None:
            return await at_once(deed, pointed)

        told = await asked(application, asker.user_id, answered)
        if told is not None:
            await say_after(deed, told)
        done = True
    finally:
        if not done:
            await application.database.write(forget, key)


async def at_once(deed: Deed, pointed: Pointed) -> Answer:
    known = await taken_before(deed, pointed)
    if known is not None:
        return known
    if not pointed.words:
        return Answer(say("shortcut.nothing", deed.asker.language))
    case = await guessed(deed, pointed)
    key = origin_key(deed.asker.workspace, pointed.channel, pointed.ts)
    try:
        ticket = await write(deed, case, key, await origin_of(deed, pointed.about))
    except TakenBefore as taken:
        return await opened_before(deed, taken.ticket_id)
    return opened_answer(deed, ticket)


# --- what Slack calls -------------------------------------------------------------------------


def register(app: AsyncApp, application: Application) -> None:
    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_shortcut(application, body, offer)

    async def on_sent(ack: AsyncAck, body: Body) -> None:
        await ack(**await sent(application, body))

    app.message_shortcut(SHORTCUT)(on_shortcut)
    app.view_submission(OPEN)(on_sent)
