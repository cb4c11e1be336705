"""The floor of a command: Bolt on FastAPI with one listener that does nothing, or that only makes
the look-up that the command needs.

``python -m bench.bare PORT SECRET [DATABASE_URL NUMBER]``
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.database import Database
from bot.grammar import Reference
from bot.handlers.show import look
from demo.ports import HOST

Listener = Callable[..., Awaitable[None]]


async def nothing(ack: Any) -> None:
    await ack("ok")


def looking(url: str, number: int) -> Listener:
    database, which = Database(url), Reference(None, number)

    async def look_up(ack: Any) -> None:
        await database.read_at_once(look, which)
        await ack("ok")

    return look_up


def app(secret: str, listener: Listener) -> FastAPI:
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-bare", bot_id="B0BARE"
        )

    bolt = AsyncApp(signing_secret=secret, authorize=authorize, process_before_response=True)

    bolt.command("/ticket")(listener)
    handler = AsyncSlackRequestHandler(bolt)
    served = FastAPI(openapi_url=None)

    @served.post("/slack/events")
    async def events(request: Request) -> Response:
        return await handler.handle(request)

    @served.get("/readyz")
    async def ready() -> str:
        return "ready"

    return served


def main(port: str, secret: str, *store: str) -> None:
    listener = looking(store[0], int(store[1])) if store else nothing
    uvicorn.run(
        app(secret, listener),
        host=HOST,
        port=int(port),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="error",
        server_header=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
