"""An article's words on their way into a reply: in the customer's language, with the agent's own
beside them where that is another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot import drafting
from bot.draft_renderings import keep_made, made_of
from bot.drafting import Looked
from bot.slack.previewed import ARTICLE
from bot.wording import Rendering
from knowledge.articles import article
from knowledge.markdown import quotations
from knowledge.reading import Whole
from knowledge.snippets import plain_lines
from knowledge.values import filled
from tickets import drafts
from tickets.access import access_ticket
from tickets.tables import Agent, Draft
from translations.segments import sentences


@dataclass(frozen=True)
class Words:
    """What the customer is to read and, where the agent reads another language, what it says."""

    mine: str
    theirs: str | None = None


def ready_words(body: str) -> str:
    """The sentences that an article has ready for the customer: its last block quote, else its
    opening."""
    quotes = quotations(body)
    return quotes[-1] if quotes else next(plain_lines(body), "")


def words_for(found: Whole, *, agent: str, customer: str, on: date) -> Words:
    """In the customer's language if the article has it; else the agent's, to be translated."""

    def ready(language: str) -> str:
        return ready_words(filled(found.variants[language].body, found.values, on, language))

    if customer not in found.variants:
        known = found.best(agent)
        return Words(ready(known.language) if known else "")
    if agent == customer or agent not in found.variants:
        return Words(ready(customer))
    return Words(ready(agent), ready(customer))


def begin(
    session: Session,
    *,
    slug: str,
    ticket_id: int,
    actor: Agent,
    place: dict[str, Any],
    language: str,
    on: date,
    key: str,
    now: datetime,
) -> Looked | None:
    """The agent's draft with the article's words at its end. None when ``key`` was seen before.
    Raises TicketNotFound, ArticleNotFound."""
    ticket = access_ticket(session, number=ticket_id)
    words = words_for(article(session, slug), agent=language, customer=ticket.language, on=on)
    looked = drafting.begin(
        session,
        ticket_id=ticket_id,
        actor=actor,
        text="",
        place=place,
        language=language,
        key=key,
        now=now,
    )
    if looked is None:
        return None
    draft = looked.draft
    theirs = None
    if words.theirs is not None and (before := rendered_before(draft)) is not None:
        theirs = together([before, words.theirs])
        draft.place = {**draft.place, ARTICLE: slug}
        keep_made(draft, with_article(draft, words.theirs))
    mine = together([draft.text, words.mine])
    drafts.save_draft(
        session,
        draft.id,
        text=mine,
        language=language if theirs else None,
        customer_text=theirs,
        rendered_from=mine if theirs else None,
        engine=ARTICLE if theirs else None,
    )
    return drafting.look(session, draft.id, actor.id, language)


def with_article(draft: Draft, theirs: str) -> Rendering:
    """The article's sentences beside what was made before."""
    made = made_of(draft) or Rendering()
    own = sentences(theirs, draft.customer_language)
    return replace(made, sentences=(*made.sentences, *own), engine=ARTICLE)


def rendered_before(draft: Draft) -> str | None:
    """What the draft already says to the customer; None where it still has to be translated."""
    if not draft.text.strip():
        return ""
    return draft.customer_text if draft.rendered_from == draft.text else None


def together(parts: Sequence[str]) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
