"""The message at the head of a thread: the ticket's card, a brief, what is left of an offer that
ended, or an alarm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.entries import ORIGINAL, doubts, draw_entry, original_of, spoken
from bot.delivery.facts import Case
from bot.delivery.happenings import mentions
from bot.delivery.reader import Reader, one_line
from bot.reading import UNTRANSLATED, Read, original_mark
from bot.slack import blocks
from bot.slack.blocks import Block, fitted
from bot.slack.mrkdwn import Marked, quote
from bot.texts import joined, lines
from tickets.duty import is_open, next_opening
from tickets.tables import Handoff
from translations.service import Translation

LONGEST_SUBJECT = 150
REQUEST = 800
LATEST = 1_500
PROMISE = 200
PROMISES = 5
RECENT = 300
ORDERS = 5

ENDED = ("declined", "withdrawn", "expired")


@dataclass(frozen=True)
class BriefRead:
    """A brief in the receiver's language."""

    offered: Read
    latest: Read | None
    answered: bool
    promises: Sequence[Read]
    recent: Sequence[Read]

    @property
    def reads(self) -> list[Read]:
        latest = [self.latest] if self.latest else []
        return [self.offered, *latest, *self.promises, *self.recent]


def stage(case: Case, team: str) -> str:
    """What a team's card is: ``brief``, ``ended``, ``offering`` or ``card``."""
    received = case.received
    if received is not None and received.state == "offered":
        return "brief"
    if received is not None and received.state in ENDED and case.ticket.team != team:
        return "ended"
    return "offering" if case.offer and case.offer.from_team == team else "card"


# --- the parts ------------------------------------------------------------------------------


def facts(reader: Reader, subject: Translation) -> Block:
    """Reference and subject, customer, marketplace, language, status, who is responsible."""
    ticket = reader.case.ticket
    orders = ", ".join(ticket.order_ids[:ORDERS])
    mentioned = ", ".join(reader.case.mentioned[:ORDERS])
    return blocks.section(
        lines(
            title(reader, subject),
            original_subject(reader, subject),
            unread_subject(reader, subject),
            joined(
                reader.language,
                [
                    customer(reader),
                    reader.say(
                        "card.marketplace", marketplace=reader.marketplace(ticket.marketplace)
                    ),
                    reader.say("card.language", language=reader.language_name(ticket.language)),
                ],
            ),
            joined(reader.language, [status(reader), owner(reader), offered_to(reader)]),
            reader.say("brief.order", order=orders) if orders else None,
            reader.say("card.order_mentioned", order=mentioned) if mentioned else None,
        )
    )


def title(reader: Reader, subject: Translation) -> str:
    shown = one_line(subject.text, LONGEST_SUBJECT) or reader.say("ticket.no_subject")
    mark = " ⚠️" if subject.state == "uncertain" else ""
    return reader.say("card.title", ref=reader.case.ticket.ref, subject=shown) + mark


def original_subject(reader: Reader, subject: Translation) -> str | None:
    written = reader.case.ticket.subject
    if subject.text == written:
        return None
    return reader.say("card.subject_original", subject=one_line(written, LONGEST_SUBJECT))


def unread_subject(reader: Reader, subject: Translation) -> str | None:
    """Why the subject stands there as it was written."""
    mark = original_mark([subject.state])
    return reader.say(mark) if mark else None


def customer(reader: Reader) -> str:
    who = reader.case.customer
    if who.company:
        return reader.say("card.customer", customer=reader.customer())
    if not who.family_name:
        return reader.say("card.customer_unknown")
    return reader.say("card.customer_family", customer=reader.customer())


def status(reader: Reader) -> str:
    ticket = reader.case.ticket
    plain = reader.say(f"status.{ticket.status}")
    if ticket.priority == "urgent":
        plain = reader.say("status.urgent", status=plain)
    return reader.say("card.status", status=plain)


def owner(reader: Reader) -> str:
    team, assignee = reader.case.ticket.team, reader.case.assignee
    own = team == reader.team
    if assignee is None:
        key = "card.unassigned" if own else "card.owner_unassigned"
        return reader.say(key, team=reader.desk_name(team))
    key = "card.assigned" if own and assignee.team == team else "card.assigned_elsewhere"
    return reader.say(key, agent=reader.person(assignee.name), team=reader.desk_name(assignee.team))


def offered_to(reader: Reader) -> str | None:
    offer = reader.case.offer
    if offer is None or offer.to_team == reader.team:
        return None
    return reader.say("card.offered", team=reader.desk_name(offer.to_team))


def footer(reader: Reader) -> Block:
    return blocks.context(reader.say("card.footer"))


# --- buttons --------------------------------------------------------------------------------


def press(reader: Reader, action: str, label: str, *, style: str | None = None) -> Block:
    value = {"ticket": reader.case.ticket.id}
    return blocks.button(action, reader.say(f"button.{label}"), value, style=style)


def answer(reader: Reader, offer: Handoff, verb: str, *, style: str | None = None) -> Block:
    value = {"handoff": offer.id, "ticket": offer.ticket_id}
    return blocks.button(f"handoff.{verb}", reader.say(f"button.{verb}"), value, style=style)


def buttons(reader: Reader) -> Block:
    """What a member of this team is likely to do next."""
    return blocks.actions(
        *taking_up(reader),
        press(reader, "verb.reply", "reply"),
        *passing_on(reader),
        press(reader, "details", "details"),
        press(reader, "history.full", "full_history"),
    )


def taking_up(reader: Reader) -> list[Block]:
    """Nobody is asked to take what another desk is asked to accept."""
    case = reader.case
    if case.ticket.status == "closed":
        return [press(reader, "verb.reopen", "reopen")]
    free = case.assignee is None and case.offer is None and case.ticket.team == reader.team
    return [press(reader, "verb.assign", "take")] if free else []


def passing_on(reader: Reader) -> list[Block]:
    """Handing over, taking that back, or giving back what was taken over."""
    case = reader.case
    if case.ticket.team != reader.team or case.ticket.status == "closed":
        return []
    if case.offer is not None:
        return [answer(reader, case.offer, "withdraw")]
    moves = [press(reader, "verb.handoff", "handoff")]
    if case.received is not None and case.received.state == "accepted":
        moves.append(press(reader, "verb.return", "return"))
    return moves


# --- the whole ------------------------------------------------------------------------------


def ordinary(reader: Reader, subject: Translation, proposed: Sequence[Block] = ()) -> list[Block]:
    """``proposed``: articles that may help, named below what can be done."""
    return [facts(reader, subject), buttons(reader), *proposed, footer(reader)]


def ended(reader: Reader, subject: Translation) -> list[Block]:
    """What a team's thread shows once its offer was declined, withdrawn or not taken."""
    received = reader.case.received
    assert received is not None
    owner_now = reader.desk_name(reader.case.ticket.team)
    sender = reader.desk_name(received.from_team)
    return [
        facts(reader, subject),
        blocks.section(
            lines(
                reader.say(f"handoff.closing.{received.state}", owner=sender),
                reader.say("card.offer_ended", team=owner_now),
            )
        ),
        blocks.actions(press(reader, "history.full", "full_history")),
    ]


def brief(
    reader: Reader, subject: Translation, told: BriefRead, call: tuple[str, ...] = ()
) -> list[Block]:
    """The card of a ticket on offer to this team: who asks for what, and what has to be known.
    ``call`` are the Slack users who want to be told of it."""
    offer = reader.case.received
    assert offer is not None
    recent = [draw_entry(read, reader, RECENT) for read in told.recent]
    waits = first_waiting(subject, told.reads)
    elsewhere = waits is not None and waits not in (told.offered, told.latest)
    return [
        facts(reader, subject),
        blocks.section(
            mentions(call) + request(reader, offer, told, waits),
            accessory=original(reader, told.offered),
        ),
        *latest_message(reader, told, waits),
        *promised(reader, told.promises),
        *([blocks.context(reader.say("brief.recent", count=len(recent)))] if recent else []),
        *(block for piece in recent for block in piece.blocks),
        *([blocks.context(reader.say("mark.untranslated"))] if elsewhere else []),
        blocks.actions(
            answer(reader, offer, "accept", style="primary"),
            answer(reader, offer, "decline"),
            press(reader, "history.full", "full_history"),
        ),
        blocks.context(reader.say("brief.history_follows")),
        footer(reader),
    ]


def first_waiting(subject: Translation, reads: Sequence[Read]) -> Read | None:
    """What the line stands beside that says that a translation will follow; None where nothing
    waits for one, or where it stands at the subject: it is said once."""
    if subject.state == UNTRANSLATED:
        return None
    return next((read for read in reads if read.state == UNTRANSLATED), None)


def request(reader: Reader, offer: Handoff, told: BriefRead, waits: Read | None) -> str:
    """What the other desk asks for, with what makes its translation doubtful."""
    text, _ = fitted(spoken(told.offered, reader), REQUEST)
    return lines(
        reader.say(
            "brief.title",
            team=reader.desk_name(offer.from_team),
            ref=reader.case.ticket.ref,
            agent=reader.author(told.offered.told.entry),
        ),
        reader.say("brief.request", request=Marked(text)),
        doubts(told.offered, reader),
        reader.say("mark.untranslated") if told.offered is waits else None,
    )


def latest_message(reader: Reader, told: BriefRead, waits: Read | None) -> list[Block]:
    """The customer's latest message word for word; unanswered, it is the open question."""
    if told.latest is None:
        return []
    key = "brief.answered" if told.answered else "brief.unanswered"
    return [quoted(reader, reader.say(key), told.latest, waits)]


def quoted(reader: Reader, caption: str, read: Read, waits: Read | None) -> Block:
    text, cut = fitted(read.text, LATEST, quote)
    value = {"ticket": reader.case.ticket.id, "seq": read.told.seq}
    whole = blocks.button("history.whole", reader.say("button.show_whole"), value)
    return blocks.section(
        lines(
            caption,
            text,
            doubts(read, reader),
            reader.say("mark.untranslated") if read is waits else None,
        ),
        accessory=whole if cut else original(reader, read),
    )


def original(reader: Reader, read: Read) -> Block | None:
    """The button to what was written, where something else is shown."""
    if original_of(read) is None:
        return None
    value = {"ticket": reader.case.ticket.id, "seq": read.told.seq}
    return blocks.button(ORIGINAL, reader.say("button.original"), value)


def promised(reader: Reader, promises: Sequence[Read]) -> list[Block]:
    """Each promise on a line; one whose translation is doubtful by itself, with its original."""
    shown = promises[-PROMISES:]
    doubtful = [read for read in shown if doubts(read, reader)]
    plain = [promise(reader, read) for read in shown if read not in doubtful]
    return [
        *([blocks.section(lines(*plain))] if plain else []),
        *(
            blocks.section(promise(reader, read), accessory=original(reader, read))
            for read in doubtful
        ),
    ]


def promise(reader: Reader, read: Read) -> str:
    text, _ = fitted(read.text, PROMISE)
    return lines(reader.say("brief.promised", promise=Marked(text)), doubts(read, reader))


def alert(reader: Reader, subject: Translation, message: Read | None) -> list[Block]:
    """A danger that a customer reports, told to a desk that is awake."""
    ticket = reader.case.ticket
    waits = first_waiting(subject, [message] if message else [])
    said = quoted(reader, reader.say("card.alert_quote"), message, waits) if message else None
    return [
        blocks.section(
            lines(
                calls(reader) + reader.say("ticket.alert", ref=ticket.ref),
                title(reader, subject),
                original_subject(reader, subject),
                unread_subject(reader, subject),
                joined(reader.language, [customer(reader), whose(reader, reader.now)]),
            )
        ),
        *([said] if said else []),
        blocks.actions(
            press(reader, "verb.show", "show"),
            press(reader, "verb.handoff", "handoff"),
        ),
    ]


def calls(reader: Reader) -> str:
    """The desk's leads by name, everybody in the channel where it has none."""
    desk = reader.desk(reader.team)
    return mentions(desk.leads) if desk and desk.leads else "<!channel> "


def whose(reader: Reader, now: datetime) -> str:
    """The team that owns the ticket, and when its desk opens where it is closed."""
    key = reader.case.ticket.team
    desk = reader.desk(key)
    if desk is None or is_open(desk, now):
        return reader.say("ticket.alert.owner", team=reader.desk_name(key))
    opens = reader.both_clocks(next_opening(desk, now), key)
    return reader.say("ticket.alert.owner_closed", team=reader.desk_name(key), opens=opens)
