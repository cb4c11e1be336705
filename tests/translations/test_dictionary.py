"""The dictionary that the search crosses languages by, and how it is learned."""

from hypothesis import given
from hypothesis import strategies as st

from translations.dictionary.__main__ import digest, learned, written
from translations.dictionary.alignment import links
from translations.dictionary.entries import (
    RENDERINGS,
    Dictionary,
    Pair,
    read,
    shipped,
    shipped_file,
)
from translations.dictionary.pairs import analysed_pairs, text_pairs

MOST_BYTES = 400_000

SENTENCES = [
    ("雨傘を返品したい", "Can I return the umbrella?"),
    ("雨傘が壊れた", "The umbrella is broken"),
    ("時計が壊れた", "The clock is broken"),
    ("時計を返品したい", "Can I return the clock?"),
    ("時計は青い", "The clock is blue"),
    ("青い雨傘", "blue umbrella"),
]
"""No word stands beside its rendering alone: each has to be told from the others."""

WORDS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=12)
SHARES = st.integers(0, 100).map(lambda one: one / 100)


def of(sentences: list[tuple[str, str]]) -> Dictionary:
    return Dictionary(learned(analysed_pairs(sentences)))


def test_words_are_learned_from_the_sentences_they_share() -> None:
    dictionary = of(SENTENCES)
    for ja, en in [("雨傘", "umbrella"), ("時計", "clock"), ("返品", "return"), ("青い", "blue")]:
        assert dictionary.renderings(ja, "ja", "en")[0][0] == en
        assert dictionary.renderings(en, "en", "ja")[0][0] == ja


def test_a_word_that_stood_in_one_sentence_is_not_believed() -> None:
    once = [*SENTENCES, ("時計の箱", "the box of the clock")]
    assert of(once).renderings("箱", "ja", "en") == ()


def test_a_word_written_alike_in_both_languages_needs_no_dictionary() -> None:
    named = [("FBAの在庫", "FBA stock"), ("FBAの納品", "FBA delivery")] * 2
    assert of(named).renderings("fba", "ja", "en") == ()


def test_the_same_sentences_give_the_same_dictionary_in_any_order() -> None:
    again = [(one.left, one.right) for one in links(analysed_pairs(SENTENCES), least=1)]
    assert again == sorted(again)
    backwards = learned(analysed_pairs(SENTENCES[::-1]))
    assert written(backwards, "") == written(learned(analysed_pairs(SENTENCES)), "")


def test_nothing_is_learned_from_nothing() -> None:
    assert learned([]) == []
    assert learned([((), ()), (("返品",), ())]) == []


def test_the_shipped_file_was_learned_from_what_stands_in_the_repository() -> None:
    text = shipped_file().read_text(encoding="utf-8")
    learned_from = digest(text_pairs())
    assert learned_from in text.splitlines()[0], "run python -m translations.dictionary"
    assert len(text.encode()) <= MOST_BYTES
    pairs = list(read(text.splitlines()))
    assert written(pairs, learned_from) == text
    assert [(one.ja, one.en) for one in pairs] == sorted((one.ja, one.en) for one in pairs)


def test_the_shipped_one_knows_words_of_the_trade_that_are_no_terms() -> None:
    assert shipped().renderings("膨らむ", "ja", "en")[0][0] == "swollen"
    assert shipped().renderings("umbrella", "en", "ja")[0][0] == "傘"
    assert shipped().renderings("umbrella", "en", "fr") == ()


@given(
    st.lists(st.builds(Pair, WORDS, WORDS, SHARES, SHARES), unique_by=lambda one: (one.ja, one.en))
)
def test_a_file_is_read_as_it_was_written(pairs: list[Pair]) -> None:
    assert list(read(written(pairs, "0").splitlines())) == pairs
    known = Dictionary(pairs)
    for pair in pairs:
        found = known.renderings(pair.ja, "ja", "en")
        assert len(found) <= RENDERINGS
        assert list(found) == sorted(found, key=lambda one: (-one[1], one[0]))
