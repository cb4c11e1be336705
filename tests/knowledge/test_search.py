"""Articles found as agents ask for them: no database, no process, only the index."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, create_engine

from knowledge import indexing
from knowledge.articles import ArticleDraft, VariantDraft, publish, save_article
from knowledge.index import KnowledgeIndex
from knowledge.search import Found, Hit, Question, find, search
from knowledge.snippets import Sought, passage, plain_lines
from knowledge.tables import SearchDoc
from knowledge.values import Value
from knowledge.vocabulary import Vocabulary
from tests.knowledge.test_articles import NOW
from translations.termbase import Termbase
from translations.terms import FixedTerm

TODAY = date(2026, 11, 24)
LONG = "この商品の返品は、到着から30日以内に、注文ページから申し込みます。" * 3


def one(language: str, title: str, body: str, *aliases: str) -> VariantDraft:
    return VariantDraft(language=language, title=title, body=body, aliases=aliases)


def article(
    slug: str, *variants: VariantDraft, marketplace: str = "both", **more: Any
) -> ArticleDraft:
    return ArticleDraft(slug=slug, marketplace=marketplace, variants=variants, **more)  # type: ignore[arg-type]


ARTICLES = [
    article(
        "returns-jp",
        one("ja", "返品条件（日本）", f"{LONG}\n\n## 例外\n\n- 開封済みの食品は返品できません。"),
        one("en", "Return terms, Japan", "Returns within {{days}} days of arrival.", "send back"),
        marketplace="jp",
        values=(Value(name="days", value="30"),),
    ),
    article(
        "returns-us",
        one("ja", "返品条件（米国）", "Amazon.comの返品期間です。"),
        one("en", "Return terms, US", "Most items can be returned within 30 days."),
        marketplace="us",
    ),
    article(
        "contact",
        one("ja", "お問い合わせの受付時間", "サーバーが止まっているときは電話でお受けします。"),
        one("en", "Contact hours", "When the server is down, customers may call."),
    ),
    article("points", one("ja", "ポイントの付与時期", "発送の後に付きます。税は含みません。")),
    article("payment-number", one("ja", "支払い番号が届かない", "コンビニ払いの番号です。")),
    article("voltage", one("en", "Voltage of heat appliances", "Kettles need 120 volts here.")),
    article("lithium", one("en", "Lithium batteries", "Carriers limit swollen batteries.")),
]


def rows(articles: list[ArticleDraft]) -> list[SearchDoc]:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine, expire_on_commit=False) as session:
        for draft in articles:
            save_article(session, draft, by="佐藤", reason="", now=NOW)
            publish(session, draft.slug, by="佐藤", now=NOW)
        session.commit()
        return indexing.changes(session, 0, 1_000)


def indexed(articles: list[ArticleDraft]) -> KnowledgeIndex:
    index = KnowledgeIndex()
    index.apply(rows(articles))
    return index


@pytest.fixture(scope="module")
def index() -> KnowledgeIndex:
    return indexed(ARTICLES)


def asked(index: KnowledgeIndex, text: str, language: str = "ja", **more: Any) -> Found:
    return find(index, Question(text=text, language=language, on=TODAY, **more))


def first(index: KnowledgeIndex, text: str, language: str = "ja", **more: Any) -> Hit:
    return asked(index, text, language, **more).hits[0]


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("返品 日本", "ja", "returns-jp"),
        ("問合せ", "ja", "contact"),
        ("ｻｰﾊﾞが止まった", "ja", "contact"),
        ("ポインド いつ", "ja", "points"),
        ("しはらいばんごう", "ja", "payment-number"),
        ("ぽいんとのふよ", "ja", "points"),
        ("さーばーがとまった", "ja", "contact"),
        ("へんぴんのにほん", "ja", "returns-jp"),
        ("税", "ja", "points"),
        ("変品 日本", "ja", "returns-jp"),
        ("届いたときへんぴんを 日本", "ja", "returns-jp"),
        ("ＲＥＴＵＲＮ　ｔｅｒｍｓ　ＵＳ", "en", "returns-us"),
        ("retrun tersm us", "en", "returns-us"),
        ("volatge", "en", "voltage"),
        ("lithuim batery", "en", "lithium"),
        ("can they send it back? japan", "en", "returns-jp"),
    ],
)
def test_an_article_is_found_however_it_is_typed(
    index: KnowledgeIndex, text: str, language: str, slug: str
) -> None:
    hit = first(index, text, language)
    assert (hit.slug, hit.language) == (slug, language)


def test_a_marketplace_leaves_out_what_holds_only_in_the_other(index: KnowledgeIndex) -> None:
    slugs = [hit.slug for hit in asked(index, "返品条件", marketplace="us").hits]
    assert slugs[0] == "returns-us"
    assert "returns-jp" not in slugs
    everywhere = {hit.slug for hit in asked(index, "返品条件").hits}
    assert {"returns-jp", "returns-us"} <= everywhere
    assert first(index, "問い合わせ", marketplace="us").slug == "contact"


def test_who_asks_in_another_language_reads_their_own(index: KnowledgeIndex) -> None:
    hit = first(index, "When is the server down?", "ja", written="en")
    assert (hit.slug, hit.language, hit.other_language) == ("contact", "ja", False)


def test_what_only_the_other_language_has_comes_after_ones_own(index: KnowledgeIndex) -> None:
    terms = Termbase([FixedTerm("リチウム電池", "lithium battery"), FixedTerm("返品", "return")])
    hits = asked(index, "リチウム電池の返品", terms=terms).hits
    assert hits[0].slug.startswith("returns")
    assert (hits[-1].slug, hits[-1].language, hits[-1].other_language) == ("lithium", "en", True)
    assert not any(hit.other_language for hit in hits[:-1])
    assert "batteries" in hits[-1].passage.text


def test_a_translation_of_the_question_helps(index: KnowledgeIndex) -> None:
    said = {"en": "voltage for kettles"}
    assert asked(index, "湯沸かしの電圧", translations=said).hits[0].slug == "voltage"


def test_articles_in_both_languages_teach_what_a_thing_is_called() -> None:
    learning = indexed(
        [
            article("a", one("ja", "燻製の保存", "…"), one("en", "Keeping smoked food", "…")),
            article("b", one("ja", "燻製の色", "…"), one("en", "Color of smoked food", "…")),
            article("c", one("en", "Smoked fish", "Only in English.")),
        ]
    )
    assert first(learning, "燻製の魚").language == "ja"
    assert "c" in [hit.slug for hit in asked(learning, "燻製").hits if hit.other_language]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n",
        "😀",
        "the",
        "how do I",
        "です",
        "*",
        '"',
        "AND OR NOT",
        "title:(",
        "~~~",
        "\x00",
    ],
)
def test_what_says_nothing_is_not_found_and_is_no_error(index: KnowledgeIndex, text: str) -> None:
    assert asked(index, text, "en").hits == []


@pytest.mark.parametrize(
    "text",
    [
        "返品*",
        '"返品"',
        "返品 AND (",
        "+返品 -x",
        "返品:[a TO b]",
        "返品😀",
        "返品 refund",
        "返品" * 1000,
    ],
)
def test_nothing_in_a_question_is_syntax(index: KnowledgeIndex, text: str) -> None:
    assert first(index, text).slug.startswith("returns")


def test_where_nothing_is_found_the_closest_are_named(index: KnowledgeIndex) -> None:
    found = asked(index, "voltaic", "en")
    assert found.hits == []
    assert found.closest[0].slug == "voltage"
    assert asked(index, "zzzzqqqq", "en") == Found([], [])


def test_nearly_the_same_texts_are_shown_once() -> None:
    told = (
        "The label is printed at the counter with the code from the order page, free of charge. "
        * 4
    )
    twins = indexed(
        [
            article("label", one("en", "Return labels", told)),
            article("label-copy", one("en", "Return label", told + "Ask.")),
            article("label-jp", one("en", "Return labels", told), marketplace="jp"),
        ]
    )
    hits = asked(twins, "return label", "en").hits
    assert {hit.slug for hit in hits} | set(hits[0].also) | set(hits[1].also) == {
        "label",
        "label-copy",
        "label-jp",
    }
    assert len(hits) == 2


def test_the_passage_answers_and_marks_what_was_asked(index: KnowledgeIndex) -> None:
    hit = first(index, "開封した食品は返品できる？")
    assert hit.passage.text == "開封済みの食品は返品できません。"
    marked = [hit.passage.text[start:end] for start, end in hit.passage.marked]
    assert marked == ["開封", "食品", "返品"]


def test_the_passage_is_found_by_kana_too(index: KnowledgeIndex) -> None:
    hit = first(index, "ばんごう こんびに")
    assert hit.slug == "payment-number"
    assert [hit.passage.text[start:end] for start, end in hit.passage.marked] == [
        "コンビニ",
        "番号",
    ]


def test_polite_endings_and_particles_say_nothing() -> None:
    index = indexed(
        [
            article("merging", one("ja", "統合はできますか", "アカウントの話です。")),
            article("returns", one("ja", "返品条件", "三十日以内です。")),
        ]
    )
    for words in ("返品はできますか", "返品できますか？", "返品について教えてください"):
        assert first(index, words).slug == "returns", words
    assert first(index, "統合できますか").slug == "merging"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("return from japan to us", "there"),
        ("can they return it from the US to Japan", "back"),
    ],
)
def test_a_way_is_not_the_way_back(text: str, slug: str) -> None:
    body = "A parcel that goes from one country to the other."
    index = indexed(
        [
            article("there", one("en", "Returning from Japan to US", body)),
            article("back", one("en", "Returning from US to Japan", body)),
        ]
    )
    assert first(index, text, "en").slug == slug


@given(st.text(alphabet="へんぴんきげのをーあ返 a", max_size=40))
def test_any_kana_may_be_typed(index: KnowledgeIndex, text: str) -> None:
    asked(index, text)


def test_values_are_found_and_shown_as_they_stand(index: KnowledgeIndex) -> None:
    hit = first(index, "returned within 30 days", "en", marketplace="jp")
    assert hit.passage.text == "Returns within 30 days of arrival."


def test_an_edit_replaces_and_a_withdrawal_removes() -> None:
    index = indexed([ARTICLES[4]])
    (row,) = rows([article("payment-number", one("ja", "銀行振込", "口座の番号です。"))])
    row.rev = 9
    index.apply([row])
    assert asked(index, "コンビニ払い").hits == []
    assert first(index, "銀行振込").slug == "payment-number"
    row.deleted, row.rev = True, 10
    index.apply([row])
    assert (len(index), index.rev) == (0, 10)
    assert asked(index, "銀行振込") == Found([], [])


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400), language=st.sampled_from(["ja", "en", "fr", ""]))
def test_any_text_may_be_asked(index: KnowledgeIndex, text: str, language: str) -> None:
    for hit in search(index, Question(text=text, language=language, on=TODAY)):
        for start, end in hit.passage.marked:
            assert 0 <= start < end <= len(hit.passage.text)


MARKS = st.text(alphabet="#>|*-_`[]()!<> ab返品。\n1.", max_size=200)


@given(body=MARKS, words=st.sets(st.sampled_from(["返品", "ab", "a"])))
def test_any_body_gives_a_passage_without_markup_at_its_edges(body: str, words: set[str]) -> None:
    sought = Sought(dict.fromkeys(words, 1.0), {"返品": 1.0})
    found = passage(body, "ja", sought)
    assert "\n" not in found.text
    assert not list(plain_lines(body)) or found.text
    assert list(found.marked) == sorted(found.marked)


def test_passages_of_markdown_are_plain() -> None:
    body = "## Table\n\n| Paid by | Then |\n|---|---|\n| **Card** | see [terms](https://x.test) |\n"
    assert list(plain_lines(f"{body}> Hi")) == ["Paid by | Then", "Card | see terms", "Hi"]


def test_words_a_slip_away_are_known_by_how_often_they_are_used() -> None:
    vocabulary = Vocabulary()
    vocabulary.add(["return", "retune", "deliveri", "クーポン", "返品", "2026"])
    used = {"return": 9, "retune": 1}.get
    near = vocabulary.near("retun", lambda word: used(word, 0) or 0)
    assert [(found.word, found.edits) for found in near] == [("return", 1), ("retune", 1)]
    assert [found.word for found in vocabulary.near("クーボン", lambda _: 1)] == ["クーポン"]
    assert [found.word for found in vocabulary.near("dleivrei", lambda _: 1)] == ["deliveri"]
    assert vocabulary.near("返金", lambda _: 1) == []
    assert vocabulary.near("2025", lambda _: 1) == []


def test_words_of_one_alias_count_more_than_words_of_several() -> None:
    several, together = ("torn box", "printing a label"), ("label is torn", "printing a box")
    index = indexed(
        [
            article("several", one("en", "Packing", "How we pack.", *several)),
            article("together", one("en", "Packing", "How we pack.", *together)),
        ]
    )
    assert first(index, "the label is torn", "en").slug == "together"
