"""What people do to messages, read from Slack's events: said, edited, deleted. Pure.

Shapes: https://docs.slack.dev/reference/events/message and its subtypes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.mrkdwn import from_slack

SPOKEN = (None, "file_share", "thread_broadcast", "me_message")
"""Subtypes under which a person says something."""

BOT = "@Kakehashi"
"""How the bot is called in what people say: its id means nothing to who reads a note elsewhere."""

CALLS = re.compile(r"<@[UW][A-Z0-9]+>|(?<!\w)@(?:here|channel|everyone)\b")
"""Whom else a message is for."""

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """A person's message, the bot in it called by its name. ``thread_ts`` is None outside threads;
    ``under_bot`` says that the thread's root is a message of ours. ``mention``: it names the bot,
    and ``bare`` is the text without that; ``alone``: it begins with the bot's name and names nobody
    else."""

    channel: str
    ts: str
    user: str
    text: str
    files: tuple[str, ...] = ()
    thread_ts: str | None = None
    under_bot: bool = False
    direct: bool = False
    mention: bool = False
    bare: str = ""
    alone: bool = False

    @property
    def words(self) -> str:
        """What is said, without the name of the bot to which alone it is said."""
        return self.bare if self.alone else self.text


@dataclass(frozen=True)
class Edited:
    """The message as it reads now; of several edits the one with the newest ``edit_ts`` counts."""

    now: Said
    edit_ts: str


@dataclass(frozen=True)
class Deleted:
    channel: str
    ts: str
    user: str
    thread_ts: str | None = None
    under_bot: bool = False


def heard(event: Event, bot_user: str) -> Said | Edited | Deleted | None:
    """What a person did; None for bots, our own posts among them, unfurled links, joins and all
    else that nobody said."""
    match event.get("subtype"):
        case "message_changed":
            return edited(event, bot_user)
        case "message_deleted":
            return deleted(event, bot_user)
        case subtype if subtype in SPOKEN:
            return said(event, event, bot_user)
    return None


def said(message: Event, event: Event, bot_user: str) -> Said | None:
    user, ts, channel = message.get("user"), message.get("ts"), event.get("channel")
    if by_bot(message, bot_user) or not (is_text(user) and is_text(ts) and is_text(channel)):
        return None
    text, called = from_slack(str(message.get("text") or "")), f"<@{bot_user}>"
    bare = text.replace(called, " ").strip()
    return Said(
        channel=str(channel),
        ts=str(ts),
        user=str(user),
        text=text.replace(called, BOT),
        files=file_names(message),
        thread_ts=thread_of(message),
        under_bot=message.get("parent_user_id") == bot_user,
        direct=event.get("channel_type") == "im",
        mention=called in text,
        bare=bare,
        alone=text.lstrip().startswith(called) and not CALLS.search(bare),
    )


def edited(event: Event, bot_user: str) -> Edited | None:
    """Only a person's own edit carries ``edited``; Slack unfurling a link does not."""
    message = event.get("message")
    if not isinstance(message, dict) or message.get("subtype") not in SPOKEN:
        return None
    edit = message.get("edited")
    now = said(message, event, bot_user)
    if now is None or not isinstance(edit, dict) or not is_text(edit.get("ts")):
        return None
    return Edited(now, edit["ts"])


def deleted(event: Event, bot_user: str) -> Deleted | None:
    before = event.get("previous_message")
    if not isinstance(before, dict):
        return None
    was = said(before, event, bot_user)
    return Deleted(was.channel, was.ts, was.user, was.thread_ts, was.under_bot) if was else None


def by_bot(message: Event, bot_user: str) -> bool:
    """Told by app: two installs have two bot ids, and a bot's post carries no subtype."""
    marks = any(message.get(mark) for mark in ("bot_id", "app_id", "bot_profile"))
    return marks or message.get("user") in (bot_user, "USLACKBOT")


def thread_of(message: Event) -> str | None:
    """The root's timestamp of an answer; a root knows no other."""
    thread = message.get("thread_ts")
    return thread if is_text(thread) and thread != message.get("ts") else None


def file_names(message: Event) -> tuple[str, ...]:
    files = message.get("files")
    if not isinstance(files, list):
        return ()
    return tuple(
        str(one.get("name") or one.get("title") or "") for one in files if isinstance(one, dict)
    )


def is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""
