"""Real packages and real messages: what the checks make of them."""

import json

import pytest

from tests.conftest import SHARED
from translations.checks import judge
from translations.engines.argos import ArgosEngine
from translations.packages import install_file
from translations.rendering import render
from translations.segments import segment

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    folder = tmp_path_factory.mktemp("argos")
    for file in sorted((SHARED / "argos").glob("*.argosmodel")):
        install_file(file, folder)
    return ArgosEngine(folder)


def messages() -> list[dict[str, str]]:
    lines = (SHARED / "messages" / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_everyday_sentences_are_good(engine: ArgosEngine) -> None:
    (japanese,) = render(["昨日、本を買いました。"], "ja", "en", engine)
    assert (japanese.text, japanese.state) == ("I bought a book yesterday.", "good")
    (english,) = render(["I bought two B0ABCDEFGH."], "en", "ja", engine)
    assert english.state == "good"
    assert "B0ABCDEFGH" in english.text


def test_amounts_and_days_are_written_the_readers_way(engine: ArgosEngine) -> None:
    (rendered,) = render(["12,800円を返金してください。"], "ja", "en", engine)
    assert "¥12,800" in rendered.text


def test_every_identifier_of_a_shown_translation_stands_once(engine: ArgosEngine) -> None:
    for message in messages():
        source, target = message["language"], "en" if message["language"] == "ja" else "ja"
        identifier = "250-1234567-1234567"
        text = f"{segment(message['text'], source).segments[0]} {identifier}"
        (rendered,) = render([text], source, target, engine)
        assert rendered.state == "failed" or rendered.text.count(identifier) == 1


def test_what_people_translated_is_judged_good() -> None:
    """The aim is 90 %; how near it the checks come is stated by the bench."""
    verdicts = [
        judge(one["text"], one["translation"], *languages)
        for one in messages()
        for languages in [("ja", "en") if one["language"] == "ja" else ("en", "ja")]
    ]
    good = sum(verdict.state == "good" for verdict in verdicts)
    assert good >= 0.8 * len(verdicts)


def test_a_message_segments_without_loss() -> None:
    for message in messages():
        for text in (message["text"], message["translation"]):
            assert segment(text).text() == text
