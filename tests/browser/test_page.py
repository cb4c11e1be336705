"""The page itself: narrow, dark, by keyboard, twice; what can be broken on it."""

from __future__ import annotations

import asyncio
import contextlib
import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import NARROW, WIDE, Opening

TRIES = 90
"""How often a person types a command again, a second apart."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [("wide", WIDE), ("narrow", NARROW)])
async def test_both_desks_can_be_read_at_any_width_and_light(
    opened: Opening, width: str, size: tuple[int, int], scheme: str
) -> None:
    async with opened(size, f"page-{width}-{scheme}", color_scheme=scheme) as screen:
        page = screen.page
        await expect(screen.seattle.card("Reply to customer")).to_be_visible()
        if width == "narrow":
            await expect(screen.tokyo.all).to_be_hidden()
            await screen.switch("東京")
            await expect(screen.seattle.all).to_be_hidden()
        await expect(screen.tokyo.card("お客様へ返信")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        dark = sum(map(int, re.findall(r"\d+", ground)[:3])) < 200
        assert dark == (scheme == "dark")


async def test_a_message_is_reacted_to_edited_and_deleted_by_keyboard(opened: Opening) -> None:
    async with opened() as screen:
        desk, keys = screen.tokyo, screen.page.keyboard
        await desk.all.get_by_role("button", name="# random").focus()
        await keys.press("Enter")
        await desk.type("お昼にします")
        said = desk.card("お昼に")
        await said.get_by_role("button", name="リアクションする").focus()
        await keys.press("Enter")
        await keys.press("ArrowRight")
        await keys.press("Enter")
        await expect(said.get_by_role("button", name="チェック 1")).to_be_visible()
        await said.get_by_role("button", name="その他").focus()
        await keys.press("Enter")
        await desk.all.get_by_role("menuitem", name="メッセージを編集").press("Enter")
        await keys.press("End")
        await keys.type("。")
        await keys.press("Enter")
        await expect(desk.card("お昼にします。")).to_contain_text("（編集済み）")
        await said.get_by_role("button", name="その他").focus()
        await keys.press("Enter")
        await desk.all.get_by_role("menuitem", name="メッセージを削除").press("Enter")
        await expect(desk.dialog).to_contain_text("削除しますか")
        await keys.press("Enter")
        await expect(desk.card("お昼に")).to_have_count(0)


async def test_what_is_typed_at_once_goes_where_the_person_has_turned(opened: Opening) -> None:
    """Although the messages of that place are still on their way, and not where they stood."""
    async with opened() as screen:
        desk = screen.tokyo
        await expect(desk.card("お客様へ返信")).to_be_visible()
        loaded = await held_back(screen.page)
        await desk.all.get_by_role("button", name="# random").click()
        await desk.type("お昼にします")
        await desk.all.get_by_role("button", name="# support-jp").click()
        await desk.box.fill("お客様へ")
        await desk.all.get_by_role("button", name="# random").click()
        await expect(desk.box).to_have_value("")
        loaded.set()
        await expect(desk.card("お昼にします")).to_be_visible()
        await desk.all.get_by_role("button", name="# support-jp").click()
        await expect(desk.card("お客様へ返信")).to_be_visible()
        await expect(desk.box).to_have_value("お客様へ")
        await expect(desk.messages.get_by_text("お昼にします")).to_have_count(0)


@pytest.mark.parametrize(("case", "leaving"), [("desk lamps", "Escape"), ("Duvet", "Cancel")])
async def test_the_last_words_before_a_window_closes_are_in_the_draft(
    opened: Opening, case: str, leaving: str
) -> None:
    async with opened() as screen:
        desk, keys = screen.seattle, screen.page.keyboard
        await desk.press(desk.card(case), "Reply to customer")
        await expect(desk.dialog.get_by_role("textbox")).to_be_focused()
        await keys.type("We are on it.")
        if leaving == "Escape":
            await keys.press("Escape")
        else:
            await desk.press(desk.dialog, leaving)
        await expect(desk.dialog).to_be_hidden()
        await desk.press(desk.card(case), "Reply to customer")
        await expect(desk.dialog.get_by_role("textbox").first).to_have_value("We are on it.")
        await keys.press("Escape")
        await expect(desk.dialog).to_be_hidden()


async def test_a_window_that_is_drawn_anew_keeps_the_focus_and_escape_closes_it(
    opened: Opening,
) -> None:
    async with opened() as screen:
        desk, page = screen.tokyo, screen.page
        await desk.press(desk.card("English manual for a desk chair"), "お客様へ返信")
        text = desk.dialog.get_by_role("textbox").first
        await expect(text).to_be_focused()
        await page.keyboard.type("ご連絡ありがとうございます。")
        await desk.press(desk.dialog, "プレビュー")
        for name in ("訳し直す", "別の訳"):
            button = desk.dialog.get_by_role("button", name=name, exact=True)
            await button.click()
            await expect(desk.dialog.get_by_role("textbox").nth(1)).to_be_visible()
            assert await desk.dialog.evaluate("it => it.contains(document.activeElement)")
        await page.keyboard.press("Escape")
        await expect(desk.dialog).to_be_hidden()


async def test_escape_closes_a_window_that_has_lost_the_focus(opened: Opening) -> None:
    async with opened() as screen:
        desk, page = screen.seattle, screen.page
        await desk.press(desk.card("desk lamps"), "Hand off")
        await expect(desk.dialog.get_by_role("textbox").first).to_be_visible()
        await page.evaluate("document.activeElement.blur()")
        await page.keyboard.press("Escape")
        await expect(desk.dialog).to_be_hidden()


async def test_the_last_words_before_a_reload_stand_in_the_window(opened: Opening) -> None:
    async with opened() as screen:
        desk = screen.tokyo
        await desk.press(desk.card("ログインできなくなりました"), "引き継ぐ")
        field = desk.dialog.get_by_role("textbox").first
        await field.focus()
        await screen.page.keyboard.type("倉庫を見て")
        await screen.page.reload()
        await expect(field).to_have_value("倉庫を見て")
        await screen.page.keyboard.press("Escape")
        await expect(desk.dialog).to_be_hidden()
        await desk.press(desk.messages, "もう一度開く")
        await expect(field).to_have_value("倉庫を見て")
        await screen.page.keyboard.press("Escape")
        await expect(desk.dialog).to_be_hidden()
        await desk.press(desk.messages, "破棄する")
        await expect(desk.messages.get_by_text("書きかけの内容を破棄しました")).to_be_visible()


async def held_back(page: Page) -> asyncio.Event:
    """A slow network: what a desk asks to see waits until this is set."""
    release = asyncio.Event()

    async def later(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await page.route("**/desk?*", later)
    return release


async def test_what_one_window_does_the_other_shows(opened: Opening) -> None:
    async with opened() as one, opened() as other:
        await one.seattle.all.get_by_role("button", name="# random").click()
        await expect(
            other.seattle.all.get_by_role("button", name="# support-us")
        ).to_have_attribute("aria-current", "true")
        await other.tokyo.all.get_by_role("button", name="# random").click()
        await one.seattle.type("Good night, Tokyo")
        await expect(other.tokyo.card("Good night, Tokyo")).to_be_visible()


async def test_what_slack_refuses_for_a_while_is_not_lost(opened: Opening) -> None:
    async with opened() as screen:
        await screen.switch("Traffic")
        limit = screen.wire.get_by_role("button", name="Rate limit")
        await limit.click()
        await expect(limit).to_have_attribute("aria-pressed", "true")
        form = screen.customer
        await form.get_by_label("件名").fill("領収書について")
        await form.get_by_label("お問い合わせの内容").fill("領収書をお願いします。")
        await form.get_by_role("button", name="送る").click()
        await expect(
            screen.wire.locator("summary").filter(has_text="ratelimited").first
        ).to_be_visible()
        await expect(screen.tokyo.card("領収書について")).to_have_count(0)
        await limit.click()
        await expect(screen.tokyo.card("領収書について")).to_be_visible()
        call = screen.wire.locator("details").filter(has_text="ratelimited").last
        await call.locator("summary").click()
        await expect(call).to_contain_text("Answered")


async def test_a_bot_that_is_killed_comes_back_and_goes_on(opened: Opening) -> None:
    async with opened() as screen:
        desk, wire = screen.seattle, screen.wire
        await screen.switch("Traffic")
        await wire.get_by_role("button", name="Kill the bot").click()
        await desk.type("/queue")
        await expect(desk.all.get_by_role("alert")).to_contain_text("/queue failed")
        await expect(desk.box).to_have_value("/queue")
        good = screen.page.get_by_text("200", exact=True)
        answered = wire.locator("summary").filter(has_text="/queue").filter(has=good)
        for _ in range(TRIES):
            await desk.box.press("Enter")
            with contextlib.suppress(AssertionError):
                await expect(answered.first).to_be_visible(timeout=1_000)
                break
        await expect(desk.card("Only visible to you", "US-10")).to_be_visible()
