"""Links to the app's domains: told wherever they stand, and shown as the app wants them."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.serving import Bot, Running

LINK = "https://kakehashi.example.com/tickets/JP-1?a=1&b=2"
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "JP-1"}}]


async def test_a_link_is_told_where_the_bot_is_no_member_too(sandbox: Running, bot: Bot) -> None:
    said = await sandbox.person("sato").say("#random", f"see {LINK} and https://example.org/x")
    (event,) = bot.events("link_shared")
    assert event["links"] == [{"domain": "kakehashi.example.com", "url": LINK}]
    assert (event["user"], event["message_ts"]) == ("U0SATO", said["ts"])
    assert event["is_bot_user_member"] is False
    assert bot.events("message") == []


async def test_a_card_stands_under_the_message_and_is_no_edit(sandbox: Running, bot: Bot) -> None:
    said = await sandbox.person("sato").say("#support-jp", LINK)
    unfurls: dict[str, dict[str, Any]] = {LINK: {"blocks": BLOCKS}}
    for _ in range(2):
        await sandbox.client.chat_unfurl(channel="C0SUPPORTJP", ts=said["ts"], unfurls=unfurls)
    (seen,) = await sandbox.person("suzuki").messages("#support-jp")
    (card,) = seen["attachments"]
    assert (card["from_url"], card["blocks"][0]["text"]["text"]) == (LINK, "JP-1")
    assert "edited" not in bot.events("message")[-1]["message"]


@pytest.mark.parametrize(
    ("error", "change"),
    [
        ("cannot_unfurl_url", {"unfurls": {"https://example.org/x": {"blocks": BLOCKS}}}),
        ("missing_unfurls", {"unfurls": {}}),
        ("cannot_find_message", {"ts": "1.1"}),
        ("cannot_find_channel", {"channel": "C0NOWHERE01"}),
        ("missing_ts", {"ts": ""}),
        ("cannot_parse_attachment", {"unfurls": {LINK: {}}}),
        ("invalid_blocks", {"unfurls": {LINK: {"blocks": [{"type": "section"}]}}}),
    ],
)
async def test_what_slack_refuses(sandbox: Running, error: str, change: dict[str, Any]) -> None:
    said = await sandbox.person("sato").say("#support-jp", LINK)
    given: dict[str, Any] = {
        "channel": "C0SUPPORTJP",
        "ts": said["ts"],
        "unfurls": {LINK: {"blocks": BLOCKS}},
        **change,
    }
    with pytest.raises(SlackApiError) as refused:
        await sandbox.client.chat_unfurl(**given)
    assert refused.value.response["error"] == error


async def test_a_shared_channel_names_the_other_side_and_says_when_it_changes(
    sandbox: Running, bot: Bot
) -> None:
    shared = (await sandbox.client.conversations_info(channel="C0VENDOR01"))["channel"]
    assert (shared["is_ext_shared"], shared["connected_team_ids"]) == (True, ["T0VENDOR"])
    await sandbox.control.change_channel(
        "support-jp", is_ext_shared=True, connected_team_ids=["T0VENDOR"]
    )
    await sandbox.control.change_channel("support-jp", is_ext_shared=False, connected_team_ids=[])
    assert len(bot.events("channel_shared")) == len(bot.events("channel_unshared")) == 1
