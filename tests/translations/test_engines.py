"""One contract for every engine, the deliberately mangling one included."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translations.engines.argos import ArgosEngine, argos_engine
from translations.engines.base import Engine, EngineUnavailable, Hypothesis
from translations.engines.libretranslate import LibreTranslateEngine
from translations.engines.mangling import ManglingEngine
from translations.normalise import storable
from translations.packages import SHIPPED, install_file, remove

ODD = ["", "   ", "\ud800 half a pair", "a\x00b", "改行\nが\n三つ", "⟦0⟧⟦1⟧", "長い文です。" * 2000]
JAPANESE = [
    "返品を希望します。",
    "いつ届きますか。",
    "領収書をお願いします。",
    "_",
    " ",
    "箱" * 300,
]


@pytest.fixture(params=["argos", "starter", "libretranslate", "mangling"])
def engine(request: pytest.FixtureRequest) -> Engine:
    match request.param:
        case "mangling":
            return ManglingEngine()
        case "starter":
            return argos_engine(SHIPPED)
        case "libretranslate":
            return LibreTranslateEngine([request.getfixturevalue("answering").url])
    return argos_engine(request.getfixturevalue("installed_folder"))


class TestContract:
    def test_it_has_a_name_and_says_what_it_renders(self, engine: Engine) -> None:
        assert engine.name
        assert engine.version
        assert set(engine.pairs()) == {("ja", "en"), ("en", "ja")}
        assert all(edition.label for edition in engine.pairs().values())

    def test_it_answers_each_segment_in_order(self, engine: Engine) -> None:
        together = engine.translate(JAPANESE, "ja", "en")
        alone = [engine.translate([one], "ja", "en")[0] for one in JAPANESE]
        assert [len(answer) for answer in together] == [1] * len(JAPANESE)
        assert [a[0].text for a in together] == [a[0].text for a in alone]

    def test_hypotheses_come_best_first_and_no_more_than_asked(self, engine: Engine) -> None:
        for answer in engine.translate(JAPANESE[:3], "ja", "en", hypotheses=5):
            assert 1 <= len(answer) <= 5
            assert all(isinstance(one, Hypothesis) for one in answer)
            assert all(one.score <= 0 and 0 <= one.unknown <= 1 for one in answer)

    def test_nothing_asked_is_nothing_answered(self, engine: Engine) -> None:
        assert engine.translate([], "ja", "en") == []

    def test_odd_texts_are_answered_like_any_other(self, engine: Engine) -> None:
        answers = engine.translate(ODD, "ja", "en", hypotheses=2)
        assert len(answers) == len(ODD)
        assert all(1 <= len(answer) <= 2 for answer in answers)
        texts = [one.text for answer in answers for one in answer]
        assert all(storable(text) == text for text in texts)

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(texts=st.lists(st.text(max_size=40), max_size=6), hypotheses=st.integers(1, 4))
    def test_order_and_number_hold_for_any_texts(
        self, engine: Engine, texts: list[str], hypotheses: int
    ) -> None:
        answers = engine.translate(texts, "en", "ja", hypotheses=hypotheses)
        assert len(answers) == len(texts)
        assert all(1 <= len(answer) <= hypotheses for answer in answers)

    def test_a_pair_it_lacks_is_named(self, engine: Engine) -> None:
        with pytest.raises(EngineUnavailable) as raised:
            engine.translate(["안녕하세요"], "ko", "en")
        assert (raised.value.reason, raised.value.detail) == ("no_package", "ko_en")

    def test_several_threads_get_what_one_gets(self, engine: Engine) -> None:
        expected = engine.translate(JAPANESE, "ja", "en")
        found: list[list[list[Hypothesis]]] = []
        threads = [
            threading.Thread(target=lambda: found.append(engine.translate(JAPANESE, "ja", "en")))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [expected] * 4


def test_one_engine_a_process_and_folder(installed_folder: Path) -> None:
    assert argos_engine(installed_folder) is argos_engine(installed_folder)


def test_packages_come_and_go_without_a_restart(tmp_path: Path, package_file: Path) -> None:
    engine = ArgosEngine(tmp_path / "folder")
    assert engine.pairs() == {}
    install_file(package_file, tmp_path / "folder")
    assert engine.pairs()["ja", "en"].label == "ja_en-1.0"
    assert engine.translate(["返品を希望します。"], "ja", "en")
    remove("ja_en", tmp_path / "folder")
    assert engine.pairs() == {}
    with pytest.raises(EngineUnavailable):
        engine.translate(["返品を希望します。"], "ja", "en")


@pytest.mark.parametrize("broken", ["model/model.bin", "sentencepiece.model"])
def test_a_broken_package_is_unavailable_not_a_crash(
    tmp_path: Path, package_file: Path, broken: str
) -> None:
    installed = install_file(package_file, tmp_path)
    (installed.path / broken).write_bytes(b"rubbish")
    with pytest.raises(EngineUnavailable) as raised:
        ArgosEngine(tmp_path).translate(["返品を希望します。"], "ja", "en")
    assert raised.value.reason == "broken_package"
    assert "translate-ja_en" in raised.value.detail


def in_a_fresh_process(code: str, environment: dict[str, str]) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_loading_touches_no_home_and_imports_no_torch(
    tmp_path: Path, installed_folder: Path
) -> None:
    code = (
        "import sys, os; from pathlib import Path; before = dict(os.environ);"
        "from translations.engines.argos import argos_engine;"
        f"engine = argos_engine(Path({str(installed_folder)!r}));"
        "engine.translate(['返品'], 'ja', 'en'); assert dict(os.environ) == before;"
        "print([m for m in ('torch', 'stanza', 'spacy', 'argostranslate.translate')"
        " if m in sys.modules])"
    )
    before = sorted(installed_folder.rglob("*"))
    assert in_a_fresh_process(code, {"HOME": str(tmp_path)}) == "[]"
    assert list(tmp_path.rglob("*")) == []
    assert sorted(installed_folder.rglob("*")) == before


def test_the_service_imports_nothing_heavy() -> None:
    code = (
        "import sys, translations.service, translations.engines.argos, translations.packages;"
        "print([m for m in ('ctranslate2', 'argostranslate', 'sentencepiece', 'sentencex')"
        " if m in sys.modules])"
    )
    assert in_a_fresh_process(code, {}) == "[]"
