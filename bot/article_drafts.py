"""Articles begun from something else: from the other language's text, or from a ticket."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import Session, select

from bot.router import EMAIL, ORDER
from bot.translator import Translator
from customers.tables import Customer
from knowledge.drafts import LONGEST_SLUG, Text
from knowledge.tables import Article
from knowledge.values import PLACE
from tickets.access import access_ticket
from tickets.timeline import Told, read_range
from translations.service import Wanted

_LINE_MARK = re.compile(
    r"^(\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+|\|\s*)?)(.*?)\s*$", re.S
)
_PHONE = re.compile(r"(?<![\d-])(?:\+?\d{1,3}[ -]?)?\(?0?\d{2,4}\)?[ -]\d{2,4}[ -]\d{3,4}(?![\d-])")
_STAND_IN = "B0VALUE{:03d}"
"""Looks like a product number, which a translation keeps."""

USABLE = ("good", "uncertain", "person")


# --- the other language -----------------------------------------------------------------------


async def translated(
    translator: Translator, text: Text, *, source: str, target: str, marketplace: str
) -> Text:
    """A draft of the text in the other language, line by line; what could not be translated stays
    as it was. Marks of Markdown and ``{{values}}`` stay whole."""
    lines = [text.title, *text.aliases, *text.body.split("\n")]
    marks = [found.groups() if (found := _LINE_MARK.match(line)) else ("", line) for line in lines]
    kept = [put_by(words) for _, words in marks]
    wanted = [Wanted(one.text, source, source) for one in kept if one.text.strip()]
    made = iter(await translator.translate(wanted, target, marketplace=marketplace))
    said = []
    for (mark, words), one in zip(marks, kept, strict=True):
        rendering = next(made) if one.text.strip() else None
        usable = rendering is not None and rendering.state in USABLE
        back = one.back(rendering.text) if usable and rendering is not None else None
        said.append(f"{mark}{words if back is None else back}")
    count = len(text.aliases) + 1
    return Text(said[0], "\n".join(said[count:]), tuple(said[1:count]))


@dataclass(frozen=True)
class PutBy:
    """A line with stand-ins for its values."""

    text: str
    places: tuple[str, ...]

    def back(self, rendering: str) -> str | None:
        """The rendering with its values; None where one is lost or doubled."""
        for number, place in enumerate(self.places):
            mark = _STAND_IN.format(number)
            if rendering.count(mark) != 1:
                return None
            rendering = rendering.replace(mark, place)
        return rendering


def put_by(line: str) -> PutBy:
    places = tuple(found[0] for found in PLACE.finditer(line))
    numbers = iter(range(len(places)))
    return PutBy(PLACE.sub(lambda _: _STAND_IN.format(next(numbers)), line), places)


# --- a ticket ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class FromTicket:
    """What a ticket asked and how it was answered, without what points to the customer."""

    ref: str
    marketplace: str
    language: str
    subject: str
    question: str
    answer: str


def from_ticket(session: Session, number: int) -> FromTicket:
    """The customer's first message and the last answer to it. Raises TicketNotFound."""
    ticket = access_ticket(session, number=number)
    customer = session.get_one(Customer, ticket.customer_id)
    tolds = read_range(session, ticket.id, 1, ticket.last_seq, ticket.last_seq)
    hide = hiding(customer)
    asked = next((one for one in tolds if one.entry.kind == "message" and not one.retracted), None)
    replied = [one for one in tolds if one.entry.kind == "reply" and not one.retracted]
    language = (asked.language if asked else None) or ticket.language
    return FromTicket(
        ref=ticket.ref,
        marketplace=ticket.marketplace if ticket.marketplace in ("jp", "us") else "both",
        language=language,
        subject=hide(ticket.subject),
        question=hide(asked.text) if asked else "",
        answer=hide(answer_of(replied[-1], language)) if replied else "",
    )


def answer_of(reply: Told, language: str) -> str:
    data = reply.entry.data or {}
    given = data.get("customer_text") if data.get("customer_language") == language else None
    return str(given or reply.text)


def hiding(customer: Customer) -> Callable[[str], str]:
    """Takes names, numbers of orders, addresses of mail and telephones out of a text."""
    parts = (customer.family_name, customer.given_name, customer.company, customer.kana)
    names = [name for name in parts if name and len(name) > 1]

    def hidden(text: str) -> str:
        text = without_contacts(text)
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(re.escape(name), "…", text, flags=re.IGNORECASE)
        return text

    return hidden


def without_contacts(text: str) -> str:
    """Without numbers of orders, addresses of mail and telephones."""
    for pattern in (ORDER, EMAIL, _PHONE):
        text = pattern.sub("…", text)
    return text


# --- names ------------------------------------------------------------------------------------


def slug_of(title: str) -> str:
    """A name from what of a title is written in Latin letters; empty where that is too little."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[: LONGEST_SLUG - 5].strip("-") if any(map(str.isalpha, words)) else ""


def free_slug(session: Session, wanted: str) -> str:
    """``wanted``, or with a number behind it where another article is called so."""
    query = select(Article.slug).where(Article.slug.startswith(wanted))
    taken = set(session.exec(query))
    return next(one for one in numbered(wanted) if one not in taken)


def numbered(slug: str) -> Iterable[str]:
    yield slug
    for number in range(2, 10_000):
        yield f"{slug}-{number}"
