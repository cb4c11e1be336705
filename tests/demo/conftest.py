"""Stores that hold nothing yet, on either engine; the demo as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database import plain_engine
from tests.conftest import ENGINES, with_database

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("KAKEHASHI_", "SLACK_", "ARGOS_", "PORT")


@pytest.fixture(params=ENGINES)
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a store without any table: a file that is not there, or an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/kakehashi.db"
        return
    server = request.getfixturevalue("postgres")
    name = f"demo_{uuid.uuid4().hex[:12]}"
    engine = plain_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield with_database(server, name)
    finally:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine's configuration; everything temporary and kept in ``folder``."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    folder.mkdir(parents=True, exist_ok=True)
    own = {
        "TMPDIR": str(folder),
        "KAKEHASHI_DATA_DIR": str(folder),
        "KAKEHASHI_DATABASE_URL": f"sqlite:///{folder}/kakehashi.db",
        "COLUMNS": "140",
        "PYTHONUNBUFFERED": "1",
    }
    return plain | own | more


def start_demo(folder: Path, *options: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "demo", *options],
        cwd=ROOT,
        env=environment(folder, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
