"""What a person writes: messages, edits, deletions, reactions, the read mark."""

from __future__ import annotations

import uuid

from sandbox import limits, links, membership, messages, slackbot
from sandbox.control.actor import Actor, needed
from sandbox.errors import Refused
from sandbox.objects import message_json
from sandbox.state import Channel, Json, Message
from sandbox.typed import as_sent, rich_text


def say(actor: Actor, body: Json) -> Json:
    """`{channel, text, thread_ts?, broadcast?}` → `{ts, channel, message}`."""
    channel = actor.writable(needed(body, "channel"))
    thread = body.get("thread_ts")
    message = Message(
        ts=actor.world.next_ts(),
        user=actor.member.id,
        client_msg_id=str(uuid.uuid4()),
        thread_ts=_root(actor, channel, thread).ts if thread else None,
        subtype="thread_broadcast" if thread and body.get("broadcast") else None,
        **_content(actor, body),
    )
    messages.post(actor.world, actor.workspace, channel, message)
    links.shared(actor.world, actor.workspace, channel, message)
    slackbot.missed(actor, channel, message)
    shown = message_json(actor.workspace, channel, message)
    return {"ts": message.ts, "channel": channel.id, "message": shown}


def _content(actor: Actor, body: Json) -> Json:
    text = as_sent(actor.workspace, needed(body, "text"))
    if len(text) > limits.MESSAGE_TEXT:
        said = "Your message is too long."
        raise Refused("msg_too_long", said, ja="メッセージが長すぎます。")
    return {"text": text, "blocks": rich_text(text)}


def _root(actor: Actor, channel: Channel, ts: str) -> Message:
    root = actor.message(channel, ts)
    if root.thread_ts and root.thread_ts != root.ts:
        return actor.message(channel, root.thread_ts)
    return root


def edit(actor: Actor, body: Json) -> Json:
    """`{channel, ts, text}`: the app hears message_changed with `edited`."""
    channel = actor.writable(needed(body, "channel"))
    message = actor.own_message(channel, needed(body, "ts"))
    edited = {"user": actor.member.id, "ts": actor.world.next_ts()}
    new = {**_content(actor, body), "edited": edited}
    messages.change(actor.world, actor.workspace, channel, message, new)
    return {"ts": message.ts, "channel": channel.id}


def delete(actor: Actor, body: Json) -> Json:
    """`{channel, ts}`; an ephemeral message is dismissed without telling the app."""
    channel = actor.channel(needed(body, "channel"))
    ts = needed(body, "ts")
    seen = actor.message(channel, ts)
    message = seen if seen.seen_by else actor.own_message(channel, ts)
    messages.remove(actor.world, actor.workspace, channel, message)
    return {"ts": ts, "channel": channel.id}


def unfurl(actor: Actor, body: Json) -> Json:
    """`{channel, ts}`: what Slack does to a message with links: changed, but not edited."""
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "ts"))
    preview = {"from_url": "https://example.com/", "title": "Example", "id": 1}
    messages.change(actor.world, actor.workspace, channel, message, {"attachments": [preview]})
    return {"ts": message.ts}


def open_entity(actor: Actor, body: Json) -> Json:
    """`{channel, ts, url?}`: a Work Object under a message, the first one where none is named."""
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "ts"))
    objects = [one for one in message.attachments or [] if "entity" in one]
    named = (one for one in objects if body.get("url") in (None, one["app_unfurl_url"]))
    under = next(named, None)
    if under is None:
        raise Refused("no_such_object", "There is nothing to open here.")
    url, user = under["app_unfurl_url"], actor.member.id
    trigger = links.opened(actor.world, actor.workspace, channel, message, user, under)
    place = {"channel": channel.id, "ts": message.ts, "url": url}
    actor.workspace.details[user] = {**place, "trigger": trigger, "entity": None, "error": None}
    actor.world.changed()
    return {"url": url}


def refresh_entity(actor: Actor, body: Json) -> Json:
    """`{channel, ts}`: the button in the footer of an object asks the app for it anew."""
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "ts"))
    links.shared(actor.world, actor.workspace, channel, message)
    return {"ts": message.ts}


def react(actor: Actor, body: Json) -> Json:
    """`{channel, ts, name, remove?}`."""
    channel = actor.channel(needed(body, "channel"))
    message = actor.message(channel, needed(body, "ts"))
    act = messages.unreact if body.get("remove") else messages.react
    name = needed(body, "name").strip(":")
    done = act(actor.world, actor.workspace, channel, message, name, actor.member.id)
    if not done:
        raise Refused("no_change", "This reaction is already as you want it.")
    return {"ts": message.ts}


def mark(actor: Actor, body: Json) -> Json:
    """`{channel, ts}`: read up to here."""
    channel = actor.channel(needed(body, "channel"))
    channel.read[actor.member.id] = needed(body, "ts")
    actor.world.changed()
    return {"channel": channel.id}


def join(actor: Actor, body: Json) -> Json:
    """`{channel}`: a public channel, by oneself; a guest is brought in by others."""
    name = needed(body, "channel").removeprefix("#")
    rooms = actor.workspace.channels.values()
    found = next((c for c in rooms if name in (c.id, c.name) and c.kind == "channel"), None)
    if found is None or actor.member.is_restricted or actor.member.is_stranger:
        raise Refused("not_in_channel", "You can't join this channel.")
    membership.join(actor.world, actor.workspace, found, actor.member.id)
    return {"channel": found.id}


def leave(actor: Actor, body: Json) -> Json:
    """`{channel}`."""
    channel = actor.channel(needed(body, "channel"))
    membership.leave(actor.world, actor.workspace, channel, actor.member.id)
    return {"channel": channel.id}
