"""Slack as a bot in Socket Mode meets it: what the sandbox would send over HTTP goes down a
websocket, every other call of the Web API is handed on to the sandbox.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import uuid
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

Json = dict[str, Any]
APP_TOKEN = "xapp-1-sandbox"


class Relay:
    """``sandbox`` is its address, once it is there."""

    def __init__(self) -> None:
        self.sandbox = ""
        self.url = ""
        self.links: list[web.WebSocketResponse] = []
        self.linked = asyncio.Event()
        self.waiting: dict[str, asyncio.Future[Json]] = {}
        self.session = aiohttp.ClientSession()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/slack/events", self.down)
        app.router.add_get("/link", self.link)
        app.router.add_route("*", "/api/{method}", self.call)
        return app

    async def call(self, request: web.Request) -> web.Response:
        method, raw = request.match_info["method"], await request.read()
        if method == "apps.connections.open":
            if f"Bearer {APP_TOKEN}" != request.headers.get("Authorization"):
                return web.json_response({"ok": False, "error": "invalid_auth"})
            return web.json_response({"ok": True, "url": self.url.replace("http", "ws") + "/link"})
        kept = ("authorization", "content-type")
        headers = {name: value for name, value in request.headers.items() if name.lower() in kept}
        url = f"{self.sandbox}/api/{method}?{request.query_string}"
        async with self.session.request(request.method, url, data=raw, headers=headers) as answered:
            return web.Response(
                body=await answered.read(), status=answered.status, content_type="application/json"
            )

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        link = web.WebSocketResponse()
        await link.prepare(request)
        await link.send_json({"type": "hello", "num_connections": 1})
        self.links.append(link)
        self.linked.set()
        async for message in link:
            if message.type is aiohttp.WSMsgType.TEXT:
                told = json.loads(message.data)
                self.waiting.pop(told["envelope_id"]).set_result(told)
        return link

    async def down(self, request: web.Request) -> web.Response:
        """One request of the sandbox as an envelope; its acknowledgement as the answer."""
        kind, body = envelope(await request.read(), request.headers["content-type"])
        number = uuid.uuid4().hex
        self.waiting[number] = asyncio.get_running_loop().create_future()
        await self.links[-1].send_json({"envelope_id": number, "type": kind, "payload": body})
        told = await asyncio.wait_for(self.waiting[number], 20)
        given = told.get("payload")
        return web.json_response(given) if given else web.Response()

    async def drop(self) -> None:
        """Slack closes a connection every few hours, and says so."""
        self.linked.clear()
        await self.links[-1].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await asyncio.wait_for(self.linked.wait(), 20)


def envelope(raw: bytes, content_type: str) -> tuple[str, Json]:
    if "json" in content_type:
        return "events_api", json.loads(raw)
    form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    if "payload" in form:
        return "interactive", json.loads(form["payload"])
    return "slash_commands", form


@contextlib.asynccontextmanager
async def relaying() -> AsyncIterator[Relay]:
    relay = Relay()
    runner = web.AppRunner(relay.app())
    await runner.setup()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    await web.SockSite(runner, listening, shutdown_timeout=1).start()
    relay.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield relay
    finally:
        await relay.session.close()
        await runner.cleanup()
