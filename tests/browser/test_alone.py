"""The page on a sandbox without the demo: what an app may post is shown as in Slack, and a sandbox
that goes away comes back as it was."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from demo.ports import HOST, Ports
from sandbox.person import Control
from tests.browser.conftest import PICTURES
from tests.browser.screen import Screen
from tests.demo.conftest import ROOT

TOKEN = "xoxb-sandbox"
"""With it the test plays the app."""

Json = dict[str, Any]

LATER: Json = {"channel": "C0SUPPORTJP", "text": "お待たせしました"}


class Process:
    """A sandbox that can be stopped and started again."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = Ports.free().sandbox
        self.url = f"http://{HOST}:{self.port}"
        self.state = folder / "state.json"
        self.options = options
        self.start()

    def start(self) -> None:
        place = ["--port", str(self.port), "--state", str(self.state)]
        command = ["-m", "sandbox", *place, *self.options]
        self.process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)

    async def post(self, *blocks: Json, text: str = "") -> None:
        body = {"channel": "#support-jp", "text": text, "blocks": list(blocks)}
        await self.call("chat.postMessage", body)

    async def call(self, method: str, body: Json) -> None:
        """As the app, one that must succeed."""
        answer = await self.answer(method, body)
        assert answer["ok"], answer

    async def answer(self, method: str, body: Json) -> Json:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            aiohttp.ClientSession() as http,
            http.post(f"{self.url}/api/{method}", json=body, headers=headers) as response,
        ):
            answer: Json = await response.json()
        return answer


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Process]:
    process = Process(tmp_path)
    yield process
    with contextlib.suppress(ProcessLookupError):
        process.stop()


def mrkdwn(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


async def opened(browser: Browser, sandbox: Process, **looks: Any) -> Screen:
    size: Any = {"width": 1440, "height": 900}
    screen = Screen(await browser.new_page(viewport=size, locale="en-US", **looks))
    await screen.page.goto(sandbox.url)
    await expect(screen.tokyo.box).to_be_visible()
    return screen


async def test_marks_stand_beside_japanese_only_where_slack_takes_them(
    browser: Browser, sandbox: Process
) -> None:
    screen = await opened(browser, sandbox)
    await sandbox.post(
        mrkdwn(
            "これは*太字ではなく*、これは\u200b*太字*\u200bです。 _斜め_ ~消す~ `注文` <https://example.com|こちら>"
        ),
        mrkdwn("> 一行目\n> 二行目\n引用の外 &lt;b&gt; :ticket: <@U0SATO>"),
        mrkdwn("前\n```\n<b>そのまま</b>\n```\n後"),
    )
    card = screen.tokyo.card("引用の外")
    await expect(card.locator("b:not(.writer)")).to_have_text(["太字"])
    await expect(card).to_contain_text("これは*太字ではなく*、")
    await expect(card.locator("i")).to_have_text("斜め")
    await expect(card.locator("s")).to_have_text("消す")
    await expect(card.locator("code")).to_have_text("注文")
    await expect(card.get_by_role("link", name="こちら")).to_have_attribute(
        "href", "https://example.com"
    )
    await expect(card.locator("blockquote")).to_have_count(1)
    await expect(card).to_contain_text("引用の外 <b> 🎫 @佐藤 美咲")
    await expect(card.locator("pre")).to_contain_text("<b>そのまま</b>")


async def test_every_block_is_shown(browser: Browser, sandbox: Process) -> None:
    screen = await opened(browser, sandbox)
    option = {"text": plain("後で"), "value": "later"}
    await sandbox.post(
        {"type": "header", "text": plain("今日の一覧")},
        {"type": "section", "fields": [mrkdwn("左")["text"], mrkdwn("右")["text"]]},
        {"type": "divider"},
        {"type": "context", "elements": [mrkdwn("3件")["text"]]},
        {
            "type": "table",
            "rows": [
                [{"type": "raw_text", "text": "件名"}, {"type": "raw_text", "text": "金額"}],
                [{"type": "raw_text", "text": "返金"}, {"type": "raw_text", "text": "¥4,980"}],
            ],
            "column_settings": [{"align": "left"}, {"align": "right"}],
        },
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": plain("担当する"), "style": "primary", "value": "1"},
                {"type": "overflow", "options": [option]},
                {"type": "static_select", "placeholder": plain("言語"), "options": [option]},
                {"type": "datepicker", "placeholder": plain("期日")},
                {"type": "checkboxes", "options": [option]},
                {"type": "radio_buttons", "options": [option]},
            ],
        },
        {"type": "markdown", "text": "# 見出し\n- **太い** [資料](https://example.com/a)"},
    )
    card = screen.tokyo.card("今日の一覧")
    await expect(card.get_by_role("heading", name="今日の一覧")).to_be_visible()
    await expect(card.get_by_role("columnheader")).to_have_text(["件名", "金額"])
    await expect(card.get_by_role("cell", name="¥4,980")).to_have_css("text-align", "right")
    await expect(card.get_by_role("button", name="担当する")).to_be_visible()
    await expect(card.get_by_role("combobox", name="言語")).to_be_visible()
    await expect(card.get_by_label("期日")).to_be_visible()
    await expect(card.get_by_role("checkbox", name="後で")).to_be_visible()
    await expect(card.get_by_role("radio", name="後で")).to_be_visible()
    await expect(card.get_by_role("link", name="資料")).to_be_visible()
    await screen.picture(PICTURES / "blocks.png")
    await card.locator(".overflow").click()
    await expect(screen.tokyo.all.get_by_role("menuitem")).to_have_text(["後で"])
    await screen.page.keyboard.press("Escape")
    await expect(card.locator(".overflow")).to_be_focused()
    assert screen.slips == []


async def test_a_question_before_a_dangerous_click_can_be_answered_no(
    browser: Browser, sandbox: Process
) -> None:
    screen = await opened(browser, sandbox)
    confirm = {
        "title": plain("消しますか"),
        "text": plain("元に戻せません。"),
        "confirm": plain("消す"),
        "deny": plain("やめる"),
    }
    remove = {"type": "button", "text": plain("消去"), "style": "danger", "confirm": confirm}
    await sandbox.post({"type": "actions", "elements": [remove]})
    await screen.tokyo.all.get_by_role("button", name="消去").click()
    await expect(screen.tokyo.dialog).to_contain_text("元に戻せません。")
    await screen.tokyo.dialog.get_by_role("button", name="やめる").click()
    await expect(screen.tokyo.dialog).to_be_hidden()
    await expect(screen.tokyo.all.get_by_role("alert")).to_be_hidden()


async def test_a_sandbox_that_is_started_anew_finds_the_page_as_it_was(
    browser: Browser, sandbox: Process
) -> None:
    screen = await opened(browser, sandbox)
    seattle = screen.seattle
    await seattle.type("See you tomorrow")
    await seattle.card("See you").get_by_role("button", name="Reply in thread").click()
    await seattle.answer.fill("half an ans")
    sandbox.stop()
    await expect(
        screen.page.get_by_role("alert").filter(has_text="can't be reached")
    ).to_be_visible()
    await seattle.answer.press_sequentially("wer")
    sandbox.start()
    await expect(
        screen.page.get_by_role("alert").filter(has_text="can't be reached")
    ).to_be_hidden()
    await expect(seattle.answer).to_have_value("half an answer")
    await expect(seattle.answers("See you tomorrow")).to_be_visible()
    await seattle.answer.press("Enter")
    await expect(seattle.answers("half an answer")).to_be_visible()


async def test_who_waits_for_the_app_is_told_quietly_until_it_has_caught_up(
    browser: Browser, sandbox: Process
) -> None:
    screen = await opened(browser, sandbox)
    async with Control(sandbox.url) as control:
        await control.fault("down", on="chat.*")
        assert (await sandbox.answer("chat.postMessage", LATER))["error"] == "service_unavailable"
        line = screen.tokyo.all.get_by_role("status").filter(has_text="Kakehashiの応答待ち…")
        await expect(line).to_be_visible()
        assert screen.slips == []
        await expect(screen.seattle.all.get_by_text("Waiting for")).to_have_count(0)
        await control.clear_faults()
        await sandbox.call("chat.postMessage", LATER)
        await expect(line).to_have_count(0)
        await expect(screen.tokyo.card("お待たせしました")).to_be_visible()
