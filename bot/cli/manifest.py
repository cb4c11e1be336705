"""``kakehashi manifest``: the Slack app, ready to be created from."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command()(manifest)


def manifest(
    url: Annotated[str, typer.Option(help="Where Slack reaches this bot: https://…")],
) -> None:
    """Print the Slack app manifest as JSON: api.slack.com/apps, Create New App, From a manifest."""
    import json
    from urllib.parse import urlsplit

    from bot.settings import load
    from bot.slack.manifest import manifest as manifest_for

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise typer.BadParameter(f"{url} is no address; give one like https://bot.example.com")
    built = manifest_for(url, commands=load().commands)
    typer.echo(json.dumps(built, ensure_ascii=False, indent=2))
