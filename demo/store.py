"""The store that the demo works in: made ready, refused, emptied."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import inspect, text

from bot import schema
from bot.database import Database, plain_engine
from bot.shipped import bring_in
from demo.cases import MARK, enter_everything
from tickets.teams import Team

Holds = Literal["nothing", "demo", "others"]


@dataclass
class NotADemo(Exception):
    url: str

    def __str__(self) -> str:
        return (
            f"The store {without_password(self.url)} holds tickets that are not the demo's;"
            " nothing was changed. Give the demo one of its own, such as"
            " KAKEHASHI_DATABASE_URL=sqlite:///var/demo.db"
        )


def without_password(url: str) -> str:
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", ":…@")))


def holding(url: str) -> Holds:
    """What is in the store, without changing it; a file that is not there holds nothing."""
    if (path := schema.sqlite_path(url)) is not None and not path.exists():
        return "nothing"
    engine = plain_engine(url)
    try:
        with engine.connect() as connection:
            known = set(inspect(connection).get_table_names())
            if (
                "mark" in known
                and connection.execute(
                    text("SELECT 1 FROM mark WHERE name = :name"), {"name": MARK}
                ).first()
            ):
                return "demo"
            if "ticket" in known and connection.execute(text("SELECT 1 FROM ticket")).first():
                return "others"
    finally:
        engine.dispose()
    return "nothing"


async def ready_store(url: str, teams: Sequence[Team], now: datetime) -> bool:
    """Brings the schema up to date and, into an empty store, the demo's cases; says whether they
    are new. Raises NotADemo before anything is changed."""
    held = await asyncio.to_thread(holding, url)
    if held == "others":
        raise NotADemo(url)
    await asyncio.to_thread(schema.upgrade, url)
    database = Database(url)
    try:
        await bring_in(database, now)
        if held != "demo":
            await enter_everything(database, teams, now)
    finally:
        database.close()
    return held != "demo"


def empty(url: str) -> None:
    """Deletes a demo store: the file, or every table of ours. Raises NotADemo for any other."""
    match holding(url), schema.sqlite_path(url):
        case "others", _:
            raise NotADemo(url)
        case "demo", None:
            schema.downgrade(url)
        case "demo", Path() as path:
            for one in (
                path,
                path.with_name(f"{path.name}-wal"),
                path.with_name(f"{path.name}-shm"),
            ):
                one.unlink(missing_ok=True)
