"""The page for whoever uses a keyboard, a screen reader, large letters or colours of their own."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import Browser, Locator, expect

from demo.ports import HOST, Ports
from tests.browser.screen import Desk, Screen
from tests.browser.test_alone import Json, Process, mrkdwn, plain

AUDIT = Path(__file__).with_name("audit.js")
CARD = "🎫 *JP-1 ｜ふたが閉まりません*"
MARKED = [
    mrkdwn("お客様：山本様　<https://example.com|送料の記事>　`JP-1`　<@U0SATO>\n> 引用"),
    {"type": "context", "elements": [mrkdwn("このスレッドへの書き込みは社内メモです。")["text"]]},
]


def button(name: str, action: str, **looks: str) -> Json:
    return {"type": "button", "text": plain(name), "action_id": action, "value": "1", **looks}


def card(*buttons: Json) -> list[Json]:
    return [mrkdwn(CARD), *MARKED, {"type": "actions", "elements": list(buttons)}]


TAKE = button("担当する", "take", style="primary")
REPLY = button("お客様へ返信", "reply")
REMOVE = button("消去", "remove", style="danger")
WINDOW: Json = {
    "type": "modal",
    "title": plain("お客様へ返信"),
    "submit": plain("プレビュー"),
    "close": plain("やめる"),
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "label": plain("本文"),
            "hint": plain("お客様に届きます。"),
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        }
    ],
}


class App:
    """Behind the workspace: *take* redraws its card without the button, *reply* opens a window and
    redraws the card, too; no window is ever accepted, no command answered."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://{HOST}:{port}/slack/events"
        self.sandbox: Process | None = None

    async def answer(self, request: web.Request) -> web.Response:
        sent = json.loads((await request.post()).get("payload", "{}"))  # type: ignore[arg-type]
        if sent.get("type") == "view_submission":
            refused = {"response_action": "errors", "errors": {"text": "確認が要ります。"}}
            return web.json_response(refused)
        for action in sent.get("actions", []):
            await self.pressed(sent, action["action_id"])
        return web.Response(status=200 if sent else 500)

    async def pressed(self, sent: Json, action: str) -> None:
        assert self.sandbox is not None
        if action == "reply":
            opening = {"trigger_id": sent["trigger_id"], "view": WINDOW}
            await self.sandbox.call("views.open", opening)
        place = {"channel": sent["channel"]["id"], "ts": sent["message"]["ts"]}
        left = card(REPLY, REMOVE) if action == "take" else card(TAKE, REPLY, REMOVE, TAKE)
        await self.sandbox.call("chat.update", {**place, "blocks": left})


@pytest.fixture
async def app() -> AsyncIterator[App]:
    behind = App(Ports.free().bot)
    served = web.Application()
    served.router.add_post("/slack/events", behind.answer)
    runner = web.AppRunner(served)
    await runner.setup()
    await web.TCPSite(runner, HOST, behind.port).start()
    yield behind
    await runner.cleanup()


@pytest.fixture
def sandbox(app: App, tmp_path: Path) -> Iterator[Process]:
    process = Process(tmp_path, "--app-url", app.url)
    app.sandbox = process
    yield process
    process.stop()


async def shown(
    browser: Browser, sandbox: Process, size: tuple[int, int] = (1440, 900), **looks: object
) -> Screen:
    """The page with a card on the Tokyo desk."""
    width, height = size
    viewport = {"width": width, "height": height}
    given: Json = {"viewport": viewport, "locale": "en-US", **looks}
    screen = Screen(await browser.new_page(**given))
    await screen.page.add_init_script(path=AUDIT)
    await screen.page.goto(sandbox.url)
    await expect(screen.tokyo.box).to_be_visible()
    await sandbox.post(*card(TAKE, REPLY, REMOVE))
    await expect(screen.tokyo.card("JP-1")).to_be_visible()
    return screen


async def everything_is_open(screen: Screen, window: bool = True) -> None:
    """Traffic with a failure, a thread, unread messages, an error in a window."""
    tokyo, seattle, page = screen.tokyo, screen.seattle, screen.page
    await screen.switch("Traffic")
    await seattle.all.get_by_role("button", name="# random").click()
    await seattle.type("See you tomorrow")
    await seattle.card("See you").get_by_role("button", name="Reply in thread").press("Enter")
    await seattle.type_answer("Good night")
    await tokyo.type("/nothing")
    await expect(tokyo.all.get_by_role("alert").first).to_be_visible()
    if window:
        await tokyo.card("JP-1").get_by_role("button", name="お客様へ返信").press("Enter")
        await tokyo.dialog.get_by_role("textbox", name="本文").fill("返金します。")
        await tokyo.dialog.get_by_role("button", name="プレビュー").press("Enter")
        await expect(tokyo.dialog.get_by_text("確認が要ります。")).to_be_visible()
    await page.mouse.move(0, 0)


async def test_every_pane_is_named_and_every_control_in_its_panes_language(
    browser: Browser, sandbox: Process
) -> None:
    screen = await shown(browser, sandbox)
    await everything_is_open(screen, window=False)
    page = screen.page
    for name in ("東京", "Seattle", "Traffic"):
        await expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
    assert await page.evaluate("audit.nameless()") == []
    for desk, foreign in ((screen.tokyo, r"[A-Za-z]{2}"), (screen.seattle, r"[\u3040-\u9fff]")):
        names = {name for name in await controls(desk.all) if re.search(foreign, name)}
        assert {name for name in names if not re.match("#|Kakehashi", name)} == set()


async def controls(pane: Locator) -> list[str]:
    """As a screen reader lists them."""
    role = r"(?:button|link|textbox|checkbox|radio|tab|combobox|log|region|navigation|menuitem)"
    return re.findall(rf'^\s*- {role} "([^"]*)"', await pane.aria_snapshot(), re.MULTILINE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_stands_out_and_all_targets_can_be_hit(
    browser: Browser, sandbox: Process, scheme: str
) -> None:
    screen = await shown(browser, sandbox, color_scheme=scheme)
    await everything_is_open(screen)
    assert await screen.page.evaluate("audit.contrast()") == []
    assert await screen.page.evaluate("audit.small()") == []
    await screen.page.keyboard.press("Escape")
    await expect(screen.tokyo.dialog).to_be_hidden()
    await screen.tokyo.card("JP-1").get_by_role("button", name="リアクションする").press("Enter")
    await expect(screen.tokyo.all.get_by_role("menuitem", name="いいね")).to_be_visible()
    assert await screen.page.evaluate("audit.contrast()") == []
    assert await screen.page.evaluate("audit.small()") == []


async def test_a_card_that_is_drawn_anew_keeps_the_focus(
    browser: Browser, sandbox: Process
) -> None:
    screen = await shown(browser, sandbox)
    card = screen.tokyo.card("JP-1")
    await card.get_by_role("button", name="担当する").press("Enter")
    await expect(card.get_by_role("button", name="担当する")).to_have_count(0)
    await expect(card).to_be_focused()
    assert await screen.page.evaluate("audit.focusShown()")
    await screen.page.keyboard.press("Tab")
    await expect(card.get_by_role("link", name="送料の記事")).to_be_focused()
    await sandbox.post(mrkdwn("次の案件です。"))
    await expect(screen.tokyo.card("次の案件")).to_be_visible()
    await expect(screen.tokyo.card("JP-1").get_by_role("link")).to_be_focused()


async def test_a_window_keeps_the_focus_and_gives_it_back(
    browser: Browser, sandbox: Process
) -> None:
    """Although the card from which it was opened was drawn anew meanwhile."""
    screen = await shown(browser, sandbox)
    tokyo, keys = screen.tokyo, screen.page.keyboard
    reply = tokyo.card("JP-1").get_by_role("button", name="お客様へ返信")
    await reply.press("Enter")
    await expect(tokyo.dialog.get_by_role("textbox", name="本文")).to_be_focused()
    for key in ["Tab"] * 6 + ["Shift+Tab"] * 6:
        await keys.press(key)
        await expect(tokyo.dialog.locator(":focus")).to_have_count(1)
        assert await screen.page.evaluate("audit.focusShown()")
    await keys.press("F6")
    await expect(screen.seattle.box).to_be_focused()
    await keys.press("Shift+F6")
    await expect(tokyo.dialog.get_by_role("textbox", name="本文")).to_be_focused()
    await keys.press("Escape")
    await expect(tokyo.dialog).to_be_hidden()
    await expect(reply).to_be_focused()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "narrow"])
async def test_a_thread_is_entered_and_left_by_keyboard(
    browser: Browser, sandbox: Process, size: tuple[int, int]
) -> None:
    screen = await shown(browser, sandbox, size, locale="ja-JP")
    tokyo, keys = screen.tokyo, screen.page.keyboard
    start = tokyo.card("JP-1").get_by_role("button", name="スレッドで返信する")
    await start.press("Enter")
    await expect(tokyo.answer).to_be_focused()
    await keys.type("確認します。")
    await keys.press("Enter")
    await expect(tokyo.answers("確認します。")).to_be_visible()
    await keys.press("Escape")
    replies = tokyo.card("JP-1").get_by_role("button", name="1件の返信")
    await expect(replies).to_be_focused()
    await keys.press("Enter")
    await expect(tokyo.thread.get_by_role("log")).to_be_focused()


async def test_new_messages_are_told_in_a_line_and_redrawn_ones_are_not(
    browser: Browser, sandbox: Process
) -> None:
    screen = await shown(browser, sandbox)
    tokyo = screen.tokyo
    told = tokyo.all.get_by_role("status").first
    await expect(tokyo.messages).to_have_attribute("aria-live", "off")
    await sandbox.post(mrkdwn("*JP-2*"), text="新しい案件：*JP-2*")
    await expect(told).to_have_text(re.compile("^Kakehashi：新しい案件：\\*?JP-2"))
    await tokyo.card("JP-1").get_by_role("button", name="担当する").press("Enter")
    await expect(tokyo.card("JP-1").get_by_role("button", name="担当する")).to_have_count(0)
    await tokyo.type("お昼にします")
    await expect(tokyo.card("お昼に")).to_be_visible()
    await expect(told).to_contain_text("JP-2")


async def test_what_is_chosen_shows_without_colours(browser: Browser, sandbox: Process) -> None:
    screen = await shown(browser, sandbox, forced_colors="active")
    await screen.switch("Traffic")
    for chosen in (
        screen.tokyo.all.get_by_role("button", name="# support-jp"),
        screen.page.get_by_role("button", name="Traffic"),
    ):
        await expect(chosen).to_have_css("outline-style", "solid")
    other = screen.tokyo.all.get_by_role("button", name="# random")
    await expect(other).to_have_css("outline-style", "none")


@pytest.mark.parametrize("size", [(720, 450), (320, 640)], ids=["200 %", "400 %"])
async def test_nothing_is_lost_when_letters_are_large(
    browser: Browser, sandbox: Process, size: tuple[int, int]
) -> None:
    """What a window of 1440×900 and of 1280×2560 shows at these factors."""
    screen = await shown(browser, sandbox, size, locale="ja-JP")
    tokyo, page = screen.tokyo, screen.page
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await expect(tokyo.box).to_be_in_viewport(ratio=1)
    await expect(tokyo.card("JP-1")).to_be_in_viewport()
    await tokyo.card("JP-1").get_by_role("button", name="お客様へ返信").press("Enter")
    await expect(tokyo.dialog.get_by_role("textbox", name="本文")).to_be_in_viewport()
    await reached(tokyo)


async def reached(desk: Desk) -> None:
    submit = desk.dialog.get_by_role("button", name="プレビュー")
    await submit.focus()
    await expect(submit).to_be_in_viewport(ratio=1)
