"""Which moves a ticket allows: pure tables."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = ("new", "open", "waiting", "closed")
PRIORITIES = ("normal", "urgent")


@dataclass(frozen=True)
class To:
    """The move is legal and leads to this status."""

    status: str


@dataclass(frozen=True)
class Done:
    """The ticket is in that state already."""


@dataclass(frozen=True)
class Refused:
    """The move is illegal; ``instead`` is the verb that helps."""

    instead: str


Outcome = To | Done | Refused

MOVES: dict[str, dict[str, Outcome]] = {
    "wait": {
        "new": To("waiting"),
        "open": To("waiting"),
        "waiting": Done(),
        "closed": Refused("reopen"),
    },
    "close": {
        "new": To("closed"),
        "open": To("closed"),
        "waiting": To("closed"),
        "closed": Done(),
    },
    "reopen": {
        "new": Done(),
        "open": Done(),
        "waiting": To("open"),
        "closed": To("open"),
    },
    "work": {
        "new": To("open"),
        "open": To("open"),
        "waiting": To("waiting"),
        "closed": Refused("reopen"),
    },
    "reply": {
        "new": To("open"),
        "open": To("open"),
        "waiting": To("waiting"),
        "closed": To("closed"),
    },
    "customer": {
        "new": To("new"),
        "open": To("open"),
        "waiting": To("open"),
        "closed": To("open"),
    },
}
"""``work`` is taking, assigning and handing over; ``customer`` is the customer writing again."""


def move(verb: str, status: str) -> Outcome:
    return MOVES[verb][status]
