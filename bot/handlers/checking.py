"""*Translate back to check*: what the customer gets, read back by a machine in the same window."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.application import Application
from bot.asides import OTHER
from bot.drafting import Looked
from bot.handlers.opened import update_view
from bot.handlers.redrawing import redrawn
from bot.slack.asking import Asker
from bot.slack.mrkdwn import say
from bot.slack.patches import with_back
from bot.slack.previewed import mark_of
from bot.slack.standing import Standing

QUICK = 0.3
"""Seconds after which the window says that it waits."""


async def show_back(
    application: Application,
    asker: Asker,
    looked: Looked,
    here: Standing,
    view: dict[str, Any],
) -> None:
    """Shown below the field as it stood when the button was pressed; what is typed stays."""
    reads, customer = looked.case.language, here.filled.customer or ""
    own = looked.draft.language
    target = own if own in OTHER and own != reads else OTHER.get(reads, asker.language)
    market = looked.case.marketplace
    making = asyncio.create_task(
        application.translator.back(customer, source=reads, target=target, marketplace=market)
    )
    window, of = await redrawn(application, asker, looked, here, view), mark_of(customer)
    done, _ = await asyncio.wait({making}, timeout=QUICK)
    view_hash: str | None = view["hash"]
    if not done:
        waiting = with_back(window, say("preview.back_waiting", asker.language), of)
        view_hash = await update_view(application, view["id"], view_hash, waiting)
    made = await making
    if view_hash is None:
        return  # closed, or it shows another text by now
    key = "preview.back" if made else "preview.back_none"
    shown = with_back(window, say(key, asker.language), of, made.text if made else "")
    await update_view(application, view["id"], view_hash, shown)
