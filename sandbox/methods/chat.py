"""chat.*: posting, changing and deleting messages."""

from __future__ import annotations

from sandbox import lookup, messages
from sandbox.calls import Call, Method
from sandbox.content import check_attachments, check_blocks, check_metadata, check_text
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.objects import message_json
from sandbox.state import Channel, Json, Message


def _content(call: Call) -> Json:
    """text, blocks and attachments, checked; only what was given."""
    given: Json = {}
    markdown = call.text("markdown_text")
    if markdown and (call.text("text") or call.arguments.get("blocks")):
        raise SlackError("markdown_text_conflict")
    if "text" in call.arguments or markdown:
        given["text"] = markdown or call.text("text")
        check_text(given["text"])
    blocks = call.parsed("blocks", "invalid_blocks_format")
    if blocks is not None:
        check_blocks(blocks)
        given["blocks"] = with_ids(blocks)
    attachments = call.parsed("attachments", "invalid_attachments")
    if attachments is not None:
        check_attachments(attachments)
        given["attachments"] = attachments
    return given


def _need_content(content: Json) -> None:
    if not any(content.get(name) for name in ("text", "blocks", "attachments")):
        raise SlackError("no_text")


def _metadata(call: Call) -> Json:
    metadata = call.parsed("metadata", "invalid_metadata_format")
    if metadata:
        check_metadata(metadata)
    return {} if metadata is None else {"metadata": metadata or None}


def target(call: Call) -> Channel:
    """A channel by id or name, or a person: their direct conversation."""
    (wanted,) = call.required("channel")
    person = call.workspace.members.get(wanted)
    if person and not person.is_bot and not person.deleted:
        return lookup.direct_channel(call.world, call.workspace, wanted)
    channel = lookup.visible_channel(call.workspace, wanted)
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.workspace.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def thread_of(call: Call, channel: Channel) -> str | None:
    """The root to answer under; raises `thread_not_found`, `cannot_reply_to_message`."""
    ts = call.text("thread_ts") or None
    if ts is None:
        return None
    root = channel.messages.get(ts)
    if root is None or root.seen_by:
        raise SlackError("thread_not_found")
    if root.thread_ts and root.thread_ts != ts:
        raise SlackError("cannot_reply_to_message")
    return ts


def post_message(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.postMessage"""
    channel = target(call)
    content = _content(call)
    _need_content(content)
    thread = thread_of(call, channel)
    broadcast = "thread_broadcast" if thread and call.flag("reply_broadcast") else None
    parts = {**content, **_metadata(call), "thread_ts": thread, "subtype": broadcast}
    message = messages.bot_message(call.world, call.workspace, **parts)
    messages.post(call.world, call.workspace, channel, message)
    shown = message_json(call.workspace, channel, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.postEphemeral"""
    call.required("channel", "user")
    channel = target(call)
    content = _content(call)
    _need_content(content)
    user = call.text("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    thread = thread_of(call, channel)
    message = messages.bot_message(
        call.world, call.workspace, **content, thread_ts=thread, seen_by=user
    )
    messages.post(call.world, call.workspace, channel, message)
    return {"message_ts": message.ts}


def _own(call: Call, channel: Channel, refusal: str) -> Message:
    message = lookup.message(channel, call.text("ts"))
    if message.app_id != call.workspace.app_id:
        raise SlackError(refusal)
    return message


def update(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.update

    New text without blocks removes the old blocks; metadata stays unless it is given; the mark
    *edited* appears only where no blocks are used.
    """
    call.required("channel", "ts")
    channel = call.joined_channel()
    message = _own(call, channel, "cant_update_message")
    content = _content(call)
    kept = {} if "text" in content else {"text": message.text, "blocks": message.blocks}
    new = {"blocks": None, **kept, **content, **_metadata(call)}
    _need_content({"attachments": message.attachments, **new})
    if not new.get("blocks"):
        new["edited"] = {"user": call.workspace.bot_user, "ts": call.world.next_ts()}
    messages.change(call.world, call.workspace, channel, message, new)
    fresh = channel.messages[message.ts]
    shown = message_json(call.workspace, channel, fresh, metadata=True)
    return {"channel": channel.id, "ts": fresh.ts, "text": fresh.text, "message": shown}


def delete(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.delete"""
    call.required("channel", "ts")
    channel = call.joined_channel()
    message = _own(call, channel, "cant_delete_message")
    messages.remove(call.world, call.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.getPermalink"""
    call.required("channel", "message_ts")
    channel = call.channel()
    message = lookup.message(channel, call.text("message_ts"))
    stem = f"https://{call.workspace.domain}.slack.com/archives/{channel.id}"
    link = f"{stem}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


METHODS = [
    Method("chat.postMessage", post_message, "chat:write"),
    Method("chat.postEphemeral", post_ephemeral, "chat:write"),
    Method("chat.update", update, "chat:write"),
    Method("chat.delete", delete, "chat:write"),
    Method("chat.getPermalink", permalink),
]
