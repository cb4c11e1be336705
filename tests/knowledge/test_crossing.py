"""A question finds what only the other language has: by words, without a fixed term or a
translation."""

from __future__ import annotations

import pytest

from knowledge.crossing import looked_up, said, share_said
from knowledge.index import KnowledgeIndex
from knowledge.search import Hit
from tests.knowledge.test_search import article, asked, indexed, one, rows
from translations.dictionary.entries import Dictionary, Pair, shipped
from translations.search_tokens import analysed

ARTICLES = [
    article("umbrella", one("ja", "傘の骨が折れたとき", "折れた骨は無料で直します。")),
    article("kettle", one("ja", "やかんの空焚き", "空焚きの後は使わないでください。")),
    article("swollen", one("en", "Swollen power bank", "Stop charging it and keep it outdoors.")),
    article("stroller", one("en", "Folding the stroller", "Press both levers on the handle.")),
    article(
        "hours",
        one("ja", "受付時間", "平日の九時から受け付けます。"),
        one("en", "Opening hours", "From nine on weekdays."),
    ),
]


@pytest.fixture(scope="module")
def index() -> KnowledgeIndex:
    return indexed(ARTICLES)


def elsewhere(index: KnowledgeIndex, text: str, language: str) -> list[str]:
    hits: list[Hit] = asked(index, text, language).hits
    return [hit.slug for hit in hits if hit.other_language]


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("my umbrella has a broken rib", "en", "umbrella"),
        ("the kettle boiled dry", "en", "kettle"),
        ("モバイルバッテリーが膨らんでいる", "ja", "swollen"),
        ("ベビーカーの畳み方", "ja", "stroller"),
    ],
)
def test_words_that_are_no_terms_find_an_article_of_the_other_language(
    index: KnowledgeIndex, text: str, language: str, slug: str
) -> None:
    assert elsewhere(index, text, language)[0] == slug


def test_what_the_reader_has_takes_no_place_of_what_they_lack() -> None:
    both = [
        article(
            f"umbrella-{number}",
            one("ja", f"傘の保証 {number}", "傘の保証です。"),
            one("en", f"Umbrella warranty {number}", "The umbrella's warranty."),
        )
        for number in range(80)
    ]
    lacking = article("repair", one("en", "Repairs", "Send it in; an umbrella takes a week."))
    assert elsewhere(indexed([*both, lacking]), "傘", "ja") == ["repair"]


def test_an_article_that_got_its_translation_is_no_longer_alone() -> None:
    index = indexed([article("umbrella", one("ja", "傘の骨が折れたとき", "無料で直します。"))])
    assert elsewhere(index, "umbrella", "en") == ["umbrella"]
    assert list(index.alone["ja"]) == ["umbrella"]
    translated = article(
        "umbrella",
        one("ja", "傘の骨が折れたとき", "無料で直します。"),
        one("en", "A broken umbrella", "We repair it free of charge."),
    )
    index.apply(rows([translated]))
    assert elsewhere(index, "umbrella", "en") == []
    assert index.alone.get("ja", {}) == index.alone.get("en", {}) == {}


def test_a_word_is_believed_as_far_as_it_stands_for_the_other() -> None:
    dictionary = Dictionary([Pair("箱", "box", 0.8, 0.9), Pair("箱", "carton", 0.2, 1.0)])
    given = [
        (found.words, belief) for found, belief in looked_up(("箱", "箱"), dictionary, "ja", "en")
    ]
    assert [words for words, _ in given] == [("box",), ("carton",)]
    (_, often), (_, seldom) = given
    assert 1 > often == pytest.approx(4 * seldom)


@pytest.mark.parametrize("words", [(), ("なし",), ("",)])
def test_what_the_dictionary_lacks_says_nothing(words: tuple[str, ...]) -> None:
    assert list(looked_up(words, shipped(), "ja", "fr")) == []
    assert list(looked_up(words, Dictionary([]), "ja", "en")) == []


def test_the_dictionary_knows_words_as_the_search_cuts_them() -> None:
    (word,) = analysed("umbrellas", "en").words
    assert "傘" in [found.words[0] for found, _ in looked_up((word,), shipped(), "en", "ja")]


def test_the_article_whose_title_says_it_comes_before_those_that_mention_it() -> None:
    mentions = [
        article(
            f"m-{number}", one("ja", f"お手入れ {number}", "傘の骨と傘の布を拭きます。傘立ても。")
        )
        for number in range(12)
    ]
    titled = article("titled", one("ja", "傘の骨", "部品を送ります。"))
    assert elsewhere(indexed([*mentions, titled]), "umbrella ribs", "en")[0] == "titled"


def test_a_title_says_the_share_of_the_words_that_the_dictionary_has() -> None:
    dictionary = Dictionary([Pair("箱", "box", 0.8, 1.0), Pair("箱", "carton", 0.2, 1.0)])
    asking = said(("箱", "中", "箱"), dictionary, "ja", "en")
    assert share_said(("a", "box", "carton"), asking) == 1.0
    assert share_said(("carton",), asking) == pytest.approx(0.25)
    assert share_said((), asking) == share_said(("box",), said((), dictionary, "ja", "en")) == 0.0
