"""The tour's panel on a sandbox without the demo: a tour of three steps that a test made up."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import PICTURES
from tests.browser.screen import Screen
from tests.browser.test_alone import Json, Process, mrkdwn, opened, plain

CARD = {"room": "support-jp", "card": ["{ref}"]}
TOUR: Json = {
    "id": "one",
    "facts": {"ref": "JP-1"},
    "steps": [
        {
            "desk": "tokyo",
            "say": {"ja": "案件を待ちます。", "en": "Wait for a case."},
            "done": [{"within": "messages", "texts": ["🎫"], "without": ["JP-1 "], "fresh": True}],
            "keep": {"ref": r"JP-\d+"},
        },
        {
            "desk": "tokyo",
            "say": {"ja": "{ref}にメモを書きます。", "en": "Write a note on {ref}: `all fine`."},
            "aids": [{"kind": "write", **CARD, "thread": True, "text": "all fine"}],
            "done": [{"within": "answers", "root": "{ref}", "person": True}],
        },
        {
            "desk": "tokyo",
            "say": {"ja": "ボタンを押します。", "en": "Press the button of {ref}."},
            "aids": [{"kind": "press", **CARD, "button": "担当する"}],
        },
    ],
}


@pytest.fixture
def touring(tmp_path: Path) -> Iterator[Process]:
    path = tmp_path / "tour.json"
    path.write_text(json.dumps(TOUR), encoding="utf-8")
    process = Process(tmp_path, "--tour", str(path))
    yield process
    with contextlib.suppress(ProcessLookupError):
        process.stop()


async def case_comes_in(sandbox: Process, ref: str) -> None:
    take = {"type": "button", "text": plain("担当する"), "style": "primary", "value": "1"}
    actions = {"type": "actions", "elements": [take]}
    await sandbox.post(mrkdwn(f":ticket: *{ref} ｜粉受け*"), actions)


async def test_a_step_is_filled_in_noticed_and_still_there_afterwards(
    browser: Browser, touring: Process
) -> None:
    screen = await opened(browser, touring)
    tour, tokyo = screen.tour, screen.tokyo
    await tour.at(1, of=3)
    await case_comes_in(touring, "JP-1")
    await expect(tokyo.card("JP-1")).to_be_visible()
    await case_comes_in(touring, "JP-27")
    await tour.at(2, of=3)
    await expect(tour.all).to_contain_text("Write a note on JP-27")
    await tour.press("Fill it in")
    await expect(tokyo.answer).to_be_focused()
    await expect(tokyo.answer).to_have_value("all fine")
    touring.stop()
    touring.start()
    await screen.page.reload()
    await tour.at(2, of=3)
    await expect(tokyo.answer).to_have_value("all fine")
    await tokyo.answer.press("Enter")
    await tour.at(3, of=3)
    await tour.find(tokyo.card("JP-27").get_by_role("button", name="担当する"))
    await screen.picture(PICTURES / "tour-alone.png")
    await it_is_read_in_japanese_shut_and_begun_again(screen)
    assert screen.slips == []


async def it_is_read_in_japanese_shut_and_begun_again(screen: Screen) -> None:
    tour = screen.tour
    await tour.press("日本語")
    await expect(tour.all).to_contain_text("ボタンを押します。")
    await tour.press("案内を閉じる")
    await expect(tour.all).to_be_hidden()
    await expect(tour.opener).to_be_focused()
    await screen.page.reload()
    await expect(screen.tokyo.box).to_be_visible()
    await expect(tour.all).to_be_hidden()
    await tour.opener.press("Enter")
    await tour.press("最初から")
    await tour.at(1, of=3)
    await tour.press("次へ進む")
    await tour.at(2, of=3)


async def test_what_has_not_arrived_is_said_until_it_has(
    browser: Browser, touring: Process
) -> None:
    screen = await opened(browser, touring, reduced_motion="reduce")
    tour, tokyo = screen.tour, screen.tokyo
    await tour.press("Skip this step")
    await tour.press("Fill it in")
    told = tour.all.get_by_role("status").filter(has_text="It hasn't arrived yet.")
    await expect(told).to_be_visible()
    await tour.press("日本語")
    await expect(tour.all).to_contain_text("まだ届いていません。少し待ってください。")
    await tour.press("English")
    await case_comes_in(touring, "JP-1")
    await expect(told).to_have_count(0)
    await tour.press("Skip this step")
    take = tokyo.card("JP-1").get_by_role("button", name="担当する")
    await tour.find(take)
    await expect(take).to_have_css("outline-style", "solid")
    await expect(take).to_have_css("animation-name", "none")


async def test_a_button_that_is_gone_is_said(browser: Browser, touring: Process) -> None:
    screen = await opened(browser, touring)
    for _ in range(2):
        await screen.tour.press("Skip this step")
    await touring.post(mrkdwn(":ticket: *JP-1 ｜粉受け*"))
    await expect(screen.tokyo.card("JP-1")).to_be_visible()
    await screen.tour.press("Show me where")
    await expect(screen.tour.all).to_contain_text("That button isn't there any more.")
