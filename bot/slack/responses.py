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
    body = {"response_type": "ephemeral", "replace_original": False}
    return await posted(application, url, {**body, **content_of(answer)})


async def replace(application: Application, url: Any, answer: Answer | None) -> bool:
    """Puts the answer in place of the message in which something was pressed, or, without one,
    takes that away; False when Slack would not do it."""
    if answer is None:
        return await posted(application, url, {"delete_original": True})
    return await posted(application, url, {"replace_original": True, **content_of(answer)})


def content_of(answer: Answer) -> dict[str, Any]:
    return {"text": answer.text, **({"blocks": answer.blocks} if answer.blocks else {})}


async def posted(application: Application, url: Any, body: dict[str, Any]) -> bool:
    session = application.slack.session
    if session is None or not url:
        return False
    try:
        async with session.post(str(url), json=body) as response:
            if response.status != 200:
                log.warning("an answer could not be shown: %s", response.status)
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("an answer could not be shown: %s", type(error).__name__)
        return False
