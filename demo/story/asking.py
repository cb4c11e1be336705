"""Step 6: both desks ask four questions, in four ways, and get the article that answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from bot.settings import default_teams
from demo.story.desk import Desk, Json, lacking
from demo.story.questions import QUESTIONS, Answering, Asked, articles
from demo.story.record import eventually
from demo.story.screen import has_button, shows, words
from demo.story.steps import Day

BOT = "<@U0KAKEHASHI>"
DIRECT = "@kakehashi"
"""The conversation with the bot alone."""

Seen = Sequence[tuple[Json, Answering]]
"""An answer, and what it has to be, for each desk."""


async def four_questions(day: Day) -> None:
    known = articles()
    for asked in QUESTIONS:
        desks = (day.stage.tokyo, day.stage.seattle)
        tokyo, seattle = await asyncio.gather(*(answer(day, desk, asked) for desk in desks))
        wanted = [Answering(known[asked.slug], one.language, today_at(one)) for one in desks]
        day.answers.append((asked, card_of(tokyo), card_of(seattle)))
        checked(day, asked, list(zip((tokyo, seattle), wanted, strict=True)))


def today_at(desk: Desk) -> date:
    zone = next(team.timezone for team in default_teams() if team.key == desk.who.team)
    return datetime.now(UTC).astimezone(zone).date()


# --- asking ---------------------------------------------------------------------------------


async def answer(day: Day, desk: Desk, asked: Asked) -> Json:
    """What this person is shown; empty where no article comes."""
    text = asked.typed(desk.language)
    if asked.way == "command":
        done = await desk.person.command(desk.channel, "/kb", text)
        return done.get("message") or {}
    said = await say(day, desk, asked.way, text)
    found: Json = {}

    async def look() -> str:
        later = [
            one for one in await seen_by(day, desk, asked.way, said["ts"]) if one["ts"] > said["ts"]
        ]
        found.update(next((one for one in reversed(later) if list(slugs(one))), {}))
        return str(found.get("ts", ""))

    await eventually(look, bool)
    return found


async def say(day: Day, desk: Desk, way: str, text: str) -> Json:
    if way == "thread":
        return await desk.write(day.ref, f"!kb {text}")
    if way == "mention":
        return await desk.person.say(desk.channel, f"{BOT} {text}")
    return await desk.person.say(DIRECT, text)


async def seen_by(day: Day, desk: Desk, way: str, ts: str) -> list[Json]:
    """Where the answer to a question asked in this way stands: said straight to the bot, under the
    question itself."""
    if way == "thread":
        return await desk.thread(day.ref)
    if way == "mention":
        return await desk.person.messages(desk.channel)
    return await desk.person.thread(DIRECT, ts)


# --- reading --------------------------------------------------------------------------------


def card_of(message: Json) -> Json:
    """The answer's card alone: down to the first row of buttons."""
    blocks = message.get("blocks") or []
    kinds = [one.get("type") for one in blocks]
    end = kinds.index("actions") + 1 if "actions" in kinds else len(blocks)
    return {**message, "blocks": blocks[:end]}


def slugs(message: Json) -> Iterator[str]:
    """The articles that the card's own buttons open."""
    for block in card_of(message).get("blocks", ()):
        for one in block.get("elements", ()):
            if str(one.get("action_id", "")).startswith("kb.whole"):
                yield str(json.loads(one["value"])["slug"])


def checked(day: Day, asked: Asked, seen: Seen) -> None:
    """Three expectations: the article, whose rule it is, how far to trust it."""
    record = day.record
    told = "\n".join(words(card_of(message)) for message, _ in seen)
    titles = {f"title_{one.language}": one.title for _, one in seen}
    typed = {"asked_ja": asked.ja, "asked_en": asked.en}
    right = all(is_answer(message, one) for message, one in seen)
    if not record.note(f"asked.{asked.way}", right, told, **typed, **titles):
        return
    scoped = all(has_scope(message, one, asked) for message, one in seen)
    record.note(f"scope.{asked.way}", scoped, told)
    fresh = all(is_dated(message, one) for message, one in seen)
    record.note("fresh", fresh, told)


def is_answer(message: Json, wanted: Answering) -> bool:
    """The article alone is the answer, under its title in the reader's language. In small print
    above it may stand what the question was taken for."""
    sections = [one for one in message.get("blocks") or [] if one.get("type") == "section"]
    head = words({**message, "blocks": sections[:1]})
    named = list(slugs(message)) == [wanted.article.slug]
    return named and shows(head, f"*{wanted.title}*")


def has_scope(message: Json, wanted: Answering, asked: Asked) -> bool:
    """In a ticket's thread its marketplace is known, and nothing of the other one is shown."""
    card = words(card_of(message))
    if not shows(card, wanted.scope()):
        return False
    if asked.way == "thread":
        known = lacking(card, *wanted.only_there()) and has_button(message, "kb.insert")
        return known and lacking(words(message), wanted.opposite())
    return shows(card, *wanted.only_there())


def is_dated(message: Json, wanted: Answering) -> bool:
    card = words(card_of(message))
    return shows(card, *wanted.dates()) and wanted.is_cautioned(card)
