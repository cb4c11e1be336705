"""Who may not, and what is none of ours: answered with the remedy or not at all, never by 404."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

import pytest

from tests.scenarios.stage import JP, US, Stage


async def test_refusals_name_the_remedy_in_the_askers_language(stage: Stage) -> None:
    for person, channel, said in (
        (stage.guest, US, "Please ask a workspace admin to make you a full member."),
        (stage.stranger, "vendor", "Please ask the support team."),
        (stage.both, JP, "管理者に `kakehashi.toml` の [agents] への追加を依頼してください。"),
    ):
        answer = await person.command(channel, "/queue")
        assert said in answer["shown"].replace("\u200b", "")


async def test_one_who_is_in_no_desk_is_told_which_to_join(stage: Stage) -> None:
    await stage.control.new_member(id="U0NEW", name="new", real_name="Nia New")
    await stage.control.add_to_channel("random", "U0NEW")
    newcomer = stage.control.person("U0NEW")
    answer = await newcomer.command("random", "/queue")
    assert "Join one of <#C0SUPPORTJP>, <#C0SUPPORTUS> and try again." in answer["shown"]
    await stage.control.add_to_channel(US, "U0NEW")
    answer = await newcomer.command(US, "/queue")
    assert "No open tickets." in answer["shown"]


async def test_one_who_left_is_refused_at_once(stage: Stage) -> None:
    assert "対応中" in (await stage.sato.command(JP, "/queue"))["shown"]
    await stage.sato.leave(JP)
    answer = await stage.sato.command("random", "/queue")
    assert "サポートチームのメンバーだけ" in answer["shown"]


async def test_no_call_to_slack_on_the_way_of_a_read(stage: Stage) -> None:
    await stage.customer_writes()
    await stage.sato.command(JP, "/ticket", "1001")
    await stage.control.forget()
    await stage.sato.command(JP, "/ticket", "1001")
    assert await stage.control.calls() == []


@pytest.mark.parametrize(
    "event",
    [
        {"type": "reaction_added", "user": "U0SATO", "reaction": "eyes", "item": {}},
        {"type": "app_home_opened", "user": "U0SATO", "tab": "home"},
        {"type": "pin_added"},
        {"type": "message"},
        {"type": "message", "subtype": "channel_join", "user": "U0SATO", "channel": "C0SUPPORTJP"},
        {"type": "message", "subtype": "message_changed", "channel": "C0SUPPORTJP"},
        {"type": "message", "subtype": "message_changed", "message": None, "channel": None},
        {"type": "message", "subtype": "message_deleted", "previous_message": "x"},
        {"type": "message", "user": "U0SATO", "ts": None, "channel": "C0SUPPORTJP", "text": []},
        {"type": "message", "user": "U0SATO", "ts": "1.2", "channel": "C0SUPPORTJP", "files": 7},
        {"type": "user_change", "user": {"id": "U0SATO"}},
        {"type": "member_left_channel", "user": None},
    ],
)
async def test_every_event_is_answered(stage: Stage, event: dict[str, Any]) -> None:
    assert (await stage.send_event(event)).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"type": "app_rate_limited", "team_id": "T1"},
        {"type": "view_closed", "user": {"id": "U0SATO"}, "view": {"id": "V", "callback_id": "x"}},
        {"type": "shortcut", "user": {"id": "U0SATO"}, "callback_id": "x"},
        {"type": "message_action", "user": {"id": "U0SATO"}, "callback_id": "x"},
        {"type": "workflow_step_edit", "user": {"id": "U0SATO"}},
    ],
)
async def test_everything_else_is_answered_too(stage: Stage, body: dict[str, Any]) -> None:
    assert (await stage.send(json.dumps(body).encode())).status_code == 200


async def test_a_shape_that_nobody_knows_is_refused(stage: Stage) -> None:
    event = {"type": "message", "user": 5, "ts": None, "channel": {}, "text": []}
    assert (await stage.send_event(event)).status_code == 400


async def test_refused_requests_change_nothing_and_leave_no_words(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ticket = await stage.customer_writes()
    body = json.dumps(
        {
            "type": "event_callback",
            "event_id": "Ev1",
            "team_id": "T0KAKEHASHI",
            "event": {"type": "message", "text": "秘密の合言葉"},
        },
        ensure_ascii=False,
    ).encode()
    with caplog.at_level(logging.DEBUG):
        wrong = await stage.send(body, secret="wrong")
        stale = await stage.send(body, at=time.time() - 400)
        odd = await stage.send(body, x_slack_signature="v0=zz")
        shape = await stage.send(b'{"type": "event_callback"}')
        large = await stage.send(b" " * (4 * 1024 * 1024 + 1))
    statuses = [one.status_code for one in (wrong, stale, odd, shape, large)]
    assert statuses == [401, 401, 401, 400, 413]
    assert "秘密の合言葉" not in caplog.text
    assert len(await stage.entries(ticket)) == 1


async def test_a_failure_is_a_500_without_words_in_the_log_and_slack_sends_again(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    ticket = await stage.customer_writes()
    card = await stage.card(stage.sato, JP, ticket.ref)
    event = {
        "type": "message",
        "channel": "C0SUPPORTJP",
        "user": "U0SATO",
        "ts": "1790000000.000100",
        "text": "秘密の合言葉",
        "thread_ts": card["ts"],
    }
    now = stage.application.now

    def broken() -> Any:
        raise RuntimeError(event["text"])

    stage.application.now = broken
    with caplog.at_level(logging.DEBUG, logger="bot"):
        assert (await stage.send_event(event)).status_code == 500
    assert "RuntimeError" in caplog.text
    assert "秘密の合言葉" not in caplog.text
    stage.application.now = now
    assert (await stage.send_event(event)).status_code == 200
    assert [one.text for one in await stage.entries(ticket)][1:] == ["秘密の合言葉"]
