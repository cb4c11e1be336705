"""Statements that run for every entry: compiled once, then handed to the driver as they are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, CursorResult, Select
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.dml import UpdateBase

Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Text:
    """A statement as one driver takes it. ``order`` is None where the driver takes names;
    ``converts`` are the values that are not kept as they are (times, JSON)."""

    sql: str
    order: tuple[str, ...] | None
    converts: dict[str, Convert]

    def arranged(self, values: dict[str, Any]) -> dict[str, Any] | tuple[Any, ...]:
        """The values as the driver takes them; ``values`` itself is changed."""
        for name, convert in self.converts.items():
            values[name] = convert(values[name])
        return values if self.order is None else tuple([values[name] for name in self.order])


@dataclass(frozen=True)
class Prepared:
    """A statement whose text never changes, derived from the tables like any other.

    The usual way through SQLAlchemy costs several times what SQLite needs for the work itself; this
    one keeps the types of its parameters and its errors, and leaves the rest out. Each value is a
    named parameter; ``columns`` are those that an INSERT names. What is returned comes as the
    driver gives it; for rows of many columns the usual way is no slower.
    """

    statement: UpdateBase | Select[Any]
    columns: Collection[str] | None = None
    texts: dict[str, Text] = field(default_factory=dict, compare=False)

    def run(self, connection: Connection, **values: Any) -> CursorResult[Any]:
        dialect = connection.dialect
        text = self.texts.get(dialect.name) or self._compile(dialect)
        return connection.exec_driver_sql(text.sql, text.arranged(values))

    def run_many(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Runs it once for each of ``rows``, which are changed; nothing is returned."""
        dialect = connection.dialect
        text = self.texts.get(dialect.name) or self._compile(dialect)
        if arranged := [text.arranged(row) for row in rows]:
            connection.exec_driver_sql(text.sql, arranged)

    def _compile(self, dialect: Dialect) -> Text:
        compiled: Any = self.statement.compile(dialect=dialect, column_keys=self.columns)
        converts = {name: convert_of(bind.type, dialect) for name, bind in compiled.binds.items()}
        text = Text(
            sql=str(compiled),
            order=tuple(compiled.positiontup) if compiled.positional else None,
            converts={name: convert for name, convert in converts.items() if convert},
        )
        self.texts[dialect.name] = text
        return text


def convert_of(type_: Any, dialect: Dialect) -> Convert | None:
    convert: Convert | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return convert
