"""Once a week each team is told which of its articles have to be looked at soon, or should have
been."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.application import Application
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader
from bot.slack.mrkdwn import bold
from bot.slack.private import refusal
from bot.slack.seen import first_time
from bot.slack.where import within
from bot.texts import joined, lines
from bot.texts.formats import day
from knowledge.review import Waiting, waiting
from tickets.duty import is_open
from tickets.teams import Team

log = logging.getLogger(__name__)

DATED = ("in_review", "overdue", "due")
SHOWN = 5


class Reminders:
    """Asks the store once a week for each team, in its working hours."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.done: set[str] = set()

    async def tick(self) -> int:
        """How many teams were told."""
        teams, now = self.application.settings.teams, self.application.now()
        return sum([await self._remind(team) for team in teams if is_open(team, now)])

    async def _remind(self, team: Team) -> bool:
        now = self.application.now()
        today = now.astimezone(team.timezone).date()
        key = key_of(team, today)
        if key in self.done:
            return False
        self.done.add(key)
        database = self.application.database
        found = await database.read(waiting, today=today, now=now)
        dated = [one for one in found if is_for(one, team, self.application) and is_dated(one)]
        if not dated or not await database.write(first_time, key, now, result="reminded"):
            return False
        return await post(self.application, team, dated, today)


def key_of(team: Team, today: date) -> str:
    year, week, _ = today.isocalendar()
    return f"kb-reminder:{team.key}:{year}-{week}"


def is_dated(one: Waiting) -> bool:
    return any(reason in DATED for reason in one.reasons)


def is_for(one: Waiting, team: Team, application: Application) -> bool:
    """Its owner's; what nobody owns is for the first team."""
    owner = one.owner or application.settings.teams[0].key
    return owner == team.key


async def post(application: Application, team: Team, found: Sequence[Waiting], today: date) -> bool:
    to = Reader(team.language, application, team)
    title = to.say("kb.reminder", count=len(found))
    rows = [row(one, to, today) for one in found[:SHOWN]]
    content = [blocks.section(title), *rows, blocks.context(to.say("kb.reminder.all"))]
    try:
        with within(team.workspace):
            channel = await application.directory.channel_id(team.channel)
            await application.slack.chat_postMessage(channel=channel, text=title, blocks=content)
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("%s could not be reminded of its articles: %s", team.key, refusal(error))
        return False
    return True


def row(one: Waiting, to: Reader, today: date) -> Block:
    language = to.language if to.language in one.titles else next(iter(one.titles), to.language)
    due = one.freshness.review_by
    shown = day(due, to.language, now=today) if due else "…"
    said = [
        to.say(f"kb.review.{reason}", **({} if reason == "in_review" else {"day": shown}))
        for reason in one.reasons
        if reason in DATED
    ]
    title = bold(" ".join(one.titles.get(language, one.slug).split())[:150])
    button = to.button("kb.whole", "button.show", {"slug": one.slug, "in": language})
    return blocks.section(lines(title, joined(to.language, said)), accessory=button)
