"""The index over ``TicketWords.words`` that each database keeps: FTS5 on SQLite, GIN on PostgreSQL.

Both are made of the table alone and can be built anew from it. The words come cut already, and are
not cut again: FTS5 is told to part at white space only, PostgreSQL gets an array.
Positions are not kept, since words that stand together are looked for in the text itself.
"""

from __future__ import annotations

from sqlalchemy import DDL, DDLElement, Table, event

from tickets.tables import TicketWords

FTS = "ticketwords_fts"
GIN = "ix_ticketwords_found"
VECTOR = "words_vector"

CREATE: dict[str, tuple[str, ...]] = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {FTS} USING fts5(words, content='ticketwords',"
        " content_rowid='place', detail='none', columnsize=0,"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'\")",
        "CREATE TRIGGER ticketwords_added AFTER INSERT ON ticketwords BEGIN"
        f" INSERT INTO {FTS}(rowid, words) VALUES (new.place, new.words); END",
        "CREATE TRIGGER ticketwords_changed AFTER UPDATE OF words ON ticketwords BEGIN"
        f" INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.place, old.words);"
        f" INSERT INTO {FTS}(rowid, words) VALUES (new.place, new.words); END",
        "CREATE TRIGGER ticketwords_gone AFTER DELETE ON ticketwords BEGIN"
        f" INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.place, old.words); END",
    ),
    "postgresql": (
        f"ALTER TABLE ticketwords ADD COLUMN {VECTOR} tsvector"
        " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
        f"CREATE INDEX {GIN} ON ticketwords USING gin ({VECTOR}) WITH (fastupdate = off)",
    ),
}
"""The array is kept besides, since a common word is looked for in row after row, the newest first;
made of the words each time, it took ten times as long. Without GIN's list of pending entries: every
search would have to read through it."""

DROP: dict[str, tuple[str, ...]] = {
    "sqlite": (
        *(f"DROP TRIGGER ticketwords_{when}" for when in ("added", "changed", "gone")),
        f"DROP TABLE {FTS}",
    ),
    "postgresql": (f"ALTER TABLE ticketwords DROP COLUMN {VECTOR}",),
}
"""GIN goes with its column."""

REFILL: dict[str, tuple[str, ...]] = {
    "sqlite": (f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')",),
    "postgresql": (),
}


def kept_by_the_database(name: str | None) -> bool:
    """Whether a table, column or index of this name is part of such an index."""
    return name is not None and (name.startswith(FTS) or name in (GIN, VECTOR))


def on_this(dialect: str, line: str) -> DDLElement:
    statement: DDLElement = DDL(line)  # type: ignore[no-untyped-call]
    return statement.execute_if(dialect=dialect)


def _listen() -> None:
    table: Table = TicketWords.__table__  # type: ignore[attr-defined]
    for moment, statements in (("after_create", CREATE), ("before_drop", DROP)):
        for dialect, lines in statements.items():
            for line in lines:
                event.listen(table, moment, on_this(dialect, line))


_listen()
