"""Tickets: opened, shown with their timeline, listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Response
from sqlmodel import Session

from bot import ticket_search
from bot.intake import Incoming, take_case_in
from bot.reading import read_in
from bot.rest import once
from bot.rest.models import CustomerIn, TicketIn
from bot.rest.problems import Problem
from bot.rest.references import ticket_named
from bot.rest.route import App, Key, Route, viewer_of
from bot.rest.shown import (
    customer_line,
    entry_line,
    handoff_line,
    match_of,
    ticket_line,
    told_line,
)
from customers.accounts import Given
from customers.tables import Customer
from tickets import actions, queues, search, timeline
from tickets.access import agent_of
from tickets.queues import Sought
from tickets.tables import Ticket
from tickets.teams import Team
from tickets.timeline import Told
from translations.languages import detect

router = APIRouter(prefix="/tickets", tags=["tickets"], route_class=Route)

IdempotencyKey = Annotated[
    str | None,
    Header(
        max_length=255,
        description="Any text of your own: the same key gives the same result again",
    ),
]


@router.post(
    "",
    status_code=201,
    summary="Open a ticket",
    response_description="The new ticket; 200 with the earlier one for a repeat",
)
async def open_one(
    body: TicketIn,
    key: Key,
    app: App,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> dict[str, Any]:
    """The customer is found by `customer.account` in this marketplace, never by e-mail. The reply
    language is `customer.language`, else the language of the text."""
    names = once.names(
        f"tickets:{key.team or ''}:{body.marketplace}",
        external_id=body.external_id,
        idempotency_key=idempotency_key,
    )
    new, line = await app.database.write(
        open_once, names, incoming(body), teams=app.settings.teams, now=app.now()
    )
    app.wake()
    response.status_code = 201 if new else 200
    response.headers["Location"] = f"/api/v1/tickets/{line['ref']}"
    return line


def incoming(body: TicketIn) -> Incoming:
    return Incoming(
        marketplace=body.marketplace,
        channel=body.channel,
        customer=given(body.customer),
        text=body.text,
        language=body.language,
        subject=body.subject,
        at=body.opened_at,
    )


def given(customer: CustomerIn) -> Given:
    told = Given(**customer.model_dump(exclude={"order_ids"}))
    return replace(told, order_ids=tuple(dict.fromkeys(customer.order_ids)))


def open_once(
    session: Session, names: list[str], incoming: Incoming, *, teams: Sequence[Team], now: datetime
) -> tuple[bool, dict[str, Any]]:
    """Whether it is new, and the ticket."""
    before = once.earlier(session, names, now, text=incoming.text)
    if before is not None:
        return False, shown(session, ticket_named(session, before))
    ticket = take_case_in(session, incoming, teams=teams, now=now)
    once.became(session, names, ticket.ref)
    session.refresh(ticket)
    return True, shown(session, ticket)


def shown(session: Session, ticket: Ticket) -> dict[str, Any]:
    assignee = agent_of(session, ticket.assignee_id)
    return ticket_line(ticket, assignee.name if assignee else None)


@router.get("/{ref}", summary="Show a ticket with its timeline")
async def show(
    ref: str,
    key: Key,
    app: App,
    language: Annotated[
        Literal["ja", "en"] | None,
        Query(description="Every entry in this language; each as written where left out"),
    ] = None,
) -> dict[str, Any]:
    """The timeline as the key's team may see it: another team's private notes are left out. Where
    an entry was written in another language, `original` has its words and `translation` says
    where the shown text comes from; `failed` and `untranslated` mean that `text` is the original.
    """
    line, tolds = await app.database.read(read_ticket, ref, viewer_of(key))
    if language is None:
        return line | {"entries": [told_line(told, told.text) for told in tolds]}
    reads = await read_in(app.translator, tolds, language, marketplace=line["marketplace"])
    return line | {"entries": [entry_line(read) for read in reads]}


def read_ticket(session: Session, ref: str, viewer: str) -> tuple[dict[str, Any], list[Told]]:
    ticket = ticket_named(session, ref)
    offer = actions.open_offer(session, ticket.id)
    customer = session.get_one(Customer, ticket.customer_id)
    tolds = timeline.read(session, ticket.id)
    line = shown(session, ticket) | {
        "customer": customer_line(customer),
        "offer": handoff_line(offer, ticket.ref) if offer else None,
    }
    return line, [told for told in tolds if timeline.visible(told.entry, viewer)]


@router.get("", summary="List and search tickets")
async def listed(
    key: Key,
    app: App,
    team: Annotated[str | None, Query(max_length=50)] = None,
    status: Annotated[Literal["new", "open", "waiting", "closed"] | None, Query()] = None,
    assignee: Annotated[int | None, Query(ge=1, lt=1 << 31)] = None,
    marketplace: Annotated[Literal["jp", "us"] | None, Query()] = None,
    q: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Words in subject or entries, in either language; all must occur",
        ),
    ] = None,
    cursor: Annotated[
        str | None, Query(max_length=20, description="`next` of the page before")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> dict[str, Any]:
    """Newest first. `next` is the cursor of the following page, null on the last one. With `q`
    each ticket has the `match` that answers: the entry's number (0 is the subject), a passage of it
    and the places in it that were asked for."""
    if team is not None and app.settings.team(team) is None:
        known = ", ".join(one.key for one in app.settings.teams)
        raise Problem(422, f"There is no team {team!r}. Use one of {known}.")
    sought = Sought(
        viewer=viewer_of(key),
        team=team,
        status=status,
        assignee=assignee,
        marketplace=marketplace,
        words=timeline.storable(q),
        before=number_in(cursor),
        limit=limit + 1,
    )
    lines = (
        await lines_with(app, sought) if q is not None else await app.database.read(listing, sought)
    )
    return {
        "tickets": lines[:limit],
        "next": cursor_behind(lines[limit - 1]) if len(lines) > limit else None,
    }


def listing(session: Session, sought: Sought) -> list[dict[str, Any]]:
    return lines_of(session, queues.find(session, sought))


async def lines_with(app: App, sought: Sought) -> list[dict[str, Any]]:
    language = detect(sought.words or "", "ja")
    finding = await ticket_search.find(app, sought, language, by=search.newest)
    lines = await app.database.read(lines_of, [one.ticket for one in finding.tickets])
    return [
        line | {"match": match_of(one)} for line, one in zip(lines, finding.tickets, strict=True)
    ]


def lines_of(session: Session, tickets: Sequence[Ticket]) -> list[dict[str, Any]]:
    names = queues.names_of(session, tickets)
    return [ticket_line(one, names.get(one.assignee_id or 0)) for one in tickets]


def cursor_behind(line: Mapping[str, Any]) -> str:
    return str(line["ref"]).rpartition("-")[2]


def number_in(cursor: str | None) -> int | None:
    """The number that a page begins behind. Raises Problem."""
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise Problem(422, "The cursor is not one of ours. Use `next` of the page before.")
    return int(cursor)
