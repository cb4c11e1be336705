"""``kakehashi translations …``: packages, and texts translated from a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import check

if TYPE_CHECKING:
    from bot.settings import Settings
    from translations.packages import Installed
    from translations.service import Translation

group = typer.Typer(help="Translation packages and translations.", no_args_is_help=True)
check.register(group)

AT_ONCE = 32
"""Lines that are translated together."""


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="translations")


def folder() -> Path:
    from bot.assembly import translation_packages
    from bot.settings import load

    return translation_packages(load())


@group.command("list")
def list_packages() -> None:
    """Show the packages that are installed, and what is wrong with broken ones."""
    from translations.packages import list_installed

    place = folder()
    installed = list_installed(place)
    for one in installed:
        typer.echo(line_of(one))
    if not installed:
        typer.echo(
            f"No package in {place}. Run: kakehashi translations install ja_en en_ja", err=True
        )


def line_of(one: Installed) -> str:
    if one.fault:
        return f"{one.path.name}: cannot be used ({one.fault}); install it again"
    return f"{one.source}_{one.target} {one.version} ({one.size / 1e6:.0f} MB)"


@group.command()
def install(
    packages: Annotated[
        list[str], typer.Argument(metavar="PAIR_OR_FILE…", help="ja_en, en_ja or a file.")
    ],
) -> None:
    """Install packages by pair from Argos' index, or from files."""
    place = folder()
    for named in packages:
        typer.echo(f"Installed {line_of(install_one(named, place))}")


def install_one(named: str, place: Path) -> Installed:
    import re

    from translations import packages

    if not re.fullmatch(r"[a-z]{2,3}_[a-z]{2,3}", named):
        return packages.install_file(Path(named), place)
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(named, total=None)
        return packages.install(
            named,
            place,
            progress=lambda had, total: progress.update(task, completed=had, total=total),
        )


@group.command()
def translate(
    source: Annotated[str, typer.Option("--from", help="ja or en.")],
    target: Annotated[str, typer.Option("--to", help="ja or en.")],
    file: Annotated[str, typer.Argument(help="A text file; - is standard input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Translate each line, through memory and engine as the bot does. A line without a reliable
    translation is given back as it is and named on standard error."""
    import asyncio

    from bot.settings import load

    lines = read_lines(file)
    unsure = asyncio.run(translate_lines(load(), lines, source, target, as_json=as_json))
    if unsure and not as_json:
        from bot.cli.faults import Failed

        raise Failed(
            f"{unsure} of {len(lines)} lines have no reliable translation",
            "See them with --json; packages: kakehashi translations list",
        )


def read_lines(file: str) -> list[str]:
    from bot.cli.faults import Failed

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Failed(f"{file} is not UTF-8 (byte {error.start})", "Convert it first") from error


async def translate_lines(
    settings: Settings, lines: list[str], source: str, target: str, *, as_json: bool
) -> int:
    """Writes each line's translation; returns how many have none."""
    from bot.application import utc_now
    from bot.assembly import translation_engine
    from bot.database import Database
    from bot.schema import require_current
    from bot.translator import Translator
    from translations.service import Wanted

    require_current(settings.database_url)
    database = Database(settings.database_url)
    translator = Translator(database, translation_engine(settings), utc_now)
    unsure = 0
    try:
        for group in grouped(lines):
            wanted = [Wanted(line, source, source) for line in group]
            for line, one in zip(group, await translator.translate(wanted, target), strict=True):
                unsure += one.state in ("failed", "untranslated")
                typer.echo(json_line(line, one) if as_json else one.text)
    finally:
        database.close()
    return unsure


def grouped(lines: list[str]) -> Iterable[list[str]]:
    return (lines[at : at + AT_ONCE] for at in range(0, len(lines), AT_ONCE))


def json_line(source: str, one: Translation) -> str:
    import json

    facts: dict[str, Any] = {
        "source": source,
        "text": one.text,
        "engine": one.engine or None,
        "score": one.score,
        "state": one.state,
        "kept": list(one.kept),
    }
    return json.dumps(facts, ensure_ascii=False)
