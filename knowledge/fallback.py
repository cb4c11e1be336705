"""Articles found by SQL alone, while a process's index is being filled: slower and plainer, over
the same tokens. Whoever shows its answers says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, case, literal
from sqlmodel import Session, col, select

from knowledge.index import BOTH, value_of
from knowledge.ranking import RERANKED, SAID_MORE, comparable_title, reranked
from knowledge.search import LONGEST, Found, Hit, Question
from knowledge.snippets import Sought, passage
from knowledge.tables import SearchDoc
from knowledge.values import filled
from translations.normalise import storable
from translations.search_tokens import analysed

MOST_WORDS = 12


def find(session: Session, question: Question) -> Found:
    """The same as ``search.find``, in the reader's language only and without corrections."""
    asked = replace(question, text=" ".join(storable(question.text[:LONGEST]).split()))
    tokens = analysed(asked.text, asked.language)
    words = list(dict.fromkeys(tokens.words))[:MOST_WORDS]
    if not words or asked.limit < 1:
        return Found([], [], ready=False)
    rows = _candidates(session, asked, words)
    sought = Sought(dict.fromkeys(words, 1.0), dict.fromkeys(tokens.bigrams, 0.3))
    hits = [_hit(row, score, asked, sought) for row, score in _ordered(rows, asked)]
    return Found(hits, [], ready=False)


def _candidates(
    session: Session, asked: Question, words: Sequence[str]
) -> list[tuple[SearchDoc, float]]:
    """The variants that have most of the words, a word in title and aliases counting more."""
    points: Any = literal(0.0)
    for word in words:
        points = points + _has(col(SearchDoc.head), word, float(SAID_MORE))
        points = points + _has(col(SearchDoc.words), word, 1.0)
    query = select(SearchDoc, points.label("points")).where(
        SearchDoc.language == asked.language, col(SearchDoc.deleted).is_(False), points > 0
    )
    if asked.marketplace is not None:
        query = query.where(col(SearchDoc.marketplace).in_((asked.marketplace, BOTH)))
    query = query.order_by(points.desc(), col(SearchDoc.slug)).limit(RERANKED)
    return [(row, float(score)) for row, score in session.exec(query)]


def _has(column: Any, word: str, points: float) -> ColumnElement[float]:
    """Tokens stand between single spaces; nothing in a word is a wildcard."""
    padded = literal(" ") + column + literal(" ")
    return case((padded.contains(f" {word} ", autoescape=True), points), else_=0.0)


def _ordered(
    rows: Sequence[tuple[SearchDoc, float]], asked: Question
) -> list[tuple[SearchDoc, float]]:
    names = [list(map(comparable_title, (row.title, *row.aliases))) for row, _ in rows]
    scores = reranked(comparable_title(asked.text), names, [points for _, points in rows])
    pairs = sorted(zip(rows, scores, strict=True), key=lambda pair: -pair[1])
    return [(row, score) for (row, _), score in pairs[: asked.limit]]


def _hit(row: SearchDoc, score: float, asked: Question, sought: Sought) -> Hit:
    values = [value_of(fact) for fact in row.facts]
    body = filled(row.body, values, asked.on, row.language)
    title = filled(row.title, values, asked.on, row.language)
    return Hit(
        slug=row.slug,
        language=row.language,
        title=title,
        score=round(score, 4),
        passage=passage(body, row.language, sought, title),
        marketplace=row.marketplace,
    )
