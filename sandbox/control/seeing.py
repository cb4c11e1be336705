"""What a person sees: their channels, messages, threads, modals and Home."""

from __future__ import annotations

from sandbox.control.actor import Actor
from sandbox.forms import values
from sandbox.objects import channel_json, message_json, user_json, view_json
from sandbox.state import Channel, Json, Message


def me(actor: Actor) -> Json:
    return {"user": user_json(actor.member, locale=True)}


def channels(actor: Actor) -> Json:
    """`{channels: [{id, name, is_im, is_archived, unread, latest, …}]}`, only those they are in."""
    mine = [c for c in actor.workspace.channels.values() if actor.member.id in c.members]
    return {"channels": [_channel(actor, channel) for channel in mine]}


def _channel(actor: Actor, channel: Channel) -> Json:
    read = channel.read.get(actor.member.id, "")
    seen = _visible(actor, channel)
    unread = [m for m in seen if m.ts > read and m.user != actor.member.id]
    shown = channel_json(actor.workspace, channel)
    name = actor.workspace.members[actor.workspace.bot_user].name if channel.is_im else channel.name
    latest = max((m.ts for m in seen), default="")
    return {**shown, "name": name, "unread": len(unread), "latest": latest}


def messages(actor: Actor, name: str) -> Json:
    """`{channel, messages}`: roots, broadcasts and own ephemeral posts, oldest first."""
    channel = actor.channel(name)
    roots = [m for m in _visible(actor, channel) if _at_top(m)]
    return {"channel": channel.id, "messages": [message(actor, channel, m) for m in roots]}


def _at_top(message: Message) -> bool:
    return message.thread_ts in (None, message.ts) or message.subtype == "thread_broadcast"


def thread(actor: Actor, name: str, ts: str) -> Json:
    """`{channel, messages}`: the root first, then every answer that this person can see."""
    channel = actor.channel(name)
    root = actor.message(channel, ts)
    seen = [root, *(m for m in channel.thread(ts) if _may_see(actor, m))]
    return {"channel": channel.id, "messages": [message(actor, channel, m) for m in seen]}


def _visible(actor: Actor, channel: Channel) -> list[Message]:
    return [m for m in channel.messages.values() if _may_see(actor, m)]


def _may_see(actor: Actor, message: Message) -> bool:
    return message.seen_by in (None, actor.member.id)


def message(actor: Actor, channel: Channel, message: Message) -> Json:
    """As in the API, with the writer's name, the mark `ephemeral`, and `state`: what this person
    put into its fields. Metadata is not shown."""
    writer = actor.workspace.members.get(message.user)
    shown = message_json(actor.workspace, channel, message)
    shown["user_name"] = writer.real_name if writer else "Slackbot"
    shown["ephemeral"] = bool(message.seen_by)
    if state := values(message.blocks or [], message.entered.get(actor.member.id, {})):
        shown["state"] = state
    return shown


def views(actor: Actor) -> Json:
    """`{views}`: the open modals, the one on top last."""
    open_ids = actor.workspace.stacks.get(actor.member.id, [])
    shown = [view_json(actor.workspace, actor.workspace.views[view]) for view in open_ids]
    return {"views": shown}


def details(actor: Actor) -> Json:
    """`{entity, error, channel, ts, url}`: the Work Object that this person has open beside a
    message, or why the app shows none; both null where nothing has come. The rest says under which
    message it was opened, and is not there where none was."""
    held = actor.workspace.details.get(actor.member.id, {"entity": None, "error": None})
    shown = {name: value for name, value in held.items() if name != "trigger"}
    if "trigger" in held and not (held["entity"] or held["error"] or _may_come(actor, held)):
        shown["error"] = {"status": "timeout"}
    return shown


def _may_come(actor: Actor, held: Json) -> bool:
    trigger = actor.workspace.triggers.get(held["trigger"])
    return trigger is not None and actor.world.clock.now() <= trigger.expires


def home(actor: Actor) -> Json:
    """`{view}`: the Home tab, or null where nothing was published."""
    view = actor.workspace.views.get(actor.workspace.homes.get(actor.member.id, ""))
    return {"view": view_json(actor.workspace, view) if view else None}
