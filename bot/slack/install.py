"""``/slack/install`` and ``/slack/oauth_redirect``: a person brings the app into their workspace.

The way there and back is Slack's own code (Bolt's OAuth flow); ours are the store behind it, the
pages, and that only workspaces of ours are let in.
Way: https://docs.slack.dev/authentication/installing-with-oauth
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation

from bot.installations.installs import Installs
from bot.installations.kept import STATE_LASTS
from bot.installations.settings import authorization_url
from bot.installations.stores import NotOurs
from bot.slack.faults import log_fault
from bot.slack.gate import Answered, Receive, Scope, Send, respond
from bot.slack.install_page import language_of, page
from bot.slack.manifest import INSTALL_PATH, REDIRECT_PATH, needed_scopes

log = logging.getLogger(__name__)

QUIET = logging.getLogger("kakehashi.bolt")
LONGEST = 4096
"""Bytes of a query; Slack's code and our state take some 200."""

REASONS = {
    "access_denied", "invalid_browser", "invalid_state", "missing_code", "invalid_code",
}  # fmt: skip
"""Those that a page of their own is for; whatever else comes in the address is not repeated."""

UNREACHABLE = (aiohttp.ClientError, TimeoutError, OSError, SlackApiError)


class Flow(AsyncOAuthFlow):
    """What was given for a workspace that is not ours is given back at once."""

    async def store_installation(
        self, request: AsyncBoltRequest, installation: Installation
    ) -> None:
        try:
            await super().store_installation(request, installation)
        except NotOurs:
            try:
                await self.client.auth_revoke(token=installation.bot_token)
            except UNREACHABLE as error:
                log.warning("a token could not be given back: %s", type(error).__name__)
            raise


def flow_for(installs: Installs) -> Flow:
    settings = AsyncOAuthSettings(
        client_id=installs.oauth.client_id,
        client_secret=installs.oauth.client_secret,
        scopes=list(needed_scopes()),
        user_scopes=[],
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        callback_options=AsyncCallbackOptions(success=succeeded, failure=failed),
        authorization_url=authorization_url(installs.plain.base_url),
        installation_store=installs.store,
        installation_store_bot_only=True,
        state_store=installs.states,
        state_expiration_seconds=int(STATE_LASTS.total_seconds()),
    )
    return Flow(client=installs.plain, logger=QUIET, settings=settings)


async def succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    name = args.installation.team_name or args.installation.team_id or ""
    log.info("the app was installed in workspace %s", args.installation.team_id)
    return shown(args.request, "done", 200, workspace=name)


async def failed(args: AsyncFailureArgs) -> BoltResponse:
    status = args.suggested_status_code
    if isinstance(args.error, NotOurs):
        reason = "not_ours" if args.error.workspace else "organisation"
        log.warning("an installation in workspace %s was refused", args.error.workspace or "(all)")
        return shown(args.request, reason, 403, workspace=args.error.workspace)
    reason = args.reason if args.reason in REASONS else "failed"
    return shown(args.request, reason, status)


def shown(
    request: AsyncBoltRequest | None, outcome: str, status: int, **facts: str
) -> BoltResponse:
    asked = (request.headers.get("accept-language") or [""])[0] if request else ""
    return BoltResponse(status=status, body=page(outcome, language_of(asked), INSTALL_PATH, facts))


class Installing:
    """The two pages, as an ASGI application."""

    def __init__(self, installs: Installs) -> None:
        self.flow = flow_for(installs)
        self.paths = {
            INSTALL_PATH: self.flow.handle_installation,
            REDIRECT_PATH: self.flow.handle_callback,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if scope["method"] != "GET":
            await respond(send, Answered(405, b"only GET is taken here"))
        elif len(query) > LONGEST:
            await respond(send, Answered(400, b"the address is too long"))
        else:
            await reply(send, await self._answer(scope, query.decode("latin-1")))

    async def _answer(self, scope: Scope, query: str) -> BoltResponse:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        request = AsyncBoltRequest(body="", query=query, headers=headers)
        try:
            answer: BoltResponse = await self.paths[scope["path"].rstrip("/")](request)
        except UNREACHABLE as error:
            log.warning("Slack could not be asked about an installation: %s", type(error).__name__)
            return shown(request, "unreachable", 502)
        except BoltError as error:
            log_fault(log, "an installation failed", error)
            return shown(request, "failed", 500)
        return answer


KEPT_TO_OURSELVES: Mapping[str, str] = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline';"
    " frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""The address of these pages holds a code and a state."""


async def reply(send: Send, answer: BoltResponse) -> None:
    body = answer.body.encode()
    headers: list[tuple[bytes, bytes]] = [
        (name.lower().encode(), value.encode())
        for name, values in answer.headers.items()
        for value in ([values] if isinstance(values, str) else values)
        if name.lower() not in ("content-type", "content-length")
    ]
    fixed = {
        **KEPT_TO_OURSELVES,
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(body)),
    }
    headers += [(name.encode(), value.encode()) for name, value in fixed.items()]
    start: dict[str, Any] = {"type": "http.response.start", "status": answer.status}
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})
