"""The application put together from its settings, and taken apart again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.application import Application, utc_now
from bot.database import Database
from bot.delivery.follow import CALL_TIMEOUT
from bot.installations.settings import workspaces
from bot.settings import Settings
from bot.slack.directory import Directory
from bot.translator import Translator
from bot.wake import Wake
from translations.engines.argos import argos_engine
from translations.engines.base import Engine
from translations.engines.libretranslate import libretranslate_engine
from translations.packages import SHIPPED, packages_folder

if TYPE_CHECKING:
    from bot.installations.installs import Installs


def translation_packages(settings: Settings) -> Path:
    """The folder that translation packages are installed in."""
    return packages_folder(os.environ, settings.data_dir / "translations")


def package_folders(settings: Settings) -> tuple[Path, ...]:
    """Where translation packages stand: installed ones come before those that are shipped."""
    installed = translation_packages(settings)
    return (installed, SHIPPED) if settings.translation.shipped else (installed,)


def translation_engine(settings: Settings) -> Engine:
    """What the settings translate with; one for each process, whoever asks."""
    chosen = settings.translation
    if chosen.engine == "libretranslate":
        return libretranslate_engine(chosen.servers, chosen.key, chosen.timeout)
    return argos_engine(*package_folders(settings))


def open_client(settings: Settings) -> AsyncWebClient:
    """A client with one HTTP session for all its calls, on the running event loop. It repeats
    nothing by itself: the SDK's own retries post twice."""
    return AsyncWebClient(
        token=settings.bot_token,
        base_url=settings.slack_api_url,
        timeout=int(CALL_TIMEOUT),
        session=aiohttp.ClientSession(trust_env=True),
        retry_handlers=[],
    )


def assemble(settings: Settings) -> Application:
    """The application, on the running event loop. Models load when they are first needed."""
    database = Database(settings.database_url)
    slack, installs = open_slack(settings, database)
    engine = translation_engine(settings)
    return Application(
        settings=settings,
        database=database,
        translator=Translator(database, engine, utc_now),
        slack=slack,
        directory=Directory(slack, database, settings, utc_now),
        wake=Wake(settings.database_url),
        installs=installs,
    )


def open_slack(settings: Settings, database: Database) -> tuple[AsyncWebClient, Installs | None]:
    """The client that everybody calls Slack with: with one token, or with each workspace's own."""
    plain = open_client(settings)
    if settings.oauth is None:
        return plain, None
    from bot.installations.installs import open_installs

    installs = open_installs(
        settings.oauth,
        database=database,
        client=plain,
        workspaces=workspaces(settings.teams),
        now=utc_now,
    )
    return installs.client, installs


async def dismantle(application: Application) -> None:
    await application.knowledge.stop()
    if application.slack.session is not None:
        await application.slack.session.close()
    application.database.close()


@contextlib.asynccontextmanager
async def assembled(settings: Settings) -> AsyncIterator[Application]:
    application = assemble(settings)
    try:
        yield application
    finally:
        await dismantle(application)
