"""`python -m demo`: what `kakehashi demo` runs."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import SettingsError, load
from demo import fetching, live
from demo.children import ChildDied, NotReady
from demo.live import WorkspaceGone
from demo.ports import PortTaken
from demo.store import NotADemo

FAILED = 1
KNOWN = (SettingsError, PortTaken, NotADemo, WorkspaceGone, ChildDied, NotReady)
LAST_PORT = 65_532
WIDTH = 140


def port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"{number} is not between 1 and {LAST_PORT}")
    return number


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="kakehashi demo", description=live.__doc__)
    options.add_argument(
        "--port", type=port, default=3000, help="the bot's; the next three are used too (3000)"
    )
    options.add_argument("--fresh", action="store_true", help="delete the demo's store, begin anew")
    options.add_argument(
        "--story", action="store_true", help="play a day by itself, in a store of its own"
    )
    options.add_argument("--seed", type=int, help="with --story: other names, numbers and order")
    return options


def wide_enough() -> Console:
    """Two threads side by side want room where nobody says how much there is."""
    console = Console()
    told = console.is_terminal or "COLUMNS" in os.environ
    return console if told else Console(width=WIDTH)


def main() -> int:
    options = parser()
    given = options.parse_args()
    if given.seed is not None and not given.story:
        options.error("--seed belongs to --story")
    console = wide_enough()
    try:
        if given.story:
            from demo.story import play

            return asyncio.run(play(seed=given.seed or 0, console=console))
        fetching.offer(load(), console)
        return asyncio.run(live.run(port=given.port, fresh=given.fresh, console=console))
    except KNOWN as error:
        print(f"kakehashi demo: {error}", file=sys.stderr)
    except SQLAlchemyError as error:
        why = str(error).splitlines()[0]
        print(
            f"kakehashi demo: the database cannot be used ({why}). Check KAKEHASHI_DATABASE_URL",
            file=sys.stderr,
        )
    except (KeyboardInterrupt, asyncio.CancelledError):
        return FAILED
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
