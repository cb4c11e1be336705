"""``kakehashi translations check``: judges translations that were made anywhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.store import store

if TYPE_CHECKING:
    from translations.checks import Verdict
    from translations.termbase import Termbase

MOST_NAMED = 5
Language = Literal["ja", "en"]
Marketplace = Annotated[
    Literal["jp", "us"] | None,
    typer.Option("--marketplace", help="Whose fixed terms hold besides those of both."),
]
Pair = tuple[str, str]


def register(group: typer.Typer) -> None:
    group.command("check")(check)


def check(
    source: Annotated[Language, typer.Option("--from", help="Language of the sources.")],
    target: Annotated[Language, typer.Option("--to", help="Language of the translations.")],
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="JSON lines; - is standard input.")
    ] = "-",
    marketplace: Marketplace = None,
) -> None:
    """Judge each line {"source","translation"} and write {"state","reasons"}: good, uncertain or
    failed. Fixed terms count where there is a store that holds them. The input is read whole
    first: lines that are wrong are named, and none is judged."""
    import asyncio

    from translations.checks import judge

    if source == target:
        raise typer.BadParameter("name two different languages", param_hint="--to")
    found = pairs(file)
    terms = asyncio.run(terms_in_store(marketplace or ""))
    for original, translation in found:
        typer.echo(line_of(judge(original, translation, source, target, terms=terms)))


async def terms_in_store(marketplace: str) -> Termbase:
    """The fixed terms in force; none without a store."""
    from bot.schema import current
    from bot.settings import load
    from translations.service import terms_in_force
    from translations.termbase import NO_TERMS

    if current(load().database_url) is None:
        return NO_TERMS
    with store() as database:
        return await database.read(terms_in_force, marketplace)


def pairs(file: str) -> list[Pair]:
    """Source and translation of each line that is not empty. Raises Failed."""
    from bot.cli.faults import Failed

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    lines = [line.strip() for line in raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    found = {number: pair_of(line) for number, line in enumerate(lines, start=1) if line}
    bad = [str(number) for number, pair in found.items() if pair is None]
    if bad:
        named = ", ".join(bad[:MOST_NAMED]) + (" …" if len(bad) > MOST_NAMED else "")
        word = "Line" if len(bad) == 1 else "Lines"
        raise Failed(
            f"{word} {named} of {'standard input' if file == '-' else file} cannot be judged",
            'Write {"source": "…", "translation": "…"} on each line, in UTF-8',
        )
    return [pair for pair in found.values() if pair is not None]


def pair_of(line: bytes) -> Pair | None:
    try:
        given = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict):
        return None
    source, translation = given.get("source"), given.get("translation")
    if isinstance(source, str) and isinstance(translation, str):
        return source, translation
    return None


def line_of(verdict: Verdict) -> str:
    from translations.normalise import storable

    reasons = [{"code": one.code, "text": storable(one.text)} for one in verdict.reasons]
    return json.dumps({"state": verdict.state, "reasons": reasons}, ensure_ascii=False)
