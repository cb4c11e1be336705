"""What comes with the product: terms, sentences and articles, brought in once per edition."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from sqlmodel import Session

from bot.database import Database
from bot.tables import Mark
from knowledge import starter
from translations.memory import load_memory
from translations.phrasebook.pairs import BY, sentence_pairs
from translations.service import ApprovedPair
from translations.termbase_store import load_shipped

MARK = "shipped"
ARTICLES_MARK = "shipped articles"
"""The names of the marks that say which edition a store has."""

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
"""Before anything that a person approves in a store: people's own wording always wins."""

AT_ONCE = 1_000
ARTICLES_AT_ONCE = 20
"""Pairs and articles in one transaction: others who write wait for so many."""


async def bring_in(database: Database, now: datetime) -> int:
    """Brings in terms, sentences and articles unless this edition is there; returns how many were
    new or changed.

    Broken off, it is simply done again: what is known already is passed over.
    """
    return await bring_language_in(database, now) + await bring_articles_in(database, now)


async def bring_language_in(database: Database, now: datetime) -> int:
    held = edition()
    if await database.read(_edition_there, MARK) == held:
        return 0
    new = await database.write(load_shipped, now)
    waiting = list(shipped_pairs())
    for start in range(0, len(waiting), AT_ONCE):
        new += await database.write(load_memory, waiting[start : start + AT_ONCE], now)
    await database.write(_mark, MARK, held)
    return new


async def bring_articles_in(database: Database, now: datetime) -> int:
    held = starter.edition()
    if await database.read(_edition_there, ARTICLES_MARK) == held:
        return 0
    new, waiting = 0, starter.starter_articles()
    for start in range(0, len(waiting), ARTICLES_AT_ONCE):
        some = waiting[start : start + ARTICLES_AT_ONCE]
        new += (await database.write(starter.load_starter, some, now)).fresh
    await database.write(_mark, ARTICLES_MARK, held)
    return new


def shipped_pairs() -> Iterator[ApprovedPair]:
    """The phrasebook in both directions."""
    for ja, en in sentence_pairs():
        yield ApprovedPair(ja, en, "ja", "en", BY, WRITTEN)
        yield ApprovedPair(en, ja, "en", "ja", BY, WRITTEN)


def edition() -> str:
    """Changes with any file of the phrasebook and with the shipped termbase."""
    digest = hashlib.sha256(files("translations").joinpath("termbase.csv").read_bytes())
    folder = files("translations.phrasebook")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith((".jsonl", ".py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _edition_there(session: Session, name: str) -> str | None:
    mark = session.get(Mark, name)
    return mark.value if mark else None


def _mark(session: Session, name: str, edition: str) -> None:
    session.merge(Mark(name=name, value=edition))
