"""How Slack's client turns what a person types into message text.

Follows https://docs.slack.dev/messaging/formatting-message-text: `& < >` are escaped, mentions,
channels and addresses become links.
"""

from __future__ import annotations

import re

from sandbox.lookup import find_channel
from sandbox.state import Json, Workspace

LINK = re.compile(r"(?<!\S)(?P<at>@[\w.-]+)|(?<!\S)(?P<hash>#[\w-]+)|(?P<url>https?://[^\s<>]+)")
BROADCASTS = ("channel", "here", "everyone")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(workspace: Workspace, typed: str) -> str:
    """Message text for the API from what stands in the box."""
    parts, end = [], 0
    for match in LINK.finditer(typed):
        parts += [escaped(typed[end : match.start()]), _link(workspace, match)]
        end = match.end()
    return "".join([*parts, escaped(typed[end:])])


def _link(workspace: Workspace, match: re.Match[str]) -> str:
    word = match[0]
    if match["url"]:
        return f"<{escaped(word)}>"
    if match["hash"]:
        channel = find_channel(workspace, word)
        return f"<#{channel.id}|{channel.name}>" if channel else escaped(word)
    if word[1:] in BROADCASTS:
        return f"<!{word[1:]}>"
    named = word[1:].casefold()
    people = (m.id for m in workspace.members.values() if m.name.casefold() == named)
    user = next(people, None)
    return f"<@{user}>" if user else escaped(word)


def rich_text(sent: str) -> list[Json]:
    """The block that Slack adds to what people write."""
    pieces = [piece for piece in re.split(r"(<@\w+>)", sent) if piece]
    section = {"type": "rich_text_section", "elements": [_piece(piece) for piece in pieces]}
    return [{"type": "rich_text", "block_id": "rich", "elements": [section]}]


def _piece(piece: str) -> Json:
    if piece.startswith("<@"):
        return {"type": "user", "user_id": piece[2:-1]}
    plain = piece.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return {"type": "text", "text": plain}
