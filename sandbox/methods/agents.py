"""agents.sessions.*: how a thread with an agent stands, and what it is called."""

from __future__ import annotations

from sandbox import limits, lookup, panes
from sandbox.calls import Call, Method
from sandbox.errors import InvalidArguments, SlackError
from sandbox.shapes import choice, string
from sandbox.state import Json, Pane

STATUSES = ("active", "processing", "suspended", "closed")


def _session(call: Call) -> Pane:
    """The thread's session; raises `thread_not_found`, and what is refused to other apps."""
    if call.workspace.view != "agent_view":
        raise SlackError("not_allowed_app_type")
    call.required("channel_id", "thread_ts")
    channel = call.joined_channel("channel_id")
    root = channel.messages.get(call.text("thread_ts"))
    if root is None or root.seen_by:
        raise SlackError("thread_not_found")
    return panes.pane(call.workspace, channel, root.ts)


def _check_title(title: str) -> None:
    if problems := list(string(limits.SESSION_TITLE)(title, "/title")):
        raise InvalidArguments(problems)


def set_status(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/agents.sessions.setStatus

    Title and initiator count only where the session begins with this call.
    """
    (status,) = call.required("status")
    if problems := list(choice(*STATUSES)(status, "/status")):
        raise InvalidArguments(problems)
    session = _session(call)
    if initiator := call.text("initiator_user_id"):
        lookup.member(call.workspace, initiator)
    if (title := call.text("title")) and not session.status:
        _check_title(title)
        session.title = title
    session.status = status
    call.world.changed()
    return {"status": status, "title": session.title}


def rename(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/agents.sessions.rename"""
    (title,) = call.required("title")
    _check_title(title)
    session = _session(call)
    session.title = title
    call.world.changed()
    return {"title": title}


METHODS = [
    Method("agents.sessions.setStatus", set_status, "chat:write"),
    Method("agents.sessions.rename", rename, "chat:write"),
]
