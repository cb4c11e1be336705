"""The person on whose behalf a control call acts, with what Slack's client would refuse."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.errors import Refused
from sandbox.lookup import direct_channel, find_channel
from sandbox.state import Channel, Json, Member, Message, View, Workspace
from sandbox.world import World


@dataclass(frozen=True)
class Actor:
    world: World
    workspace: Workspace
    member: Member

    def channel(self, name: str) -> Channel:
        """A channel by id or name, a direct conversation by `@name` or the bot's user id."""
        bot = self.workspace.members[self.workspace.bot_user]
        if name in (bot.id, f"@{bot.name}"):
            return direct_channel(self.world, self.workspace, self.member.id)
        found = find_channel(self.workspace, name)
        if found is None or self.member.id not in found.members:
            said = f"You can't see {name}: you're not in this channel."
            raise Refused("not_in_channel", said, ja="このチャンネルに参加していません。")
        return found

    def message(self, channel: Channel, ts: str) -> Message:
        """A message that this person can see."""
        found = channel.messages.get(ts)
        if found is None or found.seen_by not in (None, self.member.id):
            ja = "このメッセージはありません。"
            raise Refused("message_not_found", "This message isn't there.", ja=ja)
        return found

    def own_message(self, channel: Channel, ts: str) -> Message:
        message = self.message(channel, ts)
        if message.user != self.member.id or message.subtype == "tombstone":
            raise Refused("not_own_message", "You can only change your own messages.")
        return message

    def view(self, view_id: str) -> View:
        """An open modal or the Home tab of this person."""
        found = self.workspace.views.get(view_id)
        if found is None or found.user != self.member.id:
            ja = "この画面は開いていません。"
            raise Refused("view_not_found", "This view isn't open.", ja=ja)
        return found

    def writable(self, name: str) -> Channel:
        channel = self.channel(name)
        if channel.is_archived:
            ja = f"#{channel.name} はアーカイブされています。"
            raise Refused("is_archived", f"#{channel.name} is archived.", ja=ja)
        return channel


def needed(body: Json, name: str) -> str:
    """A string that must be in the call's body."""
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise Refused("missing_field", f"The call needs {name}.", field=name)
    return value
