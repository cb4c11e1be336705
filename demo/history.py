"""What happened on a demo case since it came in: each deed as the edge would do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.replies import send_reply
from bot.settings import Settings
from demo.made_up import Json
from demo.people import COLLEAGUES, WORKSPACE
from tickets import actions, drafts, handoffs
from tickets.access import access_ticket
from tickets.agents import keep_agent
from tickets.drafts import Approved
from tickets.intake import customer_writes
from tickets.tables import Agent, Ticket
from tickets.teams import Team
from translations.languages import detect

AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class Moment:
    """One entry of a case, its time, and where it happens."""

    session: Session
    ticket: Ticket
    entry: Json
    teams: Sequence[Team]
    at: datetime

    @property
    def text(self) -> str:
        return str(self.entry["text"])

    @property
    def language(self) -> str:
        return detect(self.text, "en")


def happen(session: Session, number: int, entry: Json, teams: Sequence[Team], at: datetime) -> None:
    """``entry`` is a customer's message, or a colleague's deed: ``{by, do, text?, to?}``; without
    ``do`` a note."""
    moment = Moment(session, access_ticket(session, number=number, lock=True), entry, teams, at)
    if entry["by"] == "customer":
        customer_writes(
            session,
            moment.ticket,
            text=moment.text,
            language=moment.language,
            teams=teams,
            now=at,
        )
        return
    DEEDS[entry.get("do", "note")](moment, agent(session, entry["by"], at))


def note(moment: Moment, actor: Agent) -> None:
    actions.note(
        moment.session,
        moment.ticket,
        actor=actor,
        text=moment.text,
        language=moment.language,
        now=moment.at,
    )


def take(moment: Moment, actor: Agent) -> None:
    actions.assign(moment.session, moment.ticket, actor=actor, assignee=actor, now=moment.at)


def change_status(moment: Moment, actor: Agent) -> None:
    verb = moment.entry["do"]
    actions.change_status(moment.session, moment.ticket, verb, actor=actor, now=moment.at)


def reply(moment: Moment, actor: Agent) -> None:
    """In the customer's own language, hence sent as it is written."""
    session, text, language = moment.session, moment.text, moment.language
    draft = drafts.begin_draft(
        session,
        moment.ticket,
        actor=actor,
        text=text,
        language=language,
        place={},
        now=moment.at,
    )
    approved = Approved(
        text=text, language=language, customer_text=text, customer_language=language
    )
    drafts.queue_draft(session, draft.id, approved, undo=AT_ONCE, now=moment.at)
    send_reply(session, draft.id, now=moment.at)


def offer(moment: Moment, actor: Agent) -> None:
    handoffs.offer(
        moment.session,
        moment.ticket,
        actor=actor,
        to=moment.entry["to"],
        reason=moment.text,
        language=moment.language,
        teams=moment.teams,
        answer_within=Settings.answer_within,
        now=moment.at,
    )


def accept(moment: Moment, actor: Agent) -> None:
    handoffs.accept(moment.session, offered(moment), actor=actor, now=moment.at)


def decline(moment: Moment, actor: Agent) -> None:
    handoffs.decline(
        moment.session,
        offered(moment),
        actor=actor,
        reason=moment.text,
        language=moment.language,
        now=moment.at,
    )


DEEDS: dict[str, Callable[[Moment, Agent], None]] = {
    "note": note,
    "take": take,
    "wait": change_status,
    "close": change_status,
    "reply": reply,
    "handoff": offer,
    "accept": accept,
    "decline": decline,
}


def offered(moment: Moment) -> int:
    handoff = actions.open_offer(moment.session, moment.ticket.id)
    assert handoff is not None
    assert handoff.id is not None
    return handoff.id


def agent(session: Session, handle: str, now: datetime) -> Agent:
    who = COLLEAGUES[handle]
    return keep_agent(
        session,
        workspace=WORKSPACE,
        user_id=who.user_id,
        team=who.team,
        name=who.name,
        locale=None,
        now=now,
    )
