"""What a text is taken for before it is translated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.taken import taken_for


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("返金", "ja", "text"),
        ("退货请给我", "zh", "foreign"),
        ("반품하고 싶어요", "ko", "foreign"),
        ("Спасибо", "und", "foreign"),
        ("ありがとう. Thanks for this!", "mixed", "text"),
        ("no", "en", "text"),
        ("me to go on", "en", "text"),
        ("Emily Masu is here", "en", "text"),
        ("Sumimasen, itsu todokimasu ka?", "ja", "romaji"),
        ("kamera ga todokimasen deshita", "ja", "romaji"),
        ("¥12,800 JP-1042 😀", "en", "wordless"),
    ],
)
def test_languages_and_kinds(text: str, language: str, kind: str) -> None:
    taken = taken_for(text, "en")
    assert (taken.language, taken.kind) == (language, kind)


@given(st.text())
def test_any_text_is_taken_for_something(text: str) -> None:
    assert taken_for(text, "ja").kind in ("text", "wordless", "romaji", "foreign")
