"""A ticket at one look, and lists of tickets that were looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, select, text
from sqlmodel import Session, col

from bot import texts, ticket_search
from bot.grammar import Reference, Verb
from bot.handlers.deeds import Deed, Doers, found
from bot.handlers.subjects import subjects_for
from bot.reading import original_mark, read_in
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, clipped, with_buttons
from bot.slack.mrkdwn import ZERO_WIDTH_SPACE, bold, escape, quote, say
from bot.slack.rows import row, status_words
from bot.texts.formats import customer_name
from bot.ticket_search import FoundTicket
from customers.tables import Customer
from store.prepared import Prepared
from tickets.queues import Sought
from tickets.search_passages import Passage
from tickets.tables import Agent, Entry, Handoff, Ticket
from tickets.timeline import Told, read_range, storable

QUOTED = 600
"""Characters of the customer's latest message that are shown."""

FOUND = 10

AROUND = Prepared(
    select(
        col(Customer.family_name),
        col(Customer.company),
        col(Customer.kana),
        col(Agent.name).label("assignee"),
        col(Handoff.id).label("handoff"),
        select(func.max(col(Entry.seq)))
        .where(col(Entry.ticket_id) == bindparam("ticket"), text("entry.kind = 'message'"))
        .scalar_subquery()
        .label("latest"),
    )
    .select_from(Ticket)
    .join(Customer, col(Customer.id) == col(Ticket.customer_id))
    .outerjoin(Agent, col(Agent.id) == col(Ticket.assignee_id))
    .outerjoin(
        Handoff, and_(col(Handoff.ticket_id) == col(Ticket.id), text("handoff.state = 'offered'"))
    )
    .where(col(Ticket.id) == bindparam("ticket"))
)
"""All that is shown around a ticket, in one statement."""


@dataclass(frozen=True)
class Shown:
    """``around`` holds the customer's names and the assignee's."""

    ticket: Ticket
    around: Row[Any]
    offer: Handoff | None
    latest: Told | None


def look(session: Session, which: Reference | None) -> Shown:
    ticket = found(session, which)
    around = AROUND.run(session.connection(), ticket=ticket.id).one()
    offer = session.get(Handoff, around.handoff) if around.handoff else None
    latest = None
    if around.latest is not None:
        seq = around.latest
        latest = read_range(session, ticket.id, seq, seq, ticket.last_seq)[0]
    return Shown(ticket, around, offer, latest)


async def show(deed: Deed) -> Answer:
    shown = await deed.application.database.read_at_once(look, deed.which)
    latest = await latest_words(deed, shown.latest, shown.ticket.marketplace)
    subject = (await subjects_for(deed, [shown.ticket])).get(shown.ticket.id)
    said = texts.lines(*headlines(shown, deed.to, subject), latest)
    return Answer(said, [blocks.section(said), blocks.actions(*buttons(shown, deed))])


def headlines(shown: Shown, to: Reader, translated: str | None) -> list[str]:
    ticket, around, offer = shown.ticket, shown.around, shown.offer
    language = to.language
    subject = translated or ticket.subject or texts.say("ticket.no_subject", language)
    who = [
        customer_line(around, to),
        where_and_how(ticket.marketplace, ticket.language, language),
    ]
    state = [
        texts.say("card.status", language, status=status_words(ticket, language)),
        to.say("card.assigned", agent=to.agent(around.assignee))
        if around.assignee
        else to.say("card.unassigned"),
        to.say("card.owner", team=to.team_name(ticket.team)),
        to.say("face.offer", team=to.team_name(offer.to_team), returns=to.moment(offer.returns_at))
        if offer
        else None,
    ]
    return [
        to.say("card.title", ref=ticket.ref, subject=subject),
        texts.joined(language, who),
        texts.joined(language, state),
    ]


def customer_line(around: Row[Any], to: Reader) -> str:
    """The family name or the company; what else is known opens with *Details*."""
    if not around.family_name and not around.company:
        return to.say("card.customer_unknown")
    name = customer_name(around.family_name, None, around.company, to.language, around.kana)
    return to.say("card.customer" if around.company else "card.customer_family", customer=name)


@cache
def where_and_how(marketplace: str, speaks: str, language: str) -> str:
    """Where they bought and in which language to answer: few enough to be worded once."""
    bought, reads = marketplace_name(marketplace, language), language_name(speaks, language)
    return texts.joined(
        language,
        [
            say("card.marketplace", language, marketplace=bought),
            say("card.language", language, language=reads),
        ],
    )


def marketplace_name(marketplace: str, language: str) -> str:
    key = f"marketplace.{marketplace}"
    return texts.say(key, language) if key in texts.catalogue() else marketplace.upper()


def language_name(code: str, language: str) -> str:
    key = f"language.{code}"
    return texts.say(key if key in texts.catalogue() else "language.other", language)


async def latest_words(deed: Deed, latest: Told | None, marketplace: str) -> str | None:
    """The customer's latest message in the asker's language, marked where it could not be
    translated."""
    if latest is None or not (words := latest.text).strip():
        return None
    mark = None
    if latest.language != deed.asker.language:
        translator, language = deed.application.translator, deed.asker.language
        (read,) = await read_in(translator, [latest], language, marketplace=marketplace)
        words = read.text
        said = original_mark([read.state])
        mark = deed.to.say(said) if said else None
    short = words if len(words) <= QUOTED else words[:QUOTED] + "…"
    return texts.lines(texts.say("ticket.latest", deed.asker.language), quote(short), mark)


def buttons(shown: Shown, deed: Deed) -> list[Block]:
    """What can be done next with the ticket as it stands, by this asker."""
    ticket, to, offer = shown.ticket, deed.to, shown.offer
    value = blocks.COMPACT.encode({"ticket": ticket.id})
    answering = {"ticket": ticket.id, "handoff": offer.id} if offer else value
    offered = offer is not None
    mine = offer is not None and offer.to_team == deed.asker.team.key
    choices = [
        ("handoff.accept", "button.accept", answering, offered and mine),
        ("handoff.decline", "button.decline", answering, offered and mine),
        ("handoff.withdraw", "button.withdraw", answering, offered and not mine),
        ("verb.reopen", "button.reopen", value, ticket.status == "closed"),
        ("verb.assign", "button.take", value, can_take(ticket, deed) and not offered),
        ("verb.reply", "button.reply", value, True),
        ("verb.handoff", "button.handoff", value, ticket.status != "closed" and not offered),
        ("verb.close", "button.close", value, ticket.status != "closed" and not offered),
        ("details", "button.details", value, True),
        ("history.full", "button.full_history", value, True),
        ("kb.ticket", "button.kb_from_ticket", value, ticket.status == "closed"),
    ]
    return [to.button(action, label, given) for action, label, given, there in choices if there]


def can_take(ticket: Ticket, deed: Deed) -> bool:
    return ticket.status != "closed" and ticket.assignee_id != deed.agent.id


# --- looking for tickets ----------------------------------------------------------------------


async def find(deed: Deed) -> Answer:
    words, to = deed.command.text, deed.to
    sought = Sought(viewer=deed.asker.team.key, words=storable(words), limit=FOUND)
    finding = await ticket_search.find(deed.application, sought, to.language)
    wait = to.say("find.behind", count=finding.behind) if finding.behind else None
    if not finding.tickets:
        return with_buttons(texts.lines(to.say("find.none", query=clipped(words)), wait))
    whole = finding.tickets[0].whole
    title = to.say("find.title" if whole else "find.closest", query=clipped(words))
    subjects = await subjects_for(deed, [one.ticket for one in finding.tickets])
    rows = [found_row(one, to, subjects.get(one.ticket.id)) for one in finding.tickets]
    more = to.say("face.find_more", count=FOUND) if len(rows) == FOUND else None
    notices = [blocks.context(notice) for notice in (more, wait) if notice]
    said = [one.ticket.ref for one in finding.tickets]
    return Answer(f"{title}\n{' '.join(said)}", [blocks.section(title), *rows, *notices])


def found_row(one: FoundTicket, to: Reader, subject: str | None, *notes: str) -> Block:
    """The ticket with the passage that answers, the words that were asked for in bold."""
    under = f"> {marked(one.passage)}" if one.passage else None
    return row(one.ticket, to, *notes, subject=subject, under=under)


def marked(passage: Passage) -> str:
    pieces, at = [], 0
    for start, end in together(passage):
        pieces += [escape(passage.text[at:start]), bold_between(passage.text, start, end)]
        at = end
    return "".join([*pieces, escape(passage.text[at:])])


def together(passage: Passage) -> list[tuple[int, int]]:
    """The marks, those with nothing but a blank between them as one."""
    found: list[tuple[int, int]] = []
    for start, end in passage.marks:
        if found and not passage.text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end))
    return found


def bold_between(text: str, start: int, end: int) -> str:
    """Bold with a space of no width only where no blank stands."""
    shown = bold(text[start:end])
    shown = shown if text[:start][-1:].strip() else shown.removeprefix(ZERO_WIDTH_SPACE)
    return shown if text[end : end + 1].strip() else shown.removesuffix(ZERO_WIDTH_SPACE)


VERBS: Doers = {Verb.SHOW: show, Verb.FIND: find}
