"""How long what somebody wrote in a closed window is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, select

from bot import kept_windows, submissions
from bot.installations import kept
from bot.kept_windows import KEPT
from bot.tables import KeptWindow

T = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HERE = ("T0KAKEHASHI", "U0SATO")


def keep(session: Session, window: str, now: datetime, text: str = "…") -> None:
    assert kept_windows.keep(session, *HERE, window, {"text": text}, window, now) is not None


def there(session: Session) -> list[list[str]]:
    return [one.windows for one in session.exec(select(KeptWindow))]


def test_a_week_later_the_next_one_sweeps_it_away(session: Session) -> None:
    keep(session, "V1", T)
    keep(session, "V2", T + KEPT - timedelta(seconds=1))
    assert there(session) == [["V1"], ["V2"]]
    keep(session, "V3", T + KEPT)
    assert there(session) == [["V2"], ["V3"]]


def test_what_was_sent_is_deleted_at_once(session: Session) -> None:
    keep(session, "V1", T, "the customer's address")
    kept_windows.sent(session, *HERE, "V1", "V1", T)
    [left] = session.exec(select(KeptWindow))
    assert (left.view, left.state) == (None, "sent")


def test_with_the_app_it_goes_from_a_workspace(session: Session) -> None:
    keep(session, "V1", T)
    kept.forget(session, HERE[0])
    assert there(session) == []


def test_what_is_being_sent_is_not_kept_when_its_window_closes(session: Session) -> None:
    submissions.begin(session, "V1", T)
    assert kept_windows.keep(session, *HERE, "V1", {}, "V1", T) is None
    kept_windows.sent(session, *HERE, "V1", "V1", T)
    assert kept_windows.keep(session, *HERE, "V1", {}, "V1", T) is None
    assert there(session) == []


def test_closed_before_a_refusal_it_is_kept_after_it(session: Session) -> None:
    submissions.begin(session, "V1", T)
    assert kept_windows.keep(session, *HERE, "V1", {}, "V1", T) is None
    assert submissions.refuse(session, "V1")
    keep(session, "V1", T)
    assert there(session) == [["V1"]]


def test_a_window_that_stays_open_after_a_refusal_is_kept_once_it_is_closed(
    session: Session,
) -> None:
    submissions.begin(session, "V1", T)
    assert not submissions.refuse(session, "V1")
    keep(session, "V1", T)


def test_closed_first_and_sent_after_all_nothing_is_left_open(session: Session) -> None:
    keep(session, "V1", T)
    submissions.begin(session, "V1", T)
    kept_windows.sent(session, *HERE, "V1", "V1", T)
    [left] = session.exec(select(KeptWindow))
    assert (left.view, left.state) == (None, "sent")


def test_a_submission_that_ended_without_telling_takes_nothing_away(session: Session) -> None:
    submissions.begin(session, "V1", T)
    keep(session, "V1", T + submissions.LASTS)
