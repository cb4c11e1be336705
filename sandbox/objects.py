"""Slack's objects as JSON: messages, channels, users, views.

Follows https://docs.slack.dev/reference/objects and https://docs.slack.dev/reference/views.
"""

from __future__ import annotations

import datetime
import zoneinfo

from sandbox.forms import view_values
from sandbox.state import Channel, Json, Member, Message, View, Workspace

OPTIONAL = (
    "subtype",
    "thread_ts",
    "blocks",
    "attachments",
    "bot_id",
    "app_id",
    "client_msg_id",
    "edited",
)


def message_json(
    workspace: Workspace, channel: Channel, message: Message, *, metadata: bool = False
) -> Json:
    """A message as conversations.history gives it; a root tells about its replies."""
    writer = workspace.members.get(message.user)
    shown: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": (writer and writer.team_id) or workspace.id,
    }
    shown |= {name: value for name in OPTIONAL if (value := getattr(message, name))}
    if message.bot_id:
        shown["bot_profile"] = bot_profile(workspace)
    if metadata and message.metadata:
        shown["metadata"] = message.metadata
    if message.reactions:
        shown["reactions"] = [
            {"name": r.name, "users": r.users, "count": len(r.users)} for r in message.reactions
        ]
    return shown | _thread_facts(channel, message)


def _thread_facts(channel: Channel, message: Message) -> Json:
    if message.thread_ts and message.thread_ts != message.ts:
        root = channel.messages.get(message.thread_ts)
        return {"parent_user_id": root.user} if root else {}
    answers = channel.replies(message.ts)
    if not answers:
        return {}
    writers = list(dict.fromkeys(m.user for m in answers))
    return {
        "thread_ts": message.ts,
        "reply_count": len(answers),
        "reply_users_count": len(writers),
        "reply_users": writers[:5],
        "latest_reply": answers[-1].ts,
    }


def bot_profile(workspace: Workspace) -> Json:
    return {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "name": workspace.members[workspace.bot_user].name,
        "deleted": False,
        "team_id": workspace.id,
    }


def channel_json(workspace: Workspace, channel: Channel) -> Json:
    bot_in = workspace.bot_user in channel.members
    common: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_im": channel.is_im,
        "is_mpim": False,
        "is_org_shared": channel.is_org_shared,
        "context_team_id": workspace.id,
    }
    if channel.is_im:
        return {**common, "user": channel.members[0], "is_open": True}
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_private": channel.is_private,
        **sharing(workspace, channel),
        "is_general": False,
        "is_member": bot_in,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def sharing(workspace: Workspace, channel: Channel) -> Json:
    """Slack Connect: the other side is named once it is connected."""
    connected = list(channel.connected_team_ids)
    return {
        "is_ext_shared": channel.is_ext_shared,
        "is_shared": channel.is_ext_shared or channel.is_org_shared,
        "is_pending_ext_shared": channel.is_pending_ext_shared,
        "shared_team_ids": [workspace.id, *connected],
        **({"connected_team_ids": connected} if connected else {}),
    }


def user_json(member: Member, *, locale: bool = False) -> Json:
    """`locale` is there only when asked for with include_locale."""
    zone = datetime.datetime.now(zoneinfo.ZoneInfo(member.tz))
    offset = zone.utcoffset() or datetime.timedelta()
    shown: Json = {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "real_name": member.real_name,
        "deleted": member.deleted,
        "tz": member.tz,
        "tz_label": zone.tzname(),
        "tz_offset": int(offset.total_seconds()),
        "is_bot": member.is_bot,
        "is_admin": member.is_admin,
        "is_owner": False,
        "is_restricted": member.is_restricted,
        "is_ultra_restricted": member.is_ultra_restricted,
        "is_app_user": False,
        "updated": 0,
        "profile": {
            "real_name": member.real_name,
            "real_name_normalized": member.real_name,
            "display_name": member.display_name,
            "display_name_normalized": member.display_name,
            "title": member.title,
            "email": member.email,
            "team": member.team_id,
        },
    }
    if member.is_stranger:
        shown["is_stranger"] = True
    return shown | ({"locale": member.locale} if locale else {})


def view_json(workspace: Workspace, view: View) -> Json:
    blanks: Json = {"callback_id": "", "private_metadata": "", "title": None}
    blanks |= {"submit": None, "close": None, "clear_on_close": False, "notify_on_close": False}
    return {
        **blanks,
        **view.definition,
        "id": view.id,
        "team_id": workspace.id,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot_id,
        "hash": view.hash,
        "external_id": view.external_id,
        "root_view_id": view.root_view_id,
        "previous_view_id": view.previous_view_id,
        "state": {"values": view_values(view)},
    }
