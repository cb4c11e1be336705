"""What may be posted or opened: message and view checks over the Block Kit table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sandbox import limits as limit
from sandbox.block_kit import COMMON, MESSAGE_BLOCKS
from sandbox.errors import InvalidArguments, SlackError
from sandbox.forms import elements
from sandbox.shapes import (
    anything,
    boolean,
    by_type,
    choice,
    fields,
    items,
    plain,
    problem,
    string,
)

MESSAGE = items(by_type(MESSAGE_BLOCKS, "block"), limit.MESSAGE_BLOCKS, least=0)
VIEW_PARTS = {
    "blocks": items(by_type(COMMON, "block"), limit.VIEW_BLOCKS, least=0),
}
VIEW_EXTRAS = {
    "callback_id": string(limit.VIEW_CALLBACK_ID, least=0),
    "external_id": string(limit.VIEW_EXTERNAL_ID, least=0),
    "private_metadata": string(limit.VIEW_PRIVATE_METADATA, least=0),
    "notify_on_close": boolean,
    "clear_on_close": boolean,
    "submit_disabled": boolean,
}
MODAL = fields(
    {**VIEW_PARTS, "title": plain(limit.VIEW_TITLE)},
    {**VIEW_EXTRAS, "submit": plain(limit.VIEW_BUTTON), "close": plain(limit.VIEW_BUTTON)},
)
HOME = fields(VIEW_PARTS, {**VIEW_EXTRAS, "title": anything, "submit": anything, "close": anything})
VIEWS = {"modal": MODAL, "home": HOME}
METADATA = fields({"event_type": string(255), "event_payload": anything}, {"entities": anything})


def _repeated_ids(blocks: list[Any], at: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id") if isinstance(block, dict) else None
        if isinstance(name, str) and name in seen:
            yield problem(f"block_id `{name}` already exists", f"{at}/{index}/block_id")
        seen.add(str(name))
        yield from _repeated_actions(block, f"{at}/{index}")


def _repeated_actions(block: Any, at: str) -> Iterator[str]:
    seen: set[str] = set()
    for element in elements(block) if isinstance(block, dict) else []:
        name = str(element["action_id"])
        if name in seen:
            yield problem(f"`action_id` {name} already exists", at)
        seen.add(name)


def text_length(value: Any) -> int:
    """Characters of every `text` inside blocks."""
    match value:
        case dict():
            own = len(value["text"]) if isinstance(value.get("text"), str) else 0
            return own + sum(text_length(part) for part in value.values())
        case list():
            return sum(text_length(part) for part in value)
        case _:
            return 0


def _of_type(blocks: list[Any], kind: str) -> list[dict[str, Any]]:
    return [block for block in blocks if isinstance(block, dict) and block.get("type") == kind]


def check_blocks(blocks: Any) -> None:
    """Raises `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`, …"""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = list(MESSAGE(blocks, "/blocks")) or list(_repeated_ids(blocks, "/blocks"))
    markdown = sum(len(str(block.get("text"))) for block in _of_type(blocks, "markdown"))
    if markdown > limit.MARKDOWN_TOTAL and not problems:
        problems.append(
            problem(f"must be less than {limit.MARKDOWN_TOTAL + 1} characters", "/blocks")
        )
    if problems:
        raise InvalidArguments(problems, "invalid_blocks")
    _check_tables(_of_type(blocks, "table"))
    if text_length(blocks) > limit.BLOCKS_TEXT:
        raise SlackError("msg_blocks_too_long")


def _check_tables(tables: list[dict[str, Any]]) -> None:
    if len(tables) > 1:
        raise InvalidArguments(["only_one_table_allowed"], "invalid_attachments")
    if text_length(tables) > limit.TABLE_TEXT:
        raise InvalidArguments(["table_character_limit_exceeded"], "invalid_attachments")


def check_attachments(attachments: Any) -> None:
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > limit.MESSAGE_ATTACHMENTS:
        raise SlackError("too_many_attachments")


def check_metadata(metadata: Any) -> None:
    """Follows https://docs.slack.dev/messaging/message-metadata."""
    if list(METADATA(metadata, "/metadata")) or not isinstance(metadata["event_payload"], dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata, ensure_ascii=False).encode()) > limit.METADATA_BYTES:
        raise SlackError("metadata_too_large")


def check_text(text: str) -> None:
    if len(text) > limit.MESSAGE_TEXT:
        raise SlackError("msg_too_long")


def check_view(view: Any, *kinds: str) -> None:
    """Raises `invalid_arguments` with the problems, or `view_too_large`."""
    if len(json.dumps(view, ensure_ascii=False).encode()) > limit.VIEW_BYTES:
        raise SlackError("view_too_large")
    problems = [*choice(*kinds)(view.get("type") if isinstance(view, dict) else None, "/view/type")]
    if problems:
        raise InvalidArguments(problems)
    problems = list(VIEWS[view["type"]](view, "/view")) or list(_view_slips(view))
    if problems:
        raise InvalidArguments(problems)


def _view_slips(view: dict[str, Any]) -> Iterator[str]:
    yield from _repeated_ids(view["blocks"], "/view/blocks")
    needs_submit = view["type"] == "modal" and _of_type(view["blocks"], "input")
    if needs_submit and not view.get("submit"):
        yield problem("missing required field: submit", "/view")
