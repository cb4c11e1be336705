"""How soon the demo's page is painted, and how soon what a person does shows on it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, LeftOut, Outcome, Size, middle
from bot.settings import default_teams
from demo.children import children
from demo.live import write_configuration
from demo.ports import Ports, url
from demo.processes import Plan, start
from demo.store import ready_store

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAINT_WITHIN, ACTION_WITHIN = 1000.0, 300.0
"""Milliseconds, from opening the page and from the key or click."""

FILLED = """["tokyo", "seattle"].every((desk) =>
  document.querySelectorAll(`#${desk} .messages article`).length >= 10)"""
WATCH = """
window.face = {
  began: 0,
  // Milliseconds from the key or click to the frame in which `truth` holds.
  until: (truth) => new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (!truth()) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - face.began)));
    });
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    watcher.observe(document, everything);
  }),
};
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, (event) => { face.began = event.timeStamp; }, true);
}
"""


def run(size: Size) -> list[Outcome]:
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        return [LeftOut("the page", "It needs a Chromium (Debian: apt install chromium)")]
    return asyncio.run(measured(browser, size))


async def measured(chromium: str, size: Size) -> list[Outcome]:
    from playwright.async_api import async_playwright

    async with the_demo() as address, async_playwright() as playwright:
        # Without a sandbox of its own: as root, Chromium has none.
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await opened(browser, address)
        await page.wait_for_function(FILLED, timeout=120_000)
        paints = [await painted(browser, address) for _ in range(size.rounds)]
        spent = {name: await rounds(act, page, size) for name, act in ACTIONS.items()}
        await browser.close()
    return [*of_paints(paints), *(of_action(name, times) for name, times in spent.items())]


@contextlib.asynccontextmanager
async def the_demo() -> AsyncIterator[str]:
    """The address of its page, over a store of its own."""
    ports = Ports.free()
    async with contextlib.AsyncExitStack() as everything:
        scratch = tempfile.TemporaryDirectory(prefix="kakehashi-bench-")
        folder = Path(everything.enter_context(scratch))
        store = f"sqlite:///{folder}/demo.db"
        await ready_store(store, default_teams(), datetime.now(UTC))
        plan = Plan(
            ports=ports,
            folder=folder,
            configuration=write_configuration(folder),
            database_url=store,
        )
        family = await everything.enter_async_context(children(folder / "logs"))
        await start(family, plan)
        yield url(ports.sandbox)


async def opened(browser: Browser, address: str) -> Page:
    """In a window that has nothing in its cache."""
    context = await browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-US", reduced_motion="reduce"
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    await page.add_init_script(WATCH)
    await page.goto(address)
    return page


async def painted(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until anything, and until both desks' messages stand on a fresh window."""
    page = await opened(browser, address)
    await page.wait_for_function(FILLED)
    first, filled = await page.evaluate(
        """[performance.getEntriesByName("first-contentful-paint")[0].startTime,
            performance.now()]"""
    )
    await page.context.close()
    return first, filled


async def shown(page: Page, truth: str, act: Callable[[], Awaitable[object]]) -> float:
    watching = asyncio.create_task(page.evaluate(f"face.until(() => {truth})"))
    await asyncio.sleep(0)
    # The page answers in order: now it is watching.
    await page.evaluate("0")
    await act()
    return float(await watching)


Action = Callable[["Page", int], Awaitable[float | None]]


async def rounds(act: Action, page: Page, size: Size) -> list[float]:
    found = [await act(page, number) for number in range(size.rounds)]
    return [one for one in found if one is not None]


PATIENCE = 120_000
"""Milliseconds: a busy machine must not end the measurement."""

SEATTLE = "#seattle .messages article"
WINDOW = "!document.querySelector('#seattle .dialog').hidden"


def button(page: Page, name: str) -> Locator:
    # What is unread is part of its name.
    named = re.compile(rf"^{re.escape(name)}(?![\w-])|^{re.escape(name)}\d")
    return page.locator("#seattle").get_by_role("button", name=named)


async def write(page: Page, text: str, truth: str) -> float:
    box = page.locator("#seattle .room textarea")
    await box.fill(text)
    return await shown(page, truth, lambda: box.press("Enter"))


def latest(text: str) -> str:
    return f"document.querySelector('{SEATTLE}:last-child')?.textContent.includes('{text}')"


async def message(page: Page, number: int) -> float:
    return await write(page, f"Note {number} to all", latest(f"Note {number} to all"))


async def command(page: Page, number: int) -> float:
    await message(page, number + 100)
    return await write(page, "/ticket US-1010", latest("US-1010"))


async def question(page: Page, number: int) -> float:
    await message(page, number + 200)
    return await write(page, "/kb lithum bateries", latest("Lithium batteries"))


async def thread(page: Page, number: int) -> float:
    replies = page.locator(f"{SEATTLE} .replies").last
    there = "document.querySelector('#seattle.with-thread .answers article')"
    spent = await shown(page, there, replies.click)
    await button(page, "Close thread").click()
    return spent


async def channel(page: Page, number: int) -> float:
    there = "document.querySelector('#seattle .title h3').textContent === '# random'"
    spent = await shown(page, there, button(page, "# random").click)
    await button(page, "# support-us").click()
    await page.wait_for_function(FILLED)
    return spent


async def details(page: Page, number: int) -> float:
    there = f"{WINDOW} && document.querySelector('#seattle .dialog').textContent.includes('@')"
    spent = await shown(page, there, button(page, "Details (only you)").last.click)
    await close(page)
    return spent


async def preview(page: Page, number: int) -> float | None:
    """From English into Japanese, once a case: a draft stays."""
    cards = page.locator(SEATTLE, has_text="Reply in: Japanese")
    if number >= await cards.count():
        return None
    await cards.nth(number).get_by_role("button", name="Reply to customer").click()
    dialog = page.locator("#seattle .dialog")
    await dialog.get_by_role("textbox").first.fill("We will send you a replacement.")
    told = (
        "[...document.querySelectorAll('#seattle .dialog textarea')]"
        ".some((one) => one.value.includes('交換品'))"
    )
    spent = await shown(page, told, button(page, "Preview").click)
    await close(page)
    return spent


async def close(page: Page) -> None:
    await page.keyboard.press("Escape")
    await page.locator("#seattle .dialog").wait_for(state="hidden")


async def taken(page: Page, number: int) -> float | None:
    """A card is drawn anew for everybody; none where all cases are taken."""
    left = await button(page, "Take it").count()
    if not left:
        return None
    fewer = (
        "[...document.querySelectorAll('#seattle .messages button')]"
        f".filter((one) => one.textContent === 'Take it').length < {left}"
    )
    return await shown(page, fewer, button(page, "Take it").last.click)


ACTIONS: dict[str, Action] = {
    "a message typed": message,
    "a channel opened": channel,
    "a thread opened": thread,
    "a case asked for by command": command,
    "a question answered by an article": question,
    "details opened": details,
    "a reply translated in its preview": preview,
    "a case taken, its card redrawn": taken,
}


def of_paints(paints: list[tuple[float, float]]) -> Iterator[Figure]:
    names = ("first paint", "both desks with ten cases each")
    aims = (PAINT_WITHIN, None)
    for name, aim, times in zip(names, aims, zip(*paints, strict=True), strict=True):
        yield figure(name, list(times), aim)


def of_action(name: str, times: list[float]) -> Figure:
    return figure(name, times, ACTION_WITHIN)


def figure(name: str, times: list[float], aim: float | None) -> Figure:
    return Figure(
        name=name,
        unit="ms",
        ours=middle(times),
        aim=aim,
        rounds=len(times),
        remark=f"of {len(times)}, slowest {max(times):.0f} ms; load {os.getloadavg()[0]:.1f}",
    )
