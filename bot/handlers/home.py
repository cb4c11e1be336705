"""The app opened: its Home tab, and what is chosen on it (language, notices), or its messages
(``bot.handlers.assistant``). A Home's buttons are those of cards and lists, answered in a window
(``bot.handlers.pressing``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot import homes
from bot.application import Application
from bot.handlers import assistant
from bot.slack.preferences import LANGUAGE, NOTIFY
from tickets import notices
from tickets.agents import set_language

CHOICES: dict[str, str | None] = {"ja": "ja", "en": "en", "slack": None}


def register(app: AsyncApp, application: Application) -> None:
    async def opened(event: dict[str, Any]) -> None:
        """The worker publishes it, anew at each opening: Slack may send this twice, to no harm."""
        user = event.get("user")
        await assistant.on_opened(application, event)
        if event.get("tab") == "home" and isinstance(user, str) and user:
            workspace = await application.directory.workspace()
            await application.database.write(homes.opened, workspace, user, application.now())
            application.wake()

    async def chosen(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        user, option = body["user"]["id"], body["actions"][0].get("selected_option") or {}
        if option.get("value") in CHOICES:
            workspace = await application.directory.workspace()
            language = CHOICES[option["value"]]
            await application.database.write(choose, workspace, user, language, application.now())
            application.directory.forget(user)
            application.wake()

    async def ticked(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        user, action = body["user"]["id"], body["actions"][0]
        workspace = await application.directory.workspace()
        picked = {str(one.get("value")) for one in action.get("selected_options") or ()}
        offered = offered_in(body.get("view") or {})
        await application.database.write(
            notify, workspace, user, offered, picked, application.now()
        )
        application.directory.forget(user)
        application.wake()

    app.event("app_home_opened")(opened)
    app.action(LANGUAGE)(chosen)
    app.action(NOTIFY)(ticked)


def choose(
    session: Session, workspace: str, user_id: str, language: str | None, now: datetime
) -> None:
    set_language(session, workspace=workspace, user_id=user_id, language=language)
    homes.ask(session, workspace, user_id, now)


def notify(
    session: Session,
    workspace: str,
    user_id: str,
    offered: set[str],
    chosen: set[str],
    now: datetime,
) -> None:
    notices.choose(session, workspace=workspace, user_id=user_id, offered=offered, chosen=chosen)
    homes.ask(session, workspace, user_id, now)


def offered_in(view: Mapping[str, Any]) -> set[str]:
    """What could be ticked on the Home that was seen: what was not offered stays as it is."""
    boxes = (box for block in view.get("blocks") or () for box in block.get("elements") or ())
    return {
        str(option.get("value"))
        for box in boxes
        if box.get("action_id") == NOTIFY
        for option in box.get("options") or ()
    }
