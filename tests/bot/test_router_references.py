"""What a line to the bot names: references, names and days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import Reference
from bot.router.dates import days_in
from tests.bot.router_reading import TODAY, read

# --- references -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("JP-1042", "JP-1042"),
        ("ｊｐ－１０４２", "JP-1042"),
        ("jp 1042 どう", "JP-1042"),
        ("JP‐1042/JP-1050", "JP-1042 JP-1050"),
        ("us1043,us1044", "US-1043 US-1044"),
        ("(JP-1042)", "JP-1042"),
        ("JP-1042-1043", ""),
        ("【US-1043】至急", "US-1043"),
        ("US-1043: what's up", "US-1043"),
        ("JP-1042?", "JP-1042"),
        ("JP-1042、JP-1050", "JP-1042 JP-1050"),
        ("#JP-1042", "JP-1042"),
        ("JP#1042", "JP-1042"),
        ("JP - 1042", "JP-1042"),
        ("https://x.example/tickets/JP-1042", "JP-1042"),
        ("re: US-1043.", "US-1043"),
        ("us-1043's owner", "US-1043"),
        ("JP−1042", "JP-1042"),
        ("JP—1042", "JP-1042"),
        ("JPー1042の件", "JP-1042"),
        ("tell us 1043", ""),
        ("ship it to US 98101", ""),
        ("US 10 size shoes", ""),
        ("US-9 shoes", ""),
        ("USサイズ9", ""),
        ("US$1043", ""),
        ("US 1043 dollars", ""),
        ("JPY 1042", ""),
        ("JPY1042", ""),
        ("JP-13 Tokyo prefecture", ""),
        ("jp 2026 holiday list", ""),
        ("JIS-1042", ""),
        ("iOS 17.1 / US-101 keyboard", ""),
        ("JP106キーボード", ""),
        ("+1 206-555-0142", ""),
        ("03-1234-5678", ""),
        ("090-1234-5678", ""),
        ("0120-123-456", ""),
        ("〒150-0001", ""),
        ("4901234567890", ""),
        ("JAN 4901234567890", ""),
        ("UPC 012345678905", ""),
        ("2026-11-24", ""),
        ("111-2222222-333333", ""),
        ("1112-222222-3333333", ""),
        ("v1.2.3-1042", ""),
        ("plus-1043", ""),
        ("bonus 1043", ""),
        ("bus-1043", ""),
        ("model US-1043", ""),
        ("型番JP-1042", ""),
        ("品番：US-1043A", ""),
        ("coupon JP-1042", ""),
        ("invoice US-1043", ""),
        ("US-1043-B", ""),
        ("JP-1042.5", ""),
        ("us 30 days", ""),
        ("US 1,043", ""),
        ("jp 100円", ""),
        ("give us 1042 units", ""),
        ("contact us 1-800-555-0100", ""),
        ("503-1234567-1234567", "503-1234567-1234567"),
        ("D01-1234567-1234567", "D01-1234567-1234567"),
        ("d01-1234567-1234567", "D01-1234567-1234567"),
        ("注文番号:503-1234567-1234567です", "503-1234567-1234567"),
        ("503-1234567-12345678", ""),
        ("5031-234567-1234567", ""),
        ("0503-1234567-1234567", ""),
        ("tel 503-1234567-1234567", "503-1234567-1234567"),
        ("503–1234567–1234567", "503-1234567-1234567"),
        ("FBA15ABC-JP-1042", ""),
        ("SKU US-1043-BK", ""),
        ("jp1042@example.com", ""),
        ("ticket no. 1042", ""),
        ("US-1043とUS-1044", "US-1043 US-1044"),
        ("us-1043 & jp-1042", "US-1043 JP-1042"),
        ("flight JP 1042", ""),
        ("JP1042便", ""),
        ("order id is 503 1234567 1234567 right?", "503-1234567-1234567"),
        ("UTC-1043", ""),
        ("US-001043", ""),
        ("JP-0042", ""),
        ("ISO JP-14", ""),
        ("Japan 1042", ""),
        ("usb 1043", ""),
        ("US 1043", "US-1043"),
        ("what about us 1043", "US-1043"),
        ("what did you promise us 1043 times", ""),
        ("JP-1042番", "JP-1042"),
        ("JP_1042", "JP-1042"),
        ("file JP-1042.pdf", "JP-1042"),
        ("ver.JP-1042", ""),
        ("1042-JP", ""),
        ("JP-1042JP-1050", ""),
        ("4111 1111 1111 1111", ""),
        ("4111-1111-1111-1111", ""),
        ("account 1234-5678-9012", ""),
    ],
)
def test_references_are_exactly_those_that_are_named(text: str, named: str) -> None:
    got = read(text)
    assert {*map(str, got.tickets), *got.orders} == set(named.split())


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1Z 999 AA1 01 2345 6784はどこ", "tracking", "1Z999AA10123456784"),
        ("EMS EJ 123 456 785 JP", "tracking", "EJ123456785JP"),
        ("ヤマト ４０１２－３４５６－７８９０", "tracking", "401234567890"),
        ("9400 1118 9956 0123 4567 89 landed?", "tracking", "9400111899560123456789"),
        ("tri cf4 bk return window", "skus", "TRI-CF4-BK"),
        ("ＰＢ－１０Ｋ－Ｖ２が膨らんだ", "skus", "PB-10K-V2"),
        ("Ｙｕｍｉ＠Mail.example の件", "emails", "yumi@mail.example"),
        ("https://www.amazon.co.jp/dp/B0C1234XYZ?th=1", "asins", "B0C1234XYZ"),
        ("山本様って誰", "names", "山本"),
        ("does Ms. Whitfield read Japanese", "names", "Whitfield"),
    ],
)
def test_what_else_has_a_name_is_found(text: str, kind: str, value: str) -> None:
    assert value in getattr(read(text), kind)


@pytest.mark.parametrize(
    "text",
    [
        "JAN 4901234567894",
        "UPC 012345678905",
        "シリアル番号 123456789012",
        "マイナンバー123456789012",
        "4111-1111-1111-1111",
        "tel 0312345678",
        "TRI-CF4-BKX",
    ],
)
def test_other_numbers_are_no_parcels_or_products(text: str) -> None:
    got = read(text)
    assert not (got.tracking)
    assert not (got.skus)
    assert not (got.asins)
    assert not (got.orders)
    assert not (got.tickets)


def test_colleagues_are_no_customers() -> None:
    assert read("鈴木さんとミラーさん、山本様の件").names == ("山本",)


@given(
    st.integers(1000, 999_999), st.sampled_from("-ー－‐–−"), st.sampled_from(("JP", "us", "ＵＳ"))
)
def test_a_reference_is_recognised_however_it_is_typed(number: int, joint: str, desk: str) -> None:
    expected = Reference("jp" if desk == "JP" else "us", number)
    assert read(f"すみません、{desk}{joint}{number}はどうなりましたか").tickets == (expected,)


# --- days -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "token", "first", "last"),
    [
        ("昨日の件", "yesterday", "2026-11-26", "2026-11-26"),
        ("tickets from last week", "last_week", "2026-11-16", "2026-11-22"),
        ("先月", "last_month", "2026-10-01", "2026-10-31"),
        ("3日前", "-3d", "2026-11-24", "2026-11-24"),
        ("two days ago", "-2d", "2026-11-25", "2026-11-25"),
        ("月曜に来た", "weekday:mon", "2026-11-23", "2026-11-23"),
        ("by Friday", "next_weekday:fri", "2026-12-04", "2026-12-04"),
        ("令和8年11月24日", "2026-11-24", "2026-11-24", "2026-11-24"),
        ("11/24", "2026-11-24", "2026-11-24", "2026-11-24"),
        ("Nov 24th", "2026-11-24", "2026-11-24", "2026-11-24"),
    ],
)
def test_days_are_read(text: str, token: str, first: str, last: str) -> None:
    [day] = days_in(text, TODAY)
    spanned = (day.token, day.first.isoformat(), day.last.isoformat())
    assert spanned == (token, first, last)


@pytest.mark.parametrize(
    "text", ["within 30 days", "3営業日以内", "24/7", "13/45", "in May", "2月30日"]
)
def test_spans_and_other_numbers_are_no_days(text: str) -> None:
    assert days_in(text, TODAY) == []
