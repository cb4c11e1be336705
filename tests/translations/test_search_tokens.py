"""What a text is found by, in either language."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.search_tokens import analysed, placed, reading, trigrams, typed_kana


def words(text: str) -> tuple[str, ...]:
    return analysed(text, "ja").words


@pytest.mark.parametrize(
    "spellings",
    [
        ("お問い合わせ", "問合せ", "問い合わせ", "問合わせ"),
        ("サーバー", "サーバ", "ｻｰﾊﾞｰ"),
        ("ＰＳＥマーク", "PSEマーク", "pseﾏｰｸ"),
        ("返せる", "返した", "返して"),
        ("refunds", "refunded", "REFUND"),
        ("the customer's parcels", "customer parcel"),
    ],
)
def test_spellings_of_one_word_are_one_word(spellings: tuple[str, ...]) -> None:
    assert len({words(spelling) for spelling in spellings}) == 1


def test_a_katakana_word_is_cut_into_words_and_not_at_a_name() -> None:
    """The dictionary has a スタックス, and would rather have them hold a セール."""
    assert analysed("セールスタックス", "ja").words == ("セールス", "タックス")
    assert analysed("ボストンバッグのセール", "ja").words == ("ボストン", "バッグ", "セール")
    assert [(one.text, one.start, one.end) for one in placed("米国のセールスタックス", "ja")] == [
        ("米国", 0, 2),
        ("セールス", 3, 7),
        ("タックス", 7, 11),
    ]


def test_what_says_nothing_is_left_out() -> None:
    assert words("返品はどのようにしたらいいですか") == words("返品　いい")
    assert words("How do I return the item?") == ("return", "item")
    assert words("これはどうすることですか") == ()


def test_both_scripts_are_found_in_one_text() -> None:
    assert words("FBAの納品書 refunds") == ("fba", "納品", "書", "refund")


def test_neighbouring_characters_are_in_one_kana() -> None:
    assert analysed("コード", "ja").bigrams == analysed("こーど", "ja").bigrams == ("こー", "ーど")
    assert analysed("返金", "ja").bigrams == ("返金",)
    assert analysed("refund", "en").bigrams == ()


def test_a_title_is_found_by_how_it_is_read() -> None:
    assert set(typed_kana("しはらいばんごう いつ")) <= set(reading("支払い番号が届かない"))
    assert list(typed_kana("かな 返金")) == []


def test_letters_of_a_word_know_its_edges() -> None:
    assert list(trigrams("Tax")) == ["_ta", "tax", "ax_"]


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    text = "㈱の ｻｰﾊﾞｰへ、😀 Ｒｅｆｕｎｄｓ"
    found = {word.text: text[word.start : word.end] for word in placed(text, "ja")}
    assert found["サーバー"] == "ｻｰﾊﾞｰ"
    assert found["refund"] == "Ｒｅｆｕｎｄｓ"


def test_long_texts_are_read_to_their_end() -> None:
    long = "返品の手続きを確認します。" * 6_000 + "鍵"
    assert words(long)[-1] == "鍵"
    assert words("返品" * 30_000)


@given(
    st.text(max_size=300) | st.text(alphabet="ｱｲｶﾞ漢字かなカナ🈶①㍿Aa 'é\n\u3099\ud800", max_size=80)
)
def test_any_text_gives_words_without_white_space(text: str) -> None:
    tokens = analysed(text, "ja")
    for token in (*tokens.words, *tokens.bigrams, *reading(text), *trigrams(text)):
        assert token
        assert token.split() == [token]
    assert tuple(word.text for word in placed(text, "ja")) == tokens.words
    assert all(0 <= word.start < word.end <= len(text) for word in placed(text, "ja"))


def test_several_threads_may_ask_at_once() -> None:
    found: list[tuple[str, ...]] = []
    ask = [
        threading.Thread(
            target=lambda: found.extend(words("返品と返金の手続き") for _ in range(200))
        )
        for _ in range(4)
    ]
    for one in ask:
        one.start()
    for one in ask:
        one.join()
    assert len(found) == 800
    assert set(found) == {words("返品と返金の手続き")}
