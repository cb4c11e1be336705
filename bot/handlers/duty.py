"""Which desks are open now, until when, and when the others open."""

from __future__ import annotations

from bot import texts
from bot.grammar import Verb
from bot.handlers.deeds import Deed, Doers
from bot.slack.explain import Answer
from tickets.duty import is_open, next_opening
from tickets.errors import UnknownTeam
from tickets.teams import Team


async def duty(deed: Deed) -> Answer:
    teams, desk = deed.application.settings.teams, deed.command.desk
    asked = [team for team in teams if desk in (None, team.key)]
    if desk and not asked:
        raise UnknownTeam(desk, tuple(team.key for team in teams))
    return Answer(texts.lines(*(line(team, deed) for team in asked)))


def line(team: Team, deed: Deed) -> str:
    to, name = deed.to, team.name(deed.asker.language)
    if not is_open(team, deed.now):
        return to.say("duty.closed", team=name, opens=to.moment(next_opening(team, deed.now)))
    return to.say("duty.open", team=name)


VERBS: Doers = {Verb.DUTY: duty}
