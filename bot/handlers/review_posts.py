"""What became of a review that was asked for, said in the post that asked; nothing keeps a list of
these posts: each carries its article's name where the channel's history shows it."""

from __future__ import annotations

import logging
from typing import Any

from bot.application import Application
from bot.handlers.deeds import Deed
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader
from bot.slack.private import NOT_SHOWN, refusal
from bot.slack.where import within
from knowledge.articles import Whole
from knowledge.reading import status_changes
from knowledge.tables import StatusChange
from tickets.teams import Team

log = logging.getLogger(__name__)

EVENT_TYPE = "kakehashi_review"

PAGE = 200
PAGES = 5
"""Of the owner's channel: a review that waits longer than this keeps its buttons, which say what
became of it once they are pressed."""

STEPS = frozenset({"kb.publish", "kb.send_back"})

Message = dict[str, Any]


def marked(slug: str) -> dict[str, Any]:
    """The metadata by which a post is found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"slug": slug}}


async def settle(deed: Deed, found: Whole, team: Team) -> None:
    """Says in every open post about this article in the team's channel what was decided and by
    whom, and takes the buttons for it away."""
    application, slug = deed.application, found.article.slug
    last = next(iter(await application.database.read(status_changes, slug)), None)
    if last is None or last.status == "review":
        return
    said = outcome(Reader(team.language, application, team), last)
    try:
        with within(team.workspace):
            channel = await application.directory.channel_id(team.channel)
            for post in await open_posts(application, channel, slug):
                await application.slack.chat_update(
                    channel=channel,
                    ts=post["ts"],
                    text=post.get("text") or said,
                    blocks=settled(post["blocks"], said),
                )
    except NOT_SHOWN as error:
        log.warning("a review's post could not be changed: %s", refusal(error))


def outcome(to: Reader, last: StatusChange) -> str:
    return to.say(f"kb.reviewed.{last.status}", agent=to.agent(last.by), when=to.moment(last.at))


async def open_posts(application: Application, channel: str, slug: str) -> list[Message]:
    """Those that still offer the step. Raises one of NOT_SHOWN."""
    found: list[Message] = []
    cursor = ""
    for _ in range(PAGES):
        page = await application.slack.conversations_history(
            channel=channel, limit=PAGE, cursor=cursor, include_all_metadata=True
        )
        found += [one for one in page["messages"] if asks_about(one, slug)]
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return found


def asks_about(message: Message, slug: str) -> bool:
    metadata = message.get("metadata") or {}
    about = (metadata.get("event_payload") or {}).get("slug")
    return (
        metadata.get("event_type") == EVENT_TYPE
        and about == slug
        and any(map(is_step, elements(message.get("blocks") or [])))
    )


def settled(content: list[Block], said: str) -> list[Block]:
    """The post with what became of it in place of the buttons for it."""
    kept = [
        {**block, "elements": [one for one in block["elements"] if not is_step(one)]}
        if block["type"] == "actions"
        else block
        for block in content
    ]
    head, *rest = kept
    return [head, blocks.context(said), *rest]


def elements(content: list[Block]) -> list[Block]:
    return [one for block in content if block["type"] == "actions" for one in block["elements"]]


def is_step(element: Block) -> bool:
    return element.get("action_id") in STEPS
