"""Questions without a good answer: those that found nothing or were judged not helpful, put
together by what they ask, in whichever language, and counted per week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import or_
from sqlmodel import Session, col, select

from knowledge.tables import Lookup
from translations.search_tokens import analysed
from translations.term_forms import folded
from translations.termbase import NO_TERMS, Termbase, matches

ALIKE = 0.5
"""Share of the shorter question's words that two questions about one thing have in common."""

MOST = 5_000
"""Questions that are looked at, the newest ones."""

OTHER = {"ja": "en", "en": "ja"}


@dataclass(frozen=True, slots=True)
class Missed:
    """A question without a good answer. ``found``: something was, and it did not help."""

    query: str
    language: str
    on: date
    found: bool = False
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that was asked for in the week from ``week`` (a Monday), the most frequent wording
    first. ``asked`` counts questions, ``unhelpful`` those among them that were answered badly."""

    week: date
    queries: tuple[str, ...]
    languages: tuple[str, ...]
    asked: int
    unhelpful: int

    @property
    def query(self) -> str:
        return self.queries[0]


@dataclass(slots=True)
class _Cluster:
    words: frozenset[str]
    missed: list[Missed] = field(default_factory=list)


def missed(session: Session, *, since: datetime, zone: tzinfo, limit: int = MOST) -> list[Missed]:
    """What was asked from ``since`` on without a good answer; days are those of ``zone``."""
    query = (
        select(Lookup)
        .where(
            col(Lookup.at) >= since,
            or_(col(Lookup.verdict) == "not", col(Lookup.verdict).is_(None)),
        )
        .order_by(col(Lookup.at).desc())
        .limit(limit)
    )
    return [
        Missed(one.query, one.language, one.at.astimezone(zone).date(), bool(one.found), one.team)
        for one in session.exec(query)
        if not one.found or one.verdict == "not"
    ]


def gaps(asked: Iterable[Missed], terms: Termbase = NO_TERMS) -> list[Gap]:
    """The questions by week, the newest week first, and in it what was asked most."""
    weeks: dict[date, list[Missed]] = {}
    for one in asked:
        weeks.setdefault(monday(one.on), []).append(one)
    return [
        gap
        for week in sorted(weeks, reverse=True)
        for gap in sorted(_of_week(week, weeks[week], terms), key=lambda gap: -gap.asked)
    ]


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def words_of(query: str, terms: Termbase) -> frozenset[str]:
    """What a question asks for, in both languages as far as fixed terms go."""
    said: set[str] = set()
    for language, other in OTHER.items():
        said.update(analysed(query, language).words)
        for match in matches(query, language, terms):
            for rendering in match.term.accepted(other)[:1]:
                said.update(analysed(rendering, other).words)
    return frozenset(said) or frozenset({folded(query).text})


def alike(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the shorter one's words that both have."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _of_week(week: date, asked: Sequence[Missed], terms: Termbase) -> list[Gap]:
    clusters: list[_Cluster] = []
    for one in sorted(asked, key=lambda one: (len(one.query), one.query)):
        words = words_of(one.query, terms)
        near = max(clusters, key=lambda cluster: alike(words, cluster.words), default=None)
        if near is None or alike(words, near.words) < ALIKE:
            near = _Cluster(words)
            clusters.append(near)
        near.missed.append(one)
    return [_gap(week, cluster.missed) for cluster in clusters]


def _gap(week: date, asked: Sequence[Missed]) -> Gap:
    counted = Counter(" ".join(one.query.split()) for one in asked)
    return Gap(
        week=week,
        queries=tuple(query for query, _ in counted.most_common()),
        languages=tuple(sorted({one.language for one in asked})),
        asked=len(asked),
        unhelpful=sum(one.found for one in asked),
    )
