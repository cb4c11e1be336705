"""REST as integrators meet it: HTTP requests against the real store, on either engine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot import rest
from bot.application import Application
from bot.assembly import assembled
from bot.settings import ApiKey, Settings
from bot.translation_settings import TranslationSettings
from bot.wake import Wake

TOKYO = {"Authorization": "Bearer tokyo-secret"}
SEATTLE = {"Authorization": "Bearer seattle-secret"}
SHOP = {"Authorization": "Bearer shop-secret"}
KEYS = (ApiKey("tokyo-secret", "jp"), ApiKey("seattle-secret", "us"), ApiKey("shop-secret"))

LAMP: dict[str, Any] = {
    "marketplace": "jp",
    "channel": "web",
    "customer": {
        "account": "amzn-jp-0417",
        "family_name": "髙﨑",
        "given_name": "美咲",
        "email": "misaki@example.com",
        "order_ids": ["503-1234567-1234567"],
    },
    "text": "先週届いたランプが点きません。交換をお願いできますか。",
}


@pytest.fixture
async def application(database_url: str) -> AsyncIterator[Application]:
    settings = replace(
        Settings(),
        database_url=database_url,
        api_keys=KEYS,
        bot_token="xoxb-test",
        translation=TranslationSettings(shipped=False),
    )
    async with assembled(settings) as one:
        yield one


@pytest.fixture
async def web(application: Application) -> AsyncIterator[httpx.AsyncClient]:
    """The shop's own system: its key belongs to no team."""
    transport = httpx.ASGITransport(rest.build(application), raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://kakehashi.test/api/v1", headers=SHOP
    ) as client:
        yield client


@pytest.fixture
def calls(application: Application) -> list[int]:
    """Grows each time the worker is told that there is work."""
    heard: list[int] = []
    assert isinstance(application.wake, Wake)
    application.wake.listeners.append(lambda: heard.append(1))
    return heard


@pytest.fixture
async def ref(web: httpx.AsyncClient) -> str:
    """A ticket of the Tokyo desk."""
    answer = await web.post("/tickets", json=LAMP)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["ref"])
