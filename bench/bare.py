"""The floor of a command: Bolt on FastAPI with one listener that does nothing.

``python -m bench.bare PORT SECRET``
"""

from __future__ import annotations

import sys
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from demo.ports import HOST


def app(secret: str) -> FastAPI:
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-bare", bot_id="B0BARE"
        )

    bolt = AsyncApp(signing_secret=secret, authorize=authorize, process_before_response=True)

    async def nothing(ack: Any) -> None:
        await ack("ok")

    bolt.command("/ticket")(nothing)
    handler = AsyncSlackRequestHandler(bolt)
    served = FastAPI(openapi_url=None)

    @served.post("/slack/events")
    async def events(request: Request) -> Response:
        return await handler.handle(request)

    @served.get("/readyz")
    async def ready() -> str:
        return "ready"

    return served


if __name__ == "__main__":
    uvicorn.run(
        app(sys.argv[2]),
        host=HOST,
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="error",
        server_header=False,
    )
