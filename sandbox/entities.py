"""Work Objects: what an app may say of an object, and how it stands under a message.

Follows https://docs.slack.dev/messaging/work-objects-implementation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sandbox import limits as limit
from sandbox.errors import SlackError
from sandbox.shapes import (
    Rule,
    anything,
    boolean,
    both,
    choice,
    fields,
    items,
    number,
    problem,
    string,
)
from sandbox.state import Json, Workspace

TYPES = tuple(
    f"slack#/entities/{kind}" for kind in ("file", "task", "incident", "content_item", "item")
)
KINDS = ("user", "channel_id", "timestamp", "date", "image", "entity_ref", "link", "email", "file")
DATA = ("string", "integer", "boolean", "array", *(f"slack#/types/{kind}" for kind in KINDS))
COLOURS = ("red", "yellow", "green", "gray", "blue")
ANY = string(40_000)
MOMENT = number(0, 2**53)

VALUE_PARTS: Mapping[str, Rule] = {
    "label": ANY,
    "link": string(limit.BUTTON_URL),
    "icon": anything,
    "long": boolean,
    "format": choice("markdown"),
    "image_url": string(limit.IMAGE_URL),
    "slack_file": anything,
    "alt_text": string(limit.IMAGE_ALT),
    "title": ANY,
    "edit": anything,
    "tag_color": choice(*COLOURS),
    "item_type": choice(*DATA),
    "boolean": anything,
    "user": fields({}, {"user_id": ANY, "text": ANY, "url": ANY, "email": ANY, "icon": anything}),
    "entity_ref": anything,
    "value": anything,
}
ACTION = fields(
    {"text": ANY, "action_id": string(limit.ACTION_ID)},
    {
        "value": string(limit.BUTTON_VALUE),
        "style": choice("primary", "danger"),
        "url": string(limit.BUTTON_URL),
        "accessibility_label": string(limit.BUTTON_LABEL),
        "processing_state": anything,
    },
)


def holds_something(value: Any, at: str) -> Iterator[str]:
    """A value, or what stands for it in a field of its type."""
    if not isinstance(value, dict):
        return
    kind = value.get("type")
    if kind is not None and kind not in DATA:
        yield problem(f"must be a valid enum value ({', '.join(DATA)})", f"{at}/type")
    if kind == "slack#/types/user":
        named = value.get("user") or {}
        if bool(named.get("user_id")) == bool(named.get("text")):
            yield problem("user_id or text, one of them", f"{at}/user")
    elif all(
        value.get(name) is None for name in ("value", "image_url", "slack_file", "entity_ref")
    ):
        yield problem("missing required field: value", at)


FIELD = both(fields({}, VALUE_PARTS), holds_something)
CUSTOM = both(
    fields({"key": ANY, "label": ANY, "type": choice(*DATA)}, VALUE_PARTS), holds_something
)
DATES = ("date_created", "date_updated")


def typed_fields(value: Any, at: str) -> Iterator[str]:
    """Names that Slack does not know are taken and not understood."""
    if not isinstance(value, dict):
        yield problem("must provide an object", at)
        return
    for name, field in value.items():
        yield from FIELD(field, f"{at}/{name}")
        if name in DATES and isinstance(field, dict):
            yield from MOMENT(field.get("value"), f"{at}/{name}/value")


ATTRIBUTES = fields(
    {"title": fields({"text": ANY}, {"edit": anything})},
    {
        "display_id": ANY,
        "display_type": ANY,
        "product_name": ANY,
        "product_icon": anything,
        "locale": ANY,
        "full_size_preview": anything,
        "metadata_last_modified": MOMENT,
    },
)
PAYLOAD = fields(
    {"attributes": ATTRIBUTES},
    {
        "fields": typed_fields,
        "custom_fields": items(CUSTOM, 100, least=0),
        "display_order": items(ANY, 100, least=0),
        "slack_file": anything,
        "actions": fields(
            {},
            {
                "primary_actions": items(ACTION, limit.ENTITY_PRIMARY_ACTIONS, least=0),
                "overflow_actions": items(ACTION, limit.ENTITY_OVERFLOW_ACTIONS, least=0),
            },
        ),
    },
)


def reference(value: Any, at: str) -> Iterator[str]:
    """`{id, type?}`; `type` is the app's own word."""
    yield from fields({"id": ANY}, {})(value, at)
    if isinstance(value, dict) and not isinstance(value.get("type", ""), str):
        yield problem("must be a string", f"{at}/type")


ENTITY = fields(
    {
        "entity_type": choice(*TYPES),
        "entity_payload": PAYLOAD,
        "external_ref": reference,
        "url": string(limit.BUTTON_URL),
    },
    {"app_unfurl_url": string(limit.BUTTON_URL)},
)


def check(workspace: Workspace, entity: Any, error: str) -> None:
    """Raises ``error`` with its problems. No page says what becomes of a type that the app's
    manifest leaves out: here it is refused, so that an app has to do without."""
    found = list(ENTITY(entity, "/metadata"))
    if not found and entity["entity_type"] not in workspace.entity_types:
        found = [problem("entity type is not enabled for this app", "/metadata/entity_type")]
    if len(json.dumps(entity, ensure_ascii=False).encode()) > limit.METADATA_BYTES:
        found.append(problem("too large", "/metadata"))
    if found:
        raise SlackError(error, response_metadata={"messages": found})


# --- under a message --------------------------------------------------------------------------


def attachment(entity: Json, service: str) -> Json:
    """As block_actions payloads show an unfurled object, with blocks to draw it by."""
    attributes = entity["entity_payload"]["attributes"]
    title, shown = attributes["title"]["text"], list(said(entity["entity_payload"]))
    kind = attributes.get("display_type") or entity["entity_type"].rpartition("/")[2]
    return {
        "title": title,
        "title_link": entity["url"],
        "text": f"{kind} in {service}",
        "fallback": f"{title}\n {kind} in {service}",
        "service_name": service,
        "fields": [{"title": name, "value": value, "short": True} for name, value in shown],
        "entity": entity,
        "blocks": drawn(title, kind, shown, entity["entity_payload"].get("actions") or {}),
    }


def said(payload: Json) -> Iterator[tuple[str, str]]:
    """Label and value of each field, in the order that the app wants."""
    typed = payload.get("fields") or {}
    own = {one["key"]: one for one in payload.get("custom_fields") or ()}
    known = {**typed, **own}
    order = [name for name in payload.get("display_order") or known if name in known]
    for name in order:
        field = known[name]
        user = field.get("user") or {}
        value = user.get("text") or user.get("user_id") or field.get("value")
        if name in DATES:
            value = datetime.fromtimestamp(int(value), UTC).isoformat(timespec="minutes")
        yield str(field.get("label") or name.replace("_", " ").capitalize()), str(value)


def drawn(title: str, kind: str, shown: list[tuple[str, str]], actions: Json) -> list[Json]:
    """In plain text: nothing of an object is markup unless it says so."""
    head = {"type": "section", "text": plain(f"{title}\n{kind}")}
    texts = [plain(f"{name}\n{value}") for name, value in shown]
    body = [{"type": "section", "fields": texts[:10]}] if texts else []
    buttons = [button(one) for one in actions.get("primary_actions") or ()]
    return [head, *body, *([{"type": "actions", "elements": buttons}] if buttons else [])]


def pressable(entity: Json | None) -> list[Json]:
    """The buttons of its pane, as a block."""
    actions = (entity or {}).get("entity_payload", {}).get("actions") or {}
    every = [*(actions.get("primary_actions") or ()), *(actions.get("overflow_actions") or ())]
    buttons = [button(one) for one in every]
    return [{"type": "actions", "block_id": "details", "elements": buttons}] if buttons else []


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action: Json) -> Json:
    parts = ("action_id", "value", "style", "url")
    kept: Json = {name: action[name] for name in parts if name in action}
    return {"type": "button", "text": plain(action["text"]), **kept}
