"""A company's own terms: in the threads of the marketplace for which they hold, nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest

from bot.handlers import history
from tests.scenarios.previewing import CUSTOMER, by_command, said, window
from tests.scenarios.stage import JP, US, Stage, spoken
from tickets.tables import Ticket
from translations.engines.base import Edition, Hypothesis, Pair
from translations.termbase_csv import read_csv
from translations.termbase_store import load_terms, retire

NOTE, PLAIN = "匠箱で送りました。", "We sent it in a craft box."
MINE, THEIRS = "We sent it in a Takumi Box.", "木箱で送りました。"
AMERICAN = "ja,en,forbidden_en,marketplace\n匠箱,Takumi Box,craft box,us\n"
JAPANESE = "ja,en,forbidden_ja,marketplace\n匠箱,Takumi Box,木箱,jp\n"
DOUBT = "may be wrong"


class ByHeart:
    """An engine that knows two sentences and nothing of the company's words."""

    name = "by_heart"
    version = "1"
    known: Mapping[str, str] = {NOTE: PLAIN, MINE: THEIRS}

    def pairs(self) -> Mapping[Pair, Edition]:
        return {pair: Edition("_".join(pair), "") for pair in (("ja", "en"), ("en", "ja"))}

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        return [[Hypothesis(self.known.get(one, "⁇"), -0.1)] for one in segments]


@pytest.fixture
def taught(stage: Stage) -> Stage:
    stage.application.translator.engine = ByHeart()
    return stage


async def bring_in(stage: Stage, terms: str) -> None:
    lines = read_csv(terms.encode())
    await stage.application.database.write(load_terms, lines, by="Dana", now=datetime.now(UTC))


async def american_post(stage: Stage, marketplace: str) -> tuple[Ticket, str]:
    """A Japanese note on a case of this marketplace, and how Seattle's thread has it."""
    ticket = await stage.customer_writes(MINE, marketplace=marketplace, account=marketplace)
    if marketplace == "jp":
        await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 倉庫を見てください")
    else:
        await stage.miller.command(US, "/handoff", f"{ticket.ref} jp Please look.")
    await stage.sato.command(JP, "/ticket", f"note {ticket.ref} {NOTE}")
    await stage.deliver()
    posts = await stage.thread(stage.miller, US, ticket.ref)
    return ticket, next(one for one in posts if PLAIN in one)


async def history_of(stage: Stage, ticket: Ticket) -> str:
    await stage.miller.command(US, "/ticket", f"history {ticket.ref}")
    while history.FILLING:
        await asyncio.gather(*history.FILLING)
    return said(await window(stage.miller))


async def test_a_term_of_one_marketplace_holds_in_its_threads_alone(taught: Stage) -> None:
    await bring_in(taught, AMERICAN)
    american, post = await american_post(taught, "us")
    assert DOUBT in post
    assert "craft box" in post.replace(PLAIN, "")
    japanese, post = await american_post(taught, "jp")
    assert DOUBT not in post
    assert DOUBT in await history_of(taught, american)
    assert DOUBT not in await history_of(taught, japanese)


async def test_a_term_that_is_taken_out_is_gone_at_the_next_look(taught: Stage) -> None:
    await bring_in(taught, AMERICAN)
    ticket, _ = await american_post(taught, "us")
    assert DOUBT in await history_of(taught, ticket)
    now = datetime.now(UTC)
    await taught.application.database.write(retire, "匠箱", "us", by="Dana", now=now)
    assert DOUBT not in await history_of(taught, ticket)


async def test_the_preview_names_a_rendering_that_the_marketplace_forbids(taught: Stage) -> None:
    await bring_in(taught, JAPANESE)
    ticket = await taught.customer_writes()
    view = await by_command(taught, ticket, MINE)
    assert "木箱" in said(view).replace(THEIRS, "")
    typed = "木箱に入れてお送りしました。"
    await taught.miller.click("preview.frame", view_id=view["id"], values={CUSTOMER: typed})
    assert said(await window(taught.miller)).count("木箱") > 1


async def test_a_note_of_one_word_is_read_in_the_other_desks_language(stage: Stage) -> None:
    """No engine is there: what the termbase knows needs none."""
    await bring_in(stage, "ja,en\n返品ラベル,return label\n返金,refund\n")
    ticket = await stage.customer_writes()
    await stage.sato.command(JP, "/handoff", f"{ticket.ref} us 返金")
    await stage.deliver()
    card = await stage.card(stage.miller, US, ticket.ref)
    assert "refund" in spoken(card)
    await stage.miller.say(US, "Return labels?", thread_ts=card["ts"])
    await stage.deliver()
    assert "返品ラベル？" in "\n".join(await stage.thread(stage.sato, JP, ticket.ref))
