"""A reply is sent once, exactly as approved, and can be stopped until its time is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session

from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import Cast
from tickets import drafts, timeline
from tickets.drafts import Approved
from tickets.errors import DraftGone, EmptyText, TooLateToUndo
from tickets.tables import Draft, Ticket

Opens = Callable[..., Ticket]
UNDO = timedelta(seconds=30)
APPROVED = Approved(
    text="It ships on Friday.",
    language="en",
    customer_text="金曜日に発送いたします。",
    customer_language="ja",
    promises=({"kind": "date", "text": "金曜日"},),
)


def begun(session: Session, ticket: Ticket, cast: Cast) -> Draft:
    return drafts.begin_draft(
        session, ticket, actor=cast.emily, text="It ships", language="en", place={}, now=NOW
    )


def test_a_confirmed_reply_is_sent_when_its_time_to_undo_is_over(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    draft = begun(session, ticket, cast)
    drafts.queue_draft(session, draft.id, APPROVED, undo=UNDO, now=NOW)
    assert drafts.due(session, NOW + timedelta(seconds=29)) == []
    assert drafts.send(session, draft.id, now=NOW + timedelta(seconds=29)) is None
    later = NOW + timedelta(seconds=30)
    assert drafts.due(session, later) == [draft.id]
    assert drafts.send(session, draft.id, now=later) is not None
    assert drafts.send(session, draft.id, now=later) is None
    kinds = [told.entry.kind for told in timeline.read(session, ticket.id)]
    assert kinds == ["message", "reply", "promise", "status"]
    reply = timeline.read(session, ticket.id)[1].entry
    assert reply.text == "It ships on Friday."
    assert reply.data["customer_text"] == "金曜日に発送いたします。"
    assert reply.data["address"] == "tanaka@example.com"
    assert ticket.status == "open"


def test_undo_gives_the_draft_back(session: Session, opens: Opens, cast: Cast) -> None:
    ticket = opens()
    draft = begun(session, ticket, cast)
    drafts.queue_draft(session, draft.id, APPROVED, undo=UNDO, now=NOW)
    given_back = drafts.undo(session, draft.id, now=NOW + timedelta(seconds=5))
    assert (given_back.state, given_back.customer_text) == ("open", APPROVED.customer_text)
    assert drafts.send(session, draft.id, now=NOW + timedelta(hours=1)) is None
    drafts.queue_draft(session, draft.id, APPROVED, undo=UNDO, now=NOW + timedelta(minutes=1))
    drafts.send(session, draft.id, now=NOW + timedelta(minutes=2))
    with pytest.raises(TooLateToUndo):
        drafts.undo(session, draft.id, now=NOW + timedelta(minutes=3))


def test_a_second_press_of_send_is_told_so(session: Session, opens: Opens, cast: Cast) -> None:
    draft = begun(session, opens(), cast)
    drafts.queue_draft(session, draft.id, APPROVED, undo=UNDO, now=NOW)
    with pytest.raises(DraftGone) as again:
        drafts.queue_draft(session, draft.id, APPROVED, undo=UNDO, now=NOW)
    assert again.value.state == "queued"


def test_an_empty_text_is_never_queued(session: Session, opens: Opens, cast: Cast) -> None:
    draft = begun(session, opens(), cast)
    blank = Approved(text="x", language="en", customer_text=" \n", customer_language="ja")
    with pytest.raises(EmptyText):
        drafts.queue_draft(session, draft.id, blank, undo=UNDO, now=NOW)


def test_without_an_address_the_reply_says_that_it_goes_nowhere(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens(address=None)
    draft = begun(session, ticket, cast)
    drafts.queue_draft(session, draft.id, APPROVED, undo=timedelta(0), now=NOW)
    drafts.send(session, draft.id, now=NOW)
    assert timeline.read(session, ticket.id)[1].entry.data["address"] is None
