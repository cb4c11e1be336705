"""Forms that open with what their writer had begun in one that was closed."""

from __future__ import annotations

import logging
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import kept_windows, texts
from bot.application import Application
from bot.handlers.behind import spawn
from bot.handlers.opened import open_view, update_view
from bot.handlers.places import storable
from bot.handlers.pressing import asked
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer
from bot.slack.faults import log_fault
from bot.slack.refilling import continued, thing_of
from bot.tables import KeptWindow

log = logging.getLogger(__name__)

Body = dict[str, Any]
AFRESH = "window.afresh"


async def open_form(
    application: Application, asker: Asker, trigger_id: str, view: Block, *, over: bool = False
) -> Body:
    """Opens the form, with what this person had begun in it about the same thing; the view as Slack
    keeps it. Raises SlackApiError."""
    kept = await begun(application, asker, view)
    shown = with_kept(view, kept, asker.language)
    window = await open_view(application, trigger_id, shown, over=over)
    await keep_shown(application, kept, str(window["id"]))
    return window


async def show_form(
    application: Application, asker: Asker, view_id: str, view_hash: str | None, view: Block
) -> None:
    """The same in a window that is open already."""
    kept = await begun(application, asker, view)
    shown = with_kept(view, kept, asker.language)
    if await update_view(application, view_id, view_hash, shown) is not None:
        await keep_shown(application, kept, view_id)


async def begun(application: Application, asker: Asker, view: Block) -> KeptWindow | None:
    """None where that is not known either: the form opens all the same."""
    if not view.get("notify_on_close"):
        return None
    whose = asker.workspace, asker.user_id
    try:
        return await application.database.read(
            kept_windows.begun, *whose, storable(thing_of(view)), application.now()
        )
    except Exception as error:
        log_fault(log, "whether a window was begun before is not known", error)
        return None


def with_kept(view: Block, kept: KeptWindow | None, language: str) -> Block:
    if kept is None or kept.view is None:
        return view
    afresh = blocks.button(AFRESH, texts.say("button.window_afresh", language), {})
    line = blocks.section(texts.say("window.continued", language), accessory=afresh)
    return continued(view, kept.view, line)


async def keep_shown(application: Application, kept: KeptWindow | None, window: str) -> None:
    """The form is open by then, so a failure here is told to the log alone."""
    if kept is None:
        return
    try:
        await application.database.write(kept_windows.reopened, kept.id, window)
    except Exception as error:
        log_fault(log, "which window shows what was kept is not noted", error)


# --- the button above what was kept -----------------------------------------------------------


async def start_afresh(application: Application, body: Body) -> None:
    """Discards it. Slack keeps what is typed in a field for as long as the window has it, so the
    window is emptied, and the form is opened anew by whoever wants it."""
    view = body["view"]

    async def answer(asker: Asker) -> Answer:
        url = await application.database.write(
            kept_windows.discard_shown, asker.workspace, asker.user_id, str(view["id"])
        )
        if url:
            spawn(responses.replace(application, url, None))
        told = texts.say("window.discarded.afresh", asker.language)
        close = texts.say("button.ok", asker.language)
        empty = blocks.modal(view["title"]["text"], [blocks.section(told)], close=close)
        await update_view(application, str(view["id"]), None, empty)
        return Answer(told)

    await asked(application, body["user"]["id"], answer)


def register(app: AsyncApp, application: Application) -> None:
    async def on_afresh(ack: AsyncAck, body: Body) -> None:
        await ack()
        await start_afresh(application, body)

    app.action(AFRESH)(on_afresh)
