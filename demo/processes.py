"""How the three processes of a demo are started: mailbox, sandbox workspace, and the bot."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.slack.manifest import manifest
from demo.children import Child, ChildDied, Children
from demo.ports import HOST, Ports, url
from demo.tour import write_tour
from demo.words import word

TOKEN = "xoxb-sandbox"
SIGNING_SECRET = "sandbox-signing-secret"
"""Secrets of a workspace that only this machine can reach."""

API_KEY = "demo"
BOT = "bot"
FIRST_BUYER = "A1JP-YAMAMOTO"
"""Whose mail is open when the page is."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """``app_url`` is where the sandbox sends events; ``serve`` are further options of the bot."""

    ports: Ports
    folder: Path
    configuration: Path
    database_url: str
    packages: Path | None = None
    app_url: str | None = None
    serve: Sequence[str] = ()


async def start(family: Children, plan: Plan) -> None:
    """Starts all three and returns once each of them answers. Raises ChildDied, NotReady."""
    ports = plan.ports
    mailbox = await family.start("mailbox", mailbox_command(plan))
    sandbox = await family.start("sandbox", sandbox_command(plan))
    bot = await start_bot(family, plan)
    await family.ready(mailbox, f"{url(ports.letters)}/letters.json")
    await family.ready(sandbox, f"{url(ports.sandbox)}/control/workspaces")
    await family.ready(bot, f"{url(ports.bot)}/readyz")
    family.require_alive()


async def start_bot(family: Children, plan: Plan) -> Child:
    """Its process id stands in a file, so that the sandbox's page can kill it at a click."""
    bot = await family.start(BOT, bot_command(plan), environment(plan))
    bot_number(plan).write_text(str(bot.process.pid), encoding="utf-8")
    return bot


def bot_number(plan: Plan) -> Path:
    return plan.folder / "bot.pid"


async def first_real_death(family: Children, plan: Plan) -> ChildDied:
    """Starts a bot that was killed anew, as whoever runs it for real has it started again; returns
    when any process has ended otherwise. Raises NotReady."""
    while True:
        died = await family.first_death()
        bot_number(plan).unlink(missing_ok=True)
        if (died.name, died.status) != (BOT, -signal.SIGKILL):
            return died
        family.forget(BOT)
        await start_bot(family, plan)


def mailbox_command(plan: Plan) -> list[str]:
    return [
        *(sys.executable, "-m", "demo.mailbox"),
        *("--smtp-port", str(plan.ports.mailbox)),
        *("--page-port", str(plan.ports.letters)),
        *("--folder", str(plan.folder / "letters")),
        *("--api", f"{url(plan.ports.bot)}/api/v1", "--key", API_KEY),
    ]


def sandbox_command(plan: Plan) -> list[str]:
    return [
        *(sys.executable, "-m", "sandbox"),
        *("--host", HOST, "--port", str(plan.ports.sandbox)),
        *("--app-url", plan.app_url or f"{url(plan.ports.bot)}/slack/events"),
        *("--bot-token", TOKEN, "--signing-secret", SIGNING_SECRET),
        *("--state", str(workspace_file(plan.folder))),
        *("--manifest", str(write_manifest(plan))),
        *("--pane", f"{both('box.title')}={url(plan.ports.letters)}/?as={FIRST_BUYER}"),
        *("--tour", str(write_tour(plan.folder))),
        *("--lever", f"{both('killed')}={bot_number(plan)}"),
    ]


def both(key: str) -> str:
    return f"{word(key, 'ja')} / {word(key, 'en')}"


def write_manifest(plan: Plan) -> Path:
    """Installs the app with the scopes, events and commands that a real workspace would give it."""
    path = plan.folder / "manifest.json"
    made = manifest(url(plan.ports.bot), work_objects=True)
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def workspace_file(folder: Path) -> Path:
    """The sandbox's state: threads that the store's mirrors name live there."""
    return folder / "workspace.json"


def bot_command(plan: Plan) -> list[str]:
    return [
        *(sys.executable, "-m", "bot.cli", "serve"),
        *("--host", HOST, "--port", str(plan.ports.bot)),
        *plan.serve,
    ]


def environment(plan: Plan) -> dict[str, str]:
    settings = {
        "KAKEHASHI_CONFIG": str(plan.configuration),
        "KAKEHASHI_DATABASE_URL": plan.database_url,
        "KAKEHASHI_SMTP_URL": f"smtp://{HOST}:{plan.ports.mailbox}",
        "KAKEHASHI_API_KEYS": API_KEY,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_APP_TOKEN": "",
        "SLACK_API_URL": f"{url(plan.ports.sandbox)}/api/",
    }
    if plan.packages is not None:
        settings["ARGOS_PACKAGES_DIR"] = str(plan.packages)
    return settings
