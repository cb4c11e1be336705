"""In which workspace something happens: whose token a call is made with.

Set where a request comes in and where the worker takes something up; everything between carries it
along, tasks that are begun meanwhile too. Where one token serves everything it stays empty.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from typing import Any, Protocol

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

_HERE: ContextVar[str] = ContextVar("workspace", default="")


def here() -> str:
    """The workspace's id, empty where none was named."""
    return _HERE.get()


@contextlib.contextmanager
def within(workspace: str) -> Iterator[None]:
    """For as long as it lasts calls go to this workspace; an empty one changes nothing."""
    token = _HERE.set(workspace or here())
    try:
        yield
    finally:
        _HERE.reset(token)


def workspace_of(body: Mapping[str, Any]) -> str:
    """The installation that a request of Slack's concerns: in a channel that is shared with
    another company ``team_id`` may be theirs
    (https://docs.slack.dev/apis/events-api#authorizations)."""
    authorized = body.get("authorizations")
    first = authorized[0] if isinstance(authorized, list) and authorized else None
    named = first.get("team_id") if isinstance(first, dict) else None
    team = body.get("team")
    within_team = team.get("id") if isinstance(team, dict) else None
    found = named or within_team or body.get("team_id")
    return found if isinstance(found, str) else ""


class HasTokens(Protocol):
    async def of(self, workspace: str) -> str: ...


class ClientOfEach(AsyncWebClient):
    """A client that calls each workspace with its own token."""

    def __init__(self, tokens: HasTokens, **given: Any) -> None:
        super().__init__(**given)
        self._tokens = tokens

    async def api_call(
        self, api_method: str, *, headers: dict[str, str] | None = None, **given: Any
    ) -> AsyncSlackResponse:
        bearer = {"Authorization": f"Bearer {await self._tokens.of(here())}"}
        return await super().api_call(api_method, headers={**(headers or {}), **bearer}, **given)
