"""A preview's window drawn anew around what is typed in it, whenever a press shows what that is: no
mark stays beside words that are gone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from bot.application import Application
from bot.draft_preview import as_it_stands
from bot.drafting import Looked
from bot.handlers.opened import update_view
from bot.handlers.suggesting import with_near
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.patches import back_of, keeping_back, with_notice
from bot.slack.preview import preview_view
from bot.slack.previewed import mark_of
from bot.slack.standing import Standing

View = dict[str, Any]


async def redrawn(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: View,
    *,
    notice: str | None = None,
) -> Block:
    """The window with what is known of its words now; as it was while it waits for a translation.
    What was translated back stays as long as its text does."""
    preview = await asyncio.to_thread(as_it_stands, looked, here, asker.language)
    if preview is None:
        return view if notice is None else with_notice(view, notice)
    near = await with_near(application, asker, looked, preview)
    shown = preview_view(replace(near, notice=notice))
    return keeping_back(shown, back_of(view, mark_of(here.filled.customer or "")))


async def show_notice(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: View,
    notice: str,
) -> None:
    shown = await redrawn(application, asker, looked, here, view, notice=notice)
    await update_view(application, view["id"], view["hash"], shown)
