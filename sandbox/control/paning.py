"""What a person does in the pane: opening it beside a channel, moving on, pressing a prompt."""

from __future__ import annotations

from sandbox import panes as store
from sandbox.control import speaking, submitting
from sandbox.control.actor import Actor, needed
from sandbox.errors import Refused
from sandbox.state import Beside, Json, Message, Pane

ROOT_TEXT = "New Assistant Thread"


def open_pane(actor: Actor, body: Json) -> Json:
    """`{beside?, thread_ts?}` → `{channel, thread_ts}`."""
    if body.get("beside"):
        _look(actor, body)
    if actor.workspace.view == "agent_view":
        return {**submitting.open_home(actor, {"tab": "messages"}), "thread_ts": None}
    shown = _begin(actor)
    _tell_assistant(actor, shown, "assistant_thread_started")
    return {"channel": shown.channel, "thread_ts": shown.thread_ts}


def _look(actor: Actor, body: Json) -> None:
    channel = actor.channel(needed(body, "beside"))
    beside = Beside(channel=channel.id, thread_ts=body.get("thread_ts"))
    actor.workspace.beside[actor.member.id] = beside


def _begin(actor: Actor) -> Pane:
    """The thread whose root Slack writes; no message event tells of it."""
    channel = actor.channel(actor.workspace.bot_user)
    root = Message(
        ts=actor.world.next_ts(),
        user=actor.workspace.bot_user,
        subtype=store.ROOT,
        text=ROOT_TEXT,
    )
    channel.add(root)
    actor.world.changed()
    return store.pane(actor.workspace, channel, root.ts)


def _tell_assistant(actor: Actor, shown: Pane, kind: str) -> None:
    channel = actor.workspace.channels[shown.channel]
    told = {"assistant_thread": store.assistant_thread(actor.workspace, shown)}
    event = {"type": kind, **told, "event_ts": actor.world.next_ts()}
    actor.world.events.emit(actor.workspace, channel, event)


def look_beside(actor: Actor, body: Json) -> Json:
    """`{beside, thread_ts?}`: the app hears where this person is now."""
    _look(actor, body)
    channel = actor.channel(actor.workspace.bot_user)
    if actor.workspace.view == "assistant_view":
        for shown in [one for one in _own(actor) if one.thread_ts][-1:]:
            _tell_assistant(actor, shown, "assistant_thread_context_changed")
        return {"channel": channel.id}
    event = {
        "type": "app_context_changed",
        "user": actor.member.id,
        "channel": channel.id,
        "context": store.entities(actor.workspace, actor.member.id),
        "event_ts": actor.world.next_ts(),
    }
    actor.world.events.emit(actor.workspace, channel, event)
    return {"channel": channel.id}


def press_prompt(actor: Actor, body: Json) -> Json:
    """`{title, thread_ts?}`: its message is said, as if it had been typed."""
    thread, wanted = body.get("thread_ts") or "", needed(body, "title")
    shown = [one for one in _own(actor) if one.thread_ts == thread]
    prompts = [prompt for one in shown for prompt in one.prompts]
    found = next((one for one in prompts if one["title"] == wanted), None)
    if found is None:
        raise Refused("no_such_prompt", f"Nothing suggests {wanted}.")
    said: Json = {"channel": actor.workspace.bot_user, "text": found["message"]}
    return speaking.say(actor, {**said, "thread_ts": thread or None})


def panes(actor: Actor) -> Json:
    """`{panes: [{channel, thread_ts, title, status, prompts, prompts_title}]}`"""
    return {"panes": [one.model_dump(exclude={"user"}) for one in _own(actor)]}


def _own(actor: Actor) -> list[Pane]:
    return [one for one in actor.workspace.panes.values() if one.user == actor.member.id]
