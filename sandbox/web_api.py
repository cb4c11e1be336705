"""`/api/<method>`: authentication, scopes, rates, faults and the record around every method.

Follows https://docs.slack.dev/apis/web-api: a refusal has status 200 and `"ok": false`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox.calls import Call, Method
from sandbox.errors import RateLimited, SlackError
from sandbox.faults import Fault
from sandbox.lookup import find_channel
from sandbox.methods import METHODS
from sandbox.methods.oauth import WITHOUT_TOKEN
from sandbox.state import Json, Workspace
from sandbox.tokens import holder
from sandbox.world import World

SECRETS = ("token", "client_secret", "refresh_token", "code")
"""Arguments that are not kept in the record."""


TRY_AGAIN = (429, 503)
"""Statuses after which an app is to come again."""


@dataclass(frozen=True)
class Outcome:
    status: int
    body: Json
    headers: dict[str, str]


class Dropped(Response):
    """A connection that breaks before the answer is whole."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


async def arguments_of(request: Request) -> Json:
    """Query, form and JSON body together; raises `invalid_json`, `invalid_form_data`."""
    arguments: Json = dict(request.query_params)
    raw = await request.body()
    if not raw:
        return arguments
    if "json" not in request.headers.get("content-type", ""):
        return arguments | dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return arguments | body


def token_of(request: Request, arguments: Json) -> str:
    header = request.headers.get("authorization", "")
    return header.removeprefix("Bearer ").strip() or str(arguments.get("token") or "")


def client_of(request: Request) -> Json:
    """An app's id and secret where they come as HTTP Basic (RFC 7617)."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return {}
    try:
        client, _, secret = base64.b64decode(given).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client, "client_secret": secret}


def authenticate(world: World, token: str) -> Workspace:
    if not token:
        raise SlackError("not_authed")
    workspace = holder(world, token)
    if workspace.members[workspace.bot_user].deleted:
        raise SlackError("account_inactive")
    return workspace


def perform(world: World, workspace: Workspace, method: Method, arguments: Json) -> Outcome:
    """Runs a method; every refusal becomes the answer that Slack would give."""
    call = Call(world, workspace, arguments)
    accepted = {"x-oauth-scopes": ",".join(workspace.scopes)}
    try:
        world.rates.check(workspace.id, method.name, _room(call), world.clock.now())
        if method.scope:
            call.need(method.scope)
        return Outcome(200, {"ok": True, **method.run(call)}, accepted)
    except RateLimited as error:
        return _too_many(error.retry_after)
    except SlackError as error:
        return Outcome(200, error.answer(), accepted)


def _room(call: Call) -> str:
    """The channel that a call counts for, whether it came as id or name."""
    found = find_channel(call.workspace, call.text("channel"))
    return found.id if found else call.text("channel")


def _too_many(seconds: int) -> Outcome:
    return Outcome(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})


class WebApi:
    """The endpoint of one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        started = time.perf_counter()
        fault = self.world.faults.for_call(name)
        arguments, outcome = await self._outcome(request, name, fault)
        if fault and fault.kind == "slow":
            self.world.waits.begin(name, arguments)
            self.world.changed()
            await asyncio.sleep(fault.seconds)
        self._note(name, arguments, outcome)
        self._record(name, arguments, outcome, fault, started)
        if fault and fault.kind in ("lost_answer", "late"):
            return Dropped()
        return JSONResponse(outcome.body, outcome.status, outcome.headers)

    async def _outcome(
        self, request: Request, name: str, fault: Fault | None
    ) -> tuple[Json, Outcome]:
        arguments: Json = {}
        try:
            arguments = await arguments_of(request)
            if refused := _refused_by(fault):
                return arguments, refused
            if name in WITHOUT_TOKEN:
                given = {**arguments, **client_of(request)}
                return arguments, Outcome(
                    200, {"ok": True, **WITHOUT_TOKEN[name](self.world, given)}, {}
                )
            workspace = authenticate(self.world, token_of(request, arguments))
            if name not in METHODS:
                raise SlackError("unknown_method", req_method=name)
        except SlackError as error:
            return arguments, Outcome(200, error.answer(), {})
        if fault and fault.kind == "late":
            self._perform_later(workspace, name, arguments, fault.seconds)
            return arguments, Outcome(200, {"ok": False, "error": "accepted_late"}, {})
        return arguments, perform(self.world, workspace, METHODS[name], arguments)

    def _perform_later(
        self, workspace: Workspace, name: str, arguments: Json, seconds: float
    ) -> None:
        async def later() -> None:
            await self.world.clock.sleep_until(self.world.clock.now() + seconds)
            perform(self.world, workspace, METHODS[name], arguments)

        self.world.events.spawn(later())

    def _note(self, name: str, arguments: Json, outcome: Outcome) -> None:
        """Whether somebody waits for what this call was to show."""
        if outcome.status in TRY_AGAIN:
            self.world.waits.refused(name, arguments)
            self.world.changed()
        elif self.world.waits.came(name, arguments):
            self.world.changed()

    def _record(
        self, name: str, arguments: Json, outcome: Outcome, fault: Fault | None, started: float
    ) -> None:
        self.world.calls.add(
            {
                "at": time.time(),
                "method": name,
                "arguments": {k: v for k, v in arguments.items() if k not in SECRETS},
                "status": outcome.status,
                "answer": outcome.body,
                "fault": fault.kind if fault else None,
                "ms": round((time.perf_counter() - started) * 1000, 2),
            }
        )


def _refused_by(fault: Fault | None) -> Outcome | None:
    match fault.kind if fault else None:
        case "down":
            return Outcome(503, {"ok": False, "error": "service_unavailable"}, {})
        case "ratelimited":
            return _too_many(fault.retry_after if fault else 1)
        case "error":
            return Outcome(200, {"ok": False, "error": fault.error if fault else ""}, {})
        case _:
            return None
