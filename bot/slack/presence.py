"""Who is in a conversation, as Slack tells it: the facts by which ``rooms.may_show`` decides."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackApiError

from bot.installations.settings import workspaces
from bot.slack.directory import Refused
from bot.slack.private import NOT_SHOWN, refusal
from bot.slack.rooms import UNKNOWN, Room, room_of

if TYPE_CHECKING:
    from bot.application import Application

log = logging.getLogger(__name__)

MOST = 60
"""People of one conversation who are looked at one by one; of a larger one nobody knows who reads
it."""

KINDS: Mapping[str, str] = {"stranger": "stranger", "guest": "guest", "deactivated": "", "bot": ""}
"""What somebody is who is no agent; anybody else is a colleague."""


async def room_at(application: Application, channel: str, *, poster: str | None = None) -> Room:
    """The conversation with everybody in it. ``poster`` is the person where it is one between them
    and the bot alone."""
    workspace = await application.directory.workspace()
    if poster is not None:
        return Room(people=await kinds_of(application, workspace, [poster]))
    try:
        facts = await application.directory.conversation(channel)
        people = await people_in(application, workspace, channel)
    except NOT_SHOWN as error:
        log.info("a conversation is not known: %s", refusal(error))
        return UNKNOWN
    desk = channel in await desks(application)
    return room_of(facts, people, own=await own_workspaces(application), desk=desk)


async def desk_room(application: Application, channel: str) -> Room:
    """A team's own channel as far as its sharing tells, which one call finds out. Raises
    SlackApiError."""
    facts = await application.directory.conversation(channel)
    return room_of(facts, (), own=await own_workspaces(application), desk=True)


async def people_in(application: Application, workspace: str, channel: str) -> frozenset[str]:
    members = await application.directory.members(channel)
    if not members or len(members) > MOST:
        return frozenset({"unknown"})
    return await kinds_of(application, workspace, sorted(members))


async def kinds_of(
    application: Application, workspace: str, users: Iterable[str]
) -> frozenset[str]:
    found = {await kind_of(application, workspace, user) for user in users}
    return frozenset(found - {""})


async def kind_of(application: Application, workspace: str, user: str) -> str:
    """``agent``, ``colleague``, ``guest``, ``stranger``; empty for a bot and whoever is gone."""
    try:
        await application.directory.agent(workspace, user)
    except Refused as refused:
        return KINDS.get(refused.reason, "colleague")
    return "agent"


async def own_workspaces(application: Application) -> frozenset[str]:
    """The company's own: the one that this is about, and those of its teams."""
    named = workspaces(application.settings.teams)
    return named | {await application.directory.workspace()}


async def desks(application: Application) -> frozenset[str]:
    """The ids of our teams' channels, as far as there are any."""
    found = [await channel_id(application, team.channel) for team in application.settings.teams]
    return frozenset(one for one in found if one)


async def channel_id(application: Application, named: str) -> str:
    try:
        return await application.directory.channel_id(named)
    except SlackApiError:
        return ""


def facts_of(event: Mapping[str, Any]) -> tuple[str, str | None]:
    """The channel of an event, and its person where the conversation is between them and the
    bot."""
    channel = str(event.get("channel") or "")
    direct = channel.startswith("D") and bool(event.get("is_bot_user_member"))
    return channel, str(event.get("user") or "") if direct else None
