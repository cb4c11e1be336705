"""Handoffs: offered, accepted, sent back, withdrawn, returned; their buttons and their forms."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from sqlmodel import Session

from bot.application import Application
from bot.grammar import Command, Verb
from bot.handlers.deeds import Deed, Doer, Doers, commit, found, locked
from bot.handlers.forms import Form, opened, refused_field, submitted
from bot.handlers.pressing import Pressed, pressing
from bot.slack import blocks
from bot.slack.explain import Answer, explain, with_buttons
from bot.slack.private import tell
from bot.slack.seen import Repeated
from bot.texts import say as plain
from tickets import actions, handoffs, mirrors
from tickets.duty import is_open, next_opening
from tickets.errors import NoOffer, OfferAnswered, TicketError
from tickets.tables import Handoff, Ticket
from translations.languages import detect

OFFER, DECLINE, RETURN = "handoff.offer", "handoff.decline", "handoff.return"
"""Callback ids of the forms."""


# --- offering -------------------------------------------------------------------------------


async def offer(deed: Deed) -> Answer:
    settings, command = deed.application.settings, deed.command
    handoff, ticket = await commit(
        deed,
        write_offer,
        deed,
        language=detect(command.text, deed.asker.language),
        answer_within=settings.answer_within,
    )
    team, to = settings.team(handoff.to_team), deed.to
    assert team is not None
    name = team.name(deed.asker.language)
    said = to.say(
        "handoff.offered", ref=ticket.ref, team=name, returns=to.moment(handoff.returns_at)
    )
    if not is_open(team, deed.now):
        opens = to.moment(next_opening(team, deed.now))
        said = f"{said}\n{to.say('handoff.offered.closed', team=name, opens=opens)}"
    value = {"handoff": handoff.id, "ticket": ticket.id}
    return with_buttons(said, to.button("handoff.withdraw", "button.withdraw", value))


def write_offer(
    session: Session, deed: Deed, *, language: str, answer_within: float
) -> tuple[Handoff, Ticket]:
    ticket = locked(session, deed.which)
    made = handoffs.offer(
        session,
        ticket,
        actor=deed.agent,
        to=deed.command.desk or "",
        reason=deed.command.text,
        language=language,
        teams=deed.application.settings.teams,
        answer_within=answer_within,
        now=deed.now,
        written_in=thread_of(session, deed),
    )
    return made, ticket


def thread_of(session: Session, deed: Deed) -> int | None:
    """The mirror in whose thread it was asked for."""
    if deed.thread_ts is None:
        return None
    workspace, channel = deed.asker.workspace, deed.channel
    at = mirrors.by_thread(session, workspace=workspace, channel=channel, thread=deed.thread_ts)
    return at.id if at else None


# --- answering ------------------------------------------------------------------------------


def offer_meant(session: Session, deed: Deed) -> int:
    """The handoff a button names, else the ticket's open one, else its latest (which then says who
    was first). Raises NoOffer."""
    if isinstance(deed.value.get("handoff"), int):
        return int(deed.value["handoff"])
    ticket = locked(session, deed.which)
    handoff = actions.open_offer(session, ticket.id) or handoffs.latest(session, ticket.id)
    if handoff is None or handoff.id is None:
        raise NoOffer(ticket.ref, deed.command.verb)
    return handoff.id


async def accept(deed: Deed) -> Answer:
    try:
        ticket = await commit(deed, write_acceptance, deed)
    except OfferAnswered as first:
        if (first.state, first.by, first.team) != ("accepted", deed.agent.name, deed.agent.team):
            raise
        return Answer(deed.to.say("handoff.already.accepted.you", ref=first.ref))
    value = {"ticket": ticket.id}
    return with_buttons(
        deed.to.say("handoff.accepted", ref=ticket.ref),
        deed.to.button("verb.reply", "button.reply", value),
        deed.to.button("verb.return", "button.return", value),
    )


def write_acceptance(session: Session, deed: Deed) -> Ticket:
    handoff = handoffs.accept(session, offer_meant(session, deed), actor=deed.agent, now=deed.now)
    return session.get_one(Ticket, handoff.ticket_id)


async def decline(deed: Deed) -> Answer:
    language = detect(deed.command.text, deed.asker.language)
    handoff, ticket = await commit(deed, write_refusal, deed, language)
    team = deed.to.team_name(handoff.from_team)
    return Answer(deed.to.say("handoff.declined", ref=ticket.ref, team=team))


def write_refusal(session: Session, deed: Deed, language: str) -> tuple[Handoff, Ticket]:
    handoff = handoffs.decline(
        session,
        offer_meant(session, deed),
        actor=deed.agent,
        reason=deed.command.text,
        language=language,
        now=deed.now,
        written_in=thread_of(session, deed),
    )
    return handoff, session.get_one(Ticket, handoff.ticket_id)


async def withdraw(deed: Deed) -> Answer:
    ticket = await commit(deed, write_withdrawal, deed)
    return Answer(deed.to.say("handoff.withdrawn", ref=ticket.ref))


def write_withdrawal(session: Session, deed: Deed) -> Ticket:
    handoff = handoffs.withdraw(session, offer_meant(session, deed), actor=deed.agent, now=deed.now)
    return session.get_one(Ticket, handoff.ticket_id)


async def return_(deed: Deed) -> Answer | None:
    """Answers and gives the ticket back; without an answer yet, asks for it where a form can."""
    if not deed.command.text and deed.trigger_id:
        await ask_for_return(deed)
        return None
    language = detect(deed.command.text, deed.asker.language)
    handoff, ticket = await commit(deed, write_return, deed, language)
    team = deed.to.team_name(handoff.from_team)
    return Answer(deed.to.say("handoff.returned", ref=ticket.ref, team=team))


def write_return(session: Session, deed: Deed, language: str) -> tuple[Handoff, Ticket]:
    ticket = locked(session, deed.which)
    handoff = handoffs.return_ticket(
        session,
        ticket,
        actor=deed.agent,
        text=deed.command.text,
        language=language,
        teams=deed.application.settings.teams,
        now=deed.now,
        written_in=thread_of(session, deed),
    )
    return handoff, ticket


VERBS: Doers = {
    Verb.HANDOFF: offer,
    Verb.ACCEPT: accept,
    Verb.DECLINE: decline,
    Verb.WITHDRAW: withdraw,
    Verb.RETURN: return_,
}


# --- forms ----------------------------------------------------------------------------------


async def ask_for_offer(deed: Deed) -> None:
    """A form: which desk, and what they are asked to do."""
    ticket = await deed.application.database.read(found, deed.which)
    language = deed.asker.language
    desks = [team for team in deed.application.settings.teams if team.key != ticket.team]
    options = [{"text": blocks.plain(desk.name(language)), "value": desk.key} for desk in desks]
    desk = {
        "type": "input",
        "block_id": "desk",
        "label": blocks.plain(plain("field.handoff.desk", language)),
        "element": {
            "type": "static_select",
            "action_id": "desk",
            "options": options,
            "initial_option": options[0],
        },
    }
    form = Form(OFFER, "modal.handoff", "field.handoff.reason", "button.handoff", (desk,))
    await opened(deed, form, {"ticket": ticket.id})


async def ask_for_reason(deed: Deed) -> None:
    form = Form(DECLINE, "modal.decline", "field.decline.reason", "button.decline")
    await opened(deed, form, deed.value)


async def ask_for_return(deed: Deed) -> None:
    ticket = await deed.application.database.read(found, deed.which)
    form = Form(RETURN, "modal.return", "field.return.text", "button.return")
    await opened(deed, form, {"ticket": ticket.id})


PRESSED: Doers = {Verb.ACCEPT: accept, Verb.DECLINE: ask_for_reason, Verb.WITHDRAW: withdraw}
"""What the buttons of an offer do."""

FORMS: dict[str, tuple[Verb, Doer]] = {
    OFFER: (Verb.HANDOFF, offer),
    DECLINE: (Verb.DECLINE, decline),
    RETURN: (Verb.RETURN, return_),
}


def register(app: AsyncApp, application: Application) -> None:
    async def press(ack: Any, body: dict[str, Any]) -> None:
        """*Accept* and *Withdraw* act; *Send back* asks for a reason first."""
        await ack()
        pressed = Pressed.of(body)
        verb = Verb(pressed.action.removeprefix("handoff."))
        await pressing(application, pressed, Command(verb=verb), PRESSED[verb])

    async def submit(ack: Any, body: dict[str, Any]) -> None:
        verb, do = FORMS[body["view"]["callback_id"]]
        deed = await submitted(application, body, verb)
        if not isinstance(deed, Deed):
            await ack(**deed)
            return
        try:
            answer = await do(deed)
        except TicketError as error:
            told = explain(error, deed.asker.language, application, team=deed.asker.team)
            await ack(**refused_field(told.text))
            return
        except Repeated:
            answer = None
        await ack()
        await told_privately(deed, answer)

    app.action(re.compile(r"handoff\.(accept|decline|withdraw)"))(press)
    app.view(re.compile(r"handoff\.(offer|decline|return)"))(submit)


async def told_privately(deed: Deed, answer: Answer | None) -> None:
    if answer is not None:
        await tell(
            deed.application,
            channel=deed.channel,
            user=deed.asker.user_id,
            thread_ts=deed.thread_ts,
            text=answer.text,
            blocks=answer.blocks,
        )
