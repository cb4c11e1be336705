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

NOT_SHOWN = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


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

    What was asked for is done by then, so a failure here is told to the log alone. Without a
    channel, as after a form over a Home, nothing is shown.
    """
    if not channel:
        return False
    try:
        await show(
            application,
            channel=channel,
            user=user,
            thread_ts=thread_ts,
            text=text,
            blocks=blocks,
        )
    except NOT_SHOWN as error:
        log.warning("a private answer could not be shown: %s", refusal(error))
        return False
    return True


async def write_to(
    application: Application, user: str, text: str, blocks: Blocks | None = None
) -> bool:
    """The same in a direct message, where there is no channel to show it in (chat.postMessage
    takes a person for one)."""
    try:
        await application.slack.chat_postMessage(channel=user, text=text, blocks=blocks)
    except NOT_SHOWN as error:
        log.warning("a direct message could not be written: %s", refusal(error))
        return False
    return True


async def show(
    application: Application,
    *,
    channel: str,
    user: str,
    thread_ts: str | None = None,
    text: str,
    blocks: Blocks | None = None,
) -> None:
    """The same for what somebody has to see. Raises one of NOT_SHOWN."""
    place = {"channel": channel, "user": user, "text": text}
    if thread_ts:
        place["thread_ts"] = thread_ts
    await application.slack.api_call(
        "chat.postEphemeral", json={**place, **({"blocks": blocks} if blocks else {})}
    )


def retry_after(error: Exception) -> float:
    """Seconds for which Slack wants no further try, 0 where it names none
    (https://docs.slack.dev/apis/web-api/rate-limits)."""
    if not isinstance(error, SlackApiError):
        return 0.0
    named = {name.lower(): value for name, value in dict(error.response.headers or {}).items()}
    try:
        return float(named.get("retry-after", 0))
    except ValueError:
        return 0.0


def refusal(error: Exception) -> str:
    """What Slack called it; never the message that was to be shown."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__
