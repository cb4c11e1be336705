"""How the story can be made to fail, from outside the product: it must notice.

`KAKEHASHI_STORY_BREAK` is for tests of the story alone: `delivery` starts no worker, `audiences`
gives each desk the other's channel, `accept` loses the click on *Accept* on its way to the bot,
`articles` takes one away whose question others then answer.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Literal, cast
from urllib.parse import parse_qs

import aiohttp
from aiohttp import web

from demo.ports import HOST, url

Break = Literal["", "delivery", "audiences", "accept", "articles"]

LOST = '"handoff.accept"'
HOP = {"host", "content-length", "transfer-encoding", "connection"}


def chosen() -> Break:
    return cast(Break, os.environ.get("KAKEHASHI_STORY_BREAK", ""))


@contextlib.asynccontextmanager
async def way_to(bot_port: int, broken: Break) -> AsyncIterator[str]:
    """The address to which the sandbox sends everything; with ``accept`` a lossy one."""
    target = f"{url(bot_port)}/slack/events"
    if broken != "accept":
        yield target
        return
    async with aiohttp.ClientSession() as http:
        relay = web.Application()
        relay.add_routes([web.post("/slack/events", lossy(http, target))])
        runner = web.AppRunner(relay, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        try:
            yield f"{url(runner.addresses[0][1])}/slack/events"
        finally:
            await runner.cleanup()


Passing = Callable[[web.Request], Awaitable[web.Response]]


def lossy(http: aiohttp.ClientSession, target: str) -> Passing:
    async def passed_on(request: web.Request) -> web.Response:
        body = await request.read()
        if LOST in "".join(parse_qs(body.decode()).get("payload", ())):
            return web.Response()
        headers = {name: one for name, one in request.headers.items() if name.lower() not in HOP}
        try:
            async with http.post(target, data=body, headers=headers) as answer:
                kind = answer.headers.get("Content-Type")
                shown = {"Content-Type": kind} if kind else {}
                return web.Response(body=await answer.read(), status=answer.status, headers=shown)
        except aiohttp.ClientConnectionError:  # the bot has ended already, or not begun yet
            return web.Response(status=502)

    return passed_on
