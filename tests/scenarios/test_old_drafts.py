"""A draft that is opened again: it is called one, and says what happened in the meantime."""

from __future__ import annotations

from tests.scenarios.previewing import TEXT, by_command, fields, later, said, window
from tests.scenarios.stage import JP, US, Stage


async def test_a_draft_that_is_taken_up_again_is_named_as_such(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    view = await by_command(stage, ticket, "We ship it today.")
    assert "began earlier" not in said(view)
    await stage.miller.close(everything=True)
    await stage.miller.command(US, "/ticket", f"reply {ticket.ref}")
    again = await window(stage.miller)
    assert (fields(again)[TEXT] or "").startswith("We ship it today")
    assert "This is the draft you began earlier." in said(again)


async def test_an_old_draft_says_what_happened_since(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    await by_command(stage, ticket, "We ship it today.")
    await stage.miller.close(everything=True)
    await stage.sato.command(JP, "/ticket", f"返信 {ticket.ref} 本日発送いたします。")
    await stage.sato.submit((await window(stage.sato))["id"])
    await later(stage)
    await stage.miller.command(US, "/ticket", f"reply {ticket.ref}")
    old = said(await window(stage.miller))
    assert "佐藤 美咲 has replied to this customer since you began this draft." in old
    assert "written again" not in old
    fresh = said(await by_command(stage, ticket, "Please wait."))
    assert "since you began" not in fresh
