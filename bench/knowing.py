"""Translations by the path that the product takes, on a store of its own in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlmodel import Session, SQLModel, create_engine

from translations import service
from translations import tables as tables  # its tables are to be created
from translations.engines.base import Engine
from translations.outcomes import Translation, Wanted

NOW = datetime(2026, 11, 27, tzinfo=UTC)


@contextmanager
def store(*, termbase: bool = False, memory: bool = False) -> Iterator[Session]:
    """A session on an empty store, or one with what ships with the product."""
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        if termbase:
            from translations.termbase_store import load_shipped

            load_shipped(session, NOW)
        if memory:
            service.load_memory(session, phrasebook(), NOW)
        session.commit()
        yield session


def phrasebook() -> Iterator[service.ApprovedPair]:
    from translations.phrasebook.pairs import sentence_pairs

    for japanese, english in sentence_pairs():
        yield service.ApprovedPair(japanese, english, "ja", "en", "kakehashi")
        yield service.ApprovedPair(english, japanese, "en", "ja", "kakehashi")


def translated(
    texts: Sequence[str], source: str, target: str, engine: Engine, session: Session
) -> list[Translation]:
    """One translation for each text, in order; nothing is kept."""
    wanted = [Wanted(text, source, source) for text in texts]
    plan = service.plan(session, wanted, target, engine=engine)
    return service.translations(service.run(plan, engine))
