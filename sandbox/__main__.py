"""`python -m sandbox`: one workspace on one port."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import uvicorn

from sandbox.app import create_app, default_workspaces
from sandbox.control.operating import install
from sandbox.persistence import read_workspace
from sandbox.state import Workspace
from sandbox.world import Settings


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


def main() -> int:
    options = parser().parse_args()
    settings = Settings(
        app_url=options.app_url,
        signing_secret=options.signing_secret,
        state_file=options.state,
        rates=not options.no_rates,
    )
    try:
        app = create_app(workspaces(options), settings)
    except (OSError, ValueError) as error:
        print(f"sandbox: cannot start: {error}".splitlines()[0], file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
