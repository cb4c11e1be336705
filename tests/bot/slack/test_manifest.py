"""The manifest asks for exactly what the program calls and listens to."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

import bot
from bot.grammar.vocabulary import SLASHES
from bot.slack.listening import Listening, listening
from bot.slack.manifest import COMMANDS, SHORTCUTS, manifest, needed_scopes
from bot.slack.scopes import EVENTS, METHODS, scopes, subscriptions

PROGRAM = Path(bot.__file__).parent
TABLE = PROGRAM / "slack" / "scopes.py"
OF_SLACK = {
    name: name.replace("_", ".").lower()
    for name in dir(AsyncWebClient)
    if "_" in name.strip("_") and name != "api_call"
}
"""Every method of the Web API by the name of the client's own function."""

WITHIN_THE_SDK = {"oauth.v2.access"}
"""Called by Slack's own OAuth code on our behalf."""


def called() -> dict[str, str]:
    """The Web API methods that the program's text names, each with a file that does."""
    return {
        name: str(path)
        for path in PROGRAM.rglob("*.py")
        if path != TABLE
        for name in methods_in(ast.parse(path.read_text(encoding="utf-8")))
    }


def methods_in(tree: ast.AST) -> Iterator[str]:
    """``slack.chat_postMessage`` and ``"chat.postMessage"`` alike, lower case."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) if name in OF_SLACK:
                yield OF_SLACK[name]
            case ast.Constant(value=str(text)) if text.lower() in OF_SLACK.values():
                yield text.lower()


def test_what_the_program_calls_is_in_the_table_and_nothing_else_is() -> None:
    known = {name.lower() for name in METHODS}
    found = called()
    assert {name: path for name, path in found.items() if name not in known} == {}
    assert known - found.keys() - WITHIN_THE_SDK == set()


def test_a_call_that_the_table_does_not_know_is_found() -> None:
    written = 'await self.slack.pins_add(channel=c)\nawait self._call("bookmarks.add", {})'
    assert set(methods_in(ast.parse(written))) == {"pins.add", "bookmarks.add"}


def test_what_handlers_listen_to_is_what_is_subscribed_to() -> None:
    assert listening().events == EVENTS.keys()
    assert listening().shortcuts == SHORTCUTS.keys()
    assert SLASHES.keys() == COMMANDS.keys()
    events = manifest("https://bot.example.com")["settings"]["event_subscriptions"]
    assert {"message.channels", "message.groups", "message.im"} <= set(events["bot_events"])


def test_an_event_without_its_scope_is_not_passed_over() -> None:
    with pytest.raises(KeyError, match="pin_added"):
        subscriptions([*listening().events, "pin_added"])
    quiet = Listening(events=listening().events - {"app_mention"})
    assert "app_mentions:read" in needed_scopes()
    assert "app_mentions:read" not in scopes(quiet.events, commands=True)
    assert "commands" not in scopes(quiet.events, commands=False)


def test_no_scope_is_asked_that_nothing_needs() -> None:
    asked = manifest("https://bot.example.com")["oauth_config"]["scopes"]["bot"]
    assert asked == list(needed_scopes())
    assert all(needed_scopes()[scope] for scope in asked)


def test_in_socket_mode_slack_is_given_no_address() -> None:
    made = manifest(None, socket_mode=True)
    assert made["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(made).replace("should_escape", "")


def test_for_several_workspaces_people_come_back_and_tokens_expire() -> None:
    made = manifest("https://bot.example.com/", oauth=True)
    assert made["oauth_config"]["redirect_urls"] == ["https://bot.example.com/slack/oauth_redirect"]
    assert made["settings"]["token_rotation_enabled"]
    assert not manifest("https://bot.example.com")["settings"]["token_rotation_enabled"]
