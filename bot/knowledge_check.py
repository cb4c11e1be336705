"""Whether articles can be found: what the search reads is there, in step with the articles, and
an index filled from it answers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select

from bot.finding import Finding
from knowledge import indexing, search
from knowledge.index import KnowledgeIndex
from knowledge.search import Question
from knowledge.tables import Article, SearchDoc, Variant

ARTICLES, INDEX = "articles", "article index"
REINDEX = "Run: kakehashi kb reindex"

COUNTED = 1_000
"""Texts that are counted at most where something is wrong with them."""

TRIED = 500
"""Texts that the index is tried with: about a second."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Standing:
    """``articles`` are published. Of the texts by which they are found, ``lagging`` ones are not as
    the article is today, ``damaged`` ones say something else than it; ``behind``: the counter that
    followers read is older than what it counts."""

    articles: int
    texts: int
    lagging: int
    damaged: int
    behind: bool


def standing(session: Session) -> Standing:
    now = indexing.state(session)
    published = select(func.count()).select_from(Article).where(Article.status == "published")
    newest = session.exec(select(func.max(SearchDoc.rev))).one() or 0
    return Standing(
        articles=session.exec(published).one(),
        texts=now.found,
        lagging=len(indexing.lagging(session, COUNTED)),
        damaged=damaged(session),
        behind=newest > now.rev,
    )


def damaged(session: Session) -> int:
    """Texts whose copy in the index differs from the article's own, or that lost their tokens."""
    differs = or_(
        col(SearchDoc.title) != col(Variant.title),
        col(SearchDoc.body) != col(Variant.body),
        and_(col(SearchDoc.head) == "", col(SearchDoc.words) == "", col(SearchDoc.bigrams) == ""),
    )
    query = (
        select(SearchDoc.variant_id)
        .join(Variant, col(Variant.id) == col(SearchDoc.variant_id))
        .where(col(SearchDoc.deleted).is_(False), differs)
        .limit(COUNTED)
    )
    return len(session.exec(query).all())


def examine(session: Session, today: date) -> list[Finding]:
    """Takes a second: it fills an index of its own."""
    found = standing(session)
    if not found.articles:
        none = "none is published: questions find past tickets alone"
        return [Finding(ARTICLES, "warning", none, "Run: kakehashi kb import --starter")]
    counted = f"{found.articles} published, {found.texts} texts to find them by"
    return [Finding(ARTICLES, "ok", counted), index(session, found, today)]


def index(session: Session, found: Standing, today: date) -> Finding:
    wrong = {
        f"{number(found.lagging)} lag behind their article": found.lagging,
        f"{number(found.damaged)} say something else than their article": found.damaged,
        "changes are numbered beyond the store's counter": found.behind,
    }
    told = [one for one, holds in wrong.items() if holds]
    if told:
        return Finding(INDEX, "warning", "texts: " + "; ".join(told), REINDEX)
    rows = indexing.changes(session, 0, TRIED)
    try:
        answered = answers(rows, today)
    except Exception as error:
        log.info("an index of articles could not be tried", exc_info=True)
        return Finding(INDEX, "failed", f"cannot be filled ({error})", REINDEX)
    if not answered:
        return Finding(INDEX, "failed", "an article is not found by its own title", REINDEX)
    return Finding(INDEX, "ok", "nothing lags, and an article is found by its own title")


def number(count: int) -> str:
    return f"{count}" if count < COUNTED else f"{COUNTED:,} or more"


def answers(rows: Sequence[SearchDoc], today: date) -> bool:
    """Whether an index of these texts finds the first of them."""
    one = next((row for row in rows if not row.deleted), None)
    if one is None:
        return True
    filled = KnowledgeIndex()
    filled.apply(rows)
    question = Question(text=one.title, language=one.language, on=today, passages=False)
    return any(one.slug in (hit.slug, *hit.also) for hit in search.find(filled, question).hits)
