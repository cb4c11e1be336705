"""Links to tickets and articles, and the cards that Slack shows under them. Pure.

Addresses: ``…/tickets/JP-1042`` and ``…/articles/camera-returns``, also those of the REST
interface. Slack tells only of links to the domains in the app's own manifest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.grammar import Reference, parse_reference
from bot.slack import blocks
from bot.slack.blocks import Block

MOST = 5
"""Links of one message that get a card."""

EXCERPT = 240
"""Characters of an article."""

_TICKET = re.compile(r"(?:/api/v1)?/tickets/([^/]{1,24})/?")
_ARTICLE = re.compile(r"(?:/api/v1/knowledge)?/articles/([a-z0-9-]{1,80})/?")


@dataclass(frozen=True)
class Link:
    """``named`` is a ticket, or an article by its name."""

    url: str
    named: Reference | str


def links_in(event: Mapping[str, Any]) -> list[Link]:
    """The links of a ``link_shared`` event that lead to something of ours, each once."""
    links = event.get("links")
    found = [one for one in links if isinstance(one, dict)] if isinstance(links, list) else []
    named = [(str(one.get("url") or ""), leads_to(str(one.get("url") or ""))) for one in found]
    ours = {url: Link(url, name) for url, name in named if name is not None}
    return list(ours.values())[:MOST]


def leads_to(url: str) -> Reference | str | None:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    if ticket := _TICKET.fullmatch(path):
        reference = parse_reference(ticket[1])
        return reference if reference and reference.marketplace else None
    article = _ARTICLE.fullmatch(path)
    return article[1] if article else None


def card(lines: Iterable[str | None], *, preview: str, buttons: Sequence[Block] = ()) -> Block:
    """One unfurl; ``preview`` is shown where Slack shows text alone."""
    said = "\n".join(line for line in lines if line)
    below = [blocks.actions(*buttons)] if buttons else []
    return {"blocks": [blocks.section(said[: blocks.SECTION]), *below], "fallback": preview[:200]}
