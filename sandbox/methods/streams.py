"""chat.*Stream: a message that grows while people read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sandbox import limits, lookup, messages, panes
from sandbox.calls import Call, Method
from sandbox.content import check_blocks, check_metadata
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.methods.chat import target, thread_of
from sandbox.objects import message_json
from sandbox.state import Channel, Json, Message

RECIPIENT = ("recipient_user_id", "recipient_team_id")


def _markdown(chunk: Json) -> list[Json]:
    text = str(chunk.get("text") or "")
    if len(text) > limits.STREAM_TEXT:
        raise SlackError("msg_too_long")
    return [{"type": "markdown", "text": text}] if text else []


def _blocks(chunk: Json) -> list[Json]:
    check_blocks(chunk.get("blocks"))
    return with_ids(chunk["blocks"])


def _task(chunk: Json) -> list[Json]:
    if not all(chunk.get(name) for name in ("id", "title", "status")):
        raise SlackError("invalid_chunks")
    return []


CHUNKS: dict[Any, Callable[[Json], list[Json]]] = {
    "markdown_text": _markdown,
    "blocks": _blocks,
    "task_update": _task,
    "plan_update": lambda chunk: [],
}


def _pieces(call: Call) -> Iterator[Json]:
    """What this call adds, as blocks; raises `invalid_chunks`, `msg_too_long`, `invalid_blocks`."""
    if markdown := call.text("markdown_text"):
        yield from _markdown({"text": markdown})
    chunks = call.parsed("chunks", "invalid_chunks") or []
    if not isinstance(chunks, list):
        raise SlackError("invalid_chunks")
    for chunk in chunks:
        kind = chunk.get("type") if isinstance(chunk, dict) else None
        if kind not in CHUNKS:
            raise SlackError("invalid_chunks")
        yield from CHUNKS[kind](chunk)


def _grown(before: list[Json], added: list[Json]) -> Json:
    """The blocks with those added, neighbouring texts as one, and the message's own text."""
    whole: list[Json] = []
    for block in [*before, *added]:
        if whole and whole[-1]["type"] == block["type"] == "markdown":
            whole[-1] = {**whole[-1], "text": whole[-1]["text"] + block["text"]}
        else:
            whole.append(block)
    check_blocks(whole)
    text = "\n".join(block["text"] for block in whole if block["type"] == "markdown")
    return {"blocks": with_ids(whole), "text": text}


def start(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.startStream"""
    channel = target(call)
    thread = thread_of(call, channel)
    for name in () if channel.is_im else RECIPIENT:
        if not call.text(name):
            raise SlackError(f"missing_{name}")
    if user := call.text(RECIPIENT[0]):
        lookup.member(call.workspace, user)
    content = _grown([], list(_pieces(call)))
    message = messages.bot_message(
        call.world, call.workspace, **content, thread_ts=thread, streaming=True
    )
    messages.post(call.world, call.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def _streaming(call: Call) -> tuple[Channel, Message]:
    """Raises `message_not_owned_by_app`, `message_not_in_streaming_state`."""
    call.required("channel", "ts")
    channel = call.joined_channel()
    message = lookup.message(channel, call.text("ts"))
    if message.app_id != call.workspace.app_id:
        raise SlackError("message_not_owned_by_app")
    over = call.world.clock.now() - float(message.ts) > limits.STREAM_SECONDS
    if not message.streaming or over:
        raise SlackError("message_not_in_streaming_state")
    return channel, message


def append(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.appendStream"""
    channel, message = _streaming(call)
    pieces = list(_pieces(call))
    if not pieces and not call.arguments.get("chunks"):
        raise SlackError("no_text")
    new = _grown(message.blocks or [], pieces)
    channel.messages[message.ts] = message.model_copy(update=new)
    call.world.changed()
    return {"channel": channel.id, "ts": message.ts}


def stop(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.stopStream

    Of its steps the app hears this one alone.
    """
    channel, message = _streaming(call)
    below = call.parsed("blocks", "invalid_blocks_format") or []
    check_blocks(below)
    new = _grown(message.blocks or [], [*_pieces(call), *with_ids(below)])
    metadata = call.parsed("metadata", "invalid_metadata_format")
    if metadata:
        check_metadata(metadata)
        new["metadata"] = metadata
    messages.change(call.world, call.workspace, channel, message, {**new, "streaming": False})
    if call.workspace.view == "agent_view" and message.thread_ts:
        session = panes.pane(call.workspace, channel, message.thread_ts)
        session.status = call.text("session_status", "active")
    fresh = channel.messages[message.ts]
    shown = message_json(call.workspace, channel, fresh, metadata=True)
    return {"channel": channel.id, "ts": fresh.ts, "message": shown}


METHODS = [
    Method("chat.startStream", start, "chat:write"),
    Method("chat.appendStream", append, "chat:write"),
    Method("chat.stopStream", stop, "chat:write"),
]
