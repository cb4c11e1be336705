"""Everything that nobody else answers: each event, button and form still gets its 200."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot import homes
from bot.application import Application
from bot.grammar import Command, Verb
from bot.handlers.deeds import Deed
from bot.handlers.pressing import Pressed, pressing
from bot.slack.explain import Answer

ANY = re.compile("")
COMINGS = ("member_joined_channel", "member_left_channel", "user_change", "team_join")
"""Events after which what is known of people is looked up again."""


def register(app: AsyncApp, application: Application) -> None:
    async def came_or_went(event: dict[str, Any]) -> None:
        user = event.get("user")
        named = user.get("id") if isinstance(user, dict) else user
        application.directory.forget(named if isinstance(named, str) else None)
        if isinstance(named, str):
            workspace, now = await application.directory.workspace(), application.now()
            await application.database.write(homes.ask, workspace, named, now)

    async def nothing() -> None:
        """An event that concerns nobody here; Slack would send it again, were it not answered."""

    async def close(ack: Any) -> None:
        await ack()

    async def press(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        if "url" in body["actions"][0] or not body.get("channel"):
            return
        await pressing(application, Pressed.of(body), Command(verb=Verb.HELP), gone)

    async def gone(deed: Deed) -> Answer:
        return Answer(deed.to.say("face.old_button"))

    for coming in COMINGS:
        app.event(coming)(came_or_went)
    app.event(ANY)(nothing)
    app.action(ANY)(press)
    app.view(ANY)(close)
    app.shortcut(ANY)(close)
    app.options(ANY)(close)
