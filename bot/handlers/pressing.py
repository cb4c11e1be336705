"""Pressed buttons: who pressed what, where; and the private answer they get."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import OperationalError

from bot import homes
from bot.application import Application
from bot.grammar import Command, Reference
from bot.handlers.deeds import Deed
from bot.handlers.opened import open_view, update_view
from bot.slack import home
from bot.slack.asking import Asker, identify, served
from bot.slack.directory import Refused
from bot.slack.explain import Answer, Reader, explain
from bot.slack.faults import log_fault
from bot.slack.private import NOT_SHOWN, refusal, tell
from bot.slack.seen import Repeated
from tickets.errors import TicketError

log = logging.getLogger(__name__)

TRIGGER_GONE = {
    "expired_trigger_id",
    "invalid_trigger_id",
    "exchanged_trigger_id",
    "trigger_expired",
}


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A button in a message. ``value`` is what it carried; ``thread_ts`` is set for answers in a
    thread, not for its root, whose buttons are pressed in the channel as well; ``beneath`` is the
    thread of such a root where the presser has written in it. ``view`` is the Home or window that
    it stands in, if it is no message's."""

    user_id: str
    action: str
    value: Mapping[str, Any]
    trigger_id: str
    channel: str
    message_ts: str | None = None
    thread_ts: str | None = None
    beneath: str | None = None
    ephemeral: bool = False
    response_url: str | None = None
    view: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Pressed:
        action, container = body["actions"][0], body.get("container") or {}
        message_ts, message = container.get("message_ts"), body.get("message") or {}
        thread_ts = container.get("thread_ts") or message.get("thread_ts")
        return cls(
            user_id=body["user"]["id"],
            action=action["action_id"],
            value=carried(action.get("value")),
            trigger_id=str(body.get("trigger_id") or action.get("action_ts") or ""),
            channel=str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
            message_ts=message_ts,
            thread_ts=thread_ts if thread_ts != message_ts else None,
            beneath=beneath(message, body["user"]["id"]),
            ephemeral=bool(container.get("is_ephemeral")),
            response_url=body.get("response_url"),
            view=body.get("view") or {},
        )

    @property
    def on_home(self) -> bool:
        """Whether it stands on a Home, or in a window that answers what was pressed on one."""
        return self.view.get("type") == "home" or self.view.get("callback_id") == home.ANSWER


def beneath(message: Mapping[str, Any], user: str) -> str | None:
    """The thread below this root, for somebody who takes part in it. From where a root's button was
    pressed, channel or thread, no payload tells; Slack names the first five who wrote."""
    return message.get("ts") if user in (message.get("reply_users") or ()) else None


def carried(value: Any) -> Mapping[str, Any]:
    """A button's value as it was put in; anything else is taken as text."""
    try:
        found = json.loads(value)
    except (TypeError, ValueError):
        return {"text": value} if isinstance(value, str) else {}
    return found if isinstance(found, dict) else {"text": str(value)}


def integer(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


async def pressing(
    application: Application,
    pressed: Pressed,
    command: Command,
    do: Callable[[Deed], Awaitable[Answer | None]],
) -> None:
    """Does what the button means and tells its presser what came of it."""
    number = integer(pressed.value.get("ticket"))
    if command.reference is None and number is not None:
        command = Command(
            verb=command.verb,
            reference=Reference(None, number),
            desk=command.desk,
            text=command.text or str(pressed.value.get("text") or ""),
        )

    async def answer(asker: Asker) -> Answer | None:
        return await do(
            Deed(
                application=application,
                asker=asker,
                command=command,
                key=f"trigger:{pressed.trigger_id}",
                channel=pressed.channel,
                trigger_id=pressed.trigger_id,
                thread_ts=pressed.thread_ts,
                beneath=pressed.beneath,
                message_ts=pressed.message_ts,
                value=dict(pressed.value),
            )
        )

    told = await asked(application, pressed.user_id, answer)
    await answer_privately(application, pressed, told)


async def answer_privately(application: Application, pressed: Pressed, told: Answer | None) -> None:
    """Says it where the button stands, to whoever pressed it: beside the message, or in a window
    over a Home."""
    if told is not None and pressed.channel:
        await tell(
            application,
            channel=pressed.channel,
            user=pressed.user_id,
            thread_ts=pressed.thread_ts,
            text=told.text,
            blocks=told.blocks,
        )
    elif pressed.on_home:
        await answer_over_home(application, pressed, told)


async def answer_over_home(application: Application, pressed: Pressed, told: Answer | None) -> None:
    """Opens the window, or puts the next answer into the one that is open; whatever it was, the
    presser's Home is published anew."""
    workspace, now = await application.directory.workspace(), application.now()
    await application.database.write(homes.ask, workspace, pressed.user_id, now)
    application.wake()
    if told is None:
        return
    view = home.answer_view(told.text, told.blocks, home.language_in(pressed.view))
    if pressed.view.get("type") == "modal":
        await update_view(application, str(pressed.view["id"]), None, view)
        return
    try:
        await open_view(application, pressed.trigger_id, view)
    except NOT_SHOWN as error:
        log.warning("an answer could not be shown: %s", refusal(error))


async def asked(
    application: Application,
    user_id: str,
    answer: Callable[[Asker], Awaitable[Answer | None]],
) -> Answer | None:
    """The answer for this person; every failure as a sentence in their language. None for a repeat
    or where a modal was opened."""
    language, team = "en", None
    try:
        workspace = await application.directory.workspace()
        asker = await identify(application, workspace=workspace, user_id=user_id)
        language, team = asker.language, asker.team
        return await answer(asker)
    except Repeated:
        return None
    except Refused as refused:
        return explain(refused, served(refused.data.get("locale")) or language, application)
    except TicketError as error:
        return explain(error, language, application, team=team)
    except Exception as error:
        return stumbled(error, Reader(language, application, team))


def stumbled(error: Exception, to: Reader) -> Answer:
    """What nobody foresaw: the person gets a number, the log says what happened under it."""
    if isinstance(error, SlackApiError) and error.response.get("error") in TRIGGER_GONE:
        return Answer(to.say("error.expired_dialog"))
    if isinstance(error, OperationalError):
        log.warning("the database was busy: %s", type(error.orig).__name__)
        return Answer(to.say("error.busy"))
    number = secrets.token_hex(4)
    log_fault(log, f"unexpected ({number})", error)
    return Answer(to.say("error.unexpected", id=number))
