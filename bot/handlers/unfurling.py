"""Links to tickets and articles get a card where everybody present may see it, or one of Slack's
Work Objects where those are turned on. Elsewhere they stay bare, and whoever posted one is told
why, once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.application import Application
from bot.handlers.behind import spawn
from bot.handlers.link_cards import preview_of
from bot.slack import entities, private
from bot.slack.asking import identify, served
from bot.slack.blocks import Block
from bot.slack.directory import Refused
from bot.slack.entities import Opened
from bot.slack.explain import Reader
from bot.slack.presence import facts_of, room_at
from bot.slack.rooms import UNKNOWN, Room, Showing, may_show
from bot.slack.seen import first_time, forget
from bot.slack.unfurls import Link, leads_to, links_in

log = logging.getLogger(__name__)

COMPOSER = "COMPOSER"
"""Where a message is still being written (https://docs.slack.dev/reference/events/link_shared)."""

UNKNOWN_OBJECTS = ("error_processing_metadata", "invalid_metadata_format", "metadata_too_large")
"""Refusals of the object, not of the link: then the card is shown instead."""

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Shared:
    """Links that somebody posted, and for whom their cards are written. ``agent`` says whether it
    is one of us, who is told privately why a link stays bare."""

    application: Application
    channel: str
    ts: str
    thread_ts: str | None
    user: str
    links: list[Link]
    to: Reader
    agent: bool


async def on_links(application: Application, event: Event) -> None:
    """Raises what the store and Slack raise, so that the event comes again."""
    links, channel = links_in(event), str(event.get("channel") or "")
    ts, user = str(event.get("message_ts") or ""), str(event.get("user") or "")
    if not (links and ts and user and channel) or channel == COMPOSER:
        return
    workspace = await application.directory.workspace()
    reader = await reader_of(application, workspace, user)
    if reader is None:
        return
    # A link that comes in by an edit is told of again, with all of the message's links, and an
    # object whenever somebody presses its own button for that.
    again = [str(event.get("event_ts") or "")] if application.settings.work_objects else []
    told = "\n".join([*(link.url for link in links), *again])
    which = hashlib.sha256(told.encode()).hexdigest()[:16]
    key = f"links:{workspace}:{channel}:{ts}:{which}"
    if await application.database.write(first_time, key, application.now(), result="links"):
        to, agent = reader
        thread = str(event.get("thread_ts") or "") or None
        shared = Shared(application, channel, ts, thread, user, links, to, agent)
        spawn(at_links(shared, event, key))


async def reader_of(
    application: Application, workspace: str, user: str
) -> tuple[Reader, bool] | None:
    """In whose language the cards are; nobody's for people from outside, guests and bots."""
    try:
        asker = await identify(application, workspace=workspace, user_id=user)
    except Refused as refused:
        if refused.reason not in ("not_member", "both"):
            return None
        language = served(refused.data.get("locale")) or "en"
        return Reader(language, application), False
    return Reader(asker.language, application, asker.team), True


async def at_links(shared: Shared, event: Event, key: str) -> None:
    """Shows the cards; where that fails, the same event may come again."""
    done = False
    try:
        channel, alone_with = facts_of(event)
        room = await room_at(shared.application, channel, poster=alone_with)
        showing = may_show(room)
        if showing is Showing.NOTHING:
            await say_why(shared, room)
        else:
            await show_cards(shared, showing)
        done = True
    finally:
        if not done:
            await shared.application.database.write(forget, key)


async def show_cards(shared: Shared, showing: Showing) -> None:
    application = shared.application
    made = {
        link.url: await preview_of(application, link.named, shared.to, showing)
        for link in shared.links
    }
    found = {url: one for url, one in made.items() if one is not None}
    if not found:
        return
    if application.settings.work_objects:
        things = {url: one.thing for url, one in found.items()}
        if await unfurl(shared, metadata=entities.unfurled(things)) not in UNKNOWN_OBJECTS:
            return
    await unfurl(shared, unfurls={url: one.card for url, one in found.items()})


async def unfurl(shared: Shared, **shown: Any) -> str | None:
    """Puts it under the message; what Slack calls its refusal, None where it took it."""
    try:
        await shared.application.slack.chat_unfurl(channel=shared.channel, ts=shared.ts, **shown)
    except SlackApiError as error:
        # The message was deleted or edited meanwhile, or the domain is not registered.
        log.info("a link keeps its plain look: %s", private.refusal(error))
        return private.refusal(error)
    return None


async def say_why(shared: Shared, room: Room) -> None:
    """Once for each person and channel, to one of us alone."""
    if not shared.agent:
        return
    application = shared.application
    workspace, now = await application.directory.workspace(), application.now()
    key = f"bare-link:{workspace}:{shared.channel}:{shared.user}"
    if not await application.database.write(first_time, key, now, result="told"):
        return
    unseen = room is UNKNOWN or "unknown" in room.people
    await private.tell(
        application,
        channel=shared.channel,
        user=shared.user,
        thread_ts=shared.thread_ts,
        text=shared.to.say("unfurl.bare_unknown" if unseen else "unfurl.bare"),
    )


# --- Work Objects -----------------------------------------------------------------------------


async def on_opened(application: Application, event: Event) -> None:
    """Somebody opens an object beside its message: told what that channel may see, since Slack puts
    it into the message as well."""
    asked = entities.opened(event)
    named = leads_to(asked.link)
    if named is None or not asked.trigger:
        return
    workspace = await application.directory.workspace()
    reader = await reader_of(application, workspace, asked.user)
    presented: Block = {"error": {"status": "restricted"}}
    if reader is not None:
        to, agent = reader
        showing = await showing_at(application, asked, agent)
        if showing is not Showing.NOTHING:
            found = await preview_of(application, named, to, showing)
            presented = (
                {"metadata": entities.entity(found.thing, asked.link)}
                if found
                else {"error": {"status": "not_found"}}
            )
    await present(application, asked.trigger, presented)


async def showing_at(application: Application, asked: Opened, agent: bool) -> Showing:
    """Outside of any message the opener is alone with it."""
    if not asked.channel:
        return Showing.FULL if agent else Showing.NOTHING
    poster = asked.user if await with_bot_alone(application, asked) else None
    return may_show(await room_at(application, asked.channel, poster=poster))


async def with_bot_alone(application: Application, asked: Opened) -> bool:
    """Whether this is the opener's own conversation with the bot: no other direct one is open to
    us, and the event says nothing of it."""
    if not asked.channel.startswith("D"):
        return False
    try:
        await application.slack.conversations_replies(
            channel=asked.channel, ts=asked.message_ts, limit=1
        )
    except private.NOT_SHOWN:
        return False
    return True


async def present(application: Application, trigger: str, presented: Block) -> None:
    try:
        await application.slack.entity_presentDetails(trigger_id=trigger, **presented)
    except SlackApiError as error:
        log.info("an object's pane stays as it was: %s", private.refusal(error))


def register(app: AsyncApp, application: Application) -> None:
    async def on_event(event: dict[str, Any]) -> None:
        await on_links(application, event)

    async def on_sharing() -> None:
        application.directory.forget()

    async def on_pane(event: dict[str, Any]) -> None:
        spawn(on_opened(application, event))

    app.event("link_shared")(on_event)
    app.event("entity_details_requested")(on_pane)
    app.event("channel_shared")(on_sharing)
    app.event("channel_unshared")(on_sharing)
