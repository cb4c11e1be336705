"""The token with which a call of the Web API is made: that of the workspace it concerns.

Token rotation: https://docs.slack.dev/authentication/using-token-rotation. An access token lasts
twelve hours; two hours before its end it is renewed, and until then the old one still works.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from datetime import UTC, datetime

import aiohttp
from slack_sdk.errors import SlackApiError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from bot.installations import kept
from bot.installations.sealing import NAME, Unreadable
from bot.installations.stores import Installations, bot_of, moment, secret
from bot.slack.private import refusal

log = logging.getLogger(__name__)

NOT_RENEWED = (SlackTokenRotationError, aiohttp.ClientError, TimeoutError, OSError)


class Tokens:
    """Each time from the store: another process may have installed, renewed or given up."""

    def __init__(self, store: Installations, rotator: AsyncTokenRotator) -> None:
        self.store = store
        self.rotator = rotator
        self._renewing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, workspace: str) -> str:
        """Raises SlackApiError ``not_authed`` where the app is not installed, or where its token
        cannot be read, as Slack itself answers a call without a token."""
        _, bot = await self._held(workspace)
        if soon_over(bot):
            async with self._renewing[workspace]:
                sealed, bot = await self._held(workspace)
                if soon_over(bot):
                    bot = await self._renewed(sealed, bot)
        return bot.bot_token

    async def _held(self, workspace: str) -> tuple[str, Bot]:
        """As it stands sealed in the store, and opened."""
        row = await self.store.database.read(kept.find, workspace)
        try:
            if row is not None:
                return row.sealed, bot_of(row, self.store.keys.open(row.sealed))
        except Unreadable:
            log.error("the token of workspace %s cannot be read: see %s", workspace, NAME)
        refusal = {"ok": False, "error": "not_authed"}
        raise SlackApiError(f"not installed in {workspace}", refusal)  # type: ignore[no-untyped-call]

    async def _renewed(self, was: str, bot: Bot) -> Bot:
        """The bot with new tokens; with those it has where Slack gives none, since these may still
        work, and where another process was first, with that one's."""
        workspace = str(bot.team_id)
        try:
            fresh = await self.rotator.perform_bot_token_rotation(bot=bot)
        except NOT_RENEWED as error:
            log.warning("the token of workspace %s is not renewed: %s", workspace, cause(error))
            return (await self._held(workspace))[1]
        if fresh is None:
            return bot
        written = await self.store.database.write(
            kept.renew,
            workspace,
            was=was,
            sealed=self.store.keys.seal(secret(fresh)),
            expires_at=moment(fresh.bot_token_expires_at),
        )
        return fresh if written else (await self._held(workspace))[1]


def cause(error: Exception) -> str:
    """What Slack called it; never what it was told."""
    refused = getattr(error, "api_error", None)
    return refusal(refused or error)


def soon_over(bot: Bot) -> bool:
    """As the rotator counts: two hours before the end, by this machine's clock."""
    ends = moment(bot.bot_token_expires_at)
    return ends is not None and (ends - datetime.now(UTC)).total_seconds() <= 120 * 60


async def seal_anew(store: Installations) -> int:
    """Seals with the newest key what an older one had sealed; how many. Raises Unreadable with the
    workspace's id."""
    changed = 0
    for row in await store.database.read(kept.everywhere):
        try:
            opened = store.keys.open(row.sealed)
        except Unreadable as error:
            raise Unreadable(row.workspace) from error
        if not store.keys.newest(row.sealed):
            changed += await store.database.write(
                kept.renew,
                row.workspace,
                was=row.sealed,
                sealed=store.keys.seal(opened),
                expires_at=row.expires_at,
            )
    return changed
