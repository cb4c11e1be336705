"""What was typed in a window is not lost to a busy store, nor does it outlive what it is kept
for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel, select

from bot import kept_windows
from bot.handlers import closing
from bot.slack import seen
from bot.tables import Home, KeptWindow
from tests.scenarios.articles import publish
from tests.scenarios.closing import REASON, again, by_hand, handing_off, left, offers, told
from tests.scenarios.previewing import settled, window
from tests.scenarios.stage import JP, US, Stage, spoken
from tickets.tables import Ticket

Json = dict[str, Any]
TOPIC = "手数料が変わりました。"


@pytest.fixture
async def ticket(stage: Stage) -> Ticket:
    return await stage.customer_writes()


class Busy:
    """The store takes what this piece of work writes only after so many tries."""

    def __init__(self, stage: Stage, work: Callable[..., Any], times: int) -> None:
        self.database, self.work, self.times = stage.application.database, work, times
        self.written = self.database.write
        self.database.write = self.write  # type: ignore[method-assign, assignment]

    async def write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if work is self.work and self.times > 0:
            self.times -= 1
            raise OperationalError("", {}, TimeoutError())
        return await self.written(work, *args, **kwargs)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "PAUSES", (0.0, 0.0))


async def kept(stage: Stage, table: type[SQLModel] = KeptWindow) -> int:
    return await stage.application.database.read(lambda one: len(one.exec(select(table)).all()))


async def test_a_store_that_is_busy_for_a_moment_keeps_it_all_the_same(
    stage: Stage, ticket: Ticket, hurried: None
) -> None:
    Busy(stage, kept_windows.keep, 2)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    message = await left(stage, stage.sato, JP, view, REASON)
    view = await again(stage.sato, JP, message)
    assert view["state"]["values"]["text"]["text"]["value"] == REASON


async def test_where_it_cannot_be_kept_its_writer_gets_it_back(
    stage: Stage, ticket: Ticket, hurried: None
) -> None:
    Busy(stage, kept_windows.keep, 99)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await stage.sato.fill(view["id"], {"text": f"{REASON}\n" + "箱の数も。" * 550})
    await stage.sato.close()
    await settled()
    said = spoken((await stage.whispers(stage.sato, JP))[-1])
    assert "書きかけの内容を残しておけませんでした。送信も保存もしていません。" in said
    assert f"> {REASON}" in said
    assert said.count("箱の数も。") == 550


async def test_a_form_that_opened_with_it_opens_though_that_is_not_noted(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await left(stage, stage.sato, JP, view, REASON)
    before = len(await stage.whispers(stage.sato, JP))
    Busy(stage, kept_windows.reopened, 1)
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    assert view["state"]["values"]["text"]["text"]["value"] == REASON
    assert len(await stage.whispers(stage.sato, JP)) == before


class Impatient:
    """The window is closed while what was sent from it is being done; ``refused`` is that then by a
    busy store."""

    def __init__(self, stage: Stage, view: Json, *, refused: bool = False) -> None:
        self.stage, self.view, self.refused = stage, view, refused
        self.written = stage.application.database.write
        stage.application.database.write = self.write  # type: ignore[method-assign, assignment]

    async def write(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if work is seen.once:
            await by_hand(self.stage, self.stage.sato, type="view_closed", view=self.view)
            if self.refused:
                raise OperationalError("", {}, TimeoutError())
        return await self.written(work, *args, **kwargs)


async def filled(stage: Stage, ticket: Ticket) -> Json:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await stage.sato.fill(view["id"], {"text": REASON})
    return await window(stage.sato)


async def test_a_window_that_closes_while_it_is_sent_is_not_offered_again(
    stage: Stage, ticket: Ticket
) -> None:
    view = await filled(stage, ticket)
    Impatient(stage, view)
    assert (await stage.sato.submit(view["id"]))["ok"]
    assert await offers(stage, ticket) == [REASON]
    assert await told(stage, stage.sato, JP) == []
    assert await kept(stage) == 0


async def test_closed_before_it_was_refused_it_is_kept(stage: Stage, ticket: Ticket) -> None:
    view = await filled(stage, ticket)
    Impatient(stage, view, refused=True)
    await stage.sato.submit(view["id"])
    [message] = await told(stage, stage.sato, JP)
    assert f"> {REASON}" in spoken(message)
    assert await offers(stage, ticket) == []


async def test_a_week_later_it_is_gone_though_nobody_closes_another_window(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await left(stage, stage.sato, JP, view, REASON)
    late = stage.application.now() + timedelta(days=7)
    stage.application.now = lambda: late
    await stage.deliver()
    assert await kept(stage) == 0


async def test_with_the_app_it_goes_from_the_only_workspace_too(
    stage: Stage, ticket: Ticket
) -> None:
    view = await handing_off(stage, stage.sato, JP, ticket.ref)
    await left(stage, stage.sato, JP, view, REASON)
    await stage.sato.open_home()
    assert await kept(stage, Home) == 1
    assert (await stage.send_event({"type": "app_uninstalled"})).status_code == 200
    assert (await kept(stage), await kept(stage, Home)) == (0, 0)


# --- what is written to an article's owner ------------------------------------------------------


async def reporting(stage: Stage) -> Json:
    await publish(stage)
    answer = await stage.sato.command(JP, "/kb", "カメラの返品 us")
    await stage.sato.click("kb.outdated", channel=JP, message_ts=answer["message"]["ts"])
    view = await window(stage.sato)
    await stage.sato.fill(view["id"], {"text": TOPIC})
    return view


async def test_a_report_that_is_not_noted_stays_in_its_form(stage: Stage) -> None:
    view = await reporting(stage)
    Busy(stage, seen.once, 1)
    await stage.sato.submit(view["id"])
    still = await window(stage.sato)
    assert still["state"]["values"]["text"]["text"]["value"] == TOPIC
    assert (await stage.sato.submit(view["id"]))["ok"]
    await settled()
    assert TOPIC in spoken((await stage.miller.messages(US))[-1])


async def test_a_report_that_does_not_reach_the_owner_comes_back_with_its_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await reporting(stage)

    async def stumbles(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr(stage.application.translator, "translate", stumbles)
    assert (await stage.sato.submit(view["id"]))["ok"]
    await settled()
    assert f"書いた内容：{TOPIC}" in spoken((await stage.whispers(stage.sato, JP))[-1])
