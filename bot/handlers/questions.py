"""A question, asked by command, `!verb`, mention or direct message: what it names is shown, and
everything else is looked up in the articles and in past tickets together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot import looking_up, texts, ticket_search
from bot.application import Application
from bot.grammar import Command, Verb
from bot.handlers import customers, show
from bot.handlers.asked_before import meant
from bot.handlers.deeds import Deed, Doers, found
from bot.handlers.show import found_row
from bot.handlers.subjects import subjects_for
from bot.looking_up import LOOKED_AT, Looked, Question
from bot.router import LONGEST, Asked, routed, understand
from bot.slack import articles, blocks
from bot.slack.articles import For, Sheet
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, clipped
from bot.slack.seen import once
from bot.ticket_search import FoundTicket
from knowledge import scope
from tickets.queues import Sought
from tickets.tables import Ticket
from tickets.timeline import read_range, storable

PAST = 3
"""Past tickets below an answer."""


@dataclass(frozen=True)
class Case:
    """The ticket that a question is about, and what its customer asked."""

    ticket: Ticket
    words: str


async def ask(deed: Deed) -> Answer | None:
    """``/kb``, ``!kb``: in a ticket's thread about that ticket, and after what was asked there."""
    case = None
    if deed.which is not None:
        case = await deed.application.database.read(case_at, deed)
    words = await meant(deed)
    asked = routed(words, short=True)
    if asked.intent == "nothing" and case is not None:
        asked = replace(asked, intent="question", words=case.words)
    elif asked.intent == "question" and said_in_passing(deed):
        asked = replace(asked, intent="nothing")
    answer = await answered(deed, asked, case)
    return answer and taken_for(answer, deed, words)


def taken_for(answer: Answer, deed: Deed, words: str) -> Answer:
    """The answer; above it, for a follow-up, the question that it was taken for."""
    if words == deed.command.text:
        return answer
    above = blocks.context(deed.to.say("assistant.meant", words=clipped(words)))
    return replace(answer, blocks=[above, *(answer.blocks or [blocks.section(answer.text)])])


def said_in_passing(deed: Deed) -> bool:
    """Whether it is thanks or a greeting: no question, and no gap where nothing answers it."""
    today = today_of(deed.application, deed.asker)
    return understand(deed.command.text, today=today).intent == "smalltalk"


def case_at(session: Session, deed: Deed) -> Case:
    """Raises TicketNotFound."""
    ticket = found(session, deed.which)
    told = read_range(session, ticket.id, 1, 1, ticket.last_seq)
    first = told[0].text if told and told[0].entry.kind == "message" else ""
    return Case(ticket, f"{ticket.subject} {first}"[:LONGEST].strip())


async def answered(deed: Deed, asked: Asked, case: Case | None) -> Answer | None:
    match asked.intent:
        case "ticket":
            return await about_ticket(deed, asked)
        case "order":
            command = Command(verb=Verb.ORDER, text=asked.order or "")
            return await customers.order(replace(deed, command=command, ticket_id=None))
        case "customer":
            command = Command(verb=Verb.CUSTOMER, text=asked.email or "")
            return await customers.customer(replace(deed, command=command, ticket_id=None))
        case "asin":
            return await about_product(deed, asked, case)
        case "nothing":
            example = texts.say("kb.example", deed.asker.language)
            return Answer(deed.to.say("kb.ask_something", example=example))
    return await about_words(deed, asked, case)


async def about_ticket(deed: Deed, asked: Asked) -> Answer:
    """The ticket, and below it the answer to what was asked about it."""
    command = Command(verb=Verb.SHOW, reference=asked.ticket)
    named = replace(deed, command=command, ticket_id=None)
    shown = await show.show(named)
    if not asked.words:
        return shown
    case = await deed.application.database.read(case_at, named)
    below = await about_words(deed, asked, case)
    return joined(shown, below)


async def about_product(deed: Deed, asked: Asked, case: Case | None) -> Answer:
    """Tickets that mention the product, and the answer to what was asked of it."""
    tickets = [one for one in await past_tickets(deed, asked.asin or "") if one.whole]
    rows = await ticket_rows(deed, tickets, deed.to.say("kb.asin", asin=asked.asin))
    none = deed.to.say("find.none", query=asked.asin)
    head = Answer(none if not tickets else asked.asin or "", rows or [blocks.section(none)])
    if not asked.words:
        return head
    return joined(head, await about_words(deed, asked, case))


def joined(first: Answer, second: Answer) -> Answer:
    parts = [first.blocks or [blocks.section(first.text)], [blocks.divider()]]
    parts.append(second.blocks or [blocks.section(second.text)])
    return Answer(texts.lines(first.text, second.text), [one for part in parts for one in part])


# --- articles and tickets together ------------------------------------------------------------


async def about_words(deed: Deed, asked: Asked, case: Case | None) -> Answer:
    market = market_of(asked, case)
    question = question_of(deed.application, deed.asker, asked.words, market, deed.channel)
    looked, tickets = await asyncio.gather(
        look_up(deed.application, question, deed.to),
        past_tickets(deed, asked.words, but=case.ticket.id if case else None),
    )
    looked = await remembered(deed, question, looked)
    if looked.first or looked.unsure:
        tickets = [one for one in tickets if one.whole]
    to = reader_of(deed, looked.lookup, case)
    rows = await ticket_rows(deed, tickets, deed.to.say("kb.tickets"))
    answer = drawn(looked, to, deed.to, clipped(asked.words))
    if not looked.first and not looked.unsure and rows:
        answer = Answer(deed.to.say("kb.none_article", query=clipped(asked.words)))
        answer = replace(answer, blocks=[blocks.section(answer.text)])
    return replace(answer, blocks=[*(answer.blocks or [blocks.section(answer.text)]), *rows])


def market_of(asked: Asked, case: Case | None) -> str | None:
    """The ticket's, unless the question names the other one: then both are shown, since neither
    the order nor the agent's words are to be passed over."""
    if case is None or asked.marketplace in (None, case.ticket.marketplace):
        return case.ticket.marketplace if case else asked.marketplace
    return None


def question_of(
    application: Application, asker: Asker, words: str, market: str | None, channel: str
) -> Question:
    return Question(
        words=words,
        language=asker.language,
        on=today_of(application, asker),
        marketplace=market,
        team=asker.team.key,
        channel=channel,
    )


def today_of(application: Application, asker: Asker) -> date:
    return application.now().astimezone(asker.team.timezone).date()


async def look_up(application: Application, question: Question, to: Reader) -> Looked:
    """What the articles say to it."""
    asked = await application.knowledge.find(
        question.words,
        language=question.language,
        on=question.on,
        asked_of=scope.market(question.marketplace),
        limit=LOOKED_AT,
    )
    looked = await application.database.read(
        looking_up.arranged, asked, question, lambda key: to.team_name(key)
    )
    return replace(looked, ready=asked.ready, unknown_words=asked.unknown)


async def remembered(deed: Deed, question: Question, looked: Looked) -> Looked:
    """Keeps the question once, whatever it found. Raises Repeated."""
    application = deed.application
    lookup = await application.database.write(
        once,
        deed.key,
        deed.now,
        looking_up.remember,
        question,
        looked.slugs,
        application.now(),
    )
    return replace(looked, lookup=lookup)


def reader_of(deed: Deed, lookup: int | None, case: Case | None) -> For:
    value = {"lookup": lookup, **({"ticket": case.ticket.id} if case else {})}
    return For(deed.asker.language, today_of(deed.application, deed.asker), value)


def drawn(looked: Looked, to: For, reader: Reader, words: str) -> Answer:
    """The answer, then what follows it, then what only the other language has."""
    if not looked.first:
        return nothing(looked, to, reader, words)
    if len(looked.first) == 2 and looked.open:
        head = articles.side_by_side(looked.first, looked.open, to)
    else:
        head = articles.card(looked.first[0], to, unknown=looked.unknown)
    shown = [
        *([blocks.context(said)] if (said := unheard(looked, reader)) else []),
        *head,
        *articles.in_short(looked.more, reader.say("kb.more"), to),
        *others(looked.other, to, reader),
        *notes(looked, reader),
    ]
    return Answer(spoken_first(looked.first), shown)


def nothing(looked: Looked, to: For, reader: Reader, words: str) -> Answer:
    found = "unsure" if looked.unsure else "none_near" if looked.near else "none"
    said = reader.say(f"kb.{found}", query=words)
    if looked.unsure and looked.unknown_words:
        said = unheard(looked, reader)
    shown = articles.in_short(looked.near, said, to) or [blocks.section(said)]
    return Answer(said, [*shown, *others(looked.other, to, reader), *notes(looked, reader)])


def others(sheets: Sequence[Sheet], to: For, reader: Reader) -> list[Block]:
    if not sheets:
        return []
    language = texts.say(f"language.{sheets[0].language}", reader.language)
    return articles.in_short(sheets, reader.say("kb.other_language", language=language), to)


def notes(looked: Looked, reader: Reader) -> list[Block]:
    return [] if looked.ready else [blocks.context(reader.say("kb.not_ready"))]


def unheard(looked: Looked, reader: Reader) -> str:
    """Words of the question that no article uses: what is shown below answers something else."""
    if not looked.unknown_words:
        return ""
    quoted = [reader.say("kb.quoted", word=clipped(one)) for one in looked.unknown_words]
    return reader.say("kb.unheard", words=reader.say("kb.between").join(quoted))


def spoken_first(sheets: Sequence[Sheet]) -> str:
    return "\n".join(
        f"{sheet.title}: {''.join(text for text, _ in sheet.passage)}" for sheet in sheets
    )


# --- past tickets -----------------------------------------------------------------------------


async def past_tickets(deed: Deed, words: str, *, but: int | None = None) -> list[FoundTicket]:
    """Tickets that say all of it, without the one that is asked about; where none does, those that
    come closest."""
    asked = storable(words)
    if not asked.strip():
        return []
    sought = Sought(viewer=deed.asker.team.key, words=asked, limit=PAST + 1)
    finding = await ticket_search.find(deed.application, sought, deed.asker.language)
    return [one for one in finding.tickets if one.ticket.id != but][:PAST]


async def ticket_rows(deed: Deed, found: Sequence[FoundTicket], heading: str) -> list[Block]:
    if not found:
        return []
    subjects = await subjects_for(deed, [one.ticket for one in found])
    rows = [found_row(one, deed.to, subjects.get(one.ticket.id)) for one in found]
    return [blocks.section(heading), *rows]


VERBS: Doers = {Verb.KB: ask}
