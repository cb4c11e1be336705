"""The application put together: settings, store, translator, Slack, clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.database import Database
from bot.settings import Settings
from bot.slack.directory import Directory
from bot.translator import Translator


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Application:
    """What handlers, REST and worker share. ``wake`` tells the worker that there is work."""

    settings: Settings
    database: Database
    translator: Translator
    slack: AsyncWebClient
    directory: Directory
    wake: Callable[[], None]
    now: Callable[[], datetime] = utc_now
