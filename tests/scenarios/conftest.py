"""Stories are told once on each database, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.scenarios.desk import Desk, open_desk
from tests.scenarios.stage import Stage, staged


@pytest.fixture
async def stage(database_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(database_url, tmp_path) as one:
        yield one


@pytest.fixture
async def desk(stage: Stage) -> Desk:
    return await open_desk(stage)
