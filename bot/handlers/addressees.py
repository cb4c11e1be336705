"""By whose names a note in a ticket's thread may greet somebody: the customer's, colleagues'."""

from __future__ import annotations

from sqlmodel import Session, col, select

from bot.grammar import Addressees, words_of
from customers.readings import latin_of
from customers.tables import Customer
from tickets.tables import Agent, Ticket


def addressees(session: Session, ticket: Ticket) -> Addressees:
    names = session.exec(select(Agent.name).where(col(Agent.name) != "")).all()
    customer = session.get(Customer, ticket.customer_id)
    return Addressees(words_of(names_of(customer)) if customer else frozenset(), words_of(names))


def names_of(customer: Customer) -> list[str | None]:
    """Theirs and their company's, and how their readings are written in Roman letters."""
    readings = [latin_of(part) for part in (customer.kana or "").split()]
    return [customer.family_name, customer.given_name, customer.company, customer.kana, *readings]
