"""``kakehashi ask``: what a question to the bot is understood as, and what answers it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from bot.looking_up import Looked
    from bot.router import Asked, Understood
    from bot.slack.articles import Sheet
    from tickets.tables import Ticket

TICKETS = 5
TEAMLESS = ""
"""Nobody's eyes in particular: what is private to a team is not looked at."""

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
        theirs = await database.read(tickets_of, (*read.emails, *read.names))
        alike = await database.read(past_tickets, asked.asin or asked.words, language)
    return {
        **named_first(asked, market),
        "understood": understood(read),
        "knowledge": articles(looked),
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
    from tickets.access import access_ticket
    from tickets.errors import TicketNotFound

    if asked.ticket is not None:
        try:
            return access_ticket(
                session, number=asked.ticket.number, marketplace=asked.ticket.marketplace
            ).marketplace
        except TicketNotFound:
            return asked.ticket.marketplace
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


def tickets_of(session: Session, who: Sequence[str]) -> list[dict[str, Any]]:
    """The newest ones of each customer whose name or address was said."""
    from customers import accounts
    from tickets.intake import tickets_of_customer

    found = [one for words in who for one in accounts.search(session, words, limit=TICKETS)]
    ids = dict.fromkeys(one.id for one in found if one.id is not None)
    return [row(ticket) for one in ids for ticket in tickets_of_customer(session, one)]


def row(ticket: Ticket) -> dict[str, Any]:
    return {"ref": ticket.ref, "subject": ticket.subject, "status": ticket.status}


def articles(looked: Looked) -> list[dict[str, Any]]:
    """The answer first; two of them where nobody knows which marketplace's rule holds."""
    found = (*looked.first, *looked.more, *looked.other)
    if looked.near:
        found = (*looked.near, *looked.other)
    return [article(one, one in looked.first) for one in found]


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
