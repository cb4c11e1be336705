"""What can go wrong with a ticket. Errors carry data; the sentence is made last, in the reader's
language, by whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class TicketError(Exception):
    """A request that cannot be carried out; nothing has changed."""


@dataclass
class TicketNotFound(TicketError):
    looked_for: str
    near: str | None = None


@dataclass
class IllegalMove(TicketError):
    """``verb`` cannot be done to a ticket in ``status``; ``instead`` names what can."""

    ref: str
    verb: str
    status: str
    instead: str | None = None


@dataclass
class AlreadyDone(TicketError):
    """The ticket is in the wanted state already: a double click, or somebody was first."""

    ref: str
    verb: str
    by: str | None = None
    at: datetime | None = None


@dataclass
class OfferOpen(TicketError):
    """The ticket is on offer to a team; that has to end first."""

    ref: str
    handoff_id: int
    to_team: str


@dataclass
class NoOffer(TicketError):
    """There is no handoff that this could answer."""

    ref: str
    verb: str


@dataclass
class OfferAnswered(TicketError):
    """Somebody was first: the offer has been answered."""

    ref: str
    state: str
    by: str | None
    team: str | None
    at: datetime | None


@dataclass
class NotForYourTeam(TicketError):
    """Only ``team`` can do this."""

    ref: str
    verb: str
    team: str


@dataclass
class UnknownTeam(TicketError):
    looked_for: str
    known: tuple[str, ...]


@dataclass
class OwnTeam(TicketError):
    """The ticket is the team's already."""

    ref: str
    team: str


@dataclass
class EmptyText(TicketError):
    verb: str


@dataclass
class UnknownEntry(TicketError):
    ref: str
    seq: int


@dataclass
class UnknownAssignee(TicketError):
    """Nobody is called so; ``near`` is the name of a colleague that looks like it."""

    looked_for: str
    near: str | None = None


@dataclass
class SeveralAssignees(TicketError):
    """More than one colleague is called so."""

    looked_for: str
    names: tuple[str, ...]


@dataclass
class DraftGone(TicketError):
    """The draft was sent or discarded; ``state`` says which."""

    draft_id: str
    state: str | None
    at: datetime | None = None


@dataclass
class AnotherReply(TicketError):
    """``agent``'s reply on the same ticket is about to go out."""

    ref: str
    agent: str


@dataclass
class TooLateToUndo(TicketError):
    ref: str
    at: datetime | None
