"""Talking with the bot beside a channel, in both of Slack's views: suggested, answered, followed
up, judged; and what happens when Slack will not have it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import col, select

from bot.handlers import hearing
from knowledge.tables import Lookup
from sandbox.person import Person
from tests.scenarios.articles import publish
from tests.scenarios.previewing import settled
from tests.scenarios.stage import JP, US, Json, Stage, buttons_of, spoken

BOT = "@kakehashi"


class Pane:
    """The pane on a stage, in one view. ``thread`` is where the conversation goes on."""

    def __init__(self, stage: Stage, view: str) -> None:
        self.stage = stage
        self.view = view
        self.thread: str | None = None

    async def open(self, who: Person, beside: str, thread_ts: str | None = None) -> None:
        opened = await who.open_pane(beside, thread_ts=thread_ts)
        assert {one["status"] for one in opened["deliveries"]} == {200}
        self.thread = opened["thread_ts"]
        await settled()

    async def suggested(self, who: Person) -> Json:
        """The prompts by title."""
        panes = [one for one in await who.panes() if one["thread_ts"] == (self.thread or "")]
        return {one["title"]: one["message"] for pane in panes for one in pane["prompts"]}

    async def ask(self, who: Person, words: str) -> str:
        """Says it in the conversation; what was answered."""
        said = await who.say(BOT, words, thread_ts=self.thread)
        return await self.answered(who, said)

    async def press(self, who: Person, title: str) -> str:
        said = await who.press_prompt(title, thread_ts=self.thread)
        return await self.answered(who, said)

    async def answered(self, who: Person, said: Json) -> str:
        assert {one["status"] for one in said["deliveries"]} <= {200}, said["deliveries"]
        await settled()
        self.thread = self.thread or said["ts"]
        return spoken(await self.newest(who)).replace("\u200b", "")

    async def newest(self, who: Person) -> Json:
        assert self.thread is not None
        return (await who.thread(BOT, self.thread))[-1]

    async def about(self, who: Person) -> Json:
        return next(one for one in await who.panes() if one["thread_ts"] == self.thread)

    async def calls(self, method: str) -> list[Json]:
        return await self.stage.control.calls(method)


@pytest.fixture(params=["assistant_view", "agent_view"])
async def pane(stage: Stage, request: Any) -> Pane:
    await stage.control.install({"features": {request.param: {}}})
    return Pane(stage, request.param)


async def lookups(stage: Stage) -> list[Lookup]:
    return await stage.application.database.read(
        lambda session: list(session.exec(select(Lookup).order_by(col(Lookup.id))))
    )


async def test_what_is_suggested_fits_what_stands_beside(pane: Pane) -> None:
    stage = pane.stage
    await pane.open(stage.sato, JP)
    assert "返品の期限" in await pane.suggested(stage.sato)
    case = await stage.customer_writes()
    await pane.open(stage.sato, JP)
    suggested = await pane.suggested(stage.sato)
    assert list(suggested) == [
        "JP-1001の状況",
        "JP-1001は返品できる？",
        "JP-1001の担当者",
        "JP-1001のこれまで",
    ]
    await stage.sato.command(JP, "/handoff", f"{case.ref} us 倉庫を見てください")
    await stage.deliver()
    await pane.open(stage.miller, US)
    assert "Where JP-1001 stands" in await pane.suggested(stage.miller)
    await stage.miller.join("random")
    await stage.miller.look_beside("random")
    await settled()
    assert "Return windows" in await pane.suggested(stage.miller)


async def test_a_prompt_is_answered_with_its_sources_and_the_thread_is_named(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await stage.customer_writes("カメラを返品したいです。")
    await pane.open(stage.sato, JP)
    said = await pane.press(stage.sato, "JP-1001の担当者")
    assert "🔎 JP-1001：担当" in said
    assert "担当：未定" in said
    card = await stage.card(stage.sato, JP, "JP-1001")
    assert f"/p{card['ts'].replace('.', '')}|JP-1001>" in said
    about = await pane.about(stage.sato)
    assert about["title"] == "JP-1001は誰が担当していますか？"
    assert about["status"] in ("", "active")
    statuses = [
        one["arguments"]["status"]
        for method in ("agents.sessions.setStatus", "assistant.threads.setStatus")
        for one in await pane.calls(method)
    ]
    assert statuses[0] in ("processing", "調べています…")


async def test_a_rule_grows_in_pieces_with_article_and_buttons(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await pane.open(stage.miller, US)
    said = await pane.ask(stage.miller, "Return policy for a camera bought in Japan?")
    assert "Return window, Japan" in said
    assert "Sources: Return window, Japan" in said
    assert len(await pane.calls("chat.startStream")) == 1
    assert len(await pane.calls("chat.appendStream")) >= 1
    assert len(await pane.calls("chat.stopStream")) == 1
    assert await pane.calls("chat.postMessage") == []
    buttons = buttons_of(await pane.newest(stage.miller))
    assert "kb.whole" in buttons
    assert not {"kb.helpful", "kb.not"} & set(buttons)


async def test_a_follow_up_keeps_its_subject(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    case = await stage.customer_writes("カメラを返品したいです。")
    await pane.open(stage.miller, US)
    await pane.ask(stage.miller, "Return policy for a camera bought in Japan?")
    said = await pane.ask(stage.miller, "and for the US?")
    assert "Return window, US" in said
    assert 'Taken as: "Return policy for a camera? Amazon.com"' in said
    said = await pane.ask(stage.miller, f"what about {case.ref}?")
    assert f"🔎 {case.ref}" in said
    assert "Return window, Japan" in said
    said = await pane.ask(stage.miller, "who has it?")
    assert f"🔎 {case.ref}: who has it" in said


async def test_a_follow_up_at_the_bottom_of_a_direct_message(stage: Stage) -> None:
    """Not in the answer's thread: there people go on as in a chat, for ten minutes."""
    await stage.control.install({"features": {"agent_view": {}}})
    await publish(stage)
    pane = Pane(stage, "agent_view")
    await pane.ask(stage.miller, "Return policy for a camera bought in Japan?")
    pane.thread = None
    said = await pane.ask(stage.miller, "and for the US?")
    assert "Return window, US" in said
    assert 'Taken as: "Return policy for a camera? Amazon.com"' in said
    await stage.control.advance(660)
    pane.thread = None
    assert "Taken as" not in await pane.ask(stage.miller, "and for Japan?")


async def test_the_desks_are_asked_about_one_after_the_other(pane: Pane) -> None:
    stage = pane.stage
    case = await stage.customer_writes()
    said = await pane.ask(stage.sato, "東京の未対応の案件はありますか")
    assert "🔎 対応待ちのチケット" in said
    assert case.ref in said
    assert "東京チームは営業中です。" in await pane.ask(stage.sato, "東京は今開いてる？")
    assert "シアトルチームは営業中です。" in await pane.ask(stage.sato, "シアトルは？")


async def test_in_japanese_too(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await pane.open(stage.sato, JP)
    await pane.ask(stage.sato, "日本で買ったカメラの返品は？")
    said = await pane.ask(stage.sato, "じゃあアメリカは？")
    assert "返品期限（米国）" in said
    assert "返品期限（日本）" not in said.replace("出典", "")


async def test_feedback_lands_where_that_of_kb_does(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await pane.open(stage.sato, JP)
    for value, verdict in (("positive", "helpful"), ("negative", "not")):
        await pane.ask(stage.sato, "日本で買ったカメラの返品期限は？")
        ts = (await pane.newest(stage.sato))["ts"]
        await stage.sato.click("pane.feedback", channel=BOT, message_ts=ts, value=value)
        assert (await lookups(stage))[-1].verdict == verdict
        assert (await lookups(stage))[-1].chosen == "return-window-japan"
        assert "ありがとうございます" in spoken(await pane.newest(stage.sato))


async def test_a_stranger_gets_a_clear_word_and_no_prompts(pane: Pane) -> None:
    stage = pane.stage
    await stage.customer_writes()
    await pane.open(stage.guest, US)
    assert await pane.suggested(stage.guest) == {}
    said = await pane.ask(stage.guest, "What's the status of JP-1001?")
    assert "Guests can't use this." in said
    assert "JP-1001" not in said


async def test_what_arrives_twice_is_answered_once(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await stage.control.fault("duplicate_events")
    await pane.open(stage.sato, JP)
    assert len(await pane.calls("assistant.threads.setSuggestedPrompts")) == 1
    await pane.ask(stage.sato, "日本で買ったカメラの返品期限は？")
    assert len(await pane.calls("chat.startStream")) == 1
    assert len(await lookups(stage)) == 1


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("error", "chat.startStream"),
        ("error", "chat.appendStream"),
        ("lost_answer", "chat.startStream"),
        ("down", "chat.stopStream"),
    ],
)
async def test_where_streaming_fails_it_is_one_post(pane: Pane, kind: str, method: str) -> None:
    stage = pane.stage
    await publish(stage)
    await pane.open(stage.sato, JP)
    await stage.control.fault(kind, on=method, count=1)
    said = await pane.ask(stage.sato, "日本で買ったカメラの返品期限は？")
    assert "返品期限（日本）" in said
    seen = await stage.sato.thread(BOT, pane.thread or "")
    assert ["30日以内" in spoken(one).replace("*", "") for one in seen].count(True) == 1
    assert (await pane.about(stage.sato))["status"] in ("", "active")
    assert len(await pane.calls("chat.postMessage")) == 1


async def test_who_stops_an_answer_is_left_in_peace(pane: Pane) -> None:
    stage = pane.stage
    await publish(stage)
    await pane.open(stage.sato, JP)
    await stage.control.fault("error", on="chat.appendStream", count=1, error="stopped_by_user")
    await pane.ask(stage.sato, "日本で買ったカメラの返品期限は？")
    assert await pane.calls("chat.postMessage") == []


async def test_a_failure_is_said_and_the_status_is_taken_away(
    pane: Pane, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = pane.stage

    async def broken(heard: Any) -> None:
        raise RuntimeError("the index is gone")

    monkeypatch.setitem(hearing.ANSWERS, "help", broken)
    await pane.open(stage.sato, JP)
    said = await pane.ask(stage.sato, "何ができますか？")
    assert "処理できませんでした" in said
    assert (await pane.about(stage.sato))["status"] in ("", "active")
    await stage.control.fault("down", on="chat.*", count=3)
    await pane.ask(stage.sato, "何ができますか？")
    assert (await pane.about(stage.sato))["status"] in ("", "active")


async def test_the_thread_that_is_open_beside_an_agent_is_what_is_meant(stage: Stage) -> None:
    pane = Pane(stage, "agent_view")
    first = await stage.customer_writes("カメラが届きません。")
    await stage.customer_writes("レンズに傷があります。")
    card = await stage.card(stage.sato, JP, first.ref)
    await pane.open(stage.sato, JP, card["ts"])
    assert f"{first.ref}の状況" in await pane.suggested(stage.sato)
    assert f"🔎 {first.ref}：担当" in await pane.ask(stage.sato, "誰が担当？")


@pytest.mark.parametrize(
    "event",
    [
        {"type": "assistant_thread_started"},
        {"type": "assistant_thread_started", "assistant_thread": 7},
        {"type": "assistant_thread_context_changed", "assistant_thread": {"context": []}},
        {"type": "app_context_changed", "user": "U0SATO", "channel": "D1", "context": {}},
        {"type": "app_context_changed", "user": "U0SATO", "channel": "D1", "context": "x"},
        {
            "type": "app_home_opened",
            "tab": "messages",
            "user": "U0SATO",
            "channel": "D1",
            "app_context": {"entities": [5, {"type": 7}, {"type": "slack#/types/message_context"}]},
        },
    ],
)
async def test_whatever_opens_is_answered(stage: Stage, event: Json) -> None:
    assert (await stage.send_event(event)).status_code == 200
    await settled()


async def test_a_verb_is_carried_out_and_is_no_question(pane: Pane) -> None:
    stage = pane.stage
    case = await stage.customer_writes()
    await pane.open(stage.sato, JP)
    await pane.ask(stage.sato, f"!完了 {case.ref}")
    assert (await stage.ticket(case.id)).status == "closed"
    assert await pane.calls("chat.startStream") == []
    assert case.ref in spoken(await pane.newest(stage.sato))
