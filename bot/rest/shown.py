"""What comes out: tickets, entries, customers and orders as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.reading import Read
from bot.ticket_search import FoundTicket
from customers.tables import Account, Customer, Order
from tickets.tables import Handoff, Ticket
from tickets.timeline import Told

NOT_SHOWN = ("address", "draft", "to_id", "written_in")
"""Facts of an entry that are contact data or inner keys."""


def moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def ticket_line(ticket: Ticket, assignee: str | None = None) -> dict[str, Any]:
    return {
        "ref": ticket.ref,
        "marketplace": ticket.marketplace,
        "channel": ticket.channel,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": ticket.priority,
        "safety": ticket.safety,
        "team": ticket.team,
        "assignee": {"id": ticket.assignee_id, "name": assignee} if ticket.assignee_id else None,
        "customer": ticket.customer_id,
        "language": ticket.language,
        "order_ids": ticket.order_ids,
        "last_seq": ticket.last_seq,
        "opened_at": moment(ticket.opened_at),
        "updated_at": moment(ticket.updated_at),
    }


def match_of(found: FoundTicket) -> dict[str, Any]:
    """Where a ticket answers what was looked for; the subject where no passage is given."""
    passage = found.passage
    return {
        "seq": found.seq,
        "text": passage.text if passage else found.ticket.subject,
        "language": found.language or found.ticket.language,
        "marks": [list(mark) for mark in passage.marks] if passage else [],
    }


def entry_line(read: Read) -> dict[str, Any]:
    """`original` and `translation` only where the text was not written in this language."""
    told = read.told
    return told_line(told, read.text) | {
        name: value
        for name, value in (
            ("original", None if told.retracted else read.original),
            ("translation", translation_of(read)),
        )
        if value is not None
    }


def told_line(told: Told, text: str) -> dict[str, Any]:
    entry = told.entry
    return {
        "seq": told.seq,
        "kind": entry.kind,
        "author": {
            "kind": entry.author_kind,
            "name": entry.author_name,
            "team": entry.author_team,
        },
        "audience": entry.audience,
        "language": told.language,
        "text": "" if told.retracted else text,
        "edited": told.edited,
        "retracted": told.retracted,
        "data": {name: one for name, one in entry.data.items() if name not in NOT_SHOWN},
        "at": moment(entry.at),
    }


def translation_of(read: Read) -> dict[str, Any] | None:
    if read.state == "same" or read.told.retracted:
        return None
    return {"engine": read.engine or None, "score": read.score, "state": read.state}


def handoff_line(handoff: Handoff, ref: str) -> dict[str, Any]:
    return {
        "id": handoff.id,
        "ref": ref,
        "from": handoff.from_team,
        "to": handoff.to_team,
        "reason": handoff.reason,
        "state": handoff.state,
        "offered_at": moment(handoff.offered_at),
        "due_at": moment(handoff.due_at),
        "returns_at": moment(handoff.returns_at),
        "answered_at": moment(handoff.answered_at),
        "answer": handoff.answer,
    }


def customer_line(customer: Customer) -> dict[str, Any]:
    """Without contact data: that opens on request, and each look is recorded."""
    return {
        "id": customer.id,
        "family_name": customer.family_name,
        "given_name": customer.given_name,
        "kana": customer.kana,
        "company": customer.company,
        "language": customer.language,
        "created_at": moment(customer.created_at),
    }


def account_line(account: Account, *, contact: bool) -> dict[str, Any]:
    line: dict[str, Any] = {"marketplace": account.marketplace, "account": account.key}
    if contact:
        line |= {"email": account.email, "phone": account.phone, "address": account.address}
    return line


def order_line(order: Order, *, contact: bool = False) -> dict[str, Any]:
    line: dict[str, Any] = {
        "order_id": order.order_id,
        "marketplace": order.marketplace,
        "customer": order.customer_id,
        "status": order.status,
        "placed_at": moment(order.placed_at),
        "delivered_at": moment(order.delivered_at),
        "total": order.total,
        "currency": order.currency,
        "items": order.items,
        "tracking": order.tracking,
    }
    return line | ({"ship_to": order.ship_to} if contact else {})
