"""Agents as Slack knows them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from tickets.tables import Agent


def find_agent(session: Session, *, workspace: str, user_id: str) -> Agent | None:
    statement = select(Agent).where(
        col(Agent.workspace) == workspace, col(Agent.user_id) == user_id
    )
    return session.execute(statement).scalar_one_or_none()


def keep_agent(
    session: Session,
    *,
    workspace: str,
    user_id: str,
    team: str,
    name: str,
    locale: str | None,
    now: datetime,
) -> Agent:
    """The agent, written down or brought up to date with what Slack says of them."""
    agent = find_agent(session, workspace=workspace, user_id=user_id)
    if agent is None:
        agent = Agent(workspace=workspace, user_id=user_id, team=team, name=name, seen_at=now)
    agent.team, agent.name, agent.locale, agent.seen_at = team, name, locale, now
    session.add(agent)
    session.flush()
    return agent


def set_language(
    session: Session, *, workspace: str, user_id: str, language: str | None
) -> Agent | None:
    """The agent's own choice (ja, en), or None to go by what Slack says of them."""
    agent = find_agent(session, workspace=workspace, user_id=user_id)
    if agent is not None:
        agent.language = language
        session.add(agent)
        session.flush()
    return agent
