"""One bot and one sandbox per test, both really running."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.sandbox.serving import Bot, Running, running, serving


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    played = Bot()
    async with serving(played.app()) as url:
        played.url = f"{url}/slack/events"
        yield played


@pytest.fixture
async def sandbox(bot: Bot) -> AsyncIterator[Running]:
    async with running(bot, retry_delays=(0.0, 0.0, 0.0)) as started:
        yield started
