"""What has a moment of its own: offers that come back, articles that are to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot import texts
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Reader, clipped
from bot.slack.mrkdwn import bold
from bot.slack.rows import row
from bot.texts import formats
from tickets.tables import Handoff, Ticket


@dataclass(frozen=True)
class Comeback:
    """A ticket that this team offered; it comes back when nobody takes it."""

    ticket: Ticket
    offer: Handoff


@dataclass(frozen=True)
class Review:
    """An article of this team that is to be looked at by a day; title in ``language``."""

    slug: str
    title: str
    language: str
    review_by: date


Due = Comeback | Review


def due_line(one: Due, subjects: Mapping[int, str], to: Reader) -> Block:
    if isinstance(one, Comeback):
        return row(
            one.ticket,
            to,
            to.say("card.offered", team=to.team_name(one.offer.to_team)),
            to.say("home.comes_back", moment=to.moment(one.offer.returns_at)),
            subject=subjects.get(one.ticket.id),
        )
    today = to.application.now().astimezone(to.home.timezone).date()
    state = "overdue" if one.review_by < today else "due"
    day = formats.day(one.review_by, to.language, now=today)
    heading = f"📘 {bold(clipped(one.title))}"
    value = {"slug": one.slug, "in": one.language}
    button = to.button("kb.whole", "button.show", value)
    said = to.say(f"kb.review.{state}", day=day)
    return blocks.section(texts.lines(heading, said), accessory=button)
