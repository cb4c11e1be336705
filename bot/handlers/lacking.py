"""What a command lacks, said with what helps to type it: a customer's cases where their name stands
in place of a number, else a case of the asker's own as an example."""

from __future__ import annotations

import re

from sqlmodel import Session

from bot import texts
from bot.grammar import Incomplete, Verb
from bot.grammar.vocabulary import PARTS
from bot.handlers.cases import cases_of
from bot.handlers.deeds import Deed
from bot.handlers.subjects import subjects_for
from bot.router import Known, understand
from bot.slack import blocks
from bot.slack.explain import EXAMPLE, Answer, clipped, explained
from bot.slack.mrkdwn import Marked
from customers import accounts
from customers.naming import named_in
from tickets import queues
from tickets.tables import Ticket

LOOKED_AT = 60
"""Open cases of a desk among which the asker's own is looked for."""
LOOKS = frozenset({Verb.SHOW, Verb.HISTORY})
"""Verbs that change nothing: whatever is typed behind them can only say which case is meant."""
ANSWERS = frozenset({Verb.ACCEPT, Verb.DECLINE})
ELSEWHERE = frozenset({Verb.WITHDRAW, Verb.RETURN, Verb.REOPEN})
"""Verbs of cases that are on offer, came from another desk or are closed: no open case is an
example of those."""

_TYPED = re.compile(rf"`(?P<typed>/[^`]*{EXAMPLE}[^`]*)`")
_OPTIONAL = re.compile(r" ?\[[^\]]*\]")


async def lacking(deed: Deed, what: Incomplete) -> Answer:
    if "reference" not in what.missing:
        return explained(what, deed.to)
    if theirs := await of_the_named(deed, what):
        return theirs
    said, example = explained(what, deed.to), await own_example(deed, what)
    return Answer(texts.lines(said.text, example)) if example else said


# --- a name in place of a number ----------------------------------------------------------------


async def of_the_named(deed: Deed, what: Incomplete) -> Answer | None:
    """The cases of the customer who is named; None where nobody of that name has any."""
    words = what.understood.text
    names = await deed.application.database.read(named, deed, words) if words else ()
    theirs = await cases_of(deed, names, words, here=None) if names else None
    if theirs is None:
        return None
    quoted = texts.say("face.between", deed.asker.language).join(names)
    undone = None if what.verb in LOOKS else deed.to.say("lacking.undone")
    head = texts.lines(deed.to.say("lacking.by_name", name=clipped(quoted)), undone)
    shown = theirs.blocks or [blocks.section(theirs.text)]
    return Answer(texts.lines(head, theirs.text), [blocks.section(head), *shown])


def named(session: Session, deed: Deed, words: str) -> tuple[str, ...]:
    """Customers' names in what was typed; behind a verb that only looks, the whole of it, as
    ``/customer`` would take it. A colleague who is to have a case is none."""
    verb = deed.command.verb
    if PARTS[verb].person:
        return ()
    known = Known(names=tuple(named_in(session, words)))
    read = understand(words, today=deed.now.date(), known=known)
    found = (*read.names, *read.emails)
    if verb in LOOKS and not found and len(words) > 1 and accounts.search(session, words, limit=1):
        return (words,)
    return found


# --- an example -------------------------------------------------------------------------------


async def own_example(deed: Deed, what: Incomplete) -> str | None:
    """What would be typed for a case of the asker's; None where there is none to name."""
    usage = _TYPED.search(texts.say(what.usage_key, deed.asker.language))
    ticket = await deed.application.database.read(own_case, deed) if usage else None
    if usage is None or ticket is None:
        return None
    typed = _OPTIONAL.sub("", usage["typed"]).replace(EXAMPLE, ticket.ref)
    subject = (await subjects_for(deed, [ticket])).get(ticket.id) or ticket.subject
    key = "lacking.example_about" if subject.strip() else "lacking.example"
    return deed.to.say(key, typed=Marked(f"`{typed}`"), subject=subject)


def own_case(session: Session, deed: Deed) -> Ticket | None:
    """An open case that the asker has, else the first that waits for their desk; of those to be
    accepted, the first that is on offer to it."""
    if deed.command.verb in ELSEWHERE:
        return None
    if deed.command.verb in ANSWERS:
        offered = queues.offers_to(session, deed.asker.team.key, 1)
        return offered[0][1] if offered else None
    waiting = queues.active(session, deed.asker.team.key, LOOKED_AT)
    mine = (one for one in waiting if one.assignee_id == deed.agent.id)
    return next(mine, waiting[0] if waiting else None)
