"""A handoff is acknowledged or comes back; one team owns the ticket at any time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import SEATTLE, TEAMS, TOKYO, Cast
from tickets import actions, handoffs, mirrors, timeline
from tickets.errors import (
    AlreadyDone,
    EmptyText,
    NoOffer,
    NotForYourTeam,
    OfferAnswered,
    OfferOpen,
    OwnTeam,
)
from tickets.queues import queue
from tickets.tables import Handoff, Ticket

Opens = Callable[..., Ticket]


def offer(session: Session, ticket: Ticket, cast: Cast, *, now: datetime = NOW) -> Handoff:
    return handoffs.offer(
        session,
        ticket,
        actor=cast.sato,
        to="us",
        reason="倉庫での在庫確認をお願いします",
        language="ja",
        teams=TEAMS,
        answer_within=60,
        now=now,
    )


def events(session: Session, ticket: Ticket) -> list[str]:
    return [
        told.entry.data["event"]
        for told in timeline.read(session, ticket.id)
        if told.entry.kind == "handoff"
    ]


def seattle_thread(session: Session, ticket: Ticket) -> tuple[int, int, int | None]:
    found = mirrors.find(session, ticket.id, "slack", "us")
    assert found is not None
    return found.cursor, found.head, found.until


def test_an_offer_opens_the_receivers_thread_at_the_beginning_and_moves_nothing(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    offer(session, ticket, cast)
    assert ticket.team == "jp"
    assert seattle_thread(session, ticket) == (0, 2, None)
    assert events(session, ticket) == ["offered"]


def test_accepting_moves_ownership_and_the_second_click_learns_who_was_first(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    made = offer(session, ticket, cast)
    assert made.id is not None
    handoffs.accept(session, made.id, actor=cast.emily, now=NOW)
    assert (ticket.team, ticket.assignee_id, ticket.status) == ("us", cast.emily.id, "open")
    with pytest.raises(OfferAnswered) as second:
        handoffs.accept(session, made.id, actor=cast.emily, now=NOW + timedelta(minutes=1))
    assert (second.value.state, second.value.by, second.value.at) == ("accepted", "Emily", NOW)
    assert events(session, ticket) == ["offered", "accepted"]


def test_a_declined_offer_ends_the_receivers_thread_with_its_reason(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    made = offer(session, ticket, cast)
    assert made.id is not None
    with pytest.raises(EmptyText):
        handoffs.decline(session, made.id, actor=cast.emily, reason=" ", language="en", now=NOW)
    handoffs.decline(
        session, made.id, actor=cast.emily, reason="Not our stock", language="en", now=NOW
    )
    assert ticket.team == "jp"
    assert seattle_thread(session, ticket) == (0, 3, 3)
    actions.note(session, ticket, actor=cast.sato, text="了解", language="ja", now=NOW)
    assert seattle_thread(session, ticket) == (0, 4, 3)
    offer(session, ticket, cast)
    assert seattle_thread(session, ticket) == (0, 5, None)


def test_only_the_right_team_answers_or_withdraws(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    made = offer(session, ticket, cast)
    assert made.id is not None
    with pytest.raises(NotForYourTeam):
        handoffs.accept(session, made.id, actor=cast.suzuki, now=NOW)
    with pytest.raises(NotForYourTeam):
        handoffs.withdraw(session, made.id, actor=cast.emily, now=NOW)
    handoffs.withdraw(session, made.id, actor=cast.suzuki, now=NOW)
    assert events(session, ticket) == ["offered", "withdrawn"]


def test_what_cannot_be_offered(session: Session, opens: Opens, cast: Cast) -> None:
    ticket = opens()
    with pytest.raises(OwnTeam):
        handoffs.offer(
            session,
            ticket,
            actor=cast.sato,
            to="jp",
            reason="x",
            language="ja",
            teams=TEAMS,
            answer_within=60,
            now=NOW,
        )
    offer(session, ticket, cast)
    with pytest.raises(OfferOpen):
        offer(session, ticket, cast)
    with pytest.raises(OfferOpen):
        actions.change_status(session, ticket, "close", actor=cast.sato, now=NOW)


def test_an_answer_returns_the_ticket_to_whoever_offered_it(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    with pytest.raises(NoOffer):
        give_back(session, ticket, cast)
    made = offer(session, ticket, cast)
    assert made.id is not None
    handoffs.accept(session, made.id, actor=cast.emily, now=NOW)
    give_back(session, ticket, cast)
    assert (ticket.team, ticket.assignee_id) == ("jp", cast.sato.id)
    assert seattle_thread(session, ticket)[2] is None
    assert timeline.read(session, ticket.id)[-1].text == "In stock: 3 pieces"


def give_back(session: Session, ticket: Ticket, cast: Cast) -> None:
    handoffs.return_ticket(
        session,
        ticket,
        actor=cast.emily,
        text="In stock: 3 pieces",
        language="en",
        teams=TEAMS,
        now=NOW,
    )


def test_an_offer_that_nobody_takes_rings_and_comes_back_when_the_sender_is_awake(
    session: Session, opens: Opens, cast: Cast
) -> None:
    """Offered at 10:00 in Tokyo, when Seattle has just closed: its hour runs from 9:00 to 10:00
    there, when Tokyo sleeps, so the ticket comes back at 9:00 the next morning in Tokyo."""
    ticket = opens()
    made = offer(session, ticket, cast)
    assert made.id is not None
    due = made.due_at.astimezone(SEATTLE.timezone)
    back = made.returns_at.astimezone(TOKYO.timezone)
    assert (due.day, due.hour, due.minute) == (24, 10, 0)
    assert (back.day, back.hour, back.minute) == (25, 9, 0)
    assert handoffs.due(session, made.due_at - timedelta(seconds=1)) == []
    assert handoffs.due(session, made.due_at) == [made.id]
    handoffs.expire(session, made.id, now=made.due_at)
    assert handoffs.due(session, made.due_at + timedelta(minutes=5)) == []
    late = made.returns_at + timedelta(hours=2)
    handoffs.expire(session, made.id, now=late)
    assert handoffs.expire(session, made.id, now=late) is None
    assert events(session, ticket) == ["offered", "overdue", "expired"]
    last = timeline.read(session, ticket.id)[-1].entry
    assert (last.at, last.recorded) == (made.returns_at, late)
    assert ticket.team == "jp"


def test_a_sleeping_desks_cases_are_listed_where_somebody_is_awake(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    tokyo_sleeps = NOW + timedelta(hours=17)
    (row,) = queue(session, SEATTLE, teams=TEAMS, now=tokyo_sleeps)
    assert row.ticket.id == ticket.id
    assert row.opens_at is not None
    assert row.opens_at.astimezone(TOKYO.timezone).hour == 9
    assert queue(session, SEATTLE, teams=TEAMS, now=NOW) == []
    assert mirrors.find(session, ticket.id, "slack", "us") is None
    assert [row.ticket.id for row in queue(session, TOKYO, teams=TEAMS, now=NOW)] == [ticket.id]


def test_offers_come_first_and_urgent_cases_before_others(
    session: Session, opens: Opens, cast: Cast
) -> None:
    plain, urgent, offered = opens(), opens(), opens()
    actions.make_urgent(session, urgent, actor=cast.sato, now=NOW)
    with pytest.raises(AlreadyDone):
        actions.make_urgent(session, urgent, actor=cast.sato, now=NOW)
    offer(session, offered, cast)
    tokyo = [row.ticket.id for row in queue(session, TOKYO, teams=TEAMS, now=NOW)]
    seattle = queue(session, SEATTLE, teams=TEAMS, now=NOW)
    assert tokyo[0] == urgent.id
    assert plain.id in tokyo
    assert seattle[0].offer is not None


def test_a_safety_complaint_rings_once_where_somebody_is_awake(
    session: Session, opens: Opens
) -> None:
    night = NOW + timedelta(hours=17)
    ticket = opens("バッテリーが膨張して発熱しています", now=night)
    assert (ticket.priority, ticket.safety) == ("urgent", True)
    alerts = [one for one in mirrors.of_ticket(session, ticket.id) if one.kind == "alert"]
    assert [(one.target, one.channel, one.until) for one in alerts] == [("us", "C-US", 0)]
