"""A follow-up that asks of another time keeps what was asked before."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.scenarios.articles import found
from tests.scenarios.previewing import settled
from tests.scenarios.stage import Stage, spoken

BOT = "@kakehashi"


async def talk(stage: Stage, who: Person, *lines: str) -> str:
    """Lines said to the bot one after the other in one thread; the last answer."""
    thread: str | None = None
    for line in lines:
        said = await who.say(BOT, line, thread_ts=thread)
        await settled()
        thread = thread or said["ts"]
    assert thread is not None
    return spoken((await who.thread(BOT, thread))[-1]).replace("\u200b", "")


async def test_a_follow_up_about_a_time_keeps_what_was_asked(shop: Stage) -> None:
    said = await talk(
        shop, shop.miller, "How long is the return period?", "what about during the holidays?"
    )
    assert '"How long is the return period during the holidays?"' in said
    assert "The window may be longer over the holiday season." in said.replace("*", "")
    assert set((await found(shop))[:2]) == {"return-terms-japan", "return-terms-us"}


@pytest.mark.parametrize("when", ["年末年始は？", "連休中は？"])
async def test_in_japanese_too(shop: Stage, when: str) -> None:
    said = await talk(shop, shop.sato, "返品期限は？", when)
    assert f"「{when.removesuffix('は？')}の返品期限は?」" in said
    assert set((await found(shop))[:2]) == {"return-terms-japan", "return-terms-us"}


async def test_a_case_that_is_asked_about_after_rules_stands_by_itself(shop: Stage) -> None:
    case = await shop.customer_writes("三脚が届きません。")
    for line in (f"{case.ref}って今どうなってる？", f"{case.ref}はいまどうなってますか"):
        said = await talk(shop, shop.sato, "返品期限は？", "じゃあ未開封なら？", line)
        assert f"🔎 {case.ref}：状況" in said
        assert f"🎫 *{case.ref}｜" in said
        assert "返品の条件" not in said
