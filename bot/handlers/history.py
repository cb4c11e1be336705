"""Full history, originals and whole entries: modals that one person leafs through. Nothing is
posted, and nothing is written but translations."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError

from bot.application import Application
from bot.delivery import draw, facts
from bot.delivery.reader import Reader
from bot.drafting import Place
from bot.handlers import fixes
from bot.handlers.opened import open_view
from bot.handlers.pressing import Pressed, answer_privately
from bot.handlers.pressing import asked as asked_by
from bot.reading import Read
from bot.slack import history
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.history import Asked, Slice
from bot.slack.private import refusal
from tickets.access import access_ticket
from tickets.timeline import Told

log = logging.getLogger(__name__)

ACTIONS = re.compile(r"history\..+")
KEPT = "private_metadata"

FILLING: set[asyncio.Task[None]] = set()
"""Modals that are being filled; a task that nobody holds may vanish unfinished."""


def register(app: AsyncApp, application: Application) -> None:
    async def on_press(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await press(application, body)

    app.action(ACTIONS)(on_press)
    fixes.register(app, application)


async def press(application: Application, body: dict[str, Any]) -> None:
    """A button of a message opens a modal; one inside the modal turns its page."""
    pressed, inside = Pressed.of(body), body.get("view") or {}
    place = Place(pressed.channel, pressed.thread_ts)

    async def answer(asker: Asker) -> None:
        await show(
            application,
            asker,
            Asked.pressed(pressed.action, pressed.value),
            kept=inside.get("private_metadata") or kept_of(place),
            trigger_id=pressed.trigger_id,
            view_id=inside.get("id"),
        )

    told = await asked_by(application, pressed.user_id, answer)
    await answer_privately(application, pressed, told)


async def open_history(
    application: Application, asker: Asker, *, trigger_id: str, ticket_id: int, place: Place
) -> None:
    """The whole timeline, in the asker's language and for the eyes of the asker's team.

    Raises TicketNotFound, and SlackApiError where the trigger is too old.
    """
    await show(application, asker, Asked(ticket_id), kept=kept_of(place), trigger_id=trigger_id)


def kept_of(place: Place) -> str:
    """What the window keeps: where its reader gets private answers, for the form over it."""
    return json.dumps({"place": place.kept})


async def show(
    application: Application,
    asker: Asker,
    asked: Asked,
    *,
    kept: str,
    trigger_id: str | None = None,
    view_id: str | None = None,
) -> None:
    """Opens the modal at once, as a trigger lasts three seconds, or takes the one that is open;
    what it shows follows when it has been translated. Raises TicketNotFound, SlackApiError."""
    ticket = await application.database.read(access_ticket, number=asked.ticket)
    if view_id is None:
        waiting = history.loading(asked, ticket.ref, asker.language)
        opened = await open_view(application, trigger_id or "", {**waiting, KEPT: kept})
        view_id = opened["id"]
    filling = fill(application, asker, asked, view_id=str(view_id), ref=ticket.ref, kept=kept)
    task = asyncio.create_task(filling)
    FILLING.add(task)
    task.add_done_callback(FILLING.discard)


async def fill(
    application: Application, asker: Asker, asked: Asked, *, view_id: str, ref: str, kept: str
) -> None:
    try:
        view = await view_of(application, asker, asked)
    except Exception:
        log.exception("a page of %s could not be drawn", ref)
        view = history.failed(asked, ref, asker.language)
    try:
        await application.slack.views_update(view_id=view_id, view={**view, KEPT: kept})
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        # Closed meanwhile, most often.
        log.info("a modal could not be filled: %s", refusal(error))


async def view_of(application: Application, asker: Asker, asked: Asked) -> Block:
    """The page that is asked for, read and translated."""
    team = asker.team.key
    case = await application.database.read(facts.case_of, asked.ticket, team)
    seen = await application.database.read(facts.seen_by, asked.ticket, team)
    tolds = [told for told in seen if within(told, asked)]
    pages = history.pages(tolds)
    asked = asked.on(min(asked.page, len(pages) - 1)) if pages else asked
    slices = pages[asked.page] if pages else []
    reader = draw.reader_for(application, case, asker.language, team)
    reader, reads = await read_page(application, reader, slices)
    return history.page(asked, reader, reads, count=len(pages), total=len(tolds))


def within(told: Told, asked: Asked) -> bool:
    return asked.first <= told.seq and (not asked.last or told.seq <= asked.last)


async def read_page(
    application: Application, reader: Reader, slices: list[Slice]
) -> tuple[Reader, list[tuple[Slice, Read]]]:
    tolds = list({piece.told.seq: piece.told for piece in slices}.values())
    reader = await draw.with_names(application, reader, tolds)
    reads = {read.told.seq: read for read in await draw.entries_in(application, reader, tolds)}
    return reader, [(piece, reads[piece.told.seq]) for piece in slices]
