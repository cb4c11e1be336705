"""The store's schema: up, compared with the tables, and down again, on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot import schema
from bot.database import plain_engine


def tables_in(url: str) -> set[str]:
    engine = plain_engine(url)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}
    finally:
        engine.dispose()


def test_up_gives_exactly_the_tables_of_the_program_and_down_leaves_none(empty_url: str) -> None:
    assert schema.upgrade(empty_url) == schema.head()
    assert schema.differences(empty_url) == []
    assert "ticket" in tables_in(empty_url)
    assert schema.downgrade(empty_url) is None
    assert tables_in(empty_url) == set()
    assert schema.upgrade(empty_url) == schema.head()


def test_upgrading_twice_changes_nothing(empty_url: str) -> None:
    schema.upgrade(empty_url)
    assert schema.upgrade(empty_url) == schema.head() == schema.current(empty_url)
    schema.require_current(empty_url)


def test_partial_indexes_carry_their_condition(empty_url: str) -> None:
    schema.upgrade(empty_url)
    engine = plain_engine(empty_url)
    found = {one["name"]: one for one in inspect(engine).get_indexes("handoff")}
    engine.dispose()
    offered = found["ix_handoff_open"]
    assert offered["unique"]
    where = offered["dialect_options"]
    assert any("offered" in str(condition) for condition in where.values())


def test_a_store_without_schema_is_refused_in_one_line_with_the_remedy(empty_url: str) -> None:
    with pytest.raises(schema.NotMigrated) as refusal:
        schema.require_current(empty_url)
    line = str(refusal.value)
    assert "kakehashi db upgrade" in line
    assert "\n" not in line


def test_asking_for_the_revision_creates_no_file(tmp_path: Path) -> None:
    assert schema.current(f"sqlite:///{tmp_path}/none.db") is None
    assert list(tmp_path.iterdir()) == []


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    schema.make_folder(empty_url)
    engine = plain_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mirror (id INTEGER)"))
    engine.dispose()
    with pytest.raises(Exception, match="mirror"):
        schema.upgrade(empty_url)
    assert tables_in(empty_url) == {"mirror"}
