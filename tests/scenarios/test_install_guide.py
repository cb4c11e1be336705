"""The installation guide, followed to the letter against the sandbox, each of its three ways."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import server
from bot.assembly import assembled
from bot.cli import PARTS
from bot.settings import load, require_slack
from bot.slack import app as slack_app
from sandbox.app import create_app, default_workspaces
from sandbox.person import Control
from sandbox.state import Workspace
from sandbox.world import Settings as SandboxSettings
from tests.bot.cli.conftest import Run, kakehashi
from tests.sandbox.serving import serving
from tests.scenarios.socketed import APP_TOKEN, relaying
from tests.scenarios.stage import JP, PATIENT, SECRET, TOKEN, US, Late, Stage
from tests.scenarios.workspaces import SEATTLE, TOKYO, Browser, seattle, tokyo

__all__ = ["kakehashi"]

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("install.md", "install.ja.md")
BLOCK = re.compile(r"```(sh|toml)\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Way:
    """One section: its commands, what it exports, its configuration."""

    commands: list[str]
    exported: dict[str, str]
    toml: str


def way(letter: str, guide: str = "install.md") -> Way:
    text = (DOCS / guide).read_text(encoding="utf-8")
    section = text.split(f"\n## {letter}. ")[1].split("\n## ")[0]
    blocks = BLOCK.findall(section)
    lines = [line for kind, block in blocks if kind == "sh" for line in block.splitlines()]
    exported = dict(line.removeprefix("export ").split("=", 1) for line in lines if "=" in line)
    commands = [line for line in lines if line.startswith("kakehashi ")]
    return Way(commands, exported, "".join(block for kind, block in blocks if kind == "toml"))


@pytest.mark.parametrize("letter", "ABC")
def test_both_guides_give_the_same_commands_and_values(letter: str) -> None:
    ours, other = (way(letter, guide) for guide in GUIDES)
    assert ours == other
    assert ours.commands


def test_every_command_of_the_guides_is_one_that_there_is() -> None:
    known = {name for part in PARTS for name in vars(part)} | {"new-key"}
    for guide in GUIDES:
        text = (DOCS / guide).read_text(encoding="utf-8")
        for word in re.findall(r"kakehashi ([a-z]+)", text):
            assert word in known | {"db", "translations", "installations"}, word


def told(way: Way, run: Run, url: str) -> dict[str, object]:
    """What the guide's command prints as the manifest."""
    [command] = [one for one in way.commands if one.startswith("kakehashi manifest")]
    words = shlex.split(command.replace("https://YOUR-HOST", url).split(" > ")[0])
    done = run(*words[1:])
    assert done.returncode == 0, done.stderr
    made: dict[str, object] = json.loads(done.stdout)
    return made


def environment(
    way: Way, folder: Path, database_url: str, api: str, **values: str
) -> dict[str, str]:
    """The guide's exports with the reader's own values in them, and where the sandbox is."""
    config = folder / "guide.toml"
    config.write_text(way.toml.replace("T0JAPAN", TOKYO).replace("T0AMERICA", SEATTLE))
    given = {name: values.get(value, value) for name, value in way.exported.items()}
    assert not any("YOUR" in value for value in given.values()), given
    return given | {
        "KAKEHASHI_CONFIG": str(config),
        "KAKEHASHI_DATABASE_URL": database_url,
        "KAKEHASHI_DATA_DIR": str(folder),
        "SLACK_API_URL": f"{api}/api/",
    }


def not_yet_invited(workspaces: list[Workspace]) -> list[Workspace]:
    for workspace in workspaces:
        for channel in workspace.channels.values():
            channel.members = [one for one in channel.members if one != workspace.bot_user]
    return workspaces


@contextlib.asynccontextmanager
async def slack_for(url: str, workspaces: list[Workspace]) -> AsyncIterator[tuple[str, Control]]:
    settings = SandboxSettings(
        app_url=f"{url}/slack/events",
        signing_secret=SECRET,
        rates=False,
        ack_seconds=PATIENT,
        retry_delays=(0.0, 0.0, 0.0),
    )
    app = create_app(not_yet_invited(workspaces), settings)
    async with serving(app) as sandbox_url, Control(sandbox_url) as control:
        yield sandbox_url, control


async def invite_and_try(stage: Stage) -> None:
    """Steps 5 and 6."""
    for person, channel in ((stage.sato, JP), (stage.miller, US)):
        assert (await person.command(channel, "/invite", "@kakehashi"))["ok"]
    answer = await stage.sato.command(JP, "/ticket", "new Test")
    assert answer["ok"], answer
    await stage.deliver()
    assert await stage.card(stage.sato, JP, "JP-1001")


async def test_the_way_by_http(database_url: str, tmp_path: Path, kakehashi: Run) -> None:
    guide, late = way("A"), Late()
    async with (
        serving(late) as url,
        slack_for(url, default_workspaces(TOKEN)) as (sandbox, control),
    ):
        await control.install(told(guide, kakehashi, url))
        values = {"xoxb-YOUR-TOKEN": TOKEN, "YOUR-SIGNING-SECRET": SECRET}
        settings = load(environment(guide, tmp_path, database_url, sandbox, **values))
        require_slack(settings)
        async with assembled(settings) as application:
            late.app = server.build(application)
            await invite_and_try(Stage(application, control, url))


async def test_the_way_by_socket(database_url: str, tmp_path: Path, kakehashi: Run) -> None:
    guide = way("B")
    async with (
        relaying() as relay,
        slack_for(relay.url, default_workspaces(TOKEN)) as (relay.sandbox, control),
    ):
        await control.install(told(guide, kakehashi, relay.url))
        values = {"xoxb-YOUR-TOKEN": TOKEN, "xapp-YOUR-TOKEN": APP_TOKEN}
        settings = load(environment(guide, tmp_path, database_url, relay.url, **values))
        require_slack(settings)
        async with assembled(settings) as application:
            face = slack_app.build(application)
            async with server.spoken_to(application, face):
                await relay.linked.wait()
                await invite_and_try(Stage(application, control, ""))


async def test_the_way_by_oauth(database_url: str, tmp_path: Path, kakehashi: Run) -> None:
    guide, late = way("C"), Late()
    assert "kakehashi installations new-key" in guide.commands
    key = kakehashi("installations", "new-key").stdout.strip()
    async with (
        serving(late) as url,
        slack_for(url, [tokyo(), seattle()]) as (sandbox, control),
    ):
        for team in (TOKYO, SEATTLE):
            await control.install(told(guide, kakehashi, url), team)
        values = {
            "YOUR-CLIENT-ID": "sandbox-client",
            "YOUR-CLIENT-SECRET": "sandbox-client-secret",
            "YOUR-SIGNING-SECRET": SECRET,
            "YOUR-KEY": key,
        }
        settings = load(environment(guide, tmp_path, database_url, sandbox, **values))
        require_slack(settings)
        async with assembled(settings) as application:
            late.app = server.build(application)
            stage = Stage(application, control, url)
            for person in (stage.sato, stage.miller):
                assert (await Browser(url).install(person.user)).status_code == 200
            await invite_and_try(stage)
