"""The pane beside a channel, in both of Slack's ways, and answers that grow."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.serving import Bot, Json, Running

PROMPTS = [{"title": "Status", "message": "How does JP-1001 stand?"}]
FEEDBACK: Json = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "judge",
            "positive_button": {"text": {"type": "plain_text", "text": "👍"}, "value": "good"},
            "negative_button": {"text": {"type": "plain_text", "text": "👎"}, "value": "bad"},
        }
    ],
}
LINE: Json = {"type": "section", "text": {"type": "mrkdwn", "text": "30日以内です。"}}


async def as_view(sandbox: Running, view: str) -> None:
    await sandbox.control.install({"features": {view: {}}})


async def test_the_assistant_opens_a_thread_beside_a_channel(sandbox: Running, bot: Bot) -> None:
    await as_view(sandbox, "assistant_view")
    sato = sandbox.person("sato")
    opened = await sato.open_pane("#support-jp")
    (event,) = bot.events("assistant_thread_started")
    thread = event["assistant_thread"]
    assert (thread["user_id"], thread["channel_id"]) == ("U0SATO", opened["channel"])
    assert thread["thread_ts"] == opened["thread_ts"]
    assert thread["context"]["channel_id"] == "C0SUPPORTJP"
    assert bot.events("app_home_opened") == []
    await sato.join("random")
    await sato.look_beside("#random")
    (moved,) = bot.events("assistant_thread_context_changed")
    assert moved["assistant_thread"]["context"]["channel_id"] == "C0RANDOM01"
    place = {"channel_id": opened["channel"], "thread_ts": opened["thread_ts"]}
    await sandbox.client.assistant_threads_setSuggestedPrompts(prompts=PROMPTS, **place)
    await sandbox.client.assistant_threads_setTitle(title="返品", **place)
    await sato.press_prompt("Status", thread_ts=opened["thread_ts"])
    said = bot.events("message")[-1]
    assert (said["text"], said["thread_ts"]) == (PROMPTS[0]["message"], opened["thread_ts"])
    await sandbox.client.assistant_threads_setStatus(status="is looking", **place)
    assert [(one["title"], one["status"]) for one in await sato.panes()] == [("返品", "is looking")]
    await sandbox.client.chat_postMessage(
        channel=opened["channel"], thread_ts=opened["thread_ts"], text="…"
    )
    assert (await sato.panes())[0]["status"] == ""


async def test_an_agent_hears_what_stands_beside_it(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    opened = await sato.open_pane("#support-jp", thread_ts="1790000000.000100")
    (event,) = bot.events("app_home_opened")
    assert (event["tab"], opened["thread_ts"]) == ("messages", None)
    kinds = [one["type"] for one in event["app_context"]["entities"]]
    assert kinds == ["slack#/types/message_context", "slack#/types/channel_id"]
    await sato.look_beside("#support-jp")
    (moved,) = bot.events("app_context_changed")
    assert [one["value"] for one in moved["context"]["entities"]] == ["C0SUPPORTJP"]
    client, place = sandbox.client, opened["channel"]
    await client.assistant_threads_setSuggestedPrompts(
        channel_id=place, thread_ts="1790000000.000100", prompts=PROMPTS
    )
    assert await sato.panes() == []
    await client.assistant_threads_setSuggestedPrompts(channel_id=place, prompts=PROMPTS)
    said = await sato.press_prompt("Status")
    message = bot.events("message")[-1]
    assert "thread_ts" not in message
    assert message["app_context"]["entities"][0]["value"] == "C0SUPPORTJP"
    await client.agents_sessions_setStatus(
        channel_id=place, thread_ts=said["ts"], status="processing", title="JP-1001"
    )
    session = (await sato.panes())[-1]
    assert (session["title"], session["status"]) == ("JP-1001", "processing")


async def test_an_answer_grows_until_it_is_stopped(sandbox: Running, bot: Bot) -> None:
    sato, client = sandbox.person("sato"), sandbox.client
    asked = await sato.say("@kakehashi", "返品は？")
    place = asked["channel"]
    begun = await client.chat_startStream(
        channel=place, thread_ts=asked["ts"], markdown_text="お調べ"
    )
    more: list[Json] = [
        {"type": "markdown_text", "text": "します。"},
        {"type": "blocks", "blocks": [LINE]},
    ]
    await client.chat_appendStream(channel=place, ts=begun["ts"], chunks=more)
    shown = (await sato.thread("@kakehashi", asked["ts"]))[-1]
    assert [one["type"] for one in shown["blocks"]] == ["markdown", "section"]
    assert shown["blocks"][0]["text"] == "お調べします。"
    await client.chat_stopStream(channel=place, ts=begun["ts"], blocks=[FEEDBACK])
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await client.chat_appendStream(channel=place, ts=begun["ts"], markdown_text="…")
    await sato.click("judge", channel="@kakehashi", message_ts=begun["ts"], value="negative")
    pressed = bot.received[-1]["actions"][0]
    assert (pressed["type"], pressed["value"]) == ("feedback_buttons", "bad")


async def test_a_stream_is_over_after_five_minutes(sandbox: Running) -> None:
    asked = await sandbox.person("sato").say("@kakehashi", "返品は？")
    begun = await sandbox.client.chat_startStream(channel=asked["channel"], thread_ts=asked["ts"])
    await sandbox.control.advance(301)
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        await sandbox.client.chat_stopStream(channel=asked["channel"], ts=begun["ts"])


@pytest.mark.parametrize(
    ("method", "given", "error"),
    [
        ("chat.startStream", {"channel": "C0SUPPORTJP"}, "missing_recipient_user_id"),
        ("chat.startStream", {"channel": "U0SATO", "chunks": [{"type": "poem"}]}, "invalid_chunks"),
        ("chat.startStream", {"channel": "U0SATO", "markdown_text": "x" * 12_001}, "msg_too_long"),
        ("chat.startStream", {"channel": "U0SATO", "thread_ts": "1.2"}, "thread_not_found"),
        (
            "assistant.threads.setSuggestedPrompts",
            {"channel_id": "D1", "prompts": PROMPTS * 5},
            "invalid_arguments",
        ),
        (
            "assistant.threads.setStatus",
            {"channel_id": "C0SUPPORTJP", "thread_ts": "1.2", "status": ""},
            "invalid_thread_ts",
        ),
        (
            "agents.sessions.setStatus",
            {"channel_id": "C0SUPPORTJP", "status": "dreaming"},
            "invalid_arguments",
        ),
    ],
)
async def test_what_slack_refuses(sandbox: Running, method: str, given: Json, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        await sandbox.client.api_call(method, json=given)
    assert refused.value.response["error"] == error
