"""A case is put away while a reply to its customer is written and not sent."""

from __future__ import annotations

import pytest

from tests.scenarios.previewing import settled, window
from tests.scenarios.stage import JP, US, Stage, buttons_of


@pytest.mark.parametrize("verb", ["完了", "待ち"])
async def test_a_case_that_is_put_away_with_a_reply_unsent_says_so(stage: Stage, verb: str) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    await stage.sato.say(JP, "!返信 本日発送いたします。", thread_ts=card["ts"])
    own = await stage.sato.command(JP, "/ticket", f"{verb} {ticket.ref}")
    assert "書きかけの返信が残っています。まだ送信していません。" in own["shown"]
    label = buttons_of(own["message"])["draft.open"]
    assert label == "プレビューを開く：「本日発送いたします。」"
    await stage.sato.click("draft.open", channel=JP, message_ts=own["message"]["ts"])
    assert (await window(stage.sato))["callback_id"]
    await stage.sato.command(JP, "/ticket", f"再開 {ticket.ref}")
    colleague = await stage.suzuki.command(JP, "/ticket", f"{verb} {ticket.ref}")
    words = "佐藤 美咲さんの書きかけの返信が残っています。まだ送信されていません。"
    assert words in colleague["shown"]
    assert "draft.open" not in buttons_of(colleague["message"])


async def test_a_reply_that_was_deleted_is_not_left_behind(stage: Stage) -> None:
    ticket = await stage.customer_writes("Where is my parcel?", marketplace="us")
    await stage.miller.command(US, "/ticket", f"reply {ticket.ref} It ships today.")
    await window(stage.miller)
    await stage.miller.close()
    await settled()
    whisper = (await stage.whispers(stage.miller, US))[-1]
    told = await stage.miller.command(US, "/ticket", f"close {ticket.ref}")
    assert "Your reply draft is still here. It hasn't been sent." in told["shown"]
    await stage.miller.command(US, "/ticket", f"reopen {ticket.ref}")
    await stage.miller.click("draft.discard", channel=US, message_ts=whisper["ts"])
    told = await stage.miller.command(US, "/ticket", f"close {ticket.ref}")
    assert "draft" not in told["shown"]
