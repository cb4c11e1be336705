"""What stands in a form: `state.values`, from initial values and what a person changed.

Follows https://docs.slack.dev/reference/views#view-state and the element pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sandbox.block_kit import offered_options
from sandbox.errors import Refused
from sandbox.state import Json, View

# Element type → (field of the state entry, field of the element with its initial value).
STATEFUL = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
}
UNFINISHED = {
    "en": (
        "Please complete this required field.",
        "Must be at least {} characters",
        "Must be {} characters or fewer",
    ),
    "ja": ("この項目は必須です。", "{}文字以上で入力してください", "{}文字以内で入力してください"),
}
"""Under a field that is empty, too short, too long."""


def elements(block: Json) -> list[Json]:
    """Everything in a block that has an action_id."""
    found = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
    return [item for item in found if isinstance(item, dict) and "action_id" in item]


def each_element(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for element in elements(block):
            yield block, element


def initial(element: Json) -> Json:
    """The state entry of an untouched element."""
    kind = element["type"]
    name, source = STATEFUL[kind]
    empty: Any = [] if name == "selected_options" else None
    return {"type": kind, name: element.get(source, empty)}


def values(blocks: list[Json], entered: Json) -> Json:
    """`state.values`: block_id → action_id → entry."""
    found: Json = {}
    for block, element in each_element(blocks):
        if element["type"] in STATEFUL:
            own = entered.get(block["block_id"], {}).get(element["action_id"])
            kept = own if own and own["type"] == element["type"] else initial(element)
            found.setdefault(block["block_id"], {})[element["action_id"]] = kept
    return found


def view_values(view: View) -> Json:
    return values(view.definition["blocks"], view.entered)


def _chosen(element: Json, wanted: Any) -> Json:
    """The offered option that `wanted` names: its value, its label or the option itself."""
    for option in offered_options(element):
        if wanted in (option, option.get("value"), option["text"]["text"]):
            return dict(option)
    raise Refused("no_such_option", f"No option {wanted!r}", element=element.get("action_id"))


def entry(element: Json, value: Any) -> Json:
    """The state entry after a person put `value` into the element."""
    name, _ = STATEFUL[element["type"]]
    match name:
        case "selected_option":
            value = None if value is None else _chosen(element, value)
        case "selected_options":
            value = [_chosen(element, item) for item in value or []]
        case "value":
            value = str(value) if value not in (None, "") else None
    return {"type": element["type"], name: value}


def enter(blocks: list[Json], entered: Json, given: Json) -> Json:
    """`entered` with `given` put in: keys are block ids or action ids, or block → action."""
    result = {block: dict(actions) for block, actions in entered.items()}
    left = dict(given)
    for block, element in each_element(blocks):
        if element["type"] not in STATEFUL:
            continue
        found, value = _given(block["block_id"], element["action_id"], given)
        if found:
            result.setdefault(block["block_id"], {})[element["action_id"]] = entry(element, value)
            left.pop(block["block_id"], None)
            left.pop(element["action_id"], None)
    if left:
        raise Refused("no_such_field", f"No field named {', '.join(map(str, left))}")
    return result


def _given(block_id: str, action_id: str, given: Json) -> tuple[bool, Any]:
    if block_id in given:
        inner = given[block_id]
        if not isinstance(inner, dict):
            return True, inner
        return action_id in inner, inner.get(action_id)
    return action_id in given, given.get(action_id)


def refusals(blocks: list[Json], filled: Json, locale: str) -> dict[str, str]:
    """What Slack's client says under a field before it sends anything: block_id → sentence."""
    found = {}
    for block in blocks:
        if block["type"] == "input":
            name, _ = STATEFUL[block["element"]["type"]]
            value = filled[block["block_id"]][block["element"]["action_id"]][name]
            if sentence := _refusal(block, value, "ja" if locale.startswith("ja") else "en"):
                found[block["block_id"]] = sentence
    return found


def _refusal(block: Json, value: Any, language: str) -> str | None:
    required, short, long = UNFINISHED[language]
    element = block["element"]
    if value in (None, "", []):
        return None if block.get("optional") else required
    if element["type"] != "plain_text_input":
        return None
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return short.format(least)
    return long.format(most) if len(value) > most else None
