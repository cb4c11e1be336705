"""A word of the trade that stands alone is rendered as the termbase says, without an engine."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from translations.memory import approve
from translations.service import Translation, Wanted, plan, run, translations
from translations.termbase import Termbase
from translations.termbase_csv import read_csv
from translations.termbase_store import load_terms, shipped
from translations.termed import term_rendering
from translations.terms import FixedTerm

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
TERMS = Termbase(shipped())


def translated(session: Session, text: str, target: str) -> Translation:
    [made] = translations(run(plan(session, [Wanted(text)], target, engine=None), None))
    return made


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("refund", "返金"),
        ("Refund", "返金"),
        ("REFUNDS", "返金"),
        ("Return label.", "返品ラベル。"),
        ("Return labels", "返品ラベル"),
        ("A refund is on its way", None),
        ("Refunded", None),
        ("returned", None),
        ("Vacuum cleaner", "掃除機"),
    ],
)
def test_from_english(english: str, japanese: str | None) -> None:
    assert term_rendering(english, "en", "ja", TERMS) == japanese


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("返金", "refund"),
        ("ご返金", "refund"),
        ("返金？", "Refund?"),
        ("返品ラベル。", "Return label."),
        ("返す。", None),
        ("返金してください", None),
    ],
)
def test_from_japanese(japanese: str, english: str | None) -> None:
    assert term_rendering(japanese, "ja", "en", TERMS) == english


def test_every_shipped_term_comes_out_as_it_stands_there() -> None:
    for term in shipped():
        if not term.keep:
            assert term_rendering(term.ja, "ja", "en", TERMS) == term.en
            assert term_rendering(term.en, "en", "ja", TERMS) == term.ja


def test_a_word_with_two_renderings_is_left_to_others() -> None:
    terms = Termbase([FixedTerm("小包便", "parcel"), FixedTerm("荷物便", "parcel")])
    assert term_rendering("Parcels", "en", "ja", terms) is None


def test_a_marketplaces_own_term_goes_first() -> None:
    terms = Termbase(
        [FixedTerm("保証", "warranty"), FixedTerm("保証", "guarantee", marketplace="us")]
    )
    assert term_rendering("保証", "ja", "en", terms, "us") == "guarantee"
    assert term_rendering("保証", "ja", "en", terms, "jp") == "warranty"


def test_a_list_of_words_reads_whole_without_an_engine(session: Session) -> None:
    load_terms(session, read_csv("ja,en\n返金,refund\n".encode()), "Hanako", NOW)
    made = translated(session, "- refund\n- JP-1001", "ja")
    assert (made.text, made.state, made.reasons) == ("- 返金\n- JP-1001", "good", ())


def test_what_people_approved_goes_first(session: Session) -> None:
    load_terms(session, read_csv("ja,en\n返金,refund\n".encode()), "Hanako", NOW)
    words = {"source_text": "refund", "target_text": "ご返金"}
    approve(session, **words, source="en", target="ja", by="Hanako", now=NOW)
    assert translated(session, "refund", "ja").text == "ご返金"
