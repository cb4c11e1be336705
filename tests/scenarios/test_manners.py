"""The manners of what a customer gets: pointed out in the preview, mended by a button, no block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.scenarios.previewing import (
    CUSTOMER,
    TEXT,
    Json,
    by_command,
    fields,
    later,
    remember,
    replies,
    said,
    window,
)
from tests.scenarios.stage import JP, Stage
from tickets.tables import Ticket
from translations.engines.base import Hypothesis
from translations.engines.mangling import ManglingEngine
from translations.service import Wanted

MINE = "We will refund ¥12,800 by Fri, Nov 27."
PLAIN = "了解しました。11/27(金)までに12,800円を返金します。"
RAISED = "承知いたしました。11/27(金)までに12,800円を返金いたします。"


async def press(stage: Stage, action: str, view: Json, values: Json | None = None) -> Json:
    await stage.miller.click(action, view_id=view["id"], values=values)
    return await window(stage.miller)


async def previewed(stage: Stage, theirs: str = PLAIN) -> tuple[Ticket, Json]:
    await remember(stage, MINE, theirs)
    ticket = await stage.customer_writes()
    return ticket, await by_command(stage, ticket)


async def test_plain_words_are_pointed_out_and_sent_all_the_same(stage: Stage) -> None:
    ticket, view = await previewed(stage)
    assert "Plainer than customer keigo" in said(view)
    assert "了解しました" in said(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [PLAIN]


async def test_a_button_makes_it_keigo_and_leaves_the_facts(stage: Stage) -> None:
    ticket, view = await previewed(stage)
    view = await press(stage, "preview.mend", view)
    assert fields(view) == {TEXT: MINE, CUSTOMER: RAISED}
    assert "Plainer" not in said(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [RAISED]
    [known] = await stage.application.translator.known([Wanted(MINE, "en")], "ja")
    assert known.text == RAISED


async def test_what_is_typed_is_what_is_mended(stage: Stage) -> None:
    _, view = await previewed(stage)
    view = await press(stage, "preview.mend", view, {CUSTOMER: "確認します。" + PLAIN})
    assert fields(view)[CUSTOMER] == "確認いたします。" + RAISED


async def test_opening_and_closing_are_added_once_and_not_remembered(stage: Stage) -> None:
    ticket, view = await previewed(stage, RAISED)
    view = await press(stage, "preview.frame", view)
    letter = str(fields(view)[CUSTOMER])
    assert letter.startswith("高橋様\n\nこの度はお問い合わせいただき")
    assert RAISED in letter
    assert letter.endswith("よろしくお願いいたします。")
    assert "preview.frame" not in said(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [letter]
    [known] = await stage.application.translator.known([Wanted(MINE, "en")], "ja")
    assert known.text == RAISED


class Unsure(ManglingEngine):
    """Says one thing, and is not sure of it."""

    def __init__(self) -> None:
        super().__init__(manglers=("faithful",))

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        return [[Hypothesis("在庫を確認いたします。", -0.7)] for _ in segments]


async def test_an_engines_doubt_stays_when_a_greeting_is_put_around_it(stage: Stage) -> None:
    stage.application.translator.engine = Unsure()
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "We will look into the stock for you.")
    assert "the engine wasn't sure" in said(view)
    view = await press(stage, "preview.frame", view)
    assert str(fields(view)[CUSTOMER]).startswith("高橋様")
    assert "the engine wasn't sure" in said(view)
    assert "Machine translation" in said(view)


async def test_an_engines_doubt_is_not_of_words_that_were_typed(stage: Stage) -> None:
    stage.application.translator.engine = Unsure()
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "We will look into the stock for you.")
    view = await press(stage, "preview.frame", view, {CUSTOMER: "在庫をお調べいたします。"})
    assert "在庫をお調べいたします。" in str(fields(view)[CUSTOMER])
    assert "the engine wasn't sure" not in said(view)


async def test_a_name_that_was_typed_does_not_greet_the_next_customer(stage: Stage) -> None:
    ticket, view = await previewed(stage, RAISED)
    typed = f"高橋様\n{RAISED}"
    await stage.miller.submit(view["id"], {CUSTOMER: typed})
    await later(stage)
    assert await replies(stage, ticket) == [typed]
    [known] = await stage.application.translator.known([Wanted(MINE, "en")], "ja")
    assert known.text == RAISED


async def test_a_text_in_the_customers_own_language_is_mended_in_its_field(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 了解しました。")
    view = await window(stage.sato)
    assert "くだけた言い方" in said(view)
    await stage.sato.click("preview.mend", view_id=view["id"])
    view = await window(stage.sato)
    assert fields(view) == {TEXT: "承知いたしました。"}
    await stage.sato.click("preview.frame", view_id=view["id"])
    view = await window(stage.sato)
    assert str(fields(view)[TEXT]).startswith("高橋様\n\n")
    await stage.sato.submit(view["id"])
    await later(stage)
    assert [one.startswith("高橋様") for one in await replies(stage, ticket)] == [True]


async def test_heavy_english_is_eased(stage: Stage) -> None:
    ticket = await stage.customer_writes(
        "Where is it?", marketplace="us", account="B2", family_name="Jones", given_name="Emily"
    )
    text = "Please be advised that it shipped on Fri, Nov 27."
    view = await by_command(stage, ticket, text)
    assert "Stiffer or stronger" in said(view)
    view = await press(stage, "preview.mend", view)
    assert "advised" not in str(fields(view)[TEXT])
    assert "Nov 27" in str(fields(view)[TEXT])
    view = await press(stage, "preview.frame", view)
    assert str(fields(view)[TEXT]).startswith("Hi Emily,\n\n")


async def test_a_closing_alone_is_added_below_a_salutation_that_stands_there(stage: Stage) -> None:
    opened = f"高橋様\n{RAISED}"
    _, view = await previewed(stage, opened)
    assert "There's no closing." in said(view)
    assert "There's no opening." not in said(view)
    view = await press(stage, "preview.frame", view)
    letter = str(fields(view)[CUSTOMER])
    assert letter.startswith(f"{opened}\n\n")
    assert letter.endswith("よろしくお願いいたします。")
    assert letter.count("高橋様") == 1


async def test_a_greeting_without_a_name_is_an_opening_too(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    greeted = "ご連絡いただき、ありがとうございます。\n本日発送いたしました。"
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} {greeted}")
    view = await window(stage.sato)
    assert "結びのあいさつがありません。" in said(view)
    await stage.sato.click("preview.frame", view_id=view["id"])
    letter = str(fields(await window(stage.sato))[TEXT])
    assert letter.startswith(greeted)
    assert "高橋様" not in letter


async def test_english_is_opened_by_a_name_alone_and_closed_in_one_line(stage: Stage) -> None:
    ticket = await stage.customer_writes(
        "Where is it?", marketplace="us", account="B2", family_name="Jones", given_name="Emily"
    )
    view = await by_command(stage, ticket, "Emily,\nIt ships on Fri, Nov 27.")
    assert "There's no opening." not in said(view)
    view = await press(stage, "preview.frame", view)
    letter = str(fields(view)[TEXT])
    assert letter.startswith("Emily,\nIt ships on Fri, Nov 27.\n\n")
    assert letter.endswith("Best regards,")
    assert "Add the sender's name below the closing" in said(view)
    view = await press(stage, "preview.mend", view, {TEXT: "Emily,\nIt ships.\nBest regards, Kate"})
    assert "There's no" not in said(view)


async def test_an_english_closing_is_signed_by_the_mails_sender(stage: Stage) -> None:
    settings = replace(stage.application.settings, mail_from_name="Example Support")
    stage.application.settings = settings
    ticket = await stage.customer_writes(
        "Where is it?", marketplace="us", account="B2", family_name="Jones", given_name="Emily"
    )
    view = await by_command(stage, ticket, "Hi Emily,\nIt ships on Fri, Nov 27.")
    view = await press(stage, "preview.frame", view)
    letter = str(fields(view)[TEXT])
    assert letter.endswith("\n\nBest regards,\nExample Support")
    assert "There's no closing" not in said(view)
    assert "the sender's name" not in said(view)
    await stage.miller.submit(view["id"])
    await later(stage)
    assert await replies(stage, ticket) == [letter]
