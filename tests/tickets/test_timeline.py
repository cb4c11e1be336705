"""Entries are numbered and stay; changes are further entries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlmodel import Session

from bot.database import Database
from tests.tickets.conftest import MORNING_IN_TOKYO as NOW
from tests.tickets.conftest import Cast, make_cast, osaka_writes
from tickets import actions, mirrors, timeline
from tickets.access import access_ticket
from tickets.errors import TicketNotFound
from tickets.tables import Mirror, Ticket
from tickets.timeline import CUSTOMER, NewEntry

Opens = Callable[..., Ticket]


def test_references_count_up_from_1001_whatever_the_marketplace(opens: Opens) -> None:
    assert [opens().ref for _ in range(3)] == ["JP-1001", "JP-1002", "JP-1003"]


def test_a_ticket_opens_with_the_customers_words_and_two_mirrors(
    session: Session, opens: Opens
) -> None:
    ticket = opens("届きません。\nいつ届きますか。")
    (first,) = timeline.read(session, ticket.id)
    assert (first.seq, first.entry.kind, first.text) == (
        1,
        "message",
        "届きません。\nいつ届きますか。",
    )
    assert ticket.subject == "届きません。"
    kinds = {(one.kind, one.target) for one in mirrors.of_ticket(session, ticket.id)}
    assert kinds == {("slack", "jp"), ("mail", "tanaka@example.com")}


def test_the_newest_edit_counts_in_whatever_order_edits_arrive(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    written = actions.Written(tokyo_thread(session, ticket), "100.1")
    actions.note(
        session, ticket, actor=cast.sato, text="倉庫に確認", language="ja", now=NOW, written=written
    )
    entry = actions.entry_at(session, mirror_id=written.mirror_id, ts="100.1")
    assert entry is not None
    for text, edit_ts in (("倉庫に確認済み", "300.0"), ("倉庫に確認中", "200.0")):
        actions.edit(session, ticket, entry, text=text, language="ja", edit_ts=edit_ts, now=NOW)
    told = timeline.read(session, ticket.id)[1]
    assert (told.text, told.edited) == ("倉庫に確認済み", True)


def test_a_retraction_is_final(session: Session, opens: Opens, cast: Cast) -> None:
    ticket = opens()
    written = actions.Written(tokyo_thread(session, ticket), "100.1")
    actions.note(
        session, ticket, actor=cast.sato, text="間違い", language="ja", now=NOW, written=written
    )
    entry = actions.entry_at(session, mirror_id=written.mirror_id, ts="100.1")
    assert entry is not None
    actions.retract(session, ticket, entry, now=NOW)
    actions.edit(session, ticket, entry, text="戻す", language="ja", edit_ts="900", now=NOW)
    assert timeline.read(session, ticket.id)[1].retracted


def test_a_range_is_told_as_it_stood_at_a_given_number(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    for number in range(5):
        actions.note(session, ticket, actor=cast.sato, text=f"メモ{number}", language="ja", now=NOW)
    actions.correct(
        session,
        ticket,
        access_entry(session, ticket, 3),
        actor=cast.emily,
        text="note one",
        language="en",
        now=NOW,
    )
    before = timeline.read_range(session, ticket.id, 2, 4, upto=6)
    after = timeline.read_range(session, ticket.id, 2, 4, upto=7)
    assert [told.seq for told in before] == [told.seq for told in after] == [2, 3, 4]
    assert before[1].corrections == {}
    assert after[1].corrections == {"en": "note one"}


def test_what_belongs_where(session: Session, opens: Opens, cast: Cast) -> None:
    ticket = opens()
    tokyo = tokyo_thread(session, ticket)
    actions.note(
        session,
        ticket,
        actor=cast.sato,
        text="社内",
        language="ja",
        now=NOW,
        written=actions.Written(tokyo, "1.1"),
    )
    actions.note(
        session, ticket, actor=cast.sato, text="内緒", language="ja", now=NOW, private=True
    )
    actions.record_look(session, ticket, actor=cast.sato, what="contact", now=NOW)
    told = timeline.read(session, ticket.id)
    thread = Mirror(id=tokyo, ticket_id=ticket.id, kind="slack", target="jp", language="ja")
    seattle = Mirror(id=99, ticket_id=ticket.id, kind="slack", target="us", language="en")
    mail = Mirror(id=98, ticket_id=ticket.id, kind="mail", target="a@example.com", language="ja")
    shown = {
        name: [one.seq for one in told if timeline.belongs(mirror, one.entry)]
        for name, mirror in {"jp": thread, "us": seattle, "mail": mail}.items()
    }
    assert shown == {"jp": [1, 3], "us": [1, 2], "mail": []}


def test_a_look_at_contact_data_leaves_the_queue_in_its_order(
    session: Session, opens: Opens, cast: Cast
) -> None:
    ticket = opens()
    later = NOW.replace(hour=NOW.hour + 1)
    actions.record_look(session, ticket, actor=cast.sato, what="contact", now=later)
    session.refresh(ticket)
    assert ticket.updated_at == NOW
    actions.note(session, ticket, actor=cast.sato, text="メモ", language="ja", now=later)
    session.refresh(ticket)
    assert ticket.updated_at == later


def test_characters_that_no_database_keeps_are_shown_by_another(
    session: Session, opens: Opens
) -> None:
    ticket = opens("a\x00b\ud83d!\u202e")
    assert timeline.read(session, ticket.id)[0].text == "a␀b�!\u202e"


def test_a_wrong_prefix_or_a_slip_names_the_ticket_that_was_meant(
    session: Session, opens: Opens
) -> None:
    ticket = opens()
    with pytest.raises(TicketNotFound) as wrong_prefix:
        access_ticket(session, number=ticket.id, marketplace="us")
    with pytest.raises(TicketNotFound) as swapped:
        access_ticket(session, number=1010, marketplace="jp")
    with pytest.raises(TicketNotFound) as unknown:
        access_ticket(session, number=777777)
    assert (wrong_prefix.value.looked_for, wrong_prefix.value.near) == ("US-1001", "JP-1001")
    assert (swapped.value.looked_for, swapped.value.near) == ("JP-1010", "JP-1001")
    assert (unknown.value.looked_for, unknown.value.near) == ("777777", None)


async def test_many_writers_leave_no_gap_and_no_double(database: Database) -> None:
    await database.write(make_cast)
    ticket = await database.write(osaka_writes)
    entry = NewEntry(kind="message", author=CUSTOMER, text="?", audience="customer")
    numbers = await asyncio.gather(
        *(database.write(timeline.append, ticket.id, entry, NOW) for _ in range(60))
    )
    assert sorted(numbers) == list(range(2, 62))
    (thread, mail) = await database.read(mirrors.of_ticket, ticket.id)
    assert (thread.head, mail.head) == (61, 61)


async def test_what_fails_leaves_nothing_and_harms_nobody_beside_it(database: Database) -> None:
    await database.write(make_cast)
    ticket = await database.write(osaka_writes)

    def write_then_fail(session: Session) -> None:
        timeline.append(session, ticket.id, NewEntry(kind="note", author=CUSTOMER), NOW)
        raise TicketNotFound("JP-1")

    def good(session: Session) -> int:
        return timeline.append(
            session, ticket.id, NewEntry(kind="note", author=CUSTOMER, text="ok"), NOW
        )

    results = await asyncio.gather(
        *(database.write(write_then_fail if n % 3 else good) for n in range(30)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, TicketNotFound) for one in results) == 20
    told = await database.read(timeline.read, ticket.id)
    assert [one.text for one in told[1:]] == ["ok"] * 10


def tokyo_thread(session: Session, ticket: Ticket) -> int:
    found = mirrors.find(session, ticket.id, "slack", "jp")
    assert found is not None
    assert found.id is not None
    return found.id


def access_entry(session: Session, ticket: Ticket, seq: int) -> object:
    from tickets.tables import Entry

    return session.get_one(Entry, (ticket.id, seq))
