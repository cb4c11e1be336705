"""Drafts of replies between the store and the preview: begun, rendered, looked at, confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot import approval, wording
from bot.approval import Filled, same_words
from bot.draft_renderings import (
    BEGUN,
    FRAME,
    OWN_RENDERING,
    begun_rendering,
    changed,
    keep_begun,
    keep_made,
    keep_told,
    made_of,
    put_by,
    told_of,
)
from bot.manners import Frame
from bot.slack.previewed import Case
from bot.slack.seen import first_time
from bot.slack.standing import Standing, ticked_of
from bot.texts.formats import customer_name
from bot.wording import Rendering
from customers.tables import Customer
from tickets import drafts, mirrors
from tickets.access import access_ticket
from tickets.drafts import Approved
from tickets.errors import DraftGone
from tickets.tables import Agent, Draft, Entry
from translations import service
from translations.languages import detect
from translations.outcomes import ADAPTED, MEMORY
from translations.service import Translation
from translations.termbase import NO_TERMS, Termbase

USABLE = ("good", "uncertain")


@dataclass(frozen=True)
class Looked:
    """A draft with what the preview says of its ticket. ``terms`` are the fixed terms by which
    its translation is judged; ``taken_up``: it was begun before, and nobody named it."""

    draft: Draft
    case: Case
    terms: Termbase = NO_TERMS
    taken_up: bool = False


@dataclass(frozen=True)
class Place:
    """Where in Slack its writer gets private answers."""

    channel: str
    thread_ts: str | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """As drafts keep it."""
        return {"channel": self.channel, "thread_ts": self.thread_ts}


# --- in a transaction -----------------------------------------------------------------------


def begin(
    session: Session,
    *,
    ticket_id: int,
    actor: Agent,
    text: str,
    place: dict[str, Any],
    language: str,
    key: str,
    now: datetime,
) -> Looked | None:
    """A draft for this text; without a text the agent's open draft is taken up again. None when
    ``key`` was seen before. Raises TicketNotFound."""
    ticket = access_ticket(session, number=ticket_id)
    if not first_time(session, key, now):
        return None
    assert actor.id is not None
    draft = drafts.latest_open(session, ticket_id=ticket.id, agent_id=actor.id)
    if text.strip() or draft is None or draft.state != "open":
        draft = drafts.begin_draft(
            session, ticket, actor=actor, text=text, language=None, place=place, now=now
        )
        return looked_at(session, draft, language)
    return replace(looked_at(session, draft, language), taken_up=bool(draft.text.strip()))


def case_of(session: Session, ticket_id: int, language: str) -> Case:
    ticket = access_ticket(session, number=ticket_id)
    customer = session.get_one(Customer, ticket.customer_id)
    return Case(
        ref=ticket.ref,
        customer=customer_name(
            customer.family_name,
            customer.given_name,
            customer.company,
            language,
            customer.kana,
        ),
        language=ticket.language,
        mailed=drafts.mail_address(session, ticket.id) is not None,
        marketplace=ticket.marketplace,
        addressee=addressee(customer, ticket.language),
        business=bool(customer.company),
        answered=has_reply(session, ticket.id),
    )


def addressee(customer: Customer, language: str) -> str:
    """How a letter names them; a family name alone is no English salutation."""
    if language == "ja":
        return customer_name(customer.family_name, None, customer.company, "ja")
    return customer.given_name or ""


def has_reply(session: Session, ticket_id: int) -> bool:
    replies = select(Entry.seq).where(Entry.ticket_id == ticket_id, Entry.kind == "reply")
    return session.exec(replies.limit(1)).first() is not None


def look(session: Session, draft_id: str, agent_id: int | None, language: str) -> Looked:
    """The agent's own draft, whatever became of it. Raises DraftGone when there is none."""
    draft = session.get(Draft, draft_id, populate_existing=True)
    if draft is None or draft.agent_id != agent_id:
        raise DraftGone(draft_id, None)
    return looked_at(session, draft, language)


def looked_at(session: Session, draft: Draft, language: str) -> Looked:
    case = case_of(session, draft.ticket_id, language)
    case = replace(case, **said_since(session, draft))
    return Looked(draft, case, service.terms_in_force(session, case.marketplace))


def said_since(session: Session, draft: Draft) -> dict[str, Any]:
    """What a case says of the time since the draft was begun: an answer that was right then may be
    one too many now."""
    later = select(Entry).where(
        Entry.ticket_id == draft.ticket_id,
        col(Entry.kind).in_(("reply", "message")),
        col(Entry.recorded) > draft.created_at,
    )
    found = session.exec(later.order_by(col(Entry.seq))).all()
    reply = next((one for one in reversed(found) if one.kind == "reply"), None)
    return {
        "replied": (reply.author_name or "") if reply else "",
        "mine": reply is not None and reply.author_id == draft.agent_id,
        "wrote": any(one.kind == "message" for one in found),
    }


def take_text(session: Session, standing: Standing) -> Draft:
    """Keeps what stands in the preview before it is rendered anew; a rendering that the writer
    edited is put by. Raises DraftGone."""
    draft = drafts.access_draft(session, standing.draft)
    put_by(draft, standing.filled.customer)
    return drafts.save_draft(
        session,
        draft.id,
        text=standing.filled.text,
        language=None,
        customer_text=None if draft.engine else rewritten(draft, standing.filled),
        rendered_from=None,
        engine=draft.engine,
    )


def rewritten(draft: Draft, filled: Filled) -> str | None:
    """What stands in the customer's field, None while that is the original, or what the engine
    made of it."""
    customer = filled.customer
    nobodys = (draft.text, filled.text, draft.place.get(BEGUN, ""))
    if customer is None or any(same_words(customer, one) for one in nobodys):
        return None
    return customer


def take_typed(session: Session, standing: Standing) -> Draft:
    """Keeps what stands in the preview when it is closed, the rendering with it. A draft in which
    nothing was ever written is discarded. Raises DraftGone."""
    draft = drafts.access_draft(session, standing.draft)
    filled = standing.filled
    text, customer = filled.text or draft.text, rewritten(draft, filled) or draft.customer_text
    if not text.strip() and not (customer or "").strip():
        return drafts.discard(session, draft.id)
    put_by(draft, filled.customer)
    return drafts.save_draft(
        session,
        draft.id,
        text=text,
        language=draft.language,
        customer_text=customer,
        rendered_from=draft.rendered_from,
        engine=draft.engine if customer == draft.customer_text else None,
    )


def keep_rendering(
    session: Session, draft_id: str, text: str, translation: Translation
) -> Draft | None:
    """Keeps the translation of ``text`` with the draft; None when the draft has gone on to another
    text or was sent meanwhile. What a person wrote by hand stays where nothing better came."""
    draft = session.get(Draft, draft_id, populate_existing=True)
    if draft is None or draft.state != "open" or draft.text != text:
        return None
    usable = translation.state in USABLE and translation.text.strip()
    by_hand = None if draft.engine else draft.customer_text
    keep_told(draft, () if usable else told_of(translation))
    keep_begun(draft, translation)
    if usable:
        keep_made(draft, wording.rendering_of(translation))
    elif not by_hand:
        keep_made(draft, begun_rendering(draft, translation.engine))
    return drafts.save_draft(
        session,
        draft_id,
        text=text,
        language=translation.source,
        customer_text=translation.text if usable else by_hand,
        rendered_from=text,
        engine=(translation.engine or None) if usable else None,
    )


def keep_choice(
    session: Session, standing: Standing, chosen: Translation | None, choice: str
) -> Draft:
    """Keeps the rendering that was chosen in place of the one that stands there. ``chosen`` is
    None for the writer's own words."""
    draft = drafts.access_draft(session, standing.draft)
    own = wording.read(draft.place.get(OWN_RENDERING))
    put_by(draft, standing.filled.customer)
    made = wording.rendering_of(chosen) if chosen else own
    if made is not None:
        keep_made(draft, made)
    return keep_customer_text(session, draft, choice, chosen.engine if chosen else None)


def keep_taken(session: Session, standing: Standing, words: str, text: str) -> Draft:
    """Keeps ``text``, into which the approved ``words`` were put. Raises DraftGone."""
    draft = drafts.access_draft(session, standing.draft)
    put_by(draft, standing.filled.customer)
    made = made_of(draft) or Rendering()
    keep_made(draft, wording.taking(made, words, draft.customer_language))
    return keep_customer_text(session, draft, text, None)


def keep_customer_text(session: Session, draft: Draft, text: str, engine: str | None) -> Draft:
    return drafts.save_draft(
        session,
        draft.id,
        text=draft.text,
        language=draft.language,
        customer_text=text,
        rendered_from=draft.rendered_from,
        engine=engine,
    )


def keep_mended(
    session: Session, standing: Standing, text: str, frame: Frame | None = None
) -> Draft:
    """Keeps what the customer gets as a button of the window changed it: the rendering, or the
    text itself where that is what they read. What nobody edited is an engine's as before, with its
    doubts; what was approved is not, once its words are others. Raises DraftGone."""
    draft = drafts.access_draft(session, standing.draft)
    if frame is not None:
        draft.place = {**draft.place, FRAME: frame.kept}
    if standing.filled.customer is not None:
        put_by(draft, standing.filled.customer)
        untouched = standing.filled.customer == draft.customer_text
        same = frame is not None or draft.engine not in (MEMORY, ADAPTED)
        if made := made_of(draft):
            keep_made(draft, changed(made, standing.filled.customer, text, frame, draft))
        return keep_customer_text(
            session, draft, text, draft.engine if untouched and same else None
        )
    return drafts.save_draft(
        session,
        draft.id,
        text=text,
        language=draft.language,
        customer_text=draft.customer_text,
        rendered_from=draft.rendered_from,
        engine=draft.engine,
    )


def confirm(
    session: Session, standing: Standing, *, agent_id: int | None, undo: timedelta, now: datetime
) -> Draft:
    """*Send* was pressed and nothing speaks against it. A second press raises DraftGone."""
    draft = drafts.access_draft(session, standing.draft)
    if draft.agent_id != agent_id:
        raise DraftGone(draft.id, None)
    return drafts.queue_draft(session, draft.id, approved(draft, standing), undo=undo, now=now)


def approved(draft: Draft, standing: Standing) -> Approved:
    """What the writer confirmed, to the letter."""
    filled = standing.filled
    customer = filled.text if filled.customer is None else filled.customer
    found = approval.promised(filled.text, filled.customer)
    own = approval.is_own(filled.text, draft.customer_language)
    language = draft.customer_language if own else detect(filled.text, "ja")
    return Approved(
        text=filled.text,
        language=language,
        customer_text=customer,
        customer_language=draft.customer_language,
        engine=draft.engine if customer == draft.customer_text and not own else None,
        promises=approval.to_record(
            found, ticked_of(found, filled.ticked), language, draft.customer_language
        ),
    )


def undo(
    session: Session, draft_id: str, agent_id: int | None, language: str, now: datetime
) -> Looked:
    """Stops a reply on its way. Raises TooLateToUndo, DraftGone."""
    look(session, draft_id, agent_id, language)
    drafts.undo(session, draft_id, now=now)
    return look(session, draft_id, agent_id, language)


def discard(session: Session, draft_id: str, agent_id: int | None, language: str) -> Looked:
    """Raises DraftGone unless it is the agent's own and open."""
    found = look(session, draft_id, agent_id, language)
    drafts.discard(session, draft_id)
    return found


def answering_places(session: Session, draft: Draft, team: str) -> list[Place]:
    """Where to answer the writer: where the draft was begun, else in their team's thread."""
    begun = draft.place.get("channel")
    found = [Place(begun, draft.place.get("thread_ts"))] if begun else []
    found += [
        Place(mirror.channel, mirror.thread)
        for mirror in mirrors.of_ticket(session, draft.ticket_id)
        if mirror.kind == "slack" and mirror.target == team and mirror.channel
    ]
    return list(dict.fromkeys(found))


def ticket_at(session: Session, *, workspace: str, place: Place) -> int | None:
    """The ticket in whose thread this is."""
    if place.thread_ts is None:
        return None
    mirror = mirrors.by_thread(
        session, workspace=workspace, channel=place.channel, thread=place.thread_ts
    )
    return mirror.ticket_id if mirror and mirror.kind == "slack" else None
