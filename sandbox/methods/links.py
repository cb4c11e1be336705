"""chat.unfurl: a card under a message, for a link in it."""

from __future__ import annotations

from sandbox import links, messages
from sandbox.calls import Call, Method
from sandbox.content import check_blocks
from sandbox.errors import SlackError
from sandbox.messages import with_ids
from sandbox.state import Channel, Json, Message


def unfurl(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.unfurl (`unfurls`, not `user_auth_*`)"""
    channel, message = target(call)
    unfurls = call.parsed("unfurls", "cannot_parse_attachment")
    if not isinstance(unfurls, dict) or not unfurls:
        raise SlackError("missing_unfurls")
    known = {link["url"] for link in links.links_in(call.workspace, message.text)}
    if not unfurls.keys() <= known:
        raise SlackError("cannot_unfurl_url")
    cards = [card(call, url, shown) for url, shown in unfurls.items()]
    others = [one for one in message.attachments or [] if one.get("app_unfurl_url") not in unfurls]
    numbered = [{**one, "id": number} for number, one in enumerate([*others, *cards], 1)]
    messages.change(call.world, call.workspace, channel, message, {"attachments": numbered})
    return {}


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
    marks = {"app_unfurl_url": url, "from_url": url, "is_app_unfurl": True}
    return {**shown, **marks, "app_id": call.workspace.app_id, "bot_id": call.workspace.bot_id}


METHODS = [Method("chat.unfurl", unfurl, "links:write")]
