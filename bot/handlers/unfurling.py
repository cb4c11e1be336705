"""Links to tickets and articles get a card where everybody present may see it; elsewhere they stay
bare, and whoever posted one is told why, once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot import texts
from bot.application import Application
from bot.grammar import Reference
from bot.handlers.behind import spawn
from bot.handlers.show import headlines, look
from bot.handlers.subjects import subjects_in
from bot.slack import private
from bot.slack.articles import flags
from bot.slack.asking import identify, served
from bot.slack.blocks import Block
from bot.slack.directory import Refused
from bot.slack.explain import Reader
from bot.slack.mrkdwn import quote
from bot.slack.presence import facts_of, room_at
from bot.slack.rooms import UNKNOWN, Room, Showing, may_show
from bot.slack.rows import status_words
from bot.slack.seen import first_time, forget
from bot.slack.unfurls import EXCERPT, Link, card, links_in
from knowledge.articles import article
from knowledge.errors import ArticleNotFound
from knowledge.values import filled
from tickets.errors import TicketNotFound

log = logging.getLogger(__name__)

COMPOSER = "COMPOSER"
"""Where a message is still being written (https://docs.slack.dev/reference/events/link_shared)."""

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
    # A link that comes in by an edit is told of again, with all of the message's links.
    which = hashlib.sha256("\n".join(link.url for link in links).encode()).hexdigest()[:16]
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
    made = {link.url: await card_of(shared, link, showing) for link in shared.links}
    unfurls = {url: one for url, one in made.items() if one is not None}
    if not unfurls:
        return
    try:
        await shared.application.slack.chat_unfurl(
            channel=shared.channel, ts=shared.ts, unfurls=unfurls
        )
    except SlackApiError as error:
        # The message was deleted or edited meanwhile, or the domain is not registered.
        log.info("a link keeps its plain look: %s", private.refusal(error))


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


# --- cards ------------------------------------------------------------------------------------


async def card_of(shared: Shared, link: Link, showing: Showing) -> Block | None:
    """None where there is no such ticket or article, or none to be shown to these people."""
    try:
        match link.named:
            case Reference() as named:
                return await ticket_card(shared, named, showing)
            case str() as slug:
                return await article_card(shared, slug, showing)
    except (TicketNotFound, ArticleNotFound):
        return None


async def ticket_card(shared: Shared, named: Reference, showing: Showing) -> Block:
    to, application = shared.to, shared.application
    shown = await application.database.read(look, named)
    ticket = shown.ticket
    if showing is Showing.REFERENCE:
        state = to.say(
            "unfurl.state",
            status=status_words(ticket, to.language),
            team=to.team_name(ticket.team),
        )
        return card([to.say("unfurl.reference", ref=ticket.ref), state], preview=ticket.ref)
    subject = (await subjects_in(application, to.language, [ticket])).get(ticket.id)
    button = to.button("verb.show", "button.show", {"ticket": ticket.id})
    return card(headlines(shown, to, subject), preview=ticket.ref, buttons=[button])


async def article_card(shared: Shared, slug: str, showing: Showing) -> Block | None:
    """Drafts are for the teams alone."""
    to, application = shared.to, shared.application
    found = await application.database.read(article, slug)
    variant = found.best(to.language)
    if variant is None or (found.article.status != "published" and showing is not Showing.FULL):
        return None
    day = application.now().date()
    title, body = (
        filled(part, found.values, day, variant.language) for part in (variant.title, variant.body)
    )
    short = " ".join(body.split())
    said = quote(short if len(short) <= EXCERPT else short[: EXCERPT - 1] + "…") if short else None
    plain = " ".join(title.split()).replace("*", "＊")
    head = to.say(
        "unfurl.article", title=plain, marketplace=flags(found.article.marketplace, to.language)
    )
    value = {"slug": slug, "in": variant.language}
    button = to.button("kb.whole", "button.show_whole", value)
    return card([head, said], preview=texts.lines(title), buttons=[button])


def register(app: AsyncApp, application: Application) -> None:
    async def on_event(event: dict[str, Any]) -> None:
        await on_links(application, event)

    async def on_sharing() -> None:
        application.directory.forget()

    app.event("link_shared")(on_event)
    app.event("channel_shared")(on_sharing)
    app.event("channel_unshared")(on_sharing)
