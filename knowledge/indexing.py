"""What the search finds articles by, written in the transaction that saves them.

Each process follows ``SearchDoc.rev`` and keeps an index of its own: see ``knowledge/index.py``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from sqlalchemy import Table, and_, bindparam, func, insert, or_, update
from sqlmodel import Session, col, select

from knowledge.tables import Article, FactValue, KnowledgeCounter, SearchDoc, Variant
from knowledge.values import PLACE, shown
from store.prepared import Prepared
from translations.search_tokens import ANALYSIS, analysed, bigrams, reading, trigrams

PUBLISHED = "published"

_COUNTER = "search_rev"
_SHINGLE = 3
_SKETCHED = 32
"""Smallest hashes that a sketch keeps: two texts are about as like as the share in common."""

_counters: Table = KnowledgeCounter.__table__  # type: ignore[attr-defined]
_NEWEST = Prepared(select(_counters.c.value).where(_counters.c.name == bindparam("name")))


@dataclass(frozen=True)
class State:
    """Where the store stands: the newest revision, and how many variants can be found."""

    rev: int
    found: int


def note(session: Session, variant_id: int, now: datetime) -> None:
    """Brings what a variant is found by up to date: found while its article is published, and no
    longer found otherwise. To be called after its rows have been changed, in their transaction.
    Costs about 3 ms a page of text; the first Japanese text of a process loads the dictionary."""
    session.flush()
    variant = session.get(Variant, variant_id)
    article = session.get(Article, variant.article_id) if variant else None
    doc = session.get(SearchDoc, variant_id)
    if variant is None or article is None or article.status != PUBLISHED:
        _take_out(session, doc)
        return
    if doc is None:
        doc = SearchDoc(variant_id=variant_id, rev=0)
    _fill(doc, article, variant, _facts(session, variant.article_id))
    doc.rev = _next_rev(session)
    session.add(doc)
    session.flush()


def note_article(session: Session, article_id: int, now: datetime) -> None:
    """The same for every variant of an article, after its scope, status or values changed."""
    session.flush()
    ids = select(Variant.id).where(Variant.article_id == article_id).order_by(col(Variant.id))
    for variant_id in session.exec(ids).all():
        if variant_id is not None:
            note(session, variant_id, now)


def state(session: Session) -> State:
    found = select(func.count()).select_from(SearchDoc).where(col(SearchDoc.deleted).is_(False))
    return State(newest(session), session.exec(found).one())


def newest(session: Session) -> int:
    """The number of the newest change; a look-up by key, since every process asks all the time."""
    value = _NEWEST.run(session.connection(), name=_COUNTER).scalar_one_or_none()
    return int(value or 0)


def changes(session: Session, since: int, limit: int) -> list[SearchDoc]:
    """Up to ``limit`` rows that changed after ``since``, in the order of their changes."""
    query = select(SearchDoc).where(SearchDoc.rev > since).order_by(col(SearchDoc.rev)).limit(limit)
    return list(session.exec(query))


def lagging(session: Session, limit: int) -> list[int]:
    """Variants whose tokens are missing, were made by other rules, or should not be there."""
    published = col(Article.status) == PUBLISHED
    fresh = and_(col(SearchDoc.deleted).is_(False), col(SearchDoc.analysis) == ANALYSIS)
    absent = and_(published, or_(col(SearchDoc.variant_id).is_(None), ~fresh))
    surplus = and_(~published, col(SearchDoc.deleted).is_(False))
    query = (
        select(Variant.id)
        .join(Article, col(Article.id) == col(Variant.article_id))
        .outerjoin(SearchDoc, col(SearchDoc.variant_id) == col(Variant.id))
        .where(or_(absent, surplus))
        .order_by(col(Variant.id))
        .limit(limit)
    )
    return [one for one in session.exec(query) if one is not None]


def variants(session: Session) -> list[int]:
    """Every variant, for those who want all tokens made anew."""
    query = select(Variant.id).order_by(col(Variant.id))
    return [one for one in session.exec(query) if one is not None]


def note_all(session: Session, ids: Sequence[int], now: datetime) -> int:
    for variant_id in ids:
        note(session, variant_id, now)
    return len(ids)


def sketched(words: Sequence[str]) -> tuple[int, ...]:
    """The smallest hashes of runs of three words. Nearly the same texts have most in common."""
    runs = [" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))]
    hashes = {crc32(run.encode()) for run in runs if run}
    return tuple(sorted(hashes)[:_SKETCHED])


def with_all_values(text: str, values: Iterable[FactValue], language: str) -> str:
    """``text`` as it is searched: for each ``{{name}}`` every value that it has or will have, as it
    is shown, so that a text is found by its numbers on any day."""
    held: dict[str, list[str]] = {}
    for one in values:
        held.setdefault(one.name, []).append(shown(one.value, language))
    return PLACE.sub(lambda found: " ".join(held.get(found[1], [])), text)


# --- one row --------------------------------------------------------------------------------


def _fill(doc: SearchDoc, article: Article, variant: Variant, values: list[FactValue]) -> None:
    language = variant.language
    title = with_all_values(variant.title, values, language)
    named = with_all_values(" \n".join([variant.title, *variant.aliases]), values, language)
    head = analysed(named, language)
    text = analysed(with_all_values(variant.body, values, language), language)
    doc.deleted, doc.analysis = False, ANALYSIS
    doc.slug, doc.language, doc.marketplace = article.slug, language, article.marketplace
    doc.title, doc.aliases, doc.body = variant.title, list(variant.aliases), variant.body
    doc.facts = [_fact(one) for one in values]
    doc.head, doc.words = " ".join(head.words), " ".join(text.words)
    doc.bigrams = " ".join([*head.bigrams, *text.bigrams])
    doc.title_grams = " ".join(title_grams(title))
    doc.reading = " ".join(reading(title))
    doc.sketch = " ".join(f"{one:x}" for one in sketched(text.words))


def title_grams(text: str) -> Iterator[str]:
    yield from bigrams(text)
    yield from trigrams(text)


def _take_out(session: Session, doc: SearchDoc | None) -> None:
    if doc is None or doc.deleted:
        return
    doc.deleted = True
    doc.title = doc.body = doc.head = doc.words = doc.bigrams = ""
    doc.title_grams = doc.reading = doc.sketch = ""
    doc.aliases, doc.facts = [], []
    doc.rev = _next_rev(session)
    session.add(doc)
    session.flush()


def _facts(session: Session, article_id: int) -> list[FactValue]:
    query = (
        select(FactValue)
        .where(FactValue.article_id == article_id, col(FactValue.retired_at).is_(None))
        .order_by(col(FactValue.id))
    )
    return list(session.exec(query))


def _fact(value: FactValue) -> dict[str, Any]:
    days = {"effective_from": value.effective_from, "effective_to": value.effective_to}
    return {
        "name": value.name,
        "value": value.value,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _next_rev(session: Session) -> int:
    """The next number. The lock on its row lasts until the commit: a higher number never becomes
    visible before a lower one."""
    bump = (
        update(_counters)
        .where(_counters.c.name == _COUNTER)
        .values(value=_counters.c.value + 1)
        .returning(_counters.c.value)
    )
    number = session.connection().execute(bump).scalar_one_or_none()
    if number is not None:
        return int(number)
    session.connection().execute(insert(_counters).values(name=_COUNTER, value=1))
    return 1
