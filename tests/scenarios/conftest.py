"""Stories are told once on each database, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import shipped
from tests.scenarios.desk import Desk, open_desk
from tests.scenarios.stage import Stage, staged


@pytest.fixture
async def stage(database_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(database_url, tmp_path) as one:
        yield one


@pytest.fixture
async def desk(stage: Stage) -> Desk:
    return await open_desk(stage)


@pytest.fixture
async def shop(stage: Stage) -> Stage:
    """With the articles that come with the project."""
    await stage.control.install({"features": {"agent_view": {}}})
    await shipped.bring_articles_in(stage.application.database, stage.application.now())
    await stage.application.knowledge.catch_up()
    return stage
