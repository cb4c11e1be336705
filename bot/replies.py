"""Sending a confirmed reply: the entry, and what it teaches the memory, in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.draft_renderings import FRAME
from bot.manners import nameless, unframed
from bot.slack.previewed import ARTICLE
from customers.tables import Customer
from tickets import drafts
from tickets.access import access_ticket, agent_of
from tickets.tables import Draft
from translations import service


def send_reply(session: Session, draft_id: str, *, now: datetime) -> Draft | None:
    """Sends the draft if its time has come, and keeps what the agent approved as a pair for the
    next time. None when it was undone or sent meanwhile."""
    draft = drafts.send(session, draft_id, now=now)
    if draft is None or not teaches(draft):
        return draft
    rendering = taught(session, draft)
    if rendering is None:
        return draft
    author = agent_of(session, draft.agent_id)
    assert draft.language is not None
    service.approve(
        session,
        source_text=draft.text,
        target_text=rendering,
        source=draft.language,
        target=draft.customer_language,
        by=author.name if author else "",
        now=now,
    )
    return draft


def taught(session: Session, draft: Draft) -> str | None:
    """What the memory keeps of the reply: without opening and closing that a button added, and
    without a customer's name that the agent's text does not have, since it would greet the next
    customer by it. None where the name stands in the middle of it."""
    rendering = unframed(draft.customer_text or "", draft.place.get(FRAME))
    ticket = access_ticket(session, number=draft.ticket_id)
    customer = session.get_one(Customer, ticket.customer_id)
    names = (customer.family_name, customer.given_name, customer.company)
    return nameless(rendering, [name for name in names if name and name not in draft.text])


def teaches(draft: Draft) -> bool:
    """Whether the reply pairs a text with its rendering in another language. An article says the
    same in both, but not sentence by sentence."""
    return bool(
        ARTICLE not in draft.place
        and draft.language
        and draft.language != draft.customer_language
        and draft.text.strip()
        and draft.customer_text != draft.text
    )
