"""``kakehashi db …``: the store's schema, copies and soundness."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

database = typer.Typer(help="The store: schema, backup, check.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(database, name="db")


def database_url() -> str:
    from bot.settings import load

    return load().database_url


@database.command()
def upgrade(
    bare: Annotated[
        bool,
        typer.Option("--bare", help="Without the terms, sentences and articles of this version."),
    ] = False,
) -> None:
    """Create the schema, or bring it up to date, with what comes with this version: terms,
    sentences and articles."""
    import asyncio

    from bot import schema

    url = database_url()
    typer.echo(f"The database is at revision {schema.upgrade(url)}.")
    new = 0 if bare else asyncio.run(bring_in_shipped(url))
    if new:
        typer.echo(f"{new} terms, sentences and articles of this version were brought in.")


async def bring_in_shipped(url: str) -> int:
    from bot import shipped
    from bot.application import utc_now
    from bot.database import Database

    store = Database(url)
    try:
        return await shipped.bring_in(store, utc_now())
    finally:
        store.close()


@database.command()
def current() -> None:
    """Print the schema's revision and the one that this program needs."""
    from bot import schema

    found, needed = schema.current(database_url()), schema.head()
    typer.echo(f"{found or 'empty'} (needed: {needed})")
    if found != needed:
        raise schema.NotMigrated(found, needed)


@database.command()
def backup(file: Annotated[Path, typer.Argument(help="A file that does not exist yet.")]) -> None:
    """Copy a SQLite store while it is in use, and check the copy."""
    from bot import schema
    from bot.backup import Damaged, back_up
    from bot.cli.faults import Failed

    path = schema.sqlite_path(database_url())
    if path is None:
        raise Failed(
            "PostgreSQL is backed up by its own tools",
            f'Run: pg_dump --format=custom --file {file} "$KAKEHASHI_DATABASE_URL"',
        )
    if not path.exists():
        raise Failed(f"There is no database {path}", "Run: kakehashi db upgrade")
    try:
        size = back_up(path, file)
    except FileExistsError:
        raise Failed(f"{file} exists already", "Name a new file") from None
    except Damaged as finding:
        raise Failed(f"The database is damaged ({finding})", "Restore a backup") from finding
    typer.echo(f"{file}: {size:,} bytes, checked.")


@database.command()
def check(
    restored: Annotated[
        bool,
        typer.Option(
            "--restored",
            help="After a restore: every post is looked for outside before anything is sent.",
        ),
    ] = False,
) -> None:
    """See whether the store is sound and its schema current."""
    from bot import backup as copies
    from bot.cli.faults import Failed

    url = database_url()
    try:
        copies.check(url)
    except copies.Damaged as finding:
        raise Failed(f"The database is damaged ({finding})", "Restore a backup") from finding
    if restored:
        copies.doubt_everything(url)
        typer.echo("Everything that was to be posted is looked for first.")
    typer.echo("The database is sound and current.")
