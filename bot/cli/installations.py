"""``kakehashi installations``: the workspaces that the app is installed in, and their keys."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.store import store

group = typer.Typer(help="Several workspaces: where the app is installed.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="installations")


@group.command("new-key")
def new_key() -> None:
    """Print a new key for KAKEHASHI_TOKEN_KEYS. Put it first; the old ones still open."""
    from bot.installations.sealing import new_key

    typer.echo(new_key())


@group.command("list")
def everywhere(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Name each workspace with who installed the app and when its token ends. Shows no token."""
    import asyncio
    import json

    from bot.installations import kept

    with store() as database:
        rows = asyncio.run(database.read(kept.everywhere))
    for row in rows:
        shown = {
            "workspace": row.workspace,
            "name": row.name,
            "installed_by": row.installed_by,
            "installed_at": row.installed_at.isoformat(),
            "expires_at": row.expires_at.isoformat() if row.expires_at else None,
        }
        plain = "  ".join(str(value or "-") for value in shown.values())
        typer.echo(json.dumps(shown, ensure_ascii=False) if as_json else plain)


@group.command()
def remove(workspace: Annotated[str, typer.Argument(help="Its id, T…")]) -> None:
    """Forget a workspace's token here. In Slack, remove the app under Manage apps as well."""
    import asyncio

    from bot.cli.faults import Failed
    from bot.installations import kept

    with store() as database:
        if not asyncio.run(database.write(kept.forget, workspace)):
            raise Failed(
                f"The app is not installed in {workspace}", "See: kakehashi installations list"
            )
    typer.echo(f"Forgotten: {workspace}")
