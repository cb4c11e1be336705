"""Whatever people type, translation neither falls over nor lets an identifier go astray."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.survival import Identifier, astray
from translations.checks import judge
from translations.engines.mangling import MANGLERS, ManglingEngine
from translations.languages import detect
from translations.rendering import render
from translations.segments import segment
from translations.shield import differences, facts, restore, shield

ANYTHING = st.text(st.characters(codec=None))
"""Any Unicode, halves of surrogate pairs too."""
PIECES = st.sampled_from(
    ["注文", "12,800円", "11/27(金)", " ", "。", "B0C7QK2M9P", "⟦0⟧", "XQ1", "7301", "\ud83d", "#",
     "250-1234567-1234567", "not", "ません", "https://", "/", ":", "①", "-", "3/4\"", "\n", "a_b",
     "（", "」", "ⅳ", "ｶﾞ", "\u200b", "👍🏽", "1万", "L", "№", "C:\\", ".", "@"]
)  # fmt: skip
MESSY = st.one_of(ANYTHING, st.lists(PIECES, max_size=14).map("".join))
LANGUAGES = st.sampled_from(["ja", "en", "zh", "ko", "und", "mixed"])

PLACES = {
    "ja": [
        "注文{0}の商品がまだ届きません。",
        "{0}と{1}を取り違えて送ってしまいました。",
        "{0}：{1}について確認をお願いします。",
        "昨日届きましたが、{0}が足りません（{1}）。",
        "{0}",
        "お願いします {0} {1}",
    ],
    "en": [
        "Where is my order {0}?",
        "You sent {0} instead of {1}.",
        "{0}: please check {1} for me.",
        "It came yesterday ({0}), but {1} is missing.",
        "{0}",
        "please {0} {1}",
    ],
}
KNOWN = [
    "250-1234567-1234567", "B0C7QK2M9P", "1Z999AA10123456784", "JP-1042", "sato.k@example.jp",
    "https://example.jp/a?b=1", "<@U02AB3CD4>", "«PHONE_1»", "KH_0042/BLK", "4821-9930-1147",
    "090-1234-9876", "v2.14.0-beta.3", "#4417", "IMG_2047.JPG", "USB3.2", "A4:5E:60:C1:9B:02",
]  # fmt: skip


@given(MESSY)
def test_restore_undoes_shield(text: str) -> None:
    assert restore(shield(text)) == text
    assert all(text[fact.start : fact.end] == fact.text for fact in facts(text))


@given(MESSY, LANGUAGES)
def test_segments_rejoin_to_the_text_exactly(text: str, language: str) -> None:
    assert segment(text, language).text() == text


@given(MESSY, MESSY, LANGUAGES, LANGUAGES)
def test_every_pair_is_judged(source: str, translation: str, origin: str, target: str) -> None:
    verdict = judge(source, translation, origin, target)
    assert (verdict.state == "good") == (not verdict.reasons)


@given(MESSY)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert differences(text, text) == []


@given(MESSY, st.sampled_from(["ja", "en"]))
def test_every_text_has_a_language(text: str, fallback: str) -> None:
    assert detect(text, fallback) in {"ja", "en", "mixed", "ko", "zh", "und"}


@pytest.mark.parametrize("fallback", ["ja", "en"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我的包裹还没到，请帮我查一下", "zh"),
        ("您好，我要退货", "zh"),
        ("배송이 아직 안 왔어요", "ko"),
        ("Mada todoite imasen", "en"),
        ("Chumon o kyanseru shitai desu", "en"),
        ("まだ届いていません😡", "ja"),
    ],
)
def test_other_tongues_are_told(text: str, language: str, fallback: str) -> None:
    assert detect(text, fallback) == language


@pytest.mark.parametrize("text", ["", " ", "😀", "👍🏽🎉", "12,800", "…", "\u200b"])
def test_what_says_nothing_is_the_fallbacks(text: str) -> None:
    assert (detect(text, "ja"), detect(text, "en")) == ("ja", "en")


@settings(max_examples=400)
@given(
    st.sampled_from(["ja", "en"]),
    st.integers(0, 5),
    st.lists(st.sampled_from(KNOWN), min_size=2, max_size=2, unique=True),
    st.sampled_from(sorted(MANGLERS)),
    st.integers(0, 999),
)
def test_an_identifier_stands_once_or_the_result_is_refused(
    source: str, place: int, chosen: list[str], mangler: str, seed: int
) -> None:
    target = "en" if source == "ja" else "ja"
    text = PLACES[source][place].format(*chosen)
    stated = [Identifier(one) for one in chosen if one in text]
    (rendered,) = render([text], source, target, ManglingEngine(seed, [mangler]))
    if rendered.state != "failed":
        assert astray(stated, rendered.text) == [], (text, rendered.text)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "a1-", "1.", "a_", "#", "@a", "/a", "A-", "X", "ません", "ない", "not ", "。", "①",
     "the order ", "12,800円 ", "B0C7QK2M9P ", "はい。", "Yes. ", "\ud83d", "3\"x", "a@", ":a"],
)  # fmt: skip
def test_40_000_characters_are_gone_through_whole(piece: str) -> None:
    text = (piece * (40_000 // len(piece) + 1))[:40_000]
    assert restore(shield(text)) == text
    assert detect(text, "ja")
    assert judge(text, text, "ja", "en").state in ("good", "uncertain", "failed")
