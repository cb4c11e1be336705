"""``kakehashi translations …``: packages, and texts translated from a shell."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import check, memory, packages, termbase
from bot.cli.check import Marketplace
from bot.cli.store import store_at

if TYPE_CHECKING:
    from bot.settings import Settings
    from translations.service import Translation

group = typer.Typer(help="Translation packages and translations.", no_args_is_help=True)
check.register(group)
packages.register(group)
termbase.register(group)
memory.register(group)

AT_ONCE = 32
"""Lines that are translated together."""


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="translations")


@group.command()
def translate(
    source: Annotated[str, typer.Option("--from", help="ja or en.")],
    target: Annotated[str, typer.Option("--to", help="ja or en.")],
    file: Annotated[str, typer.Argument(help="A text file; - is standard input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    marketplace: Marketplace = None,
) -> None:
    """Translate each line, through memory and engine as the bot does. A line without a reliable
    translation is given back as it is and named on standard error."""
    import asyncio

    from bot.settings import load

    lines = read_lines(file)
    unsure = asyncio.run(
        translate_lines(
            load(), lines, source, target, marketplace=marketplace or "", as_json=as_json
        )
    )
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
    settings: Settings,
    lines: list[str],
    source: str,
    target: str,
    *,
    marketplace: str,
    as_json: bool,
) -> int:
    """Writes each line's translation; returns how many have none."""
    from bot.application import utc_now
    from bot.assembly import translation_engine
    from bot.translator import Translator
    from translations.service import Wanted

    unsure = 0
    with store_at(settings.database_url) as database:
        translator = Translator(database, translation_engine(settings), utc_now)
        for group in grouped(lines):
            wanted = [Wanted(line, source, source) for line in group]
            made = await translator.translate(wanted, target, marketplace=marketplace)
            for line, one in zip(group, made, strict=True):
                unsure += one.state in ("failed", "untranslated")
                typer.echo(json_line(line, one) if as_json else one.text)
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
