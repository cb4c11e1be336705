"""Finding members, channels and messages, with Slack's names for what is missing."""

from __future__ import annotations

from sandbox.errors import SlackError
from sandbox.state import Channel, Member, Message, Workspace
from sandbox.world import World


def find_channel(workspace: Workspace, name: str) -> Channel | None:
    """By id, or by name with or without `#`."""
    if name in workspace.channels:
        return workspace.channels[name]
    bare = name.removeprefix("#")
    rooms = (c for c in workspace.channels.values() if not c.is_im and c.name == bare)
    return next(rooms, None)


def visible_channel(workspace: Workspace, name: str) -> Channel:
    """A channel as the bot may know it: public, or with the bot in it."""
    channel = find_channel(workspace, name)
    hidden = channel and (channel.is_private or channel.is_im)
    if channel is None or (hidden and workspace.bot_user not in channel.members):
        raise SlackError("channel_not_found")
    return channel


def member(workspace: Workspace, user: str) -> Member:
    if user not in workspace.members:
        raise SlackError("user_not_found")
    return workspace.members[user]


def message(channel: Channel, ts: str) -> Message:
    """A message that everyone in the channel can see."""
    found = channel.messages.get(ts)
    if found is None or found.seen_by:
        raise SlackError("message_not_found")
    return found


def direct_channel(world: World, workspace: Workspace, user: str) -> Channel:
    """The conversation between the bot and this person, opened when it is not there yet."""
    pair = [user, workspace.bot_user]
    for channel in workspace.channels.values():
        if channel.is_im and channel.members == pair:
            return channel
    created = int(world.clock.now())
    fresh = Channel(id=world.next_id("D0"), name=user, is_im=True, members=pair, created=created)
    workspace.channels[fresh.id] = fresh
    world.changed()
    return fresh
