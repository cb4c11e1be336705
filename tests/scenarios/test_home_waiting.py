"""What another team was offered or has taken over, on the Homes of those who wait for it."""

from __future__ import annotations

import pytest

from tests.scenarios.stage import JP, US, Stage
from tests.scenarios.test_home import Lobby, many
from translations.engines.mangling import ManglingEngine


@pytest.fixture
async def lobby(stage: Stage) -> Lobby:
    return Lobby(stage)


async def test_what_was_handed_over_is_waited_for_until_it_is_back(lobby: Lobby) -> None:
    """Whose case it was sees until when it may be taken, and then who has it."""
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref}")
    assert "対応を待っている" not in await lobby.open(stage.sato)
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    seen = await lobby.open(stage.sato)
    assert "あなたの担当*（0件）" in seen
    waited = seen.split("ほかのチームの対応を待っているチケット*（1件）")[1]
    assert ticket.ref in waited
    assert "引き受けがなければ" in waited
    assert "に戻ってきます" in waited
    assert seen.count(ticket.ref) == 1
    assert "対応を待っている" in await lobby.open(stage.suzuki)
    assert "Accept or send back by" in await lobby.open(stage.miller)
    assert "Waiting for another team" not in await lobby.seen(stage.miller)

    await stage.miller.command(US, "/handoff", f"accept {ticket.ref}")
    await lobby.later()
    waited = (await lobby.seen(stage.sato)).split("対応を待っているチケット*（1件）")[1]
    assert "担当：Dana Millerさん（シアトルチーム）" in waited
    assert "に戻ってきます" not in waited

    await stage.miller.command(US, "/handoff", f"return {ticket.ref} Two boxes are there.")
    await lobby.later()
    seen = await lobby.seen(stage.sato)
    assert "対応を待っている" not in seen
    assert "あなたの担当*（1件）" in seen


async def test_ones_own_offers_come_before_those_of_colleagues(lobby: Lobby) -> None:
    """Five are listed: whose case it is finds it there however many others wait longer."""
    stage = lobby.stage
    await stage.application.database.write(many, stage, 6)
    for number in range(1001, 1007):
        await stage.sato.command(JP, "/handoff", f"{number} us 倉庫を見てください")
    await stage.suzuki.command(JP, "/ticket", "担当 1006")
    waited = (await lobby.open(stage.suzuki)).split("対応を待っているチケット*（6件）")[1]
    assert waited.index("JP-1006") < waited.index("JP-1001")
    assert "JP-1005" not in waited
    assert "JP-1006" not in (await lobby.open(stage.sato)).split("対応を待っている")[1]


async def test_whoever_has_changed_teams_still_finds_what_their_old_one_offers(
    lobby: Lobby,
) -> None:
    stage = lobby.stage
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", f"担当 {ticket.ref} @suzuki")
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.control.remove_from_channel(JP, "U0SUZUKI")
    await stage.control.add_to_channel(US, "U0SUZUKI")
    mine = (await lobby.open(stage.suzuki)).split("担当者が決まっていない")[0]
    assert "シアトルチーム" in mine
    assert ticket.ref in mine.split("あなたの担当*（1件）")[1]


async def test_what_comes_back_or_is_closed_is_not_waited_for(lobby: Lobby) -> None:
    stage = lobby.stage
    first, second = await stage.customer_writes(), await stage.customer_writes()
    for ticket in (first, second):
        await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    await stage.miller.command(US, "/handoff", f"decline {first.ref} Not in our warehouse.")
    await stage.miller.command(US, "/handoff", f"accept {second.ref}")
    assert "対応を待っているチケット*（1件）" in await lobby.open(stage.sato)
    await stage.miller.command(US, "/handoff", f"{second.ref} jp Please call the carrier.")
    seen = await lobby.open(stage.sato)
    assert "対応を待っている" not in seen
    assert "引き受けを待っている引き継ぎ*（1件）" in seen
    seen = await lobby.open(stage.miller)
    waited = seen.split("Waiting for another team* (1)")[1]
    assert "Offered to Tokyo" in waited
    assert "if nobody takes it" in waited
    await stage.miller.command(US, "/handoff", f"withdraw {second.ref}")
    assert "対応を待っているチケット*（1件）" in await lobby.open(stage.sato)
    await stage.miller.command(US, "/ticket", f"close {second.ref}")
    assert "対応を待っている" not in await lobby.open(stage.sato)


async def test_what_came_back_says_from_whom_and_why(lobby: Lobby) -> None:
    """Until somebody has it, or goes on with it."""
    stage = lobby.stage
    stage.application.translator.engine = ManglingEngine(manglers=("faithful",))
    await stage.customer_writes()
    await stage.suzuki.command(JP, "/handoff", "1001 us 倉庫を見てください")
    await stage.miller.command(US, "/handoff", "decline 1001 Not in our warehouse.")
    seen = await lobby.open(stage.sato)
    nobodys = seen.split("担当者が決まっていないチケット")[1]
    assert "シアトルチームから差し戻し（Dana Millerさん）：「Not in our warehouse." in nobodys
    assert "［未翻訳］" in nobodys
    await stage.deliver()
    await lobby.later(30)
    assert "［未翻訳］" not in await lobby.seen(stage.sato)
    assert "シアトルチームから差し戻し（Dana Millerさん）" in await lobby.seen(stage.sato)
    await stage.sato.command(JP, "/ticket", "担当 1001")
    assert "差し戻し" not in await lobby.open(stage.sato)
    await stage.sato.command(JP, "/handoff", "1001 us もう一度お願いします")
    await stage.miller.command(US, "/handoff", "accept 1001")
    await stage.miller.command(US, "/handoff", "return 1001 二つありました。")
    mine = (await lobby.open(stage.sato)).split("担当者が決まっていない")[0]
    assert "シアトルチームから回答つきで返却（Dana Millerさん）：「二つありました。」" in mine
    await stage.sato.command(JP, "/ticket", "メモ 1001 確認します")
    assert "返却" not in await lobby.open(stage.sato)
