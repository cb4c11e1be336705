"""What the domain's errors mean over HTTP: status, a stable code, one sentence with the remedy."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tickets import errors


@dataclass(frozen=True)
class Refusal:
    status: int
    code: str
    detail: str
    facts: dict[str, Any] = field(default_factory=dict)


def refusal_of(error: errors.TicketError) -> Refusal:
    match error:
        case errors.TicketNotFound():
            return not_found(error)
        case errors.OfferAnswered():
            return answered(error)
        case errors.NoOffer():
            return no_offer(error)
        case errors.OfferOpen():
            return Refusal(
                409,
                "offer_open",
                f"{error.ref} is on offer to {error.to_team}: withdraw that first"
                f" (POST /api/v1/handoffs/{error.handoff_id}/withdraw).",
                {"ref": error.ref, "handoff": error.handoff_id, "to": error.to_team},
            )
        case errors.NotForYourTeam():
            return Refusal(
                403,
                "not_for_your_team",
                f"Only team {error.team} can {error.verb} this. Use a key of that team.",
                {"ref": error.ref, "team": error.team},
            )
        case errors.UnknownTeam():
            return Refusal(
                422,
                "unknown_team",
                f"There is no team {error.looked_for!r}. Use one of {', '.join(error.known)}.",
                {"known": list(error.known)},
            )
    return of_ticket(error)


def of_ticket(error: errors.TicketError) -> Refusal:
    match error:
        case errors.OwnTeam():
            return Refusal(
                409,
                "own_team",
                f"{error.ref} belongs to team {error.team} already; nothing has changed.",
                {"ref": error.ref, "team": error.team},
            )
        case errors.IllegalMove():
            instead = f" Do this first: {error.instead}." if error.instead else ""
            return Refusal(
                409,
                "illegal_move",
                f"{error.ref} is {error.status}: {error.verb} is not possible.{instead}",
                {"ref": error.ref, "status_of_ticket": error.status, "instead": error.instead},
            )
        case errors.AlreadyDone():
            return Refusal(
                409,
                "already_done",
                f"{error.ref}: {error.verb} has been done already; nothing has changed.",
                {"ref": error.ref, **who(error.by, None, error.at)},
            )
        case errors.EmptyText():
            return Refusal(422, "empty_text", "The text is empty. Give at least one letter.")
        case errors.DraftGone():
            return Refusal(409, "draft_gone", "This draft has been sent or discarded.")
    return Refusal(409, type(error).__name__, f"This cannot be done: {error}.")


def not_found(error: errors.TicketNotFound) -> Refusal:
    near = f" Did you mean {error.near}?" if error.near else " Check the reference."
    return Refusal(
        404,
        "ticket_not_found",
        f"There is no ticket {error.looked_for}.{near}",
        {"looked_for": error.looked_for, "near": error.near},
    )


def no_offer(error: errors.NoOffer) -> Refusal:
    if error.ref.isdigit():
        return Refusal(404, "handoff_not_found", f"There is no handoff {error.ref}. Check the id.")
    return Refusal(
        409,
        "no_offer",
        f"{error.ref} was not taken over from another team, so it cannot be returned.",
        {"ref": error.ref},
    )


def answered(error: errors.OfferAnswered) -> Refusal:
    """Somebody was first: who, of which team, when."""
    by = " ".join(filter(None, (error.by, f"({error.team})" if error.team else None)))
    at = f" at {error.at.isoformat()}" if error.at else ""
    first = f" by {by}" if by else ""
    return Refusal(
        409,
        "offer_answered",
        f"The offer of {error.ref} was {error.state}{first}{at}; nothing has changed.",
        {"ref": error.ref, "state": error.state, **who(error.by, error.team, error.at)},
    )


def who(name: str | None, team: str | None, at: datetime | None) -> dict[str, Any]:
    return {"by": name, "team": team, "at": at.isoformat() if at else None}
