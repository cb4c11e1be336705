"""The store, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.database import Database


@contextmanager
def store() -> Iterator[Database]:
    """The one that the settings name. Raises NotMigrated."""
    from bot.settings import load

    with store_at(load().database_url) as database:
        yield database


@contextmanager
def store_at(url: str) -> Iterator[Database]:
    """Raises NotMigrated."""
    from bot.database import Database
    from bot.schema import require_current

    require_current(url)
    database = Database(url)
    try:
        yield database
    finally:
        database.close()
