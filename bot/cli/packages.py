"""``kakehashi translations list`` and ``install``: what stands there, and fetching more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from translations.packages import Installed

PAIR = r"[a-z]{2,3}_[a-z]{2,3}"
MEGABYTE = 1e6


def register(group: typer.Typer) -> None:
    group.command("list")(list_packages)
    group.command()(install)


def list_packages() -> None:
    """Show the packages that are installed or shipped, and what to do about broken ones."""
    from bot.assembly import package_folders
    from bot.settings import load
    from translations.packages import SHIPPED, list_installed, usable

    folders = package_folders(load())
    used = {one.path for one in usable(folders).values()}
    found = [one for folder in folders for one in list_installed(folder)]
    for one in found:
        typer.echo(line_of(one, shipped=one.path.parent == SHIPPED, used=one.path in used))
        if one.quality:
            typer.echo(f"    {one.quality}")
    if not found:
        typer.echo(
            f"No package in {folders[0]}. Run: kakehashi translations install ja_en en_ja", err=True
        )


def line_of(one: Installed, *, shipped: bool = False, used: bool = True) -> str:
    from bot.cli.faults import BROKEN

    if one.fault:
        return f"{one.path.name}: cannot be used, {BROKEN[one.fault].format(folder=one.path)}"
    marks = [f"{one.size / MEGABYTE:.0f} MB"]
    marks += ["shipped"] if shipped else []
    marks += [] if used else ["not used: an installed one comes before it"]
    return f"{one.source}_{one.target} {one.version} ({', '.join(marks)})"


def install(
    packages: Annotated[
        list[str], typer.Argument(metavar="PAIR_OR_FILE…", help="ja_en, en_ja or a file.")
    ],
    index: Annotated[
        str, typer.Option(help="An index of packages other than Argos' own: its address.")
    ] = "",
) -> None:
    """Install packages by pair from Argos' index, or from files."""
    from rich.console import Console

    from bot.assembly import translation_packages
    from bot.settings import load

    place = translation_packages(load())
    for named in packages:
        installed = install_one(named, place, Console(stderr=True), index=index)
        typer.echo(f"Installed {line_of(installed)}")


def install_one(named: str, place: Path, console: Console, *, index: str = "") -> Installed:
    """A pair with a progress bar, or a file. Raises ``PackageError``, ``OSError``."""
    import re

    from translations import packages

    if not re.fullmatch(PAIR, named):
        return packages.install_file(Path(named), place)
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(named, total=None)
        return packages.install(
            named,
            place,
            index_url=index or packages.ARGOS_INDEX,
            progress=lambda had, total: bar.update(task, completed=had, total=total),
        )
