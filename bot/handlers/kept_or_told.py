"""What was typed in a closed window is kept; where it cannot be, its writer is sent it back."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from bot import kept_windows, texts
from bot.application import Application
from bot.delivery.pieces import MESSAGE
from bot.handlers.places import storable
from bot.handlers.pointed import say_there
from bot.slack import blocks, private
from bot.slack.asking import Asker, identify, served
from bot.slack.blocks import Block
from bot.slack.directory import Refused
from bot.slack.explain import Answer
from bot.slack.faults import log_fault
from bot.slack.mrkdwn import bold, quote, say
from bot.slack.refilling import Refilled, kept_in
from bot.tables import KeptWindow

log = logging.getLogger(__name__)

View = Mapping[str, Any]
PIECE = 2_500
"""Characters of one block of what was written."""


async def keep(
    application: Application, asker: Asker, window: str, left: Refilled
) -> KeptWindow | None:
    """None where it is kept already, or was sent."""
    return await application.database.write(
        kept_windows.keep,
        asker.workspace,
        asker.user_id,
        window,
        storable(left.view),
        storable(left.thing),
        application.now(),
    )


async def asker_of(application: Application, user: str) -> Asker:
    """Raises Refused."""
    workspace = await application.directory.workspace()
    return await identify(application, workspace=workspace, user_id=user)


async def language_for(application: Application, user: str) -> str:
    """As far as it is known without the store."""
    try:
        return (await asker_of(application, user)).language
    except Refused as refused:
        return served(refused.data.get("locale")) or "en"
    except Exception as error:
        log_fault(log, "the language of whoever closed a window is not known", error)
        return "en"


async def give_back(application: Application, user: str, view: View, left: Refilled) -> None:
    """All that was typed, privately; in several messages where one has no room for it."""
    language = await language_for(application, user)
    title = bold(str(view["title"]["text"]))
    head = texts.lines(title, say("window.lost", language))
    for content in messages(head, left.typed):
        await say_where(application, user, left.view, Answer(head, content))


def messages(head: str, typed: tuple[str, ...]) -> list[list[Block]]:
    pieces = [part for text in typed for [part] in blocks.parts([text], PIECE, quote)]
    found = [[blocks.section(head)]]
    for piece in (blocks.section(quote(one)) for one in pieces):
        if blocks.measure([*found[-1], piece]) > MESSAGE:
            found.append([])
        found[-1].append(piece)
    return found


async def say_where(application: Application, user: str, view: View, told: Answer) -> None:
    """Where the window was opened, else in a direct message."""
    kept = kept_in(view)
    about, place = kept.get("about") or {}, kept.get("place") or {}
    if place.get("channel") and await say_there(
        application,
        told,
        channel=str(place["channel"]),
        user=user,
        thread_ts=place.get("thread_ts"),
        response_url=about.get("response_url"),
    ):
        return
    await private.write_to(application, user, told.text, told.blocks)
