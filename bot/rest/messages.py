"""Further messages on a ticket: from the customer, a note, or the draft of a reply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Response
from sqlmodel import Session

from bot.intake import INTEGRATIONS, integration_agent, language_of
from bot.reading import UNTOUCHED, Read
from bot.rest import once
from bot.rest.models import MessageIn
from bot.rest.problems import Problem
from bot.rest.references import ticket_named
from bot.rest.route import App, Key, Route, team_of
from bot.rest.shown import entry_line
from bot.rest.tickets import IdempotencyKey
from tickets import actions, timeline
from tickets.access import agent_of
from tickets.drafts import begin_draft
from tickets.intake import customer_writes
from tickets.tables import Agent, Draft, Ticket
from tickets.teams import Team

router = APIRouter(prefix="/tickets", tags=["messages"], route_class=Route)

DRAFT = "draft"
ENTRY = "entry"


@router.post(
    "/{ref}/messages",
    status_code=201,
    summary="Add a message",
    responses={
        200: {"description": "A repeat: the entry or draft that it became the first time"},
        202: {"description": "A draft for the preview; a person sends it, or does not"},
    },
)
async def add(
    ref: str,
    body: MessageIn,
    key: Key,
    app: App,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> dict[str, Any]:
    """A customer's message is for everybody and reopens a closed ticket. An agent's `internal`
    message is a note. An agent's message for the `customer` becomes a draft that waits in the
    preview of the ticket's assignee (`waits_for`), and its words stand in the thread as a note, so
    that anybody can take them up: nothing is sent to a customer from here."""
    if body.author.kind == "customer" and body.audience == "internal":
        raise Problem(422, "A customer's message has the audience `customer`.")
    team = team_of(key) if body.author.kind == "agent" else None
    status, line = await app.database.write(
        add_once,
        ref,
        body,
        team=team,
        idempotency_key=idempotency_key,
        teams=app.settings.teams,
        now=app.now(),
    )
    app.wake()
    response.status_code = status
    return line


def add_once(
    session: Session,
    ref: str,
    body: MessageIn,
    *,
    team: str | None,
    idempotency_key: str | None,
    teams: Sequence[Team],
    now: datetime,
) -> tuple[int, dict[str, Any]]:
    """The status to answer with, and what the message is or became before."""
    ticket = ticket_named(session, ref, lock=True)
    names = once.names(
        f"messages:{ticket.id}", external_id=body.external_id, idempotency_key=idempotency_key
    )
    before = once.earlier(session, names, now, text=body.text)
    if before is not None:
        return 200, result_line(session, ticket, before)
    result = put(session, ticket, body, team=team, teams=teams, now=now)
    once.became(session, names, result)
    status = 202 if result.startswith(DRAFT) else 201
    return status, result_line(session, ticket, result)


def put(
    session: Session,
    ticket: Ticket,
    body: MessageIn,
    *,
    team: str | None,
    teams: Sequence[Team],
    now: datetime,
) -> str:
    """Writes it down; the result names the entry or the draft."""
    language = language_of(body.text, body.language, ticket.marketplace)
    if team is None:
        seq = customer_writes(
            session, ticket, text=body.text, language=language, teams=teams, now=now, at=body.at
        )
        return f"{ENTRY}:{seq}"
    actor = integration_agent(session, team=team, name=body.author.name, now=now)
    seq = actions.note(session, ticket, actor=actor, text=body.text, language=language, now=now)
    if body.audience == "internal":
        return f"{ENTRY}:{seq}"
    sender = assignee_in(session, ticket, team) or actor
    draft = begin_draft(
        session, ticket, actor=sender, text=body.text, language=language, place={}, now=now
    )
    return f"{DRAFT}:{draft.id}"


def assignee_in(session: Session, ticket: Ticket, team: str) -> Agent | None:
    """Who can open the preview of a draft that comes in: the ticket's assignee, if of this team."""
    assignee = agent_of(session, ticket.assignee_id)
    return assignee if assignee and assignee.team == team else None


def result_line(session: Session, ticket: Ticket, result: str) -> dict[str, Any]:
    kind, _, name = result.partition(":")
    if kind == DRAFT:
        draft = session.get_one(Draft, name)
        person = agent_of(session, draft.agent_id)
        return {
            "ref": ticket.ref,
            "draft": draft.id,
            "state": draft.state,
            "text": draft.text,
            "waits_for": person.name if person and person.workspace != INTEGRATIONS else None,
        }
    seq = int(name)
    told = timeline.read_range(session, ticket.id, seq, seq, seq)[0]
    return {"ref": ticket.ref} | entry_line(Read(told, told.text, UNTOUCHED))
