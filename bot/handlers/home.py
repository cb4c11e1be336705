"""The app opened: its Home tab, and what is chosen on it, or its messages
(``bot.handlers.assistant``). A Home's buttons are those of cards and lists, answered in a window
(``bot.handlers.pressing``)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot import homes
from bot.application import Application
from bot.handlers import assistant
from bot.slack.home import LANGUAGE
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

    app.event("app_home_opened")(opened)
    app.action(LANGUAGE)(chosen)


def choose(
    session: Session, workspace: str, user_id: str, language: str | None, now: datetime
) -> None:
    set_language(session, workspace=workspace, user_id=user_id, language=language)
    homes.ask(session, workspace, user_id, now)
