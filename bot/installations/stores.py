"""Our store behind the interfaces of Slack's OAuth code.

slack_sdk's own SQLAlchemy store would keep tokens in plain text, every earlier installation
with them, and write to the file on a connection of its own beside the one writer that SQLite has.
Interfaces: https://docs.slack.dev/tools/python-slack-sdk/oauth
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from slack_bolt.error import BoltError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as Given
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.database import Database
from bot.installations import kept
from bot.installations.sealing import Keys
from bot.installations.tables import Installation

Now = Callable[[], datetime]


class NotOurs(BoltError):
    """``workspace`` is none of those that the configuration names; empty for a whole
    organisation (Enterprise Grid), where each workspace installs for itself."""

    def __init__(self, workspace: str) -> None:
        super().__init__("a workspace that is not ours")
        self.workspace = workspace


class Installations(AsyncInstallationStore):
    """Bot tokens, one for each workspace of ours, sealed."""

    def __init__(
        self, database: Database, keys: Keys, workspaces: frozenset[str], now: Now
    ) -> None:
        self.database = database
        self.keys = keys
        self.workspaces = workspaces
        self.now = now

    @property
    def logger(self) -> logging.Logger:
        return logging.getLogger("kakehashi.bolt")

    async def async_save(self, installation: Given) -> None:
        """Raises NotOurs; then nothing has been kept."""
        workspace = installation.team_id or ""
        if installation.is_enterprise_install or workspace not in self.workspaces:
            raise NotOurs("" if installation.is_enterprise_install else workspace)
        await self.database.write(kept.keep, self.sealed(installation.to_bot(), installation))

    def sealed(self, bot: Bot, installation: Given) -> Installation:
        return Installation(
            workspace=str(bot.team_id),
            name=bot.team_name or str(bot.team_id),
            app_id=bot.app_id or "",
            bot_id=bot.bot_id or "",
            bot_user=bot.bot_user_id or "",
            scopes=",".join(bot.bot_scopes),
            sealed=self.keys.seal(secret(bot)),
            installed_by=installation.user_id,
            installed_at=self.now(),
            expires_at=moment(bot.bot_token_expires_at),
        )

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Raises Unreadable."""
        row = await self.database.read(kept.find, team_id or "")
        return None if row is None else bot_of(row, self.keys.open(row.sealed))

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        await self.database.write(kept.forget, team_id or "")

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        await self.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)


class States(AsyncOAuthStateStore):
    """What proves that whoever comes back from Slack was sent there by us."""

    def __init__(self, database: Database, now: Now) -> None:
        self.database = database
        self.now = now

    @property
    def logger(self) -> logging.Logger:
        return logging.getLogger("kakehashi.bolt")

    async def async_issue(self, *_: Any, **__: Any) -> str:
        state = secrets.token_urlsafe(32)
        await self.database.write(kept.issue, state, self.now())
        return state

    async def async_consume(self, state: str) -> bool:
        return await self.database.write(kept.consume, state, self.now())


def secret(bot: Bot) -> dict[str, Any]:
    return {"token": bot.bot_token, "refresh": bot.bot_refresh_token}


def bot_of(row: Installation, opened: dict[str, Any]) -> Bot:
    return Bot(
        app_id=row.app_id,
        team_id=row.workspace,
        team_name=row.name,
        bot_token=opened["token"],
        bot_id=row.bot_id,
        bot_user_id=row.bot_user,
        bot_scopes=row.scopes,
        bot_refresh_token=opened.get("refresh"),
        bot_token_expires_at=int(row.expires_at.timestamp()) if row.expires_at else None,
        installed_at=row.installed_at.timestamp(),
    )


def moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
