"""The edge of every call: the key first, then the body's form, then the call itself."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer

from bot.application import Application
from bot.rest.problems import Problem
from bot.settings import ApiKey
from tickets.timeline import storable

SCHEME = "bearer "
IN_HEADER = HTTPBearer(
    auto_error=False, description="One of KAKEHASHI_API_KEYS; `team:secret` acts for that team."
)


class ReadableRequest(Request):
    """A request whose JSON holds only text that both databases can keep."""

    async def json(self) -> Any:
        try:
            return cleaned(json.loads(await self.body()))
        except (ValueError, RecursionError) as error:
            place = {"type": "json_invalid", "loc": ("body",), "msg": "not JSON", "input": None}
            raise RequestValidationError([place]) from error


class Route(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handle = super().get_route_handler()

        async def at_the_edge(request: Request) -> Response:
            application: Application = request.app.state.application
            request.state.key = authorised(request, application.settings.api_keys)
            if self.body_field is not None:
                require_json(request)
            return await handle(ReadableRequest(request.scope, request.receive))

        return at_the_edge


def cleaned(value: Any) -> Any:
    """The same document without NUL and halves of surrogate pairs."""
    match value:
        case str():
            return storable(value)
        case list():
            return [cleaned(one) for one in value]
        case dict():
            return {storable(name): cleaned(one) for name, one in value.items()}
    return value


def require_json(request: Request) -> None:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip()
    if kind.lower() != "application/json":
        raise Problem(415, "Send the body as application/json.")


def authorised(request: Request, keys: Sequence[ApiKey]) -> ApiKey:
    """The key that the request carries; every comparison takes the same time."""
    given = request.headers.get("authorization", "")
    secret = given[len(SCHEME) :].strip() if given.lower().startswith(SCHEME) else ""
    digest = fingerprint(secret)
    found = [key for key in keys if hmac.compare_digest(digest, fingerprint(key.secret))]
    if secret and found:
        return found[0]
    challenge = {"WWW-Authenticate": 'Bearer realm="kakehashi"'}
    if not keys:
        raise Problem(401, "No key is configured. Set KAKEHASHI_API_KEYS.", headers=challenge)
    raise Problem(
        401,
        "Send a valid key: Authorization: Bearer <one of KAKEHASHI_API_KEYS>.",
        headers=challenge,
    )


def fingerprint(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


# --- what calls ask for ---------------------------------------------------------------------


def key_of(request: Request, _documented: Annotated[Any, Depends(IN_HEADER)] = None) -> ApiKey:
    key: ApiKey = request.state.key
    return key


def application_of(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


Key = Annotated[ApiKey, Depends(key_of)]
App = Annotated[Application, Depends(application_of)]


def team_of(key: ApiKey) -> str:
    """The team in whose name this key acts. Raises Problem."""
    if key.team is None:
        raise Problem(
            403,
            "This key belongs to no team, and only a team can do this."
            " Give it one: team:secret in KAKEHASHI_API_KEYS.",
        )
    return key.team


def viewer_of(key: ApiKey) -> str:
    """The team whose private notes this key sees; empty for none."""
    return key.team or ""
