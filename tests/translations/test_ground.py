"""A package that says what it was trained on tells a strange sentence from a known one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translations.engines import ground

JAPANESE = [
    "加湿器がまだ届いていません。",
    "傘を返品したいです。",
    "注文⟦0⟧をキャンセルしたいです。",
]
ENGLISH = ["My humidifier hasn't arrived yet.", "I'd like to return the umbrella."]


@pytest.mark.parametrize(
    ("language", "sentences", "known", "strange"),
    [
        ("ja", JAPANESE, "傘がまだ届いていません。", "昨夜の試合は延長戦になりました。"),
        ("en", ENGLISH, "My umbrella hasn't arrived yet.", "The match went into overtime."),
    ],
)
def test_what_was_seen_is_known_and_the_rest_is_strange(
    language: str, sentences: list[str], known: str, strange: str, tmp_path: Path
) -> None:
    ground.learned(sentences, language).write(tmp_path)
    learned = ground.read(tmp_path)
    assert learned is not None
    assert [learned.unknown(one) for one in sentences] == [0.0] * len(sentences)
    assert learned.unknown(known) < 0.5 < learned.unknown(strange)


def test_numbers_and_masks_are_all_alike(tmp_path: Path) -> None:
    learned = ground.learned(["We sent 3 of ⟦0⟧."], "en")
    assert learned.unknown("We sent 12 of ⟦4⟧.") == 0.0


def test_a_package_without_ground_has_none_and_a_damaged_one_is_refused(tmp_path: Path) -> None:
    assert ground.read(tmp_path) is None
    for damaged in (b"", b"ground1\n", b"ground1\nxx\nabc", b"\x00" * 40):
        (tmp_path / ground.FILE).write_bytes(damaged)
        with pytest.raises(ValueError, match="damaged"):
            ground.read(tmp_path)


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ja", "en"]))
def test_the_share_of_any_text_lies_between_none_and_all(text: str, language: str) -> None:
    learned = ground.learned([text], language)
    assert learned.unknown(text) == 0.0
    assert 0.0 <= ground.learned(["x"], language).unknown(text) <= 1.0
