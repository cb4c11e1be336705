"""conversations.*: channels, their members and what was written in them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from sandbox import lookup, membership
from sandbox.calls import Call, Method
from sandbox.errors import SlackError
from sandbox.objects import channel_json, message_json
from sandbox.state import Channel, Json, Message

TYPE_NAMES = {"channel": "public_channel", "group": "private_channel", "im": "im"}


def info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.info"""
    channel = call.channel()
    call.need_for(channel, "read")
    shown = channel_json(call.workspace, channel)
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    if call.flag("include_locale"):
        shown["locale"] = "en-US"
    return {"channel": shown}


def list_channels(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.list"""
    wanted = {name.strip() for name in call.text("types", "public_channel").split(",")}
    if not wanted <= {*TYPE_NAMES.values(), "mpim"}:
        raise SlackError("invalid_types")
    for name in sorted(wanted):
        call.need({"public_channel": "channels:read", "im": "im:read"}.get(name, "groups:read"))
    known = [c for c in call.workspace.channels.values() if _listed(call, c, wanted)]
    channels, more = call.page(known)
    return {"channels": [channel_json(call.workspace, c) for c in channels], **more}


def _listed(call: Call, channel: Channel, wanted: set[str]) -> bool:
    kind = TYPE_NAMES[channel.kind]
    hidden = kind != "public_channel" and call.workspace.bot_user not in channel.members
    archived = channel.is_archived and call.flag("exclude_archived")
    return kind in wanted and not hidden and not archived


def members(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.members"""
    channel = call.channel()
    call.need_for(channel, "read")
    found, more = call.page(channel.members)
    return {"members": found, **more}


def _time(call: Call, name: str) -> Decimal | None:
    value = call.text(name)
    try:
        return Decimal(value) if value else None
    except InvalidOperation as error:
        raise SlackError(f"invalid_ts_{name}") from error


def _within(call: Call, found: list[Message]) -> list[Message]:
    """Those between `oldest` and `latest`; the bounds themselves only with `inclusive`."""
    oldest, latest = _time(call, "oldest"), _time(call, "latest")
    inclusive = call.flag("inclusive")

    def fits(ts: Decimal) -> bool:
        if inclusive and ts in (oldest, latest):
            return True
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    return [message for message in found if fits(Decimal(message.ts))]


def _shown(call: Call, channel: Channel, found: list[Message]) -> list[Json]:
    metadata = call.flag("include_all_metadata")
    return [message_json(call.workspace, channel, m, metadata=metadata) for m in found]


def history(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.history

    Newest first; answers in threads only where they were broadcast.
    """
    channel = call.joined_channel()
    call.need_for(channel, "history")
    roots = [m for m in reversed(channel.messages.values()) if _in_channel(m)]
    found, more = call.page(_within(call, roots), most=999)
    has_more = bool(more["response_metadata"]["next_cursor"])
    return {"messages": _shown(call, channel, found), "has_more": has_more, **more}


def _in_channel(message: Message) -> bool:
    root = message.thread_ts in (None, message.ts)
    return not message.seen_by and (root or message.subtype == "thread_broadcast")


def thread_replies(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.replies

    The root first, then the answers, oldest first. The root is on the first page whatever
    `oldest` says.
    """
    call.required("channel", "ts")
    channel = call.joined_channel()
    call.need_for(channel, "history")
    root = channel.messages.get(call.text("ts"))
    if root is None or root.seen_by:
        raise SlackError("thread_not_found")
    top = channel.messages.get(root.thread_ts or root.ts, root)
    answers = _within(call, channel.replies(top.ts))
    found, more = call.page([top, *answers])
    has_more = bool(more["response_metadata"]["next_cursor"])
    return {"messages": _shown(call, channel, found), "has_more": has_more, **more}


def open_direct(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.open (one person only)"""
    users = [user for user in call.text("users").split(",") if user]
    if call.text("channel"):
        channel = call.channel()
        return {"channel": {"id": channel.id}, "already_open": True, "no_op": True}
    if len(users) != 1:
        raise SlackError("users_list_not_supplied" if not users else "too_many_users")
    person = lookup.member(call.workspace, users[0])
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    channel = lookup.direct_channel(call.world, call.workspace, person.id)
    shown = channel_json(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown}


def join(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.join"""
    channel = call.channel()
    if channel.is_im or channel.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    bot = call.workspace.bot_user
    already = bot in channel.members
    membership.join(call.world, call.workspace, channel, bot)
    warning = {"warning": "already_in_channel"} if already else {}
    return {"channel": channel_json(call.workspace, channel), **warning}


def invite(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.invite"""
    call.required("channel", "users")
    channel = call.joined_channel()
    for user in call.text("users").split(","):
        person = lookup.member(call.workspace, user.strip())
        if person.id in channel.members:
            raise SlackError("already_in_channel")
        membership.join(call.world, call.workspace, channel, person.id)
    return {"channel": channel_json(call.workspace, channel)}


METHODS = [
    Method("conversations.info", info),
    Method("conversations.list", list_channels),
    Method("conversations.members", members),
    Method("conversations.history", history),
    Method("conversations.replies", thread_replies),
    Method("conversations.open", open_direct, "im:write"),
    Method("conversations.join", join, "channels:join"),
    Method("conversations.invite", invite, "channels:manage"),
]
