"""Articles written in a window: new, edited, in the other language, from a ticket; then taken from
draft to published."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from sqlmodel import Session

from bot import article_drafts, value_lines
from bot.application import Application
from bot.article_drafts import FromTicket, free_slug, from_ticket, slug_of, translated
from bot.grammar import Verb
from bot.handlers import questions
from bot.handlers.behind import spawn
from bot.handlers.deeds import Deed, Doers
from bot.handlers.forms import submitted, with_names
from bot.handlers.knowledge import Press, pressed, slug_in, tell_in_place
from bot.handlers.opened import open_view, update_view
from bot.handlers.pressing import integer
from bot.handlers.telling import owner_of, tell_owner
from bot.slack import articles, blocks, writing
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer, with_buttons
from bot.slack.mrkdwn import Marked
from bot.slack.seen import Repeated, once
from bot.slack.writing import Page, Written
from bot.texts import say
from bot.value_lines import Unreadable
from knowledge.articles import (
    NONE_YET,
    ArticleDraft,
    Saved,
    Step,
    VariantDraft,
    Whole,
    article,
    save_article,
    take,
)
from knowledge.drafts import Text
from knowledge.errors import (
    ArticleNotFound,
    EditedMeanwhile,
    Fault,
    IllegalStep,
    UnfitDraft,
)
from translations.languages import detect
from translations.service import Wanted

Body = dict[str, Any]
Reply = dict[str, Any]

OTHER = {"ja": "en", "en": "ja"}
STEPS: dict[str, Step] = {"submit": "submit", "publish": "publish", "send_back": "send_back"}


# --- opening ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opening:
    """Where a window opens: by a command, from a message, or over another window."""

    deed: Deed
    over: bool = False

    @property
    def application(self) -> Application:
        return self.deed.application

    @property
    def asker(self) -> Asker:
        return self.deed.asker

    def view(self, page: Page, *notices: str, round_: int = 0) -> Block:
        return view_of(self.deed, page, *notices, round_=round_)

    async def show(self, view: Block) -> dict[str, Any]:
        trigger = self.deed.trigger_id or ""
        return await open_view(self.application, trigger, view, over=self.over)


def view_of(deed: Deed, page: Page, *notices: str, round_: int = 0) -> Block:
    language = deed.asker.language
    teams = deed.application.settings.teams
    return writing.page_view(
        page,
        language,
        teams=[(team.key, team.name(language)) for team in teams],
        place={"channel": deed.channel, "thread_ts": deed.thread_ts},
        notices=notices,
        round_=round_,
    )


def page_of(found: Whole, language: str, reader: str) -> Page:
    """The article's text in that language as it stands; empty where there is none yet."""
    one, variant = found.article, found.variants.get(language)
    sibling = found.sibling(language)
    return Page(
        language=language,
        slug=one.slug,
        revision=one.revision,
        title=variant.title if variant else "",
        aliases="\n".join(variant.aliases) if variant else "",
        body=variant.body if variant else "",
        values=value_lines.written(found.values, reader),
        marketplace=one.marketplace,
        topic=one.topic,
        owner=one.owner,
        review_by=one.review_by,
        renders=sibling.revision if sibling else None,
        lags=language in found.lagging(),
    )


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
    found = [*looked.first, *looked.more, *looked.other][:5]
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
    sibling = found.sibling(language)
    if sibling is not None:
        text = await translated(
            deed.application.translator,
            Text(sibling.title, sibling.body, tuple(sibling.aliases)),
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
    notice = deed.to.say("kb.translated")
    await update_view(deed.application, view_id, None, view_of(deed, page, notice))


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


# --- saving -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Submission:
    """A window that somebody wants saved."""

    deed: Deed
    view: Body
    written: Written

    @property
    def slug(self) -> str:
        return str(self.deed.value.get("slug") or "")

    @property
    def language(self) -> str:
        return str(self.deed.value["in"])

    @property
    def revision(self) -> int:
        return integer(self.deed.value.get("revision")) or NONE_YET

    def refused(self, field: str, sentence: str) -> Reply:
        plain = with_names(sentence, self.deed.application)
        return {
            "response_action": "errors",
            "errors": {writing.field_of(self.view, field): plain},
        }

    def draft(self, slug: str) -> ArticleDraft:
        """Raises Unreadable."""
        given, renders = self.written, integer(self.deed.value.get("renders"))
        variant = VariantDraft(
            language=self.language,
            title=given.title,
            body=given.body,
            aliases=given.aliases,
            renders_revision=renders if given.in_step else None,
            reviewed=True,
        )
        return ArticleDraft(
            slug=slug,
            marketplace=given.marketplace,  # type: ignore[arg-type]
            topic=given.topic,
            owner=given.owner,
            review_by=given.review_by,
            values=value_lines.read(given.values),
            variants=(variant,),
        )


async def save(submission: Submission) -> tuple[Reply, Saved | None]:
    """The answer to the submission, and what was saved. Nothing that was typed is lost."""
    deed = submission.deed
    language = deed.asker.language
    try:
        slug = submission.slug or await new_slug(submission)
        draft = submission.draft(slug)
        saved = await deed.application.database.write(
            once, deed.key, deed.now, kept, submission, draft
        )
    except Unreadable as line:
        told = say(f"kb.fault.{line.why}", language, line=line.line, text=line.text[:80])
        return submission.refused("values", told), None
    except UnfitDraft as unfit:
        fault = unfit.faults[0]
        return submission.refused(field_at(fault), fault_sentence(fault, language)), None
    except EditedMeanwhile as other:
        return {"response_action": "update", "view": shown_apart(submission, other)}, None
    return {"response_action": "clear"}, saved


def kept(session: Session, submission: Submission, draft: ArticleDraft) -> Saved:
    deed = submission.deed
    if not submission.slug:
        draft = replace(draft, slug=free_slug(session, draft.slug))
    return save_article(
        session,
        draft,
        by=deed.agent.name,
        reason=submission.written.reason,
        now=deed.now,
        expected_revision=submission.revision,
    )


async def new_slug(submission: Submission) -> str:
    """From an English title, or from what a Japanese one is in English."""
    title = submission.written.title
    if submission.language == "ja":
        [made] = await submission.deed.application.translator.translate(
            [Wanted(title, "ja", "ja")], "en"
        )
        title = made.text if made.state in article_drafts.USABLE else title
    return slug_of(title) or f"article-{submission.deed.now:%Y%m%d}"


def field_at(fault: Fault) -> str:
    last = fault.field.split(".")
    if fault.code == "no_value":
        return "body"
    if last[0] == "values":
        return "values"
    return last[-1] if last[-1] in ("title", "body", "aliases") else "title"


def fault_sentence(fault: Fault, language: str) -> str:
    detail = f"{{{{{fault.detail}}}}}" if fault.code == "no_value" else fault.detail
    known = ("empty", "too_long", "too_many", "no_value", "periods", "backwards")
    if fault.code in known:
        return say(f"kb.fault.{fault.code}", language, detail=detail)
    return say("kb.fault.other", language, detail=f"{fault.field} ({fault.code})")


def shown_apart(submission: Submission, other: EditedMeanwhile) -> Block:
    """The window as it was typed, over it what the other editor made of the article; the next
    *Save* is for what stands now."""
    deed, given = submission.deed, submission.written
    page = Page(
        language=submission.language,
        slug=submission.slug or other.slug,
        revision=other.found,
        title=given.title,
        aliases="\n".join(given.aliases),
        body=given.body,
        values=given.values,
        marketplace=given.marketplace,
        topic=given.topic,
        owner=given.owner,
        review_by=given.review_by,
        renders=integer(deed.value.get("renders")),
    )
    notices = [deed.to.say("kb.edited_meanwhile", agent=deed.to.agent(other.by))]
    difference = other.differences.get(submission.language)
    if difference is not None and not difference.is_none:
        notices.append(writing.told_apart(difference))
    again = (integer(deed.value.get("round")) or 0) + 1
    return view_of(deed, page, *notices, round_=again)


def saved_answer(deed: Deed, saved: Saved, language: str) -> Answer:
    """What became of the article, and what can be done with it next."""
    found, to = saved.whole, deed.to
    one, variant = found.article, found.variants[language]
    other = OTHER[language]
    missing = other not in found.variants
    stale = other in found.lagging()
    named = say(f"language.{other}", deed.asker.language)
    said = [
        to.say("kb.saved", title=variant.title) if saved.changed else to.say("kb.saved.unchanged"),
        to.say(f"kb.saved.{one.status}"),
        to.say("kb.saved.only", language=named) if missing else None,
        to.say("kb.saved.stale", language=named) if stale else None,
    ]
    value = {"slug": one.slug, "in": language}
    version = blocks.button(
        "kb.version",
        say("kb.label.version", deed.asker.language, language=named),
        {"slug": one.slug, "in": other},
    )
    buttons = [
        to.button("kb.whole", "button.show_whole", value),
        *steps(deed, found, language),
        *([version] if missing or stale else []),
    ]
    return with_buttons(" ".join(part for part in said if part), *buttons)


def steps(deed: Deed, found: Whole, language: str) -> list[Block]:
    """What this agent can do with an article that is not published."""
    one, to = found.article, deed.to
    value = {"slug": one.slug, "in": language}
    choices = [
        ("submit", one.status == "draft"),
        ("publish", one.status != "published" and may_publish(deed, found)),
        ("send_back", one.status == "review" and may_publish(deed, found)),
    ]
    return [to.button(f"kb.{step}", f"button.kb_{step}", value) for step, there in choices if there]


def may_publish(deed: Deed, found: Whole) -> bool:
    return found.article.owner in ("", deed.asker.team.key)


# --- steps ------------------------------------------------------------------------------------


async def step(press: Press, which: Step) -> Answer:
    deed = press.deed
    found = await press.article()
    owner = owner_of(deed.application, found, deed.asker.team)
    name = owner.name(deed.asker.language)
    if which != "submit" and not may_publish(deed, found):
        return Answer(deed.to.say("kb.step.not_yours", team=name))
    try:
        await deed.application.database.write(
            once, deed.key, deed.now, stepped, press.slug, which, deed
        )
    except IllegalStep:
        return Answer(deed.to.say("kb.step.illegal"))
    if which == "submit":
        spawn(tell_owner(deed, found, "review"))
    return Answer(deed.to.say(f"kb.step.{which}", **({"team": name} if which == "submit" else {})))


def stepped(session: Session, slug: str, which: Step, deed: Deed) -> Saved:
    return take(session, slug, which, by=deed.agent.name, now=deed.now)


async def submit(press: Press) -> Answer:
    return await step(press, "submit")


async def publish(press: Press) -> Answer:
    return await step(press, "publish")


async def send_back(press: Press) -> Answer:
    return await step(press, "send_back")


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
