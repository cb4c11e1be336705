"""Handoffs, in the name of the key's team: offered, accepted, declined, returned, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path
from sqlmodel import Session

from bot.intake import integration_agent
from bot.rest.models import AnswerIn, HandoffIn
from bot.rest.problems import Problem
from bot.rest.references import ticket_named
from bot.rest.route import App, Key, Route, team_of
from bot.rest.shown import handoff_line
from tickets import handoffs
from tickets.errors import NoOffer, NotForYourTeam, OfferAnswered
from tickets.tables import Agent, Handoff, Ticket
from tickets.teams import Team
from translations.languages import detect

router = APIRouter(tags=["handoffs"], route_class=Route)

Verb = Literal["accept", "decline", "return", "withdraw"]
HandoffId = Annotated[int, Path(ge=1, lt=1 << 31)]


@router.post(
    "/tickets/{ref}/handoffs",
    status_code=201,
    summary="Offer a ticket to another team",
    responses={409: {"description": "It is on offer already, or the team's own"}},
)
async def offer(ref: str, body: HandoffIn, key: Key, app: App) -> dict[str, Any]:
    """The ticket stays with its team until the other one accepts; untaken, it comes back."""
    team = team_of(key)
    if body.from_ not in (None, team):
        raise Problem(403, f"This key acts for {team}. Use a key of {body.from_}.")
    line = await app.database.write(
        make_offer,
        ref,
        body,
        team=team,
        teams=app.settings.teams,
        answer_within=app.settings.answer_within,
        now=app.now(),
    )
    app.wake()
    return line


def make_offer(
    session: Session,
    ref: str,
    body: HandoffIn,
    *,
    team: str,
    teams: Sequence[Team],
    answer_within: float,
    now: datetime,
) -> dict[str, Any]:
    ticket = ticket_named(session, ref, lock=True)
    if ticket.team != team:
        raise NotForYourTeam(ticket.ref, "offer", ticket.team)
    actor = integration_agent(session, team=team, name=body.by, now=now)
    handoff = handoffs.offer(
        session,
        ticket,
        actor=actor,
        to=body.to,
        reason=body.reason,
        language=detect(body.reason, language_of_team(team, teams)),
        teams=teams,
        answer_within=answer_within,
        now=now,
    )
    return handoff_line(handoff, ticket.ref)


@router.post(
    "/handoffs/{handoff_id}/{verb}",
    summary="Answer or withdraw an offer, or give the ticket back",
    responses={409: {"description": "Somebody was first: who, of which team, when"}},
)
async def answer(
    handoff_id: HandoffId, verb: Verb, key: Key, app: App, body: AnswerIn | None = None
) -> dict[str, Any]:
    """`accept` and `decline` are the receiving team's, `withdraw` the offering team's; `return`
    gives an accepted ticket back with an answer. `decline` and `return` need a `reason`."""
    line = await app.database.write(
        give_answer,
        handoff_id,
        verb,
        body or AnswerIn(),
        team=team_of(key),
        teams=app.settings.teams,
        now=app.now(),
    )
    app.wake()
    return line


def give_answer(
    session: Session,
    handoff_id: int,
    verb: Verb,
    body: AnswerIn,
    *,
    team: str,
    teams: Sequence[Team],
    now: datetime,
) -> dict[str, Any]:
    _, ticket = handoffs.lock(session, handoff_id)
    actor = integration_agent(session, team=team, name=body.by, now=now)
    language = detect(body.reason, language_of_team(team, teams)) if body.reason else None
    match verb:
        case "accept":
            done = handoffs.accept(session, handoff_id, actor=actor, now=now)
        case "decline":
            done = handoffs.decline(
                session, handoff_id, actor=actor, reason=body.reason, language=language, now=now
            )
        case "withdraw":
            done = handoffs.withdraw(session, handoff_id, actor=actor, now=now)
        case "return":
            done = give_back(
                session, handoff_id, actor, body.reason, language, teams=teams, now=now
            )
    return handoff_line(done, ticket.ref)


def give_back(
    session: Session,
    handoff_id: int,
    actor: Agent,
    text: str,
    language: str | None,
    *,
    teams: Sequence[Team],
    now: datetime,
) -> Handoff:
    """Only the handoff under which the team holds the ticket now. Raises OfferAnswered."""
    handoff, ticket = handoffs.lock(session, handoff_id)
    held = handoffs.taken_over(session, ticket.id)
    if held is None or held.id != handoff.id:
        refuse_return(session, handoff, ticket)
    return handoffs.return_ticket(
        session, ticket, actor=actor, text=text, language=language, teams=teams, now=now
    )


def refuse_return(session: Session, handoff: Handoff, ticket: Ticket) -> None:
    if handoff.state == "offered":
        raise NoOffer(ticket.ref, "return")
    first = session.get(Agent, handoff.answered_by) if handoff.answered_by else None
    raise OfferAnswered(
        ticket.ref,
        handoff.state,
        first.name if first else None,
        first.team if first else None,
        handoff.answered_at,
    )


def language_of_team(key: str, teams: Sequence[Team]) -> str:
    return next((team.language for team in teams if team.key == key), "en")
