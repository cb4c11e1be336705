"""Search indexes in a migration: what Alembic cannot derive, since each database has its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.operations.ops import MigrateOperation, MigrationScript

from tickets.search_schema import CREATE, DROP
from tickets.tables import TicketWords


class PerDatabase(MigrateOperation):
    """Statements by the name of the database."""

    def __init__(self, statements: Mapping[str, Sequence[str]]) -> None:
        self.statements = statements


@renderers.dispatch_for(PerDatabase)
def render(_context: AutogenContext, operation: PerDatabase) -> str:
    listed = {name: list(lines) for name, lines in operation.statements.items()}
    return f"for statement in {listed!r}[op.get_context().dialect.name]:\n    op.execute(statement)"


def with_search_index(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Creates the index after its table, and drops it before."""
    (script,) = scripts
    assert script.upgrade_ops is not None
    assert script.downgrade_ops is not None
    if creates(script.upgrade_ops.ops, str(TicketWords.__tablename__)):
        script.upgrade_ops.ops.append(PerDatabase(CREATE))
        script.downgrade_ops.ops.insert(0, PerDatabase(DROP))


def creates(operations: Iterable[MigrateOperation], table: str) -> bool:
    return any(isinstance(one, ops.CreateTableOp) and one.table_name == table for one in operations)
