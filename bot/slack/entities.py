"""Tickets and articles as Slack's Work Objects: typed objects in place of cards, with a pane of
their own. Pure.

Shapes: https://docs.slack.dev/messaging/work-objects-implementation. What the pane shows comes back
into the message for everybody: it may say no more than the channel may see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bot.slack.blocks import Block

TASK, CONTENT = "slack#/entities/task", "slack#/entities/content_item"
TYPES = (TASK, CONTENT)
"""What the app has to be allowed in its manifest."""

TITLE = 200
TEXT = 300
"""Characters of a title and of a field."""

COLOURS: Mapping[str, str] = {
    "new": "blue",
    "open": "yellow",
    "waiting": "gray",
    "closed": "green",
    "urgent": "red",
}
"""The tags of a ticket's states, and of urgent ones."""

USER = "slack#/types/user"
PRESSED = ("action_id", "value", "style")


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One object. ``kind`` and ``id`` name it in our system, ``path`` leads to it; ``fields`` are
    Slack's own, ``more`` are label and value by key; ``changed`` is its last change."""

    entity_type: str
    kind: str
    id: str
    path: str
    title: str
    display_type: str
    fields: Mapping[str, Block]
    more: Mapping[str, tuple[str, str]]
    changed: datetime
    button: Block | None = None


def entity(thing: Thing, link: str) -> Block:
    """For entity.presentDetails; ``link`` is the address that was posted."""
    payload: Block = {
        "attributes": {
            "title": {"text": short(thing.title, TITLE)},
            "display_id": thing.id,
            "display_type": thing.display_type,
            "metadata_last_modified": seconds(thing.changed),
        },
        "fields": dict(thing.fields),
        "custom_fields": [custom(key, *said) for key, said in thing.more.items()],
        "display_order": [*thing.fields, *thing.more],
    }
    if thing.button is not None:
        payload["actions"] = {"primary_actions": [action(thing.button)]}
    return {
        "entity_type": thing.entity_type,
        "url": address(link, thing.path),
        "external_ref": {"id": thing.id, "type": thing.kind},
        "entity_payload": payload,
    }


def unfurled(things: Mapping[str, Thing]) -> Block:
    """The metadata of chat.unfurl, for objects by the address that was posted."""
    found = [{"app_unfurl_url": url, **entity(thing, url)} for url, thing in things.items()]
    return {"entities": found}


# --- the parts --------------------------------------------------------------------------------


def text(value: str, *, colour: str | None = None, long: bool = False) -> Block:
    field: Block = {"value": short(value, TEXT)}
    return {
        **field,
        **({"tag_color": colour} if colour else {}),
        **({"long": True} if long else {}),
    }


def person(name: str) -> Block:
    """Somebody by name alone: nobody is mentioned."""
    return {"type": USER, "user": {"text": name}}


def moment(at: datetime) -> Block:
    return {"value": seconds(at)}


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def custom(key: str, label: str, value: str) -> Block:
    return {"key": key, "label": label, "type": "string", "value": short(value, TEXT)}


def action(button: Block) -> Block:
    """A button of Block Kit as an action of an object: its label is plain."""
    kept: Block = {name: button[name] for name in PRESSED if name in button}
    return {"text": button["text"]["text"], **kept}


def address(link: str, path: str) -> str:
    """The thing's own address, on the same server: without what somebody hung on to the link."""
    parts = urlsplit(link)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def short(said: str, most: int) -> str:
    line = " ".join(said.split())
    return line if len(line) <= most else line[: most - 1] + "…"


# --- who opens one ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Opened:
    """An entity_details_requested event; ``channel`` is empty where it was opened outside of any
    message (https://docs.slack.dev/reference/events/entity_details_requested)."""

    user: str
    trigger: str
    link: str
    channel: str
    message_ts: str


def opened(event: Mapping[str, Any]) -> Opened:
    named: Sequence[str] = ("user", "trigger_id", "entity_url", "channel", "message_ts")
    return Opened(*(str(event.get(name) or "") for name in named))
