"""A company with a workspace in Tokyo and one in Seattle, a stranger's workspace, and a browser."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

from bot import server
from bot.assembly import assembled
from bot.installations.sealing import Keys, new_key
from bot.installations.settings import OAuth
from bot.settings import Settings
from bot.slack.manifest import manifest
from sandbox import defaults
from sandbox.app import create_app
from sandbox.person import Control
from sandbox.state import Channel, Member, Workspace
from sandbox.world import Settings as SandboxSettings
from tests.sandbox.serving import serving
from tests.scenarios.stage import PATIENT, SECRET, Late, Stage, settings_for

TOKYO, SEATTLE, ELSEWHERE = defaults.TEAM, "T0SEATTLE", "T0ELSEWHERE"
SEATTLES = (defaults.MILLER, defaults.CHEN, defaults.PARKER)
STATE_COOKIE = "slack-app-oauth-state"
KEY = new_key()


def tokyo() -> Workspace:
    """Nothing is installed: there is no token."""
    workspace = defaults.workspace("")
    del workspace.channels[defaults.SUPPORT_US]
    for person in SEATTLES:
        del workspace.members[person]
    return workspace


def seattle() -> Workspace:
    people = {one: defaults.members()[one] for one in SEATTLES}
    workspace = bare(SEATTLE, "Kakehashi Seattle", "U0BRIDGEUS", people)
    inside = [*SEATTLES, workspace.bot_user]
    room = Channel(id=defaults.SUPPORT_US, name="support-us", members=inside)
    workspace.channels[room.id] = room
    return workspace


def elsewhere() -> Workspace:
    """Somebody else's, with a channel that is called like one of ours."""
    mallory = Member(id="U0MALLORY", name="mallory", real_name="Mallory", team_id=ELSEWHERE)
    workspace = bare(ELSEWHERE, "<b>Elsewhere</b>", "U0BRIDGEXX", {mallory.id: mallory})
    inside = [mallory.id, workspace.bot_user]
    workspace.channels["C0THEIRS"] = Channel(id="C0THEIRS", name="support-jp", members=inside)
    return workspace


def bare(team: str, name: str, bot_user: str, people: dict[str, Member]) -> Workspace:
    bot = Member(id=bot_user, name="kakehashi", real_name="Kakehashi", is_bot=True, team_id=team)
    members = {one.id: one.model_copy(update={"team_id": team}) for one in people.values()}
    return Workspace(
        id=team,
        name=name,
        domain=team.lower(),
        token="",
        app_id="A0KAKEHASHI",
        bot_id=bot_user.replace("U0", "B0"),
        bot_user=bot_user,
        scopes=[],
        events=[],
        members={**members, bot.id: bot},
    )


@dataclass(frozen=True)
class Browser:
    """Somebody's browser; ``url`` is the bot's address."""

    url: str
    language: str = "en-US,en;q=0.9"

    async def get(self, url: str, cookie: str = "") -> httpx.Response:
        headers = {"accept-language": self.language, **({"cookie": cookie} if cookie else {})}
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.get(url, headers=headers)

    async def start(self) -> tuple[str, str]:
        """Where they are sent, and the cookie that they were given."""
        sent = await self.get(f"{self.url}/slack/install")
        assert sent.status_code == 302, sent.text
        return sent.headers["location"], sent.headers["set-cookie"].split(";")[0]

    async def decide(self, asked: str, user: str, decision: str = "allow") -> str:
        """What they answer Slack; where they are sent back to."""
        async with httpx.AsyncClient(trust_env=False) as client:
            page = await client.get(asked)
            assert user in page.text, page.text
            form = dict(parse_qsl(urlsplit(asked).query))
            done = await client.post(asked, data={**form, "user": user, "decision": decision})
        return done.headers["location"]

    async def install(self, user: str, decision: str = "allow") -> httpx.Response:
        asked, cookie = await self.start()
        return await self.get(await self.decide(asked, user, decision), cookie)


@dataclass(frozen=True)
class Company:
    stage: Stage
    control: Control
    browser: Browser
    settings: Settings

    async def in_both(self) -> None:
        for person in (defaults.SATO, defaults.MILLER):
            assert (await self.browser.install(person)).status_code == 200


def company_settings(database_url: str, folder: Path, api_url: str, *keys: str) -> Settings:
    plain = settings_for(database_url, folder, api_url)
    at = {"jp": TOKYO, "us": SEATTLE}
    return replace(
        plain,
        teams=tuple(replace(team, workspace=at[team.key]) for team in plain.teams),
        bot_token=None,
        oauth=OAuth("sandbox-client", "sandbox-client-secret", Keys(keys or (KEY,))),
    )


@contextlib.asynccontextmanager
async def company(
    database_url: str, folder: Path, *, token_seconds: int | None = None
) -> AsyncIterator[Company]:
    late = Late()
    async with serving(late) as bot_url:
        sandbox = create_app(
            [tokyo(), seattle(), elsewhere()],
            SandboxSettings(
                app_url=f"{bot_url}/slack/events",
                signing_secret=SECRET,
                rates=False,
                ack_seconds=PATIENT,
                retry_delays=(0.0, 0.0, 0.0),
                token_seconds=token_seconds,
            ),
        )
        async with serving(sandbox) as sandbox_url, Control(sandbox_url) as control:
            for team in (TOKYO, SEATTLE, ELSEWHERE):
                await control.install(manifest(bot_url, oauth=True), team)
            settings = company_settings(database_url, folder, f"{sandbox_url}/api/")
            async with assembled(settings) as application:
                late.app = server.build(application)
                stage = Stage(application, control, f"{bot_url}/slack/events")
                yield Company(stage, control, Browser(bot_url), settings)
