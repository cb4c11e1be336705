"""The pane in which people talk with the bot alone, in either of Slack's views: opened, and an
answer judged. What is asked in it goes to ``bot.handlers.conversing``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.application import Application
from bot.handlers import knowledge
from bot.handlers.behind import spawn
from bot.handlers.beside import ticket_beside
from bot.handlers.conversing import quietly
from bot.handlers.knowledge import Press
from bot.slack import assistant
from bot.slack.asking import Asker, identify
from bot.slack.assistant import Opened
from bot.slack.directory import Refused
from bot.slack.explain import Answer
from bot.slack.seen import first_time

Body = dict[str, Any]


async def on_opened(application: Application, event: Mapping[str, Any]) -> None:
    """Suggests what could be asked; to those who may ask, once for each event."""
    seen = assistant.opened(event)
    if seen is None:
        return
    workspace = await application.directory.workspace()
    try:
        asker = await identify(application, workspace=workspace, user_id=seen.user)
    except Refused:
        return
    key = f"{seen.key}:{workspace}"
    if await application.database.write(first_time, key, application.now(), result="pane"):
        spawn(suggest(application, asker, seen))


async def suggest(application: Application, asker: Asker, seen: Opened) -> None:
    ref = await application.database.read(ticket_beside, asker, seen.beside)
    # An agent's call that names a thread is taken and does nothing.
    await quietly(
        application.slack.assistant_threads_setSuggestedPrompts(
            channel_id=seen.channel,
            thread_ts=seen.thread_ts if seen.view == "assistant" else None,
            **assistant.prompts(asker.language, ref),
        )
    )


async def judge(press: Press) -> Answer:
    helpful = press.deed.value.get("verdict") == "helpful"
    return await (knowledge.helpful if helpful else knowledge.not_helpful)(press)


def register(app: AsyncApp, application: Application) -> None:
    async def opened(event: Body) -> None:
        await on_opened(application, event)

    async def judged(ack: AsyncAck, body: Body) -> None:
        await ack()
        await knowledge.pressed(application, body, judge)

    app.event("assistant_thread_started")(opened)
    app.event("assistant_thread_context_changed")(opened)
    app.event("app_context_changed")(opened)
    app.action(assistant.FEEDBACK)(judged)
