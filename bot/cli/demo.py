"""``kakehashi demo``: everything on one machine, to try it. A process of its own: the product does
not import the demo."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    port: Annotated[int, typer.Option(help="The bot's; the next three are used too.")] = 3000,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Delete the demo's store and begin anew.")
    ] = False,
    story: Annotated[
        bool, typer.Option("--story", help="Play a day by itself, in a store of its own.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(help="With --story: other names, numbers and order.")
    ] = None,
) -> None:
    """Run bot, worker, a sandbox workspace and a mailbox here, with made-up cases."""
    import os
    import sys

    options = ["--port", str(port)]
    options += ["--fresh"] if fresh else []
    options += ["--story"] if story else []
    options += ["--seed", str(seed)] if seed is not None else []
    os.execv(sys.executable, [sys.executable, "-m", "demo", *options])
