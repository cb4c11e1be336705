"""Whose Home is looked at when, and by which of several workers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from bot import homes

T = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HERE = ("T0KAKEHASHI", "U0SATO")


def taken(session: Session, token: str, now: datetime) -> homes.Turn:
    turn = homes.claim(session, *HERE, token, now)
    assert turn is not None
    return turn


def published(session: Session, turn: homes.Turn, shown: str = "a") -> None:
    homes.settle(session, turn, shown=shown, look_at=turn.at + homes.EVERY)


def test_one_of_two_workers_takes_it(session: Session) -> None:
    homes.opened(session, *HERE, T)
    assert homes.due(session, T, called_at=T) == [HERE]
    assert homes.claim(session, *HERE, "one", T) is not None
    assert homes.claim(session, *HERE, "two", T) is None
    assert homes.due(session, T, called_at=T) == []


def test_a_worker_that_died_is_followed_by_another(session: Session) -> None:
    homes.opened(session, *HERE, T)
    taken(session, "one", T)
    assert taken(session, "two", T + homes.LEASE).shown is None


def test_after_a_call_it_is_looked_at_once_and_then_rests(session: Session) -> None:
    homes.opened(session, *HERE, T)
    published(session, taken(session, "one", T))
    called = T + SECOND
    assert homes.due(session, called, called) == []
    later = T + homes.EVERY
    assert homes.due(session, later, called) == [HERE]
    published(session, taken(session, "one", later))
    assert homes.due(session, later + homes.EVERY, called) == []
    assert homes.due(session, later + homes.QUIET, called) == [HERE]


def test_who_asked_while_it_was_drawn_gets_another_look(session: Session) -> None:
    homes.opened(session, *HERE, T)
    turn = taken(session, "one", T)
    assert homes.ask(session, *HERE, T + SECOND)
    published(session, turn)
    assert homes.due(session, T + SECOND, called_at=T) == [HERE]
    assert taken(session, "one", T + SECOND).shown is None


def test_of_two_that_published_nobody_knows_who_was_last(session: Session) -> None:
    homes.opened(session, *HERE, T)
    slow = taken(session, "slow", T)
    quick = taken(session, "quick", T + homes.LEASE)
    published(session, quick, "new")
    published(session, slow, "old")
    again = taken(session, "quick", quick.at + homes.EVERY)
    assert again.shown is None


def test_a_pause_that_slack_wants_holds_for_all(session: Session) -> None:
    other = (HERE[0], "U0MILLER")
    homes.opened(session, *HERE, T)
    homes.opened(session, *other, T)
    homes.hold(session, HERE[0], T + 30 * SECOND)
    assert homes.due(session, T + 29 * SECOND, called_at=T) == []
    assert sorted(homes.due(session, T + 30 * SECOND, called_at=T)) == sorted([HERE, other])


def test_one_that_nobody_opened_for_a_day_is_left_alone_and_forgotten(session: Session) -> None:
    homes.opened(session, *HERE, T)
    tomorrow = T + homes.KEPT
    assert homes.due(session, tomorrow, called_at=tomorrow) == []
    homes.opened(session, HERE[0], "U0MILLER", tomorrow + SECOND)
    assert not homes.ask(session, *HERE, tomorrow + SECOND)
