"""The guided tour: it fills in and points, the person presses, and it notices what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.browser.conftest import NARROW, WIDE, Opening, started
from tests.browser.screen import Desk, Screen

UNDO_AND_MORE = 60_000


@pytest.fixture(scope="module")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One of its own: the tour begins where a case stands, and others take cases."""
    yield from started(tmp_path_factory)


async def test_the_tour_leads_a_case_through_its_day(opened: Opening) -> None:
    async with opened() as screen:
        await tokyo_answers_and_hands_over(screen)
        await seattle_takes_it_and_answers(screen)
        await articles_home_and_the_end(screen)
        letter = screen.customer.get_by_role("article").filter(
            has_text="粉受けはシアトルの倉庫にございました。"
        )
        await expect(letter).to_be_visible(timeout=UNDO_AND_MORE)


async def tokyo_answers_and_hands_over(screen: Screen) -> None:
    tour, tokyo, keys = screen.tour, screen.tokyo, screen.page.keyboard
    await tour.at(1)
    await tour.press("Fill it in")
    await expect(screen.customer.get_by_label("件名")).to_have_value(re.compile("粉受け"))
    await screen.customer.get_by_role("button", name="送る").press("Enter")
    await tour.at(2)
    await expect(tour.all).to_contain_text(re.compile(r"JP-\d+ has arrived"))
    await tour.confirm(tokyo.card("粉受け").get_by_role("button", name="担当する"))
    await tour.at(3)
    await tour.press("Fill it in")
    await expect(tokyo.answer).to_be_focused()
    await expect(tokyo.answer).to_have_value(re.compile("在庫がありません"))
    await keys.press("Enter")
    await tour.at(4)
    await screen.page.reload()
    await tour.at(4)
    await reply(screen, tokyo, ("お客様へ返信", "プレビュー", "送信"))
    await tour.at(5)
    await tour.press("Fill it in")
    await expect(tokyo.box).to_have_value(re.compile(r"/handoff JP-\d+ us "))
    await keys.press("Enter")


async def reply(screen: Screen, desk: Desk, buttons: tuple[str, str, str]) -> None:
    tour = screen.tour
    begin, preview, send = buttons
    await tour.confirm(desk.thread.get_by_role("button", name=begin, exact=True).first)
    await expect(desk.dialog).to_be_visible()
    await tour.press("Fill it in")
    await expect(desk.dialog.get_by_role("textbox").first).not_to_be_empty()
    await tour.confirm(desk.dialog.get_by_role("button", name=preview, exact=True))
    await expect(desk.dialog.get_by_role("button", name=send, exact=True)).to_be_visible()
    await tour.confirm(desk.dialog.get_by_role("button", name=send, exact=True))
    await expect(desk.dialog).to_be_hidden()


async def seattle_takes_it_and_answers(screen: Screen) -> None:
    tour, seattle = screen.tour, screen.seattle
    await tour.at(6)
    card = seattle.card("Handoff from Tokyo", "Please check the Seattle warehouse")
    await tour.confirm(card.get_by_role("button", name="Accept", exact=True))
    await tour.at(7)
    first = screen.customer.get_by_role("article").filter(has_text="あらためてご連絡いたします")
    await expect(first).to_be_visible(timeout=UNDO_AND_MORE)
    await reply(screen, seattle, ("Reply to customer", "Preview", "Send"))
    await tour.at(8)
    note = "The Tokyo warehouse has no grounds cups in stock."
    await expect(seattle.answers(note).first).to_be_visible()


async def articles_home_and_the_end(screen: Screen) -> None:
    tour, seattle, keys = screen.tour, screen.seattle, screen.page.keyboard
    await tour.press("Fill it in")
    await expect(screen.tokyo.box).to_have_value("/kb コンビニ払いの返勤")
    await keys.press("Enter")
    await tour.at(9)
    await tour.confirm(seattle.all.get_by_role("button", name="Kakehashi"))
    await expect(seattle.all.get_by_role("tab", name="Home")).to_be_visible()
    if await seattle.all.get_by_role("tab", name="Home", selected=False).count():
        await tour.confirm(seattle.all.get_by_role("tab", name="Home"))
    await tour.at(10)
    await tour.press("Fill it in")
    await expect(seattle.box).to_have_value(re.compile(r"/ticket close JP-\d+"))
    await keys.press("Enter")
    await tour.at(11)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "size"), [("wide", WIDE), ("narrow", NARROW)])
async def test_it_leaves_room_for_the_desk(
    opened: Opening, width: str, size: tuple[int, int], scheme: str
) -> None:
    async with opened(size, f"tour-{width}-{scheme}", color_scheme=scheme) as screen:
        await screen.tour.press("Fill it in")
        await expect(screen.customer.get_by_label("お問い合わせの内容")).to_be_visible()
        await screen.tour.press("Skip this step")
        await screen.tour.at(2)
        await expect(screen.tour.all).to_contain_text("stands in for it (Yamamoto")
        await screen.tour.press("Show me where")
        await expect(screen.tokyo.box).to_be_visible()
        page = screen.page
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tall = await screen.tour.all.bounding_box()
        assert tall is not None
        assert tall["height"] < size[1] / 3
