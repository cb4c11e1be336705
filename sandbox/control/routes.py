"""The control API's addresses.

Every answer is JSON with `ok`. What Slack's client would refuse comes back with status 200,
`"ok": false`, `error` (a stable name) and `shown` (the sentence on the person's screen).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox import tokens
from sandbox.control import acting, levers, operating, paning, seeing, speaking, submitting
from sandbox.control.actor import Actor
from sandbox.control.desk import desk
from sandbox.errors import Refused
from sandbox.state import Json, Workspace
from sandbox.world import World

Speaking = Callable[[Actor, Json], Json]
Acting = Callable[[Actor, Json], Awaitable[Json]]
Endpoint = Callable[[Request], Awaitable[Response]]

SPEAKING: dict[str, Speaking] = {
    "messages": speaking.say,
    "edit": speaking.edit,
    "delete": speaking.delete,
    "unfurl": speaking.unfurl,
    "entity": speaking.open_entity,
    "refresh": speaking.refresh_entity,
    "reactions": speaking.react,
    "mark": speaking.mark,
    "join": speaking.join,
    "leave": speaking.leave,
    "home": submitting.open_home,
    "pane": paning.open_pane,
    "beside": paning.look_beside,
    "prompt": paning.press_prompt,
}
ACTING: dict[str, Acting] = {
    "commands": acting.command,
    "click": acting.click,
    "shortcut": acting.shortcut,
    "fill": submitting.fill,
    "submit": submitting.submit,
    "close": submitting.close,
}
SEEING: dict[str, Callable[[Actor], Json]] = {
    "me": seeing.me,
    "channels": seeing.channels,
    "views": seeing.views,
    "home": seeing.home,
    "panes": paning.panes,
    "details": seeing.details,
}

RECONNECT_MS = 500
"""After how long a page that lost its stream asks again."""


async def body_of(request: Request) -> Any:
    raw = await request.body()
    try:
        return json.loads(raw) if raw else {}
    except ValueError as error:
        raise Refused("invalid_json", "The body is no JSON.") from error


def refusing(endpoint: Endpoint) -> Endpoint:
    """Turns refusals into answers."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as error:
            return JSONResponse(error.answer())
        except (ValidationError, KeyError) as error:
            return JSONResponse({"ok": False, "error": "invalid_body", "shown": str(error)}, 400)

    return answer


class Control:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [*self._people(), *self._operator(), *self._rooms()]

    def _people(self) -> list[Route]:
        person = "/control/people/{user}"
        return [
            _route(f"{person}/channels/{{channel}}/messages", self.messages),
            _route(f"{person}/channels/{{channel}}/threads/{{ts}}", self.thread),
            _route(f"{person}/desk", self.desk),
            _route(f"{person}/{{what}}", self.see),
            _route(f"{person}/{{what}}", self.act, "POST"),
        ]

    def _operator(self) -> list[Route]:
        return [
            _route("/control/workspaces", self.workspaces),
            _route("/control/faults", self.faults, "GET", "POST", "DELETE"),
            _route("/control/levers", self.levers, "POST"),
            _route("/control/calls", self.calls, "GET", "DELETE"),
            _route("/control/requests", self.requests, "GET", "DELETE"),
            _route("/control/deliveries", self.deliveries),
            _route("/control/clock", self.clock, "POST"),
            _route("/control/rates", self.rates, "PUT"),
            _route("/control/scopes", self.scopes, "PUT"),
            _route("/control/app", self.app, "PUT"),
            _route("/control/uninstall", self.uninstall, "POST"),
            Route("/control/stream", self.stream, methods=["GET"]),
        ]

    def _rooms(self) -> list[Route]:
        return [
            _route("/control/channels", self.new_channel, "POST"),
            _route("/control/channels/{channel}", self.change_channel, "PATCH"),
            _route("/control/channels/{channel}/members/{user}", self.member, "PUT", "DELETE"),
            _route("/control/members", self.new_member, "POST"),
            _route("/control/members/{user}", self.change_member, "PATCH"),
        ]

    # People

    def _actor(self, request: Request) -> Actor:
        """The person in the path, by id or name."""
        user = request.path_params["user"]
        for workspace in self.world.state.workspaces.values():
            for member in workspace.members.values():
                if user in (member.id, member.name):
                    return self._active(Actor(self.world, workspace, member))
        raise Refused("unknown_user", f"There is no {user} here.")

    @staticmethod
    def _active(actor: Actor) -> Actor:
        if actor.member.deleted:
            raise Refused("deactivated", "This account has been deactivated.")
        return actor

    async def messages(self, request: Request) -> Response:
        return _done(seeing.messages(self._actor(request), request.path_params["channel"]))

    async def thread(self, request: Request) -> Response:
        place = request.path_params
        return _done(seeing.thread(self._actor(request), place["channel"], place["ts"]))

    async def desk(self, request: Request) -> Response:
        query = request.query_params
        actor = self._actor(request)
        return _done(desk(actor, query.get("channel", ""), query.get("thread", "")))

    async def see(self, request: Request) -> Response:
        return _done(_named(SEEING, request)(self._actor(request)))

    async def act(self, request: Request) -> Response:
        """Answers once the app has answered what this action sent to it."""
        actor, body = self._actor(request), await body_of(request)
        try:
            return await self._acted(actor, request.path_params["what"], body)
        except Refused as error:
            error.speak(actor.member.locale)
            raise

    async def _acted(self, actor: Actor, what: str, body: Json) -> Response:
        if what == "messages" and str(body.get("text") or "").startswith("/"):
            what, body = "commands", _as_command(body)
        if what in ACTING:
            return _done(await ACTING[what](actor, body))
        return await self._spoken(lambda: _pick(SPEAKING, what)(actor, body))

    async def _spoken(self, action: Callable[[], Json]) -> Response:
        self.world.events.first_attempts = []
        result = action()
        attempts = self.world.events.first_attempts
        return _done({**result, "deliveries": await asyncio.gather(*attempts)})

    # Operator

    def _workspace(self, request: Request) -> Workspace:
        return operating.workspace_of(self.world, request.query_params.get("team"))

    async def workspaces(self, request: Request) -> Response:
        return _done(operating.overview(self.world))

    async def faults(self, request: Request) -> Response:
        match request.method:
            case "POST":
                return _done(operating.add_faults(self.world, await body_of(request)))
            case "DELETE":
                self.world.faults.clear(request.query_params.get("kind"))
                self.world.tell()
        return _done(operating.faults(self.world))

    async def levers(self, request: Request) -> Response:
        return _done(levers.pull(self.world, str((await body_of(request))["name"])))

    async def calls(self, request: Request) -> Response:
        if request.method == "DELETE":
            self.world.calls.clear()
            self.world.tell()
        query = request.query_params
        return _done(operating.records(self.world.calls, query, "method"))

    async def requests(self, request: Request) -> Response:
        if request.method == "DELETE":
            self.world.requests.clear()
            self.world.tell()
        query = request.query_params
        return _done(operating.records(self.world.requests, query, "kind"))

    async def deliveries(self, request: Request) -> Response:
        waiting = [d.model_dump() for d in self.world.state.deliveries.values()]
        return _done({"deliveries": waiting})

    async def clock(self, request: Request) -> Response:
        self.world.clock.advance(float((await body_of(request))["advance"]))
        return _done({"now": self.world.clock.now()})

    async def rates(self, request: Request) -> Response:
        self.world.rates.on = bool((await body_of(request))["on"])
        self.world.rates.reset()
        return _done({"on": self.world.rates.on})

    async def scopes(self, request: Request) -> Response:
        body = await body_of(request)
        return _done(operating.set_scopes(self.world, self._workspace(request), body))

    async def uninstall(self, request: Request) -> Response:
        """Somebody removes the app from their workspace."""

        def remove() -> Json:
            tokens.take_away(self.world, self._workspace(request))
            return {}

        return await self._spoken(remove)

    async def app(self, request: Request) -> Response:
        body = await body_of(request)
        result = operating.install(self._workspace(request), body["manifest"])
        self.world.changed()
        return _done(result)

    async def new_channel(self, request: Request) -> Response:
        body = await body_of(request)
        return _done(operating.add_channel(self.world, self._workspace(request), body))

    async def change_channel(self, request: Request) -> Response:
        workspace, name = self._workspace(request), request.path_params["channel"]
        body = await body_of(request)
        return await self._spoken(
            lambda: operating.change_channel(self.world, workspace, name, body)
        )

    async def member(self, request: Request) -> Response:
        workspace, place = self._workspace(request), request.path_params
        inside = request.method == "PUT"
        return await self._spoken(
            lambda: operating.set_member(
                self.world, workspace, place["channel"], place["user"], inside
            )
        )

    async def new_member(self, request: Request) -> Response:
        body = await body_of(request)
        return _done(operating.add_member(self.world, self._workspace(request), body))

    async def change_member(self, request: Request) -> Response:
        workspace, user = self._workspace(request), request.path_params["user"]
        body = await body_of(request)
        return await self._spoken(
            lambda: operating.change_member(self.world, workspace, user, body)
        )

    async def stream(self, request: Request) -> Response:
        """Server-sent events: `{version, calls, requests, waiting}` whenever anything changed.

        `version` counts what people see, `calls` and `requests` the records, `waiting` the events
        that are to be sent again.
        """
        return StreamingResponse(self._changes(), media_type="text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        with self.world.watching() as changed:
            yield f"retry: {RECONNECT_MS}\ndata: {self._counts()}\n\n"
            while True:
                await changed.wait()
                changed.clear()
                yield f"data: {self._counts()}\n\n"

    def _counts(self) -> str:
        world = self.world
        counts = {"version": world.version, "calls": world.calls.last}
        waiting = len(world.state.deliveries)
        return json.dumps({**counts, "requests": world.requests.last, "waiting": waiting})


def _route(path: str, endpoint: Endpoint, *methods: str) -> Route:
    return Route(path, refusing(endpoint), methods=list(methods) or ["GET"])


def _done(result: Json) -> Response:
    return JSONResponse({"ok": True, **result})


def _pick(table: dict[str, Any], what: str) -> Any:
    if what not in table:
        raise Refused("unknown_action", f"Nobody can {what} here.", known=sorted(table))
    return table[what]


def _named(table: dict[str, Any], request: Request) -> Any:
    return _pick(table, request.path_params["what"])


def _as_command(body: Json) -> Json:
    word, _, rest = str(body["text"]).partition(" ")
    return {**body, "command": word, "text": rest}
