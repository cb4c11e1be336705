"""What was asked for in vain is put together by what it asks, whatever the language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from knowledge.gaps import Gap, Missed, gaps, missed, monday
from knowledge.tables import Lookup
from translations.service import terms_in_force

MON = date(2026, 11, 23)


def asked(query: str, on: date = MON, *, found: bool = False) -> Missed:
    return Missed(query, "en" if query.isascii() else "ja", on, found)


def test_one_thing_asked_in_several_ways_is_one_gap() -> None:
    [first, second] = gaps(
        [
            asked("電池の廃棄"),
            asked("電池を廃棄したい"),
            asked("電池の廃棄", MON + timedelta(days=6), found=True),
            asked("gift receipt price"),
        ]
    )
    assert first == Gap(MON, ("電池の廃棄", "電池を廃棄したい"), ("ja",), 3, 1)
    assert second.queries == ("gift receipt price",)


def test_both_languages_meet_through_the_fixed_terms(session: Session) -> None:
    from translations.termbase_store import load_shipped

    load_shipped(session, datetime.now(UTC))
    terms = terms_in_force(session, "")
    [one] = gaps([asked("返品送料"), asked("return shipping cost")], terms)
    assert one.asked == 2
    assert one.languages == ("en", "ja")


def test_weeks_stand_apart_the_newest_first() -> None:
    found = gaps([asked("電池", MON - timedelta(days=1)), asked("電池")])
    assert [one.week for one in found] == [MON, MON - timedelta(days=7)]


def test_only_what_had_no_good_answer_counts(session: Session) -> None:
    at = datetime(2026, 11, 24, 1, tzinfo=UTC)

    def note(query: str, found: list[str], verdict: str | None, at: datetime = at) -> None:
        session.add(
            Lookup(at=at, query=query, language="ja", channel="C1", found=found, verdict=verdict)
        )

    note("何もない", [], None)
    note("役に立たない", ["a"], "not")
    note("役に立った", ["a"], "helpful")
    note("見ただけ", ["a"], None)
    note("古い", ["a"], "outdated")
    note("昔", [], None, at - timedelta(days=90))
    session.flush()
    found = missed(session, since=at - timedelta(days=30), zone=ZoneInfo("America/Los_Angeles"))
    assert sorted((one.query, one.found) for one in found) == [
        ("何もない", False),
        ("役に立たない", True),
    ]
    assert {one.on for one in found} == {date(2026, 11, 23)}


def test_any_question_has_a_place() -> None:
    for query in ("", "？", "👍", "the of", "x" * 3000):
        [one] = gaps([asked(query)])
        assert one.asked == 1
    assert monday(date(2026, 11, 29)) == MON
