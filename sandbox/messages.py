"""Putting messages into channels, changing and removing them, and the events that follow.

Event shapes: https://docs.slack.dev/reference/events/message and its subtypes.
"""

from __future__ import annotations

import uuid
from typing import Any

from sandbox import panes
from sandbox.objects import message_json
from sandbox.state import Channel, Json, Message, Reaction, Workspace
from sandbox.world import World

TOMBSTONE = "This message was deleted."


def with_ids(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack stores them: every block and every element has its id."""
    return [_with_id(block, index) for index, block in enumerate(blocks)]


def _with_id(block: Json, index: int) -> Json:
    named = {**block, "block_id": block.get("block_id") or f"b{index}{uuid.uuid4().hex[:5]}"}
    if block["type"] in ("actions", "section", "input", "context_actions"):
        for part in ("accessory", "element"):
            if part in block:
                named[part] = _with_action(block[part])
        if "elements" in block:
            named["elements"] = [_with_action(element) for element in block["elements"]]
    return named


def _with_action(element: Json) -> Json:
    if element["type"] == "image" or element.get("action_id"):
        return element
    return {**element, "action_id": uuid.uuid4().hex[:5]}


def post(world: World, workspace: Workspace, channel: Channel, message: Message) -> None:
    """Stores a message; everyone in the channel sees it, and the app hears of it."""
    channel.add(message)
    panes.answered(workspace, channel, message)
    world.changed()
    if message.seen_by:
        return
    event = _event(workspace, channel, message)
    world.events.emit(workspace, channel, event)
    if _mentions(workspace, message) and not channel.is_im:
        world.events.emit(workspace, channel, _mention(event))


def _mentions(workspace: Workspace, message: Message) -> bool:
    """Whether a person wrote the bot's name; notes about joining do not count."""
    by_person = not message.bot_id and message.subtype in (None, "thread_broadcast")
    return by_person and f"<@{workspace.bot_user}>" in message.text


def _event(workspace: Workspace, channel: Channel, message: Message) -> Json:
    shown = message_json(workspace, channel, message, metadata=True)
    return {
        **shown,
        **(panes.app_context(workspace, message.user) if channel.is_im else {}),
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.kind,
    }


def _mention(event: Json) -> Json:
    left_out = ("channel_type", "parent_user_id")
    return {**{k: v for k, v in event.items() if k not in left_out}, "type": "app_mention"}


def bot_message(world: World, workspace: Workspace, **parts: Any) -> Message:
    """A message by the app: carries bot_id and app_id, no subtype."""
    return Message(
        ts=world.next_ts(),
        user=workspace.bot_user,
        bot_id=workspace.bot_id,
        app_id=workspace.app_id,
        **parts,
    )


def change(
    world: World, workspace: Workspace, channel: Channel, message: Message, new: Json
) -> None:
    """Replaces parts of a message; the app hears `message_changed` with both states."""
    before = message_json(workspace, channel, message, metadata=True)
    fresh = message.model_copy(update=new)
    channel.messages[message.ts] = fresh
    world.changed()
    if message.seen_by:
        return
    after = message_json(workspace, channel, fresh, metadata=True)
    event = {"subtype": "message_changed", "message": after, "previous_message": before}
    _hidden_event(world, workspace, channel, event)


def remove(world: World, workspace: Workspace, channel: Channel, message: Message) -> None:
    """Deletes a message; a root with answers stays as a tombstone."""
    if channel.replies(message.ts):
        _bury(world, workspace, channel, message)
        return
    before = message_json(workspace, channel, message, metadata=True)
    channel.drop(message)
    world.changed()
    if message.seen_by:
        return
    event = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
    _hidden_event(world, workspace, channel, event)


def _bury(world: World, workspace: Workspace, channel: Channel, message: Message) -> None:
    grave = Message(
        ts=message.ts,
        user="USLACKBOT",
        text=TOMBSTONE,
        subtype="tombstone",
        thread_ts=message.ts,
    )
    change(world, workspace, channel, message, dict(grave))


def _hidden_event(world: World, workspace: Workspace, channel: Channel, event: Json) -> None:
    ts = world.next_ts()
    whole = {
        "type": "message",
        **event,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.kind,
    }
    world.events.emit(workspace, channel, whole)


def react(
    world: World, workspace: Workspace, channel: Channel, message: Message, name: str, user: str
) -> bool:
    """Adds a reaction; False where this person has already left it."""
    found = next((r for r in message.reactions if r.name == name), None)
    if found and user in found.users:
        return False
    if found:
        found.users.append(user)
    else:
        message.reactions.append(Reaction(name=name, users=[user]))
    _reaction_event(world, workspace, channel, message, "reaction_added", name, user)
    return True


def unreact(
    world: World, workspace: Workspace, channel: Channel, message: Message, name: str, user: str
) -> bool:
    """Takes a reaction back; False where there is none."""
    found = next((r for r in message.reactions if r.name == name and user in r.users), None)
    if found is None:
        return False
    found.users.remove(user)
    message.reactions = [r for r in message.reactions if r.users]
    _reaction_event(world, workspace, channel, message, "reaction_removed", name, user)
    return True


def _reaction_event(
    world: World,
    workspace: Workspace,
    channel: Channel,
    message: Message,
    kind: str,
    name: str,
    user: str,
) -> None:
    world.changed()
    event = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user,
        "event_ts": world.next_ts(),
    }
    world.events.emit(workspace, channel, event)
