"""Links as Slack's Work Objects: seen below a message, opened beside it, closed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from demo.people import LINKS
from sandbox.person import Control
from tests.browser.conftest import NARROW, PICTURES, WIDE, Opening, started
from tests.browser.screen import Desk, Screen
from tests.browser.test_access import AUDIT
from tests.browser.test_alone import Process
from tests.sandbox.test_entities import LINK, TASK, entity

REF = "JP-1018"
SUBJECT = "三脚の脚が固定できません"
PRESSED_AGAIN = 3
"""How often a person asks again where a busy machine was too slow for Slack's three seconds."""


def pane(desk: Desk, name: str) -> Locator:
    return desk.all.get_by_role("region", name=name, exact=True)


async def linked(desk: Desk, title: str, told: str) -> Locator:
    """Posts a link, by the keyboard, and waits for what it is unfurled to; ``told`` is what tells
    this link from others in the channel."""
    link = f"{LINKS}/tickets/{REF}?of={told}"
    await desk.type(link)
    found = desk.card(link).get_by_role("button", name=title, exact=True)
    await expect(found).to_be_visible()
    return found


async def told(shown: Locator, text: str, again: str) -> None:
    for _ in range(PRESSED_AGAIN):
        slow = shown.get_by_role("button", name=again)
        await expect(shown.get_by_text(text).or_(slow).first).to_be_visible()
        if not await slow.is_visible():
            return
        await slow.press("Enter")


@pytest.fixture(scope="module")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One of its own: its links to a case stand in the channel like cards of that case."""
    yield from started(tmp_path_factory)


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Process]:
    process = Process(tmp_path)
    yield process
    process.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [("wide", WIDE), ("narrow", NARROW)])
async def test_a_ticket_below_a_link_opens_and_can_be_read(
    opened: Opening, width: str, size: tuple[int, int], scheme: str
) -> None:
    async with opened(size, f"object-{width}-{scheme}", color_scheme=scheme) as screen:
        desk, page = screen.tokyo, screen.page
        await page.add_script_tag(path=AUDIT)
        if width == "narrow":
            await screen.switch("東京")
        title = await linked(desk, SUBJECT, f"{width}-{scheme}")
        await title.press("Enter")
        shown = pane(desk, SUBJECT)
        await told(shown, "Amazon.co.jp", "もう一度試す")
        for fact in ("チケット", "ステータス", "新規", "担当チーム", "山本様", "最終更新"):
            await expect(shown).to_contain_text(fact)
        await expect(shown.get_by_role("group", name="詳細")).to_be_focused()
        assert await page.evaluate("audit.focusShown()")
        await shown.get_by_role("button", name="表示").press("Enter")
        await expect(desk.card("あなただけに", "担当：")).to_be_in_viewport()
        assert await page.evaluate("audit.contrast()") == []
        assert await page.evaluate("audit.small()") == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_an_object_is_closed_by_a_key_and_comes_back_after_a_reload(opened: Opening) -> None:
    async with opened() as screen:
        desk, keys = screen.tokyo, screen.page.keyboard
        title = await linked(desk, SUBJECT, "reload")
        await title.click()
        shown = pane(desk, SUBJECT)
        await told(shown, "山本様", "もう一度試す")
        await screen.page.reload()
        await expect(shown.get_by_text("山本様")).to_be_visible()
        await shown.get_by_role("button", name="表示").focus()
        await keys.press("Escape")
        await expect(shown).to_be_hidden()
        await expect(title).to_be_focused()
        await screen.page.reload()
        await expect(title).to_be_visible()
        await expect(shown).to_be_hidden()


async def test_where_a_guest_came_in_the_pane_says_that_it_may_not_be_shown(
    opened: Opening,
) -> None:
    async with opened() as screen:
        desk = screen.tokyo
        title = await linked(desk, SUBJECT, "guest")
        await desk.type("/invite @guest")
        try:
            await expect(desk.card("Robin Guest")).to_be_visible()
            await title.press("Enter")
            shown = pane(desk, SUBJECT)
            await told(shown, "ここでは表示できません", "もう一度試す")
            await expect(shown).not_to_contain_text("山本様")
        finally:
            await desk.type("/remove @guest")
        await expect(desk.card("Robin Guest", "退出しました")).to_be_visible()


async def test_where_anybody_may_come_in_it_says_number_status_and_team(opened: Opening) -> None:
    async with opened() as screen:
        desk = screen.seattle
        await desk.all.get_by_role("button", name="# random").click()
        title = await linked(desk, REF, "random")
        await title.click()
        shown = pane(desk, REF)
        await told(shown, "Owned by", "Try again")
        for fact in ("Ticket", "Status", "New", "Tokyo"):
            await expect(shown).to_contain_text(fact)
        await expect(shown).not_to_contain_text("Yamamoto")
        await shown.get_by_role("button", name="Close details").click()
        await expect(shown).to_be_hidden()
        await expect(title).to_be_focused()


async def in_a_thread(control: Control, sandbox: Process) -> None:
    """A link to a task in the answer to a question."""
    manifest = {"features": {"rich_previews": {"is_active": True, "entity_types": [TASK]}}}
    events = {"event_subscriptions": {"bot_events": ["entity_details_requested"]}}
    await control.install({**manifest, "settings": events})
    sato = control.person("sato")
    root = (await sato.say("#support-jp", "どの案件ですか"))["ts"]
    posted = await sato.say("#support-jp", LINK, thread_ts=root)
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    await sandbox.call("chat.unfurl", {**place, "metadata": {"entities": [entity()]}})


async def test_an_app_that_does_not_answer_is_asked_again_from_the_thread(
    browser: Browser, sandbox: Process
) -> None:
    screen = Screen(await browser.new_page(viewport={"width": 1900, "height": 900}, locale="en-US"))
    await screen.page.goto(sandbox.url)
    desk = screen.tokyo
    async with Control(sandbox.url) as control:
        await in_a_thread(control, sandbox)
        await desk.card("どの案件").get_by_role("button", name="1件の返信").click()
        title = desk.answers("Tokyo").get_by_role("button", name="JP-1", exact=True)
        await title.press("Enter")
        shown = pane(desk, "JP-1")
        await expect(shown).to_contain_text("応答がありませんでした")
        await expect(shown.get_by_role("group", name="詳細")).to_be_focused()
        await shown.get_by_role("button", name="もう一度試す").press("Enter")
        await expect(shown).to_contain_text("読み込み中")
        event = (await control.deliveries())[-1]["envelope"]["event"]
        presented = {"trigger_id": event["trigger_id"], "metadata": entity()}
        await sandbox.call("entity.presentDetails", presented)
        await expect(shown).to_contain_text("Task · Kakehashi")
        await expect(desk.thread).to_be_visible()
        await screen.picture(PICTURES / "object-thread.png")
        await screen.page.keyboard.press("Escape")
        await expect(shown).to_be_hidden()
        await expect(title).to_be_focused()
    assert screen.slips == []
