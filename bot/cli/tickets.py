"""``kakehashi tickets …``: cases in and out as JSON lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.store import store_at

if TYPE_CHECKING:
    from bot.exchange import TicketLine
    from bot.search_follower import SearchFollower
    from bot.settings import Settings

group = typer.Typer(help="Tickets as JSON lines.", no_args_is_help=True)

IN_ONE_TRANSACTION = 50
MOST = 100_000_000
"""More tickets than any store holds."""


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="tickets")


@group.command("import")
def bring_in(file: Annotated[str, typer.Argument(metavar="FILE.jsonl")]) -> None:
    """Bring tickets in with their past; nothing of it is mailed. The file is read whole first: a
    line that is wrong is named, and nothing is imported."""
    import asyncio

    from bot.settings import load

    typer.echo(f"{asyncio.run(import_all(load(), file))} tickets imported.")


async def import_all(settings: Settings, file: str) -> int:
    from bot import exchange
    from bot.application import utc_now

    with store_at(settings.database_url) as database:
        lines = read(file)
        for at in range(0, len(lines), IN_ONE_TRANSACTION):
            batch = lines[at : at + IN_ONE_TRANSACTION]
            await database.write(exchange.bring_all_in, batch, teams=settings.teams, now=utc_now())
    return len(lines)


def read(file: str) -> list[TicketLine]:
    from bot import exchange
    from bot.cli.faults import Failed

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return [line for _, line in exchange.read_lines(raw.split(b"\n"))]
    except exchange.BadLine as error:
        raise Failed(f"{file}: {error}", "Correct it; nothing was imported") from error


@group.command()
def export(
    team: Annotated[
        str | None, typer.Option(help="With this team's private notes; else there are none.")
    ] = None,
) -> None:
    """Write every ticket to standard output, one JSON line each."""
    import asyncio

    from bot.cli.duty import team_named
    from bot.settings import load

    if team is not None:
        team_named(team)
    asyncio.run(export_all(load(), team))


async def export_all(settings: Settings, team: str | None) -> None:
    from bot import exchange

    with store_at(settings.database_url) as database:
        for number in await database.read(exchange.numbers):
            typer.echo(await database.read(exchange.write_out, number, team=team))


@group.command()
def reindex() -> None:
    """Make anew what tickets are found by; others who write wait while the index itself is made."""
    import asyncio

    from bot.settings import load

    typer.echo(f"{asyncio.run(reindex_all(load()))} tickets indexed.")


async def reindex_all(settings: Settings) -> int:
    from bot.assembly import assembled
    from bot.schema import require_current
    from bot.search_follower import MARKED_AT_ONCE, SearchFollower
    from tickets import search_follow

    require_current(settings.database_url)
    async with assembled(settings) as application:
        database = application.database
        await database.write(search_follow.rebuild_index)
        last: int | None = 0
        while last is not None:
            last = await database.write(search_follow.read_anew, last, MARKED_AT_ONCE)
        number = await database.read(search_follow.waiting, MOST)
        await follow(SearchFollower(application), number)
    return number


async def follow(follower: SearchFollower, number: int) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from tickets import search_follow

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Tickets", total=number)
        while await follower.catch_up():
            left = await follower.application.database.read(search_follow.waiting, MOST)
            bar.update(task, completed=number - left)
