"""Slash commands: typed by a person, answered privately in their language."""

from __future__ import annotations

from tests.scenarios.stage import JP, US, Stage, buttons_of, spoken


async def test_show_in_both_languages(stage: Stage) -> None:
    ticket = await stage.customer_writes()
    japanese = await stage.sato.command(JP, "/ticket", f"表示 {ticket.ref}")
    english = await stage.miller.command(US, "/ticket", f"show {ticket.id}")
    assert japanese["ok"], japanese
    assert "高橋様" in spoken(japanese["message"])
    assert "担当：未定" in spoken(japanese["message"])
    assert "Customer: 高橋" in spoken(english["message"])
    assert "naoko@example.com" not in str(japanese) + str(english)
    assert buttons_of(japanese["message"])["verb.reply"] == "お客様へ返信"
