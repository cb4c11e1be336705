"""Who asks: an agent, their team, the language to answer in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickets.tables import Agent
from tickets.teams import Team

if TYPE_CHECKING:
    from bot.application import Application


@dataclass(frozen=True)
class Asker:
    """An agent as a request names them; ``language`` is the one to answer in (ja, en)."""

    agent: Agent
    team: Team
    language: str
    workspace: str

    @property
    def user_id(self) -> str:
        return self.agent.user_id


async def identify(application: Application, *, workspace: str, user_id: str) -> Asker:
    """The asker, from memory where they asked within the last minute. Raises directory.Refused."""
    agent = await application.directory.agent(workspace, user_id)
    team = application.settings.team(agent.team)
    assert team is not None
    return Asker(agent, team, language_of(agent, team), workspace)


def language_of(agent: Agent, team: Team) -> str:
    """The agent's own setting, else Slack's locale, else the team's language."""
    return agent.language or served(agent.locale) or team.language


def served(locale: str | None) -> str | None:
    """``ja`` or ``en`` where the locale (``ja-JP``) is one of these."""
    language = (locale or "").replace("_", "-").split("-")[0].lower()
    return language if language in ("ja", "en") else None
