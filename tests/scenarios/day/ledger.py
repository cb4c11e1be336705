"""What people did, written down as they did it: what the screens and mailboxes are held against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Saying:
    """Something that belongs on the timeline. ``word`` is its latest one, ``customer`` the word of
    the text that went to the customer, ``place`` the desk in whose thread a person wrote it."""

    kind: str
    word: str
    team: str | None = None
    place: str | None = None
    customer: str | None = None
    gone: bool = False
    earlier: list[str] = field(default_factory=list)

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def words(self) -> list[str]:
        """In the order in which a thread shows them."""
        return [self.word, *([self.customer] if self.customer else [])]


@dataclass
class Case:
    """``desk`` is the team that the customer's case comes to."""

    number: int
    marketplace: str
    language: str
    email: str | None
    ref: str = ""
    said: list[Saying] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    """Words that were typed and must be on no timeline: slips, cancelled replies."""

    @property
    def desk(self) -> str:
        return self.marketplace

    @property
    def other(self) -> str:
        return "us" if self.marketplace == "jp" else "jp"

    def keep(
        self,
        kind: str,
        word: str,
        team: str | None = None,
        *,
        place: str | None = None,
        customer: str | None = None,
    ) -> Saying:
        saying = Saying(kind, word, team, place=place, customer=customer)
        self.said.append(saying)
        return saying


@dataclass
class Ledger:
    cases: list[Case] = field(default_factory=list)
    approved: list[tuple[str, str]] = field(default_factory=list)
    """Address and text of each reply that is to be mailed."""

    mistakes: Counter[str] = field(default_factory=Counter)
    """Kinds of mistakes that were made and answered."""

    counts: Counter[str] = field(default_factory=Counter)

    def figures(self) -> str:
        said = [one for case in self.cases for one in case.said]
        replies = sum(one.kind == "reply" for one in said)
        counted = {
            "cases": len(self.cases),
            "entries with words": len(said),
            "replies": replies,
            "mails": len(self.approved),
            "mistakes": self.mistakes.total(),
            **self.counts,
        }
        return ", ".join(f"{count} {name}" for name, count in counted.items())
