"""What can be wrong with a save, as data; the sentence is made where somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.comparison import Difference
    from knowledge.drafts import Text


class KnowledgeError(Exception):
    """Whatever the knowledge room refuses."""


@dataclass
class ArticleNotFound(KnowledgeError):
    """``near`` is the slug that is most like the one looked for, if any is."""

    looked_for: str
    near: str | None = None


@dataclass
class NoSuchRevision(KnowledgeError):
    slug: str
    language: str
    number: int


@dataclass(frozen=True, slots=True)
class Fault:
    """``code`` is a key of ``knowledge.drafts.FAULTS``, ``field`` the place in the draft."""

    code: str
    field: str
    detail: str = ""


@dataclass
class UnfitDraft(KnowledgeError):
    """The draft cannot be saved; nothing was changed."""

    slug: str
    faults: tuple[Fault, ...]


@dataclass
class IllegalStep(KnowledgeError):
    """An article of that status does not allow the step."""

    slug: str
    status: str
    step: str


@dataclass
class EditedMeanwhile(KnowledgeError):
    """Somebody saved the article after this editor had opened it; nothing was changed.

    ``found`` is the revision that stands now, saved by ``by``. ``yours`` and ``theirs`` hold both
    texts by language, ``differences`` what sets them apart, for the languages of this draft.
    """

    slug: str
    expected: int
    found: int
    by: str = ""
    at: datetime | None = None
    yours: Mapping[str, Text] = field(default_factory=dict)
    theirs: Mapping[str, Text] = field(default_factory=dict)
    differences: Mapping[str, Difference] = field(default_factory=dict)
