"""`python -m sandbox`: one workspace on one port."""

from __future__ import annotations

import argparse
import json
import socket
import sys
from pathlib import Path
from typing import Any

import uvicorn

from sandbox.app import create_app, default_workspaces
from sandbox.control.operating import install
from sandbox.persistence import read_workspace
from sandbox.state import Workspace
from sandbox.world import Settings

# An open page holds a stream: leave it after a second.
SERVER: dict[str, Any] = {
    "log_level": "critical",
    "access_log": False,
    "timeout_graceful_shutdown": 1,
}


def named(text: str) -> tuple[str, str]:
    """`NAME=VALUE`; raises ArgumentTypeError where either is missing."""
    name, _, value = text.partition("=")
    if not (name and value):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=3001)
    options.add_argument("--app-url", default="http://127.0.0.1:3000/slack/events")
    options.add_argument("--signing-secret", default="sandbox-signing-secret")
    options.add_argument("--bot-token", default="xoxb-sandbox")
    options.add_argument("--state", type=Path, help="keeps the workspace over restarts")
    options.add_argument("--workspace", type=Path, action="append", help="workspace as JSON")
    options.add_argument("--manifest", type=Path, help="app manifest: scopes, commands, shortcuts")
    options.add_argument(
        "--pane",
        metavar="TITLE=URL",
        action="append",
        type=named,
        default=[],
        help="a further page beside the desks",
    )
    options.add_argument(
        "--lever",
        metavar="NAME=FILE",
        action="append",
        type=named,
        default=[],
        help="a button that kills the process whose id stands in the file",
    )
    options.add_argument("--tour", type=Path, help="what the page suggests step by step, as JSON")
    options.add_argument("--no-rates", action="store_true", help="never answers 429 by itself")
    return options


def workspaces(options: argparse.Namespace) -> list[Workspace]:
    named = [read_workspace(path) for path in options.workspace or []]
    found = named or default_workspaces(options.bot_token)
    if options.manifest:
        manifest = json.loads(options.manifest.read_text(encoding="utf-8"))
        for workspace in found:
            install(workspace, manifest)
    return found


def listening(host: str, port: int) -> socket.socket:
    """Takes the port before anything else starts; raises OSError where it is taken."""
    # With its protocol named, asyncio turns Nagle off: else every answer waits 40 ms.
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    taken.bind((host, port))
    taken.listen(128)
    return taken


def settings_of(options: argparse.Namespace) -> Settings:
    """Raises OSError or ValueError where the tour cannot be read."""
    return Settings(
        app_url=options.app_url,
        signing_secret=options.signing_secret,
        state_file=options.state,
        rates=not options.no_rates,
        panes=dict(options.pane),
        levers={name: Path(file) for name, file in options.lever},
        tour=json.loads(options.tour.read_text(encoding="utf-8")) if options.tour else None,
    )


def main() -> int:
    options = parser().parse_args()
    try:
        app = create_app(workspaces(options), settings_of(options))
    except (OSError, ValueError) as error:
        return _failed(f"cannot read what it was given: {str(error).splitlines()[0]}")
    try:
        door = listening(options.host, options.port)
    except OSError:
        return _failed(f"port {options.port} is taken: stop what runs there or give --port")
    print(f"Sandbox: http://{options.host}:{door.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, **SERVER)).run(sockets=[door])
    return 0


def _failed(sentence: str) -> int:
    print(f"sandbox: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
