"""The reply to a customer: four ways to its preview; sending it can be undone for a while."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import drafting, texts
from bot.application import Application
from bot.drafting import Looked, Place
from bot.grammar import words_behind
from bot.handlers import notices, windows
from bot.handlers.belonging import ask_to_reply
from bot.handlers.places import thread_at
from bot.handlers.pointed import Pointed, deed_at, say_there
from bot.handlers.pressing import asked
from bot.handlers.previews import kept, on_its_way, show
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.explain import Answer, explain
from bot.slack.mrkdwn import from_slack
from tickets.errors import DraftGone, TooLateToUndo
from tickets.tables import Draft

SHORTCUT = "reply_to_customer"

Body = dict[str, Any]


async def open_preview(
    application: Application,
    asker: Asker,
    *,
    trigger_id: str,
    ticket_id: int,
    text: str,
    place: dict[str, Any],
) -> None:
    """Opens the preview of a reply with this text; without one, the agent's open draft or a window
    that asks for the text. Nothing is sent by it. Raises TicketNotFound."""
    looked = await application.database.write(
        drafting.begin,
        ticket_id=ticket_id,
        actor=asker.agent,
        text=text,
        place=place,
        language=asker.language,
        key=f"preview:{trigger_id}",
        now=application.now(),
    )
    if looked is not None:
        await show(application, asker, trigger_id, looked)


async def keep_draft(
    application: Application,
    asker: Asker,
    *,
    ticket_id: int,
    text: str,
    place: dict[str, Any],
    key: str,
) -> Draft | None:
    """Keeps the text as a draft, to be opened by a button ``draft.open`` with ``{"draft": id}``.
    None when ``key`` was seen before. Raises TicketNotFound."""
    looked = await application.database.write(
        drafting.begin,
        ticket_id=ticket_id,
        actor=asker.agent,
        text=text,
        place=place,
        language=asker.language,
        key=f"draft:{key}",
        now=application.now(),
    )
    return looked.draft if looked else None


# --- buttons and the shortcut ---------------------------------------------------------------


@dataclass(frozen=True)
class Pressed:
    """A button or shortcut at a message, with Slack's payload."""

    application: Application
    asker: Asker
    body: Body

    @property
    def language(self) -> str:
        return self.asker.language

    @property
    def trigger_id(self) -> str:
        return str(self.body["trigger_id"])

    @property
    def value(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body["actions"][0]["value"])
        return found

    @property
    def place(self) -> Place:
        return place_of(self.body)


Doing = Callable[[Pressed], Awaitable[Answer | None]]


def place_of(body: Body) -> Place:
    """The thread that the message stands in; a card begins its own. No channel over a Home."""
    message, container = body.get("message") or {}, body.get("container") or {}
    own = message.get("ts") if not container.get("is_ephemeral") else None
    thread = container.get("thread_ts") or message.get("thread_ts") or own
    return Place(str((body.get("channel") or {}).get("id") or ""), thread)


async def at_message(application: Application, body: Body, doing: Doing) -> None:
    """Does what was asked at a message; what there is to say is said privately beside it."""

    async def answer(asker: Asker) -> Answer | None:
        return await doing(Pressed(application, asker, body))

    user, place = body["user"]["id"], place_of(body)
    told = await asked(application, user, answer)
    if told is not None:
        await say_there(
            application,
            told,
            channel=place.channel,
            user=user,
            thread_ts=place.thread_ts,
            response_url=body.get("response_url"),
        )


async def reply_by_button(pressed: Pressed) -> None:
    await open_preview(
        pressed.application,
        pressed.asker,
        trigger_id=pressed.trigger_id,
        ticket_id=int(pressed.value["ticket"]),
        text=str(pressed.value.get("text") or ""),
        place=pressed.place.kept,
    )


async def reply_by_shortcut(pressed: Pressed) -> Answer | None:
    ticket_id = await pressed.application.database.read(
        drafting.ticket_at, workspace=pressed.asker.workspace, place=pressed.place
    )
    message = pressed.body.get("message") or {}
    if ticket_id is None:
        return await ask_whose(pressed, message)
    text = words_of(message)
    await open_preview(
        pressed.application,
        pressed.asker,
        trigger_id=pressed.trigger_id,
        ticket_id=ticket_id,
        text=text,
        place={**pressed.place.kept, "ts": message.get("ts") if text else None},
    )
    return None


async def ask_whose(pressed: Pressed, message: Body) -> Answer | None:
    """Outside the threads of tickets: which ticket's customer is meant."""
    if await is_opening(pressed, message):
        return Answer(texts.say("draft.thread_opening", pressed.language))
    pointed = Pointed.at(message, pressed.place.channel, pressed.language)
    if not words_of(message).strip():
        return Answer(texts.say("draft.no_ticket_here", pressed.language))
    pointed = dataclasses.replace(pointed, words=words_of(message))
    deed = deed_at(pressed.application, pressed.asker, pressed.body, pointed)
    await ask_to_reply(deed, pointed)
    return None


async def is_opening(pressed: Pressed, message: Body) -> bool:
    """Whether the thread's card is ours and its timestamp has not come back yet."""
    application, place = pressed.application, pressed.place
    bot_user = await application.directory.bot_user()
    if place.thread_ts is None or bot_user not in (
        message.get("parent_user_id"),
        message.get("user"),
    ):
        return False
    workspace = pressed.asker.workspace
    known = await application.database.read(thread_at, workspace, place.channel, place.thread_ts)
    return known is None


def words_of(message: Body) -> str:
    """What a colleague wrote, without a verb in front of it; nothing of a bot's own message."""
    if message.get("bot_id") or message.get("app_id") or not message.get("user"):
        return ""
    return words_behind(from_slack(message.get("text") or ""))


async def open_draft(pressed: Pressed) -> Answer | None:
    """A reply on its way is not opened, but it can be stopped. Raises DraftGone."""
    looked = await pressed.application.database.read(
        drafting.look, pressed.value["draft"], pressed.asker.agent.id, pressed.language
    )
    draft = looked.draft
    if draft.state == "queued":
        await notices.pressed_in(pressed.application, pressed.asker, draft.id, pressed.body)
        return Answer(*on_its_way(looked, pressed.language, "draft.gone.queued", 1))
    if draft.state != "open":
        raise DraftGone(draft.id, draft.state, draft.send_at)
    await show(pressed.application, pressed.asker, pressed.trigger_id, looked)
    await notices.pressed_in(pressed.application, pressed.asker, draft.id, pressed.body)
    return None


async def undo(pressed: Pressed) -> Answer:
    """Stops a reply on its way. Raises TooLateToUndo, DraftGone."""
    application = pressed.application
    looked: Looked = await application.database.write(
        drafting.undo,
        pressed.value["draft"],
        pressed.asker.agent.id,
        pressed.language,
        application.now(),
    )
    await notices.pressed_in(application, pressed.asker, looked.draft.id, pressed.body)
    return Answer(*kept(looked, pressed.language, "draft.undone"))


async def discard(pressed: Pressed) -> Answer:
    await pressed.application.database.write(
        drafting.discard, pressed.value["draft"], pressed.asker.agent.id, pressed.language
    )
    return Answer(texts.say("draft.discarded", pressed.language))


def in_place(doing: Doing) -> Doing:
    """Puts the answer in place of the private message that was pressed, with its buttons; also that
    there is nothing left to press."""

    async def done(pressed: Pressed) -> Answer | None:
        try:
            answer = await doing(pressed)
        except (DraftGone, TooLateToUndo) as error:
            to = pressed.asker
            answer = explain(error, to.language, pressed.application, team=to.team)
        if answer is None:
            return None
        whole = Answer(answer.text, answer.blocks or [blocks.section(answer.text)])
        url = pressed.body.get("response_url")
        return None if await responses.replace(pressed.application, url, whole) else answer

    return done


# --- what Slack calls -----------------------------------------------------------------------


def register(app: AsyncApp, application: Application) -> None:
    """The listeners of the reply, its preview and its drafts."""

    async def on_reply(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, reply_by_button)

    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, reply_by_shortcut)

    async def on_open(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, in_place(open_draft))

    async def on_undo(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, in_place(undo))

    async def on_discard(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, in_place(discard))

    app.action("verb.reply")(on_reply)
    app.message_shortcut(SHORTCUT)(on_shortcut)
    app.action("draft.open")(on_open)
    app.action("draft.undo")(on_undo)
    app.action("draft.discard")(on_discard)
    windows.register(app, application)
