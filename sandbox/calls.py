"""One Web API call: who calls, with what arguments, under which scopes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox import lookup
from sandbox.errors import InvalidArguments, SlackError
from sandbox.state import Channel, Json, Workspace
from sandbox.world import World

SCOPE_PREFIX = {"channel": "channels", "group": "groups", "im": "im"}


@dataclass(frozen=True)
class Call:
    """Arguments arrive as JSON, form or query: values may be strings of what they mean."""

    world: World
    workspace: Workspace
    arguments: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, *names: str) -> list[str]:
        """Raises `invalid_arguments` naming each argument that is missing."""
        missing = [name for name in names if not self.arguments.get(name)]
        if missing:
            raise InvalidArguments([f"missing required field: {name}" for name in missing])
        return [self.text(name) for name in names]

    def flag(self, name: str) -> bool:
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def whole(self, name: str, default: int, most: int) -> int:
        try:
            return max(1, min(most, int(self.arguments.get(name) or default)))
        except ValueError as error:
            raise SlackError(f"invalid_{name}") from error

    def parsed(self, name: str, error: str) -> Any:
        """A structured argument, itself or as a JSON string; None where it is not given."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as problem:
            raise SlackError(error) from problem

    def need(self, scope: str) -> None:
        """Raises `missing_scope` with what is needed and what the token has."""
        if scope not in self.workspace.scopes:
            provided = ",".join(self.workspace.scopes)
            raise SlackError("missing_scope", needed=scope, provided=provided)

    def need_for(self, channel: Channel, action: str) -> None:
        self.need(f"{SCOPE_PREFIX[channel.kind]}:{action}")

    def channel(self, name: str = "channel") -> Channel:
        """The channel argument as the bot may know it; raises `channel_not_found`."""
        (wanted,) = self.required(name)
        return lookup.visible_channel(self.workspace, wanted)

    def joined_channel(self, name: str = "channel") -> Channel:
        """The same, with the bot a member: raises `not_in_channel`."""
        channel = self.channel(name)
        if self.workspace.bot_user not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def page(
        self, items: list[Any], default: int = 100, most: int = 1000
    ) -> tuple[list[Any], Json]:
        """One page of `items` and the fields that tell about the next one."""
        start = self._offset()
        size = self.whole("limit", default, most)
        more = start + size < len(items)
        cursor = f"next:{start + size}" if more else ""
        return items[start : start + size], {"response_metadata": {"next_cursor": cursor}}

    def _offset(self) -> int:
        cursor = self.text("cursor")
        number = cursor.removeprefix("next:")
        if cursor and not number.isdigit():
            raise SlackError("invalid_cursor")
        return int(number or 0)


@dataclass(frozen=True)
class Method:
    """A Web API method; its docstring names the page that it follows."""

    name: str
    run: Callable[[Call], Json]
    scope: str | None = None
