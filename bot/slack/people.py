"""Which colleague a typed name means. Pure: names in, colleagues out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from tickets.tables import Agent

_TITLE = re.compile(r"(さん|様|くん)$")


@dataclass(frozen=True)
class Colleague:
    """An agent with every name they go by in Slack: display name, real name, handle."""

    agent: Agent
    names: tuple[str, ...]


def named(wanted: str, colleagues: Sequence[Colleague]) -> list[Colleague]:
    """Those who are called so: by a whole name, else by a part of one (the family name), else by
    the beginning of a name that is written without a blank (``鈴木`` of ``鈴木健``)."""
    key = folded(wanted)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: folded(name) == key,
        lambda name: key in map(folded, name.split()),
        lambda name: len(key) > 1 and not key.isascii() and folded(name).startswith(key),
    )
    found = ([one for one in colleagues if any(map(way, one.names))] for way in ways)
    return next((ones for ones in found if key and ones), [])


def nearest(wanted: str, colleagues: Sequence[Colleague]) -> Colleague | None:
    """Whose name looks most like what was typed, if any does."""
    parts = {
        folded(part): one
        for one in colleagues
        for name in one.names
        for part in (name, *name.split())
    }
    close = get_close_matches(folded(wanted), list(parts), n=1, cutoff=0.6)
    return parts[close[0]] if close else None


def folded(name: str) -> str:
    """One form for width and case, without blanks, ``@`` and a title behind it."""
    plain = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return _TITLE.sub("", plain.lstrip("@")) or plain
