"""Moments, money and names as each language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.formats import agent_name, clock, customer_name, day, moment, money

TOKYO, SEATTLE = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles")
ACCEPTED = datetime(2026, 11, 24, 9, 52, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("at", "ja", "en"),
    [
        (
            ACCEPTED,
            "11/24(火) 09:52 JST（11/23(月) 16:52 PST）",
            "Mon, Nov 23, 4:52 PM PST (Tue, Nov 24, 09:52 JST)",
        ),
        (
            datetime(2026, 11, 24, 12, 0, tzinfo=TOKYO),
            "11/24(火) 12:00 JST（11/23(月) 19:00 PST）",
            "Mon, Nov 23, 7:00 PM PST (Tue, Nov 24, 12:00 JST)",
        ),
        (
            datetime(2026, 7, 1, 23, 30, tzinfo=TOKYO),
            "7/1(水) 23:30 JST（07:30 PDT）",
            "Wed, Jul 1, 7:30 AM PDT (23:30 JST)",
        ),
    ],
)
def test_a_moment_stands_on_both_clocks(at: datetime, ja: str, en: str) -> None:
    assert moment(at, "ja", TOKYO, SEATTLE) == ja
    assert moment(at, "en", SEATTLE, TOKYO) == en


def test_the_other_day_may_be_a_weekday_alone() -> None:
    returns = datetime(2026, 11, 25, 9, 0, tzinfo=TOKYO)
    assert moment(returns, "en", SEATTLE, TOKYO, short=True) == (
        "Tue, Nov 24, 4:00 PM PST (Wed 09:00 JST)"
    )
    promised = datetime(2026, 11, 25, 12, 0, tzinfo=TOKYO)
    assert moment(promised, "en", TOKYO, SEATTLE, short=True) == (
        "Wed, Nov 25, 12:00 JST (Tue 7:00 PM PST)"
    )
    assert moment(promised, "ja", TOKYO) == "11/25(水) 12:00 JST"


def test_the_year_is_named_only_when_it_differs() -> None:
    now = datetime(2027, 1, 4, 9, 0, tzinfo=TOKYO)
    assert moment(ACCEPTED, "ja", TOKYO, now=now) == "2026年11月24日(火) 09:52 JST"
    assert moment(ACCEPTED, "en", SEATTLE, now=now) == "Mon, Nov 23, 2026, 4:52 PM PST"
    assert moment(ACCEPTED, "ja", TOKYO, now=ACCEPTED) == "11/24(火) 09:52 JST"
    eve = datetime(2027, 1, 1, 9, 0, tzinfo=TOKYO)
    assert moment(eve, "en", SEATTLE, TOKYO, now=eve) == (
        "Thu, Dec 31, 4:00 PM PST (Fri, Jan 1, 09:00 JST)"
    )


def test_days_and_clocks() -> None:
    assert day(date(2026, 11, 27), "ja") == "11/27(金)"
    assert day(date(2026, 11, 27), "en") == "Fri, Nov 27"
    assert day(date(2026, 11, 27), "en", now=date(2027, 1, 1)) == "Fri, Nov 27, 2026"
    since = datetime(2026, 11, 24, 9, 58, tzinfo=TOKYO)
    assert clock(since, "ja", TOKYO) == "09:58"
    assert clock(since, "en", SEATTLE) == "4:58 PM"


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))
def test_every_moment_has_a_zone_that_a_person_knows(at: datetime) -> None:
    assert "JST" in moment(at, "ja", TOKYO, SEATTLE)
    assert moment(at, "en", SEATTLE).endswith(("PST", "PDT"))


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (4980, "JPY", "¥4,980"),
        (Decimal(12800), "JPY", "¥12,800"),
        (Decimal("38"), "USD", "$38.00"),
        (Decimal("1299.5"), "USD", "$1,299.50"),
    ],
)
def test_money_reads_the_same_to_both(amount: Decimal | int, currency: str, written: str) -> None:
    assert money(amount, currency, "ja") == written
    assert money(amount, currency, "en") == written


@pytest.mark.parametrize(
    ("family", "given", "company", "ja", "en"),
    [
        ("田中", None, None, "田中様", "田中"),
        ("田中", "健", None, "田中様", "田中 健"),
        ("田中様", None, None, "田中様", "田中"),
        ("髙橋", None, None, "髙橋様", "髙橋"),
        ("Carter", "Emily", None, "Carter様", "Emily Carter"),
        (None, "Emily", None, "Emily様", "Emily"),
        (None, None, "株式会社大阪商会", "株式会社大阪商会御中", "株式会社大阪商会"),
        ("田中", None, "大阪商会", "大阪商会　田中様", "田中, 大阪商会"),
        (None, None, "大阪商会 御中", "大阪商会御中", "大阪商会"),
        (None, None, None, "お客様", "the customer"),
        ("", "  ", "", "お客様", "the customer"),
        ("Sandberg", None, None, "Sandberg様", "Sandberg"),
        ("Tanaka-san", None, None, "Tanaka様", "Tanaka"),
    ],
)
def test_customers_are_named_as_each_language_does(
    family: str | None, given: str | None, company: str | None, ja: str, en: str
) -> None:
    assert customer_name(family, given, company, "ja") == ja
    assert customer_name(family, given, company, "en") == en


@pytest.mark.parametrize(
    ("family", "given", "kana", "en"),
    [
        ("山本", None, "ヤマモト ユミ", "Yamamoto (山本)"),
        ("山本", "由美", "ヤマモト ユミ", "Yamamoto Yumi (山本 由美)"),
        ("山本", "由美", "ヤマモト", "山本 由美"),
        ("佐藤", None, "さとう", "Sato (佐藤)"),
        ("井上", None, "イノウエ", "Inoue (井上)"),
        ("松浦", "裕子", "マツウラ　ユウコ", "Matsuura Yuko (松浦 裕子)"),
        ("大塚", None, "オオツカ", "Otsuka (大塚)"),
        ("堀内", "順一", "ホリウチ ジュンイチ", "Horiuchi Junichi (堀内 順一)"),
        ("山本", None, "yamamoto", "山本"),
        ("山本", None, None, "山本"),
        ("Carter", "Emily", "カーター エミリー", "Emily Carter"),
    ],
)
def test_an_english_reader_is_told_how_a_name_is_read(
    family: str, given: str | None, kana: str | None, en: str
) -> None:
    assert customer_name(family, given, None, "en", kana) == en
    assert customer_name(family, given, None, "ja", kana) == f"{family}様"


@given(st.text(max_size=20))
def test_the_honorific_stands_once(family: str) -> None:
    named = customer_name(family, None, None, "ja")
    assert named.endswith("様")
    assert not named.endswith("様様")


def test_colleagues_are_san_in_japanese_only() -> None:
    assert agent_name("佐藤", "ja") == "佐藤さん"
    assert agent_name("佐藤さん", "ja") == "佐藤さん"
    assert agent_name("Emily", "en") == "Emily"
