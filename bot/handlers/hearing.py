"""What somebody says to the bot in free words: understood, answered, never acted on.

Each intent is answered with what its command shows; above it stands what was understood, below it
what else may have been meant.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from bot import texts
from bot.grammar import Command, Reference, Verb
from bot.handlers import (
    customers,
    duty,
    promises,
    questions,
    queue,
    show,
    tickets,
    translations,
)
from bot.handlers.asked_before import meant
from bot.handlers.cases import cases_of, cases_with
from bot.handlers.deeds import Deed
from bot.handlers.lacking import own_case
from bot.handlers.questions import Case, about_words, case_at, joined
from bot.handlers.verbs import desks
from bot.marketplaces import Market
from bot.router import Asked, Intent, Known, Understood, routed, understand
from bot.router.described import described_case
from bot.router.desks import asks_of_oneself, desk_in
from bot.router.promised import asks_what_was_promised
from bot.router.wording import wording
from bot.slack import blocks
from bot.slack.explain import EXAMPLE, Answer, with_buttons
from bot.slack.mrkdwn import Marked
from customers.accounts import find_order
from customers.naming import named_in
from customers.tables import Order
from tickets.tables import Agent

MOST = 3
"""Tickets or orders that one answer shows."""
DOUBTFUL = 0.5

ABOUT_AS_SURE = 0.05
ABOUT_A_CASE = frozenset({"status", "history", "owner", "customer", "order"})
ABOUT_NO_CASE = frozenset({"none", "smalltalk", "duty", "queue"})

OTHERWISE: dict[Intent, Verb] = {
    "status": Verb.HISTORY,
    "history": Verb.SHOW,
    "owner": Verb.SHOW,
    "policy": Verb.FIND,
    "find": Verb.KB,
    "customer": Verb.FIND,
    "order": Verb.FIND,
    "duty": Verb.KB,
    "queue": Verb.FIND,
    "none": Verb.HELP,
}
"""How to ask for the other reading, where the line itself names none."""

VERB_OF: dict[Intent, Verb] = {
    "status": Verb.SHOW,
    "history": Verb.HISTORY,
    "owner": Verb.SHOW,
    "policy": Verb.KB,
    "translate": Verb.TRANSLATE,
    "handoff": Verb.HANDOFF,
    "find": Verb.FIND,
    "customer": Verb.CUSTOMER,
    "order": Verb.ORDER,
    "duty": Verb.DUTY,
    "queue": Verb.QUEUE,
    "help": Verb.HELP,
}


@dataclass(frozen=True)
class Heard:
    """``case`` is the ticket in whose thread it was said; ``named`` the tickets that are meant."""

    deed: Deed
    got: Understood
    asked: Asked
    case: Case | None

    @property
    def named(self) -> tuple[Reference, ...]:
        if self.got.tickets or self.case is None:
            return self.got.tickets
        return (Reference(None, self.case.ticket.id or 0),)

    def command(self, verb: Verb, text: str = "", ticket: Reference | None = None) -> Deed:
        command = Command(verb=verb, text=text, reference=ticket)
        return replace(self.deed, command=command, ticket_id=None)


async def hear(deed: Deed) -> Answer | None:
    """Answers what was said to the bot; in a ticket's thread about that ticket."""
    database, text = deed.application.database, deed.command.text
    case = await database.read(case_at, deed) if deed.which is not None else None
    known = Known(
        colleagues=await database.read(colleagues),
        names=tuple(await database.read(named_in, text)),
        prefixes=tuple({"jp", "us"} | {team.key for team in deed.application.settings.teams}),
    )
    today = questions.today_of(deed.application, deed.asker)
    got = understand(text, today=today, known=known)
    if case and not (got.tickets or got.orders or got.names or got.emails):
        got = of_the_case(got, understand(f"{case.ticket.ref} {text}", today=today, known=known))
    heard = Heard(deed, got, routed(text), case)
    if described(heard):
        heard = replace(heard, got=who_first(got))
    answer = await ANSWERS[heard.got.intent](heard)
    return await explained(heard, answer) if answer else None


def of_the_case(got: Understood, with_it: Understood) -> Understood:
    """How a line without a subject is read in a case's thread: as if the case were named, where it
    then asks about the case at least about as surely as about anything else."""
    if got.intent in ABOUT_NO_CASE or with_it.intent not in ABOUT_A_CASE:
        return got
    surer = with_it.intents[0].sure >= got.intents[0].sure - ABOUT_AS_SURE
    return replace(with_it, tickets=()) if surer else got


def described(heard: Heard) -> str | None:
    """The words for a case whose holder is asked for, where nothing names it."""
    asked = any(one.intent == "owner" for one in heard.got.intents)
    return described_case(heard.deed.command.text) if asked and not named_at_all(heard) else None


def named_at_all(heard: Heard) -> bool:
    got = heard.got
    return bool(heard.named or whom(heard) or got.orders or got.asins or got.skus or got.tracking)


def who_first(got: Understood) -> Understood:
    ordered = sorted(got.intents, key=lambda one: one.intent != "owner")
    return replace(got, intents=tuple(ordered))


async def hear_after(deed: Deed) -> Answer | None:
    """The same, with what the same person asked in the thread before."""
    words = await meant(deed)
    answer = await hear(replace(deed, command=replace(deed.command, text=words)))
    return answer and questions.taken_for(answer, deed, words)


def colleagues(session: Session) -> tuple[str, ...]:
    return tuple(session.exec(select(Agent.name).where(col(Agent.name) != "")).all())


# --- what was understood ------------------------------------------------------------------------


async def explained(heard: Heard, answer: Answer) -> Answer:
    """The answer between what was understood and what else may have been meant."""
    if heard.got.intent in ("help", "smalltalk") or heard.asked.intent == "nothing":
        return answer
    shown = answer.blocks or [blocks.section(answer.text)]
    other = await alternative(heard)
    below = [blocks.context(other)] if other else []
    return replace(answer, blocks=[blocks.context(understood(heard)), *shown, *below])


def understood(heard: Heard) -> str:
    to, got = heard.deed.to, heard.got
    what = texts.say(f"heard.intent.{got.intent}", to.language)
    about = [*map(str, got.tickets), *got.orders, *got.tracking, *got.asins, *got.skus]
    about += [*got.names, *got.emails]
    if not about:
        return to.say("heard.understood", what=what)
    named = customers.names(to, list(dict.fromkeys(about))[: MOST * 2])
    return to.say("heard.understood_about", about=named, what=what)


async def alternative(heard: Heard) -> str | None:
    """The second reading of the line, else the neighbour of the first."""
    got = heard.got
    second = next((one.intent for one in got.intents[1:] if one.intent in VERB_OF), None)
    verb = VERB_OF[second] if second and got.intent != "policy" else OTHERWISE.get(got.intent)
    if verb is None or (verb is Verb.HISTORY and not heard.named):
        return None
    if verb is Verb.SHOW and not got.tickets and whom(heard):
        verb = Verb.CUSTOMER
    elif verb is Verb.SHOW and described(heard):
        verb = Verb.KB
    return heard.deed.to.say("heard.or", other=await usage_of(verb, heard))


async def usage_of(verb: Verb, heard: Heard) -> Marked:
    """How to type it: for the ticket that is meant, else for one that the asker would know, since
    none that does not exist is to be named."""
    to, key = heard.deed.to, f"usage.{verb}"
    if EXAMPLE not in texts.say(key, to.language):
        return to.usage(key)
    if heard.got.tickets:
        return to.usage(key, str(heard.got.tickets[0]))
    ticket = heard.case.ticket if heard.case else None
    ticket = ticket or await heard.deed.application.database.read(own_case, heard.deed)
    return to.usage(key, ticket.ref if ticket else texts.say("usage.number", to.language))


# --- answers by intent ----------------------------------------------------------------------------


async def best_of_both(heard: Heard) -> Answer | None:
    """Articles and past tickets: what is right wherever nobody knows better."""
    asked = heard.asked
    if asked.intent == "nothing" or not asked.words:
        return await questions.answered(heard.deed, asked, heard.case)
    return await about_words(heard.deed, asked, heard.case)


async def status(heard: Heard) -> Answer | None:
    """Each ticket as it stands; where only a customer is named, theirs."""
    if not heard.got.tickets and whom(heard):
        here = heard.case.ticket.id if heard.case else None
        deed = replace(heard.deed, ticket_id=None)
        if theirs := await cases_of(deed, whom(heard), heard.deed.command.text, here=here):
            return theirs
    if not heard.named:
        return await customer(heard) if whom(heard) else await best_of_both(heard)
    shown = [await show.show(heard.command(Verb.SHOW, ticket=one)) for one in heard.named[:MOST]]
    return together(shown)


async def owner(heard: Heard) -> Answer | None:
    """Who has a case; where its words are all that is told, each that they find."""
    words = described(heard)
    return await cases_with(heard.deed, words) if words else await status(heard)


async def history(heard: Heard) -> Answer | None:
    """What happened, or what was promised, above the card with the button that opens all of it."""
    if not heard.named:
        return await status(heard)
    named = replace(heard.command(Verb.HISTORY, ticket=heard.named[0]), trigger_id=None)
    if asks_what_was_promised(heard.deed.command.text):
        told = await promises.recorded(named)
    else:
        offered = await tickets.history(named)
        told = Answer(offered.text if offered else "")
    shown = await status(heard)
    return together([one for one in (told, shown) if one])


async def policy(heard: Heard) -> Answer | None:
    """The rule, below the case and the order that it is asked of: the marketplace is theirs."""
    if heard.got.tickets:
        named = heard.command(Verb.SHOW, ticket=heard.got.tickets[0])
        shown = await show.show(named)
        case = await heard.deed.application.database.read(case_at, named)
        if not heard.asked.words:
            return shown
        return joined(shown, await about_words(heard.deed, heard.asked, case))
    if heard.got.orders:
        bought = await order_of(heard, heard.got.orders[0])
        known: Market | None = "us" if bought and bought.marketplace == "us" else "jp"
        asked = replace(heard.asked, marketplace=known if bought else heard.asked.marketplace)
        shown = await customers.order(heard.command(Verb.ORDER, heard.got.orders[0]))
        return joined(shown, await about_words(heard.deed, asked, None)) if asked.words else shown
    return await best_of_both(heard)


async def find(heard: Heard) -> Answer | None:
    if heard.asked.asin:
        return await questions.about_product(heard.deed, heard.asked, heard.case)
    return await best_of_both(heard)


async def customer(heard: Heard) -> Answer | None:
    """Who they are; where it may as well be asked how their cases stand, those."""
    if any(one.intent in ("owner", "status") for one in heard.got.intents[1:]) and whom(heard):
        return await status(replace(heard, got=replace(heard.got, intents=heard.got.intents[:1])))
    if heard.got.tickets and not whom(heard):
        return await customers.customer(heard.command(Verb.CUSTOMER, ticket=heard.got.tickets[0]))
    for words in whom(heard):
        seen = await heard.deed.application.database.read(customers.search, words)
        if seen or words in heard.got.emails:
            return await customers.customer(heard.command(Verb.CUSTOMER, words))
    if heard.named and not whom(heard):
        return await customers.customer(heard.command(Verb.CUSTOMER, ticket=heard.named[0]))
    return await best_of_both(heard)


async def order(heard: Heard) -> Answer | None:
    """Orders by their numbers or their parcels' numbers, else a ticket's, else a customer's."""
    numbers = list(heard.got.orders)
    for parcel in heard.got.tracking:
        sent = await heard.deed.application.database.read(order_by_parcel, parcel)
        numbers.append(sent.order_id if sent else parcel)
    if numbers:
        shown = [await customers.order(heard.command(Verb.ORDER, one)) for one in numbers[:MOST]]
        return together(shown)
    if heard.named:
        return await customers.order(heard.command(Verb.ORDER, ticket=heard.named[0]))
    return await customer(heard) if whom(heard) else await best_of_both(heard)


async def translate(heard: Heard) -> Answer | None:
    """As ``/translate`` does; a case's history is offered, which is shown in the reader's words."""
    deed = heard.deed
    if said := wording(deed.command.text):
        command = Command(verb=Verb.TRANSLATE, text=said.text, language=said.language)
        return await translations.translate(replace(deed, command=command))
    if heard.got.tickets:
        return await history(heard)
    usage = await usage_of(Verb.TRANSLATE, heard)
    return with_buttons(deed.to.say("heard.translate_what", usage=usage))


async def handoff(heard: Heard) -> Answer | None:
    """How to do it: who says it in passing has not decided it."""
    to = heard.deed.to
    usage = await usage_of(Verb.HANDOFF, heard)
    if not heard.named:
        return with_buttons(to.say("heard.handoff_which", usage=usage))
    named = heard.command(Verb.SHOW, ticket=heard.named[0])
    case = await heard.deed.application.database.read(case_at, named)
    button = to.button("verb.handoff", "button.handoff", {"ticket": case.ticket.id})
    how = with_buttons(to.say("heard.handoff", usage=usage), button)
    return joined(await show.show(named), how)


async def on_duty(heard: Heard) -> Answer | None:
    """Which desks are open, as ``/duty`` says."""
    return await duty.duty(of_a_desk(heard, Verb.DUTY))


async def waiting(heard: Heard) -> Answer | None:
    """What waits for the desk that is named, else for the asker's, as ``/queue`` lists it."""
    return await queue.queue(of_a_desk(heard, Verb.QUEUE))


def of_a_desk(heard: Heard, verb: Verb) -> Deed:
    words = heard.deed.command.text
    desk = desk_in(words, desks(heard.deed.application))
    command = Command(verb=verb, desk=desk, mine=asks_of_oneself(words))
    return replace(heard.deed, command=command, ticket_id=None)


async def help_(heard: Heard) -> Answer | None:
    return await tickets.help_(heard.deed)


async def smalltalk(heard: Heard) -> Answer | None:
    example = texts.say("kb.example", heard.deed.asker.language)
    return Answer(heard.deed.to.say("heard.smalltalk", example=example))


ANSWERS: dict[Intent, Callable[[Heard], Awaitable[Answer | None]]] = {
    "status": status,
    "history": history,
    "policy": policy,
    "owner": owner,
    "translate": translate,
    "handoff": handoff,
    "find": find,
    "customer": customer,
    "order": order,
    "duty": on_duty,
    "queue": waiting,
    "help": help_,
    "smalltalk": smalltalk,
    "none": best_of_both,
}


# --- parts ------------------------------------------------------------------------------------


def whom(heard: Heard) -> tuple[str, ...]:
    return (*heard.got.emails, *heard.got.names)


def together(shown: list[Answer]) -> Answer:
    first, *rest = shown
    for one in rest:
        first = joined(first, one)
    return first


async def order_of(heard: Heard, order_id: str) -> Order | None:
    return await heard.deed.application.database.read(find_order, order_id)


def order_by_parcel(session: Session, tracking: str) -> Order | None:
    return session.exec(select(Order).where(col(Order.tracking) == tracking).limit(1)).first()
