"""Fixed terms are found however they are written, and a translation is held to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.checks import judge
from translations.term_rules import violations
from translations.termbase import Termbase, fingerprint, matches
from translations.termbase_store import shipped
from translations.terms import FixedTerm

INQUIRY = FixedTerm("お問い合わせ", "inquiry", "noun", en_variants=("question",))
RETURN = FixedTerm("返品", "return", "noun", ("返却",), ("send back",))
LABEL = FixedTerm("返品ラベル", "return label", "noun")
CARD = FixedTerm("カード", "card", "noun")
SERVER = FixedTerm("サーバー", "server", "noun")
HANDOFF = FixedTerm("引き継ぎ", "handoff", "noun", (), ("hand over",))
KYOTO = FixedTerm("京都", "Kyoto", "noun")
INVOICE = FixedTerm("請求書", "invoice", "noun", forbidden_en=("receipt",))
RECEIPT = FixedTerm("領収書", "receipt", "noun", forbidden_en=("invoice",))
QUALIFIED = FixedTerm("適格請求書", "qualified invoice", "noun", forbidden_en=("proper invoice",))
PREORDER = FixedTerm("予約注文", "pre-order", "noun")
PACKING = FixedTerm("梱包", "packing", "noun")
IT = FixedTerm("IT", "IT", keep=True)
SKU = FixedTerm("SKU", "SKU", keep=True)
WARRANTY = FixedTerm("保証", "warranty", "noun")
WARRANTY_US = FixedTerm("保証", "limited warranty", "noun", marketplace="us")
TERMS = Termbase(
    (
        *(INQUIRY, RETURN, LABEL, CARD, SERVER, HANDOFF, KYOTO, INVOICE, RECEIPT, QUALIFIED),
        *(PREORDER, PACKING, IT, SKU, WARRANTY, WARRANTY_US),
    )
)
JA_EN, EN_JA = ("ja", "en"), ("en", "ja")


def found(text: str, language: str, marketplace: str = "") -> list[tuple[str, str]]:
    return [(one.text, one.term.en) for one in matches(text, language, TERMS, marketplace)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("お問い合わせの件です。", "お問い合わせ"),
        ("先日問合せた件です。", "問合せ"),
        ("お問合わせフォーム", "お問合わせ"),
        ("引継の件です。", "引継"),
        ("引継ぎます。", "引継ぎ"),
        ("ｻｰﾊﾞｰが落ちました。", "ｻｰﾊﾞｰ"),
        ("サーバが落ちました。", "サーバ"),
        ("返却したいです。", "返却"),
        ("ご返品について", "返品"),
        ("返品手続きをします。", "返品"),
        ("返品後に返金します。", "返品"),
        ("ＳＫＵを教えてください。", "ＳＫＵ"),
        ("さーばーが落ちました。", "さーばー"),
    ],
)
def test_japanese_spellings_are_one_word(text: str, written: str) -> None:
    assert [one for one, _ in found(text, "ja")] == [written]


@pytest.mark.parametrize(
    "text",
    ["カードリーダー", "スコアカード", "東京都", "返品券", "SKUX", "XSKU", "サーバールーム"],
)
def test_a_term_inside_another_word_is_none(text: str) -> None:
    assert found(text, "ja") == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Two returns arrived.", "returns"),
        ("I returned it.", "returned"),
        ("The INVOICE's number", "INVOICE's"),
        ("My preorders are late.", "preorders"),
        ("I pre ordered it.", "pre ordered"),
        ("Print the return-label.", "return-label"),
        ("Which SKUs are gone?", "SKUs"),
        ("The packing was torn.", "packing"),
    ],
)
def test_english_forms_are_one_word(text: str, written: str) -> None:
    assert [one for one, _ in found(text, "en")] == [written]


@pytest.mark.parametrize(
    "text", ["Is it here?", "A waist pack", "The returnable box", "cardboard", "Send it back. Card"]
)
def test_english_words_that_only_look_alike_are_none(text: str) -> None:
    assert [one for one in found(text, "en") if one[1] != "card" or "board" in text] == []


def test_the_longest_term_wins_and_nothing_overlaps() -> None:
    assert found("返品ラベルと返品", "ja") == [
        ("返品ラベル", "return label"),
        ("返品", "return"),
    ]
    assert found("適格請求書", "ja") == [("適格請求書", "qualified invoice")]


def test_a_marketplace_has_its_own_terms() -> None:
    assert found("保証はありますか。", "ja") == [("保証", "warranty")]
    assert found("保証はありますか。", "ja", "us") == [("保証", "limited warranty")]
    assert found("保証はありますか。", "ja", "jp") == [("保証", "warranty")]


@pytest.mark.parametrize(
    ("source", "translation", "kind", "text"),
    [
        ("返品したいです。", "I want my money.", "missing", "return"),
        ("請求書をください。", "Please send a receipt.", "forbidden", "receipt"),
        ("適格請求書をください。", "Please send an invoice.", "missing", "qualified invoice"),
        ("SKUは何ですか。", "What is the item code?", "translated", "SKU"),
    ],
)
def test_what_a_translation_does_to_a_term_is_told(
    source: str, translation: str, kind: str, text: str
) -> None:
    told = violations(source, translation, JA_EN, TERMS)
    assert [(one.kind, one.text) for one in told] == [(kind, text)]
    verdict = judge(source, translation, *JA_EN, terms=TERMS)
    assert verdict.state == "uncertain"
    assert f"term_{kind}" in {reason.code for reason in verdict.reasons}


@pytest.mark.parametrize(
    ("source", "translation", "pair"),
    [
        ("返品したいです。", "I'd like to send it back, that is, return it.", JA_EN),
        ("返品したいです。", "I am sending back the item.", JA_EN),
        ("請求書と領収書をください。", "Please send an invoice and a receipt.", JA_EN),
        ("お問い合わせの件です。", "It's about your questions.", JA_EN),
        ("SKUは何ですか。", "What are the SKUs?", JA_EN),
        ("I have an inquiry.", "問合せがあります。", EN_JA),
        ("Where is my card?", "カードリーダーはどこですか。", EN_JA),
        ("商品が届きません。", "It hasn't arrived.", JA_EN),
    ],
)
def test_right_renderings_pass(source: str, translation: str, pair: tuple[str, str]) -> None:
    assert violations(source, translation, pair, TERMS) == []


def test_one_english_word_may_stand_for_several_japanese_ones() -> None:
    clearance = FixedTerm("通関", "customs clearance", en_variants=("customs",))
    both = Termbase([FixedTerm("税関", "customs"), clearance])
    assert violations("It is held in customs.", "通関で止まっています。", EN_JA, both) == []
    assert violations("It is held in customs.", "倉庫にあります。", EN_JA, both) != []


def test_only_what_stands_in_a_text_changes_its_fingerprint() -> None:
    before = fingerprint("返品です。", "ja", TERMS)
    changed = Termbase([FixedTerm("返品", "return", en_variants=("RMA",)), INVOICE])
    assert before != fingerprint("返品です。", "ja", changed)
    assert fingerprint("請求書です。", "ja", TERMS) == fingerprint("請求書です。", "ja", changed)
    assert fingerprint("こんにちは。", "ja", TERMS) == ""


PIECES = st.lists(
    st.sampled_from(
        [
            "返品ラベル",
            "返品",
            "ﾌﾞ",
            "が",
            "ー",
            "カード",
            "問合せ",
            "SKUs",
            "pre-",
            "ordered",
            "İ",
            "㈱",
        ]
    )
    | st.text(max_size=4),
    max_size=12,
).map("".join)


@given(PIECES, st.sampled_from(["ja", "en", "fr"]))
def test_places_are_exact_whatever_the_text(text: str, language: str) -> None:
    at = 0
    for one in matches(text, language, TERMS):
        assert at <= one.start < one.end
        assert one.text == text[one.start : one.end]
        at = one.end


@given(PIECES, PIECES)
def test_judging_never_fails(source: str, translation: str) -> None:
    for pair in (JA_EN, EN_JA, ("fr", "ja")):
        violations(source, translation, pair, TERMS)


def test_the_shipped_terms_agree_with_their_own_renderings() -> None:
    terms = shipped()
    whole = Termbase(terms)
    assert len(terms) >= 150
    for term in terms:
        for pair in (JA_EN, EN_JA):
            source, target = term.preferred(pair[0]), term.preferred(pair[1])
            assert violations(source, target, pair, whole) == [], term
