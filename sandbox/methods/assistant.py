"""assistant.threads.*: what stands around a thread with the app."""

from __future__ import annotations

from typing import Any

from sandbox import limits, panes
from sandbox.calls import Call, Method
from sandbox.errors import InvalidArguments, SlackError
from sandbox.shapes import fields, items, string
from sandbox.state import Channel, Json, Pane

ANY_LENGTH = 40_000
PROMPTS = items(
    fields({"title": string(ANY_LENGTH), "message": string(ANY_LENGTH)}, {}), limits.PROMPTS
)
LOADING = items(string(ANY_LENGTH), limits.LOADING_MESSAGES)
EITHER = ("chat:write", "assistant:write")


def _thread(call: Call) -> Pane:
    """The thread named by `channel_id` and `thread_ts`; raises `invalid_thread_ts`."""
    call.required("channel_id", "thread_ts")
    channel = call.joined_channel("channel_id")
    root = channel.messages.get(call.text("thread_ts"))
    if root is None or root.seen_by or (root.thread_ts and root.thread_ts != root.ts):
        raise SlackError("invalid_thread_ts")
    return panes.pane(call.workspace, channel, root.ts)


def _checked(rule: Any, value: Any, at: str) -> Any:
    if problems := list(rule(value, at)):
        raise InvalidArguments(problems)
    return value


def set_status(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/assistant.threads.setStatus"""
    if not set(EITHER) & set(call.workspace.scopes):
        call.need(EITHER[0])
    if "status" not in call.arguments:
        call.required("status")
    messages = call.parsed("loading_messages", "invalid_arguments")
    if messages is not None:
        _checked(LOADING, messages, "/loading_messages")
    _thread(call).status = call.text("status")
    call.world.changed()
    return {}


def set_title(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/assistant.threads.setTitle"""
    (title,) = call.required("title")
    _thread(call).title = title
    call.world.changed()
    return {}


def set_prompts(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts

    An agent's call that names a thread is taken and does nothing.
    """
    call.required("channel_id", "prompts")
    prompts = _checked(PROMPTS, call.parsed("prompts", "invalid_arguments"), "/prompts")
    shown = _prompted(call, call.joined_channel("channel_id"))
    if shown is not None:
        shown.prompts = [{name: one[name] for name in ("title", "message")} for one in prompts]
        shown.prompts_title = call.text("title")
        call.world.changed()
    return {}


def _prompted(call: Call, channel: Channel) -> Pane | None:
    if call.workspace.view == "assistant_view":
        return _thread(call)
    return None if call.text("thread_ts") else panes.pane(call.workspace, channel)


METHODS = [
    Method("assistant.threads.setStatus", set_status),
    Method("assistant.threads.setTitle", set_title, "assistant:write"),
    Method("assistant.threads.setSuggestedPrompts", set_prompts, "assistant:write"),
]
