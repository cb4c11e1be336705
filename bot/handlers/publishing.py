"""An article on its way from draft to published: who may do what, and the buttons for it."""

from __future__ import annotations

from sqlmodel import Session

from bot import texts
from bot.asides import OTHER
from bot.handlers.behind import spawn
from bot.handlers.deeds import Deed
from bot.handlers.knowledge import Press
from bot.handlers.review_posts import settle
from bot.handlers.telling import owner_of, tell_owner
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, with_buttons
from bot.slack.seen import once
from knowledge.articles import (
    Saved,
    Step,
    Whole,
    take,
)
from knowledge.errors import (
    IllegalStep,
)


def steps(deed: Deed, found: Whole, language: str) -> list[Block]:
    """What this agent can do with an article that is not published."""
    one, to = found.article, deed.to
    value = {"slug": one.slug, "in": language}
    choices = [
        ("submit", one.status == "draft"),
        ("publish", one.status != "published" and may_publish(deed, found)),
        ("send_back", one.status == "review" and may_publish(deed, found)),
    ]
    return [to.button(f"kb.{step}", f"button.kb_{step}", value) for step, there in choices if there]


def may_publish(deed: Deed, found: Whole) -> bool:
    return found.article.owner in ("", deed.asker.team.key)


async def step(press: Press, which: Step) -> Answer:
    deed = press.deed
    found = await press.article()
    owner = owner_of(deed.application, found, deed.asker.team)
    name = owner.name(deed.asker.language)
    if which != "submit" and not may_publish(deed, found):
        return Answer(deed.to.say("kb.step.not_yours", team=name))
    try:
        await deed.application.database.write(
            once, deed.key, deed.now, stepped, press.slug, which, deed
        )
    except IllegalStep:
        spawn(settle(deed, found, owner))
        return Answer(deed.to.say("kb.step.illegal"))
    told = tell_owner(deed, found, "review") if which == "submit" else settle(deed, found, owner)
    spawn(told)
    said = deed.to.say(f"kb.step.{which}", **({"team": name} if which == "submit" else {}))
    return with_lacking(deed, found, said) if which == "publish" else Answer(said)


def with_lacking(deed: Deed, found: Whole, said: str) -> Answer:
    """With who reads it in another language than their own, and the button that drafts theirs."""
    to, lacks = deed.to, [one for one in OTHER if one not in found.variants]
    desks = [team for team in deed.application.settings.teams if team.language in lacks]
    if not desks:
        return Answer(said)
    between = texts.say("face.between", to.language)
    only = to.say(
        "kb.step.only",
        teams=between.join(team.name(to.language) for team in desks),
        language=texts.say(f"language.{lacks[0]}", to.language),
        written=texts.say(f"language.{OTHER[lacks[0]]}", to.language),
    )
    return with_buttons(f"{said} {only}", in_other(deed, found, "version", lacks[0]))


def in_other(deed: Deed, found: Whole, action: str, language: str) -> Block:
    """The button that opens the article in that language."""
    named = texts.say(f"language.{language}", deed.asker.language)
    label = texts.say(f"kb.label.{action}", deed.asker.language, language=named)
    return blocks.button(f"kb.{action}", label, {"slug": found.article.slug, "in": language})


def stepped(session: Session, slug: str, which: Step, deed: Deed) -> Saved:
    return take(session, slug, which, by=deed.agent.name, now=deed.now)


async def submit(press: Press) -> Answer:
    return await step(press, "submit")


async def publish(press: Press) -> Answer:
    return await step(press, "publish")


async def send_back(press: Press) -> Answer:
    return await step(press, "send_back")
