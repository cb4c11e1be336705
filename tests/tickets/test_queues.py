"""What waits for a team and its members."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import TEAMS, Cast
from tickets import handoffs, queues
from tickets.tables import Handoff, Ticket

Opens = Callable[..., Ticket]


def offered(session: Session, ticket: Ticket, cast: Cast) -> Handoff:
    return handoffs.offer(
        session,
        ticket,
        actor=cast.sato,
        to="us",
        reason="倉庫での在庫確認をお願いします",
        language="ja",
        teams=TEAMS,
        answer_within=60,
        now=NOW,
    )


def test_what_comes_back_while_somebody_looks_is_told(
    session: Session, opens: Opens, cast: Cast
) -> None:
    """The ticket was read a moment before the other team sent it back."""
    ticket = opens()
    offer = offered(session, ticket, cast)
    session.refresh(ticket)
    session.expunge(ticket)
    assert offer.id is not None
    handoffs.decline(
        session, offer.id, actor=cast.emily, reason="Not here.", language="en", now=NOW
    )
    session.flush()
    found = queues.came_back(session, [ticket])
    assert found[ticket.id].text == "Not here."
