"""A translation server that is away, and what the desks read before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.bot.delivery.conftest import US, Cases, Desk
from tests.bot.delivery.test_threads import buttons, labels, said
from tests.translations.translation_server import Answering, answering_server
from tickets.tables import Agent, Ticket
from translations.engines.libretranslate import LibreTranslateEngine

PHRASES = {"在庫は3台あります。": "We have 3 in stock.", "確認してください。": "Please check it."}


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def answering() -> Iterator[Answering]:
    with answering_server() as server:
        server.phrases = PHRASES
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(answering: Answering, clock: Clock) -> LibreTranslateEngine:
    return LibreTranslateEngine([answering.url], clock=clock)


async def seattle_reads(desk: Desk) -> str:
    while await desk.worker.clock.tick():
        pass
    await desk.bring_into_step()
    card, post = await desk.thread(US, "U0MILLER")
    return said(card) + said(post)


@pytest.mark.parametrize("deaf", [True, False])
async def test_what_could_not_be_translated_is_once_the_server_is_back(
    desk: Desk,
    cases: Cases,
    answering: Answering,
    engine: LibreTranslateEngine,
    clock: Clock,
    deaf: bool,
) -> None:
    answering.fault, answering.deaf = 500, deaf
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    shown = await seattle_reads(desk)
    assert "在庫は3台あります。" in shown
    assert "Not translated yet: this is the original." in shown

    answering.fault, answering.deaf = None, False
    assert "Not translated yet" in await seattle_reads(desk)
    clock.at += 31
    engine.look()
    shown = await seattle_reads(desk)
    assert "We have 3 in stock." in shown
    assert "ot translated yet" not in shown


async def test_what_was_refused_is_said_so_and_no_translation_is_promised(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    answering.phrases = PHRASES | {"在庫は3台あります。": "We have 5 in stock."}
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    shown = await seattle_reads(desk)
    assert "There's no reliable translation, so this is the original" in shown
    assert "(a number, date or code wouldn't have come through)" in shown
    assert "We have 5" not in shown
    assert "ot translated yet" not in shown


DOUBTFUL = PHRASES | {
    "在庫は3台あります。": "We don't have 3 in stock.",
    "確認してください。": "Please don't check it.",
}


async def doubtful_offer(desk: Desk, cases: Cases, answering: Answering) -> tuple[Ticket, Agent]:
    """A case that Tokyo offers, of which every sentence is rendered doubtfully."""
    answering.phrases = DOUBTFUL
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    return ticket, sato


async def test_a_brief_says_which_of_its_translations_are_doubtful(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    """What the customer wrote and what the other desk asks for, each with its original."""
    await doubtful_offer(desk, cases, answering)
    card = await desk.card(US, "U0MILLER")
    request, latest = (said(card).split(words)[1] for words in ("Request:", "Open question:"))
    assert 'may be wrong (a "not" may be wrong)' in request.split("Open question:")[0]
    assert 'may be wrong (a "not" may be wrong)' in latest
    originals = [one for one in buttons(card) if one["action_id"] == "history.original"]
    assert len(originals) == 2


async def test_one_way_to_the_original_of_an_entry_that_stands_alone(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    ticket, sato = await doubtful_offer(desk, cases, answering)
    _, post = await desk.thread(US, "U0MILLER")
    assert labels(post) == ["Original", "Original", "All originals", "Fix"]
    await cases.notes(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    *_, post = await desk.thread(US, "U0MILLER")
    assert "may be wrong" in said(post)
    assert labels(post) == ["Original", "Fix"]


async def test_once_one_of_two_was_deleted_one_button_leads_to_the_original_of_the_other(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    ticket, sato = await doubtful_offer(desk, cases, answering)
    gone = await cases.notes(ticket, sato, "在庫は3台あります。")
    kept = await cases.notes(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    *_, post = await desk.thread(US, "U0MILLER")
    assert labels(post) == ["Original", "Original", "All originals", "Fix"]
    await cases.retracts(ticket, gone)
    await desk.bring_into_step()
    *_, post = await desk.thread(US, "U0MILLER")
    assert labels(post) == ["Original", "Fix"]
    [original] = [one for one in buttons(post) if one["text"]["text"] == "Original"]
    assert json.loads(original["value"]) == {"ticket": ticket.id, "seq": kept}


# --- where it is said -----------------------------------------------------------------------


def sections(message: dict[str, Any]) -> list[str]:
    return [block["text"]["text"] for block in message["blocks"] if block["type"] == "section"]


async def test_a_subject_without_a_translation_has_it_said_right_below(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    answering.phrases = PHRASES | {"在庫は3台あります。": "We have 5 in stock."}
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    head, request, latest, *_ = sections(card)
    subject, mark, *_ = head.split("\n")
    assert subject.endswith("在庫は3台あります。*")
    assert mark == "There's no reliable translation, so this is the original."
    assert "Please check it." in request
    assert "no reliable translation" not in request
    assert "no reliable translation" in latest
    assert "no reliable translation" not in json.dumps(card["blocks"][-2:])


async def test_a_request_without_a_translation_has_it_said_right_below(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    answering.phrases = PHRASES | {"2箱だけ確認してください。": "Please check only 5 boxes."}
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "2箱だけ確認してください。")
    await desk.bring_into_step()
    head, request, *others = sections(await desk.card(US, "U0MILLER"))
    assert "no reliable translation" in request.split("2箱だけ確認してください。")[1]
    assert "no reliable translation" not in "".join([head, *others])


async def test_what_waits_for_a_server_is_said_where_the_first_of_it_stands(
    desk: Desk, cases: Cases, answering: Answering
) -> None:
    answering.fault = 500
    await cases.approves("在庫は3台あります。", "We have 3 in stock.")
    sato, _ = await cases.people()
    ticket = await cases.opened("在庫は3台あります。")
    await cases.offers(ticket, sato, "確認してください。")
    await desk.bring_into_step()
    card = await desk.card(US, "U0MILLER")
    head, request, *_ = sections(card)
    assert "We have 3 in stock." in head
    assert "Not translated yet" in request.split("確認してください。")[1]
    assert json.dumps(card["blocks"]).count("Not translated yet") == 1
