"""Customers and orders at one look; contact data only on request, and each look recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot import texts
from bot.application import Application
from bot.grammar import Command, Verb, fold_order
from bot.handlers.deeds import Deed, Doers, commit, found, locked
from bot.handlers.pressing import Pressed, pressing
from bot.handlers.show import language_name, marketplace_name
from bot.handlers.subjects import subjects_for
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, clipped
from bot.slack.rows import row, status_words
from bot.texts.formats import customer_name, day, money
from customers import accounts
from customers.tables import Account, Customer, Order
from tickets import actions
from tickets.intake import tickets_of_customer
from tickets.queues import Sought, names_of
from tickets.search import newest
from tickets.tables import Ticket

SHOWN = 5
"""Customers that one answer shows."""

ACTIVE = 3
"""Open tickets of a customer that are told with who has them."""

STATUSES = frozenset(
    {
        "pending",
        "unshipped",
        "partially_shipped",
        "shipped",
        "delivered",
        "canceled",
        "returned",
        "refunded",
    }
)
"""What shops' systems call the states of an order, in lower case."""


@dataclass(frozen=True)
class Known:
    """A customer with what belongs to them; accounts hold the contact data. ``assignees``: the
    names of those who have the tickets, by agent."""

    customer: Customer
    accounts: Sequence[Account]
    orders: Sequence[Order]
    tickets: Sequence[Ticket]
    assignees: Mapping[int, str]


def known(session: Session, customer: Customer) -> Known:
    assert customer.id is not None
    tickets = tickets_of_customer(session, customer.id)
    return Known(
        customer,
        accounts.accounts_of(session, customer.id),
        accounts.orders_of(session, customer.id),
        tickets,
        names_of(session, tickets),
    )


# --- customers --------------------------------------------------------------------------------


async def customer(deed: Deed) -> Answer:
    words = deed.command.text
    if deed.which is not None:
        one = await deed.application.database.read(customer_of, deed)
        return listed([one], deed, None)
    seen = await deed.application.database.read(search, words)
    if not seen:
        return Answer(deed.to.say("customer.none", query=clipped(words)))
    return listed(seen, deed, words)


def customer_of(session: Session, deed: Deed) -> Known:
    ticket = found(session, deed.which)
    return known(session, session.get_one(Customer, ticket.customer_id))


def search(session: Session, words: str) -> list[Known]:
    return [known(session, one) for one in accounts.search(session, words, limit=SHOWN + 1)]


def listed(seen: Sequence[Known], deed: Deed, words: str | None) -> Answer:
    to = deed.to
    title = to.say("customer.found", query=clipped(words)) if words else None
    shown = [block for one in seen[:SHOWN] for block in customer_blocks(one, deed)]
    more = to.say("face.customers_more", count=SHOWN) if len(seen) > SHOWN else None
    around = [blocks.context(part) for part in (more, to.say("customer.only_you")) if part]
    head = [blocks.section(title)] if title else []
    said = texts.lines(title, *(name_of(one.customer, to.language) for one in seen[:SHOWN]))
    return Answer(said, [*head, *shown, *around])


def customer_blocks(one: Known, deed: Deed) -> list[Block]:
    """Names, accounts, orders and tickets; contact data is behind *Details*, on a ticket."""
    to, about = deed.to, one.customer
    text = texts.lines(
        to.say("customer.name", name=name_of(about, to.language)),
        to.say("customer.kana", kana=about.kana) if about.kana else None,
        language_line(about, to),
        *(account_line(account, to) for account in one.accounts if account.key),
        to.say("customer.orders", orders=names(to, [order.order_id for order in one.orders]))
        if one.orders
        else to.say("customer.no_orders"),
        *tickets_lines(one, to),
    )
    if not one.tickets:
        return [blocks.section(text)]
    newest = {"ticket": one.tickets[0].id}
    return [
        blocks.section(text),
        blocks.actions(
            to.button("verb.show", "button.show", newest),
            to.button("details", "button.details", newest),
        ),
    ]


def tickets_lines(one: Known, to: Reader) -> list[str]:
    """Open tickets with who has them, the newest first; of the others the numbers."""
    active = [ticket for ticket in one.tickets if ticket.status != "closed"][:ACTIVE]
    rest = [ticket.ref for ticket in one.tickets if ticket not in active]
    lines = [ticket_line(ticket, one.assignees, to) for ticket in active]
    others = "customer.other_tickets" if active else "customer.tickets"
    return [*lines, *([to.say(others, refs=names(to, rest))] if rest else [])]


def ticket_line(ticket: Ticket, assignees: Mapping[int, str], to: Reader) -> str:
    agent = assignees.get(ticket.assignee_id or 0)
    has = [
        to.say("customer.ticket", ref=ticket.ref, status=status_words(ticket, to.language)),
        to.say("card.assigned", agent=to.agent(agent)) if agent else to.say("card.unassigned"),
        to.say("card.owner", team=to.team_name(ticket.team)),
    ]
    return texts.joined(to.language, has)


def name_of(about: Customer, language: str) -> str:
    """The whole name: one who looks somebody up has to tell two of the same family apart."""
    whole = None
    if about.family_name or about.given_name:
        read = about.kana if language == "en" else None
        whole = customer_name(about.family_name, about.given_name, None, "en", read)
    return customer_name(whole, None, about.company, language)


def names(to: Reader, parts: Sequence[str]) -> str:
    return texts.say("face.between", to.language).join(parts)


def language_line(about: Customer, to: Reader) -> str | None:
    if about.language is None:
        return None
    return to.say("customer.language", language=language_name(about.language, to.language))


def account_line(account: Account, to: Reader) -> str:
    place = marketplace_name(account.marketplace, to.language)
    return to.say("customer.account", marketplace=place, account=account.key)


# --- orders -----------------------------------------------------------------------------------


async def order(deed: Deed) -> Answer:
    """One order by its number with the tickets that name it, or all of a ticket's."""
    words = fold_order(deed.command.text)
    if deed.which is not None and not words:
        return await orders_of_ticket(deed)
    one, tickets = await deed.application.database.read(
        order_with_tickets, words, deed.asker.team.key
    )
    if one is not None:
        said = ordered([one], deed)
    else:
        none = deed.to.say("order.none", order=clipped(words))
        said = Answer(none, [blocks.section(none)])
    return Answer(said.text, [*(said.blocks or ()), *await tickets_naming(tickets, deed)])


async def tickets_naming(tickets: Sequence[Ticket], deed: Deed) -> list[Block]:
    if not tickets:
        return []
    subjects = await subjects_for(deed, tickets)
    title = blocks.section(deed.to.say("face.order_tickets"))
    rows = [row(ticket, deed.to, subject=subjects.get(ticket.id)) for ticket in tickets]
    return [blocks.divider(), title, *rows]


async def orders_of_ticket(deed: Deed) -> Answer:
    ref, orders = await deed.application.database.read(orders_on, deed)
    if not orders:
        return Answer(deed.to.say("order.none_on_ticket", ref=ref))
    return ordered(orders, deed)


Ordered = tuple[Order, Customer | None]


def order_with_tickets(
    session: Session, order_id: str, viewer: str
) -> tuple[Ordered | None, list[Ticket]]:
    """The order with its buyer, and the tickets that name it or have it in their texts."""
    one = accounts.find_order(session, order_id)
    sought = Sought(viewer=viewer, words=order_id, limit=SHOWN)
    naming = [hit.ticket for hit in newest(session, sought, language="en").hits]
    if one is None:
        return None, naming
    bought = tickets_of_customer(session, one.customer_id) if one.customer_id else []
    about = [ticket for ticket in bought if order_id in ticket.order_ids]
    seen = {ticket.id: ticket for ticket in (*about, *naming)}
    return (one, buyer(session, one)), list(seen.values())[:SHOWN]


def orders_on(session: Session, deed: Deed) -> tuple[str, list[Ordered]]:
    ticket = found(session, deed.which)
    named = [accounts.find_order(session, order_id) for order_id in ticket.order_ids]
    orders = [one for one in named if one] or accounts.orders_of(session, ticket.customer_id)
    return ticket.ref, [(one, buyer(session, one)) for one in orders[:SHOWN]]


def buyer(session: Session, one: Order) -> Customer | None:
    return session.get(Customer, one.customer_id) if one.customer_id is not None else None


def ordered(orders: Sequence[Ordered], deed: Deed) -> Answer:
    sections = [order_text(one, who, deed) for one, who in orders]
    return Answer("\n".join(one.order_id for one, _ in orders), [*map(blocks.section, sections)])


def order_text(one: Order, who: Customer | None, deed: Deed) -> str:
    to, zone = deed.to, deed.asker.team.timezone

    def on(key: str, at: datetime | None) -> str | None:
        if at is None:
            return None
        return to.say(key, day=day(at.astimezone(zone), to.language, now=deed.now))

    return texts.lines(
        to.say("order.title", order=one.order_id),
        to.say("order.marketplace", marketplace=marketplace_name(one.marketplace, to.language)),
        to.say("order.customer", customer=name_of(who, to.language)) if who else None,
        to.say("order.status", status=status_name(one.status, to)) if one.status else None,
        on("order.placed", one.placed_at),
        on("face.delivered", one.delivered_at),
        to.say("face.tracking", tracking=one.tracking) if one.tracking else None,
        *(item_line(item, one.currency, to) for item in one.items),
        to.say("order.total", total=amount(one.total, one.currency, to.language))
        if one.total
        else None,
    )


def status_name(status: str, to: Reader) -> str:
    """In the reader's language; a word of a system's own stands as it is."""
    known = status.strip().lower().replace(" ", "_").replace("cancelled", "canceled")
    return to.say(f"order.status.{known}") if known in STATUSES else status


def item_line(item: dict[str, Any], currency: str | None, to: Reader) -> str:
    price = amount(item.get("price"), currency, to.language)
    said = to.say(
        "order.line", title=item.get("title", ""), count=item.get("quantity", 1), amount=price
    )
    return f"• {said.rstrip(' ·　')}"


def amount(value: Any, currency: str | None, language: str) -> str:
    """``¥4,980``; what is no number is shown as it is kept."""
    if value in (None, ""):
        return ""
    try:
        return money(Decimal(str(value)), currency, language) if currency else str(value)
    except InvalidOperation:
        return str(value)


# --- contact data -----------------------------------------------------------------------------


async def details(deed: Deed) -> None:
    """Writes the look down, then opens what is known in a modal that only the asker sees."""
    ticket, one = await commit(deed, look_at, deed)
    language = deed.asker.language
    view = blocks.modal(
        texts.say("modal.details", language),
        [
            blocks.section(deed.to.say("details.title", ref=ticket.ref)),
            blocks.section(contact_text(one, deed.to)),
            blocks.context(deed.to.say("details.recorded")),
        ],
        close=texts.say("button.ok", language),
    )
    await deed.application.slack.views_open(trigger_id=deed.trigger_id or "", view=view)


def look_at(session: Session, deed: Deed) -> tuple[Ticket, Known]:
    ticket = locked(session, deed.which)
    actions.record_look(session, ticket, actor=deed.agent, what="contact", now=deed.now)
    return ticket, known(session, session.get_one(Customer, ticket.customer_id))


def contact_text(one: Known, to: Reader) -> str:
    about = one.customer
    contacts = [line for account in one.accounts for line in contact_lines(account, to)]
    orders = [order.order_id for order in one.orders]
    return texts.lines(
        to.say("customer.name", name=name_of(about, to.language)),
        to.say("customer.kana", kana=about.kana) if about.kana else None,
        language_line(about, to),
        *(contacts or [to.say("face.no_contact")]),
        *(
            to.say("face.ship_to", order=order.order_id, address=order.ship_to)
            for order in one.orders
            if order.ship_to
        ),
        to.say("customer.orders", orders=names(to, orders)) if orders else None,
    )[: blocks.SECTION]


def contact_lines(account: Account, to: Reader) -> list[str]:
    given = [
        ("customer.email", "email", account.email),
        ("customer.phone", "phone", account.phone),
        ("face.address", "address", account.address),
    ]
    contacts = [to.say(key, **{name: value}) for key, name, value in given if value]
    return ([account_line(account, to)] if account.key else []) + contacts


VERBS: Doers = {Verb.CUSTOMER: customer, Verb.ORDER: order}


def register(app: AsyncApp, application: Application) -> None:
    async def press(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await pressing(application, Pressed.of(body), Command(verb=Verb.CUSTOMER), details)

    app.action("details")(press)
