"""What the preview of a reply to a customer shows, as plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from bot import texts
from bot.approval import Found, Mark
from bot.slack import blocks
from bot.slack.suggestions import Near

ARTICLE = "article"
"""Where a draft's engine would stand: its words are an article's, in both languages."""

PART = 2_800
"""UTF-16 units in one field: Slack's 3,000 less some room to edit."""

MOST = 18_000
"""UTF-16 units of one text: two of them, all their letters escaped, stay below the 250,000 bytes
that Slack takes as a view."""

SENTENCE = "sentence"
"""The reason of a mark on a sentence without a reliable translation."""

CHOICES = 10
CHOICE_LINES = 5
"""Promises in one field, and fields of them."""

State = Literal["own", "waiting", "ready", "missing", "too_long"]


@dataclass(frozen=True, slots=True)
class Case:
    """What the preview says of its ticket: for whom, in which language, and whether by mail.

    ``addressee`` is how a letter in the customer's language names them, empty when unknown;
    ``answered``: this is not the first reply. Since the draft was begun ``replied`` has answered
    the customer, empty for nobody, ``mine`` being its own writer, and the customer ``wrote``
    again or did not."""

    ref: str
    customer: str
    language: str
    mailed: bool
    marketplace: str = ""
    addressee: str = ""
    business: bool = False
    answered: bool = False
    replied: str = ""
    mine: bool = False
    wrote: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """All that the modal shows. ``text`` and ``customer`` are in parts, a field each.

    ``state``: ``own`` (the customer reads the agent's text as it is), ``waiting`` for the
    translation, ``ready``, ``missing`` (``customer`` is the original, and a person has to write it
    anew), ``too_long`` (it fits no modal).
    ``renders`` is the mark of the text that ``customer`` renders, empty while nothing does.
    ``engine`` made what stands in ``customer``, all but the sentences in ``own``, which are the
    agent's wording; empty where nothing of it stands there.
    ``ticked`` are the keys of promises to record; None means all.
    """

    draft: str
    language: str
    case: Case
    text: tuple[str, ...]
    state: State
    revision: int = 1
    customer: tuple[str, ...] = ()
    renders: str = ""
    engine: str = ""
    marks: tuple[Mark, ...] = ()
    promises: tuple[Found, ...] = ()
    ticked: frozenset[str] | None = None
    notice: str | None = None
    near: tuple[Near, ...] = ()
    own: tuple[str, ...] = ()


def divided(text: str) -> tuple[str, ...]:
    """A text in parts that fit a field each; joined, they are the text again."""
    return tuple(row[0] for row in blocks.parts([text], PART, str))


def fits(text: str) -> bool:
    return blocks.units(text) <= MOST


def language_name(code: str, language: str) -> str:
    key = f"language.{code}"
    return texts.say(key if key in texts.catalogue() else "language.other", language)


def mark_of(text: str) -> str:
    """Short, and the same for texts that differ in blanks alone: Slack may trim a field."""
    return digest("".join(text.split()))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
