"""What waits for somebody's eyes: in review, old, in one language, behind, or never opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from knowledge.freshness import Freshness, freshness
from knowledge.reading import values_of
from knowledge.tables import Article, Lookup, Variant

Reason = Literal["in_review", "overdue", "due", "lagging", "unreviewed", "one_language", "unread"]

REASONS: tuple[Reason, ...] = (
    "in_review",
    "overdue",
    "due",
    "lagging",
    "unreviewed",
    "one_language",
    "unread",
)
"""The most urgent first."""

UNREAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that somebody should look at, and why. ``titles`` are by language; ``lagging``
    names languages whose text has not followed the other one."""

    slug: str
    owner: str
    status: str
    titles: dict[str, str]
    reasons: tuple[Reason, ...]
    freshness: Freshness
    lagging: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Texts:
    """The variants of one article without their bodies."""

    rows: list[Any] = field(default_factory=list)

    @property
    def titles(self) -> dict[str, str]:
        return {row.language: row.title for row in self.rows}

    @property
    def unreviewed(self) -> tuple[str, ...]:
        return tuple(row.language for row in self.rows if not row.reviewed)

    @property
    def lagging(self) -> tuple[str, ...]:
        pairs = [(one, other) for one in self.rows for other in self.rows if one is not other]
        return tuple(
            one.language
            for one, other in pairs
            if one.renders_revision is not None and one.renders_revision < other.revision
        )


def waiting(
    session: Session, *, today: date, now: datetime, owner: str | None = None
) -> list[Waiting]:
    """What waits, the most urgent first, then by review date; with ``owner`` of one team alone.

    Drafts are their writers' own and wait for nobody; what is withdrawn neither.
    """
    query = select(Article).where(col(Article.status).in_(("review", "published")))
    if owner is not None:
        query = query.where(Article.owner == owner)
    articles = session.exec(query.order_by(col(Article.slug))).all()
    ids = [one.id for one in articles if one.id is not None]
    texts, values, opened = _texts(session), values_of(session, ids), _opened(session, now)
    found = [
        _judged(one, texts.get(one.id, _Texts()), freshness(one, values.get(one.id, ()), today))
        for one in articles
        if one.id is not None
    ]
    unread = {one.slug for one in articles if _is_unread(one, opened, now)}
    return _in_order(_with_unread(one, unread) for one in found)


@dataclass(frozen=True, slots=True)
class Dated:
    """A published article whose own review date comes; ``titles`` are by language."""

    slug: str
    review_by: date
    titles: dict[str, str]


def dated(session: Session, owners: Sequence[str], until: date) -> list[Dated]:
    """Articles of these owners with a review date up to then, the earliest first; dates of the
    values that they show are left to ``waiting``, which reads every article."""
    articles: Any = (
        select(col(Article.id), col(Article.slug), col(Article.review_by))
        .where(Article.status == "published", col(Article.owner).in_(owners))
        .where(col(Article.review_by) <= until)
        .order_by(col(Article.review_by), col(Article.slug))
    )
    found = session.exec(articles).all()
    titles = _titles(session, [row.id for row in found])
    return [Dated(row.slug, row.review_by, titles.get(row.id, {})) for row in found]


def _titles(session: Session, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    texts: Any = select(col(Variant.article_id), col(Variant.language), col(Variant.title)).where(
        col(Variant.article_id).in_(ids)
    )
    found: dict[int, dict[str, str]] = {}
    for row in session.exec(texts) if ids else ():
        found.setdefault(row.article_id, {})[row.language] = row.title
    return found


def _judged(article: Article, texts: _Texts, fresh: Freshness) -> Waiting:
    holds: dict[Reason, bool] = {
        "in_review": article.status == "review",
        "overdue": fresh.state == "overdue",
        "due": fresh.state == "due",
        "lagging": bool(texts.lagging),
        "unreviewed": bool(texts.unreviewed),
        "one_language": len(texts.rows) == 1,
    }
    return Waiting(
        slug=article.slug,
        owner=article.owner,
        status=article.status,
        titles=texts.titles,
        reasons=tuple(reason for reason in REASONS if holds.get(reason)),
        freshness=fresh,
        lagging=texts.lagging,
        unreviewed=texts.unreviewed,
    )


def _with_unread(one: Waiting, unread: set[str]) -> Waiting:
    if one.slug not in unread:
        return one
    facts = {name: getattr(one, name) for name in one.__slots__}
    return Waiting(**facts | {"reasons": (*one.reasons, "unread")})


def _in_order(found: Iterable[Waiting]) -> list[Waiting]:
    return sorted(
        (one for one in found if one.reasons),
        key=lambda one: (
            REASONS.index(one.reasons[0]),
            one.freshness.review_by or date.max,
            one.slug,
        ),
    )


def _is_unread(article: Article, opened: set[str], now: datetime) -> bool:
    old = now - article.created_at > UNREAD
    return article.status == "published" and old and article.slug not in opened


def _texts(session: Session) -> dict[int, _Texts]:
    columns: Sequence[Any] = (
        Variant.article_id,
        Variant.language,
        Variant.title,
        Variant.revision,
        Variant.renders_revision,
        Variant.reviewed,
    )
    found: dict[int, _Texts] = {}
    query: Any = select(*columns).order_by(col(Variant.language).desc())
    for row in session.exec(query):
        found.setdefault(row.article_id, _Texts()).rows.append(row)
    return found


def _opened(session: Session, now: datetime) -> set[str]:
    """Articles that somebody opened or inserted in the last 180 days."""
    query = select(Lookup.chosen).where(col(Lookup.chosen).is_not(None))
    newest = query.group_by(col(Lookup.chosen)).having(func.max(col(Lookup.at)) > now - UNREAD)
    return {one for one in session.exec(newest) if one is not None}
