"""``kakehashi ask``: what a question to the bot is understood as, and what answers it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.grammar.results import Reference
    from bot.looking_up import Looked
    from bot.router import Asked, Understood
    from bot.slack.articles import Sheet
    from tickets.tables import Ticket

TICKETS = 5
TEAMLESS = ""
"""Nobody's eyes in particular: what is private to a team is not looked at."""

SURE = 0.6
ELSEWHERE = frozenset(
    {"status", "history", "owner", "translate", "handoff", "customer", "duty", "queue", "help"}
)
"""Intents that tickets, customers, the desks' hours or the bot's own help answer."""

Language = Literal["ja", "en"]


def register(app: typer.Typer) -> None:
    app.command()(ask)


def ask(
    text: Annotated[str, typer.Argument(help="A question, as it would be typed to the bot.")],
    language: Annotated[
        Language | None, typer.Option(help="The reader's; else that of the question.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Ask what somebody would ask the bot: tickets, orders, products and addresses are recognised,
    everything else is looked up in articles and past tickets."""
    import asyncio

    from bot.cli.kb_search import spoken

    found = asyncio.run(answered(text, language or spoken(text)))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        show(found)


async def answered(text: str, language: Language) -> dict[str, Any]:
    """The document of the public interface."""
    from bot import looking_up
    from bot.application import utc_now
    from bot.cli.kb_search import filled_index
    from bot.router import Known, routed, understand

    asked = routed(text)
    async with filled_index() as knowledge:
        database = knowledge.database
        known = Known(
            colleagues=await database.read(colleagues), names=await database.read(names, text)
        )
        market = await database.read(marketplace_of, asked)
        question = looking_up.Question(
            words=asked.words, language=language, on=utc_now().date(), marketplace=market
        )
        hits = await knowledge.find(
            asked.words, language=language, on=question.on, limit=looking_up.LOOKED_AT
        )
        looked = await database.read(looking_up.arranged, hits, question, str)
        read = understand(text, today=question.on, known=known)
        theirs = await database.read(tickets_named, read)
        alike = await database.read(past_tickets, asked.asin or asked.words, language)
    return {
        **named_first(asked, market),
        "understood": understood(read),
        "knowledge": articles(looked, answered=not told_elsewhere(read)),
        "tickets": list({one["ref"]: one for one in (*theirs, *alike)}.values())[:TICKETS],
    }


def understood(read: Understood) -> dict[str, Any]:
    """Everything that the line names, and its intents with how sure, 0 to 1; what it doesn't name
    is left out."""
    listed = ("tickets", "orders", "asins", "skus", "tracking", "emails", "names")
    named = {kind: [str(one) for one in getattr(read, kind)] for kind in listed}
    days = [
        {"day": day.token, "first": day.first.isoformat(), "last": day.last.isoformat()}
        for day in read.dates
    ]
    return {
        "intents": [{"intent": one.intent, "sure": one.sure} for one in read.intents],
        **{kind: held for kind, held in {**named, "dates": days}.items() if held},
        "words": read.words,
    }


def colleagues(session: Session) -> tuple[str, ...]:
    from sqlmodel import select

    from tickets.tables import Agent

    return tuple(session.exec(select(Agent.name)).all())


def names(session: Session, text: str) -> tuple[str, ...]:
    from customers.naming import named_in

    return tuple(named_in(session, text))


def named_first(asked: Asked, market: str | None) -> dict[str, Any]:
    named = {
        "ticket": str(asked.ticket) if asked.ticket else None,
        "order": asked.order,
        "asin": asked.asin,
        "customer": asked.email,
        "marketplace": market,
    }
    return {"intent": asked.intent, **{name: held for name, held in named.items() if held}}


def marketplace_of(session: Session, asked: Asked) -> str | None:
    """That of the ticket or the order that is named, else what the words say."""
    from customers.accounts import find_order

    if asked.ticket is not None:
        ticket = ticket_named(session, asked.ticket)
        return ticket.marketplace if ticket else asked.ticket.marketplace
    order = find_order(session, asked.order) if asked.order else None
    return order.marketplace if order else asked.marketplace


def past_tickets(session: Session, words: str, language: str) -> list[dict[str, Any]]:
    from tickets import search
    from tickets.queues import Sought
    from tickets.timeline import storable

    if not words.strip():
        return []
    sought = Sought(viewer=TEAMLESS, words=storable(words), limit=TICKETS)
    found = search.best(session, sought, language=language)
    return [row(hit.ticket) for hit in found.hits]


def tickets_named(session: Session, read: Understood) -> list[dict[str, Any]]:
    """Those that are named, then the newest ones of each customer whose name or address is."""
    from customers import accounts
    from tickets.intake import tickets_of_customer

    found = [ticket for one in read.tickets if (ticket := ticket_named(session, one))]
    for words in (*read.emails, *read.names):
        for customer in accounts.search(session, words, limit=TICKETS):
            found += tickets_of_customer(session, customer.id) if customer.id else []
    return [row(ticket) for ticket in found]


def ticket_named(session: Session, one: Reference) -> Ticket | None:
    from tickets.access import access_ticket
    from tickets.errors import TicketNotFound

    try:
        return access_ticket(session, number=one.number, marketplace=one.marketplace)
    except TicketNotFound:
        return None


def row(ticket: Ticket) -> dict[str, Any]:
    return {"ref": ticket.ref, "subject": ticket.subject, "status": ticket.status}


def told_elsewhere(read: Understood) -> bool:
    """Whether no article answers it, as who has a case or who a customer is."""
    return read.intents[0].intent in ELSEWHERE and read.intents[0].sure >= SURE


def articles(looked: Looked, *, answered: bool) -> list[dict[str, Any]]:
    """The answer first; two of them where nobody knows which marketplace's rule holds. Without
    ``answered`` none is one: they are only what comes close."""
    found = (*looked.first, *looked.more, *looked.other) or looked.near
    return [article(one, answered and one in looked.first) for one in found]


def article(sheet: Sheet, answers: bool) -> dict[str, Any]:
    return {
        "slug": sheet.slug,
        "language": sheet.language,
        "title": sheet.title,
        "marketplace": sheet.marketplace,
        "passage": "".join(text for text, _ in sheet.passage),
        "answers": answers,
        "verify": sheet.freshness.verify,
    }


def show(found: dict[str, Any]) -> None:
    named = {name: held for name, held in found.items() if isinstance(held, str)}
    typer.echo(" · ".join(f"{name} {held}" for name, held in named.items()))
    wanted = ", ".join(one["intent"] for one in found["understood"]["intents"])
    typer.echo(f"understood as: {wanted}")
    for one in found["knowledge"]:
        mark = "⚠ verify before quoting: " if one["verify"] else ""
        typer.echo(f"{one['title']}  [{one['marketplace']}, {one['language']}]  {one['slug']}")
        typer.echo(f"    {mark}{one['passage']}")
    for one in found["tickets"]:
        typer.echo(f"{one['ref']}  {one['subject']}  [{one['status']}]")
