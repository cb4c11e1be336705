"""``/translate`` and ``!translate``: a text, or the message above, in the other language."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from bot.grammar import Command, Incomplete, Verb, parse_thread
from bot.handlers.asking_at import asides_at, said_in
from bot.handlers.behind import spawn
from bot.handlers.deeds import Deed, Doers
from bot.handlers.pressing import stumbled
from bot.slack import private
from bot.slack.asides import answers
from bot.slack.explain import Answer, explain
from bot.slack.mrkdwn import from_slack
from bot.slack.responses import respond

PATIENCE = 2.0
"""Seconds until a command answers that it is still translating: Slack waits for three."""

AFTER_THE_ANSWER = 0.5
"""Seconds after which Slack has shown a command's own answer."""

PAGE = 200
PAGES = 20
"""Of a thread: the message above may be the last of four thousand."""


async def translate(deed: Deed) -> Answer | None:
    work = asyncio.ensure_future(translated(deed))
    done, _ = await asyncio.wait({work}, timeout=PATIENCE)
    if not done:
        spawn(tell_later(deed, work))
        return Answer(deed.to.say("translate.pending"))
    first, *rest = work.result()
    if rest:
        spawn(tell_in_turn(deed, rest))
    return first


async def translated(deed: Deed) -> list[Answer]:
    """What there is to say, in one message or several."""
    application, asker, command = deed.application, deed.asker, deed.command
    if command.text:
        one = await said_in(
            application, asker, command.text, deed.channel, deed.thread_ts, command.language
        )
        return answers([one], asker.language)
    message = await message_above(deed)
    if message is None:
        lacking = Incomplete(Verb.TRANSLATE, ("text",), "usage.translate", command)
        return [explain(lacking, asker.language, application, team=asker.team)]
    return await asides_at(application, asker, message, deed.channel, command.language)


async def message_above(deed: Deed) -> Mapping[str, Any] | None:
    """The message of the thread that a verb stands under; other verbs do not count."""
    if deed.thread_ts is None or deed.message_ts is None:
        return None
    found: list[Mapping[str, Any]] = []
    cursor = ""
    for _ in range(PAGES):
        answer = await deed.application.slack.conversations_replies(
            channel=deed.channel,
            ts=deed.thread_ts,
            latest=deed.message_ts,
            limit=PAGE,
            cursor=cursor,
        )
        found += [one for one in answer["messages"] if stands_above(one, deed.message_ts)]
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return max(found, key=lambda one: float(one["ts"]), default=None)


def stands_above(message: Mapping[str, Any], ts: str) -> bool:
    said = parse_thread(from_slack(str(message.get("text") or "")))
    return float(message["ts"]) < float(ts) and not isinstance(said, Command | Incomplete)


# --- what does not come at once ---------------------------------------------------------------


async def tell_later(deed: Deed, work: asyncio.Future[list[Answer]]) -> None:
    try:
        found = await work
    except Exception as error:
        found = [stumbled(error, deed.to)]
    await tell_in_turn(deed, found)


async def tell_in_turn(deed: Deed, found: Sequence[Answer]) -> None:
    await asyncio.sleep(AFTER_THE_ANSWER)
    for one in found:
        await tell(deed, one)


async def tell(deed: Deed, answer: Answer) -> None:
    """Where the command was typed, which may be a place that the bot is no member of."""
    if await respond(deed.application, deed.value.get("response_url"), answer):
        return
    await private.tell(
        deed.application,
        channel=deed.channel,
        user=deed.asker.user_id,
        thread_ts=deed.thread_ts,
        text=answer.text,
        blocks=answer.blocks,
    )


VERBS: Doers = {Verb.TRANSLATE: translate}
