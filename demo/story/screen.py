"""What stands on a person's screen, as plain text. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

CHARACTERS = (("\u200b", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def words(message: Json) -> str:
    """A message or a modal as a person reads it: its blocks, else its text; buttons in ［］."""
    own = message.get("bot_id") or "text" not in message
    blocks = message.get("blocks") if own else None
    shown = "\n".join(filter(None, map(block_words, blocks))) if blocks else message.get("text", "")
    for mark, character in CHARACTERS:
        shown = shown.replace(mark, character)
    return str(shown)


def block_words(block: Json) -> str:
    return "\n".join(part for part in block_parts(block) if part)


def block_parts(block: Json) -> Iterator[str]:
    if "label" in block:
        yield block["label"]["text"]
    if isinstance(block.get("text"), dict):
        yield block["text"]["text"]
    for field in block.get("fields", ()):
        yield field["text"]
    elements = block.get("elements", ())
    yield " ".join(element_words(one) for one in elements)
    for name in ("accessory", "element"):
        if name in block:
            yield element_words(block[name])


def element_words(element: Json) -> str:
    match element:
        case {"type": "button", "text": {"text": label}}:
            return f"［{label}］"
        case {"options": options}:
            return " ".join(f"☑ {option['text']['text']}" for option in options)
        case {"initial_value": str(value)}:
            return value
        case {"text": str(text)}:
            return text
    return ""


def has_button(message: Json, action: str) -> bool:
    return any(one.get("action_id") == action for one in elements(message))


def elements(message: Json) -> Iterator[Json]:
    for block in message.get("blocks") or ():
        for name in ("accessory", "element"):
            if name in block:
                yield block[name]
        yield from (one for one in block.get("elements", ()) if isinstance(one, dict))


def field(view: Json, prefix: str) -> str | None:
    """What stands in the field of a modal whose action id begins so; None without such a field."""
    for actions in view["state"]["values"].values():
        for action, entry in actions.items():
            if action.startswith(prefix):
                return str(entry.get("value") or "")
    return None


def plain(text: str) -> str:
    """Without Slack's marks, for printing."""
    return "\n".join(line.removeprefix("> ") for line in text.replace("*", "").splitlines())


def normal(text: str) -> str:
    return "".join(text.split())


def shows(text: str, *parts: str) -> bool:
    """Whether all of these stand in it, blanks and line breaks aside."""
    read = normal(text.replace("> ", ""))
    return all(normal(part) in read for part in parts)
