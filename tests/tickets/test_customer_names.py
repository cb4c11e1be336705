"""A customer is known by name however an agent types it: kanji, Roman letters, a company."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from customers.accounts import Given, search, take_in
from customers.naming import named_in
from customers.readings import kana_of

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.fixture
def customers(session: Session) -> Session:
    for marketplace, told in (
        ("jp", Given(account="A1", family_name="山本", kana="ヤマモト ユミ")),
        ("jp", Given(account="A2", family_name="佐藤", kana="サトウ ケン")),
        ("us", Given(account="A3", family_name="Whitfield", given_name="Karen")),
        ("jp", Given(account="A4", family_name="高橋", company="株式会社みなと製作所")),
    ):
        take_in(session, marketplace=marketplace, given=told, now=NOW)
    return session


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("who's got the Yamamoto case", {"山本", "Yamamoto"}),
        ("yamamoto's order", {"山本", "Yamamoto"}),
        ("先週の山本の件どうなった", {"山本"}),
        ("did anyone answer Sato", {"佐藤", "Sato"}),
        ("whitfield's headphones", {"Whitfield"}),
        ("株式会社みなと製作所の請求書", {"高橋", "株式会社みなと製作所"}),
        ("take it to the warehouse", set()),
        ("返品の期限は？", set()),
        ("100%_\\", set()),
        ("", set()),
    ],
)
def test_a_text_names_the_customers_that_stand_in_it(
    customers: Session, text: str, names: set[str]
) -> None:
    assert set(named_in(customers, text)) == names


def test_a_japanese_customer_is_found_by_the_reading_in_roman_letters(customers: Session) -> None:
    assert [one.family_name for one in search(customers, "yamamoto")] == ["山本"]
    assert [one.family_name for one in search(customers, "Yumi Yamamoto")] == ["山本"]
    assert [one.family_name for one in search(customers, "sato")] == ["佐藤"]
    assert search(customers, "yamam0to") == []


def test_who_has_the_name_as_a_whole_stands_first(session: Session) -> None:
    for account, told in enumerate(("林", "小林", "林田", "若林", "小林"), start=1):
        given = Given(account=f"B{account}", family_name=told)
        take_in(session, marketplace="jp", given=given, now=NOW)
    found = [one.family_name for one in search(session, "林さん", limit=3)]
    assert found == ["林", "小林", "若林"]
    for name in ("Lee", "Leeman"):
        given = Given(account=name, family_name=name)
        take_in(session, marketplace="us", given=given, now=NOW)
    assert [one.family_name for one in search(session, "lee")] == ["Lee", "Leeman"]


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("Ogawa", "オガワ"),
        ("otsuka", "オオツカ"),
        ("Kato", "カトウ"),
        ("Honma", "ホンマ"),
        ("Homma", "ホンマ"),
        ("chihiro", "チヒロ"),
        ("Ryo", "リョウ"),
    ],
)
def test_roman_letters_are_read_as_katakana(word: str, kana: str) -> None:
    assert kana in kana_of(word)


@pytest.mark.parametrize("word", ["Brennan", "what", "ab", "", "山本"])
def test_other_words_have_no_reading(word: str) -> None:
    assert kana_of(word) == ()


@given(st.text())
def test_any_word_is_read(word: str) -> None:
    assert len(kana_of(word)) <= 16
