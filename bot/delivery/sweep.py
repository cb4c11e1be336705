"""Twins: a call that we gave up on and Slack accepted late leaves a second copy of a post. Posts
that were in doubt are looked for once more, and what is found twice is deleted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from bot.application import Application
from bot.delivery.follow import Doubt, Later, Never
from bot.delivery.slack import SlackThreads
from bot.slack.where import within
from tickets import posts


async def sweep_twins(application: Application, slack: SlackThreads) -> int:
    """Deletes late copies of posts that were in doubt; returns how many."""
    deleted = 0
    for post in await application.database.read(posts.due_sweeps):
        try:
            with within(post.workspace or ""):
                deleted += await delete_twins(slack, post)
        except (Doubt, Later, Never):
            continue
        await application.database.write(posts.swept, post.id)
    return deleted


async def delete_twins(slack: SlackThreads, post: Row[Any]) -> int:
    thread = post.thread if post.last else None
    stands = await slack.standing_under(post.channel, thread, post.key, since=post.began)
    twins = [ts for ts in stands if ts != post.ts]
    for ts in twins:
        await slack.delete(post.channel, ts)
    return len(twins)
