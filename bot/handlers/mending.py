"""Manners mended by a button of the preview: keigo, plain English, opening and closing. The field
changes in the open window, and its writer sees it before anything is sent."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from bot import drafting, manners, texts
from bot.application import Application
from bot.draft_preview import preview_of
from bot.drafting import Looked
from bot.handlers.opened import update_view
from bot.handlers.redrawing import show_notice
from bot.handlers.suggesting import with_near
from bot.manners import Frame
from bot.slack.asking import Asker
from bot.slack.preview import preview_view
from bot.slack.standing import Standing

View = dict[str, Any]


async def show_mended(
    application: Application, asker: Asker, looked: Looked, here: Standing, view: View
) -> None:
    text = await asyncio.to_thread(manners.improved, given(here), looked.case.language)
    await show_changed(application, asker, looked, here, view, text)


async def show_framed(
    application: Application, asker: Asker, looked: Looked, here: Standing, view: View
) -> None:
    case, before = looked.case, given(here)
    text = manners.framed(
        before,
        case.language,
        name=case.addressee,
        business=case.business,
        answered=case.answered,
        sender=application.settings.mail_from_name or "",
    )
    around = manners.frame_around(before, text)
    nameless = manners.unsigned(before, text, case.language)
    notice = texts.say("register.unsigned", asker.language) if nameless else None
    await show_changed(application, asker, looked, here, view, text, around, notice)


def given(here: Standing) -> str:
    """What the customer would get as the window stands."""
    filled = here.filled
    return filled.text if filled.customer is None else filled.customer


async def show_changed(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: View,
    text: str,
    around: Frame | None = None,
    notice: str | None = None,
) -> None:
    if text == given(here):
        nothing = texts.say("register.nothing", asker.language)
        await show_notice(application, asker, looked, here, view, nothing)
        return
    draft = await application.database.write(drafting.keep_mended, here, text, around)
    kept = replace(looked, draft=draft)
    preview = preview_of(kept, asker.language, revision=here.revision + 1)
    near = await with_near(application, asker, kept, preview)
    shown = preview_view(replace(near, notice=notice))
    await update_view(application, view["id"], view["hash"], shown)
