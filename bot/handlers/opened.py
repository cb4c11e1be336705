"""A modal that is open already, brought up to date."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.application import Application
from bot.slack import blocks, private

log = logging.getLogger(__name__)


async def open_view(
    application: Application, trigger_id: str, view: blocks.Block, *, over: bool = False
) -> dict[str, Any]:
    """Opens a modal, ``over`` the one whose button was pressed; the view as Slack keeps it.
    Raises SlackApiError."""
    slack = application.slack
    call = slack.views_push if over else slack.views_open
    answer = await call(trigger_id=trigger_id, view=view)
    kept: dict[str, Any] = answer["view"]
    return kept


async def update_view(
    application: Application, view_id: str, view_hash: str | None, view: blocks.Block
) -> str | None:
    """Shows it where the window still has this hash, or any for None; the new hash, or None where
    the window is closed or has gone on."""
    given = {"hash": view_hash} if view_hash else {}
    try:
        answer = await application.slack.views_update(view_id=view_id, view=view, **given)
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.info("a preview was not brought up to date: %s", private.refusal(error))
        return None
    return str(answer["view"]["hash"])
