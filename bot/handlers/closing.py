"""Windows that are closed instead of sent: what was typed in them is kept, and its writer is told.
The preview of a reply keeps its draft by itself (``bot.handlers.windows``)."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import kept_windows, submissions, texts
from bot.application import Application
from bot.delivery.reader import one_line
from bot.grammar import Reference
from bot.handlers.behind import spawn
from bot.handlers.deeds import found
from bot.handlers.forms import with_names
from bot.handlers.kept_or_told import asker_of, give_back, keep, say_where
from bot.handlers.opened import open_view
from bot.handlers.places import storable
from bot.handlers.pressing import asked, integer
from bot.handlers.replies import Pressed, at_message, in_place
from bot.kept_windows import KEPT, NotKept
from bot.slack import blocks, responses
from bot.slack.asking import Asker
from bot.slack.explain import Answer
from bot.slack.faults import log_fault
from bot.slack.mrkdwn import bold, quote, say
from bot.slack.preview import SEND, WRITE
from bot.slack.refilling import Refilled, kept_in, refilled, texts_in, thing_of
from bot.tables import KeptWindow
from knowledge.articles import article
from knowledge.errors import ArticleNotFound

log = logging.getLogger(__name__)

Body = dict[str, Any]
ANY = re.compile("")
OPEN, DISCARD = "window.open", "window.discard"
PAUSES = (0.5, 2.0)
"""Seconds before each further try: Slack tells but once that a window was closed."""

BEGINNING = 80
"""Characters of what was written that the message about it shows."""


# --- closed -----------------------------------------------------------------------------------


async def closed(application: Application, body: Body) -> None:
    left = refilled(body["view"])
    if left.typed and not await kept(application, body, left):
        spawn(kept_later(application, body, left))


async def kept(application: Application, body: Body, left: Refilled) -> bool:
    """Keeps it and tells its writer; false where the store would not have it."""
    try:
        asker = await asker_of(application, str(body["user"]["id"]))
        found = await keep(application, asker, str(body["view"]["id"]), left)
    except Exception as error:
        log_fault(log, "a window that was closed is not kept", error)
        return False
    if found is not None:
        spawn(tell(application, asker, found, left.changed))
    return True


async def kept_later(application: Application, body: Body, left: Refilled) -> None:
    for pause in PAUSES:
        await asyncio.sleep(pause)
        if await kept(application, body, left):
            return
    await give_back(application, str(body["user"]["id"]), body["view"], left)


async def tell(application: Application, asker: Asker, kept: KeptWindow, beginning: str) -> None:
    """In place of the message about it that is there, if it can be changed; else where the window
    was opened, or in a direct message."""
    assert kept.view is not None
    title = await heading(application, asker, kept.view, kept_in(kept.view).get("about") or {})
    told = notice(kept.id, title, beginning, asker.language)
    if kept.url and await responses.replace(application, kept.url, told):
        return
    await say_where(application, asker.user_id, kept.view, told)


async def heading(
    application: Application, asker: Asker, view: Mapping[str, Any], about: Mapping[str, Any]
) -> str:
    """The window's title, behind the ticket or before the article that it is about."""
    window, ref = str(view["title"]["text"]), None
    number, slug = integer(about.get("ticket")), about.get("slug")
    if number is not None:
        ref = (await application.database.read(found, Reference(None, number))).ref
    if slug is not None:
        named = await article_title(application, about) if slug else None
        thing = one_line(named or next(iter(texts_in(view["blocks"]).values()), ""), BEGINNING)
        told = texts.say("window.about", asker.language, window=window, thing=thing)
        window = told if thing else window
    return bold(texts.joined(asker.language, [ref, window]))


async def article_title(application: Application, about: Mapping[str, Any]) -> str | None:
    """In the language that the window is about; None for an article that is gone."""
    try:
        whole = await application.database.read(article, str(about["slug"]))
    except ArticleNotFound:
        return None
    variant = whole.best(str(about.get("in") or ""))
    return variant.title if variant else None


def notice(kept_id: str, title: str, beginning: str, language: str) -> Answer:
    said = texts.lines(
        title,
        say("window.kept", language, count=KEPT.days),
        quote(one_line(beginning, BEGINNING)),
    )
    value = {"window": kept_id}
    return Answer(
        said,
        [
            blocks.section(said),
            blocks.actions(
                blocks.button(OPEN, texts.say("button.window_open", language), value),
                blocks.button(DISCARD, texts.say("button.window_discard", language), value),
            ),
        ],
    )


# --- the buttons below it ---------------------------------------------------------------------


async def open_again(pressed: Pressed) -> Answer | None:
    application, asker = pressed.application, pressed.asker
    try:
        kept = await application.database.read(
            kept_windows.look, *whose(pressed), application.now()
        )
    except NotKept as error:
        return not_kept(error, asker.language)
    assert kept.view is not None
    window = await open_view(application, pressed.trigger_id, kept.view)
    await application.database.write(
        kept_windows.reopened, kept.id, str(window["id"]), pressed.body.get("response_url")
    )
    return None


async def discard(pressed: Pressed) -> Answer:
    application, language = pressed.application, pressed.language
    try:
        await application.database.write(kept_windows.discard, *whose(pressed), application.now())
    except NotKept as error:
        return not_kept(error, language)
    return Answer(texts.say("window.discarded", language))


def whose(pressed: Pressed) -> tuple[str, str, str]:
    """What is kept under which id, and who wants it."""
    return str(pressed.value["window"]), pressed.asker.workspace, pressed.asker.user_id


def not_kept(error: NotKept, language: str) -> Answer:
    return Answer(texts.say(f"window.not_kept.{error.reason}", language, count=KEPT.days))


# --- sent -------------------------------------------------------------------------------------


def is_sent(body: Mapping[str, Any]) -> bool:
    """Whether a window was sent whose text would have been kept."""
    view = body.get("view") or {}
    kept = bool(view.get("notify_on_close")) and view.get("callback_id") not in (SEND, WRITE)
    return kept and body.get("type") == "view_submission"


async def refusal(application: Application, body: Body) -> Body | None:
    """The answer to a window whose text was sent from another one meanwhile."""
    try:
        window = await window_of(application, body)
        before = await application.database.read(kept_windows.sent_elsewhere, *window)
    except Exception as error:
        log_fault(log, "whether a window was sent before is not known", error)
        return None
    return await refused(application, body) if before else None


async def refused(application: Application, body: Body) -> Body:
    async def answer(asker: Asker) -> Answer:
        return not_kept(NotKept("sent"), asker.language)

    told = await asked(application, body["user"]["id"], answer)
    sentence = with_names(told.text, application) if told else ""
    fields = (one["block_id"] for one in body["view"]["blocks"] if one["type"] == "input")
    return {"response_action": "errors", "errors": {next(fields): sentence}}


def is_taken(body: Body, answer: bytes) -> bool:
    """Whether the answer to a window takes what it sent: it neither shows errors nor the same
    window again."""
    told = json.loads(answer) if answer else {}
    match told.get("response_action"):
        case "errors":
            return False
        case "update":
            return bool(told["view"].get("callback_id") != body["view"]["callback_id"])
    return True


async def begin(application: Application, body: Body) -> None:
    """The window is being sent, so that closing it before we have answered keeps nothing."""
    window = str(body["view"]["id"])
    try:
        await application.database.write(submissions.begin, window, application.now())
    except Exception as error:
        log_fault(log, "that a window is being sent is not noted", error)


async def go_on(application: Application, body: Body) -> None:
    """It was not taken: what is typed in it is its writer's still, also where they closed it
    meanwhile."""
    try:
        shut = await application.database.write(submissions.refuse, str(body["view"]["id"]))
    except Exception as error:
        log_fault(log, "that a window was not taken is not noted", error)
        return
    if shut:
        spawn(closed(application, body))


async def forget(application: Application, body: Body) -> None:
    """What was sent is kept no longer, and the messages about it go. What was asked for is done
    by then, so a failure here is told to the log alone."""
    try:
        window, thing = await window_of(application, body), storable(thing_of(body["view"]))
        urls = await application.database.write(
            kept_windows.sent, *window, thing, application.now()
        )
    except Exception as error:
        log_fault(log, "a window that was sent is still kept", error)
        return
    for url in urls:
        spawn(responses.replace(application, url, None))


async def window_of(application: Application, body: Body) -> tuple[str, str, str]:
    """Workspace, person and window that a request is about."""
    workspace = await application.directory.workspace()
    return workspace, str(body["user"]["id"]), str(body["view"]["id"])


def register(app: AsyncApp, application: Application) -> None:
    async def on_close(ack: AsyncAck, body: Body) -> None:
        await ack()
        await closed(application, body)

    async def on_open(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, in_place(open_again))

    async def on_discard(ack: AsyncAck, body: Body) -> None:
        await ack()
        await at_message(application, body, in_place(discard))

    app.view_closed(ANY)(on_close)
    app.action(OPEN)(on_open)
    app.action(DISCARD)(on_discard)
