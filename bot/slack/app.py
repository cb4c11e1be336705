"""Slack's face as one ASGI application: the gate in front, Bolt behind it."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot import handlers
from bot.application import Application
from bot.handlers import closing
from bot.slack.faults import log_fault
from bot.slack.gate import Answered, Body, Gate, Receive, Scope, Send, respond
from bot.slack.turns import Turns, thread_of
from bot.slack.where import within, workspace_of

if TYPE_CHECKING:
    from bot.slack.install import Installing

log = logging.getLogger(__name__)

PATH = "/slack/events"

QUIET = logging.getLogger("kakehashi.bolt")
"""Bolt's own logger, silent: what it says about a request may quote its body."""

QUIET.setLevel(logging.CRITICAL)


class Face:
    """Takes everything from Slack on one path, and those who install the app on two others.
    Without a signing secret, as in Socket Mode, the first is closed: anybody could sign."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.bolt = bolt_for(application)
        secret = application.settings.signing_secret
        self.gate = Gate(self.handle, secret) if secret else None
        self.installing = installing(application)
        self.turns = Turns()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].rstrip("/") if scope["type"] == "http" else PATH
        if path == PATH and self.gate:
            await self.gate(scope, receive, send)
        elif self.installing and path in self.installing.paths:
            await self.installing(scope, receive, send)
        else:
            await respond(send, Answered(404, b"not found"))

    async def handle(self, body: Body) -> Answered:
        """One genuine request. Parsed already, as from a socket: its headers do not get here."""
        try:
            request = AsyncBoltRequest(body=body, mode="socket_mode")
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            log_fault(log, "a request of an unknown shape", error)
            return Answered(400, b"the content has an unknown shape")
        async with self.turns.turn(thread_of(body)):
            with within(workspace_of(body)):
                return await self.answer(request, body)

    async def answer(self, request: AsyncBoltRequest, body: Body) -> Answered:
        """What was typed in a window is kept no longer once its sending was taken."""
        sent = closing.is_sent(body)
        if sent and (refused := await closing.refusal(self.application, body)):
            return Answered(200, json.dumps(refused).encode(), "application/json")
        if sent:
            await closing.begin(self.application, body)
        told = answered(await self.bolt.async_dispatch(request))
        if sent:
            taken = told.status == 200 and closing.is_taken(body, told.body)
            await (closing.forget if taken else closing.go_on)(self.application, body)
        return told


def installing(application: Application) -> Installing | None:
    """The pages of an installation, where there may be several."""
    if application.installs is None:
        return None
    from bot.slack.install import Installing

    return Installing(application.installs)


def answered(answer: BoltResponse) -> Answered:
    """Never a 404: Slack would send the event again, and in the end switch it off."""
    if answer.status == 404:
        return Answered()
    kind = (answer.headers.get("content-type") or ["text/plain; charset=utf-8"])[0]
    return Answered(answer.status, answer.body.encode(), kind)


def build(application: Application) -> Face:
    """Raises nothing; ``settings.signing_secret`` has to be there for anybody to get in by HTTP."""
    return Face(application)


def bolt_for(application: Application) -> AsyncApp:
    """Bolt with what it does twice or badly switched off: verification is the gate's, our own
    messages are told by app, and no request asks Slack who we are."""

    async def authorize(
        enterprise_id: str | None = None, team_id: str | None = None, user_id: str | None = None
    ) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=application.settings.bot_token
        )

    app = AsyncApp(
        name="kakehashi",
        logger=QUIET,
        process_before_response=True,
        signing_secret=application.settings.signing_secret or "",
        client=application.slack,
        authorize=authorize,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )

    async def failed(error: Exception) -> BoltResponse:
        """An event is sent again by Slack; the log names the failure, never what was written."""
        log_fault(log, "a request of Slack failed", error)
        return BoltResponse(status=500, body="")

    app.error(failed)
    handlers.register(app, application)
    return app
