"""Answers to a command's or shortcut's own address (``response_url``), which Slack takes for half
an hour, five times, also where the bot is no member
(https://docs.slack.dev/interactivity/handling-user-interaction#message_responses)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.slack.explain import Answer

if TYPE_CHECKING:
    from bot.application import Application

log = logging.getLogger(__name__)


async def respond(application: Application, url: Any, answer: Answer) -> bool:
    """Shows the answer to the one who asked; False when Slack would not take it."""
    session = application.slack.session
    if session is None or not url:
        return False
    body = {"response_type": "ephemeral", "replace_original": False, "text": answer.text}
    content = {"blocks": answer.blocks} if answer.blocks else {}
    try:
        async with session.post(str(url), json={**body, **content}) as response:
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("an answer could not be shown: %s", type(error).__name__)
        return False
