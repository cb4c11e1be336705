"""``kakehashi translations memory …``: what people approved, as TMX and as a list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from bot.cli.store import store

if TYPE_CHECKING:
    from translations.approvals import ApprovedPair
    from translations.tmx import BadTmx, Unit

group = typer.Typer(help="The translation memory.", no_args_is_help=True)

IN_ONE_TRANSACTION = 2_000
"""Units: others who write wait for so many."""

A_PAGE = 500
TOLD = 20
"""Refused units that are named, the others are only counted."""

REFUSALS = {
    "languages": "refused: it has no Japanese or no English",
    "empty": "refused: one of its sides is empty",
}


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="memory")


@dataclass
class Tally:
    """What became of a file's pairs, and of the units that gave none."""

    new: int = 0
    known: int = 0
    refused: int = 0

    def add(self, units: Sequence[Unit], new: int) -> None:
        self.new += new
        self.known += sum(len(unit.pairs) for unit in units) - new
        for unit in units:
            if unit.refused:
                self.refused += 1
                self.tell(unit)

    def tell(self, unit: Unit) -> None:
        if self.refused <= TOLD:
            typer.echo(f"Line {unit.line}: {REFUSALS[unit.refused]}", err=True)

    def __str__(self) -> str:
        return f"{self.new} new, {self.known} known, {self.refused} refused"


@group.command("import")
def bring_in(file: Annotated[str, typer.Argument(metavar="FILE.tmx")]) -> None:
    """Bring in a TMX file. It is read whole first: when a line is wrong, nothing is imported. What
    is known already, or was approved or withdrawn later here, stays as it is."""
    import asyncio

    units = checked(file)
    typer.echo(f"{asyncio.run(import_all(file, units))}.")


def checked(file: str) -> int:
    """The number of units. Raises Failed with the first line that cannot be read."""
    from bot.cli.faults import Failed
    from translations.tmx import BadTmx, read_tmx

    try:
        with Path(file).open("rb") as opened:
            return sum(1 for _ in read_tmx(opened))
    except BadTmx as bad:
        raise Failed(f"{file}, line {bad.line}: {cause(bad)}", remedy(bad)) from bad


CAUSES = {
    "xml": "this is not sound XML ({detail})",
    "entity": "entities of its own ({detail}) are not read",
    "not_tmx": "this is no TMX file (it begins with <{detail}>)",
    "encoding": "the file's encoding cannot be read ({detail})",
}
REMEDIES = {
    "xml": "Correct the line",
    "entity": "Write the characters themselves",
    "not_tmx": "Export the memory as TMX 1.4",
    "encoding": "Save it as UTF-8",
}


def cause(bad: BadTmx) -> str:
    return CAUSES[bad.fault].format(detail=bad.detail)


def remedy(bad: BadTmx) -> str:
    return f"{REMEDIES[bad.fault]}; nothing was imported ({bad.read} units before it are sound)"


async def import_all(file: str, units: int) -> Tally:
    from bot.application import utc_now
    from translations import memory

    tally = Tally()
    with store() as database, progress(units) as advance:
        for some in batches(file):
            pairs = [pair for unit in some for pair in unit.pairs]
            tally.add(some, await database.write(memory.bring_in, pairs, utc_now()))
            advance(len(some))
    return tally


def batches(file: str) -> Iterator[list[Unit]]:
    from translations.tmx import read_tmx

    with Path(file).open("rb") as opened:
        waiting = read_tmx(opened)
        while some := list(islice(waiting, IN_ONE_TRANSACTION)):
            yield some


@contextmanager
def progress(total: int, what: str = "Importing") -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda more: bar.advance(task, more)


@group.command()
def export(
    file: Annotated[str, typer.Argument(metavar="FILE.tmx", help="- is standard output.")],
) -> None:
    """Write what people approved as TMX, with who and when: of each text the newest approval, in
    both directions."""
    import asyncio

    written, left_out = asyncio.run(export_all(file))
    for pair in left_out:
        typer.echo(f"Left out, since XML cannot carry it: {pair.source_text!r}", err=True)
    typer.echo(f"{written} pairs written, {len(left_out)} left out.", err=file == "-")


async def export_all(file: str) -> tuple[int, list[ApprovedPair]]:
    from translations.memory import approved
    from translations.tmx import TmxWriter

    with store() as database, written_to(file) as out:
        writer = TmxWriter(out)
        cursor: int | None = 0
        while cursor is not None:
            page, cursor = await database.read(
                approved, limit=A_PAGE, cursor=cursor, oldest_first=True
            )
            writer.add(page)
        writer.close()
    return writer.written, writer.left_out


@contextmanager
def written_to(file: str) -> Iterator[TextIO]:
    """The file, which is there only once it is whole; or standard output."""
    if file == "-":
        yield sys.stdout
        return
    part = Path(f"{file}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            yield out
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@group.command("list")
def list_pairs(
    query: Annotated[str, typer.Argument(help="Words of either side.")] = "",
    source: Annotated[str, typer.Option("--from", help="ja or en; else both.")] = "",
    target: Annotated[str, typer.Option("--to", help="ja or en; else both.")] = "",
    limit: Annotated[int, typer.Option(min=1)] = 20,
) -> None:
    """Show approved messages, the newest first."""
    import asyncio

    from translations.phrasebook.pairs import BY

    pairs, more = asyncio.run(listed(query, source, target, limit))
    for pair in pairs:
        by = "shipped phrasebook" if pair.by == BY else pair.by
        typer.echo(f"{pair.at:%Y-%m-%d %H:%M} UTC, {by}, {pair.source} to {pair.target}")
        typer.echo(f"  {pair.source_text!r}\n  {pair.target_text!r}")
    if more:
        typer.echo("There are more: give words to look for, or --limit.", err=True)


async def listed(
    query: str, source: str, target: str, limit: int
) -> tuple[list[ApprovedPair], int | None]:
    from translations.memory import approved

    with store() as database:
        return await database.read(approved, query, source, target, limit=limit)


@group.command()
def forget(
    text: Annotated[str, typer.Argument(help="The source text, as it was approved.")],
    source: Annotated[str, typer.Option("--from", help="ja or en.")],
    target: Annotated[str, typer.Option("--to", help="ja or en.")],
    by: Annotated[str, typer.Option(help="Who withdraws it; else the user of this shell.")] = "",
) -> None:
    """Withdraw an approved translation: it is no longer used, and stays on record."""
    import asyncio
    import getpass

    from bot.cli.faults import Failed

    if not asyncio.run(withdraw(text, source, target, by or getpass.getuser())):
        raise Failed(
            f"No approved translation from {source} to {target} is known for this text",
            "Look it up with: kakehashi translations memory list WORDS",
        )
    typer.echo("Withdrawn.")


async def withdraw(text: str, source: str, target: str, by: str) -> int:
    from bot.application import utc_now
    from translations import memory

    with store() as database:
        return await database.write(
            memory.forget, text=text, source=source, target=target, by=by, now=utc_now()
        )
