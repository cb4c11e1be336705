"""What stands on the page, by the roles and names that its users perceive."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import FrameLocator, Locator, Page, expect

expect.set_options(timeout=45_000)


class Desk:
    """One person's side of the page, in their language."""

    def __init__(self, page: Page, name: str, *, thread: str, write: str, answer: str) -> None:
        self.page = page
        self.all = page.get_by_role("region", name=name, exact=True)
        self.thread = self.all.get_by_role("region", name=thread)
        self.box = self.all.get_by_role("textbox", name=write)
        self.answer = self.all.get_by_role("textbox", name=answer)
        self.messages = self.all.get_by_role("log").first
        self.dialog = self.all.get_by_role("dialog")

    def card(self, *texts: str) -> Locator:
        """The latest message in the channel that shows all of these."""
        found = self.messages.get_by_role("article")
        for text in texts:
            found = found.filter(has_text=text)
        return found.last

    def answers(self, text: str) -> Locator:
        return self.thread.get_by_role("article").filter(has_text=text)

    async def type(self, text: str) -> None:
        """In the channel, by the keyboard."""
        await self.box.focus()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def type_answer(self, text: str) -> None:
        await self.answer.focus()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def press(self, card: Locator, button: str) -> None:
        await card.get_by_role("button", name=button, exact=True).click()


class Tour:
    """The panel that suggests the next step, in the language that the visitor reads."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all = page.locator("#tour")
        self.opener = page.locator("#tour-opener")

    async def at(self, step: int, of: int = 11) -> None:
        await expect(self.all).to_contain_text(f" {step}/{of}")

    async def press(self, button: str) -> None:
        """By the keyboard."""
        await self.all.get_by_role("button", name=button, exact=True).press("Enter")

    async def find(self, pointed: Locator) -> None:
        await self.press("Show me where")
        await expect(pointed).to_be_focused()

    async def confirm(self, pointed: Locator) -> None:
        """Has the next thing pointed at, and presses it."""
        await self.find(pointed)
        await self.page.keyboard.press("Enter")


class Screen:
    """The page with both desks; ``slips`` are errors of the page's own code."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.slips: list[str] = []
        page.on("pageerror", lambda error: self.slips.append(str(error)))
        self.tokyo = Desk(
            page, "東京", thread="スレッド", write="へのメッセージ", answer="スレッドに返信する"
        )
        self.seattle = Desk(
            page, "Seattle", thread="Thread", write="Message #", answer="Reply in thread"
        )
        self.wire = page.get_by_role("region", name="Traffic")
        self.tour = Tour(page)

    @property
    def customer(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    async def switch(self, name: str) -> None:
        """A button at the top: shows or hides a pane, on a narrow screen the only one."""
        await (
            self.page.get_by_role("navigation", name="Panes")
            .get_by_role("button", name=name)
            .click()
        )

    async def picture(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=path)
