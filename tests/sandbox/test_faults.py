"""What an operator breaks, rates, retries and restarts."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from starlette.responses import Response

from sandbox.app import create_app
from sandbox.defaults import workspace as second_workspace
from sandbox.person import Control
from sandbox.world import Settings
from tests.sandbox.serving import SECRET, TOKEN, Bot, Json, Running, running, serving

JP = "C0SUPPORTJP"


async def posted(sandbox: Running, count: int) -> None:
    for number in range(count):
        await sandbox.client.chat_postMessage(channel=JP, text=str(number))


async def listed_twice(sandbox: Running) -> None:
    await sandbox.client.users_list()
    await sandbox.client.users_list()


async def test_posting_too_fast_is_429_per_channel_and_passes_after_retry_after(
    sandbox: Running,
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await posted(sandbox, 10)
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    await sandbox.client.chat_postMessage(channel="C0SUPPORTUS", text="another channel")
    await sandbox.control.advance(1)
    await sandbox.client.chat_postMessage(channel=JP, text="now")


async def test_a_tier_counts_per_minute(sandbox: Running) -> None:
    for _ in range(20):
        await sandbox.client.users_list()
    with pytest.raises(SlackApiError, match="ratelimited"):
        await listed_twice(sandbox)


async def test_an_ordered_429_and_an_outage(sandbox: Running) -> None:
    await sandbox.control.fault("ratelimited", on="chat.*", count=1, retry_after=7)
    with pytest.raises(SlackApiError) as refused:
        await sandbox.client.chat_postMessage(channel=JP, text="t")
    assert refused.value.response.headers["Retry-After"] == "7"
    await sandbox.control.fault("down", on="chat.postMessage")
    with pytest.raises(SlackApiError) as broken:
        await sandbox.client.chat_postMessage(channel=JP, text="t")
    assert broken.value.response.status_code == 503
    await sandbox.control.clear_faults()
    await sandbox.client.chat_postMessage(channel=JP, text="t")
    assert len(await sandbox.person("sato").messages(JP)) == 1


async def test_a_person_is_seen_to_wait_until_the_app_has_caught_up(
    sandbox: Running, bot: Bot
) -> None:
    async def awaited(who: str, channel: str) -> bool:
        seen = await sandbox.control.call("GET", f"/people/{who}/desk", channel=channel)
        return seen["awaited"] is not None

    await sandbox.control.fault("fail_events", on="message", count=2)
    await sandbox.person("sato").say("#support-jp", "聞こえますか")
    assert await awaited("sato", JP)
    assert not await awaited("suzuki", JP)
    assert not await awaited("miller", "C0SUPPORTUS")
    await sandbox.control.advance(61)
    async with asyncio.timeout(30):
        while await awaited("sato", JP):
            continue
    assert [event["text"] for event in bot.events("message")] == ["聞こえますか"]
    await sandbox.control.fault("down", on="chat.*", count=1)
    with pytest.raises(SlackApiError):
        await sandbox.client.chat_postEphemeral(channel=JP, user="U0SATO", text="t")
    assert await awaited("sato", JP)
    assert not await awaited("suzuki", JP)
    await sandbox.client.chat_postEphemeral(channel=JP, user="U0SATO", text="t")
    assert not await awaited("sato", JP)


async def test_an_ordered_refusal_and_a_slow_answer(sandbox: Running) -> None:
    await sandbox.control.fault("error", on="users.info", count=1, error="internal_error")
    with pytest.raises(SlackApiError, match="internal_error"):
        await sandbox.client.users_info(user="U0SATO")
    await sandbox.control.fault("slow", on="users.info", count=1, seconds=0.05)
    await sandbox.client.users_info(user="U0SATO")
    assert (await sandbox.control.calls("users.info"))[-1]["ms"] >= 50


async def test_a_lost_answer_was_accepted_all_the_same(sandbox: Running) -> None:
    await sandbox.control.fault("lost_answer", on="chat.postMessage", count=1)
    with pytest.raises(aiohttp.ClientError):
        await sandbox.client.chat_postMessage(channel=JP, text="t")
    assert len(await sandbox.person("sato").messages(JP)) == 1
    (call,) = await sandbox.control.calls("chat.postMessage")
    assert (call["fault"], call["answer"]["ok"]) == ("lost_answer", True)


async def test_a_late_acceptance_appears_after_its_delay(sandbox: Running, bot: Bot) -> None:
    await sandbox.control.fault("late", on="chat.postMessage", count=1, seconds=30)
    with pytest.raises(aiohttp.ClientError):
        await sandbox.client.chat_postMessage(channel=JP, text="t")
    assert await sandbox.person("sato").messages(JP) == []
    await sandbox.control.advance(30)
    await bot.wait_for(1)
    assert len(await sandbox.person("sato").messages(JP)) == 1


async def test_a_failed_event_is_sent_again_with_number_and_reason(
    sandbox: Running, bot: Bot
) -> None:
    failures = [Response(status_code=500), Response(status_code=404)]

    @bot.on("message")
    async def heard(body: Json) -> Response | None:
        return failures.pop() if failures else None

    said = await sandbox.person("sato").say("#support-jp", "t")
    assert said["deliveries"][0]["failure"] == "http_error"
    await bot.wait_for(3)
    numbers = [headers.get("x-slack-retry-num") for headers in bot.headers]
    assert numbers == [None, "1", "2"]
    assert bot.headers[1]["x-slack-retry-reason"] == "http_error"
    assert len({body["event_id"] for body in bot.received}) == 1


async def test_retries_end_after_three_and_stop_when_told(sandbox: Running, bot: Bot) -> None:
    @bot.on("message")
    async def heard(body: Json) -> Response:
        once = body["event"]["text"] == "once"
        return Response(status_code=500, headers={"X-Slack-No-Retry": "1"} if once else {})

    await sandbox.person("sato").say("#support-jp", "once")
    assert await sandbox.control.deliveries() == []
    await sandbox.person("sato").say("#support-jp", "four times")
    await bot.wait_for(5)
    assert len(bot.received) == 5


async def test_slack_s_own_delays_pass_with_the_clock(bot: Bot) -> None:
    async with running(bot) as sandbox:
        await sandbox.control.fault("fail_events", count=2)
        await sandbox.person("sato").say("#support-jp", "t")
        while not (waiting := await sandbox.control.deliveries()) or waiting[0]["attempt"] < 2:
            pass
        assert bot.received == []
        await sandbox.control.advance(60)
        await bot.wait_for(1)
        assert bot.headers[0]["x-slack-retry-reason"] == "http_timeout"


async def test_events_twice_and_out_of_order(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    await sandbox.control.fault("duplicate_events", count=1)
    await sato.say("#support-jp", "twice")
    await bot.wait_for(2)
    assert len({body["event_id"] for body in bot.received}) == 1
    await sandbox.control.fault("reorder_events", count=2)
    await sato.say("#support-jp", "first")
    await sato.say("#support-jp", "second")
    await bot.wait_for(4)
    assert [e["text"] for e in bot.events("message")][2:] == ["second", "first"]


async def test_a_restart_comes_back_as_it_was(bot: Bot, tmp_path: Path) -> None:
    file = tmp_path / "sandbox.json"
    async with running(bot, state_file=file) as sandbox:
        await sandbox.control.fault("fail_events", count=1)
        said = await sandbox.person("sato").say("#support-jp", "覚えていますか")
        await sandbox.person("suzuki").say("#support-jp", "はい", thread_ts=said["ts"])
    async with running(bot, state_file=file) as sandbox:
        thread = await sandbox.person("sato").thread("#support-jp", said["ts"])
        assert [m["text"] for m in thread] == ["覚えていますか", "はい"]
        again = await sandbox.person("sato").say("#support-jp", "新しい")
        assert again["ts"] > said["ts"]


async def test_what_is_no_state_file_is_refused(bot: Bot, tmp_path: Path) -> None:
    file = tmp_path / "sandbox.json"
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError):
        create_app([], Settings(app_url=bot.url, signing_secret=SECRET, state_file=file))


async def test_a_second_workspace_has_its_own_token_people_and_channels(bot: Bot) -> None:
    other = second_workspace("xoxb-other").model_copy(update={"id": "T0OTHER"})
    other.channels = {}
    settings = Settings(app_url=bot.url, signing_secret=SECRET)
    app = create_app([second_workspace(TOKEN), other], settings)
    async with serving(app) as url, Control(url) as control:
        sandbox = Running(url, bot, control)
        assert (await sandbox.client_with("xoxb-other").auth_test())["team_id"] == "T0OTHER"
        with pytest.raises(SlackApiError, match="channel_not_found"):
            await sandbox.client_with("xoxb-other").conversations_info(channel=JP)


async def test_a_manifest_brings_scopes_commands_and_events(sandbox: Running, bot: Bot) -> None:
    await sandbox.control.install(
        {
            "features": {"slash_commands": [{"command": "/ticket", "description": "Tickets"}]},
            "oauth_config": {"scopes": {"bot": ["chat:write"]}},
            "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
        }
    )
    sato = sandbox.person("sato")
    assert (await sato.command("#support-jp", "/tickt"))["error"] == "unknown_command"
    assert (await sato.command("#support-jp", "/ticket"))["ok"]
    assert (await sato.say("#support-jp", "not subscribed"))["deliveries"] == []
    with pytest.raises(SlackApiError, match="missing_scope"):
        await sandbox.client.users_info(user="U0SATO")


async def test_a_deactivated_person_can_do_nothing(sandbox: Running) -> None:
    await sandbox.control.change_member("sato", deleted=True)
    assert (await sandbox.person("sato").say("#support-jp", "t"))["error"] == "deactivated"
