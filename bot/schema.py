"""The store's schema: brought up to date, asked for its revision, required to be current."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection
from sqlmodel import AutoString, SQLModel

import bot.tables  # noqa: F401  (makes every table known)
from bot.database import plain_engine
from store.columns import UtcDateTime
from tickets.search_schema import kept_by_the_database

MIGRATIONS = Path(__file__).parent / "migrations"
LATEST = "head"
EMPTY = "base"


@dataclass
class NotMigrated(Exception):
    """The store's schema is not the one that this version of the program needs."""

    found: str | None
    needed: str

    def __str__(self) -> str:
        stands = f"at revision {self.found}" if self.found else "empty"
        return f"The database is {stands}, {self.needed} is needed. Run: kakehashi db upgrade"


def upgrade(url: str, revision: str = LATEST) -> str | None:
    """Brings the schema up to ``revision`` and returns where it stands now."""
    make_folder(url)
    with connected(url) as connection:
        command.upgrade(configuration(connection), revision)
        return revision_of(connection)


def downgrade(url: str, revision: str = EMPTY) -> str | None:
    """Takes the schema back to ``revision`` and returns where it stands now."""
    with connected(url) as connection:
        command.downgrade(configuration(connection), revision)
        return revision_of(connection)


def current(url: str) -> str | None:
    """The revision at which the store stands; None where it holds no schema or does not exist."""
    if (path := sqlite_path(url)) is not None and not path.exists():
        return None
    with connected(url) as connection:
        return revision_of(connection)


def head() -> str:
    """The revision that this version of the program needs."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    assert newest is not None
    return newest


def require_current(url: str) -> None:
    """Raises NotMigrated unless the schema is the newest."""
    found, needed = current(url), head()
    if found != needed:
        raise NotMigrated(found, needed)


def differences(url: str) -> list[Any]:
    """What sets the store's schema apart from the tables as the program describes them."""
    with connected(url) as connection:
        opts = {"compare_type": True, "include_name": compared}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, SQLModel.metadata))


# --- the parts ------------------------------------------------------------------------------


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = plain_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite store; None for any other."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def make_folder(url: str) -> None:
    if (path := sqlite_path(url)) is not None:
        path.parent.mkdir(parents=True, exist_ok=True)


def compared(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether this is described by the tables; search indexes are what each database makes them."""
    return not kept_by_the_database(name)


def written_as(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """How a column's type is written in a migration, where Alembic cannot know."""
    match kind, item:
        case "type", UtcDateTime():
            return "store.columns.UtcDateTime()"
        case "type", AutoString():
            return f"sa.String({item.length or ''})"
        case "type", JSON():
            return "store.columns.Json"
    return False
