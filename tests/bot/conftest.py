"""What the application's tests share: an empty database on either engine."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import plain_engine
from tests.conftest import ENGINES, with_database


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database in which nothing has been created."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/kakehashi.db"
        return
    server = request.getfixturevalue("postgres")
    name = f"empty_{uuid.uuid4().hex[:12]}"
    engine = plain_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield with_database(server, name)
    finally:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
