"""The app's Home tab as the app and the person see it."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.serving import Bot, Json, Running

LANGUAGES = [
    {"text": {"type": "plain_text", "text": "日本語"}, "value": "ja"},
    {"text": {"type": "plain_text", "text": "English"}, "value": "en"},
]
HOME: Json = {
    "type": "home",
    "private_metadata": "kept",
    "blocks": [
        {
            "type": "section",
            "block_id": "one",
            "text": {"type": "mrkdwn", "text": "JP-1001"},
            "accessory": {
                "type": "button",
                "action_id": "show",
                "text": {"type": "plain_text", "text": "表示"},
                "value": "1001",
            },
        },
        {
            "type": "actions",
            "block_id": "two",
            "elements": [{"type": "static_select", "action_id": "language", "options": LANGUAGES}],
        },
    ],
}


async def test_opening_it_is_told_with_what_stands_there(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    await sato.open_home()
    (first,) = bot.events("app_home_opened")
    assert (first["user"], first["tab"]) == ("U0SATO", "home")
    assert first["channel"].startswith("D")
    assert "view" not in first
    assert await sato.home() is None
    published = await sandbox.client.views_publish(user_id="U0SATO", view=HOME)
    await sato.open_home()
    view = bot.events("app_home_opened")[1]["view"]
    assert (view["type"], view["private_metadata"]) == ("home", "kept")
    assert view["hash"] == published["view"]["hash"]
    assert view["app_id"] == "A0KAKEHASHI"


async def test_each_person_has_their_own(sandbox: Running) -> None:
    await sandbox.client.views_publish(user_id="U0SATO", view=HOME)
    assert await sandbox.person("sato").home() is not None
    assert await sandbox.person("miller").home() is None


async def test_a_press_names_the_view_and_no_channel(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    view_id = (await sandbox.client.views_publish(user_id="U0SATO", view=HOME))["view"]["id"]
    await sato.click("show", view_id=view_id)
    payload = bot.received[-1]
    assert (payload["type"], payload["container"]) == (
        "block_actions",
        {"type": "view", "view_id": view_id},
    )
    assert payload["view"]["type"] == "home"
    assert payload["actions"][0]["value"] == "1001"
    assert not {"channel", "message", "response_url"} & payload.keys()
    modal = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "JP-1001"},
        "blocks": [{"type": "divider"}],
    }
    await sandbox.client.views_open(trigger_id=payload["trigger_id"], view=modal)
    assert [one["type"] for one in await sato.views()] == ["modal"]


async def test_what_was_chosen_on_it_comes_along(sandbox: Running, bot: Bot) -> None:
    sato = sandbox.person("sato")
    view_id = (await sandbox.client.views_publish(user_id="U0SATO", view=HOME))["view"]["id"]
    await sato.click("language", view_id=view_id, value="en")
    payload = bot.received[-1]
    assert payload["actions"][0]["selected_option"]["value"] == "en"
    state = payload["view"]["state"]["values"]["two"]["language"]
    assert state["selected_option"]["value"] == "en"


async def test_what_slack_refuses_to_publish(sandbox: Running) -> None:
    client = sandbox.client
    stale = (await client.views_publish(user_id="U0SATO", view=HOME))["view"]["hash"]
    await client.views_publish(user_id="U0SATO", view=HOME, hash=stale)
    modal = {**HOME, "type": "modal", "title": {"type": "plain_text", "text": "t"}}
    for error, arguments in (
        ("hash_conflict", {"user_id": "U0SATO", "view": HOME, "hash": stale}),
        ("user_not_found", {"user_id": "U0NOBODY", "view": HOME}),
        ("invalid_arguments", {"user_id": "U0SATO", "view": modal}),
        ("invalid_arguments", {"user_id": "U0SATO", "view": {"type": "home"}}),
    ):
        with pytest.raises(SlackApiError) as refused:
            await client.views_publish(**arguments)
        assert refused.value.response["error"] == error
