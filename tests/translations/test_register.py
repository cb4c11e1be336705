"""Plain Japanese is raised, heavy English is eased, what is right is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translations import english_sentences as english
from tests.translations import keigo_sentences as keigo
from translations.facts import facts
from translations.promises import promises
from translations.register import Spot, eased, heavy_spots, plain_spots, raised

_JAPANESE = [*keigo.GOOD, *keigo.PLAIN, *keigo.UNSURE]
_ENGLISH = [*english.GOOD, *english.HEAVY, *english.UNSURE]
_LETTERS = (
    "送り調べ確認連絡返金しますませんでたてくださいもらえるかねよおご様さん"
    "。、！？!\n「」>¥12,8月/日😊 "
)


def pieces(sentences: list[str], letters: str) -> st.SearchStrategy[str]:
    """Anything at all, and sentences cut and run together."""
    part = st.sampled_from(sentences)
    cut = st.builds(lambda one, a, b: one[a : a + b], part, st.integers(0, 12), st.integers(1, 20))
    return st.text() | st.lists(part | cut | st.text(letters, max_size=8), max_size=8).map("".join)


@pytest.mark.parametrize("sentence", keigo.GOOD)
def test_good_keigo_is_left_alone(sentence: str) -> None:
    assert plain_spots(sentence) == []


@pytest.mark.parametrize(("plain", "raised_text"), keigo.PLAIN.items())
def test_plain_japanese_is_raised(plain: str, raised_text: str) -> None:
    assert raised(plain) == raised_text
    assert plain_spots(raised_text) == []


@pytest.mark.parametrize(("sentence", "why"), keigo.UNSURE.items())
def test_what_has_no_certain_wording_is_shown_and_left_to_the_writer(
    sentence: str, why: str
) -> None:
    assert [(spot.why, spot.offered) for spot in plain_spots(sentence)] == [(why, None)]
    assert raised(sentence) == sentence


@pytest.mark.parametrize("sentence", english.GOOD)
def test_plain_warm_english_is_left_alone(sentence: str) -> None:
    assert heavy_spots(sentence) == []


@pytest.mark.parametrize(("heavy", "eased_text"), english.HEAVY.items())
def test_heavy_english_is_eased(heavy: str, eased_text: str) -> None:
    assert eased(heavy) == eased_text
    assert heavy_spots(eased_text) == []


@pytest.mark.parametrize(("sentence", "why"), english.UNSURE.items())
def test_cold_english_without_a_certain_wording_is_only_shown(sentence: str, why: str) -> None:
    assert [(spot.why, spot.offered) for spot in heavy_spots(sentence)] == [(why, None)]
    assert eased(sentence) == sentence


def test_a_spot_says_where_it_is_and_what_to_write() -> None:
    assert plain_spots("本日、商品を送ります。") == [
        Spot(6, 10, "送ります", "お送りいたします", "verb")
    ]


def test_what_others_do_is_not_told_humbly() -> None:
    theirs = "お客様が商品を送りましたが、配送業者が確認しました。"
    assert raised(theirs) == theirs


def test_a_quotation_is_left_as_it_was_said() -> None:
    quoted = "「すぐに送ってください」とのご連絡をいただきました。\n> 了解しました！"
    assert plain_spots(quoted) == []


@pytest.mark.parametrize(
    "warning",
    [
        "バッテリーが膨張している場合は、直ちに使用を中止してください。",
        "煙が出ています。コンセントから抜き、充電しないでください。",
        "1. 本体を再起動してください。",
        "・アプリを更新してください。",
    ],
)
def test_a_warning_and_a_step_stay_direct(warning: str) -> None:
    assert raised(warning) == warning


def test_raising_makes_no_promise_and_loses_none() -> None:
    plain = "11/27(金)までに12,800円を返金します。商品はすぐに送ります！"
    assert raised(plain) == (
        "11/27(金)までに12,800円を返金いたします。商品は早急にお送りいたします。"
    )
    assert promises(raised(plain)) == promises(plain)


@pytest.mark.parametrize("repeated", ["「", "送っ", "！", "> ", "sorry ", "見"])
def test_a_text_of_any_length_is_read(repeated: str) -> None:
    assert isinstance(plain_spots(repeated * 3_000), list)
    assert isinstance(heavy_spots(repeated * 3_000), list)


@settings(deadline=None, max_examples=300)
@given(pieces(_JAPANESE, _LETTERS))
def test_raising_any_text_is_done_once_and_keeps_the_facts(text: str) -> None:
    once = raised(text)
    assert raised(once) == once
    assert [fact.value for fact in facts(once)] == [fact.value for fact in facts(text)]


@settings(deadline=None, max_examples=300)
@given(pieces(_ENGLISH, "so sorry!?.\n-san Iwe,$12/3 😊:)"))
def test_easing_any_text_is_done_once_and_keeps_the_facts(text: str) -> None:
    once = eased(text)
    assert eased(once) == once
    assert [fact.value for fact in facts(once)] == [fact.value for fact in facts(text)]


@settings(deadline=None, max_examples=200)
@given(pieces(_JAPANESE + _ENGLISH, _LETTERS))
def test_spots_stand_in_order_where_they_say(text: str) -> None:
    for found in (plain_spots(text), heavy_spots(text)):
        assert all(text[spot.start : spot.end] == spot.found != "" for spot in found)
        ends = [0, *(spot.end for spot in found)]
        assert all(end <= spot.start for end, spot in zip(ends, found, strict=False))
