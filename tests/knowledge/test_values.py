"""What a reader is told of facts that expire, and whose rule holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.freshness import freshness
from knowledge.scope import Applying, applying
from knowledge.values import Value, filled, names_in, shown

TODAY = date(2026, 11, 24)
TAX = (
    Value(name="rate", value="8%", effective_to=date(2019, 9, 30)),
    Value(name="rate", value="10%", effective_from=date(2019, 10, 1)),
)


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        ("2025-12-25", "2025年12月25日", "December 25, 2025"),
        ("2028-04", "2028年4月", "April 2028"),
        ("2026-13-45", "2026-13-45", "2026-13-45"),
        ("¥10,000", "¥10,000", "¥10,000"),
        ("2026", "2026", "2026"),
        ("0000-00", "0000-00", "0000-00"),
    ],
)
def test_dates_are_written_the_readers_way(value: str, ja: str, en: str) -> None:
    assert (shown(value, "ja"), shown(value, "en")) == (ja, en)


@pytest.mark.parametrize(
    ("on", "rate"), [(date(2019, 9, 30), "8%"), (date(2019, 10, 1), "10%"), (TODAY, "10%")]
)
def test_the_value_of_the_day_stands_in_the_text(on: date, rate: str) -> None:
    assert (
        filled("税率は{{rate}}、{{ rate }}です。", TAX, on, "ja") == f"税率は{rate}、{rate}です。"
    )


def test_what_has_no_value_in_force_shows_the_next_or_the_last() -> None:
    coming = Value(name="start", value="2028-04", effective_from=date(2028, 4, 1))
    gone = Value(name="rate", value="15%", effective_to=date(2026, 7, 24))
    assert filled("from {{start}}: {{rate}}", [coming, gone], TODAY, "en") == "from April 2028: 15%"
    assert filled("{{unknown}} {{Not}} {x}", [gone], TODAY, "en") == "{{unknown}} {{Not}} {x}"


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), st.text()))
def test_any_text_is_filled_once(body: str, held: dict[str, str]) -> None:
    values = [Value(name=name, value=value) for name, value in held.items()]
    assert isinstance(filled(body, values, TODAY, "ja"), str)
    if not names_in(body) & set(held):
        assert filled(body, values, TODAY, "en") == body


@dataclass(frozen=True)
class Dated:
    review_by: date | None


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("article", "value", "state"),
    [
        (None, None, "fresh"),
        (15, 90, "fresh"),
        (14, 90, "due"),
        (90, 3, "due"),
        (0, 90, "due"),
        (-1, 90, "overdue"),
        (90, -1, "overdue"),
    ],
)
def test_the_earliest_review_date_decides(
    article: int | None, value: int | None, state: str
) -> None:
    held = [Value(name="days", value="3", review_by=None if value is None else days(value))]
    judged = freshness(Dated(None if article is None else days(article)), held, TODAY)
    assert judged.state == state
    assert judged.verify == (state == "overdue")


def test_it_says_which_values_are_the_reason() -> None:
    values = [
        Value(name="old", value="1", verified_on=days(-200), review_by=days(-20)),
        Value(name="ended", value="2", verified_on=days(-9), effective_to=days(-1)),
        Value(name="open", value="3"),
    ]
    judged = freshness(Dated(days(30)), values, TODAY)
    assert (judged.overdue, judged.expired, judged.unconfirmed) == (("old",), ("ended",), ("open",))
    assert (judged.review_by, judged.verified_on) == (days(-20), days(-200))


def test_a_past_value_that_was_verified_since_is_history() -> None:
    value = Value(name="rate", value="15%", effective_to=days(-90), verified_on=days(-4))
    assert freshness(Dated(None), [value], TODAY).state == "fresh"
    unseen = Value(name="rate", value="15%", effective_to=days(-90), verified_on=days(-90))
    assert freshness(Dated(None), [unseen], TODAY).expired == ("rate",)


def test_a_superseded_value_makes_nothing_old() -> None:
    (past, present) = TAX
    held = [past, present]
    assert freshness(Dated(None), held, TODAY).state == "fresh"


@pytest.mark.parametrize("topic", ["returns", "tax", "invoices", "product", "payment", "another"])
@pytest.mark.parametrize("order", ["jp", "us"])
def test_the_orders_marketplace_decides_the_trade(topic: str, order: str) -> None:
    for place in ("JP", "US"):
        found = applying(topic, order, destination=place, residence=place)
        assert (found.marketplace, found.decided_by) == (order, "order")


@pytest.mark.parametrize(
    ("country", "marketplace", "elsewhere"),
    [
        ("JP", "jp", False),
        ("us", "us", False),
        ("US-CA", "us", False),
        ("DE", None, True),
        (None, None, False),
        (" ", None, False),
    ],
)
def test_destination_decides_duty_and_residence_privacy(
    country: str | None, marketplace: str | None, elsewhere: bool
) -> None:
    for order in ("jp", "us", None):
        duty = applying("customs", order, destination=country, residence="JP")
        assert (duty.marketplace, duty.elsewhere) == (marketplace, elsewhere)
        privacy = applying("privacy", order, destination="JP", residence=country)
        assert (privacy.marketplace, privacy.elsewhere) == (marketplace, elsewhere)


def test_what_is_not_known_shows_both() -> None:
    unknown = applying("returns")
    assert unknown.shows_both
    assert all(unknown.allows(scope) for scope in ("jp", "us", "both"))
    known = Applying("jp", "order")
    assert [known.allows(scope) for scope in ("jp", "us", "both")] == [True, False, True]
