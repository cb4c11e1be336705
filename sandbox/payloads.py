"""Interaction payloads and command forms, as Slack sends them.

Follows https://docs.slack.dev/reference/interaction-payloads and
https://docs.slack.dev/interactivity/implementing-slash-commands.
"""

from __future__ import annotations

from sandbox.forms import values
from sandbox.modals import new_trigger
from sandbox.objects import message_json, view_json
from sandbox.responses import new_response_url
from sandbox.state import Channel, Json, Member, Message, View, Workspace
from sandbox.world import World


def channel_name(channel: Channel) -> str:
    return "directmessage" if channel.is_im else channel.name


def _common(world: World, workspace: Workspace, member: Member, kind: str) -> Json:
    return {
        "type": kind,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "user": {
            "id": member.id,
            "username": member.name,
            "name": member.name,
            "team_id": member.team_id,
        },
        "api_app_id": workspace.app_id,
        "token": "sandbox",
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": new_trigger(world, workspace, member.id),
    }


def command(
    world: World, workspace: Workspace, member: Member, channel: Channel, word: str, text: str
) -> dict[str, str]:
    return {
        "token": "sandbox",
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": member.id,
        "user_name": member.name,
        "command": word,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": new_response_url(world, workspace, channel, member, None),
        "trigger_id": new_trigger(world, workspace, member.id),
    }


def _in_channel(world: World, workspace: Workspace, member: Member, channel: Channel) -> Json:
    return {"channel": {"id": channel.id, "name": channel_name(channel)}}


def message_action(
    world: World,
    workspace: Workspace,
    member: Member,
    channel: Channel,
    message: Message,
    callback_id: str,
) -> Json:
    return {
        **_common(world, workspace, member, "message_action"),
        **_in_channel(world, workspace, member, channel),
        "callback_id": callback_id,
        "action_ts": world.next_ts(),
        "message_ts": message.ts,
        "message": message_json(workspace, channel, message),
        "response_url": new_response_url(world, workspace, channel, member, None),
    }


def global_shortcut(world: World, workspace: Workspace, member: Member, callback_id: str) -> Json:
    common = _common(world, workspace, member, "shortcut")
    return {**common, "callback_id": callback_id, "action_ts": world.next_ts()}


def message_click(
    world: World,
    workspace: Workspace,
    member: Member,
    channel: Channel,
    message: Message,
    action: Json,
) -> Json:
    """An ephemeral message is named by its ts only; others come whole."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.seen_by),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    entered = message.entered.get(member.id, {})
    payload = {
        **_common(world, workspace, member, "block_actions"),
        **_in_channel(world, workspace, member, channel),
        "container": container,
        "state": {"values": values(message.blocks or [], entered)},
        "response_url": new_response_url(world, workspace, channel, member, message),
        "actions": [action],
    }
    if not message.seen_by:
        payload["message"] = message_json(workspace, channel, message, metadata=True)
    return payload


def attachment_click(
    world: World,
    workspace: Workspace,
    member: Member,
    channel: Channel,
    message: Message,
    under: Json,
    action: Json,
) -> Json:
    """In a card or a Work Object below a message that somebody else wrote
    (https://docs.slack.dev/messaging/work-objects-implementation)."""
    container = {
        "type": "message_attachment",
        "message_ts": message.ts,
        "attachment_id": under["id"],
        "channel_id": channel.id,
        "is_ephemeral": bool(message.seen_by),
        "is_app_unfurl": True,
        "app_unfurl_url": under.get("app_unfurl_url"),
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    if entity := under.get("entity"):
        container |= {"entity_url": entity["url"], "external_ref": entity["external_ref"]}
    return {
        **_common(world, workspace, member, "block_actions"),
        **_in_channel(world, workspace, member, channel),
        "container": container,
        "app_unfurl": {name: value for name, value in under.items() if name != "entity"},
        "response_url": new_response_url(world, workspace, channel, member, None),
        "actions": [action],
    }


def details_click(
    world: World, workspace: Workspace, member: Member, held: Json, action: Json
) -> Json:
    """In the pane of a Work Object, which is no message's: nothing but the container says beside
    which one it stands (https://docs.slack.dev/messaging/work-objects-implementation)."""
    entity = held["entity"]
    container = {
        "type": "entity_detail",
        "entity_url": entity["url"],
        "external_ref": entity["external_ref"],
        "app_unfurl_url": held["url"],
        "message_ts": held["ts"],
        "channel_id": held["channel"],
    }
    message = workspace.channels[held["channel"]].messages.get(held["ts"])
    if message and message.thread_ts:
        container["thread_ts"] = message.thread_ts
    return {
        **_common(world, workspace, member, "block_actions"),
        "container": container,
        "actions": [action],
    }


def view_click(
    world: World, workspace: Workspace, member: Member, view: View, action: Json
) -> Json:
    return {
        **_common(world, workspace, member, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(workspace, view),
        "actions": [action],
    }


def submission(world: World, workspace: Workspace, member: Member, view: View) -> Json:
    return {
        **_common(world, workspace, member, "view_submission"),
        "view": view_json(workspace, view),
        "response_urls": [],
    }


def closing(
    world: World, workspace: Workspace, member: Member, view: View, *, cleared: bool
) -> Json:
    payload = {
        **_common(world, workspace, member, "view_closed"),
        "view": view_json(workspace, view),
        "is_cleared": cleared,
    }
    del payload["trigger_id"]
    return payload
