"""Private answers: only the one who asked sees them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError

if TYPE_CHECKING:
    from bot.application import Application

log = logging.getLogger(__name__)

Blocks = list[dict[str, Any]]


async def tell(
    application: Application,
    *,
    channel: str,
    user: str,
    thread_ts: str | None = None,
    text: str,
    blocks: Blocks | None = None,
) -> bool:
    """Shows a message to one person (chat.postEphemeral); false when Slack would not take it.

    What was asked for is done by then, so a failure here is told to the log alone.
    """
    place = {"channel": channel, "user": user, "text": text}
    if thread_ts:
        place["thread_ts"] = thread_ts
    try:
        await application.slack.api_call(
            "chat.postEphemeral", json={**place, **({"blocks": blocks} if blocks else {})}
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("a private answer could not be shown: %s", refusal(error))
        return False
    return True


def refusal(error: Exception) -> str:
    """What Slack called it; never the message that was to be shown."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__
