"""What the handlers listen to, learnt from their own registrations, without a server or a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from slack_bolt.async_app import AsyncApp

Listener = Callable[..., Any]
Registers = Callable[[Listener], Listener]


@dataclass
class Listening:
    """Takes registrations as Bolt's app does and notes what can be named in a manifest: events and
    message shortcuts by name (a pattern such as "everything else" names none)."""

    events: set[str] = field(default_factory=set)
    shortcuts: set[str] = field(default_factory=set)
    commands: bool = False
    interactive: bool = False

    def event(self, name: Any) -> Registers:
        self.events |= {name} if isinstance(name, str) else set()
        return kept

    def message_shortcut(self, callback: Any) -> Registers:
        self.shortcuts |= {callback} if isinstance(callback, str) else set()
        return self.action(callback)

    def command(self, _name: Any) -> Registers:
        self.commands = True
        return kept

    def action(self, _name: Any) -> Registers:
        self.interactive = True
        return kept

    view = view_submission = view_closed = shortcut = options = action


def kept(listener: Listener) -> Listener:
    return listener


@cache
def listening() -> Listening:
    """What all handlers register. Loads them, and with them most of the program."""
    from bot import handlers
    from bot.settings import Settings

    found = Listening()
    handlers.register(cast(AsyncApp, found), cast(Any, Unassembled(Settings())))
    return found


@dataclass(frozen=True)
class Unassembled:
    """As much of the application as registering asks for."""

    settings: Any
