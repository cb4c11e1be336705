"""Cases of which somebody names the customer, or says what they are about: who has them, and how
they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot import texts, ticket_search
from bot.grammar import Command, Reference, Verb
from bot.handlers import show
from bot.handlers.customers import SHOWN, name_of
from bot.handlers.deeds import Deed
from bot.handlers.subjects import subjects_for
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, clipped, with_buttons
from bot.slack.rows import row
from customers import accounts
from customers.tables import Customer
from tickets.intake import tickets_of_customer
from tickets.queues import Sought, names_of
from tickets.tables import Ticket
from tickets.timeline import storable

LOOKED_AT = 25
"""Tickets that say most of the line, by which a customer's are put in order."""


@dataclass(frozen=True)
class Theirs:
    """Cases with whose they are, and the names of those who have them by agent."""

    cases: Sequence[tuple[Ticket, Customer]]
    names: Mapping[int, str]


async def cases_of(
    deed: Deed, names: Sequence[str], words: str, *, here: int | None
) -> Answer | None:
    """The case that fits best in full, the others of these customers in a line each; None where
    they have none. ``words`` is the whole line, ``here`` the ticket in whose thread it stands."""
    theirs = await deed.application.database.read(look, names)
    if not theirs.cases:
        return None
    said = await saying(deed, words) if len(theirs.cases) > 1 else []
    ordered = sorted(theirs.cases, key=lambda one: fit(one[0], said, here))
    (first, _), rest = ordered[0], ordered[1:]
    shown = await show.show(
        replace(deed, command=Command(verb=Verb.SHOW, reference=Reference(None, first.id)))
    )
    subjects = await subjects_for(deed, [ticket for ticket, _ in rest[:SHOWN]])
    below = [line(*one, theirs, deed.to, subjects) for one in rest[:SHOWN]]
    heading = [blocks.section(deed.to.say("heard.other_cases"))] if below else []
    refs = texts.lines(shown.text, *(ticket.ref for ticket, _ in rest[:SHOWN]))
    return Answer(refs, [*(shown.blocks or []), *heading, *below])


async def cases_with(deed: Deed, words: str) -> Answer:
    """The cases that say all of ``words``, else those that say most, with who has each."""
    sought = Sought(viewer=deed.asker.team.key, words=storable(words), limit=SHOWN)
    finding = await ticket_search.find(deed.application, sought, deed.asker.language)
    cases = finding.tickets
    if not cases:
        return with_buttons(deed.to.say("find.none", query=clipped(words)))
    if cases[0].whole:
        cases = [one for one in cases if one.whole]
    title = deed.to.say("find.title" if cases[0].whole else "find.closest", query=clipped(words))
    agents = await deed.application.database.read(names_of, [one.ticket for one in cases])
    subjects = await subjects_for(deed, [one.ticket for one in cases])
    rows = [
        show.found_row(
            one, deed.to, subjects.get(one.ticket.id), *held_by(one.ticket, agents, deed.to)
        )
        for one in cases
    ]
    refs = " ".join(one.ticket.ref for one in cases)
    return Answer(f"{title}\n{refs}", [blocks.section(title), *rows])


def held_by(ticket: Ticket, agents: Mapping[int, str], to: Reader) -> tuple[str, str]:
    """The agent and the desk."""
    agent = agents.get(ticket.assignee_id or 0)
    return (
        to.say("card.assigned", agent=to.agent(agent)) if agent else to.say("card.unassigned"),
        to.say("card.owner", team=to.team_name(ticket.team)),
    )


def look(session: Session, names: Sequence[str]) -> Theirs:
    found = {
        one.id: one for name in names for one in accounts.search(session, name, limit=SHOWN + 1)
    }
    cases = [
        (ticket, one)
        for one in found.values()
        if one.id is not None
        for ticket in tickets_of_customer(session, one.id)
    ]
    return Theirs(cases, names_of(session, [ticket for ticket, _ in cases]))


async def saying(deed: Deed, words: str) -> list[int]:
    """The numbers of tickets that say most of the line, the best first."""
    sought = Sought(viewer=deed.asker.team.key, words=storable(words), limit=LOOKED_AT)
    finding = await ticket_search.find(deed.application, sought, deed.asker.language)
    return [one.ticket.id for one in finding.tickets]


def fit(ticket: Ticket, said: Sequence[int], here: int | None) -> tuple[bool, bool, int, int]:
    """This thread's own before others, open ones before closed ones, then what the line says of
    them, the newest first."""
    place = said.index(ticket.id) if ticket.id in said else len(said)
    return ticket.id != here, ticket.status == "closed", place, -ticket.id


def line(
    ticket: Ticket, whose: Customer, theirs: Theirs, to: Reader, subjects: Mapping[int, str]
) -> Block:
    return row(
        ticket,
        to,
        *held_by(ticket, theirs.names, to),
        to.say("card.customer", customer=name_of(whose, to.language)),
        subject=subjects.get(ticket.id),
    )
