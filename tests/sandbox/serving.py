"""A real server on a loopback port of its own, and a tiny app that plays the bot."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.app import create_app, default_workspaces
from sandbox.person import Control, Person
from sandbox.world import Settings

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN = "xoxb-sandbox"

Json = dict[str, Any]
Listener = Callable[[Json], Awaitable[Response | None]]


class Announcing(uvicorn.Server):
    """Says when it takes requests, and leaves as soon as it is told."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self.leaving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self.leaving.wait()


@contextlib.asynccontextmanager
async def serving(app: Any) -> AsyncIterator[str]:
    """Runs an ASGI application under uvicorn; gives its address."""
    # With its protocol named, asyncio turns Nagle off: else every answer waits 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1)
    server = Announcing(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    await server.up.wait()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.leaving.set()
        await running
        listening.close()


class Bot:
    """Verifies every signature, keeps what came, answers 200 unless a listener says otherwise."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.listeners: dict[str, Listener] = {}
        self.arrived = asyncio.Condition()
        self.verifier = SignatureVerifier(SECRET)

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/slack/events", self.answer, methods=["POST"])])

    async def answer(self, request: Request) -> Response:
        raw = await request.body()
        headers = dict(request.headers)
        if not self.verifier.is_valid_request(raw, headers):
            return Response(status_code=401)
        kind, body = parsed(raw, headers["content-type"])
        async with self.arrived:
            self.received.append(body)
            self.headers.append(headers)
            self.arrived.notify_all()
        listener = self.listeners.get(kind)
        given = await listener(body) if listener else None
        return given or Response()

    def on(self, kind: str) -> Callable[[Listener], Listener]:
        """Registers a listener for a command word, an event or an interaction type."""

        def register(listener: Listener) -> Listener:
            self.listeners[kind] = listener
            return listener

        return register

    def events(self, event_type: str) -> list[Json]:
        found = [body["event"] for body in self.received if body.get("type") == "event_callback"]
        return [event for event in found if event["type"] == event_type]

    async def wait_for(self, count: int) -> None:
        """Returns once this many requests have come."""
        async with self.arrived:
            await asyncio.wait_for(
                self.arrived.wait_for(lambda: len(self.received) >= count), timeout=5
            )


def parsed(raw: bytes, content_type: str) -> tuple[str, Json]:
    if "json" in content_type:
        body = json.loads(raw)
        return body["event"]["type"], body
    form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    if "payload" in form:
        payload = json.loads(form["payload"])
        return payload["type"], payload
    return form["command"], form


class Running:
    """A running sandbox with the bot's client, the operator and people."""

    def __init__(self, url: str, bot: Bot, control: Control) -> None:
        self.url = url
        self.bot = bot
        self.control = control
        self.client = self.client_with(TOKEN)

    def client_with(self, token: str) -> AsyncWebClient:
        return AsyncWebClient(token=token, base_url=f"{self.url}/api/", retry_handlers=[])

    def person(self, user: str) -> Person:
        return self.control.person(user)


@contextlib.asynccontextmanager
async def running(bot: Bot, **settings: Any) -> AsyncIterator[Running]:
    given = {"app_url": bot.url, "signing_secret": SECRET, **settings}
    app = create_app(default_workspaces(TOKEN), Settings(**given))
    async with serving(app) as url, Control(url) as control:
        yield Running(url, bot, control)


def json_answer(**body: Any) -> Response:
    return JSONResponse(body)
