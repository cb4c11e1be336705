"""A ticket from what somebody wrote in Slack: what is read out of it, and how it is kept once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.intake import MARKETPLACE_LANGUAGE, SERVED, TELLING, orders_in
from bot.marketplaces import marketplace_in
from bot.router.names import names_in
from bot.router.references import EMAIL, references
from bot.slack.seen import first_time
from bot.slack.shortcuts import Opened
from bot.tables import Inbox
from customers.accounts import Given, take_in
from tickets import intake
from tickets.intake import NewTicket
from tickets.tables import Agent, Ticket
from tickets.teams import Team
from tickets.timeline import CUSTOMER, Author, storable
from translations.languages import detect

SLACK = "slack"
"""The channel by which a case came in that somebody took from a message."""

_COMPANY = re.compile(r"株式会社|有限会社|合同会社|\b(?:Inc|LLC|Ltd|Corp|GmbH)\b", re.IGNORECASE)
_TITLES = re.compile(r"(?:様|さま|さん|御中)$|^(?:Mr|Ms|Mrs|Miss|Dr)\.?\s+", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]")


@dataclass
class TakenBefore(Exception):
    """This message has become a ticket, or stands on one, already."""

    ticket_id: int


# --- what is read out of it -------------------------------------------------------------------


def guessed(
    text: str, *, markets: Sequence[str], home: str, by_bot: bool, colleagues: Iterable[str] = ()
) -> Opened:
    """The case as far as the text tells; everything can be changed before it is opened. ``home``
    is the marketplace of whoever asks, where nothing tells."""
    top = text[:TELLING]
    narrow = unicodedata.normalize("NFKC", top)
    market, _ = marketplace_in(narrow)
    spoken = detect(top, "und")
    if market not in markets:
        market = None
    own = MARKETPLACE_LANGUAGE.get(market or home, "en")
    names, emails = names_in(top, colleagues=colleagues), EMAIL.findall(narrow)
    return Opened(
        text=text,
        marketplace=market or ("jp" if spoken == "ja" and "jp" in markets else home),
        language=spoken if market is None and spoken in SERVED else own,
        whose="customer" if by_bot else "note",
        name=names[0] if names else "",
        email=emails[0] if emails else "",
        orders=tuple(orders_in(narrow)),
    )


def tickets_in(text: str) -> list[str]:
    found = references(unicodedata.normalize("NFKC", text[:TELLING]))
    return list(dict.fromkeys(str(one.value) for one in found if one.kind == "tickets"))


def is_email(text: str) -> bool:
    return EMAIL.fullmatch(text) is not None


def name_parts(name: str) -> dict[str, str]:
    """A typed name as a customer's: the family name first in Japanese, last in Latin letters."""
    plain = _TITLES.sub("", " ".join(name.split()))
    if not plain:
        return {}
    if _COMPANY.search(plain):
        return {"company": plain}
    parts = plain.split(" ")
    if len(parts) == 1:
        return {"family_name": plain}
    if _LATIN.match(plain):
        return {"family_name": parts[-1], "given_name": " ".join(parts[:-1])}
    return {"family_name": parts[0], "given_name": " ".join(parts[1:])}


# --- kept -------------------------------------------------------------------------------------


def open_case(
    session: Session,
    case: Opened,
    *,
    key: str,
    actor: Agent,
    origin: dict[str, Any],
    teams: Sequence[Team],
    reader: str,
    now: datetime,
) -> Ticket:
    """Opens it, once for each ``key``. Raises TakenBefore."""
    take(session, key, now)
    email = case.email or None
    parts = {name: storable(part) for name, part in name_parts(case.name).items()}
    given = Given(email=email, language=case.language, order_ids=case.orders, **parts)
    customer = take_in(session, marketplace=case.marketplace, given=given, now=now)
    assert customer.id is not None
    new = NewTicket(
        marketplace=case.marketplace,
        channel=SLACK,
        customer_id=customer.id,
        language=case.language,
        text=case.text,
        text_language=detect(case.text, reader),
        address=email,
        order_ids=case.orders,
        author=CUSTOMER if case.whose == "customer" else Author.agent(actor),
        data={"origin": origin} if origin else {},
    )
    ticket = intake.open_ticket(session, new, teams=teams, now=now)
    keep(session, key, ticket.id)
    return ticket


def take(session: Session, key: str, now: datetime) -> None:
    """Raises TakenBefore with what this became."""
    if not first_time(session, key, now):
        raise TakenBefore(became(session, key) or 0)


def keep(session: Session, key: str, ticket_id: int) -> None:
    row = session.get_one(Inbox, key, populate_existing=True)
    row.result = str(ticket_id)
    session.add(row)


def became(session: Session, key: str) -> int | None:
    """The ticket that this became; None where it has become none."""
    row = session.get(Inbox, key, populate_existing=True)
    result = (row.result if row else None) or ""
    return int(result) if result.isdecimal() else None
