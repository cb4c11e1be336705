"""Work Objects: taken where the app may show them, refused as Slack refuses them, opened beside."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.serving import Bot, Running

LINK = "https://kakehashi.example.com/tickets/JP-1?a=1"
TASK = "slack#/entities/task"

Json = dict[str, Any]


def entity(**change: Any) -> Json:
    """A task in the shape of Slack's own example."""
    payload: Json = {
        "attributes": {"title": {"text": "JP-1"}, "metadata_last_modified": 1},
        "fields": {
            "status": {"value": "open", "tag_color": "blue"},
            "assignee": {"type": "slack#/types/user", "user": {"text": "Dana Miller"}},
            "date_updated": {"value": 1741164235},
        },
        "custom_fields": [{"key": "team", "label": "Team", "type": "string", "value": "Tokyo"}],
        "display_order": ["team", "status"],
        "actions": {"primary_actions": [{"text": "Show", "action_id": "show", "value": "1"}]},
    }
    return {
        "app_unfurl_url": LINK,
        "url": "https://kakehashi.example.com/tickets/JP-1",
        "external_ref": {"id": "JP-1", "type": "ticket"},
        "entity_type": TASK,
        "entity_payload": {**payload, **change.pop("payload", {})},
        **change,
    }


@pytest.fixture
async def posted(sandbox: Running, bot: Bot) -> Json:
    """A link, in a workspace whose app may show tasks."""
    previews = {"is_active": True, "entity_types": [TASK]}
    manifest = {
        "features": {"rich_previews": previews},
        "settings": {"event_subscriptions": {"bot_events": ["entity_details_requested"]}},
    }
    await sandbox.control.install(manifest)
    return await sandbox.person("sato").say("#support-jp", LINK)


async def unfurl(sandbox: Running, posted: Json, *entities: Any) -> None:
    await sandbox.client.chat_unfurl(
        channel="C0SUPPORTJP", ts=posted["ts"], metadata={"entities": list(entities)}
    )


async def test_it_stands_under_the_message_and_its_button_is_pressed(
    sandbox: Running, bot: Bot, posted: Json
) -> None:
    await unfurl(sandbox, posted, entity())
    (seen,) = await sandbox.person("suzuki").messages("#support-jp")
    (shown,) = seen["attachments"]
    assert (shown["title"], shown["title_link"]) == ("JP-1", entity()["url"])
    assert [one["value"] for one in shown["fields"]] == ["Tokyo", "open"]
    pressed = await sandbox.person("suzuki").click(
        "show", channel="#support-jp", message_ts=posted["ts"]
    )
    assert pressed["ok"], pressed
    (payload,) = [one for one in bot.received if one.get("type") == "block_actions"]
    assert payload["container"]["type"] == "message_attachment"
    assert payload["container"]["external_ref"] == {"id": "JP-1", "type": "ticket"}


@pytest.mark.parametrize(
    ("error", "given"),
    [
        ("cannot_unfurl_url", entity(app_unfurl_url="https://kakehashi.example.com/x")),
        ("error_processing_metadata", entity(app_unfurl_url=None)),
        ("error_processing_metadata", entity(entity_type="slack#/entities/file")),
        ("error_processing_metadata", entity(entity_type="task")),
        ("error_processing_metadata", entity(external_ref={})),
        ("error_processing_metadata", entity(payload={"attributes": {}})),
        ("error_processing_metadata", entity(payload={"fields": {"status": {}}})),
        ("error_processing_metadata", entity(payload={"fields": {"date_updated": {"value": "x"}}})),
        (
            "error_processing_metadata",
            entity(payload={"fields": {"status": {"value": "x", "tag_color": "pink"}}}),
        ),
        ("error_processing_metadata", entity(payload={"custom_fields": [{"key": "a"}]})),
        (
            "error_processing_metadata",
            entity(payload={"actions": {"primary_actions": [{"text": "a", "action_id": "a"}] * 3}}),
        ),
        ("error_processing_metadata", entity(payload={"display_order": ["x" * 20_000]})),
    ],
)
async def test_what_slack_refuses(
    sandbox: Running, bot: Bot, posted: Json, error: str, given: Json
) -> None:
    with pytest.raises(SlackApiError) as refused:
        await unfurl(sandbox, posted, given)
    assert refused.value.response["error"] == error


@pytest.mark.parametrize("metadata", [{}, {"entities": []}, {"entities": "x"}, "{"])
async def test_metadata_of_another_shape(
    sandbox: Running, bot: Bot, posted: Json, metadata: Any
) -> None:
    given = {"channel": "C0SUPPORTJP", "ts": posted["ts"], "metadata": metadata}
    with pytest.raises(SlackApiError) as refused:
        await sandbox.client.api_call("chat.unfurl", json=given)
    assert refused.value.response["error"] in ("invalid_metadata_format", "missing_unfurls")


async def test_what_one_person_opens_is_seen_by_all_once_it_has_changed(
    sandbox: Running, bot: Bot, posted: Json
) -> None:
    await unfurl(sandbox, posted, entity())
    suzuki = sandbox.person("suzuki")
    assert (await suzuki.open_entity("#support-jp", posted["ts"]))["ok"]
    (event,) = bot.events("entity_details_requested")
    assert (event["user"], event["external_ref"]["id"]) == ("U0SUZUKI", "JP-1")
    assert (event["entity_url"], event["app_unfurl_url"]) == (entity()["url"], LINK)
    fresh = {"title": {"text": "JP-1 changed"}, "metadata_last_modified": 2}
    shown = entity(payload={"attributes": fresh})
    await sandbox.client.entity_presentDetails(trigger_id=event["trigger_id"], metadata=shown)
    assert (await suzuki.details())["entity"] == shown
    (seen,) = await sandbox.person("sato").messages("#support-jp")
    assert seen["attachments"][0]["title"] == "JP-1 changed"


async def test_a_button_in_the_pane_says_where_the_object_was_opened(
    sandbox: Running, bot: Bot, posted: Json
) -> None:
    await unfurl(sandbox, posted, entity())
    suzuki = sandbox.person("suzuki")
    await suzuki.open_entity("#support-jp", posted["ts"])
    assert (await suzuki.press_in_details("show"))["error"] == "no_such_element"
    (event,) = bot.events("entity_details_requested")
    await sandbox.client.entity_presentDetails(trigger_id=event["trigger_id"], metadata=entity())
    assert (await suzuki.press_in_details("show"))["ok"]
    (payload,) = [one for one in bot.received if one.get("type") == "block_actions"]
    assert payload["container"] == {
        "type": "entity_detail",
        "entity_url": entity()["url"],
        "external_ref": {"id": "JP-1", "type": "ticket"},
        "app_unfurl_url": LINK,
        "message_ts": posted["ts"],
        "channel_id": "C0SUPPORTJP",
    }
    assert payload["actions"][0]["value"] == "1"
    assert "channel" not in payload


async def test_an_app_that_takes_too_long_has_not_answered(
    sandbox: Running, bot: Bot, posted: Json
) -> None:
    await unfurl(sandbox, posted, entity())
    suzuki = sandbox.person("suzuki")
    await suzuki.open_entity("#support-jp", posted["ts"])
    shown = await suzuki.details()
    assert (shown["entity"], shown["error"]) == (None, None)
    assert (shown["channel"], shown["ts"]) == ("C0SUPPORTJP", posted["ts"])
    await sandbox.control.advance(10)
    assert (await suzuki.details())["error"] == {"status": "timeout"}


async def test_what_comes_late_does_not_replace_what_was_opened_since(
    sandbox: Running, bot: Bot, posted: Json
) -> None:
    await unfurl(sandbox, posted, entity())
    later = await sandbox.person("sato").say("#support-jp", LINK)
    await unfurl(sandbox, later, entity())
    suzuki = sandbox.person("suzuki")
    for one in (posted, later):
        await suzuki.open_entity("#support-jp", one["ts"])
    first, _ = bot.events("entity_details_requested")
    await sandbox.client.entity_presentDetails(trigger_id=first["trigger_id"], metadata=entity())
    shown = await suzuki.details()
    assert (shown["ts"], shown["entity"]) == (later["ts"], None)


async def test_what_cannot_be_presented(sandbox: Running, bot: Bot, posted: Json) -> None:
    await unfurl(sandbox, posted, entity())
    await sandbox.person("suzuki").open_entity("#support-jp", posted["ts"])
    (event,) = bot.events("entity_details_requested")
    other, wrong = entity(external_ref={"id": "JP-2"}), entity(entity_payload={})
    for error, given in (
        ("invalid_trigger_id", {"trigger_id": "1.2.3", "metadata": entity()}),
        ("entity_metadata_does_not_match_trigger", {"metadata": other}),
        ("invalid_metadata", {"metadata": wrong}),
        ("invalid_arguments", {"error": {"status": "no"}}),
    ):
        with pytest.raises(SlackApiError) as refused:
            await sandbox.client.entity_presentDetails(
                **{"trigger_id": event["trigger_id"], **given}
            )
        assert refused.value.response["error"] == error
    await sandbox.client.entity_presentDetails(
        trigger_id=event["trigger_id"], error={"status": "restricted"}
    )
    assert (await sandbox.person("suzuki").details())["error"] == {"status": "restricted"}
