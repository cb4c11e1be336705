"""Whose words stand in a field, whatever the texts are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import wording
from bot.wording import Rendering, Told
from translations.checks import Reason
from translations.service import Part, Translation

words = st.text(st.sampled_from("あ漢。、！\n 　a.b?「」1"), max_size=60)


def made(*renderings: str) -> Translation:
    """Each rendering with a doubt of its own."""
    parts = tuple(
        Part(f"{number}", "en", one, "argos", None, "uncertain", (Reason("doubt", str(number)),))
        for number, one in enumerate(renderings)
    )
    reasons = tuple(reason for part in parts for reason in part.reasons)
    return Translation(
        "".join(renderings), "en", "ja", "argos", None, "uncertain", (), reasons, parts
    )


@given(st.lists(words, max_size=5))
@settings(max_examples=150, deadline=None)
def test_untouched_it_is_nobodys_own_and_keeps_every_doubt(renderings: list[str]) -> None:
    translation = made(*renderings)
    rendering = wording.rendering_of(translation)
    assert wording.read(rendering.kept) == rendering
    assert wording.rewritten(rendering, translation.text, "", "ja") == ()
    assert wording.doubts(rendering, translation.text, "ja") == translation.reasons


@given(st.lists(words, max_size=5), words)
@settings(max_examples=150, deadline=None)
def test_what_is_put_in_its_place_is_own_or_was_made(renderings: list[str], other: str) -> None:
    rendering = wording.rendering_of(made(*renderings))
    own = wording.rewritten(rendering, other, "", "ja")
    assert all(one in other for one in own)
    assert wording.rewritten(wording.taking(rendering, other, "ja"), other, "", "ja") == ()


def test_a_doubt_goes_with_its_sentence() -> None:
    rendering = wording.rendering_of(made("在庫がある。", "青です。"))
    changed = wording.mended(rendering, "在庫がある。青です。", "在庫がございます。青です。", "ja")
    codes = [one.text for one in wording.doubts(changed, "在庫がございます。緑です。", "ja")]
    assert codes == ["0"]
    assert wording.rewritten(changed, "在庫がございます。緑です。", "", "ja") == ("緑です。",)


def test_blanks_make_no_difference_and_a_longer_sentence_does() -> None:
    rendering = Rendering(("青です。",), "argos", (Told(Reason("doubt"), ("青です。",)),))
    assert wording.doubts(rendering, " 青です。\n", "ja") == (Reason("doubt"),)
    assert wording.doubts(rendering, "もっと青です。", "ja") == ()
    assert wording.maker(rendering, "もっと青です。", "ja") == ""
