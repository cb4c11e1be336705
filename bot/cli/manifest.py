"""``kakehashi manifest``: the Slack app, ready to be created from."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command()(manifest)


def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches this bot: https://…")] = None,
    socket_mode: Annotated[
        bool, typer.Option("--socket-mode", help="The bot calls Slack: no address is needed.")
    ] = False,
    oauth: Annotated[
        bool, typer.Option("--oauth", help="For several workspaces, with tokens that expire.")
    ] = False,
    assistant_view: Annotated[
        bool, typer.Option("--assistant-view", help="For workspaces without Slack's agent view.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Instead of the manifest, why each scope is needed.")
    ] = False,
) -> None:
    """Print the Slack app manifest as JSON: api.slack.com/apps, Create New App, From a manifest."""
    import json

    from bot.settings import load
    from bot.slack import manifest as made

    if explain:
        for scope, reasons in made.needed_scopes().items():
            typer.echo("\n    ".join([scope, *reasons]))
        return
    check(url, may_be_absent=socket_mode and not oauth)
    view = "assistant_view" if assistant_view else "agent_view"
    settings = load()
    built = made.manifest(
        url,
        commands=settings.commands,
        socket_mode=socket_mode,
        oauth=oauth,
        view=view,
        work_objects=settings.work_objects,
    )
    typer.echo(json.dumps(built, ensure_ascii=False, indent=2))


def check(url: str | None, *, may_be_absent: bool) -> None:
    from urllib.parse import urlsplit

    if url is None:
        if may_be_absent:
            return
        raise typer.BadParameter("--url is missing; give one like https://bot.example.com")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise typer.BadParameter(f"{url} is no address; give one like https://bot.example.com")
