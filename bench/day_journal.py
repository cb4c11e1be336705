"""What people did on the day, written down as they did it: the first of the accounts compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

OTHER = {"jp": "us", "us": "jp"}


@dataclass
class Saying:
    """Something that belongs on a timeline.

    ``mark`` is the word of its latest text, ``customer`` that of what the customer got where it was
    another text, ``theirs`` the mail that is due. ``place`` is the desk in whose thread a person
    wrote it, ``at`` when, in seconds since 1970. ``sure`` is false where the answer that would tell
    was lost: then the store says whether it was done.
    """

    kind: str
    mark: str
    at: float
    team: str | None = None
    place: str | None = None
    customer: str | None = None
    theirs: str | None = None
    gone: bool = False
    sure: bool = True
    earlier: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        return [self.mark, *([self.customer] if self.customer else [])]


@dataclass
class Case:
    """``desk`` is the team that the customer's case comes to."""

    marketplace: str
    language: str
    email: str | None
    ref: str
    opened: float
    said: list[Saying] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    """Marks that were typed and must be on no timeline."""

    @property
    def desk(self) -> str:
        return self.marketplace

    @property
    def other(self) -> str:
        return OTHER[self.marketplace]


@dataclass
class Journal:
    """``counts`` are actions by kind, ``odd`` what people had to do again or gave up, ``faults``
    how many of each kind were laid, ``stuck`` those who got no answer that they could go on from.
    """

    cases: list[Case] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    stuck: list[str] = field(default_factory=list)
