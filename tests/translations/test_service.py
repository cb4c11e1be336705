"""The service end to end: what a reader sees of texts good, doubtful and beyond translation."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from translations.engines.argos import ArgosEngine
from translations.engines.base import Edition, EngineUnavailable, Hypothesis, Pair
from translations.engines.mangling import ManglingEngine
from translations.packages import install_file
from translations.rendering import render
from translations.service import (
    Translation,
    Wanted,
    alternatives,
    approve,
    keep,
    plan,
    run,
    translations,
)
from translations.shield import differences
from translations.tables import StoredTranslation

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


class Phrasebook:
    """An engine that knows a few sentences by heart and counts what it is asked."""

    name = "phrasebook"
    version = "1"

    def __init__(self, **known: str) -> None:
        self.known = known
        self.asked: list[list[str]] = []
        self.fault: Exception | None = None

    def pairs(self) -> Mapping[Pair, Edition]:
        return {("ja", "en"): Edition("ja_en-1", "a"), ("en", "ja"): Edition("en_ja-1", "a")}

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        if self.fault:
            raise self.fault
        self.asked.append(list(segments))
        return [self._answer(segment)[:hypotheses] for segment in segments]

    def _answer(self, segment: str) -> list[Hypothesis]:
        choices = self.known.get(segment, "⁇").split("|")
        return [Hypothesis(choice, -0.1) for choice in choices]


@pytest.fixture
def phrasebook() -> Phrasebook:
    return Phrasebook(
        **{
            "届きません。": "It hasn't arrived.|It has not arrived.",
            "⟦0⟧が届きません。": "⟦0⟧ hasn't arrived.",
            "⟦0⟧と⟦1⟧です。": "It is ⟦1⟧ and ⟦0⟧.",
            "注文番号": "Order number",
            "確認します。": "Nonsense the the the the the the.",
            "壊れた": "Broken",
            "7301の件です。": "This is about 7301.",
            "をお願いします。": "Please.",
            "を返してください。": "Please give it back.",
        }
    )


def translated(
    session: Session, engine: Phrasebook | None, *texts: str, target: str = "en"
) -> list[Translation]:
    planned = run(plan(session, [Wanted(t) for t in texts], target, engine=engine), engine)
    keep(session, planned, NOW)
    return translations(planned)


def test_a_text_is_translated_with_its_identifiers(
    session: Session, phrasebook: Phrasebook
) -> None:
    (found,) = translated(session, phrasebook, "B0ABCDEFGHが届きません。")
    assert found.text == "B0ABCDEFGH hasn't arrived."
    assert (found.state, found.engine) == ("good", "phrasebook:ja_en-1")
    assert (found.source, found.kept, found.score) == ("ja", ("B0ABCDEFGH",), -0.1)


def test_amounts_and_dates_are_written_the_readers_way(
    session: Session, phrasebook: Phrasebook
) -> None:
    (found,) = translated(session, phrasebook, "12,800円と11/27(金)です。")
    assert found.text == "It is Fri, Nov 27 and ¥12,800."


@pytest.mark.parametrize(
    ("text", "expected"), [("11/30(月)までに", "by Mon, Nov 30"), ("12,800円", "¥12,800")]
)
def test_a_day_or_an_amount_alone_needs_no_engine(
    session: Session, phrasebook: Phrasebook, text: str, expected: str
) -> None:
    (found,) = translated(session, phrasebook, text)
    assert (found.text, found.state) == (expected, "same")
    assert phrasebook.asked == []


def test_identifiers_at_the_edge_never_reach_the_engine(
    session: Session, phrasebook: Phrasebook
) -> None:
    (found,) = translated(session, phrasebook, "注文番号：250-1234567-1234567")
    assert found.text == "Order number: 250-1234567-1234567"
    assert phrasebook.asked == [["注文番号"]]


def test_a_second_style_of_mask_is_tried(session: Session, phrasebook: Phrasebook) -> None:
    (found,) = translated(session, phrasebook, "JP-1042の件です。")
    assert (found.text, found.state) == ("This is about JP-1042.", "good")


def test_what_no_mask_saves_is_appended_and_marked(
    session: Session, phrasebook: Phrasebook
) -> None:
    (found,) = translated(session, phrasebook, "B0ABCDEFGHをお願いします。")
    assert (found.text, found.state) == ("Please. (B0ABCDEFGH)", "uncertain")
    assert [(reason.code, reason.text) for reason in found.reasons] == [("appended", "B0ABCDEFGH")]


def test_a_refused_sentence_refuses_the_message(session: Session, phrasebook: Phrasebook) -> None:
    text = "届きません。確認します。"
    (found,) = translated(session, phrasebook, text)
    assert (found.text, found.state) == (text, "failed")
    assert "loop" in {reason.code for reason in found.reasons}
    assert [part.state for part in found.parts] == ["good", "failed"]


def test_the_target_language_is_left_alone(session: Session, phrasebook: Phrasebook) -> None:
    text = "Where  is\nmy order?"
    (found,) = translated(session, phrasebook, text)
    assert (found.text, found.state, found.engine) == (text, "same", "")
    assert phrasebook.asked == []


def test_a_mixed_text_is_translated_where_it_needs_it(
    session: Session, phrasebook: Phrasebook
) -> None:
    (found,) = translated(session, phrasebook, "届きません。 Where is it?")
    assert (found.text, found.source) == ("It hasn't arrived. Where is it?", "mixed")


@pytest.mark.parametrize("text", ["", " \n", "😀", "250-1234567-1234567", "!?", "12,800"])
def test_what_has_no_words_needs_no_translation(
    session: Session, phrasebook: Phrasebook, text: str
) -> None:
    (found,) = translated(session, phrasebook, text)
    assert (found.text, found.state) == (text, "same")


def test_without_an_engine_it_is_the_original_and_says_so(session: Session) -> None:
    (found,) = translated(session, None, "届きません。")
    assert (found.text, found.state, found.engine) == ("届きません。", "untranslated", "")
    assert [reason.code for reason in found.reasons] == ["no_engine"]


def test_a_language_without_a_package_says_so(session: Session, phrasebook: Phrasebook) -> None:
    (found,) = translated(session, phrasebook, "언제 도착하나요?")
    assert (found.state, found.source) == ("untranslated", "ko")
    assert [(reason.code, reason.text) for reason in found.reasons] == [("no_package", "ko_en")]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (EngineUnavailable("broken_package", "ja_en"), "broken_package"),
        (MemoryError("no room"), "fault"),
    ],
)
def test_an_engines_fault_marks_and_is_not_kept(
    session: Session, phrasebook: Phrasebook, fault: Exception, code: str
) -> None:
    phrasebook.fault = fault
    (found,) = translated(session, phrasebook, "届きません。")
    assert (found.state, found.reasons[0].code) == ("untranslated", code)
    phrasebook.fault = None
    assert translated(session, phrasebook, "届きません。")[0].state == "good"


def test_each_sentence_is_rendered_once(session: Session, phrasebook: Phrasebook) -> None:
    translated(session, phrasebook, "届きません。", "届きません。届きません。")
    assert phrasebook.asked == [["届きません。"]]
    found = translated(session, phrasebook, "届きません。")
    assert phrasebook.asked == [["届きません。"]]
    assert found[0].text == "It hasn't arrived."
    assert len(session.exec(select(StoredTranslation)).all()) == 1


def test_a_kept_refusal_is_still_a_refusal(session: Session, phrasebook: Phrasebook) -> None:
    first = translated(session, phrasebook, "確認します。")
    assert translated(session, phrasebook, "確認します。") == first
    assert len(phrasebook.asked) == 1


def test_another_version_of_the_engine_is_asked_afresh(
    session: Session, phrasebook: Phrasebook
) -> None:
    translated(session, phrasebook, "届きません。")
    phrasebook.version = "2"
    translated(session, phrasebook, "届きません。")
    assert len(phrasebook.asked) == 2


def test_two_at_once_keep_one_result(session: Session, phrasebook: Phrasebook) -> None:
    plans = [
        run(plan(session, [Wanted("届きません。")], "en", engine=phrasebook), phrasebook)
        for _ in range(2)
    ]
    for one in plans:
        keep(session, one, NOW)
        keep(session, one, NOW)
    assert len(session.exec(select(StoredTranslation)).all()) == 1


def test_memory_wins_over_the_engine(session: Session, phrasebook: Phrasebook) -> None:
    translated(session, phrasebook, "届きません。")
    approve(
        session,
        source_text="届きません。",
        target_text="It is still on its way.",
        source="ja",
        target="en",
        by="miller",
        now=NOW,
    )
    found = translated(session, phrasebook, "届きません。")[0]
    assert (found.text, found.engine) == ("It is still on its way.", "memory")
    both = translated(session, phrasebook, "届きません。壊れた")[0]
    assert (both.text, both.engine) == ("It is still on its way. Broken", "phrasebook:ja_en-1")


def test_alternatives_differ_and_pass_the_checks(phrasebook: Phrasebook) -> None:
    found = alternatives("届きません。", "ja", "en", phrasebook, 3)
    assert [one.text for one in found] == ["It hasn't arrived.", "It has not arrived."]
    assert {one.state for one in found} == {"good"}
    assert alternatives("確認します。", "ja", "en", phrasebook, 3) == []
    assert alternatives("届きません。", "ja", "en", None, 3) == []


def test_it_is_translated_by_itself_once_a_package_is_there(
    session: Session, tmp_path: Path, package_file: Path
) -> None:
    engine = ArgosEngine(tmp_path)
    before = plan(session, [Wanted("返品を希望します。")], "en", engine=engine)
    assert translations(run(before, engine))[0].state == "untranslated"
    install_file(package_file, tmp_path)
    after = run(plan(session, [Wanted("返品を希望します。")], "en", engine=engine), engine)
    assert len(after.fresh) == 1
    assert translations(after)[0].state != "untranslated"


IDENTIFIERS = [
    "250-1234567-1234567",
    "B0ABCDEFGH",
    "12,800円",
    "11/27(金)",
    "a@b.example",
    "JP-1042",
    "«PHONE_1»",
    "https://shop.example/a",
    "<@U012345>",
    "⟦3⟧",
]
WORDS = ["の件で", "と", "、", " ", "：", "が届きません。", "を2個", "\n"]
PIECES = st.lists(
    st.tuples(st.sampled_from([*IDENTIFIERS, "返品"]), st.sampled_from(WORDS)).map("".join),
    min_size=1,
    max_size=5,
).map("".join)


@settings(max_examples=300)
@given(PIECES, st.integers(0, 50))
def test_no_mangling_loses_an_identifier_unmarked(text: str, seed: int) -> None:
    (rendered,) = render([text], "ja", "en", ManglingEngine(seed))
    if rendered.state == "failed":
        return
    assert not [d for d in differences(text, rendered.text) if d.reason != "added"]
    assert not re.search(r"XQ\d|⁇|730\d", rendered.text)
    for identifier in ("250-1234567-1234567", "B0ABCDEFGH", "JP-1042", "«PHONE_1»"):
        assert rendered.text.count(identifier) == text.count(identifier)


@pytest.mark.parametrize(
    "mangler", ["dropping", "doubling", "renumbering", "looping", "emptying", "breaking"]
)
def test_a_single_kind_of_mangling_is_never_good(mangler: str) -> None:
    engine = ManglingEngine(1, [mangler])
    text = "ご注文のB0ABCDEFGHと250-1234567-1234567を発送しました。"
    (rendered,) = render([text], "ja", "en", engine)
    assert rendered.state != "good"


def test_faithful_work_is_good() -> None:
    engine = ManglingEngine(1, ["faithful"])
    text = "ご注文のB0ABCDEFGHと250-1234567-1234567を発送しました。"
    (rendered,) = render([text], "ja", "en", engine)
    assert rendered.state == "good"
    assert rendered.kept == ("B0ABCDEFGH", "250-1234567-1234567")


def test_text_that_no_database_keeps_is_translated_and_kept(
    session: Session, phrasebook: Phrasebook
) -> None:
    phrasebook.known["棚\ud83dが。\x00"] = "The shelf.\x00"
    (found,) = translated(session, phrasebook, "棚\ud83dが。\x00")
    assert found.state in ("good", "uncertain")
    assert translated(session, phrasebook, "棚\ud83dが。\x00")[0].state == found.state
    assert len(phrasebook.asked) == 1


def test_a_very_long_text_is_kept_whole(session: Session) -> None:
    text = "長い文章です。" * 6_000
    engine = ManglingEngine(0, ["faithful"])
    found = translations(run(plan(session, [Wanted(text)], "en", engine=engine), engine))[0]
    assert found.text == text or found.state in ("good", "uncertain")
