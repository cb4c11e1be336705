"""What somebody asked in a thread before, as Slack has it: what a follow-up hangs on."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from bot.application import Application
from bot.grammar import Command, Verb, parse_thread
from bot.handlers.deeds import Deed
from bot.router.following import followed, in_conversation
from bot.slack.mrkdwn import from_slack
from bot.slack.private import NOT_SHOWN, refusal

log = logging.getLogger(__name__)

PAGE, PAGES = 200, 5
"""Of a thread, read for what was asked before."""
LAST = 12
"""Earlier lines that a follow-up may hang on."""
LATELY = 600.0
"""Seconds after which a line at the bottom of a direct message is no follow-up any more."""
ANYTHING = "返品の期限は？"
"""A question that any follow-up would change: what it leaves alone stands by itself."""

Message = dict[str, Any]


async def meant(deed: Deed) -> str:
    """The question with what the same person asked the bot earlier in the thread, where it hangs on
    that; the thread is read only for a line that may."""
    words = deed.command.text
    if not (deed.thread_ts and deed.message_ts) or stands_alone(words):
        return words
    try:
        before = await messages_before(
            deed.application, deed.channel, deed.thread_ts, deed.message_ts
        )
    except NOT_SHOWN as error:
        log.warning("a thread could not be read: %s", refusal(error))
        return words
    own = (one for one in before if one.get("user") == deed.asker.user_id)
    mention = f"<@{await deed.application.directory.bot_user()}>"
    earlier = [one for one in asked_in(own, mention) if one]
    return in_conversation(words, earlier[-LAST:], of_a_case=deed.ticket_id is not None)


def stands_alone(words: str) -> bool:
    """Whether nothing that was asked before can change what is meant."""
    return followed(words, ANYTHING) == words


def asked_in(messages: Iterable[Message], mention: str) -> Iterable[str]:
    """What they asked of the articles: `!kb` with its words, or what began with the bot's name."""
    for one in messages:
        said = str(one.get("text") or "").strip()
        if said.startswith(mention):
            yield from_slack(said.removeprefix(mention)).strip()
            continue
        match parse_thread(from_slack(said), ticket_known=True):
            case Command(verb=Verb.KB, text=words):
                yield words


async def messages_before(
    application: Application, channel: str, thread_ts: str, ts: str
) -> list[Message]:
    """The thread before the message at ``ts``, the root first. Raises one of NOT_SHOWN."""
    found: list[Message] = []
    cursor = ""
    for _ in range(PAGES):
        page = await application.slack.conversations_replies(
            channel=channel, ts=thread_ts, latest=ts, limit=PAGE, cursor=cursor
        )
        found += page["messages"]
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return [one for one in found if one["ts"] < ts]


async def roots_before(application: Application, channel: str, ts: str) -> list[Message]:
    """What was said outside threads a while before the message at ``ts``, the oldest first. Raises
    one of NOT_SHOWN."""
    page = await application.slack.conversations_history(
        channel=channel, latest=ts, oldest=f"{float(ts) - LATELY:.6f}", limit=LAST * 2
    )
    return [one for one in reversed(page["messages"]) if one["ts"] < ts]
