"""The one client of the Web API."""

from __future__ import annotations

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings

CALL_SECONDS = 10
"""A call that takes longer is given up; well below the lease under which the worker sends."""


def open_client(settings: Settings) -> AsyncWebClient:
    """A client with one HTTP session for all its calls; to be called inside the running loop, and
    its ``session`` closed at the end. It repeats nothing by itself: the SDK's own retries post
    twice."""
    return AsyncWebClient(
        token=settings.bot_token,
        base_url=settings.slack_api_url,
        timeout=CALL_SECONDS,
        session=aiohttp.ClientSession(),
        retry_handlers=[],
    )
