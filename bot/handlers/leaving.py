"""The app is removed from a workspace: its token, its Homes and what was kept of closed windows are
deleted, its tickets stay."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.application import Application
from bot.installations import kept
from bot.slack.where import workspace_of

log = logging.getLogger(__name__)

WITHIN_A_SECOND = timedelta(seconds=1)
"""Slack tells when something happened in whole seconds."""


def register(app: AsyncApp, application: Application) -> None:
    async def removed(body: dict[str, Any]) -> None:
        await give_up(application, body)

    async def revoked(body: dict[str, Any], event: dict[str, Any]) -> None:
        """Tokens of users, which we never ask for, may go without the bot's."""
        tokens = event.get("tokens")
        if isinstance(tokens, dict) and tokens.get("bot"):
            await give_up(application, body)

    app.event("app_uninstalled")(removed)
    app.event("tokens_revoked")(revoked)


async def give_up(application: Application, body: dict[str, Any]) -> None:
    """A single token is the settings', which keep it: whoever runs the bot reads in the log that it
    is worth nothing any more. All else goes all the same."""
    workspace = workspace_of(body)
    log.warning("the app was removed from workspace %s", workspace)
    happened = datetime.fromtimestamp(float(body.get("event_time") or 0), UTC)
    gone = await application.database.write(
        kept.given_up,
        workspace,
        event=str(body["event_id"]),
        at=happened + WITHIN_A_SECOND,
        now=application.now(),
    )
    if gone:
        application.directory.forget_workspace(workspace)
