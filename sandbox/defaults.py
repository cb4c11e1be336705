"""The workspace that the sandbox starts with: two desks, one app, a guest and a stranger."""

from __future__ import annotations

from typing import Any

from sandbox.state import Channel, Member, Workspace

TEAM = "T0KAKEHASHI"
SUPPORT_JP = "C0SUPPORTJP"
SUPPORT_US = "C0SUPPORTUS"
RANDOM = "C0RANDOM01"
VENDOR = "C0VENDOR01"

SATO = "U0SATO"
SUZUKI = "U0SUZUKI"
TANAKA = "U0TANAKA"
MILLER = "U0MILLER"
CHEN = "U0CHEN"
PARKER = "U0PARKER"
MORI = "U0MORI"
GUEST = "U0GUEST"
STRANGER = "U0STRANGER"
BOT = "U0KAKEHASHI"
OUTSIDE = "T0VENDOR"
LINKS = "kakehashi.example.com"
"""Where links lead that the app may unfurl."""

SCOPES = [
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "links:read",
    "links:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users:read",
]

EVENTS = [
    "app_context_changed",
    "app_home_opened",
    "app_mention",
    "assistant_thread_context_changed",
    "assistant_thread_started",
    "channel_shared",
    "channel_unshared",
    "link_shared",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "user_change",
]

TOKYO: dict[str, Any] = {"locale": "ja-JP", "tz": "Asia/Tokyo", "team_id": TEAM}
SEATTLE: dict[str, Any] = {"locale": "en-US", "tz": "America/Los_Angeles", "team_id": TEAM}


def _tokyo(user: str, name: str, real_name: str, title: str) -> Member:
    return Member(id=user, name=name, real_name=real_name, title=title, **TOKYO)


def _seattle(user: str, name: str, real_name: str, title: str) -> Member:
    return Member(id=user, name=name, real_name=real_name, title=title, **SEATTLE)


def members() -> dict[str, Member]:
    people = [
        _tokyo(SATO, "sato", "佐藤 美咲", "サポート"),
        _tokyo(SUZUKI, "suzuki", "鈴木 健", "サポート"),
        _tokyo(TANAKA, "tanaka", "田中 陽子", "サポートリーダー"),
        _seattle(MILLER, "miller", "Dana Miller", "Support"),
        _seattle(CHEN, "chen", "Wei Chen", "Support"),
        _seattle(PARKER, "parker", "Alex Parker", "Support lead"),
        _tokyo(MORI, "mori", "森 エミリー", "日米サポート"),
        Member(
            id=GUEST,
            name="guest",
            real_name="Robin Guest",
            is_restricted=True,
            is_ultra_restricted=True,
            **SEATTLE,
        ),
        Member(
            id=STRANGER,
            name="stranger",
            real_name="Kim Vendor",
            is_stranger=True,
            tz="America/Los_Angeles",
            team_id=OUTSIDE,
        ),
        Member(id=BOT, name="kakehashi", real_name="Kakehashi", is_bot=True, **SEATTLE),
    ]
    return {member.id: member for member in people}


def channels() -> dict[str, Channel]:
    both = [MORI, BOT]
    rooms = [
        Channel(
            id=SUPPORT_JP,
            name="support-jp",
            purpose="日本のお客様",
            members=[SATO, SUZUKI, TANAKA, *both],
        ),
        Channel(
            id=SUPPORT_US,
            name="support-us",
            purpose="US customers",
            members=[MILLER, CHEN, PARKER, *both, GUEST],
        ),
        Channel(id=RANDOM, name="random", members=[SATO, SUZUKI, MILLER, CHEN, MORI]),
        Channel(
            id=VENDOR,
            name="vendor",
            is_ext_shared=True,
            connected_team_ids=[OUTSIDE],
            members=[MILLER, BOT, STRANGER],
        ),
    ]
    return {channel.id: channel for channel in rooms}


def workspace(token: str) -> Workspace:
    return Workspace(
        id=TEAM,
        name="Kakehashi Trading",
        domain="kakehashi",
        token=token,
        app_id="A0KAKEHASHI",
        bot_id="B0KAKEHASHI",
        bot_user=BOT,
        scopes=list(SCOPES),
        events=list(EVENTS),
        unfurl_domains=[LINKS],
        members=members(),
        channels=channels(),
    )
