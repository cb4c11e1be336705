"""What is pressed at an article: shown whole, inserted into a reply, judged, asked about."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session

from bot import inserting, looking_up
from bot.application import Application
from bot.drafting import Looked
from bot.grammar import Command, Verb
from bot.handlers import forms, previews, questions
from bot.handlers.behind import spawn
from bot.handlers.deeds import Deed, Doers
from bot.handlers.forms import Form, refused_field, submitted
from bot.handlers.opened import open_view, update_view
from bot.handlers.pressing import Pressed, answer_privately, asked, integer, stumbled
from bot.handlers.questions import reader_of, today_of
from bot.handlers.telling import not_told, owner_of, tell_owner
from bot.looking_up import View, sheet_of
from bot.slack import articles
from bot.slack.articles import For
from bot.slack.asking import Asker
from bot.slack.explain import Answer
from bot.slack.faults import log_fault
from bot.slack.patches import with_notice
from bot.slack.private import tell, write_to
from bot.slack.seen import Repeated, once
from knowledge.articles import Whole, article
from knowledge.errors import ArticleNotFound
from knowledge.markdown import mrkdwn
from knowledge.tables import Verdict
from knowledge.values import filled

log = logging.getLogger(__name__)

OUTDATED, ASK = "kb.form.outdated", "kb.form.ask"

Body = dict[str, Any]


@dataclass(frozen=True)
class Press:
    """A button at an article, in a message or, with its ``view``, in a modal."""

    deed: Deed
    view: Body | None = None

    @property
    def slug(self) -> str:
        return str(self.deed.value.get("slug") or "")

    @property
    def language(self) -> str:
        """The language in which the article stood there."""
        return str(self.deed.value.get("in") or self.deed.asker.language)

    @property
    def lookup(self) -> int | None:
        return integer(self.deed.value.get("lookup"))

    @property
    def ticket(self) -> int | None:
        return integer(self.deed.value.get("ticket"))

    @property
    def to(self) -> For:
        value = {"lookup": self.lookup, **({"ticket": self.ticket} if self.ticket else {})}
        return replace(reader_of(self.deed, None, None), value=value)

    async def article(self) -> Whole:
        """Raises ArticleNotFound."""
        return await self.deed.application.database.read(article, self.slug)

    async def note(self, verdict: Verdict | None = None) -> None:
        """Keeps what was made of the answer. Raises Repeated."""
        await self.deed.application.database.write(
            once,
            self.deed.key,
            self.deed.now,
            looking_up.note_verdict,
            self.lookup,
            self.slug,
            verdict,
            self.looked,
        )

    @property
    def looked(self) -> View:
        deed = self.deed
        return View(deed.now, deed.asker.language, deed.asker.team.key, deed.channel)


Doing = Callable[[Press], Awaitable[Answer | None]]


# --- shown whole ------------------------------------------------------------------------------


async def show_whole(press: Press) -> None:
    view = view_of(await press.article(), press.language, press.to, press.deed)
    await open_view(
        press.deed.application, press.deed.trigger_id or "", view, over=press.view is not None
    )
    await press.note()


async def show_other(press: Press) -> None:
    """The same modal in the article's other language."""
    assert press.view is not None
    view = view_of(await press.article(), press.language, press.to, press.deed)
    await update_view(press.deed.application, press.view["id"], press.view["hash"], view)


def view_of(found: Whole, language: str, to: For, deed: Deed) -> Body:
    sheet = sheet_of(found, language, to.today, lambda key: deed.to.team_name(key))
    body = filled(found.variants[sheet.language].body, found.values, to.today, sheet.language)
    view = articles.whole_view(sheet, mrkdwn(body), to)
    return {**view, "private_metadata": json.dumps(deed.place_of_forms)}


async def show(deed: Deed) -> Answer | None:
    """``/kb show SLUG``: the article; words that name none are looked up."""
    try:
        found = await deed.application.database.read(article, slug_in(deed.command.text))
    except ArticleNotFound:
        asked = replace(deed.command, verb=Verb.KB)
        return await questions.ask(replace(deed, command=asked))
    to = reader_of(deed, None, None)
    if deed.trigger_id:
        view = view_of(found, deed.asker.language, to, deed)
        await open_view(deed.application, deed.trigger_id, view)
        return None
    sheet = sheet_of(found, deed.asker.language, to.today, lambda key: deed.to.team_name(key))
    return Answer(sheet.title, articles.card(sheet, to))


def slug_in(text: str) -> str:
    return "-".join(text.strip().lower().split())


# --- into a reply -----------------------------------------------------------------------------


async def insert(press: Press) -> None:
    """Opens the reply's preview with the article's words; nothing is sent by it."""
    deed, application = press.deed, press.deed.application
    assert press.ticket is not None
    looked = await application.database.write(begun, press, today_of(application, deed.asker))
    if looked is not None:
        await previews.show(
            application,
            deed.asker,
            deed.trigger_id or "",
            looked,
            over=press.view is not None,
        )


def begun(session: Session, press: Press, on: date) -> Looked | None:
    deed = press.deed
    looking_up.note_verdict(session, press.lookup, press.slug, None, press.looked)
    return inserting.begin(
        session,
        slug=press.slug,
        ticket_id=press.ticket or 0,
        actor=deed.agent,
        language=deed.asker.language,
        place={"channel": deed.channel, "thread_ts": deed.thread_ts},
        on=on,
        key=deed.key,
        now=deed.now,
    )


# --- judged -----------------------------------------------------------------------------------


async def helpful(press: Press) -> Answer:
    await press.note("helpful")
    return Answer(press.deed.to.say("kb.thanks.helpful"))


async def not_helpful(press: Press) -> Answer:
    await press.note("not")
    return Answer(press.deed.to.say("kb.thanks.not"))


async def report(press: Press) -> None:
    form = Form(OUTDATED, "modal.kb_outdated", "field.kb.outdated", "button.kb_send")
    await ask_for_words(press, form)


async def ask_owner(press: Press) -> None:
    await ask_for_words(press, Form(ASK, "modal.kb_ask", "field.kb.ask", "button.kb_send"))


async def ask_for_words(press: Press, form: Form) -> None:
    await press.article()
    about = {"slug": press.slug, "lookup": press.lookup, "in": press.language}
    await forms.opened(press.deed, form, about, over=press.view is not None)


async def words_given(deed: Deed, form: str) -> Whole:
    """The article they are about; the report is kept whatever becomes of the message to its owner.
    Raises ArticleNotFound and Repeated."""
    press = Press(deed)
    found = await press.article()
    await press.note("outdated" if form == OUTDATED else None)
    return found


DOING: dict[str, Doing] = {
    "whole": show_whole,
    "other": show_other,
    "insert": insert,
    "helpful": helpful,
    "not": not_helpful,
    "outdated": report,
    "ask": ask_owner,
}

VERBS: Doers = {**questions.VERBS, Verb.KB_SHOW: show}


# --- what Slack calls ---------------------------------------------------------------------------


async def pressed(application: Application, body: Body, doing: Doing) -> None:
    """Does what was pressed; what there is to say stands beside the message or in the modal."""
    view, at = body.get("view"), Pressed.of(body)
    if view is not None and view.get("type") == "home":
        view = None
    if view is not None:
        place = json.loads(view.get("private_metadata") or "{}")
        at = replace(at, channel=place.get("channel") or "", thread_ts=place.get("thread_ts"))

    async def answer(asker: Asker) -> Answer | None:
        press = Press(deed_of(application, asker, at), view)
        try:
            return await doing(press)
        except ArticleNotFound:
            return Answer(press.deed.to.say("kb.gone"))

    told = await asked(application, at.user_id, answer)
    if told is not None and view is not None:
        await update_view(application, view["id"], view["hash"], with_notice(view, told.text))
    else:
        await answer_privately(application, at, told)


def deed_of(application: Application, asker: Asker, at: Pressed) -> Deed:
    return Deed(
        application=application,
        asker=asker,
        command=Command(verb=Verb.KB),
        key=f"trigger:{at.trigger_id}",
        channel=at.channel,
        trigger_id=at.trigger_id,
        thread_ts=at.thread_ts,
        beneath=at.beneath,
        message_ts=at.message_ts,
        value=dict(at.value),
    )


async def tell_in_place(deed: Deed, answer: Answer) -> bool:
    return await tell(
        deed.application,
        channel=deed.channel,
        user=deed.asker.user_id,
        thread_ts=deed.thread_ts,
        text=answer.text,
        blocks=answer.blocks,
    )


async def take_words(deed: Deed, form: str) -> Body:
    """The answer to the form, which stays open where its words cannot be taken."""
    try:
        found = await words_given(deed, form)
    except ArticleNotFound:
        return refused_field(deed.to.say("kb.gone"))
    except Repeated:
        return {}
    except Exception as error:
        return refused_field(stumbled(error, deed.to).text)
    spawn(tell_later(deed, found, "outdated" if form == OUTDATED else "ask"))
    return {}


async def tell_later(deed: Deed, found: Whole, what: str) -> None:
    """The form is gone by now, so whatever fails is answered with what was written in it: over a
    Home in a direct message."""
    failed = not_told(deed, owner_of(deed.application, found, deed.asker.team))
    try:
        answer = await tell_owner(deed, found, what)
    except Exception as error:
        log_fault(log, "what was written about an article did not reach its owner", error)
        answer = failed
    if not await tell_in_place(deed, answer) and answer == failed:
        await write_to(deed.application, deed.asker.user_id, answer.text)


def register(app: AsyncApp, application: Application) -> None:
    async def on_press(ack: AsyncAck, body: Body) -> None:
        await ack()
        name = body["actions"][0]["action_id"].split(".")[1]
        await pressed(application, body, DOING[name])

    async def on_form(ack: AsyncAck, body: Body) -> None:
        deed = await submitted(application, body, Verb.KB)
        if not isinstance(deed, Deed):
            await ack(**deed)
        elif not deed.command.text:
            await ack(**refused_field(deed.to.say("error.empty_text")))
        else:
            await ack(**await take_words(deed, body["view"]["callback_id"]))

    app.action(re.compile(rf"kb\.({'|'.join(DOING)})(\.\d)?$"))(on_press)
    app.view_submission(re.compile(r"kb\.form\.(outdated|ask)$"))(on_form)
