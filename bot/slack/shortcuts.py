"""The windows behind message shortcuts: a ticket from a message, and which ticket it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape
from bot.texts import say

OPEN, ADD, REPLY = "shortcut.open", "shortcut.add", "shortcut.reply"
"""The windows by their callback ids."""

PART = 2_900
"""Characters of a text in one field, which takes 3,000."""

OPTION = 75
LANGUAGES = ("ja", "en")
WHOSE = ("note", "customer")

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Window:
    """``kept`` comes back with what was filled in: about the message, and where it stands."""

    callback: str
    language: str
    kept: Mapping[str, Any]

    def view(self, content: Sequence[Block]) -> Block:
        name = self.callback.replace(".", "_")
        return blocks.form(
            say(f"modal.{name}", self.language),
            content,
            callback=self.callback,
            submit=say(f"button.{name}", self.language),
            close=say("button.cancel", self.language),
            kept=self.kept,
        )


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A case as the window shows it before anybody changed anything."""

    text: str
    marketplace: str
    language: str
    whose: str
    name: str = ""
    email: str = ""
    orders: tuple[str, ...] = ()


def open_view(
    window: Window, case: Opened, *, marketplaces: Options, notices: Sequence[str] = ()
) -> Block:
    language = window.language
    spoken = [(one, say(f"language.{one}", language)) for one in LANGUAGES]
    whose = [(one, say(f"shortcut.whose.{one}", language)) for one in WHOSE]
    hint = say("shortcut.email_hint", language)
    return window.view(
        [
            *text_fields(case.text, language),
            chosen_field("marketplace", marketplaces, case.marketplace, language),
            chosen_field("language", spoken, case.language, language),
            chosen_field("whose", whose, case.whose, language),
            line_field("name", case.name, language, optional=True),
            line_field("email", case.email, language, optional=True, hint=hint),
            *(blocks.context(escape(notice)) for notice in notices),
        ]
    )


def which_view(
    window: Window,
    text: str,
    *,
    sought: str = "",
    found: Options = (),
    notices: Sequence[str] = (),
) -> Block:
    """Asks for a ticket by number or words; ``found`` are the tickets to choose from."""
    language = window.language
    hint = say("shortcut.which_hint", language)
    options = [chosen_field("found", found, found[0][0], language)] if found else []
    purpose = "shortcut.previewed" if window.callback == REPLY else "shortcut.internal"
    return window.view(
        [
            line_field("which", sought, language, hint=hint),
            *options,
            *text_fields(text, language),
            *(blocks.context(escape(notice)) for notice in (say(purpose, language), *notices)),
        ]
    )


# --- fields ---------------------------------------------------------------------------------


def text_fields(text: str, language: str) -> list[Block]:
    """The text in as many fields as it needs; the first is called ``text``."""
    parts = [part for (part,) in blocks.parts([text], PART, str)]
    return [
        input_field(
            part_name(number),
            say("shortcut.text", language)
            if len(parts) == 1
            else say("shortcut.text_part", language, number=number + 1, count=len(parts)),
            {
                "type": "plain_text_input",
                "multiline": True,
                "max_length": 3_000,
                **({"initial_value": part} if part else {}),
            },
        )
        for number, part in enumerate(parts)
    ]


def part_name(number: int) -> str:
    return f"text.{number}" if number else "text"


def line_field(
    name: str, value: str, language: str, *, optional: bool = False, hint: str | None = None
) -> Block:
    element: Block = {"type": "plain_text_input", "max_length": 200}
    if value:
        element["initial_value"] = value[:200]
    label = say(f"shortcut.{name}", language)
    return input_field(name, label, element, optional=optional, hint=hint)


def chosen_field(name: str, options: Options, chosen: str, language: str) -> Block:
    shown = {key: {"text": blocks.plain(label[:OPTION]), "value": key} for key, label in options}
    element: Block = {"type": "static_select", "options": list(shown.values())}
    if chosen in shown:
        element["initial_option"] = shown[chosen]
    return input_field(name, say(f"shortcut.{name}", language), element)


def input_field(
    name: str, label: str, element: Block, *, optional: bool = False, hint: str | None = None
) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": blocks.plain(label),
        "element": {**element, "action_id": name},
        "optional": optional,
        **({"hint": blocks.plain(hint)} if hint else {}),
    }


# --- what was filled in ---------------------------------------------------------------------


def filled(view: Mapping[str, Any], name: str) -> str:
    """What stands in a field, or was chosen there; empty where nothing was."""
    entry = view["state"]["values"].get(name, {}).get(name, {})
    chosen = (entry.get("selected_option") or {}).get("value")
    return str(chosen or entry.get("value") or "").strip()


def filled_text(view: Mapping[str, Any]) -> str:
    """The text of all its fields, each as it was typed."""
    values = view["state"]["values"]
    names = [one["block_id"] for one in view["blocks"] if one.get("type") == "input"]
    parts = [name for name in names if name == "text" or name.startswith("text.")]
    return "".join(str(values.get(one, {}).get(one, {}).get("value") or "") for one in parts)


def refused(field: str, sentence: str) -> dict[str, Any]:
    """The answer to a submission that keeps the window open, the sentence under its field."""
    return {"response_action": "errors", "errors": {field: sentence}}
