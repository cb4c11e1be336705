"""Answers that everybody in the conversation sees: growing, or as one post where that fails.

chat.startStream, appendStream, stopStream: https://docs.slack.dev/ai/developing-ai-apps. A stream
that was not ended is taken away before the same words are posted, so that nothing stands twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.private import NOT_SHOWN, refusal, retry_after

if TYPE_CHECKING:
    from bot.application import Application

log = logging.getLogger(__name__)

STOPPED = "stopped_by_user"
"""The reader pressed Slack's stop button: they want no more of it."""

PATIENCE = 30.0
"""Seconds that a post waits where Slack wants a pause."""


@dataclass(frozen=True)
class Thread:
    """Where an answer belongs, and whom it is for. ``asked`` is the question's timestamp."""

    application: Application
    workspace: str
    channel: str
    thread_ts: str
    user: str
    asked: str


async def stream(thread: Thread, pieces: Sequence[Sequence[Block]], below: Sequence[Block]) -> bool:
    """Says the pieces one after the other and ``below`` at the end, or until the reader stops it;
    False where Slack would not take all of it: then none of it stands there."""
    slack, ts = thread.application.slack, None
    first, *rest = (chunk(piece) for piece in pieces)
    try:
        begun = await slack.chat_startStream(
            channel=thread.channel,
            thread_ts=thread.thread_ts,
            recipient_team_id=thread.workspace,
            recipient_user_id=thread.user,
            chunks=first,
        )
        ts = str(begun["ts"])
        for more in rest:
            await slack.chat_appendStream(channel=thread.channel, ts=ts, chunks=more)
        await slack.chat_stopStream(channel=thread.channel, ts=ts, blocks=list(below))
    except NOT_SHOWN as error:
        if refusal(error) == STOPPED:
            return True
        log.warning("an answer could not be streamed: %s", refusal(error))
        await take_away(thread, ts, doubtful=not isinstance(error, SlackApiError))
        return False
    return True


def chunk(piece: Sequence[Block]) -> list[dict[str, Any]]:
    return [{"type": "blocks", "blocks": list(piece)}]


async def take_away(thread: Thread, ts: str | None, *, doubtful: bool) -> None:
    """Deletes what was begun; where Slack's answer was lost, what stands behind the question."""
    slack = thread.application.slack
    with contextlib.suppress(*NOT_SHOWN):
        if ts is None and doubtful:
            ts = await begun_meanwhile(thread)
        if ts is not None:
            with contextlib.suppress(*NOT_SHOWN):
                await slack.chat_stopStream(channel=thread.channel, ts=ts)
            await slack.chat_delete(channel=thread.channel, ts=ts)


async def begun_meanwhile(thread: Thread) -> str | None:
    found = await thread.application.slack.conversations_replies(
        channel=thread.channel, ts=thread.thread_ts, oldest=thread.asked
    )
    bot = await thread.application.directory.bot_user()
    later = [one for one in found["messages"] if float(one["ts"]) > float(thread.asked)]
    return next((str(one["ts"]) for one in later if one.get("user") == bot), None)


async def post(thread: Thread, answer: Answer) -> bool:
    """Says it as one message: with its blocks, else in words alone; False where Slack takes
    neither."""
    ways: list[dict[str, Any]] = [{"text": answer.text}]
    if answer.blocks:
        ways.insert(0, {"text": answer.text, "blocks": answer.blocks})
    try:
        for content in ways:
            if await taken(thread, content):
                return True
    except NOT_SHOWN as error:
        log.warning("whether an answer was posted is not known: %s", refusal(error))
    return False


async def taken(thread: Thread, content: dict[str, Any]) -> bool:
    """False where Slack refuses it. Raises NOT_SHOWN where it could not be asked."""
    for again in (True, False):
        try:
            await thread.application.slack.chat_postMessage(
                channel=thread.channel, thread_ts=thread.thread_ts, **content
            )
        except SlackApiError as error:
            wait = retry_after(error)
            if again and 0 < wait <= PATIENCE:
                await asyncio.sleep(wait)
                continue
            log.warning("an answer could not be posted: %s", refusal(error))
            return False
        return True
    return False
