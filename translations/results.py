"""Rendered segments kept by what they render, so that no sentence is rendered twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from translations.checks import Reason
from translations.engines.base import Pair
from translations.normalise import storable
from translations.rendering import Rendered
from translations.tables import StoredTranslation
from translations.templates import digest

_AT_ONCE = 75
"""Rows per statement: thirteen columns each, below SQLite's oldest limit of 999 variables."""


@dataclass(frozen=True, slots=True)
class Result:
    """A segment, what rendered it under which revision and by which terms, and what came of it."""

    segment: str
    source: str
    target: str
    engine: str
    revision: str
    rendered: Rendered
    terms: str = ""

    @property
    def key(self) -> str:
        pair = (self.source, self.target)
        return _key(self.segment, pair, self.engine, self.revision, self.terms)


def find(
    session: Session, segments: Mapping[str, str], pair: Pair, engine: str, revision: str
) -> Iterator[Result]:
    """Kept results of this engine and revision for ``segments``, each with its terms' hash."""
    wanted = {_key(one, pair, engine, revision, terms): one for one, terms in segments.items()}
    keys = list(wanted)
    for start in range(0, len(keys), 4 * _AT_ONCE):
        chunk = keys[start : start + 4 * _AT_ONCE]
        query = select(StoredTranslation).where(col(StoredTranslation.key).in_(chunk))
        for row in session.exec(query):
            yield Result(wanted[row.key], *pair, engine, revision, _rendered(row), row.terms)


def store(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Inserts what is not there yet. A row that another has inserted meanwhile stays.

    In the order of keys, so that two who store the same rows cannot wait for each other.
    """
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    rows = sorted((_row(result, now) for result in results), key=lambda row: str(row["key"]))
    for start in range(0, len(rows), _AT_ONCE):
        statement = insert(StoredTranslation).values(rows[start : start + _AT_ONCE])
        session.execute(statement.on_conflict_do_nothing(index_elements=["key"]))


def _key(segment: str, pair: Pair, engine: str, revision: str, terms: str) -> str:
    return digest("\x1f".join((segment, *pair, engine, revision, terms)))


def _row(result: Result, now: datetime) -> dict[str, Any]:
    rendered = result.rendered
    return {
        "key": result.key,
        "segment": digest(result.segment),
        "source": result.source,
        "target": result.target,
        "engine": result.engine,
        "revision": result.revision,
        "terms": result.terms,
        "text": storable(rendered.text),
        "score": rendered.score,
        "state": rendered.state,
        "reasons": [_clean(asdict(reason)) for reason in rendered.reasons],
        "kept": [storable(one) for one in rendered.kept],
        "at": now,
    }


def _clean(reason: dict[str, str]) -> dict[str, str]:
    return {name: storable(value) for name, value in reason.items()}


def _rendered(row: StoredTranslation) -> Rendered:
    return Rendered(
        text=row.text,
        score=row.score,
        state=row.state,  # type: ignore[arg-type]
        reasons=tuple(Reason(**reason) for reason in row.reasons),
        kept=tuple(row.kept),
    )
