"""What Slack itself tells a person who calls the app where it is not: nobody else sees it, and the
app hears nothing, neither of the message nor of this."""

from __future__ import annotations

from sandbox import membership, messages
from sandbox.control.actor import Actor
from sandbox.state import Channel, Json, Message

SLACKBOT = "USLACKBOT"
INVITE, NOTHING = "slackbot.invite", "slackbot.nothing"

SAID = {
    "ja": (
        "<@{bot}> をメンションしましたが、このチャンネルに参加していないため、届いていません。"
        "招待してから、もう一度投稿してください。",
        "招待する",
        "何もしない",
    ),
    "en": (
        "You mentioned <@{bot}>, but they're not in this channel and haven't been told. Invite "
        "them, then post it again.",
        "Invite them",
        "Do nothing",
    ),
}


def missed(actor: Actor, channel: Channel, message: Message) -> None:
    """Offers to invite the app that a message calls in vain."""
    bot = actor.workspace.bot_user
    if channel.is_im or bot in channel.members or f"<@{bot}>" not in message.text:
        return
    text, invite, nothing = SAID["ja" if actor.member.locale.startswith("ja") else "en"]
    said = text.format(bot=bot)
    blocks: list[Json] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": said}},
        {"type": "actions", "elements": [button(INVITE, invite), button(NOTHING, nothing)]},
    ]
    notice = Message(
        ts=actor.world.next_ts(),
        user=SLACKBOT,
        text=said,
        blocks=messages.with_ids(blocks),
        thread_ts=message.thread_ts,
        seen_by=actor.member.id,
    )
    messages.post(actor.world, actor.workspace, channel, notice)


def button(action: str, label: str) -> Json:
    return {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": label}}


def pressed(actor: Actor, channel: Channel, message: Message, action: str) -> Json:
    """Does what its button says, and takes the notice away."""
    messages.remove(actor.world, actor.workspace, channel, message)
    if action == INVITE:
        membership.join(actor.world, actor.workspace, channel, actor.workspace.bot_user)
    return {"status": None, "shown": None}
