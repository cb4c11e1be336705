"""Under what conditions a run was made: figures from different machines do not compare."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

NAMED = (
    "sqlalchemy",
    "sqlmodel",
    "psycopg",
    "slack-bolt",
    "slack-sdk",
    "fastapi",
    "uvicorn",
    "uvloop",
    "httptools",
    "ctranslate2",
)


def conditions() -> Iterator[str]:
    yield (
        f"Python {platform.python_version()}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.1f}, {platform.machine()}"
    )
    yield f"SQLite {sqlite3.sqlite_version}, " + ", ".join(map(versioned, NAMED))
    yield "CPU is the measuring process's, all threads; floors are measured in turns with ours"


def versioned(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} absent"
