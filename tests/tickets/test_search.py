"""Tickets found by words, on both databases: who finds what, and when no longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.tickets.conftest import MORNING_IN_TOKYO
from tickets import search, search_follow, timeline
from tickets.queues import Sought
from tickets.search_follow import AGAIN
from tickets.search_passages import passage
from tickets.search_query import asked, everything
from tickets.search_words import Saying
from tickets.tables import Ticket
from tickets.timeline import CUSTOMER, Author, NewEntry
from translations.termbase import Termbase
from translations.termbase_store import load_shipped
from translations.terms import FixedTerm

Opens = Callable[..., Ticket]
NOW = MORNING_IN_TOKYO
AT = NOW.timestamp()
SATO = Author("agent", 1, "佐藤", "jp")


def write(session: Session, ticket: Ticket, text: str, **more: Any) -> int:
    entry = NewEntry(kind="note", author=SATO, text=text, language="ja")
    seq = timeline.append(session, ticket.id, NewEntry(**(vars(entry) | more)), NOW)
    session.expire_all()
    return seq


def follow(session: Session) -> int:
    """The follower's whole work; returns how many tickets it read."""
    read = 0
    session.expire_all()
    while numbers := search_follow.behind(session, 5):
        tickets = search_follow.read(session, numbers)
        ready = [search_follow.indexed(one, AT) for one in tickets]
        assert search_follow.keep_all(session, ready) == len(ready)
        session.expire_all()
        read += len(ready)
    return read


def found(session: Session, words: str, viewer: str = "jp", **more: Any) -> list[int]:
    sought = Sought(viewer=viewer, words=words, **more)
    return [hit.ticket.id for hit in search.best(session, sought, language="ja").hits]


@pytest.fixture(params=["in the index", "not yet in the index"])
def settle(request: pytest.FixtureRequest, session: Session) -> Callable[[], object]:
    """Everything must be so both before and after the follower came by."""
    return (lambda: follow(session)) if request.param == "in the index" else lambda: None


# --- what is found ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["問い合わせ 返金", "返金　お問合せ", "バッテリー", "ﾊﾞｯﾃﾘｰ", "膨張", "249-1234567-1234567"],
)
def test_spellings_widths_and_short_words_find_it(
    session: Session, opens: Opens, settle: Callable[[], object], words: str
) -> None:
    case = opens("返金について問合せです。バッテリーが膨張しました。注文番号249-1234567-1234567")
    opens("注文した商品がまだ届きません。")
    settle()
    assert found(session, words) == [case.id]


def test_words_may_stand_in_different_entries(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("カメラが届きません。")
    write(session, case, "倉庫に確認しました。")
    settle()
    assert found(session, "カメラ 倉庫") == [case.id]


def test_words_close_together_come_first_then_the_newest(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    close = opens("カメラの返金をお願いします。")
    apart = opens("カメラが届きません。")
    write(session, apart, "返金の予定はありません。")
    newer = opens("返金はカメラだけで結構です。")
    settle()
    assert found(session, "カメラ 返金") == [newer.id, close.id, apart.id]


def test_the_beginning_of_a_word_finds_it_where_nothing_else_does(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("The tripod wobbles.")
    settle()
    assert found(session, "trip") == [case.id]


def test_where_no_ticket_has_all_the_words_the_closest_are_shown_as_such(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("カメラの電源が入りません。")
    settle()
    sought = Sought(viewer="jp", words="カメラ 電源 炊飯器")
    (hit,) = search.best(session, sought, language="ja").hits
    assert (hit.ticket.id, hit.whole) == (case.id, False)


def test_a_question_in_english_finds_what_was_written_in_japanese(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    load_shipped(session, NOW)
    case = opens("返品送料はどちらの負担ですか。返金も希望します。")
    opens("カメラが届きません。")
    settle()
    assert found(session, "refund", viewer="us") == [case.id]


def test_what_the_customer_got_and_corrections_are_found_too(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("It doesn't turn on.")
    sent = {"customer_text": "Please charge the lantern overnight.", "customer_language": "en"}
    write(session, case, "一晩充電してください。", kind="reply", audience="customer", data=sent)
    corrected = {"kind": "translation", "about": 1, "language": "ja"}
    write(session, case, "行灯が点灯しません。", **corrected)
    settle()
    assert found(session, "lantern") == found(session, "行灯") == [case.id]


def test_a_stored_translation_is_found_a_little_later(session: Session, opens: Opens) -> None:
    case = opens("懐中電灯が点きません。")
    follow(session)
    assert found(session, "flashlight") == []
    assert search_follow.due_again(session, AT, 5) == []
    later = AT + AGAIN[0]
    assert search_follow.due_again(session, later, 5) == [case.id]
    (unread,) = search_follow.read(session, [case.id])
    made = {1: [Saying("The flashlight won't turn on.", "en")]}
    ready = search_follow.indexed_again(unread, made, later)
    assert search_follow.keep(session, ready)
    assert found(session, "flashlight") == found(session, "懐中電灯") == [case.id]
    assert search_follow.due_again(session, later + AGAIN[-1], 5) == []


# --- who finds it -----------------------------------------------------------------------------


def test_another_desks_private_note_is_never_found(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("カメラが届きません。")
    write(session, case, "悪質な常連です。", audience="team:jp")
    write(session, case, "Blocklisted in Seattle.", audience="team:us", language="en")
    settle()
    assert found(session, "常連") == found(session, "常連 カメラ") == [case.id]
    assert found(session, "常連", viewer="us") == []
    (closest,) = search.best(session, Sought(viewer="us", words="常連 カメラ"), language="ja").hits
    assert (closest.seq, closest.whole) == (1, False)
    assert found(session, "blocklisted", viewer="us") == [case.id]
    assert found(session, "blocklisted") == found(session, "常連", viewer="") == []
    assert found(session, "カメラ", viewer="") == [case.id]


def test_what_was_taken_back_or_reworded_is_not_found(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    case = opens("カメラが届きません。")
    wrong = write(session, case, "炊飯器の件です。")
    gone = write(session, case, "掃除機の件です。")
    follow(session)
    assert found(session, "炊飯器") == found(session, "掃除機") == [case.id]
    write(session, case, "電子レンジの件です。", kind="edit", about=wrong)
    write(session, case, "", kind="retraction", about=gone)
    settle()
    assert found(session, "炊飯器") == found(session, "掃除機") == []
    assert found(session, "電子レンジ") == [case.id]


def test_a_forgotten_ticket_is_found_by_nothing_kept_of_it(session: Session, opens: Opens) -> None:
    case = opens("カメラが届きません。")
    follow(session)
    (stale,) = search_follow.read(session, [case.id])
    search_follow.forget(session, case.id)
    assert search_follow.rows_of(session, case.id) == []
    assert not search_follow.keep(session, search_follow.indexed(stale, AT))
    session.expire_all()
    assert follow(session) == 1
    assert found(session, "カメラ") == [case.id]


def test_filters_and_pages_hold(
    session: Session, opens: Opens, settle: Callable[[], object]
) -> None:
    cases = [opens(f"カメラが届きません。{number}回目") for number in range(5)]
    cases[1].status = "closed"
    session.flush()
    settle()
    sought = Sought(viewer="jp", words="カメラ", limit=2)
    first = search.newest(session, sought, language="ja").hits
    assert [hit.ticket.id for hit in first] == [cases[4].id, cases[3].id]
    rest = Sought(viewer="jp", words="カメラ", before=first[-1].ticket.id, status="new")
    hits = search.newest(session, rest, language="ja").hits
    assert [hit.ticket.id for hit in hits] == [cases[2].id, cases[0].id]
    assert found(session, "カメラ", team="us") == found(session, "カメラ", marketplace="us") == []


# --- keeping up -------------------------------------------------------------------------------


def test_every_append_is_followed_and_nothing_is_read_twice(session: Session, opens: Opens) -> None:
    cases = [opens(f"{number}番の件") for number in range(7)]
    assert follow(session) == 7
    assert follow(session) == 0
    write(session, cases[2], "倉庫に確認しました。")
    assert search_follow.behind(session, 5) == [cases[2].id]
    assert follow(session) == 1
    assert found(session, "倉庫") == [cases[2].id]


def test_of_two_followers_the_slower_one_leaves_it(session: Session, opens: Opens) -> None:
    case = opens("カメラが届きません。")
    (slow,) = search_follow.read(session, [case.id])
    slow = search_follow.indexed(slow, AT)
    write(session, case, "倉庫に確認しました。")
    follow(session)
    assert not search_follow.keep(session, slow)
    assert found(session, "倉庫") == [case.id]


def test_made_anew_it_finds_the_same(session: Session, opens: Opens) -> None:
    case = opens("カメラが届きません。")
    follow(session)
    search_follow.rebuild_index(session)
    assert found(session, "カメラ") == [case.id]
    assert search_follow.read_anew(session, 0, 10) == case.id
    assert search_follow.read_anew(session, case.id, 10) is None
    session.expire_all()
    assert follow(session) == 1
    assert found(session, "カメラ") == [case.id]


def test_more_tickets_than_are_looked_at_as_they_are(session: Session, opens: Opens) -> None:
    for number in range(30):
        opens(f"{number}番目のカメラ", now=NOW + timedelta(minutes=number))
    assert len(found(session, "カメラ", limit=100)) == 20
    follow(session)
    assert len(found(session, "カメラ", limit=100)) == 30


# --- odd questions ----------------------------------------------------------------------------

ODD = [
    "", " ", "の", "%", "_", "\\", "'", '"', "\"camera' OR 1=1 --", "camera AND", "NEAR(a b)",
    "^a", "words:camera", "camera*", "-camera", "(", "!camera & |", ":*", "😀", "ＣＡＭＥＲＡ",
    "カメラ" * 700, "the of and", "\x00camera", "camera カメラ", "''", "a:b:c",
]  # fmt: skip


@pytest.mark.parametrize("words", ODD)
def test_an_odd_question_is_words_and_never_syntax(
    session: Session, opens: Opens, settle: Callable[[], object], words: str
) -> None:
    case = opens("The camera カメラ arrived.")
    settle()
    hits = found(session, timeline.storable(words))
    assert hits in ([], [case.id])
    if "camera" in words:
        assert hits == [case.id]


def test_a_very_long_ticket_is_kept_and_its_newest_words_are_found(
    session: Session, opens: Opens
) -> None:
    case = opens("カメラが届きません。")
    for part in range(8):
        words = " ".join(f"word{part}x{number}" for number in range(5_000))
        write(session, case, words, kind="message", author=CUSTOMER, language="en")
    follow(session)
    assert found(session, "word7x4999") == [case.id]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_has_a_passage_with_its_marks_in_place(text: str, words: str) -> None:
    shown = passage(text, "ja", asked(words, "ja"))
    assert len(shown.text) <= 130
    assert "\n" not in shown.text
    for start, end in shown.marks:
        assert 0 <= start < end <= len(shown.text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_question_can_be_put_to_either_database(words: str) -> None:
    question = asked(words, "en", Termbase([FixedTerm("返金", "refund")]))
    if question.groups:
        assert everything(question, "sqlite")
        assert everything(question, "postgresql", begun=True)


def test_a_passage_shows_the_words_close_together_in_bold() -> None:
    text = (
        "先日はありがとうございました。" * 5
        + "カメラの返金について教えてください。"
        + "以上です。" * 20
    )
    shown = passage(text, "ja", asked("カメラ 返金", "ja"))
    assert "カメラの返金について" in shown.text
    assert [shown.text[start:end] for start, end in shown.marks] == ["カメラ", "返金"]
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
