"""Copies of a SQLite store taken while it is in use, and what is looked at afterwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlmodel import Session

from bot.database import plain_engine
from bot.schema import require_current, sqlite_path
from tickets import posts


class Damaged(Exception):
    """The store's file is not sound; the text is SQLite's first finding."""


def back_up(source: Path, target: Path) -> int:
    """Writes a sound copy of the store; returns its size in bytes. Raises FileExistsError.

    ``VACUUM INTO`` holds a read transaction only, so writers go on.
    """
    if target.exists():
        raise FileExistsError(target)
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=10)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    require_sound(target)
    return target.stat().st_size


def require_sound(path: Path) -> None:
    """Raises Damaged unless SQLite finds the file and its references sound."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
            (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            stray = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if finding != "ok":
        raise Damaged(" ".join(finding.split()))
    if stray is not None:
        raise Damaged(f"a row of {stray[0]} refers to a missing row of {stray[2]}")


def check(url: str) -> None:
    """Raises Damaged or NotMigrated unless the store is sound and current."""
    if (path := sqlite_path(url)) is not None and path.exists():
        require_sound(path)
    require_current(url)


def doubt_everything(url: str) -> None:
    """After a restore: what was posted since the copy is looked for before anything is sent."""
    engine = plain_engine(url)
    try:
        with Session(engine) as session:
            posts.all_in_doubt(session)
            session.commit()
    finally:
        engine.dispose()
