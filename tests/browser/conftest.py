"""The demo as a person starts it, and a real Chromium in front of it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.screen import Screen
from tests.demo.conftest import ROOT, four_in_a_row, start_demo, until_greeted

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PICTURES = ROOT / "var" / "browser"
WIDE, NARROW = (1440, 900), (390, 844)
PATIENCE = 45_000
"""Milliseconds that something may take to appear on a busy machine."""

Opening = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where it is; without one the tests are left out on a person's machine and fail in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    why = "no Chromium is installed: the tests of the page need one (Debian: chromium)"
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that a running demo printed."""
    yield from started(tmp_path_factory)


def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("demo")
    process = start_demo(folder, "--port", str(four_in_a_row()))
    try:
        yield re.findall(r"http://[\d.:]+", until_greeted(process))[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # Without a sandbox of its own: as root, Chromium has none.
        started = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        await started.close()


@pytest.fixture
def opened(browser: Browser, demo: str, request: pytest.FixtureRequest) -> Opening:
    """Opens the page in a window of its own; a picture of how it ended is kept."""

    @contextlib.asynccontextmanager
    async def opening(
        size: tuple[int, int] = WIDE, name: str = "", locale: str = "en-US", **looks: Any
    ) -> AsyncIterator[Screen]:
        width, height = size
        context = await browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, **looks
        )
        context.set_default_timeout(PATIENCE)
        screen = Screen(await context.new_page())
        await screen.page.goto(demo)
        try:
            yield screen
        finally:
            await screen.picture(PICTURES / f"{name or request.node.name}.png")
            await context.close()
        assert screen.slips == []

    return opening
