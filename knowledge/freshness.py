"""How far an answer can be trusted today, by the dates that it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from knowledge.values import Value, standing

State = Literal["fresh", "due", "overdue"]

SOON = timedelta(days=14)
"""How long before its review date an article is called due, so that its owner can still act."""


class Dated(Protocol):
    """Anything with a review date of its own, such as ``knowledge.tables.Article``."""

    @property
    def review_by(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Freshness:
    """``state``: ``overdue`` once a review date has passed or a shown value no longer holds,
    ``due`` in the two weeks before, else ``fresh``.

    ``review_by`` is the earliest date by which something is to be looked at again, null where none
    is set. ``overdue``, ``expired`` and ``unconfirmed`` are names of values: past their review
    date; past their last day without being verified since; never verified by anybody.
    ``verified_on`` is the day on which the oldest of the verified values was confirmed.
    """

    state: State
    review_by: date | None = None
    overdue: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    verified_on: date | None = None

    @property
    def verify(self) -> bool:
        """Whether the answer carries "verify before quoting"."""
        return self.state == "overdue"


def freshness(article: Dated, values: Iterable[Value], today: date) -> Freshness:
    """Judges an article by its own review date and by the values that it shows today.

    On the review date itself nothing is overdue yet.
    """
    shown = sorted(standing(values, today).values(), key=lambda one: one.name)
    review_by = min((day for day in (article.review_by, *_reviews(shown)) if day), default=None)
    expired = tuple(one.name for one in shown if _is_spent(one, today))
    return Freshness(
        state="overdue" if expired else state_of(review_by, today),
        review_by=review_by,
        overdue=tuple(one.name for one in shown if _is_past(one.review_by, today)),
        expired=expired,
        unconfirmed=tuple(one.name for one in shown if one.verified_on is None),
        verified_on=min((one.verified_on for one in shown if one.verified_on), default=None),
    )


def state_of(review_by: date | None, today: date) -> State:
    if review_by is None or review_by - today > SOON:
        return "fresh"
    return "overdue" if _is_past(review_by, today) else "due"


def _reviews(values: Iterable[Value]) -> list[date | None]:
    return [one.review_by for one in values]


def _is_spent(one: Value, today: date) -> bool:
    """Over, and nobody has looked since: a text about the past may well state what held then."""
    looked = one.verified_on is not None and one.is_over(one.verified_on)
    return one.is_over(today) and not looked


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day < today
