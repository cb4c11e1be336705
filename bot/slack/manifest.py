"""The Slack app manifest: what the app is called, may do and is told.

Format: https://docs.slack.dev/reference/app-manifest
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PATH = "/slack/events"

SCOPES: Mapping[str, str] = {
    "app_mentions:read": "questions to the bot by name",
    "channels:history": "messages in the teams' threads; looking for a post whose answer was lost",
    "channels:read": "a channel's id and members: who is in a team's channel is in the team",
    "chat:write": "cards, threads and private answers",
    "commands": "slash commands and the message shortcuts",
    "groups:history": "the same as channels:history where a team's channel is private",
    "groups:read": "the same as channels:read where a team's channel is private",
    "im:history": "questions to the bot in direct messages",
    "reactions:read": "flags on messages, and the message that one stands on",
    "users:read": "names and languages of agents; guests and strangers are told apart",
}
"""Bot scopes, each with what it is needed for."""

EVENTS: Mapping[str, str] = {
    "app_home_opened": "somebody looks at their Home: it is published",
    "app_mention": "a question to the bot by name",
    "member_joined_channel": "somebody joins a team",
    "member_left_channel": "somebody leaves a team",
    "message.channels": "notes and !verbs in threads, edits, deletions",
    "message.groups": "the same in private channels",
    "message.im": "questions and !verbs in direct messages",
    "reaction_added": "a flag that asks for a translation",
    "team_join": "a new colleague",
    "user_change": "a name, a language, a deactivation",
}
"""Bot events, each with what it tells."""

COMMANDS: Mapping[str, tuple[str, str]] = {
    "ticket": ("Tickets: show, note, reply … / チケット", "1042 | new | find … | help"),
    "handoff": ("Hand a ticket over / 引き継ぎ", "JP-1042 us 依頼内容"),
    "queue": ("What is waiting / 一覧", "[us | jp] [urgent]"),
    "customer": ("Look a customer up / 顧客", "name | account"),
    "order": ("Look an order up / 注文", "503-1234567-1234567"),
    "translate": ("Translate a text / 翻訳", "[en | ja] text"),
    "duty": ("Who is open / 勤務", "[us | jp]"),
    "kb": ("Ask the knowledge base / ナレッジ", "camera return jp | new | edit … | review | gaps"),
}
"""Slash commands, each with a description (100 characters) and a usage hint."""

SHORTCUTS = (
    {
        "name": "お客様へ返信 Reply to customer",
        "type": "message",
        "callback_id": "reply_to_customer",
        "description": "下書きを確認してから送信 / Preview, then send",
    },
    {
        "name": "訳す Translate",
        "type": "message",
        "callback_id": "translate_message",
        "description": "自分だけに表示 / Only you see it",
    },
    {
        "name": "訳を直す Fix translation",
        "type": "message",
        "callback_id": "correct_translation",
        "description": "スレッドの訳を直す / Put a thread's translation right",
    },
)
"""Slack shows one name to everybody, at most 24 characters."""

APP_HOME: Mapping[str, bool] = {
    "home_tab_enabled": True,
    "messages_tab_enabled": True,
    "messages_tab_read_only_enabled": False,
}
"""Without a messages tab that can be written in, nobody can send the bot a direct message
(https://docs.slack.dev/surfaces/app-home)."""


def manifest(url: str, *, commands: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The manifest for an app that is reached under ``url``; ``commands`` renames slash commands
    (our name → the installed one)."""
    address = url.rstrip("/") + PATH
    names = {name.lstrip("/"): new.lstrip("/") for name, new in (commands or {}).items()}
    return {
        "display_information": {
            "name": "Kakehashi",
            "description": "Tickets between desks, in both languages / 二つの窓口をつなぐ",
            "background_color": "#1f4e5f",
        },
        "features": {
            "app_home": dict(APP_HOME),
            "bot_user": {"display_name": "kakehashi", "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": [
                slash(names.get(name, name), address, *words) for name, words in COMMANDS.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"request_url": address, "bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def slash(name: str, address: str, description: str, hint: str) -> dict[str, Any]:
    return {
        "command": f"/{name}",
        "url": address,
        "description": description,
        "usage_hint": hint,
        "should_escape": True,
    }
