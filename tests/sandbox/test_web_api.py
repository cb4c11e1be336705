"""The Web API as slack_sdk calls it: who may do what, and how each refusal is named."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.calls import Method
from sandbox.methods import METHODS
from tests.sandbox.serving import Json, Running

JP = "C0SUPPORTJP"
VIEW = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "t"},
    "blocks": [{"type": "divider"}],
}
HOME = {"type": "home", "blocks": []}

Attempt = Callable[[AsyncWebClient], Awaitable[Any]]


async def error_of(attempt: Awaitable[Any]) -> Json:
    with pytest.raises(SlackApiError) as refused:
        await attempt
    return dict(refused.value.response.data)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_every_method_cites_the_page_that_it_follows(method: Method) -> None:
    assert f"https://docs.slack.dev/reference/methods/{method.name}" in (method.run.__doc__ or "")


async def test_who_am_i(sandbox: Running) -> None:
    me = await sandbox.client.auth_test()
    assert (me["team_id"], me["user_id"], me["bot_id"]) == (
        "T0KAKEHASHI",
        "U0KAKEHASHI",
        "B0KAKEHASHI",
    )
    assert (await sandbox.client.bots_info(bot=me["bot_id"]))["bot"]["app_id"] == "A0KAKEHASHI"
    assert (await sandbox.client.team_info())["team"]["id"] == me["team_id"]


@pytest.mark.parametrize(("token", "name"), [("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
async def test_a_bad_token(sandbox: Running, token: str, name: str) -> None:
    assert (await error_of(sandbox.client_with(token).auth_test()))["error"] == name


SCOPED: list[tuple[str, Attempt]] = [
    ("chat:write", lambda c: c.chat_postMessage(channel=JP, text="t")),
    ("chat:write", lambda c: c.chat_postEphemeral(channel=JP, user="U0SATO", text="t")),
    ("chat:write", lambda c: c.chat_update(channel=JP, ts="1.1", text="t")),
    ("chat:write", lambda c: c.chat_delete(channel=JP, ts="1.1")),
    ("channels:read", lambda c: c.conversations_info(channel=JP)),
    ("channels:read", lambda c: c.conversations_list()),
    ("channels:read", lambda c: c.conversations_members(channel=JP)),
    ("channels:history", lambda c: c.conversations_history(channel=JP)),
    ("im:write", lambda c: c.conversations_open(users="U0SATO")),
    ("channels:join", lambda c: c.conversations_join(channel=JP)),
    ("users:read", lambda c: c.users_info(user="U0SATO")),
    ("users:read", lambda c: c.users_list()),
    ("reactions:write", lambda c: c.reactions_add(channel=JP, timestamp="1.1", name="eyes")),
    ("reactions:read", lambda c: c.reactions_get(channel=JP, timestamp="1.1")),
]


@pytest.mark.parametrize(("scope", "attempt"), SCOPED)
async def test_a_missing_scope_is_named(sandbox: Running, scope: str, attempt: Attempt) -> None:
    await sandbox.control.scopes(revoke=[scope])
    refused = await error_of(attempt(sandbox.client))
    assert (refused["error"], refused["needed"]) == ("missing_scope", scope)
    assert scope not in refused["provided"]


UNKNOWN: list[tuple[str, Attempt]] = [
    ("channel_not_found", lambda c: c.chat_postMessage(channel="C0NOWHERE", text="t")),
    ("channel_not_found", lambda c: c.conversations_info(channel="C0NOWHERE")),
    ("channel_not_found", lambda c: c.conversations_history(channel="C0NOWHERE")),
    ("not_in_channel", lambda c: c.chat_postMessage(channel="#random", text="t")),
    ("not_in_channel", lambda c: c.conversations_history(channel="C0RANDOM01")),
    ("no_text", lambda c: c.api_call("chat.postMessage", json={"channel": JP})),
    ("thread_not_found", lambda c: c.chat_postMessage(channel=JP, text="t", thread_ts="1.1")),
    ("thread_not_found", lambda c: c.conversations_replies(channel=JP, ts="1.1")),
    ("message_not_found", lambda c: c.chat_update(channel=JP, ts="1.1", text="t")),
    ("message_not_found", lambda c: c.chat_delete(channel=JP, ts="1.1")),
    ("message_not_found", lambda c: c.chat_getPermalink(channel=JP, message_ts="1.1")),
    ("message_not_found", lambda c: c.reactions_add(channel=JP, timestamp="1.1", name="eyes")),
    ("user_not_in_channel", lambda c: c.chat_postEphemeral(channel=JP, user="U0CHEN", text="t")),
    ("user_not_found", lambda c: c.users_info(user="U0NOBODY")),
    ("user_not_found", lambda c: c.conversations_open(users="U0NOBODY")),
    ("user_not_found", lambda c: c.views_publish(user_id="U0NOBODY", view=HOME)),
    ("invalid_cursor", lambda c: c.conversations_members(channel=JP, cursor="x")),
    ("invalid_trigger_id", lambda c: c.views_open(trigger_id="1.2.x", view=VIEW)),
    ("not_found", lambda c: c.views_update(view_id="V0GONE", view=VIEW)),
    ("unknown_method", lambda c: c.api_call("chat.shout")),
    ("invalid_blocks_format", lambda c: c.chat_postMessage(channel=JP, text="t", blocks="{")),
    (
        "invalid_metadata_format",
        lambda c: c.chat_postMessage(channel=JP, text="t", metadata={"event_type": "x"}),
    ),
]


@pytest.mark.parametrize(("name", "attempt"), UNKNOWN)
async def test_what_is_not_there_is_named(sandbox: Running, name: str, attempt: Attempt) -> None:
    assert (await error_of(attempt(sandbox.client)))["error"] == name


async def test_an_archived_channel_takes_no_message(sandbox: Running) -> None:
    await sandbox.control.change_channel("#support-jp", is_archived=True)
    refused = await error_of(sandbox.client.chat_postMessage(channel=JP, text="t"))
    assert refused["error"] == "is_archived"
    assert (await sandbox.person("sato").say("#support-jp", "t"))["error"] == "is_archived"


async def test_posts_carry_bot_and_app_and_metadata_comes_on_request(sandbox: Running) -> None:
    metadata = {"event_type": "post", "event_payload": {"id": 7}}
    root = await sandbox.client.chat_postMessage(channel=JP, text="t", metadata=metadata)
    await sandbox.client.chat_postMessage(channel=JP, text="u", thread_ts=root["ts"])
    plain = (await sandbox.client.conversations_history(channel=JP))["messages"]
    assert [m["text"] for m in plain] == ["t"]
    assert (plain[0]["bot_id"], plain[0]["app_id"]) == ("B0KAKEHASHI", "A0KAKEHASHI")
    assert (plain[0]["reply_count"], "metadata" in plain[0]) == (1, False)
    replies = await sandbox.client.conversations_replies(
        channel=JP, ts=root["ts"], include_all_metadata=True
    )
    assert [m.get("metadata") for m in replies["messages"]] == [metadata, None]


async def test_an_update_keeps_metadata_and_drops_blocks_for_text(sandbox: Running) -> None:
    metadata = {"event_type": "post", "event_payload": {}}
    ts = (
        await sandbox.client.chat_postMessage(
            channel=JP, text="t", blocks=[{"type": "divider"}], metadata=metadata
        )
    )["ts"]
    fresh = (await sandbox.client.chat_update(channel=JP, ts=ts, text="u"))["message"]
    assert ("blocks" in fresh, fresh["metadata"]) == (False, metadata)


async def test_a_person_s_message_cannot_be_changed(sandbox: Running) -> None:
    ts = (await sandbox.person("sato").say("#support-jp", "t"))["ts"]
    changed = await error_of(sandbox.client.chat_update(channel=JP, ts=ts, text="u"))
    deleted = await error_of(sandbox.client.chat_delete(channel=JP, ts=ts))
    assert (changed["error"], deleted["error"]) == ("cant_update_message", "cant_delete_message")


async def test_history_and_replies_page_with_bounds(sandbox: Running) -> None:
    root = (await sandbox.client.chat_postMessage(channel=JP, text="root"))["ts"]
    await sandbox.control.rates(on=False)
    stamps = [
        (await sandbox.client.chat_postMessage(channel=JP, text=str(n), thread_ts=root))["ts"]
        for n in range(5)
    ]
    first = await sandbox.client.conversations_replies(channel=JP, ts=root, limit=3)
    assert [m["text"] for m in first["messages"]] == ["root", "0", "1"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await sandbox.client.conversations_replies(channel=JP, ts=root, cursor=cursor)
    assert [m["text"] for m in second["messages"]] == ["2", "3", "4"]
    later = await sandbox.client.conversations_replies(channel=JP, ts=root, oldest=stamps[2])
    assert [m["text"] for m in later["messages"]] == ["root", "3", "4"]


async def test_users_have_locale_only_on_request_and_strangers_are_marked(
    sandbox: Running,
) -> None:
    plain = (await sandbox.client.users_info(user="U0SATO"))["user"]
    asked = (await sandbox.client.users_info(user="U0SATO", include_locale=True))["user"]
    assert ("locale" in plain, asked["locale"], asked["tz"]) == (False, "ja-JP", "Asia/Tokyo")
    stranger = (await sandbox.client.users_info(user="U0STRANGER"))["user"]
    assert (stranger["is_stranger"], stranger["team_id"]) == (True, "T0VENDOR")
    guest = (await sandbox.client.users_info(user="U0GUEST"))["user"]
    assert guest["is_ultra_restricted"]


async def test_conversations_open_join_and_list(sandbox: Running) -> None:
    opened = await sandbox.client.conversations_open(users="U0SATO")
    await sandbox.client.chat_postMessage(channel=opened["channel"]["id"], text="こんにちは")
    await sandbox.client.chat_postMessage(channel="U0SATO", text="again")
    assert len(await sandbox.person("sato").messages("@kakehashi")) == 2
    await sandbox.client.conversations_join(channel="C0RANDOM01")
    listed = (await sandbox.client.conversations_list())["channels"]
    assert {c["name"]: c["is_member"] for c in listed}["random"] is True
    members = (await sandbox.client.conversations_members(channel=JP))["members"]
    assert "U0SATO" in members


async def test_reactions(sandbox: Running) -> None:
    ts = (await sandbox.person("sato").say("#support-jp", "t"))["ts"]
    place = {"channel": JP, "timestamp": ts, "name": "eyes"}
    await sandbox.client.reactions_add(**place)
    assert (await error_of(sandbox.client.reactions_add(**place)))["error"] == "already_reacted"
    got = (await sandbox.client.reactions_get(channel=JP, timestamp=ts))["message"]
    assert got["reactions"] == [{"name": "eyes", "users": ["U0KAKEHASHI"], "count": 1}]
    await sandbox.client.reactions_remove(**place)
    assert (await error_of(sandbox.client.reactions_remove(**place)))["error"] == "no_reaction"


async def test_a_trigger_works_once_and_for_three_seconds(sandbox: Running) -> None:
    async def trigger() -> str:
        await sandbox.person("sato").command("#support-jp", "/ticket")
        return str(sandbox.bot.received[-1]["trigger_id"])

    used = await trigger()
    await sandbox.client.views_open(trigger_id=used, view=VIEW)
    again = await error_of(sandbox.client.views_open(trigger_id=used, view=VIEW))
    assert again["error"] == "exchanged_trigger_id"
    old = await trigger()
    await sandbox.control.advance(3.1)
    late = await error_of(sandbox.client.views_open(trigger_id=old, view=VIEW))
    assert late["error"] == "expired_trigger_id"


async def test_a_stale_hash_conflicts(sandbox: Running) -> None:
    await sandbox.person("sato").command("#support-jp", "/ticket")
    trigger = sandbox.bot.received[-1]["trigger_id"]
    view = (await sandbox.client.views_open(trigger_id=trigger, view=VIEW))["view"]
    place = {"view_id": view["id"], "hash": view["hash"], "view": VIEW}
    await sandbox.client.views_update(**place)
    assert (await error_of(sandbox.client.views_update(**place)))["error"] == "hash_conflict"
