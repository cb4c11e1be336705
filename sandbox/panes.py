"""The pane in which a person talks with the app, in either of Slack's two ways.

assistant_view: opening it begins a thread of its own, whose root Slack writes. agent_view: each
question in the conversation begins one. Follows https://docs.slack.dev/ai/developing-ai-apps and
https://docs.slack.dev/ai/migrating-to-agent-messaging.
"""

from __future__ import annotations

from sandbox.state import Beside, Channel, Json, Message, Pane, Workspace

ROOT = "assistant_app_thread"
"""Subtype of a root that opening the pane wrote (assistant_view)."""


def pane(workspace: Workspace, channel: Channel, thread_ts: str = "") -> Pane:
    """The pane of this thread, empty at first."""
    key = f"{channel.id}:{thread_ts}"
    fresh = Pane(user=channel.members[0], channel=channel.id, thread_ts=thread_ts)
    return workspace.panes.setdefault(key, fresh)


def answered(workspace: Workspace, channel: Channel, message: Message) -> None:
    """What the app says in a thread of the assistant's takes its status away."""
    found = workspace.panes.get(f"{channel.id}:{message.thread_ts}")
    if found and message.app_id and workspace.view == "assistant_view":
        found.status = ""


def assistant_thread(workspace: Workspace, shown: Pane) -> Json:
    """https://docs.slack.dev/reference/events/assistant_thread_started"""
    beside = workspace.beside.get(shown.user)
    context = {"channel_id": beside.channel, "team_id": workspace.id} if beside else {}
    return {
        "user_id": shown.user,
        "context": {**context, "enterprise_id": None} if context else {},
        "channel_id": shown.channel,
        "thread_ts": shown.thread_ts,
    }


def app_context(workspace: Workspace, user: str) -> Json:
    """What messages and openings tell besides to an app that asked for it
    (https://docs.slack.dev/changelog/2026/07/02/app-context)."""
    wanted = workspace.view == "agent_view" and "app_context_changed" in workspace.events
    return {"app_context": entities(workspace, user)} if wanted else {}


def entities(workspace: Workspace, user: str) -> Json:
    """https://docs.slack.dev/reference/events/app_context_changed"""
    beside = workspace.beside.get(user)
    if beside is None:
        return {}
    found = [{"type": "slack#/types/channel_id", "value": beside.channel, "team_id": workspace.id}]
    return {"entities": [*_thread(workspace, beside), *found]}


def _thread(workspace: Workspace, beside: Beside) -> list[Json]:
    if beside.thread_ts is None:
        return []
    place = {"channel_id": beside.channel, "message_ts": beside.thread_ts}
    return [{"type": "slack#/types/message_context", "value": place, "team_id": workspace.id}]
