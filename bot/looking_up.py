"""A question's answer put together: what the search found, whose rule applies, how fresh it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.slack.articles import Pieces, Sheet
from knowledge import search
from knowledge.choosing import OPPOSITE, Chosen, chosen
from knowledge.comparison import alike
from knowledge.freshness import freshness
from knowledge.reading import Whole, whole
from knowledge.scope import DECIDED_BY
from knowledge.search import Hit
from knowledge.snippets import Passage, plain_lines
from knowledge.tables import Article, Lookup, Verdict
from knowledge.values import filled

LOOKED_AT = 12
"""Hits of each language from which the answer and those that follow are taken."""

FOLLOWING = 4
CLOSEST = 2
"""What does not answer is offered in twos: four unrelated titles read like a list of answers."""

OTHER = 2
LONGEST_QUERY = 2_000
LONGEST_PASSAGE = 300

WHY = {"order": "both_rules", "destination": "by_destination", "residence": "by_residence"}
"""What is said over two rules side by side, by what nobody knows yet."""

Named = Callable[[str], str]
"""A team's name by its key, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, and all that is known around it. ``marketplace`` is the order's, None where
    nobody knows; ``team`` and ``channel`` say who asks and where."""

    words: str
    language: str
    on: date
    marketplace: str | None = None
    team: str = ""
    channel: str = ""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """``first`` is the answer, two articles where ``open`` names what nobody knows yet; ``other``
    stand only in the other language. ``near``: nothing was found, these are the closest.
    ``unsure``: they do say something of it, and too little to be an answer. ``unknown``: the
    order's marketplace decides, and nobody has named it. ``unknown_words``: half of the question
    or more, which no article says."""

    first: tuple[Sheet, ...] = ()
    open: str | None = None
    more: tuple[Sheet, ...] = ()
    other: tuple[Sheet, ...] = ()
    near: tuple[Sheet, ...] = ()
    unsure: bool = False
    ready: bool = True
    unknown: bool = False
    unknown_words: tuple[str, ...] = ()
    lookup: int | None = None

    @property
    def slugs(self) -> list[str]:
        return [one.slug for one in (*self.first, *self.more, *self.other)]


def arranged(session: Session, found: search.Found, question: Question, named: Named) -> Looked:
    """The answer as it is shown, from what the search found."""
    hits = [*found.hits, *found.closest]
    wholes = articles_of(session, [hit.slug for hit in hits])

    def sheets(some: Sequence[Hit]) -> list[Sheet]:
        return [
            found_sheet(hit, wholes[hit.slug], question, named)
            for hit in some
            if hit.slug in wholes
        ]

    def told(shown: Sequence[Sheet], following: Sequence[Sheet]) -> list[Sheet]:
        return each_once(
            shown, following, lambda one: opening(wholes[one.slug], one.language, question.on)
        )

    own = sheets([hit for hit in found.hits if not hit.other_language])
    other = sheets([hit for hit in found.hits if hit.other_language])
    if not (own or other):
        return Looked(near=tuple(sheets(found.closest))[:FOLLOWING])
    if not own:
        own, other = other, []
    allowed = chosen(other, marketplace=question.marketplace)
    there = (*allowed.first, *allowed.others)
    if found.elsewhere and there:
        return Looked(
            first=there[:1], more=tuple(told(there[:1], own)[:FOLLOWING]), other=there[1:OTHER]
        )
    if not found.close:
        return Looked(other=there[:OTHER])
    if not found.answers:
        return Looked(near=tuple(own[:CLOSEST]), other=there[:OTHER], unsure=True)
    picked = picked_of(session, own, question, named)
    if not picked.first:
        return Looked(near=tuple(told((), own)[:FOLLOWING]))
    beside = [one for one in there if one not in picked.first]
    return Looked(
        first=picked.first,
        open=WHY[picked.open] if picked.open else None,
        more=tuple(told(picked.first, picked.others)[:FOLLOWING]),
        other=tuple(beside[:OTHER]),
        unknown=ruled_by_order(picked.first) and question.marketplace is None,
    )


def found_sheet(hit: Hit, found: Whole, question: Question, named: Named) -> Sheet:
    """The article with the passage that answers; where the order decides, for its marketplace."""
    by_order = decided_by_order(found.article.topic)
    passage = hit.passage if by_order else hit.anywhere or hit.passage
    sheet = sheet_of(found, hit.language, question.on, named, pieces_of(passage))
    silent_on = question.marketplace if passage.elsewhere else None
    return replace(sheet, score=hit.score, silent_on=silent_on)


def each_once(
    shown: Sequence[Sheet], following: Sequence[Sheet], opening_of: Callable[[Sheet], str]
) -> list[Sheet]:
    """Those that follow, none with a passage that stands there already: articles repeat what they
    share. Such a one is introduced by its first lines; where they are repeated too, it is left
    out."""
    kept: list[Sheet] = []
    for sheet in following:
        said = [said_in(one) for one in (*shown, *kept)]
        opened = replace(sheet, passage=[(opening_of(sheet), False)])
        fresh = (one for one in (sheet, opened) if not any(alike(said_in(one), it) for it in said))
        if (one := next(fresh, None)) is not None:
            kept.append(one)
    return kept


def said_in(sheet: Sheet) -> str:
    return "".join(text for text, _ in sheet.passage)


def decided_by_order(topic: str) -> bool:
    return DECIDED_BY.get(topic, "order") == "order"


def ruled_by_order(sheets: Sequence[Sheet]) -> bool:
    return all(decided_by_order(one.topic) for one in sheets)


def picked_of(
    session: Session, own: Sequence[Sheet], question: Question, named: Named
) -> Chosen[Sheet]:
    first = chosen(own, marketplace=question.marketplace)
    if not first.first or first.first[0].marketplace not in OPPOSITE:
        return first
    best = next(one for one in own if one.slug in {sheet.slug for sheet in first.first})
    beside = [
        sheet_of(one, question.language, question.on, named) for one in counterparts(session, best)
    ]
    return chosen(own, marketplace=question.marketplace, beside=beside)


# --- reading --------------------------------------------------------------------------------


def articles_of(session: Session, slugs: Sequence[str]) -> dict[str, Whole]:
    """Published articles by slug: what was withdrawn since it was found is not shown."""
    query = select(Article).where(col(Article.slug).in_(set(slugs)), Article.status == "published")
    rows = session.exec(query).all() if slugs else []
    return {one.article.slug: one for one in whole(session, rows)}


def heads_of(session: Session, slugs: Sequence[str]) -> dict[str, list[str]]:
    """Titles and aliases of published articles, in every language that they have."""
    return {
        slug: [head for one in found.variants.values() for head in (one.title, *one.aliases)]
        for slug, found in articles_of(session, slugs).items()
    }


def counterparts(session: Session, best: Sheet) -> list[Whole]:
    """Published articles of the other marketplace on the same topic."""
    query = select(Article).where(
        Article.topic == best.topic,
        Article.marketplace == OPPOSITE[best.marketplace],
        Article.status == "published",
    )
    return whole(session, session.exec(query.order_by(col(Article.slug)).limit(20)).all())


def sheet_of(found: Whole, language: str, on: date, named: Named, passage: Pieces = ()) -> Sheet:
    """The article in that language, or in the one that it has."""
    variant = found.best(language)
    assert variant is not None
    article = found.article
    return Sheet(
        slug=article.slug,
        language=variant.language,
        title=filled(variant.title, found.values, on, variant.language),
        topic=article.topic,
        marketplace=article.marketplace,
        owner=named(article.owner) if article.owner else "",
        freshness=freshness(article, found.values, on),
        passage=passage or [(opening(found, variant.language, on), False)],
        stale=variant.language in found.lagging(),
        reviewed=variant.reviewed,
        languages=tuple(found.variants),
        status=article.status,
    )


def opening(found: Whole, language: str, on: date) -> str:
    """The article's first lines, which its writers keep quotable."""
    body = filled(found.variants[language].body, found.values, on, language)
    line = next(plain_lines(body), "")
    return line if len(line) <= LONGEST_PASSAGE else line[: LONGEST_PASSAGE - 1] + "…"


def pieces_of(passage: Passage) -> list[tuple[str, bool]]:
    """The passage cut at the places that are marked."""
    pieces, at = [], 0
    for start, end in passage.marked:
        pieces += [(passage.text[at:start], False), (passage.text[start:end], True)]
        at = end
    pieces.append((passage.text[at:], False))
    return [(text, marked) for text, marked in pieces if text]


# --- remembering ----------------------------------------------------------------------------


@dataclass(frozen=True)
class View:
    """Who looked at an article, and when."""

    at: datetime
    language: str
    team: str
    channel: str


def remember(session: Session, question: Question, slugs: Sequence[str], now: datetime) -> int:
    """Notes what was asked and found; what is made of it follows. The note's number."""
    row = Lookup(
        at=now,
        query=question.words[:LONGEST_QUERY].replace("\x00", ""),
        language=question.language,
        marketplace=question.marketplace,
        team=question.team or None,
        channel=question.channel,
        found=list(slugs),
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def note_verdict(
    session: Session, lookup: int | None, slug: str, verdict: Verdict | None, view: View
) -> None:
    """What somebody made of an answer: opened or inserted (None), helpful, not, outdated. What was
    looked at without a question is kept as a look without words."""
    row = session.get(Lookup, lookup) if lookup is not None else None
    if row is None:
        row = Lookup(
            at=view.at,
            query="",
            language=view.language,
            team=view.team,
            channel=view.channel,
            found=[slug],
        )
    row.chosen = slug
    row.verdict = verdict or row.verdict
    session.add(row)
