"""What comes with the product: fixed terms and approved sentences, brought in once per edition."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from sqlmodel import Session

from bot.database import Database
from bot.tables import Mark
from translations.memory import load_memory
from translations.phrasebook.pairs import BY, sentence_pairs
from translations.service import ApprovedPair
from translations.termbase_store import load_shipped

MARK = "shipped"
"""The name of the mark that says which edition a store has."""

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
"""Before anything that a person approves in a store: people's own wording always wins."""

AT_ONCE = 1_000
"""Pairs in one transaction: others who write wait for so many."""


async def bring_in(database: Database, now: datetime) -> int:
    """Brings in terms and sentences unless this edition is there; returns how many were new.

    Broken off, it is simply done again: what is known already is passed over.
    """
    held = edition()
    if await database.read(_edition_there) == held:
        return 0
    new = await database.write(load_shipped, now)
    waiting = list(shipped_pairs())
    for start in range(0, len(waiting), AT_ONCE):
        new += await database.write(load_memory, waiting[start : start + AT_ONCE], now)
    await database.write(_mark, held)
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


def _edition_there(session: Session) -> str | None:
    mark = session.get(Mark, MARK)
    return mark.value if mark else None


def _mark(session: Session, edition: str) -> None:
    session.merge(Mark(name=MARK, value=edition))
