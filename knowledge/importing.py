"""Articles from files brought in: new ones, newer ones, and what is known already left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal

from sqlmodel import Session

from knowledge.drafts import ArticleDraft
from knowledge.errors import EditedMeanwhile, UnfitDraft
from knowledge.lines import Given, Refused, unfit
from knowledge.reading import find
from knowledge.saving import save_article

Outcome = Literal["new", "changed", "known", "older"]

NOT_TO_CHANGE = -1
"""A revision that no article has: whatever is not known already is refused."""


@dataclass
class Tally:
    """How many articles came in as what. ``older`` have a revision that is past here already, and
    were left out; ``refused`` says which could not be brought in, and why."""

    new: int = 0
    changed: int = 0
    known: int = 0
    older: int = 0
    refused: list[Refused] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        sums = [getattr(self, one.name) + getattr(other, one.name) for one in fields(self)]
        return Tally(*sums)

    @property
    def fresh(self) -> int:
        return self.new + self.changed

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)


def bring_in(
    session: Session,
    found: Iterable[Given | Refused],
    *,
    by: str,
    reason: str = "",
    now: datetime,
    wanted: Callable[[Session, ArticleDraft], bool] | None = None,
) -> Tally:
    """Saves each sound article; safe to repeat. A new one without a status is published.

    An article that carries a revision comes in while the store's is lower. The same revision with
    other contents is refused, since either could be the right one. ``wanted`` may leave some out.
    """
    tally = Tally()
    for one in found:
        if isinstance(one, Refused):
            tally.refused.append(one)
        elif wanted is None or wanted(session, one.draft):
            _bring_one_in(session, one, tally, by=by, reason=reason, now=now)
    return tally


def _bring_one_in(
    session: Session, one: Given, tally: Tally, *, by: str, reason: str, now: datetime
) -> None:
    held = _revision(session, one.draft.slug)
    if one.revision is not None and held is not None and one.revision < held:
        tally.count("older")
        return
    knows_it = one.revision is not None and one.revision == held
    try:
        saved = save_article(
            session,
            one.draft,
            by=by,
            reason=reason,
            now=now,
            expected_revision=NOT_TO_CHANGE if knows_it else None,
            number=one.revision,
            new_status="published",
        )
    except UnfitDraft as error:
        tally.refused.append(Refused(one.place, unfit(error)))
    except EditedMeanwhile:
        problem = f"revision: {held} is here with other contents; raise it or leave it out"
        tally.refused.append(Refused(one.place, problem))
    else:
        tally.count("new" if saved.is_new else "changed" if saved.changed else "known")


def _revision(session: Session, slug: str) -> int | None:
    held = find(session, slug)
    return held.revision if held else None
