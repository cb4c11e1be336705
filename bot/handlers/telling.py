"""What an article's owners are told: a report that it is out of date, a question about it."""

from __future__ import annotations

import logging

import aiohttp
from slack_sdk.errors import SlackApiError

from bot import texts
from bot.application import Application
from bot.delivery.happenings import mentions
from bot.handlers.deeds import Deed
from bot.handlers.review_posts import marked
from bot.slack import blocks, private
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader
from bot.slack.mrkdwn import Marked, escape, quote
from bot.slack.presence import desk_room
from bot.slack.where import within
from knowledge.articles import Whole
from knowledge.values import filled
from tickets import notices
from tickets.teams import Team
from translations.service import Wanted

log = logging.getLogger(__name__)

MOST = 1_200
"""UTF-16 units of what somebody wrote, in each language."""


async def tell_owner(deed: Deed, found: Whole, what: str) -> Answer:
    """Posts it in the channel of the team that owns the article, in that team's language; the
    answer for whoever wrote it. ``what`` is ``outdated``, ``ask`` or, without words, ``review``."""
    application = deed.application
    team = owner_of(application, found, deed.asker.team)
    text, content = await message(deed, found, what, team)
    try:
        with within(team.workspace):
            channel = await application.directory.channel_id(team.channel)
            if (await desk_room(application, channel)).outside:
                return not_told(deed, team)
            about = marked(found.article.slug) if what == "review" else None
            await application.slack.chat_postMessage(
                channel=channel, text=text, blocks=content, metadata=about
            )
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("an owner could not be told: %s", private.refusal(error))
        return not_told(deed, team)
    return Answer(deed.to.say(f"kb.told.{what}", team=team.name(deed.asker.language)))


def not_told(deed: Deed, team: Team) -> Answer:
    """With the words that were written, so that they are not lost."""
    said = deed.command.text
    return Answer(deed.to.say("kb.not_told", channel=f"#{team.channel}", text=said))


def owner_of(application: Application, found: Whole, asking: Team) -> Team:
    """The article's owner; where it has none the marketplace's team, for both the asker's own."""
    owner, scope = found.article.owner, found.article.marketplace
    return application.settings.team(owner) or application.settings.team(scope) or asking


async def message(deed: Deed, found: Whole, what: str, team: Team) -> tuple[str, list[Block]]:
    to = Reader(team.language, deed.application, team)
    variant = found.best(team.language)
    assert variant is not None
    title = filled(variant.title, found.values, deed.now.date(), variant.language)
    head = to.say(
        f"kb.post.{what}",
        title=Marked(escape(title).replace("*", "＊")),
        agent=Marked(f"<@{deed.asker.user_id}>"),
        team=deed.asker.team.name(team.language),
    )
    said, original = await said_in(deed, team.language)
    quoted = blocks.fitted(said, MOST, quote)[0] if said else None
    value = {"slug": found.article.slug, "in": variant.language}
    alone = await deed.application.database.read(notices.unwilling, team.leads, "article")
    call = mentions(tuple(lead for lead in team.leads if lead not in alone))
    content = [
        blocks.section(texts.lines(call + head, quoted)),
        *([blocks.context(to.say("kb.post.original", text=original[:MOST]))] if original else []),
        blocks.actions(
            to.button("kb.whole", "button.show_whole", value),
            to.button("kb.edit", "button.kb_edit", value),
            *([to.button("kb.publish", "button.kb_publish", value)] if what == "review" else []),
        ),
    ]
    return head, content


async def said_in(deed: Deed, language: str) -> tuple[str, str | None]:
    """What was written in the team's language, and the original where that is another text."""
    text = deed.command.text
    [made] = await deed.application.translator.translate(
        [Wanted(text, None, deed.asker.language)], language
    )
    return (made.text, text) if made.text != text else (text, None)
