"""Block Kit as a table: every block and element, its fields and its limits.

Follows https://docs.slack.dev/reference/block-kit (blocks, elements, composition objects).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sandbox import limits as limit
from sandbox.shapes import (
    Rule,
    any_text,
    anything,
    boolean,
    both,
    by_type,
    choice,
    fields,
    items,
    number,
    one_needed,
    plain,
    problem,
    string,
)

CONFIRM = fields(
    {
        "title": plain(limit.CONFIRM_TITLE),
        "text": any_text(limit.CONFIRM_TEXT),
        "confirm": plain(limit.CONFIRM_BUTTON),
        "deny": plain(limit.CONFIRM_BUTTON),
    },
    {"style": choice("primary", "danger")},
)


def option(label: Rule) -> Rule:
    return fields(
        {"text": label, "value": string(limit.OPTION_VALUE)},
        {"description": any_text(limit.OPTION_DESCRIPTION), "url": string(limit.BUTTON_URL)},
    )


PLAIN_OPTION = option(plain(limit.OPTION_TEXT))
RICH_OPTION = option(any_text(limit.OPTION_TEXT))
OPTIONS = items(PLAIN_OPTION, limit.SELECT_OPTIONS)
GROUPS = items(
    fields({"label": plain(limit.OPTION_TEXT), "options": OPTIONS}, {}), limit.SELECT_OPTIONS
)
ACTION: dict[str, Rule] = {"action_id": string(limit.ACTION_ID)}
FOCUS: dict[str, Rule] = {**ACTION, "focus_on_load": boolean}
PLACEHOLDER: dict[str, Rule] = {**FOCUS, "placeholder": plain(limit.PLACEHOLDER)}
MENU: dict[str, Rule] = {**PLACEHOLDER, "confirm": CONFIRM}
MANY: dict[str, Rule] = {**MENU, "max_selected_items": number(1, limit.SELECT_OPTIONS)}
TYPED: dict[str, Rule] = {
    **PLACEHOLDER,
    "initial_value": string(limit.INPUT_TEXT, least=0),
    "dispatch_action_config": anything,
}
LENGTHS: dict[str, Rule] = {
    "min_length": number(0, limit.INPUT_TEXT),
    "max_length": number(1, limit.INPUT_TEXT),
}


def _initial_fits(value: Any, at: str) -> Iterator[str]:
    most, initial = value.get("max_length"), value.get("initial_value")
    if isinstance(most, int) and isinstance(initial, str) and len(initial) > most:
        yield problem(f"must be less than {most + 1} characters", f"{at}/initial_value")


def offered_options(element: dict[str, Any]) -> list[Any]:
    """The options of a select, of all its groups."""
    groups = [group for group in element.get("option_groups") or [] if isinstance(group, dict)]
    grouped = [item for group in groups for item in group.get("options") or []]
    return [*(element.get("options") or []), *grouped]


def _initial_is_offered(value: Any, at: str) -> Iterator[str]:
    offered = offered_options(value)
    chosen = [*(value.get("initial_options") or []), value.get("initial_option")]
    if any(item not in offered for item in chosen if item is not None):
        yield problem("initial option is not among the options", at)


def _menu(initial: str, more: dict[str, Rule]) -> Rule:
    initial_rule = OPTIONS if initial.endswith("s") else PLAIN_OPTION
    rule = fields({}, {**more, "options": OPTIONS, "option_groups": GROUPS, initial: initial_rule})
    return both(rule, one_needed("options", "option_groups"), _initial_is_offered)


def _choices(initial: str) -> Rule:
    options = items(RICH_OPTION, limit.CHOICES)
    initial_rule = options if initial.endswith("s") else RICH_OPTION
    rule = fields({"options": options}, {**FOCUS, "confirm": CONFIRM, initial: initial_rule})
    return both(rule, _initial_is_offered)


def _picker(initial: str) -> Rule:
    return fields({}, {**MENU, initial: anything, "timezone": string(limit.OPTION_VALUE)})


BUTTON = fields(
    {"text": plain(limit.BUTTON_TEXT)},
    {
        **ACTION,
        "value": string(limit.BUTTON_VALUE),
        "url": string(limit.BUTTON_URL),
        "style": choice("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(limit.BUTTON_LABEL),
    },
)
IMAGE_PARTS: dict[str, Rule] = {
    "image_url": string(limit.IMAGE_URL),
    "slack_file": anything,
}
IMAGE_ELEMENT = both(
    fields({"alt_text": string(limit.IMAGE_ALT)}, IMAGE_PARTS),
    one_needed("image_url", "slack_file"),
)
OVERFLOW = fields(
    {"options": items(PLAIN_OPTION, limit.OVERFLOW_OPTIONS)}, {**ACTION, "confirm": CONFIRM}
)
CONVERSATIONS: dict[str, Rule] = {
    "default_to_current_conversation": boolean,
    "response_url_enabled": boolean,
    "filter": anything,
}

INTERACTIVE: dict[str, Rule] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "static_select": _menu("initial_option", MENU),
    "multi_static_select": _menu("initial_options", MANY),
    "checkboxes": _choices("initial_options"),
    "radio_buttons": _choices("initial_option"),
    "datepicker": _picker("initial_date"),
    "timepicker": _picker("initial_time"),
    "datetimepicker": _picker("initial_date_time"),
    "users_select": _picker("initial_user"),
    "channels_select": fields({}, {**MENU, **CONVERSATIONS, "initial_channel": anything}),
    "conversations_select": fields({}, {**MENU, **CONVERSATIONS, "initial_conversation": anything}),
}
INPUT_ELEMENTS: dict[str, Rule] = {
    "plain_text_input": both(fields({}, {**TYPED, **LENGTHS, "multiline": boolean}), _initial_fits),
    "email_text_input": fields({}, TYPED),
    "url_text_input": fields({}, TYPED),
    "number_input": fields(
        {"is_decimal_allowed": boolean}, {**TYPED, "min_value": anything, "max_value": anything}
    ),
    **{kind: rule for kind, rule in INTERACTIVE.items() if kind not in ("button", "overflow")},
}
ACCESSORIES: dict[str, Rule] = {**INTERACTIVE, "image": IMAGE_ELEMENT}
CONTEXT_PARTS: dict[str, Rule] = {
    "image": IMAGE_ELEMENT,
    "plain_text": plain(limit.SECTION_TEXT),
    "mrkdwn": any_text(limit.SECTION_TEXT),
}
ID: dict[str, Rule] = {"block_id": string(limit.BLOCK_ID)}

SECTION = both(
    fields(
        {},
        {
            **ID,
            "text": any_text(limit.SECTION_TEXT),
            "fields": items(any_text(limit.SECTION_FIELD), limit.SECTION_FIELDS),
            "accessory": by_type(ACCESSORIES, "element"),
            "expand": boolean,
        },
    ),
    one_needed("text", "fields"),
)
INPUT = fields(
    {"label": plain(limit.INPUT_LABEL), "element": by_type(INPUT_ELEMENTS, "element")},
    {
        **ID,
        "hint": plain(limit.INPUT_HINT),
        "optional": boolean,
        "dispatch_action": boolean,
    },
)
COMMON: dict[str, Rule] = {
    "section": SECTION,
    "header": fields({"text": plain(limit.HEADER_TEXT)}, {**ID, "level": number(1, 4)}),
    "divider": fields({}, ID),
    "image": both(
        fields(
            {"alt_text": string(limit.IMAGE_ALT)},
            {**ID, **IMAGE_PARTS, "title": plain(limit.IMAGE_TITLE)},
        ),
        one_needed("image_url", "slack_file"),
    ),
    "context": fields(
        {"elements": items(by_type(CONTEXT_PARTS, "element"), limit.CONTEXT_ELEMENTS)}, ID
    ),
    "actions": fields(
        {"elements": items(by_type(INTERACTIVE, "element"), limit.ACTIONS_ELEMENTS)}, ID
    ),
    "input": INPUT,
    "rich_text": fields({"elements": items(anything, limit.SELECT_OPTIONS)}, ID),
}
TABLE = fields(
    {"rows": items(items(anything, limit.TABLE_COLUMNS), limit.TABLE_ROWS)},
    {**ID, "column_settings": items(anything, limit.TABLE_COLUMNS)},
)
JUDGEMENT = fields(
    {"text": plain(limit.BUTTON_TEXT), "value": string(limit.BUTTON_VALUE)},
    {"accessibility_label": string(limit.BUTTON_LABEL)},
)
CONTEXT_ACTIONS: dict[str, Rule] = {
    "feedback_buttons": fields(
        {"positive_button": JUDGEMENT, "negative_button": JUDGEMENT}, ACTION
    ),
    "icon_button": fields(
        {"icon": choice("trash"), "text": plain(limit.BUTTON_TEXT)},
        {
            **ACTION,
            "value": string(limit.BUTTON_VALUE),
            "confirm": CONFIRM,
            "accessibility_label": string(limit.BUTTON_LABEL),
            "visible_to_user_ids": items(anything, limit.CONTEXT_ELEMENTS),
        },
    ),
}
MESSAGE_BLOCKS: dict[str, Rule] = {
    **COMMON,
    "context_actions": fields(
        {"elements": items(by_type(CONTEXT_ACTIONS, "element"), limit.CONTEXT_ACTIONS)}, ID
    ),
    "markdown": fields({"text": string(limit.MARKDOWN_TOTAL)}, ID),
    "table": TABLE,
}
