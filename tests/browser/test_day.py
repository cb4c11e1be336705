"""The day of two desks, played on the page by clicks and keys."""

from __future__ import annotations

import re

from playwright.async_api import expect

from demo.greeting import ref_of
from tests.browser.conftest import Opening
from tests.browser.screen import Screen

REF = ref_of("A1JP-YAMAMOTO")
URGENT = ref_of("A1US-ALBRIGHT")
UNDO_AND_MORE = 60_000


async def test_a_customer_writes_and_the_case_is_there(opened: Opening) -> None:
    async with opened() as screen:
        form, tokyo = screen.customer, screen.tokyo
        await form.get_by_label("件名").fill("ふたが閉まりません")
        await form.get_by_label("お問い合わせの内容").fill("届いた箱のふたが閉まりません。")
        await form.get_by_role("button", name="送る").click()
        said = form.get_by_role("status")
        await expect(said).to_contain_text("受け付けました")
        ref = (re.findall(r"JP-\d+", await said.inner_text()))[0]
        card = tokyo.card(ref, "ふたが閉まりません")
        await expect(card).to_contain_text("お客様：山本様")
        await expect(card).not_to_contain_text("yumi.yamamoto")
        await tokyo.press(card, "詳細（自分だけに表示）")
        await expect(tokyo.dialog).to_contain_text("yumi.yamamoto@mail.example")
        await screen.page.keyboard.press("Escape")
        await expect(tokyo.dialog).to_be_hidden()


async def test_a_case_goes_over_and_back(opened: Opening) -> None:
    async with opened() as screen:
        await note_and_hand_over(screen)
        await accept(screen)
        await both_threads(screen)
        await reply(screen)
        await nothing_is_lost_by_a_reload(screen)
        await arrives(screen)


async def note_and_hand_over(screen: Screen) -> None:
    tokyo = screen.tokyo
    await tokyo.card(REF).get_by_role("button", name=re.compile("件の返信")).click()
    await tokyo.type_answer("在庫を確認しました。")
    await expect(tokyo.answers("在庫を確認しました。")).to_be_visible()
    await screen.page.keyboard.press("Escape")
    await expect(tokyo.thread).to_be_hidden()
    await tokyo.type(f"/handoff {REF} us 倉庫での在庫確認をお願いします")
    private = tokyo.card("あなただけに表示されています", REF, "シアトル")
    await expect(private).to_contain_text("JST")


async def accept(screen: Screen) -> None:
    seattle = screen.seattle
    card = seattle.card("Handoff from Tokyo", REF)
    await expect(card).to_contain_text("Please check the stock in the warehouse")
    await seattle.press(card, "Accept")
    await expect(seattle.card("Only visible to you", "accepted", REF)).to_be_visible()
    await (
        seattle.card("A tripod leg won't lock")
        .get_by_role("button", name=re.compile("repl"))
        .click()
    )
    await expect(seattle.answers("I checked the stock.").first).to_be_visible()


async def both_threads(screen: Screen) -> None:
    tokyo, seattle = screen.tokyo, screen.seattle
    await (
        tokyo.card("三脚の脚が固定できません")
        .get_by_role("button", name=re.compile("件の返信"))
        .click()
    )
    await expect(tokyo.answers("引き受けました")).to_contain_text("PST")
    await seattle.type_answer("There are two of the same tripod in the Yokohama warehouse.")
    note = tokyo.answers("Dana Millerさん").filter(has_text="横浜の倉庫に同じ三脚が2台あります。")
    await expect(note).to_be_visible()
    await expect(note.get_by_role("button", name="原文")).to_be_visible()


async def reply(screen: Screen) -> None:
    seattle = screen.seattle
    await seattle.press(seattle.thread.get_by_role("article").first, "Reply to customer")
    await expect(seattle.dialog).to_contain_text("not sent yet")
    await expect(seattle.dialog.get_by_role("textbox")).to_be_focused()
    await screen.page.keyboard.type("We will send you a replacement.")
    await seattle.press(seattle.dialog, "Preview")
    shown = seattle.dialog.get_by_role("textbox", name=re.compile("What they get"))
    await expect(shown).to_have_value(re.compile("交換品を発送いたします。"))
    await seattle.press(seattle.dialog, "Send")
    await expect(seattle.dialog).to_be_hidden()


async def nothing_is_lost_by_a_reload(screen: Screen) -> None:
    """The page comes back with the same threads open, a half-written answer in its box."""
    tokyo, seattle = screen.tokyo, screen.seattle
    await tokyo.answer.fill("書きかけ")
    await screen.page.reload()
    await expect(tokyo.answers("引き受けました")).to_be_visible()
    await expect(tokyo.answer).to_have_value("書きかけ")
    await expect(seattle.answers("I checked the stock.").first).to_be_visible()


async def arrives(screen: Screen) -> None:
    letter = screen.customer.get_by_role("article").filter(has_text="交換品を発送いたします。")
    await expect(letter).to_be_visible(timeout=UNDO_AND_MORE)
    await expect(screen.tokyo.answers("交換品を発送いたします。").last).to_be_visible()


async def test_a_question_is_answered_in_each_desks_language(opened: Opening) -> None:
    async with opened() as screen:
        tokyo, seattle = screen.tokyo, screen.seattle
        await tokyo.box.focus()
        await screen.page.keyboard.type("/k")
        offers = tokyo.all.get_by_role("listbox", name="コマンド").get_by_role("option")
        await expect(offers).to_have_count(1)
        await expect(offers).to_contain_text("/kb")
        await screen.page.keyboard.press("Tab")
        await expect(tokyo.box).to_have_value("/kb ")
        await screen.page.keyboard.type("コンビニ払いの返勤")
        await screen.page.keyboard.press("Enter")
        await expect(tokyo.card("あなただけに", "コンビニ払いの返金")).to_be_visible()
        await seattle.type("/kb lithum bateries")
        await expect(seattle.card("Only visible to you", "Lithium batteries")).to_be_visible()
        await expect(tokyo.card("Lithium batteries")).to_have_count(0)


async def test_the_home_lists_what_nobody_has_and_opens_it(opened: Opening) -> None:
    async with opened() as screen:
        seattle = screen.seattle
        await seattle.all.get_by_role("button", name="Kakehashi").click()
        await seattle.all.get_by_role("tab", name="Home").click()
        home = seattle.all.get_by_label("Home").filter(has_text="Nobody has these yet")
        await expect(home).to_contain_text(f"{URGENT} | Power bank is swelling")
        line = home.locator(".section").filter(has_text=URGENT)
        await line.get_by_role("button", name="Show").click()
        await expect(seattle.dialog).to_contain_text("Power bank is swelling")
        await screen.page.keyboard.press("Escape")
        await expect(seattle.dialog).to_be_hidden()


async def test_a_message_is_translated_from_its_menu(opened: Opening) -> None:
    """Only the one who asked sees it."""
    async with opened() as screen:
        tokyo, keys = screen.tokyo, screen.page.keyboard
        await tokyo.type("I checked the stock.")
        await tokyo.card("I checked the stock.").get_by_role("button", name="その他").focus()
        await keys.press("Enter")
        chosen = tokyo.all.get_by_role("menuitem", name="訳す Translate")
        offered = await tokyo.all.get_by_role("menuitem").all_inner_texts()
        for _ in range(offered.index("訳す Translate")):
            await keys.press("ArrowDown")
        await expect(chosen).to_be_focused()
        await keys.press("Enter")
        answer = tokyo.card("あなただけに表示されています", "在庫を確認しました。")
        await expect(answer).to_be_visible()


async def test_an_answer_to_a_direct_question_can_be_judged(opened: Opening) -> None:
    async with opened() as screen:
        seattle = screen.seattle
        await seattle.all.get_by_role("button", name="Kakehashi").click()
        await seattle.all.get_by_role("tab", name="Messages").click()
        await seattle.all.get_by_role("textbox", name="Message Kakehashi").focus()
        await screen.page.keyboard.type("How long do returns take in Japan?")
        await screen.page.keyboard.press("Enter")
        asked = seattle.card("How long do returns take in Japan?")
        await asked.get_by_role("button", name=re.compile("repl")).click()
        answer = seattle.thread.get_by_role("article").filter(has_text="Helpful").last
        await expect(answer).to_be_visible()
        await answer.get_by_role("button", name="Helpful", exact=True).click()
        await expect(seattle.thread).to_contain_text("Thank")
