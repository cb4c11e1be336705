"""Who and what is where in Slack: workspace, channels, and the people of each team."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.database import Database
from bot.settings import DEFAULT_WORKSPACE, Settings
from bot.slack.people import Colleague
from bot.slack.where import here, within
from tickets.agents import keep_agent
from tickets.tables import Agent
from tickets.teams import Team

log = logging.getLogger(__name__)

KNOWN_FOR = 60.0
"""Seconds for which membership and profiles are taken as known."""

CHANNEL_ID = re.compile(r"[CGD][A-Z0-9]{8,}")
PAGE = 1000


@dataclass
class Refused(Exception):
    """This person may not use the bot. ``reason``: stranger, guest, deactivated, bot, not_member
    or both; ``data`` has ``locale`` where it is known, and the ``teams`` in question by key."""

    reason: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """Something looked up, and when (on the monotonic clock)."""

    value: Any
    at: float

    def fresh(self) -> bool:
        return time.monotonic() - self.at < KNOWN_FOR


@dataclass
class Place:
    """What is known of one workspace."""

    identity: Mapping[str, str] | None = None
    channels: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: dict[tuple[str, ...], Known] = field(default_factory=dict)
    looking: defaultdict[tuple[str, ...], asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )


class Directory:
    """Of the workspace that one token opens, or of each that the app is installed in."""

    def __init__(
        self,
        client: AsyncWebClient,
        database: Database,
        settings: Settings,
        now: Callable[[], datetime],
    ) -> None:
        self.client = client
        self.database = database
        self.settings = settings
        self.now = now
        self._places: defaultdict[str, Place] = defaultdict(Place)

    @property
    def _place(self) -> Place:
        return self._places[here() if self.settings.oauth else DEFAULT_WORKSPACE]

    async def workspace(self) -> str:
        """The workspace's own id (``team_id``)."""
        return (await self._identity())["team_id"]

    async def bot_user(self) -> str:
        """The user id under which the bot is mentioned."""
        return (await self._identity())["user_id"]

    async def channel_id(self, named: str) -> str:
        """The id of a channel given by name or id. Raises SlackApiError ``channel_not_found``."""
        if CHANNEL_ID.fullmatch(named):
            return named
        if named not in self._place.channels:
            await self._cached(("channels",), self._list_channels)
        if named not in self._place.channels:
            # Whoever sits in a channel that was archived is of that team as before.
            all_of_them = partial(self._list_channels, archived=True)
            await self._cached(("channels", "archived"), all_of_them)
        if named not in self._place.channels:
            refusal = {"ok": False, "error": "channel_not_found"}
            raise SlackApiError(f"there is no channel #{named}", refusal)  # type: ignore[no-untyped-call]
        return self._place.channels[named]

    def known_id(self, named: str) -> str:
        """The channel's id where it is known already, else what was given."""
        return self._place.channels.get(named, named)

    async def agent(self, workspace: str, user_id: str) -> Agent:
        """The agent, as Slack knew them within the last minute. Raises Refused."""
        found = await self._cached(
            ("agent", workspace, user_id), lambda: self._look_up(workspace, user_id)
        )
        if isinstance(found, Refused):
            raise Refused(found.reason, found.data)
        agent: Agent = found
        return agent

    async def conversation(self, channel: str) -> Mapping[str, Any]:
        """Slack's conversation object, as of the last minute. Raises SlackApiError."""
        found: Mapping[str, Any] = await self._cached(
            ("members", channel, "conversation"), partial(self._conversation, channel)
        )
        return found

    async def members(self, channel: str) -> frozenset[str]:
        """Who is in the channel, as of the last minute; nobody where that cannot be seen."""
        found: frozenset[str] = await self._cached(
            ("members", channel), partial(self._members, channel)
        )
        return found

    async def colleagues(self, workspace: str) -> list[Colleague]:
        """Everybody who may be made responsible, with the names they go by."""
        members: dict[str, set[str]] = defaultdict(set)
        for team in self.settings.teams:
            members[team.workspace or workspace] |= await self._in(team)
        looked = await asyncio.gather(
            *(self._colleague(where, one) for where in members for one in sorted(members[where]))
        )
        return [one for one in looked if one is not None]

    async def _in(self, team: Team) -> frozenset[str]:
        """Nobody where the app is not, or no longer, installed in the team's workspace."""
        with within(team.workspace):
            try:
                found: frozenset[str] = await self._cached(
                    ("members", team.channel), partial(self._members, team.channel)
                )
            except SlackApiError as error:
                if error.response.get("error") != "not_authed":
                    raise
                return frozenset()
        return found

    async def _colleague(self, workspace: str, user_id: str) -> Colleague | None:
        with within(workspace):
            try:
                agent = await self.agent(workspace, user_id)
            except Refused:
                return None
            return Colleague(agent, self._place.names.get(user_id, (agent.name,)))

    def forget(self, user_id: str | None = None) -> None:
        """Somebody joined, left or changed: look again."""
        known = self._place.known
        for key in list(known):
            if key[0] == "members" or user_id is None or user_id in key:
                del known[key]

    def forget_workspace(self, workspace: str) -> None:
        """The app was removed there."""
        self._places.pop(workspace, None)

    # --- looking ----------------------------------------------------------------------------

    async def _cached(self, key: tuple[str, ...], look: Callable[[], Any]) -> Any:
        """What is known, looked up again when it is old; each thing by one caller at a time."""
        place = self._place
        known = place.known.get(key)
        if known and known.fresh():
            return known.value
        async with place.looking[key]:
            known = place.known.get(key)
            if known and known.fresh():
                return known.value
            value = await self._look(look, known)
            place.known[key] = Known(value, time.monotonic())
            return value

    async def _look(self, look: Callable[[], Any], known: Known | None) -> Any:
        """What was known longer ago still holds while Slack cannot be asked."""
        try:
            return await look()
        except (SlackApiError, OSError, TimeoutError) as error:
            if known is None:
                raise
            log.warning("Slack could not be asked (%s); what was known still holds", error)
            return known.value

    async def _identity(self) -> Mapping[str, str]:
        place = self._place
        if place.identity is None:
            answer = await self.client.auth_test()
            place.identity = {one: str(answer.get(one) or "") for one in ("team_id", "user_id")}
        return place.identity

    async def _conversation(self, channel: str) -> Mapping[str, Any]:
        answer = await self.client.conversations_info(channel=channel)
        found: Mapping[str, Any] = answer["channel"]
        return found

    async def _list_channels(self, *, archived: bool = False) -> None:
        """Notes ids by name; ``archived`` adds the archived ones, of which none takes the place of
        a living one."""
        cursor = ""
        while True:
            answer = await self.client.conversations_list(
                types="public_channel,private_channel",
                exclude_archived=not archived,
                limit=PAGE,
                cursor=cursor,
            )
            found = {one["name"]: one["id"] for one in answer["channels"]}
            known = self._place.channels
            self._place.channels = found | known if archived else known | found
            cursor = next_page(answer)
            if not cursor:
                return

    async def _look_up(self, workspace: str, user_id: str) -> Agent | Refused:
        answer = await self.client.users_info(user=user_id, include_locale=True)
        person: Mapping[str, Any] = answer["user"]
        self._place.names[user_id] = names_of(person)
        own = await self.workspace()
        if reason := barred(person, own):
            return Refused(reason, {"locale": person.get("locale")})
        within = [team for team in self.settings.teams if await self._is_member(team, user_id)]
        team = choose_team(user_id, within, self.settings.agents)
        if team is None:
            reason = "both" if within else "not_member"
            named = within or self.settings.teams
            data = {"locale": person.get("locale"), "teams": [one.key for one in named]}
            return Refused(reason, data)
        return await self.database.write(
            keep_agent,
            workspace=workspace,
            user_id=user_id,
            team=team.key,
            name=name_of(person),
            locale=person.get("locale"),
            now=self.now(),
        )

    async def _is_member(self, team: Team, user_id: str) -> bool:
        if team.workspace not in (DEFAULT_WORKSPACE, await self.workspace()):
            return False
        members: frozenset[str] = await self._cached(
            ("members", team.channel), lambda: self._members(team.channel)
        )
        return user_id in members

    async def _members(self, named: str) -> frozenset[str]:
        """Who is in the channel; nobody where there is no such channel or the bot cannot see it."""
        found: list[str] = []
        cursor = ""
        try:
            channel = await self.channel_id(named)
            while True:
                answer = await self.client.conversations_members(
                    channel=channel, limit=PAGE, cursor=cursor
                )
                found += answer["members"]
                cursor = next_page(answer)
                if not cursor:
                    return frozenset(found)
        except SlackApiError as error:
            if error.response.get("error") not in ("channel_not_found", "not_in_channel"):
                raise
            log.warning("the members of #%s cannot be read: %s", named, error.response["error"])
            return frozenset()


def barred(person: Mapping[str, Any], own: str) -> str | None:
    """Why this user (Slack's user object) cannot be an agent, whatever channel they are in."""
    elsewhere = person.get("team_id") not in (own, None, "") and own not in (
        (person.get("enterprise_user") or {}).get("teams") or ()
    )
    checks: Iterable[tuple[str, Any]] = (
        ("bot", person.get("is_bot") or person.get("id") == "USLACKBOT"),
        ("deactivated", person.get("deleted")),
        ("stranger", person.get("is_stranger") or elsewhere),
        ("guest", person.get("is_restricted") or person.get("is_ultra_restricted")),
    )
    return next((reason for reason, holds in checks if holds), None)


def choose_team(user_id: str, within: Sequence[Team], configured: Mapping[str, str]) -> Team | None:
    """The one team whose channel the person is in; of several, the configured one."""
    if len(within) == 1:
        return within[0]
    named = [
        team for team in within if configured.get(user_id) == team.key or user_id in team.members
    ]
    return named[0] if len(named) == 1 else None


def names_of(person: Mapping[str, Any]) -> tuple[str, ...]:
    """Every name of a user: display name, real name, handle."""
    profile = person.get("profile") or {}
    real = profile.get("real_name") or person.get("real_name")
    return tuple(str(one) for one in (profile.get("display_name"), real, person.get("name")) if one)


def name_of(person: Mapping[str, Any]) -> str:
    """The name that colleagues see beside the person's messages."""
    profile = person.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), person.get("real_name"))
    return next((name for name in names if name), str(person.get("name") or person["id"]))


def next_page(answer: Any) -> str:
    return str((answer.get("response_metadata") or {}).get("next_cursor") or "")
