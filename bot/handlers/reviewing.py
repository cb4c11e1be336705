"""What waits for somebody's eyes, and what was asked in vain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, select

from bot.grammar import Verb
from bot.handlers.deeds import Deed, Doers
from bot.handlers.questions import today_of
from bot.looking_up import articles_of
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.explain import Answer, Reader, clipped
from bot.slack.mrkdwn import bold
from bot.texts import joined, lines, say
from bot.texts.formats import day
from knowledge import gaps
from knowledge.freshness import freshness
from knowledge.gaps import Gap
from knowledge.review import Reason, Waiting, waiting
from knowledge.tables import Article, Lookup
from translations import service

SHOWN = 15
WEEKS = 4
WORDINGS = 3

# --- to review --------------------------------------------------------------------------------


async def review(deed: Deed) -> Answer:
    """Articles to look at, the asker's own team's first."""
    today = today_of(deed.application, deed.asker)
    found: list[Waiting] = await deed.application.database.read(waiting, today=today, now=deed.now)
    reported = await deed.application.database.read(reported_outdated)
    listed = {one.slug for one in found}
    found += await deed.application.database.read(as_waiting, reported - listed, today)
    own = deed.asker.team.key
    in_order = sorted(found, key=lambda one: (one.slug not in reported, one.owner not in ("", own)))
    if not in_order:
        return Answer(deed.to.say("kb.review.none"))
    rows = [review_row(one, deed, one.slug in reported) for one in in_order[:SHOWN]]
    title = deed.to.say("kb.review.title", count=len(in_order))
    return Answer(title, [blocks.section(title), *rows, *more(len(in_order), deed.to)])


def reported_outdated(session: Session) -> set[str]:
    """Articles that were reported out of date and have not been saved since."""
    query = (
        select(Lookup.chosen)
        .join(Article, col(Article.slug) == col(Lookup.chosen))
        .where(Lookup.verdict == "outdated", col(Lookup.at) >= col(Article.updated_at))
    )
    return {slug for slug in session.exec(query) if slug}


def as_waiting(session: Session, slugs: set[str], today: date) -> list[Waiting]:
    """Articles that wait for nothing but that somebody called them out of date."""
    return [
        Waiting(
            slug=slug,
            owner=one.article.owner,
            status=one.article.status,
            titles={language: text.title for language, text in one.variants.items()},
            reasons=(),
            freshness=freshness(one.article, one.values, today),
        )
        for slug, one in articles_of(session, sorted(slugs)).items()
    ]


def review_row(one: Waiting, deed: Deed, reported: bool) -> Block:
    language = deed.asker.language
    title = one.titles.get(language) or next(iter(one.titles.values()), one.slug)
    owner = deed.to.say("kb.owner", team=deed.to.team_name(one.owner)) if one.owner else None
    reasons = [reason_words(reason, one, deed) for reason in one.reasons]
    said = deed.to.say("kb.review.reported") if reported else None
    below = joined(language, [said, *reasons, owner])
    shown = language if language in one.titles else next(iter(one.titles), language)
    button = deed.to.button("kb.whole", "button.show", {"slug": one.slug, "in": shown})
    head = bold(" ".join(title.split())[:150])
    return blocks.section(lines(head, below), accessory=button)


def reason_words(reason: Reason, one: Waiting, deed: Deed) -> str:
    language, due = deed.asker.language, one.freshness.review_by
    of = {
        "lagging": one.lagging,
        "unreviewed": one.unreviewed,
        "one_language": tuple(one.titles),
    }.get(reason, ())
    facts: dict[str, object] = {}
    if of:
        facts["language"] = say("face.between", language).join(
            say(f"language.{each}", language) for each in of
        )
    if reason in ("overdue", "due"):
        today = today_of(deed.application, deed.asker)
        facts["day"] = day(due, language, now=today) if due else "…"
    return deed.to.say(f"kb.review.{reason}", **facts)


def more(count: int, to: Reader) -> list[Block]:
    left = count - SHOWN
    return [blocks.context(to.say("kb.list.more", count=left))] if left > 0 else []


# --- what was asked in vain -------------------------------------------------------------------


async def missing(deed: Deed) -> Answer:
    """Questions of the last weeks without a good answer, each with *Write it*."""
    zone = deed.asker.team.timezone
    since = deed.now - timedelta(weeks=WEEKS)
    asked = await deed.application.database.read(gaps.missed, since=since, zone=zone)
    terms = await deed.application.database.read(service.terms_in_force, "")
    found = gaps.gaps(asked, terms)
    if not found:
        return Answer(deed.to.say("kb.gaps.none"))
    title = deed.to.say("kb.gaps.title")
    rows = gap_rows(found[:SHOWN], deed)
    return Answer(title, [blocks.section(title), *rows, *more(len(found), deed.to)])


def gap_rows(found: Sequence[Gap], deed: Deed) -> list[Block]:
    rows: list[Block] = []
    weeks = set()
    for gap in found:
        if gap.week not in weeks:
            weeks.add(gap.week)
            when = day(gap.week, deed.asker.language, now=deed.now.date())
            rows.append(blocks.context(deed.to.say("kb.gaps.week", day=when)))
        rows.append(gap_row(gap, deed))
    return rows


def gap_row(gap: Gap, deed: Deed) -> Block:
    to, language = deed.to, deed.asker.language
    others = [clipped(one) for one in gap.queries[1 : WORDINGS + 1]]
    between = say("face.between", language)
    said = lines(
        to.say("kb.gaps.row", query=clipped(gap.query).replace("*", "＊"), count=gap.asked),
        joined(
            language,
            [
                to.say("kb.gaps.also", queries=between.join(others)) if others else None,
                to.say("kb.gaps.unhelpful", count=gap.unhelpful) if gap.unhelpful else None,
            ],
        ),
    )
    value = {"text": clipped(gap.query)}
    return blocks.section(said, accessory=to.button("kb.write", "button.kb_write", value))


VERBS: Doers = {Verb.KB_REVIEW: review, Verb.KB_GAPS: missing}
