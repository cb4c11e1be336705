"""``kakehashi serve`` and ``kakehashi worker``."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(worker)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, envvar="PORT")] = 3000,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Leave posting to `kakehashi worker`.")
    ] = False,
) -> None:
    """Serve Slack, REST and health; post to threads and mailboxes beside it."""
    from bot import server
    from bot.schema import require_current
    from bot.settings import load, require_slack

    settings = load()
    require_slack(settings)
    require_current(settings.database_url)
    listener = server.listen_on(host, port)
    log_to_stderr()
    where = "[{}]:{}" if ":" in host else "{}:{}"
    typer.echo("Listening on http://" + where.format(host, listener.getsockname()[1]), err=True)
    run(server.serve(settings, listener, works=not no_worker))


def worker() -> None:
    """Post to threads and mailboxes, and let time pass: a process beside `serve --no-worker`."""
    from bot import server
    from bot.settings import load

    settings = load()
    log_to_stderr()
    run(server.work(settings))


def log_to_stderr() -> None:
    import logging

    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=form)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def run(main: Coroutine[Any, Any, None]) -> None:
    """Runs until it ends or the process is told to stop; then what is under way is finished."""
    import asyncio
    import sys

    if sys.platform == "win32":
        asyncio.run(main)
        return
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)
