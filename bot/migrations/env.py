"""How Alembic reaches the store. The connection is handed over by ``bot.schema``.

On SQLite the whole migration is one transaction (``transactional_ddl`` and the engine's own BEGIN),
so that one that fails leaves nothing behind.
"""

from alembic import context
from sqlmodel import SQLModel

import bot.tables  # noqa: F401  (makes every table known)
from bot.migrations.search import with_search_index
from bot.schema import compared, written_as

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=written_as,
    compare_type=True,
    include_name=compared,
    process_revision_directives=with_search_index,
)
with context.begin_transaction():
    context.run_migrations()
