"""Whether to fetch Argos' packages: asked on a terminal, never done unasked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bot.assembly import package_folders, translation_packages
from bot.cli.faults import of_package
from bot.cli.packages import MEGABYTE, install_one
from bot.settings import Settings
from demo.words import word
from translations.packages import ARGOS_INDEX, Offer, PackageError, offers, usable

PAIRS = ("ja_en", "en_ja")
YES = {"y", "yes", "はい"}
PATIENCE = 5.0
"""Seconds that the index is given to name the sizes."""


def missing(settings: Settings, *, shipped: bool) -> list[str]:
    """The pairs for which no package stands there; ``shipped`` ones may count or not."""
    folders = package_folders(settings) if shipped else (translation_packages(settings),)
    there = {"_".join(pair) for pair in usable(folders)}
    return [pair for pair in PAIRS if pair not in there]


def offer(settings: Settings, console: Console, *, index: str = ARGOS_INDEX) -> None:
    """Asks once, on a terminal, whether to fetch what is missing; whatever happens, it goes on."""
    wanted = missing(settings, shipped=False)
    declined = settings.data_dir / "packages-declined"
    terminal = console.is_terminal and sys.stdin.isatty()
    if not wanted or not terminal or declined.exists():
        return
    try:
        offered = offers(wanted, index_url=index, timeout=PATIENCE)
        if agreed(console, offered):
            fetch(offered, translation_packages(settings), console, index)
        else:
            declined.parent.mkdir(parents=True, exist_ok=True)
            declined.touch()
    except (PackageError, OSError) as fault:
        why = of_package(fault) if isinstance(fault, PackageError) else str(fault)
        both(console, "fetch.failed", why=why)


def agreed(console: Console, offered: Sequence[Offer]) -> bool:
    sizes = [one.size for one in offered if one.size]
    total = f"{sum(sizes) / MEGABYTE:.0f} MB" if len(sizes) == len(offered) else ""
    both(console, "fetch.ask", pairs=", ".join(one.pair for one in offered))
    if total:
        both(console, "fetch.size", size=total)
    try:
        return console.input("\\[y/N] ").strip().lower() in YES
    except EOFError:
        return False


def fetch(offered: Sequence[Offer], place: Path, console: Console, index: str) -> None:
    for one in offered:
        install_one(one.pair, place, console, index=index)
    both(console, "fetch.done")


def both(console: Console, key: str, **facts: str) -> None:
    for language in ("ja", "en"):
        console.print(word(key, language, **facts), highlight=False, markup=False)
