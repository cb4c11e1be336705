"""Who is called by name when something happens: each agent chooses, and is called at most once for
one thing, in their own team's thread.

Quiet by default: only leads are called unasked, for what would otherwise lie. An alarm about a
safety complaint is no notice: it calls whoever is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from tickets.agents import find_agent
from tickets.tables import Agent, Entry
from tickets.timeline import Told

NOTICES: Mapping[str, bool] = {
    "message": False,
    "assignment": False,
    "offer": False,
    "answer": False,
    "overdue": True,
    "article": True,
}
"""Whether somebody who never chose is called: a customer writes in one's own ticket; somebody else
makes one responsible; one's team is offered a ticket; what one offered is accepted or comes back;
nobody took an offer in time; somebody reports or asks about an article."""

FOR_LEADS = frozenset({"overdue", "article"})

CALLING = frozenset({"message", "assignment", "handoff"})
"""Kinds of entries that may call somebody."""

ANSWERS = frozenset({"accepted", "declined", "returned", "expired"})
MOVES = ("assignment", "handoff")


def wants(agent: Agent, notice: str) -> bool:
    return agent.notices.get(notice, NOTICES[notice])


def choose(
    session: Session,
    *,
    workspace: str,
    user_id: str,
    offered: Collection[str],
    chosen: Collection[str],
) -> Agent | None:
    """The agent wants those of the ``offered`` that are ``chosen``; others stay as they were."""
    agent = find_agent(session, workspace=workspace, user_id=user_id)
    if agent is not None:
        asked = {name: name in chosen for name in NOTICES if name in offered}
        kept = {**agent.notices, **asked}
        agent.notices = {name: on for name, on in kept.items() if on != NOTICES.get(name)}
        session.add(agent)
        session.flush()
    return agent


# --- who is called ----------------------------------------------------------------------------


def team_wanting(session: Session, team: str, notice: str) -> list[Agent]:
    """Members of the team who chose to be called for it."""
    return [agent for agent in members(session, team) if wants(agent, notice)]


def members(session: Session, team: str) -> list[Agent]:
    statement = select(Agent).where(col(Agent.team) == team).order_by(col(Agent.id))
    return list(session.execute(statement).scalars())


def unwilling(session: Session, users: Sequence[str], notice: str) -> frozenset[str]:
    """Those of the Slack users who do not want to be called for it."""
    if not users:
        return frozenset()
    found = session.execute(select(Agent).where(col(Agent.user_id).in_(users))).scalars()
    return frozenset(agent.user_id for agent in found if not wants(agent, notice))


def called(
    session: Session, ticket_id: int, tolds: Sequence[Told], team: str
) -> dict[int, tuple[str, ...]]:
    """The Slack users of this team whom each entry calls, by the entry's number."""
    if not any(told.entry.kind in CALLING for told in tolds):
        return {}
    willing = {agent.id: agent for agent in members(session, team) if any(agent.notices.values())}
    if not willing:
        return {}
    moves = moves_of(session, ticket_id)
    found = {told.seq: called_by(told.entry, moves, willing) for told in tolds}
    return {seq: (agent.user_id,) for seq, agent in found.items() if agent is not None}


def moves_of(session: Session, ticket_id: int) -> list[Entry]:
    """The entries that say who was responsible when."""
    statement = (
        select(Entry)
        .where(col(Entry.ticket_id) == ticket_id, col(Entry.kind).in_(MOVES))
        .order_by(col(Entry.seq))
    )
    return list(session.execute(statement).scalars())


def called_by(
    entry: Any, moves: Sequence[Entry], willing: Mapping[int | None, Agent]
) -> Agent | None:
    """Pure: whom this entry calls, of those who are willing at all. Nobody for their own deed."""
    notice, agent_id = meant(entry, moves)
    agent = willing.get(agent_id)
    own = entry.author_kind == "agent" and entry.author_id == agent_id
    return agent if agent is not None and not own and wants(agent, notice) else None


def meant(entry: Any, moves: Sequence[Entry]) -> tuple[str, int | None]:
    match entry.kind, entry.data.get("event"):
        case "message", _:
            return "message", responsible(move for move in moves if move.seq < entry.seq)
        case "assignment", _:
            return "assignment", entry.data.get("to_id")
        case "handoff", event if event in ANSWERS:
            return "answer", offerer(entry.data.get("offer"), moves)
    return "answer", None


def responsible(moves: Iterable[Entry]) -> int | None:
    """Who had the ticket after these entries; a return gives it to whoever had handed it over."""
    holder, before = None, list[Entry]()
    for move in moves:
        before.append(move)
        match move.kind, move.data.get("event"):
            case "assignment", _:
                holder = move.data.get("to_id")
            case "handoff", "accepted":
                holder = move.author_id
            case "handoff", "returned":
                holder = offerer(move.data.get("offer"), before)
    return holder


def offerer(seq: int | None, moves: Sequence[Entry]) -> int | None:
    return next((move.author_id for move in moves if move.seq == seq), None)
