"""Tickets as JSON lines, in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError
from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.intake import Incoming, integration_agent, language_of, take_case_in
from bot.rest.models import CustomerIn, Language, Moment, Name, Reference, Strict, Text
from customers.accounts import Given, account_in
from customers.tables import Customer, Order
from tickets import timeline
from tickets.tables import Mirror, Ticket
from tickets.teams import Team
from tickets.timeline import CUSTOMER, Author, NewEntry, Told

AUTHOR = "import"


class MessageLine(Strict):
    """`audience` is `internal` for a note; a private note names its team (`team:jp`)."""

    author: Literal["customer", "agent"]
    text: Text
    at: Moment | None = None
    language: Language | None = None
    external_id: Reference | None = None
    name: Name | None = None
    audience: Annotated[str, Field(pattern=r"^(customer|internal|team:[a-z][a-z0-9_]*)$")] = (
        "customer"
    )


def customer_first(messages: list[MessageLine]) -> list[MessageLine]:
    if messages[0].author != "customer":
        raise ValueError("the first message is not the customer's")
    return messages


class TicketLine(Strict):
    """The interfaces page's ticket line; ``ref`` is written by exports and not read."""

    ref: str | None = None
    marketplace: Literal["jp", "us"]
    channel: Name
    language: Language | None = None
    subject: Annotated[str, Field(max_length=500)] | None = None
    status: Literal["new", "open", "waiting", "closed"] = "new"
    priority: Literal["normal", "urgent"] = "normal"
    opened_at: Moment | None = None
    customer: CustomerIn
    messages: Annotated[list[MessageLine], Field(min_length=1), AfterValidator(customer_first)]


@dataclass
class BadLine(Exception):
    """``number`` counts from 1."""

    number: int
    problem: str

    def __str__(self) -> str:
        return f"Line {self.number}: {self.problem}"


def read_lines(raw: Iterable[bytes]) -> Iterator[tuple[int, TicketLine]]:
    """Every ticket with its line's number; blank lines are passed. Raises BadLine."""
    for number, line in enumerate(raw, start=1):
        if not line.strip():
            continue
        try:
            yield number, TicketLine.model_validate(cleaned(json.loads(line)))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise BadLine(number, f"{place}: {first['msg']}") from error
        except (ValueError, RecursionError) as error:
            raise BadLine(number, f"not JSON in UTF-8 ({error})") from error


def cleaned(value: Any) -> Any:
    match value:
        case str():
            return timeline.storable(value)
        case list():
            return [cleaned(one) for one in value]
        case dict():
            return {name: cleaned(one) for name, one in value.items()}
    return value


# --- in -------------------------------------------------------------------------------------


def bring_in(session: Session, line: TicketLine, *, teams: Sequence[Team], now: datetime) -> Ticket:
    """A ticket with its past. Nothing of it is mailed, and a closed one posts nothing until
    something happens to it."""
    first, *others = line.messages
    ticket = take_case_in(session, case_of(line, first), teams=teams, now=now)
    for message in others:
        timeline.append(session, ticket.id, entry_of(session, line, message, now), now)
    session.refresh(ticket)
    ticket.status = line.status
    if line.priority == "urgent":
        ticket.priority = "urgent"
    session.add(ticket)
    session.flush()
    if ticket.status == "closed":
        lie_still(session, ticket)
    return ticket


def bring_all_in(
    session: Session, lines: Sequence[TicketLine], *, teams: Sequence[Team], now: datetime
) -> None:
    for line in lines:
        bring_in(session, line, teams=teams, now=now)


def case_of(line: TicketLine, first: MessageLine) -> Incoming:
    told = Given(**line.customer.model_dump(exclude={"order_ids"}))
    stated = line.customer.language or line.language
    return Incoming(
        marketplace=line.marketplace,
        channel=line.channel,
        customer=replace(told, language=stated, order_ids=tuple(line.customer.order_ids)),
        text=first.text,
        language=first.language,
        subject=line.subject,
        at=line.opened_at or first.at,
    )


def entry_of(session: Session, line: TicketLine, message: MessageLine, now: datetime) -> NewEntry:
    language = language_of(message.text, message.language, line.marketplace)
    to_customer = message.audience == "customer"
    if message.author == "customer":
        kind, author = "message", CUSTOMER
    else:
        kind = "reply" if to_customer else "note"
        author = agent_author(session, line, message, now)
    sent = {"customer_text": message.text, "customer_language": language, "address": None}
    return NewEntry(
        kind=kind,
        author=author,
        text=message.text,
        language=language,
        audience="customer" if kind == "message" else message.audience,
        data=sent | {"imported": True} if kind == "reply" else {},
        at=message.at,
    )


def agent_author(session: Session, line: TicketLine, message: MessageLine, now: datetime) -> Author:
    private = message.audience.removeprefix("team:")
    team = private if message.audience.startswith("team:") else line.marketplace
    agent = integration_agent(session, team=team, name=message.name or AUTHOR, now=now)
    return Author.agent(agent)


def lie_still(session: Session, ticket: Ticket) -> None:
    """Everything so far is dealt with, so that no thread opens for a case that is over."""
    session.connection().execute(
        update(Mirror)
        .where(col(Mirror.ticket_id) == ticket.id)
        .values(cursor=ticket.last_seq, redrawn=ticket.last_seq, touched=0)
    )
    session.expire_all()


# --- out ------------------------------------------------------------------------------------


def numbers(session: Session) -> list[int]:
    return list(session.exec(select(Ticket.id).order_by(col(Ticket.id))))


def write_out(session: Session, number: int, *, team: str | None) -> str:
    """One ticket as a JSON line; private notes only of ``team``."""
    ticket = session.get_one(Ticket, number)
    tolds = timeline.read(session, number)
    line = {
        "ref": ticket.ref,
        "marketplace": ticket.marketplace,
        "channel": ticket.channel,
        "language": ticket.language,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": ticket.priority,
        "opened_at": ticket.opened_at.isoformat(),
        "customer": customer_of(session, ticket),
        "messages": [message_of(told) for told in tolds if told_out(told, team or "")],
    }
    return json.dumps(line, ensure_ascii=False)


def told_out(told: Told, team: str) -> bool:
    spoken = told.entry.kind in ("message", "reply", "note") and not told.retracted
    return spoken and timeline.visible(told.entry, team)


def message_of(told: Told) -> dict[str, Any]:
    """A reply is exported as the customer got it."""
    entry = told.entry
    text, language = told.text, told.language
    if entry.kind == "reply":
        text, language = entry.data["customer_text"], entry.data["customer_language"]
    line = {"author": entry.author_kind, "text": text, "at": entry.at.isoformat()}
    line |= {"language": language} if language else {}
    line |= {"name": entry.author_name} if entry.author_kind == "agent" else {}
    return line | ({} if entry.audience == "customer" else {"audience": entry.audience})


def customer_of(session: Session, ticket: Ticket) -> dict[str, Any]:
    customer = session.get_one(Customer, ticket.customer_id)
    account = account_in(session, ticket.customer_id, ticket.marketplace)
    orders = session.exec(
        select(Order.order_id).where(
            col(Order.customer_id) == ticket.customer_id,
            col(Order.marketplace) == ticket.marketplace,
        )
    )
    facts = {name: getattr(customer, name) for name in ("family_name", "given_name", "kana")}
    facts |= {"company": customer.company, "language": customer.language}
    if account is not None:
        facts |= {"account": account.key, "email": account.email, "phone": account.phone}
    known = {name: value for name, value in facts.items() if value is not None}
    return known | {"order_ids": sorted(orders)}
