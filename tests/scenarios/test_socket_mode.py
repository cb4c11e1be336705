"""Socket Mode: the same stories, over a connection that the bot opened itself."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot import server
from bot.assembly import assembled
from bot.settings import SettingsError, require_slack
from bot.slack import app as slack_app
from bot.slack.manifest import manifest
from sandbox.app import create_app, default_workspaces
from sandbox.person import Control
from sandbox.world import Settings as SandboxSettings
from tests.sandbox.serving import serving
from tests.scenarios.socketed import APP_TOKEN, Relay, relaying
from tests.scenarios.stage import JP, SECRET, TOKEN, Stage, settings_for, sign


@contextlib.asynccontextmanager
async def stage_behind(
    relay: Relay, database_url: str, folder: Path
) -> AsyncIterator[tuple[Stage, slack_app.Face]]:
    sandbox = create_app(
        default_workspaces(TOKEN),
        SandboxSettings(app_url=f"{relay.url}/slack/events", signing_secret=SECRET, rates=False),
    )
    async with serving(sandbox) as relay.sandbox, Control(relay.sandbox) as control:
        await control.install(manifest(None, socket_mode=True))
        plain = settings_for(database_url, folder, f"{relay.url}/api/")
        settings = replace(plain, signing_secret=None, app_token=APP_TOKEN)
        require_slack(settings)
        async with assembled(settings) as application:
            face = slack_app.build(application)
            async with server.spoken_to(application, face):
                await relay.linked.wait()
                yield Stage(application, control, ""), face


async def test_commands_threads_and_windows_work_over_the_connection(
    database_url: str, tmp_path: Path
) -> None:
    async with relaying() as relay, stage_behind(relay, database_url, tmp_path) as (stage, _):
        ticket = await stage.customer_writes("カメラが届きません。")
        shown = (await stage.sato.command(JP, "/ticket", ticket.ref))["shown"]
        assert ticket.ref in shown
        card = await stage.card(stage.sato, JP, ticket.ref)
        said = await stage.sato.say(JP, "倉庫に確認します。", thread_ts=card["ts"])
        assert {one["status"] for one in said["deliveries"]} == {200}
        assert [one.text for one in await stage.entries(ticket)][-1] == "倉庫に確認します。"
        await relay.drop()
        assert ticket.ref in (await stage.sato.command(JP, "/queue"))["shown"]


async def test_without_a_signing_secret_nobody_is_let_in_by_http(
    database_url: str, tmp_path: Path
) -> None:
    async with (
        relaying() as relay,
        stage_behind(relay, database_url, tmp_path) as (stage, face),
        serving(server.build(stage.application, face)) as url,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        body, stamp = b'{"type":"url_verification","challenge":"x"}', "1"
        headers = {
            "content-type": "application/json",
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": sign("", stamp, body),
        }
        answer = await client.post(f"{url}/slack/events", content=body, headers=headers)
        assert answer.status_code == 404


async def test_a_wrong_app_token_is_one_line(tmp_path: Path) -> None:
    settings = settings_for("sqlite:///x.db", tmp_path, "http://127.0.0.1:9/api/")
    with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN.*connections:write"):
        require_slack(replace(settings, app_token="xoxb-1"))
    async with relaying() as relay:
        given = replace(settings, app_token="xapp-other", slack_api_url=f"{relay.url}/api/")
        async with assembled(given) as application:
            face = slack_app.build(application)
            with pytest.raises(SettingsError, match="SLACK_APP_TOKEN: Slack answers invalid_auth"):
                async with server.spoken_to(application, face):
                    pass
