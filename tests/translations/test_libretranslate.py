"""Servers that come and go, refuse, dawdle or talk nonsense, and what becomes of the texts."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.translations.translation_server import Answering, answering_server
from translations.engines.base import EngineUnavailable
from translations.engines.libretranslate import LibreTranslateEngine, libretranslate_engine


class Clock:
    """Seconds, as they pass when a test says so."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def other() -> Iterator[Answering]:
    with answering_server() as server:
        yield server


def nobody() -> str:
    """An address at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def unavailable(engine: LibreTranslateEngine, text: str = "届きません。") -> EngineUnavailable:
    with pytest.raises(EngineUnavailable) as raised:
        engine.translate([text], "ja", "en")
    return raised.value


def test_a_text_goes_there_and_comes_back(answering: Answering) -> None:
    engine = LibreTranslateEngine([answering.url + "/"])
    (answer,) = engine.translate(["届きません。"], "ja", "en")
    assert [(one.text, one.score) for one in answer] == [("en: 届きません。", 0.0)]
    assert set(engine.pairs()) == {("ja", "en"), ("en", "ja")}


def test_other_renderings_are_asked_for_where_more_are_wanted(answering: Answering) -> None:
    engine = LibreTranslateEngine([answering.url])
    (answer,) = engine.translate(["届きません。"], "ja", "en", hypotheses=3)
    assert [one.text for one in answer] == [
        "en: 届きません。",
        "届きません。 (0)",
        "届きません。 (1)",
    ]


def test_the_same_sentence_is_sent_once(answering: Answering) -> None:
    engine = LibreTranslateEngine([answering.url])
    assert len(engine.translate(["はい。", " ", "はい。"], "ja", "en")) == 3
    assert answering.asked == [["はい。"]]


def test_long_texts_are_sent_in_bounded_batches(answering: Answering) -> None:
    texts = [f"{number}番目の文です。" * 40 for number in range(40)]
    answers = LibreTranslateEngine([answering.url]).translate(texts, "ja", "en")
    assert [one[0].text for one in answers] == [f"en: {text}" for text in texts]
    assert max(sum(map(len, batch)) for batch in answering.asked) <= 2000


@pytest.mark.parametrize(("alternatives", "texts"), [(0, 1000), (100, 3), (0, 1)])
def test_what_a_server_limits_is_asked_for_in_smaller_pieces(
    answering: Answering, alternatives: int, texts: int
) -> None:
    answering.most_alternatives, answering.most_texts = alternatives, texts
    wanted = [f"{number}番目。" for number in range(10)]
    answers = LibreTranslateEngine([answering.url]).translate(wanted, "ja", "en", hypotheses=3)
    assert [one[0].text for one in answers] == [f"en: {text}" for text in wanted]
    assert {len(one) for one in answers} == {3 if alternatives else 1}


def test_a_text_that_is_refused_does_not_shut_the_server_out(answering: Answering) -> None:
    answering.most_characters = 20
    engine = LibreTranslateEngine([answering.url])
    assert "Invalid request" in unavailable(engine, "長い文です。" * 10).detail
    assert engine.translate(["はい。"], "ja", "en")


def test_a_text_that_a_server_fails_over_does_not_take_it_from_the_others(
    answering: Answering,
) -> None:
    answering.indigestible = "☃"
    engine = LibreTranslateEngine([answering.url])
    assert "Cannot translate" in unavailable(engine, "☃です。").detail
    assert unavailable(engine, "☃です。").reason == "fault"
    assert engine.translate(["はい。"], "ja", "en")


def test_a_key_goes_along_and_a_wrong_one_is_named(answering: Answering) -> None:
    answering.key = "s3cret"
    assert LibreTranslateEngine([answering.url], key="s3cret").translate(["はい。"], "ja", "en")
    fault = unavailable(LibreTranslateEngine([answering.url], key="wrong-one"))
    assert "Invalid API key" in fault.detail
    assert "wrong-one" not in str(fault)


def test_the_servers_take_turns(answering: Answering, other: Answering) -> None:
    engine = LibreTranslateEngine([answering.url, other.url])
    for _ in range(4):
        engine.translate(["はい。"], "ja", "en")
    assert len(answering.asked) == len(other.asked) == 2


@pytest.mark.parametrize("fault", [500, 429, "rubbish", "short", "odd", "dropped", "silent"])
def test_when_one_fails_the_next_one_answers(
    answering: Answering, other: Answering, clock: Clock, fault: int | str
) -> None:
    answering.fault = fault
    engine = LibreTranslateEngine([answering.url, other.url], timeout=0.5, clock=clock)
    for _ in range(4):
        assert engine.translate(["はい。"], "ja", "en")[0][0].text == "en: はい。"
    assert len(other.asked) == 4
    answering.fault = None
    clock.at += 2.5
    engine.look()
    for _ in range(2):
        engine.translate(["はい。"], "ja", "en")
    assert len(answering.asked) == 1


def test_one_that_does_not_listen_is_passed_over(answering: Answering) -> None:
    engine = LibreTranslateEngine([nobody(), answering.url])
    assert engine.translate(["はい。"], "ja", "en")
    assert len(answering.asked) == 1


def test_all_down_is_said_at_once_and_over_by_itself(answering: Answering, clock: Clock) -> None:
    answering.fault, answering.deaf = 500, True
    engine = LibreTranslateEngine([answering.url, nobody()], clock=clock)
    fault = unavailable(engine)
    assert fault.reason == "unreachable"
    assert answering.url in fault.detail
    assert engine.pairs() == {}
    answering.fault, answering.deaf = None, False
    assert unavailable(engine).reason == "unreachable"
    clock.at += 2.5
    engine.look()
    assert ("ja", "en") in engine.pairs()
    assert engine.translate(["はい。"], "ja", "en")


def test_one_that_goes_on_failing_is_tried_less_and_less_often(
    answering: Answering, clock: Clock
) -> None:
    answering.fault = "rubbish"
    engine = LibreTranslateEngine([answering.url], clock=clock)
    rests = []
    for _ in range(7):
        assert unavailable(engine).reason == "fault"
        began = clock.at
        while engine.pairs() == {}:
            clock.at += 0.5
            engine.look()
        rests.append(clock.at - began)
    assert rests == [2, 4, 8, 16, 30, 30, 30]


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_obeyed(answering: Answering, clock: Clock, as_date: bool) -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    answering.fault = 429
    answering.retry_after = format_datetime(later, usegmt=True) if as_date else "90"
    engine = LibreTranslateEngine([answering.url], clock=clock)
    assert "Slowdown" in unavailable(engine).detail
    answering.fault = answering.retry_after = None
    clock.at += 80
    engine.look()
    assert engine.pairs() == {}
    clock.at += 12
    engine.look()
    assert engine.translate(["はい。"], "ja", "en")


def test_a_silent_server_is_given_up_after_the_timeout(answering: Answering) -> None:
    answering.fault = "silent"
    assert "timed out" in unavailable(LibreTranslateEngine([answering.url], timeout=0.3)).detail


def test_asking_what_it_offers_never_waits_again(answering: Answering, clock: Clock) -> None:
    engine = LibreTranslateEngine([answering.url], clock=clock)
    assert engine.pairs()
    answering.fault, answering.deaf = "silent", True
    clock.at += 61
    assert engine.pairs()
    answering.released.set()


@pytest.mark.parametrize(
    ("languages", "pairs"),
    [
        ([{"code": "ja", "name": "Japanese", "targets": ["en"]}], {("ja", "en")}),
        ([{"code": "ja"}, {"code": "en"}], {("ja", "en"), ("en", "ja")}),
        ([], set()),
        ({"error": "no"}, set()),
        ([{"name": "Japanese"}], set()),
        ([{"code": "ja", "targets": 5}], set()),
        (None, set()),
    ],
)
def test_what_it_offers_is_read_with_care(
    answering: Answering, languages: object, pairs: set[tuple[str, str]]
) -> None:
    answering.languages = languages
    assert set(LibreTranslateEngine([answering.url]).pairs()) == pairs


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_sent_where_a_server_points_to(
    answering: Answering, other: Answering, status: int
) -> None:
    answering.fault, answering.location = status, f"{other.url}/translate"
    assert unavailable(LibreTranslateEngine([answering.url])).reason == "fault"
    assert other.asked == []


def test_many_at_once_get_their_own(answering: Answering, other: Answering) -> None:
    engine = LibreTranslateEngine([answering.url, other.url])
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        found[number] = engine.translate([f"{number}番"], "ja", "en")[0][0].text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"en: {number}番" for number in range(20)}


def test_one_engine_a_process_and_servers(answering: Answering) -> None:
    first = libretranslate_engine((answering.url,), "key", 5.0)
    assert first is libretranslate_engine((answering.url,), "key", 5.0)
