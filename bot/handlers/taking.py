"""One of memory's suggestions taken into what the customer gets; never sent by that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import drafting, texts
from bot.application import Application
from bot.draft_preview import preview_of
from bot.drafting import Looked
from bot.handlers.opened import update_view
from bot.handlers.redrawing import show_notice
from bot.handlers.suggesting import suggestions, with_near
from bot.slack.asking import Asker
from bot.slack.preview import preview_view
from bot.slack.standing import Standing
from bot.suggestions import placed


async def use_near(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: dict[str, Any],
    key: str,
) -> None:
    """Puts the suggestion into the field in place of the sentence that it renders."""
    found = await suggestions(application, looked)
    taken = next((one for one in found if one.key == key), None)
    if taken is None:
        gone = texts.say("preview.near_gone", asker.language)
        await show_notice(application, asker, looked, here, view, gone)
        return
    customer = here.filled.customer or ""
    text, certain = placed(taken, looked.draft.text, customer, looked.case.language)
    draft = await application.database.write(drafting.keep_taken, here, taken.text, text)
    notice = None if certain else texts.say("preview.near_added", asker.language)
    kept = replace(looked, draft=draft)
    preview = preview_of(kept, asker.language, revision=here.revision + 1, notice=notice)
    preview = await with_near(application, asker, kept, preview)
    await update_view(application, view["id"], view["hash"], preview_view(preview))
