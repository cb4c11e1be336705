"""Private answers that outlast an outage: what Slack refuses for the moment is shown as soon as it
takes it, for some minutes; after that its asker has long asked again."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.application import Application
from bot.handlers.behind import spawn
from bot.slack import private

log = logging.getLogger(__name__)

PAUSES = (2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 60.0, 60.0)
"""Seconds before each further try, at least those that Slack names itself."""

FOR_NOW = (429, 500, 502, 503, 504)
"""HTTP statuses of a refusal that says nothing of the message."""

FAULTS = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable"})
"""What Slack says of itself with HTTP 200; a question that is never shown is worse than one that is
shown twice."""


async def tell(application: Application, **what: Any) -> None:
    """``what`` are the arguments of ``private.show``. Returns once it is shown or has to wait."""
    try:
        await private.show(application, **what)
    except private.NOT_SHOWN as error:
        log.warning("a private answer could not be shown: %s", private.refusal(error))
        if passes(error):
            spawn(tell_later(application, error, what))


async def tell_later(application: Application, error: Exception, what: dict[str, Any]) -> None:
    for pause in PAUSES:
        await asyncio.sleep(max(pause, private.retry_after(error)))
        try:
            await private.show(application, **what)
        except private.NOT_SHOWN as again:
            if not passes(again):
                break
            error = again
        else:
            return
    log.warning("a private answer was given up: %s", private.refusal(error))


def passes(error: Exception) -> bool:
    """Whether it was not shown, and may be later; a connection that broke leaves a doubt, and
    nothing is to be shown twice."""
    if isinstance(error, SlackApiError):
        return error.response.status_code in FOR_NOW or private.refusal(error) in FAULTS
    return isinstance(error, aiohttp.ClientConnectorError)
