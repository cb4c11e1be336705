"""Links to the app's own domains in what people write: the app hears of them wherever they stand.

Follows https://docs.slack.dev/reference/events/link_shared.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sandbox.modals import new_trigger
from sandbox.state import Channel, Json, Message, Workspace
from sandbox.world import World

LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def shared(world: World, workspace: Workspace, channel: Channel, message: Message) -> None:
    """Tells the app, once for all links of a message; also where the bot is no member."""
    links = links_in(workspace, message.text)
    if not links:
        return
    event: Json = {
        "type": "link_shared",
        "channel": channel.id,
        "is_bot_user_member": workspace.bot_user in channel.members,
        "user": message.user,
        "message_ts": message.ts,
        "unfurl_id": f"{channel.id}.{message.ts}",
        "source": "conversations_history",
        "links": links,
        "event_ts": world.next_ts(),
    }
    if message.thread_ts and message.thread_ts != message.ts:
        event["thread_ts"] = message.thread_ts
    world.events.emit(workspace, channel, event, anywhere=True)


def opened(
    world: World, workspace: Workspace, channel: Channel, message: Message, user: str, under: Json
) -> str:
    """Somebody opens a Work Object under a message
    (https://docs.slack.dev/reference/events/entity_details_requested); the trigger that the app is
    told."""
    entity = under["entity"]
    url, posted = entity["url"], under["app_unfurl_url"]
    known = {"channel": channel.id, "message_ts": message.ts, "app_unfurl_url": posted}
    trigger = new_trigger(world, workspace, user)
    workspace.triggers[trigger].entity = {
        **known,
        "entity": entity,
        "external_ref": entity["external_ref"],
    }
    event: Json = {
        "type": "entity_details_requested",
        "user": user,
        "external_ref": entity["external_ref"],
        "entity_url": url,
        "link": {"url": url, "domain": urlsplit(url).hostname},
        "trigger_id": trigger,
        "user_locale": workspace.members[user].locale,
        **known,
        "event_ts": world.next_ts(),
    }
    if message.thread_ts and message.thread_ts != message.ts:
        event["thread_ts"] = message.thread_ts
    world.events.emit(workspace, channel, event, anywhere=True)
    return trigger


def links_in(workspace: Workspace, text: str) -> list[Json]:
    """`{domain, url}` of each link to one of the app's domains or a part of it."""
    found = [(urlsplit(url).hostname or "", url) for url in map(plain, LINK.findall(text))]
    return [{"domain": host, "url": url} for host, url in found if within(workspace, host)]


def within(workspace: Workspace, host: str) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in workspace.unfurl_domains)


def plain(url: str) -> str:
    for entity, character in ENTITIES.items():
        url = url.replace(entity, character)
    return url
