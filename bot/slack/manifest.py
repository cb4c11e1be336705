"""The Slack app manifest: what the app is called, may do and is told.

Commands come from the grammar, events, shortcuts and interactivity from what the handlers register,
scopes from what is called and listened to (``bot.slack.scopes``); only wording stands here.
Format: https://docs.slack.dev/reference/app-manifest
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.grammar.vocabulary import SLASHES
from bot.slack.entities import TYPES
from bot.slack.listening import Listening, listening
from bot.slack.scopes import scopes, subscriptions

PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

BACKGROUND = "#1f4e5f"

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
"""What Slack shows of each slash command: a description (100 characters) and a usage hint."""

SHORTCUTS: Mapping[str, tuple[str, str]] = {
    "open_ticket": (
        "チケットを作る Open ticket",
        "メッセージからチケットを作る / Open a ticket from this message",
    ),
    "add_to_ticket": (
        "チケットに追加 Add to ticket",
        "社内メモとして追加 / Add it as an internal note",
    ),
    "make_article": (
        "記事を作る Make article",
        "記事の下書きにする / Begin an article with it",
    ),
    "reply_to_customer": (
        "お客様へ返信 Reply to customer",
        "下書きを確認してから送信 / Preview, then send",
    ),
    "translate_message": ("訳す Translate", "自分だけに表示 / Only you see it"),
    "correct_translation": (
        "訳を直す Fix translation",
        "スレッドの訳を直す / Put a thread's translation right",
    ),
}
"""Message shortcuts by callback id: a name (24 characters; everybody sees the same) and what it
does."""

APP_HOME: Mapping[str, bool] = {
    "home_tab_enabled": True,
    "messages_tab_enabled": True,
    "messages_tab_read_only_enabled": False,
}
"""Without a messages tab that can be written in, nobody can send the bot a direct message
(https://docs.slack.dev/surfaces/app-home)."""


VIEWS: Mapping[str, str] = {"agent_view": "agent", "assistant_view": "assistant"}
"""Slack's two ways of talking with an app, of which one may be declared; the second is being given
up (https://docs.slack.dev/ai/migrating-to-agent-messaging)."""

DESCRIPTION = "Ask about tickets, orders and rules / チケット、注文、決まりを聞く"

ONLY_IN: Mapping[str, frozenset[str]] = {
    "assistant_view": frozenset({"assistant_thread_started", "assistant_thread_context_changed"}),
    "agent_view": frozenset({"app_context_changed"}),
}
"""Events that one of the views alone sends."""


def needed_scopes() -> dict[str, list[str]]:
    """The bot scopes that the program needs, each with the methods and events that need it."""
    found = listening()
    return scopes(found.events, commands=found.commands or bool(found.shortcuts))


def manifest(
    url: str | None,
    *,
    commands: Mapping[str, str] | None = None,
    socket_mode: bool = False,
    oauth: bool = False,
    view: str = "agent_view",
    work_objects: bool = False,
) -> dict[str, Any]:
    """The manifest for an app that is reached under ``url``, or by itself in Socket Mode;
    ``commands`` renames slash commands (our name → the installed one). ``oauth`` is for several
    workspaces: people come back to an address of ours, and tokens expire and are renewed. ``view``
    is one of VIEWS; ``work_objects`` turns Slack's typed previews of links on."""
    address = None if socket_mode or url is None else url.rstrip("/") + PATH
    found, elsewhere = listening(), frozenset().union(*ONLY_IN.values()) - ONLY_IN[view]
    if not work_objects:
        elsewhere |= {"entity_details_requested"}
    return {
        "display_information": {
            "name": "Kakehashi",
            "description": "Tickets between desks, in both languages / 二つの窓口をつなぐ",
            "background_color": BACKGROUND,
        },
        "features": {
            **features(found, address, commands or {}),
            **pane(view),
            **previews(work_objects),
        },
        "oauth_config": {
            "scopes": {"bot": list(needed_scopes())},
            **({"redirect_urls": [url.rstrip("/") + REDIRECT_PATH]} if oauth and url else {}),
        },
        "settings": {
            "event_subscriptions": {
                **reached(address),
                "bot_events": [one.name for one in subscriptions(found.events - elsewhere)],
            },
            "interactivity": {"is_enabled": found.interactive, **reached(address)},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": oauth,
        },
    }


def features(found: Listening, address: str | None, renamed: Mapping[str, str]) -> dict[str, Any]:
    names = {name.lstrip("/"): new.lstrip("/") for name, new in renamed.items()}
    return {
        "app_home": dict(APP_HOME),
        "bot_user": {"display_name": "kakehashi", "always_online": True},
        **({"unfurl_domains": [domain]} if (domain := domain_of(address)) else {}),
        "shortcuts": [shortcut(one) for one in SHORTCUTS if one in found.shortcuts],
        "slash_commands": [slash(names.get(name, name), address, name) for name in SLASHES],
    }


def pane(view: str) -> dict[str, Any]:
    return {view: {f"{VIEWS[view]}_description": DESCRIPTION}}


def previews(on: bool) -> dict[str, Any]:
    return {"rich_previews": {"is_active": True, "entity_types": list(TYPES)}} if on else {}


def domain_of(address: str | None) -> str | None:
    """Where links to tickets and articles lead; Slack takes no single label and no number."""
    host = urlsplit(address).hostname if address else None
    return host if host and re.search(r"\.[a-z][a-z0-9-]+$", host) else None


def reached(address: str | None) -> dict[str, str]:
    """In Socket Mode Slack asks for no address."""
    return {"request_url": address} if address else {}


def shortcut(callback: str) -> dict[str, str]:
    name, description = SHORTCUTS[callback]
    return {
        "name": name,
        "type": "message",
        "callback_id": callback,
        "description": description,
    }


def slash(installed: str, address: str | None, name: str) -> dict[str, Any]:
    description, hint = COMMANDS[name]
    return {
        "command": f"/{installed}",
        **({"url": address} if address else {}),
        "description": description,
        "usage_hint": hint,
        "should_escape": True,
    }
