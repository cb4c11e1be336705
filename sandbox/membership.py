"""Who is in which channel, and the events and posts when that changes."""

from __future__ import annotations

from sandbox import messages
from sandbox.state import Channel, Json, Message, Workspace
from sandbox.world import World


def join(world: World, workspace: Workspace, channel: Channel, user: str) -> None:
    """Does nothing where that person is in already."""
    if user in channel.members:
        return
    channel.members.append(user)
    _tell(world, workspace, channel, user, "joined")


def leave(world: World, workspace: Workspace, channel: Channel, user: str) -> None:
    if user not in channel.members:
        return
    _tell(world, workspace, channel, user, "left")
    channel.members.remove(user)
    world.changed()


def _tell(world: World, workspace: Workspace, channel: Channel, user: str, what: str) -> None:
    event: Json = {
        "type": f"member_{what}_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": workspace.id,
        "event_ts": world.next_ts(),
    }
    world.events.emit(workspace, channel, event)
    verb = "join" if what == "joined" else "leave"
    note = Message(
        ts=world.next_ts(),
        user=user,
        subtype=f"{channel.kind}_{verb}",
        text=f"<@{user}> has {what} the channel",
    )
    messages.post(world, workspace, channel, note)
