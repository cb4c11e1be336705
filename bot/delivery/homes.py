"""Home tabs kept up to date: drawn, compared with what was published last, published if it differs.

Publishing twice does no harm, so a call whose answer was lost is simply made again.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from dataclasses import replace
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot import homes
from bot.application import Application
from bot.delivery.came_back import read_known
from bot.delivery.follow import Pace
from bot.handlers.queue import stuck
from bot.handlers.subjects import subjects_in
from bot.homes import Turn
from bot.slack import home
from bot.slack.asking import Asker, identify, language_of, served
from bot.slack.blocks import Block, section
from bot.slack.directory import Refused
from bot.slack.due import Review
from bot.slack.explain import Reader, explain
from bot.slack.faults import log_fault
from bot.slack.home import Desk
from bot.slack.private import refusal, retry_after
from bot.slack.where import within
from knowledge.review import Dated, dated
from tickets import mirrors, queues
from tickets.agents import find_agent
from tickets.duty import is_open, next_opening
from tickets.queues import Waiting
from tickets.tables import Agent, Mirror
from tickets.teams import Team
from tickets.timeline import Told

log = logging.getLogger(__name__)

METHOD = "views.publish"

AGAIN = timedelta(seconds=30)
"""After a failure that may pass."""

MUCH_LATER = timedelta(minutes=10)
"""After a refusal that no repetition cures; the next opening tries at once."""

MANY_OFFERS = 200

REVIEW_SOON = timedelta(days=7)
"""How long before its day an article is due soon."""


class Homes:
    """Brings the Homes into line whose turn it is. Slack takes 100 a minute for a workspace
    (https://docs.slack.dev/reference/methods/views.publish); openings need room beside that."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.pace = Pace(burst=20.0, rate=1.3)
        self.called_at = application.now()

    def call(self) -> None:
        """Something was committed: what it changed is published within seconds."""
        self.called_at = self.application.now()

    async def look(self) -> int:
        """Looks at all that are due; how many were published."""
        database, published = self.application.database, 0
        due = await database.read(homes.due, self.application.now(), self.called_at)
        for workspace, user_id in due:
            token, now = secrets.token_hex(8), self.application.now()
            turn = await database.write(homes.claim, workspace, user_id, token, now)
            if turn is not None:
                published += await self._bring(turn)
        return published

    async def _bring(self, turn: Turn) -> bool:
        shown, look_at = None, self.application.now() + AGAIN
        try:
            with within(turn.workspace):
                shown, look_at = await self._in_line(turn), turn.at + homes.EVERY
        except SlackApiError as error:
            look_at = self.application.now() + await self._refused(turn, error)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("a Home could not be published: %s", type(error).__name__)
        except Exception as error:
            log_fault(log, "a Home could not be drawn", error)
        await self.application.database.write(homes.settle, turn, shown=shown, look_at=look_at)
        return shown not in (None, turn.shown)

    async def _in_line(self, turn: Turn) -> str:
        """Publishes what is to be seen, unless it stands there already; its digest."""
        content, to = await self._drawn(turn)
        fresh = home.digest(content, to.language)
        if fresh != turn.shown:
            await asyncio.sleep(self.pace.wait(METHOD))
            self.pace.spend(METHOD)
            view = home.home_view(content, to)
            await self.application.slack.views_publish(user_id=turn.user_id, view=view)
        return fresh

    async def _refused(self, turn: Turn, error: SlackApiError) -> timedelta:
        """How long to wait; where Slack is called too often, everybody does."""
        log.warning("a Home was refused: %s", refusal(error))
        status = getattr(error.response, "status_code", 0)
        if status == 429 or refusal(error) == "ratelimited":
            wait = timedelta(seconds=max(1.0, retry_after(error)))
            until = self.application.now() + wait
            await self.application.database.write(homes.hold, turn.workspace, until)
            return wait
        return AGAIN if status >= 500 else MUCH_LATER

    # --- drawing ----------------------------------------------------------------------------

    async def _drawn(self, turn: Turn) -> tuple[list[Block], Reader]:
        try:
            asker = await self._asker(turn)
        except Refused as refused:
            return self._turned_away(refused)
        to = Reader(asker.language, self.application, asker.team)
        desk, backs = await self.application.database.read(
            gather, asker, self.application.settings.teams, to
        )
        seen = [*desk.mine.tickets, *desk.unassigned.tickets, *desk.others.tickets]
        seen += [one.ticket for one in (*desk.offers, *desk.awaited, *desk.asleep)]
        subjects = await subjects_in(self.application, asker.language, seen)
        read = await read_known(self.application, asker.language, backs, seen)
        return home.desk_blocks(replace(desk, subjects=subjects, backs=read), to), to

    async def _asker(self, turn: Turn) -> Asker:
        """Slack is asked only where the Home was opened or asked for: whoever leaves a team is
        asked for. Raises Refused."""
        application = self.application
        if turn.shown is not None:
            agent = await application.database.read(
                find_agent, workspace=turn.workspace, user_id=turn.user_id
            )
            team = application.settings.team(agent.team) if agent else None
            if agent is not None and team is not None:
                return Asker(agent, team, language_of(agent, team), turn.workspace)
        return await identify(application, workspace=turn.workspace, user_id=turn.user_id)

    def _turned_away(self, refused: Refused) -> tuple[list[Block], Reader]:
        to = Reader(served(refused.data.get("locale")) or "en", self.application)
        told = explain(refused, to.language, self.application)
        return [section(to.say("home.refused")), *(told.blocks or [section(told.text)])], to


def gather(
    session: Session, asker: Asker, teams: tuple[Team, ...], to: Reader
) -> tuple[Desk, dict[int, Told]]:
    """All that the asker's Home shows, but for subjects in their language; and how tickets came
    back, in the words of those who sent them."""
    agent, team = asker.agent, asker.team
    assert agent.id is not None
    offers = queues.offers_to(session, team.key, MANY_OFFERS)
    others = queues.of_others(session, team.key, agent.id, home.OTHERS)
    awaited, awaited_total = queues.awaited(session, team.key, agent.id, home.AWAITED)
    listed = {one.ticket.id for one in awaited}
    due, still = due_soon(session, team, teams, to), parked(session, agent, team)
    mine = queues.assigned(session, team.key, agent.id, home.MINE)
    unassigned = queues.unassigned(session, team.key, home.UNASSIGNED)
    desk = Desk(
        agent=agent,
        offers=[Waiting(ticket, None, offer) for offer, ticket in offers[: home.OFFERS]],
        offers_total=len(offers),
        mine=mine,
        unassigned=unassigned,
        awaited=awaited,
        awaited_total=awaited_total,
        others=others,
        names=queues.names_of(session, others.tickets),
        asleep=[one for one in asleep(session, team, teams, to) if one.ticket.id not in listed],
        parked=[stuck(session, mirror) for mirror in still[: home.STUCK]],
        parked_total=len(still),
        due=due[: home.DUE],
        due_total=len(due),
        subjects={},
        backs={},
    )
    return desk, queues.came_back(session, [*mine.tickets, *unassigned.tickets])


def due_soon(session: Session, team: Team, teams: tuple[Team, ...], to: Reader) -> list[Review]:
    """The team's articles that are to be looked at. What nobody owns is for the first team, as in
    the weekly reminder."""
    owners = [team.key, ""] if team.key == teams[0].key else [team.key]
    until = to.application.now().astimezone(team.timezone).date() + REVIEW_SOON
    return [review(one, to.language) for one in dated(session, owners, until) if one.titles]


def review(one: Dated, language: str) -> Review:
    shown = language if language in one.titles else next(iter(one.titles))
    return Review(one.slug, one.titles[shown], shown, one.review_by)


def asleep(session: Session, team: Team, teams: tuple[Team, ...], to: Reader) -> list[Waiting]:
    """Tickets of closed desks, as long as this one is open; never those on offer to it."""
    now = to.application.now()
    if not is_open(team, now):
        return []
    found = [
        Waiting(ticket, None, None, next_opening(other, now))
        for other in teams
        if other.key != team.key and not is_open(other, now)
        for ticket in queues.active(session, other.key, home.ASLEEP)
    ]
    on_offer = queues.offers_of(session, [one.ticket for one in found])
    return [one for one in found if one.ticket.id not in on_offer][: home.ASLEEP]


def parked(session: Session, agent: Agent, team: Team) -> list[Mirror]:
    """What stands still, for the team's leads; for all of a team that names none."""
    helps = not team.leads or agent.user_id in team.leads
    return mirrors.parked(session) if helps else []
