"""What a window of an article hands over is saved, or answered with what is in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from bot import article_drafts, value_lines
from bot.article_drafts import free_slug, slug_of
from bot.article_language import language_of
from bot.asides import OTHER
from bot.handlers.article_languages import in_other_language
from bot.handlers.deeds import Deed
from bot.handlers.forms import with_names
from bot.handlers.pages import view_of
from bot.handlers.pressing import integer
from bot.handlers.publishing import in_other, steps
from bot.slack import writing
from bot.slack.blocks import Block
from bot.slack.explain import Answer, with_buttons
from bot.slack.seen import once
from bot.slack.writing import Page, Written
from bot.texts import say
from bot.value_lines import Unreadable
from knowledge.articles import (
    NONE_YET,
    ArticleDraft,
    Saved,
    VariantDraft,
    save_article,
)
from knowledge.drafts import Text
from knowledge.errors import (
    EditedMeanwhile,
    Fault,
    UnfitDraft,
)
from translations.service import Wanted

Body = dict[str, Any]
Reply = dict[str, Any]


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
        """Of a new article it is the one in which it was written: a title alone does not tell."""
        given = str(self.deed.value["in"])
        return given if self.slug else language_of(self.written.body, given)

    @property
    def revision(self) -> int:
        return integer(self.deed.value.get("revision")) or NONE_YET

    def refused(self, field: str, sentence: str) -> Reply:
        plain = with_names(sentence, self.deed.application)
        return refusal({writing.field_of(self.view, field): plain})

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


def refusal(errors: dict[str, str]) -> Reply:
    return {"response_action": "errors", "errors": errors}


async def save(submission: Submission) -> tuple[Reply, Saved | None]:
    """The answer to the submission, and what was saved. Nothing that was typed is lost."""
    deed = submission.deed
    language = deed.asker.language
    text = Text(submission.written.title, submission.written.body)
    if strange := await in_other_language(
        deed, submission.view, text, submission.slug, submission.language
    ):
        return refusal(strange), None
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
    buttons = [
        to.button("kb.whole", "button.show_whole", value),
        *steps(deed, found, language),
        *([in_other(deed, found, "version", other)] if missing or stale else []),
        *([] if missing else [in_other(deed, found, "edit", other)]),
    ]
    return with_buttons(" ".join(part for part in said if part), *buttons)
