"""Sending a confirmed reply: the entry, and what it teaches the memory, in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.drafting import FRAME
from bot.manners import unframed
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
    rendering = unframed(draft.customer_text or "", draft.place.get(FRAME))
    if names_customer(session, draft, rendering):
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


def names_customer(session: Session, draft: Draft, rendering: str) -> bool:
    """Whether only the rendering names the customer: remembered, it would greet the next one by
    this one's name."""
    ticket = access_ticket(session, number=draft.ticket_id)
    customer = session.get_one(Customer, ticket.customer_id)
    names = (customer.family_name, customer.given_name, customer.company)
    return any(name and name in rendering and name not in draft.text for name in names)


def teaches(draft: Draft) -> bool:
    """Whether the reply pairs a text with its rendering in another language."""
    return bool(
        draft.language
        and draft.language != draft.customer_language
        and draft.text.strip()
        and draft.customer_text != draft.text
    )
