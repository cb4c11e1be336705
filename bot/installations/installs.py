"""The app in several workspaces, put together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.database import Database
from bot.installations.sealing import NAME, Unreadable
from bot.installations.settings import OAuth
from bot.installations.stores import Installations, States
from bot.installations.tokens import Tokens, seal_anew
from bot.slack.where import ClientOfEach
from bot.values import SettingsError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Installs:
    """``plain`` calls Slack without a token, ``client`` with that of the workspace at hand."""

    oauth: OAuth
    store: Installations
    states: States
    plain: AsyncWebClient
    client: ClientOfEach


def open_installs(
    oauth: OAuth,
    *,
    database: Database,
    client: AsyncWebClient,
    workspaces: frozenset[str],
    now: Callable[[], datetime],
) -> Installs:
    """``client`` has no token; its connections are shared."""
    store = Installations(database, oauth.keys, workspaces, now)
    rotator = AsyncTokenRotator(
        client_id=oauth.client_id, client_secret=oauth.client_secret, client=client
    )
    each = ClientOfEach(
        Tokens(store, rotator),
        base_url=client.base_url,
        timeout=client.timeout,
        session=client.session,
        retry_handlers=[],
    )
    return Installs(oauth, store, States(database, now), client, each)


async def require_keys(installs: Installs) -> None:
    """Before anything starts: every token can be opened, and is sealed with the newest key.
    Raises SettingsError."""
    try:
        changed = await seal_anew(installs.store)
    except Unreadable as error:
        raise SettingsError(
            NAME,
            f"no key opens the token of workspace {error}",
            f"Add the key that was used, or run: kakehashi installations remove {error}",
        ) from None
    if changed:
        log.info("%s tokens were sealed anew with the newest key", changed)
