"""A message translated for one person: the shortcut *Translate*, and a flag as the quiet way.

A flag writes nothing on a case and reaches nobody but the one who left it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.application import Application
from bot.handlers.asking_at import asides_at
from bot.handlers.behind import spawn
from bot.handlers.openings import by_emoji
from bot.handlers.pressing import asked
from bot.handlers.threads import is_teams
from bot.slack import private
from bot.slack.asking import Asker, identify
from bot.slack.directory import Refused
from bot.slack.explain import Answer
from bot.slack.responses import respond
from bot.slack.seen import first_time, forget

SHORTCUT = "translate_message"

FLAGS: Mapping[str, str] = {
    **dict.fromkeys(("jp", "flag-jp"), "ja"),
    **dict.fromkeys(("us", "flag-us", "gb", "flag-gb", "uk"), "en"),
}
"""Names of emoji as events give them, and the language that each asks for."""

Body = dict[str, Any]
Doing = Callable[[Asker], Awaitable[list[Answer]]]
Saying = Callable[[Answer], Awaitable[bool]]


async def tell(application: Application, user: str, doing: Doing, saying: Saying) -> bool:
    """Says what ``doing`` found, or what went wrong; False when not all of it was shown."""
    found: list[Answer] = []

    async def answer(asker: Asker) -> None:
        found.extend(await doing(asker))

    told = await asked(application, user, answer)
    for one in [told] if told else found:
        if not await saying(one):
            return False
    return True


def beside(application: Application, channel: str, message: Body, user: str) -> Saying:
    """Says it privately where the message stands."""
    thread = message.get("thread_ts")

    async def say(answer: Answer) -> bool:
        return await private.tell(
            application,
            channel=channel,
            user=user,
            thread_ts=str(thread) if thread and thread != message.get("ts") else None,
            text=answer.text,
            blocks=answer.blocks,
        )

    return say


# --- the shortcut -----------------------------------------------------------------------------


async def by_shortcut(application: Application, body: Body) -> None:
    channel, message, user = body["channel"]["id"], body["message"], body["user"]["id"]
    say = beside(application, channel, message, user)

    async def doing(asker: Asker) -> list[Answer]:
        return await asides_at(application, asker, message, channel, asker.language)

    async def saying(answer: Answer) -> bool:
        """Where the bot is no member, Slack still takes the answer to the shortcut itself."""
        return await say(answer) or await respond(application, body.get("response_url"), answer)

    await tell(application, user, doing, saying)


# --- a flag -----------------------------------------------------------------------------------


async def by_flag(application: Application, event: Mapping[str, Any]) -> None:
    """Once for each message, person and language. Raises what the store and Slack raise, so that
    the event comes again."""
    target, item = FLAGS.get(str(event.get("reaction"))), event.get("item") or {}
    if target is None or item.get("type") != "message":
        return
    workspace, user = await application.directory.workspace(), str(event.get("user"))
    try:
        asker = await identify(application, workspace=workspace, user_id=user)
    except Refused:
        return  # a flag may mean anything, and somebody who may not ask is not told off for it
    channel, ts = str(item["channel"]), str(item["ts"])
    if not await is_teams(application, channel):
        return
    key = f"flag:{workspace}:{channel}:{ts}:{user}:{target}"
    if await application.database.write(first_time, key, application.now(), result="flag"):
        spawn(at_flag(application, asker, channel, ts, target, key))


async def at_flag(
    application: Application, asker: Asker, channel: str, ts: str, target: str, key: str
) -> None:
    """Shows it; where that fails, the flag may be left again."""
    shown = False
    try:
        answer = await application.slack.reactions_get(channel=channel, timestamp=ts, full=True)
        message: Body = answer["message"]

        async def doing(asker: Asker) -> list[Answer]:
            return await asides_at(application, asker, message, channel, target)

        say = beside(application, channel, message, asker.user_id)
        shown = await tell(application, asker.user_id, doing, say)
    finally:
        if not shown:
            await application.database.write(forget, key)


# --- what Slack calls ---------------------------------------------------------------------------


def register(app: AsyncApp, application: Application) -> None:
    async def on_shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        spawn(by_shortcut(application, body))

    async def on_reaction(event: Body) -> None:
        await by_flag(application, event)
        await by_emoji(application, event)

    app.message_shortcut(SHORTCUT)(on_shortcut)
    app.event("reaction_added")(on_reaction)
