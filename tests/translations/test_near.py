"""Sentences that are nearly known are found whatever was changed, and only in what holds."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bench.memory import EDITS
from bench.sentences import pairs
from translations.memory import ApprovedPair, approve, forget, load_memory
from translations.near import near
from translations.sketches import SHORTEST, TREES, differing, sketches, span

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def remember(session: Session, source: str, target: str, by: str = "sato") -> None:
    approve(
        session, source_text=source, target_text=target, source="ja", target="en", by=by, now=NOW
    )


def found(session: Session, text: str, **how: float) -> list[tuple[str, str]]:
    hits = near(session, [text], "ja", "en", at_least=how.get("at_least", 0.85))
    return [(hit.source_text, hit.target_text) for hit in hits.get(text, [])]


LAMP = ("届いたランプの電源が入りません。", "The lamp that arrived does not turn on.")
PRICE = ("11/27(金)までに12,800円を返金いたします。", "We will refund ¥12,800 by Fri, Nov 27.")


@pytest.mark.parametrize(
    "text",
    [
        "届いた時計の電源が入りません。",
        "昨日届いたランプの電源が入りません。",
        "届いたランプの電源がはいりません。",
        "届いたランプの電源が入りませんでした。",
        "ランプの電源が入りません。",
        "届いたﾗﾝﾌﾟの　電源が入りません。",
    ],
)
def test_a_changed_sentence_finds_the_known_one(session: Session, text: str) -> None:
    remember(session, *LAMP)
    remember(session, "まったく別のことを書いた文です。", "A sentence about something else.")
    assert found(session, text, at_least=0.8) == [LAMP]


def test_other_values_are_no_difference(session: Session) -> None:
    remember(session, *PRICE)
    text = "12/4(金)までに900円を返金いたします。"
    (hit,) = near(session, [text], "ja", "en")[text]
    assert hit.ratio == 1.0
    assert (hit.source_text, hit.target_text) == PRICE
    assert hit.target_template == "We will refund ⟦1:amount⟧ by ⟦0:date⟧."
    assert (hit.by, hit.at) == ("sato", NOW)


def test_the_best_come_first_and_no_more_than_wanted(session: Session) -> None:
    for number, word in enumerate(("時計", "時計台", "大きな時計", "小さな置時計")):
        remember(session, f"届いた{word}の電源がどうしても入りません。", f"Number {number}.")
    text = "届いた時計の電源がどうしても入りません。"
    hits = near(session, [text, "関係のない文がここにあります。"], "ja", "en", limit=2)
    assert [(hit.target_text, hit.ratio == 1.0) for hit in hits.pop(text)] == [
        ("Number 0.", True),
        ("Number 1.", False),
    ]
    assert hits == {}


def test_a_short_text_finds_only_itself(session: Session) -> None:
    remember(session, "はい。", "Yes.")
    assert found(session, "はい。") == [("はい。", "Yes.")]
    assert found(session, "はい！", at_least=0.1) == []


def test_the_newest_approval_is_given(session: Session) -> None:
    remember(session, *LAMP)
    remember(session, LAMP[0], "The lamp will not switch on.", by="miller")
    assert found(session, "届いたランプの電源が入りません！") == [
        (LAMP[0], "The lamp will not switch on.")
    ]


def test_what_was_withdrawn_is_no_longer_found(session: Session) -> None:
    remember(session, *LAMP)
    forget(session, text=LAMP[0], source="ja", target="en", by="miller", now=NOW)
    assert found(session, LAMP[0]) == []
    remember(session, *LAMP)
    assert found(session, LAMP[0]) == [LAMP]


def test_the_other_direction_is_another_memory(session: Session) -> None:
    remember(session, *LAMP)
    assert near(session, [LAMP[1]], "en", "ja") == {}
    assert near(session, [LAMP[0]], "ja", "de") == {}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_among_many_that_are_alike_the_very_one_is_found(session: Session, language: str) -> None:
    """Each kind of change, anywhere in the sentence: at most one of fifty is missed."""
    drawn = random.Random(7)
    known = [one if language == "ja" else one[::-1] for one in pairs(1000)]
    target = "en" if language == "ja" else "ja"
    load_memory(session, [ApprovedPair(*one, language, target, "sato") for one in known], NOW)
    missed = 0
    for number, (text, _) in enumerate(known[::20]):
        changed = EDITS[number % len(EDITS)](text, language, drawn)
        hits = near(session, [changed], language, target, at_least=0.6, limit=50)
        missed += text not in [hit.source_text for hit in hits.get(changed, [])]
    assert missed <= 1


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["ja", "en"]))
def test_any_text_has_places_in_trees_of_its_own(text: str, language: str) -> None:
    form = text.encode("utf-8", "replace").decode()
    (own,) = sketches([form], language, "xx")
    assert len(own.places) == (TREES if len(form) >= SHORTEST else 0)
    assert all(first <= place <= last for place in own.places for first, last in [span(place)])
    assert len({span(place) for place in own.places}) == len(own.places)
    assert sketches([form, "x" * 9, form], language, "xx")[2] == own


@settings(deadline=None)
@given(
    st.text("あいう。 abc", min_size=2, max_size=60),
    st.text("えd", min_size=1, max_size=1),
    st.data(),
)
def test_a_further_character_changes_few_parities(
    text: str, more: str, drawn: st.DataObject
) -> None:
    at = drawn.draw(st.integers(0, len(text)))
    for language, grams in (("ja", 3), ("en", 5)):
        longer, own = sketches([f"{text[:at]}{more}{text[at:]}", text], language, "xx")
        assert 0 < differing(numpy.array([longer.parities]), own.parities)[0] <= grams
