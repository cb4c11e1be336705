"""Socket Mode: the bot calls Slack and is told everything over that connection, for companies whose
machines cannot be reached from outside. The connection is slack_sdk's; what comes over it goes the
same way as what comes over HTTP.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.gate import Answered, Body, shaped
from bot.values import SettingsError

log = logging.getLogger(__name__)

QUIET = logging.getLogger("kakehashi.socket")
"""The SDK's logger, silent: what it says may quote what somebody wrote."""

QUIET.setLevel(logging.CRITICAL)

PASSING = {"ratelimited", "internal_error", "fatal_error", "service_unavailable", ""}
"""Answers of Slack's that say nothing about our token."""

Handle = Callable[[Body], Awaitable[Answered]]


@contextlib.asynccontextmanager
async def connected(client: AsyncWebClient, app_token: str, handle: Handle) -> AsyncIterator[None]:
    """Connected while it lasts, anew whenever the connection breaks. Raises SettingsError where
    Slack refuses the token; while Slack cannot be reached it goes on trying."""
    socket = SocketModeClient(app_token, logger=QUIET, web_client=client)
    socket.wss_uri = await first_address(client, app_token)

    async def on_request(_: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        await answer(socket, request, handle)

    socket.socket_mode_request_listeners.append(on_request)
    connecting = asyncio.create_task(socket.connect(), name="socket")  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        connecting.cancel()
        await socket.close()  # type: ignore[no-untyped-call]


async def first_address(client: AsyncWebClient, app_token: str) -> str | None:
    """None while Slack cannot be reached."""
    try:
        return str((await client.apps_connections_open(app_token=app_token))["url"])
    except SlackApiError as error:
        named = str(error.response.get("error") or "")
        if named not in PASSING:
            raise SettingsError(
                "SLACK_APP_TOKEN",
                f"Slack answers {named}",
                "Make an app-level token with connections:write on your Slack app's settings page",
            ) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("Slack cannot be reached yet: %s", type(error).__name__)
    return None


async def answer(
    socket: AsyncBaseSocketModeClient, request: SocketModeRequest, handle: Handle
) -> None:
    """Without an acknowledgement Slack sends an event again, as after a 500 over HTTP."""
    body = request.payload
    known = isinstance(body, dict) and shaped(body)
    answered = await handle(body) if known else Answered()
    if answered.status != 200:
        return
    await socket.send_socket_mode_response(
        SocketModeResponse(envelope_id=request.envelope_id, payload=payload(answered))
    )


def payload(answered: Answered) -> dict[str, Any] | None:
    """What is shown to whoever typed a command, or what a form is told."""
    if not answered.body:
        return None
    if answered.content_type.startswith("application/json"):
        told: dict[str, Any] = json.loads(answered.body)
        return told
    return {"text": answered.body.decode()}
