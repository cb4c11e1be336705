"""``kakehashi doctor``: what is well, what is not, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.finding import Finding

COLOURS = {"ok": "green", "warning": "yellow", "failed": "red"}


def register(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
) -> None:
    """Check configuration, database, mail, translation, Slack and posting. Exit status 1 if
    anything failed."""
    import asyncio
    import json
    from dataclasses import asdict

    findings = asyncio.run(examined())
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        show(findings)
    if any(one.state == "failed" for one in findings):
        raise typer.Exit(1)


async def examined() -> list[Finding]:
    from bot.assembly import assembled
    from bot.doctor import examine
    from bot.finding import Finding
    from bot.settings import SettingsError, load

    try:
        settings = load()
    except SettingsError as error:
        problem = f"{error.key}: {error.problem}"
        return [Finding("configuration", "failed", problem, error.remedy)]
    async with assembled(settings) as application:
        return [finding async for finding in examine(application)]


def show(findings: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False)
    for one in findings:
        remedy = f"\n→ {one.remedy}" if one.remedy and one.state != "ok" else ""
        state = Text(one.state, style=COLOURS[one.state])
        table.add_row(Text(one.check), state, Text(one.finding + remedy, overflow="fold"))
    Console(soft_wrap=False).print(table)
