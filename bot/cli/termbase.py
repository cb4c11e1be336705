"""``kakehashi translations termbase …``: fixed terms from files and into them."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.store import store

if TYPE_CHECKING:
    from translations.term_conflicts import TermLine, TermsRefused
    from translations.terms import FixedTerm

group = typer.Typer(help="Terms with a fixed rendering.", no_args_is_help=True)

TOLD = 20
"""Faults that are named, the others are only counted."""


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="termbase")


@group.command("import")
def bring_in(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|FILE.tbx")],
    by: Annotated[str, typer.Option(help="Who vouches; else the user of this shell.")] = "",
) -> None:
    """Bring in terms. With a single fault nothing is imported; each is named with its line. What a
    changed term touches is translated and judged anew when it is next shown."""
    import asyncio

    from translations.term_conflicts import TermsRefused
    from translations.termbase_files import read_terms

    try:
        lines = read_terms(file)
        new = asyncio.run(import_all(lines, by or getpass.getuser()))
    except TermsRefused as refused:
        raise told(file, refused) from refused
    typer.echo(f"{new} new or changed, {len(lines) - new} known.")


def told(file: Path, refused: TermsRefused) -> Exception:
    from bot.cli.faults import Failed
    from translations.term_conflicts import FAULTS

    for fault in refused.faults[:TOLD]:
        typer.echo(f"Line {fault.line}: {FAULTS[fault.code].format(text=fault.text)}", err=True)
    return Failed(
        f"{file} has {len(refused.faults)} faults; nothing was imported",
        "Correct the lines named above and import it again",
    )


async def import_all(lines: list[TermLine], by: str) -> int:
    from bot.application import utc_now
    from translations.termbase_store import load_terms

    with store() as database:
        return await database.write(load_terms, lines, by=by, now=utc_now())


@group.command()
def retire(
    ja: Annotated[str, typer.Argument(metavar="JA", help="The term, in Japanese.")],
    marketplace: Annotated[
        Literal["jp", "us"] | None,
        typer.Option(help="Whose term; else the one that holds in both."),
    ] = None,
    by: Annotated[str, typer.Option(help="Who takes it out; else the user of this shell.")] = "",
) -> None:
    """Take a term out of force: it stays on record, and what it touches is translated anew when it
    is next shown."""
    import asyncio

    from bot.cli.faults import Failed

    if not asyncio.run(take_out(ja, marketplace or "", by or getpass.getuser())):
        where = f"for {marketplace} alone" if marketplace else "for both marketplaces"
        raise Failed(
            f"No term {ja} is in force {where}",
            "See those in force with: kakehashi translations termbase export -",
        )
    typer.echo("Taken out.")


async def take_out(ja: str, marketplace: str, by: str) -> bool:
    from bot.application import utc_now
    from translations import termbase_store

    with store() as database:
        return await database.write(termbase_store.retire, ja, marketplace, by=by, now=utc_now())


@group.command()
def export(
    file: Annotated[str, typer.Argument(metavar="FILE.csv|FILE.tbx", help="- is CSV to stdout.")],
) -> None:
    """Write the terms in force: CSV for spreadsheets, TBX for translators' tools."""
    import asyncio

    from bot.cli.memory import written_to
    from translations.termbase_files import written_terms

    terms = asyncio.run(in_force())
    with written_to(file) as out:
        out.write(written_terms(terms, Path(file)))
    typer.echo(f"{len(terms)} terms written.", err=file == "-")


async def in_force() -> list[FixedTerm]:
    from translations.termbase_store import held

    with store() as database:
        return await database.read(held)
