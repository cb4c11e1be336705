"""chat.unfurl and entity.presentDetails: a card or a Work Object under a message, for a link in it,
and the object opened beside it."""

from __future__ import annotations

from typing import Any

from sandbox import entities, links, messages
from sandbox.calls import Call, Method
from sandbox.content import check_blocks
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.state import Channel, Json, Message


def unfurl(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.unfurl (`unfurls` or `metadata`, not
    `user_auth_*`)"""
    channel, message = target(call)
    unfurls = call.parsed("unfurls", "cannot_parse_attachment") or {}
    metadata = call.parsed("metadata", "invalid_metadata_format")
    if not isinstance(unfurls, dict) or not (unfurls or metadata):
        raise SlackError("missing_unfurls")
    objects = entities_in(call, metadata)
    known = {link["url"] for link in links.links_in(call.workspace, message.text)}
    if not unfurls.keys() | objects.keys() <= known:
        raise SlackError("cannot_unfurl_url")
    shown = {url: card(call, url, given) for url, given in unfurls.items()} | objects
    put_under(call, channel, message, shown)
    return {}


def put_under(call: Call, channel: Channel, message: Message, shown: dict[str, Json]) -> None:
    others = [one for one in message.attachments or [] if one.get("app_unfurl_url") not in shown]
    every = enumerate([*others, *shown.values()], 1)
    numbered = [{**one, "id": number} for number, one in every]
    messages.change(call.world, call.workspace, channel, message, {"attachments": numbered})


def entities_in(call: Call, metadata: Any) -> dict[str, Json]:
    """The objects of `{entities: […]}` by the address that was posted."""
    if metadata is None:
        return {}
    found = metadata.get("entities") if isinstance(metadata, dict) else None
    if not isinstance(found, list) or not found:
        raise SlackError("invalid_metadata_format")
    for one in found:
        entities.check(call.workspace, one, "error_processing_metadata")
    if not all(one.get("app_unfurl_url") for one in found):
        raise SlackError("error_processing_metadata")
    return {one["app_unfurl_url"]: thing(call, one["app_unfurl_url"], one) for one in found}


def thing(call: Call, url: str, entity: Json) -> Json:
    drawn = entities.attachment(entity, call.workspace.members[call.workspace.bot_user].real_name)
    return {**drawn, "blocks": with_ids(drawn["blocks"]), **marks(call, url)}


def present(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/entity.presentDetails (not `user_auth_*`). What is
    presented to one person comes back into the message for everybody; the pane shows it only while
    that object is the last one that they opened."""
    (trigger_id,) = call.required("trigger_id")
    metadata, error = call.parsed("metadata", "invalid_metadata"), call.parsed("error", "invalid")
    opened = call.workspace.triggers.get(trigger_id)
    if opened is None or opened.entity is None or call.world.clock.now() > opened.expires:
        raise SlackError("invalid_trigger_id")
    if metadata is None and (not isinstance(error, dict) or error.get("status") not in STATUSES):
        raise SlackError("invalid_arguments")
    if metadata is not None:
        entities.check(call.workspace, metadata, "invalid_metadata")
        if metadata["external_ref"]["id"] != opened.entity["external_ref"]["id"]:
            raise SlackError("entity_metadata_does_not_match_trigger")
        refresh(call, opened.entity, metadata)
    held = call.workspace.details.get(opened.user) or {}
    if held.get("trigger") == trigger_id:
        held.update(entity=metadata, error=error)
    call.world.changed()
    return {}


STATUSES = (
    *("restricted", "internal_error", "not_found", "custom", "custom_partial_view"),
    *("timeout", "edit_error"),
)


def refresh(call: Call, opened: Json, metadata: Json) -> None:
    """Only what has changed since by the app's own account."""
    channel = call.workspace.channels.get(opened["channel"])
    message = channel.messages.get(opened["message_ts"]) if channel else None
    if channel is None or message is None or changed(metadata) <= changed(opened["entity"]):
        return
    url = opened["app_unfurl_url"]
    put_under(call, channel, message, {url: thing(call, url, metadata)})


def changed(entity: Json) -> int:
    payload = entity["entity_payload"]
    updated = ((payload.get("fields") or {}).get("date_updated") or {}).get("value")
    return int(payload["attributes"].get("metadata_last_modified") or updated or 0)


def target(call: Call) -> tuple[Channel, Message]:
    """By channel and ts, or by the event's unfurl_id; the bot need not be a member."""
    named, ts = call.text("channel"), call.text("ts")
    if call.text("unfurl_id"):
        if not call.text("source"):
            raise SlackError("missing_source")
        named, _, ts = call.text("unfurl_id").partition(".")
    if not named:
        raise SlackError("missing_channel")
    if not ts:
        raise SlackError("missing_ts")
    channel = call.workspace.channels.get(named)
    if channel is None:
        raise SlackError("cannot_find_channel")
    message = channel.messages.get(ts)
    if message is None or message.seen_by or message.bot_id:
        raise SlackError("cannot_find_message")
    return channel, message


def card(call: Call, url: str, shown: Json) -> Json:
    blocks = shown.get("blocks") if isinstance(shown, dict) else None
    if blocks is None and not (isinstance(shown, dict) and shown.get("text")):
        raise SlackError("cannot_parse_attachment")
    if blocks is not None:
        check_blocks(blocks)
        shown = {**shown, "blocks": with_ids(blocks)}
    return {**shown, **marks(call, url)}


def marks(call: Call, url: str) -> Json:
    return {
        "app_unfurl_url": url,
        "from_url": url,
        "is_app_unfurl": True,
        "app_id": call.workspace.app_id,
        "bot_id": call.workspace.bot_id,
    }


METHODS = [
    Method("chat.unfurl", unfurl, "links:write"),
    Method("entity.presentDetails", present),
]
