"""What is due soon: articles that are to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader, clipped
from bot.slack.mrkdwn import bold
from bot.texts import formats


@dataclass(frozen=True)
class Review:
    """An article of this team that is to be looked at by a day; title in ``language``."""

    slug: str
    title: str
    language: str
    review_by: date


def review_line(one: Review, to: Reader) -> Block:
    today = to.application.now().astimezone(to.home.timezone).date()
    state = "overdue" if one.review_by < today else "due"
    day = formats.day(one.review_by, to.language, now=today)
    heading = f"📘 {bold(clipped(one.title))}"
    value = {"slug": one.slug, "in": one.language}
    button = to.button("kb.whole", "button.show", value)
    said = to.say(f"kb.review.{state}", day=day)
    return blocks.section(texts.lines(heading, said), accessory=button)
