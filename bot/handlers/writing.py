"""Articles written in a window: new, edited, in the other language, from a ticket."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.application import Application
from bot.article_drafts import FromTicket, from_ticket, translated
from bot.asides import OTHER
from bot.grammar import Verb
from bot.handlers import questions
from bot.handlers.article_languages import left_over
from bot.handlers.behind import spawn
from bot.handlers.continuing import show_form
from bot.handlers.deeds import Deed, Doers
from bot.handlers.forms import submitted
from bot.handlers.knowledge import Press, pressed, slug_in, tell_in_place
from bot.handlers.pages import Opening, page_of, view_of
from bot.handlers.publishing import publish, send_back, submit
from bot.handlers.saving import Submission, save, saved_answer
from bot.slack import articles, blocks, writing
from bot.slack.explain import Answer, with_buttons
from bot.slack.mrkdwn import Marked
from bot.slack.seen import Repeated
from bot.slack.writing import Page
from bot.texts import say
from knowledge.articles import (
    Whole,
    article,
)
from knowledge.drafts import Text
from knowledge.errors import (
    ArticleNotFound,
)
from translations.languages import detect

Body = dict[str, Any]


async def new(deed: Deed) -> Answer | None:
    """``/kb new``: an empty window, or one with what a ticket asked and answered; where none can
    be opened, a button that opens it."""
    title = deed.command.text
    if not deed.trigger_id and deed.which is not None:
        ticket = await deed.application.database.read(questions.case_at, deed)
        value = {"ticket": ticket.ticket.id}
        button = deed.to.button("kb.ticket", "button.kb_from_ticket", value)
        return with_buttons(deed.to.say("kb.opens_new"), button)
    if deed.which is not None:
        await show_from_ticket(deed, deed.which.number)
        return None
    if not deed.trigger_id:
        button = deed.to.button("kb.write", "button.kb_write", {"text": title})
        return with_buttons(deed.to.say("kb.opens_new"), button)
    await Opening(deed).show(view_of(deed, blank(deed, title)))
    return None


def blank(deed: Deed, title: str) -> Page:
    team = deed.asker.team.key
    language = detect(title, deed.asker.language) if title else deed.asker.language
    return Page(language=language, title=title[:200], owner=team)


async def write(press: Press) -> None:
    """*Write it*: the question that had no answer is the title."""
    deed = press.deed
    title = str(deed.value.get("text") or "")
    await Opening(deed, press.view is not None).show(view_of(deed, blank(deed, title)))


async def edit(deed: Deed) -> Answer | None:
    """``/kb edit``: the article of that name, else those that the words find, each with a
    button."""
    words = deed.command.text
    try:
        found = await deed.application.database.read(article, slug_in(words))
    except ArticleNotFound:
        return await which_to_edit(deed, words)
    language = best_language(found, deed.asker.language)
    page = page_of(found, language, deed.asker.language)
    if not writing.fits(page):
        return Answer(deed.to.say("kb.too_large"))
    if deed.trigger_id:
        await Opening(deed).show(view_of(deed, page))
        return None
    title = found.variants[language].title
    value = {"slug": found.article.slug, "in": language}
    button = deed.to.button("kb.edit", "button.kb_edit", value)
    return with_buttons(deed.to.say("kb.opens_form", title=title), button)


def best_language(found: Whole, language: str) -> str:
    variant = found.best(language)
    return variant.language if variant else language


async def which_to_edit(deed: Deed, words: str) -> Answer:
    if not words:
        usage = Marked(say("usage.kb_edit", deed.asker.language))
        return Answer(deed.to.say("kb.name_one", usage=usage))
    question = questions.question_of(deed.application, deed.asker, words, None, deed.channel)
    looked = await questions.look_up(deed.application, question, deed.to)
    near = looked.near if looked.unsure else ()
    found = [*looked.first, *looked.more, *near, *looked.other][:5]
    if not found:
        return Answer(deed.to.say("kb.none_article", query=words[:80]))
    rows = [
        blocks.section(
            articles.title_line(sheet, deed.asker.language, "kb.row"),
            accessory=deed.to.button(
                "kb.edit", "button.kb_edit", {"slug": sheet.slug, "in": sheet.language}
            ),
        )
        for sheet in found
    ]
    title = deed.to.say("kb.which_to_edit")
    return Answer(title, [blocks.section(title), *rows])


async def edit_pressed(press: Press) -> Answer | None:
    found = await press.article()
    language = best_language(found, press.language)
    page = page_of(found, language, press.deed.asker.language)
    if not writing.fits(page):
        return Answer(press.deed.to.say("kb.too_large"))
    await Opening(press.deed, press.view is not None).show(view_of(press.deed, page))
    return None


# --- the other language -----------------------------------------------------------------------


async def draft_version(press: Press) -> None:
    """Opens at once; the translated draft follows."""
    found = await press.article()
    deed = press.deed
    waiting = writing.waiting_view(deed.asker.language, "kb.translating")
    view = await Opening(deed, press.view is not None).show(waiting)
    spawn(fill_version(deed, found, press.language, view["id"]))


async def fill_version(deed: Deed, found: Whole, language: str, view_id: str) -> None:
    page = page_of(found, language, deed.asker.language)
    notices = [deed.to.say("kb.translated")]
    sibling = found.sibling(language)
    if sibling is not None:
        original = Text(sibling.title, sibling.body, tuple(sibling.aliases))
        text = await translated(
            deed.application.translator,
            original,
            source=sibling.language,
            target=language,
            marketplace=found.article.marketplace,
        )
        page = replace(
            page,
            title=text.title[:200],
            body=text.body,
            aliases="\n".join(text.aliases),
            in_step=True,
        )
        notices += left_over(text, original, language, sibling.language, deed.asker.language)
    await show_form(deed.application, deed.asker, view_id, None, view_of(deed, page, *notices))


# --- from a ticket ----------------------------------------------------------------------------


async def make_from_ticket(press: Press) -> None:
    """A draft from what the customer asked and what they were told. Nothing is saved by it."""
    await show_from_ticket(press.deed, press.ticket or 0, over=press.view is not None)


async def show_from_ticket(deed: Deed, number: int, *, over: bool = False) -> None:
    found = await deed.application.database.read(from_ticket, number)
    notice = deed.to.say("kb.from_ticket", ref=found.ref)
    await Opening(deed, over).show(view_of(deed, page_from(deed, found), notice))


def page_from(deed: Deed, found: FromTicket) -> Page:
    """The answer first, as articles begin; then what was asked, and the answer ready to insert."""
    language = found.language if found.language in OTHER else deed.asker.language
    quoted = "\n".join(f"> {line}".rstrip() for line in found.answer.splitlines())
    parts = [
        found.answer,
        f"## {say('kb.ticket.question', language)}\n\n{found.question}",
        f"## {say('kb.ticket.answer', language)}\n\n{quoted}" if quoted else "",
    ]
    return Page(
        language=language,
        title=found.subject[:200],
        body="\n\n".join(part for part in parts if part.strip()),
        marketplace=found.marketplace,
        owner=deed.asker.team.key,
    )


DOING = {
    "edit": edit_pressed,
    "write": write,
    "version": draft_version,
    "ticket": make_from_ticket,
    "submit": submit,
    "publish": publish,
    "send_back": send_back,
}

VERBS: Doers = {Verb.KB_NEW: new, Verb.KB_EDIT: edit}


def register(app: AsyncApp, application: Application) -> None:
    async def on_press(ack: AsyncAck, body: Body) -> None:
        await ack()
        name = body["actions"][0]["action_id"].split(".")[1]
        await pressed(application, body, DOING[name])

    async def on_save(ack: AsyncAck, body: Body) -> None:
        deed = await submitted(application, body, Verb.KB_EDIT)
        if not isinstance(deed, Deed):
            refusal = next(iter(deed["errors"].values()))
            field = writing.field_of(body["view"], "title")
            await ack(response_action="errors", errors={field: refusal})
            return
        deed = replace(deed, key=f"{deed.key}:{deed.value.get('round')}")
        submission = Submission(deed, body["view"], writing.written(body["view"]))
        try:
            reply, saved = await save(submission)
        except Repeated:
            reply, saved = {"response_action": "clear"}, None
        await ack(**reply)
        if saved is not None:
            spawn(tell_in_place(deed, saved_answer(deed, saved, submission.language)))

    app.action(re.compile(rf"kb\.({'|'.join(DOING)})$"))(on_press)
    app.view_submission(writing.WRITE)(on_save)
