"""The command line. Heavy libraries are imported inside the commands that need them."""

from __future__ import annotations

import sys

import typer

from bot.cli import (
    ask,
    db,
    demo,
    doctor,
    duty,
    installations,
    kb,
    kb_search,
    manifest,
    serving,
    tickets,
    translations,
)

app = typer.Typer(
    name="kakehashi",
    help="Kakehashi: support tickets between two desks in Slack, each in its own language.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
PARTS = (
    demo,
    serving,
    db,
    doctor,
    manifest,
    installations,
    translations,
    tickets,
    kb,
    kb_search,
    ask,
    duty,
)
for part in PARTS:
    part.register(app)


def main() -> None:
    """Exit status 0 done, 1 failed (one line on standard error with the remedy), 2 wrong usage."""
    try:
        app()
    except Exception as error:
        from bot.cli.faults import one_line

        line = one_line(error)
        if line is None:
            raise
        print(line, file=sys.stderr)
        raise SystemExit(1) from None
