"""reactions.*: emoji on messages."""

from __future__ import annotations

import re

from sandbox import lookup, messages
from sandbox.calls import Call, Method
from sandbox.errors import SlackError
from sandbox.objects import message_json
from sandbox.state import Channel, Json, Message

EMOJI = re.compile(r"[a-z0-9_'+-]+(::skin-tone-[2-6])?")


def _target(call: Call) -> tuple[Channel, Message]:
    if not call.text("channel") or not call.text("timestamp"):
        raise SlackError("no_item_specified")
    channel = call.joined_channel()
    return channel, lookup.message(channel, call.text("timestamp"))


def _emoji(call: Call) -> str:
    name = call.text("name").strip(":")
    if not EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name


def add(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/reactions.add"""
    name = _emoji(call)
    channel, message = _target(call)
    bot = call.workspace.bot_user
    if not messages.react(call.world, call.workspace, channel, message, name, bot):
        raise SlackError("already_reacted")
    return {}


def remove(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/reactions.remove"""
    name = _emoji(call)
    channel, message = _target(call)
    bot = call.workspace.bot_user
    if not messages.unreact(call.world, call.workspace, channel, message, name, bot):
        raise SlackError("no_reaction")
    return {}


def get(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/reactions.get"""
    channel, message = _target(call)
    shown = message_json(call.workspace, channel, message)
    return {"type": "message", "channel": channel.id, "message": shown}


METHODS = [
    Method("reactions.add", add, "reactions:write"),
    Method("reactions.remove", remove, "reactions:write"),
    Method("reactions.get", get, "reactions:read"),
]
