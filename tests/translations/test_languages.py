"""The language of what people actually type: short, full of ids, often quoting the other one."""

import pytest

from translations.languages import detect

JA, EN = "ja", "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("返品したいです。", JA),
        ("キャンセル", JA),
        ("注文250-1234567-1234567の件です", JA),
        ("ご注文の B0ABCDEFGH in stock の件", "mixed"),
        ("画面に「The item is not available」と出ます。", JA),
        ("ＨＥＬＬＯ，　ｗｈｅｒｅ　ｉｓ　ｉｔ？", EN),
        ("Where is 250-1234567-1234567?", EN),
        ("The screen says 「返品できません」.", EN),
        ("Thanks!", EN),
        ("Henpin shitai desu", EN),
        ("I want my money back. 返金してください。", "mixed"),
        ("반품하고 싶어요", "ko"),
        ("请问什么时候到？", "zh"),
        ("Где мой заказ?", "und"),
    ],
)
def test_a_text_tells_its_language_whatever_the_fallback(text: str, language: str) -> None:
    assert {detect(text, JA), detect(text, EN)} == {language}


@pytest.mark.parametrize("text", ["", "😀😀", "250-1234567-1234567", "12,800", "\ud83d"])
def test_what_does_not_tell_is_the_fallbacks(text: str) -> None:
    assert (detect(text, JA), detect(text, EN)) == (JA, EN)


@pytest.mark.parametrize("text", ["返金", "返品不可", "返送料", "Anker 充電器"])
def test_kanji_alone_are_japanese_at_either_desk(text: str) -> None:
    assert (detect(text, JA), detect(text, EN)) == (JA, JA)


def test_a_long_japanese_text_with_a_few_english_words_is_japanese() -> None:
    text = "昨日の夜からアプリの Sign in with Google という所を何度押しても先に進めなくなりました。"
    assert detect(text, EN) == JA
