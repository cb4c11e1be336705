"""The application put together: settings, store, translator, Slack, clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.database import Database
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.slack.directory import Directory
from bot.translator import Translator

if TYPE_CHECKING:
    from bot.installations.installs import Installs


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Application:
    """What handlers, REST and worker share. ``wake`` tells the worker that there is work;
    ``knowledge`` fills its index from its first question or start on; ``installs`` is there where
    the app may be installed in several workspaces."""

    settings: Settings
    database: Database
    translator: Translator
    slack: AsyncWebClient
    directory: Directory
    wake: Callable[[], None]
    now: Callable[[], datetime] = utc_now
    installs: Installs | None = None
    knowledge: Knowledge = field(init=False)

    def __post_init__(self) -> None:
        self.knowledge = Knowledge(self.database, self.translator.engine, self.now)
