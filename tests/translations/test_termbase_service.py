"""The termbase at work: what readers see of its terms, and what a change of a term costs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlmodel import Session, col, select

from translations.engines.base import Edition, Hypothesis, Pair
from translations.engines.mangling import ManglingEngine
from translations.rendering import render
from translations.service import Translation, Wanted, keep, plan, run, translations
from translations.tables import StoredTranslation
from translations.termbase import Termbase
from translations.termbase_csv import read_csv
from translations.termbase_store import load_terms
from translations.terms import FixedTerm

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


class ByHeart:
    """An engine that knows a few sentences and counts what it is asked."""

    name = "by_heart"
    version = "1"

    def __init__(self, **known: str) -> None:
        self.known = known
        self.asked: list[str] = []

    def pairs(self) -> Mapping[Pair, Edition]:
        return {("ja", "en"): Edition("ja_en-1", "a")}

    def translate(
        self, segments: Sequence[str], source: str, target: str, *, hypotheses: int = 1
    ) -> list[list[Hypothesis]]:
        self.asked += segments
        return [[Hypothesis(self.known.get(one, "⁇"), -0.1)] for one in segments]


def translated(
    session: Session, engine: ByHeart, *texts: str, marketplace: str = ""
) -> list[Translation]:
    wanted = [Wanted(text) for text in texts]
    planned = run(plan(session, wanted, "en", engine=engine, marketplace=marketplace), engine)
    keep(session, planned, NOW)
    return translations(planned)


def load(session: Session, text: str) -> None:
    load_terms(session, read_csv(text.encode()), "Hanako", NOW)


def codes(translation: Translation) -> list[tuple[str, str]]:
    return [(reason.code, reason.text) for reason in translation.reasons]


def test_a_changed_termbase_renders_anew_exactly_what_it_touches(session: Session) -> None:
    engine = ByHeart(**{"返品です。": "It is a refund.", "送料です。": "It is the shipping fee."})
    (returned, fee) = translated(session, engine, "返品です。", "送料です。")
    assert (returned.state, fee.state) == ("good", "good")
    load(session, "ja,en\n返品,return\n")
    engine.asked.clear()
    (returned, fee) = translated(session, engine, "返品です。", "送料です。")
    assert engine.asked == ["返品です。"]
    assert (returned.state, codes(returned)) == ("uncertain", [("term_missing", "return")])
    assert fee.state == "good"
    engine.asked.clear()
    assert codes(translated(session, engine, "返品です。")[0]) == [("term_missing", "return")]
    assert engine.asked == []
    load(session, "ja,en,forbidden_en\n返品,return,refund\n")
    (returned,) = translated(session, engine, "返品です。")
    assert codes(returned) == [("term_forbidden", "refund")]
    touched = session.exec(select(StoredTranslation).where(col(StoredTranslation.terms) != ""))
    assert len(touched.all()) == 2


def test_a_marketplaces_term_holds_there_only(session: Session) -> None:
    engine = ByHeart(**{"保証です。": "It is the warranty."})
    load(session, "ja,en,marketplace\n保証,warranty,\n保証,limited warranty,us\n")
    assert translated(session, engine, "保証です。", marketplace="jp")[0].state == "good"
    (american,) = translated(session, engine, "保証です。", marketplace="us")
    assert codes(american) == [("term_missing", "limited warranty")]


def test_a_word_that_is_not_translated_stays_as_it_is(session: Session) -> None:
    load(session, "ja,en,dnt\n匠シリーズ,匠シリーズ,yes\n")
    engine = ByHeart(
        **{
            "匠シリーズはありますか。": "Do you have the master series?",
            "⟦0⟧はありますか。": "Do you have ⟦0⟧?",
        }
    )
    (translation,) = translated(session, engine, "匠シリーズはありますか。")
    assert (translation.text, translation.state) == ("Do you have 匠シリーズ?", "uncertain")
    assert translation.kept == ("匠シリーズ",)


def test_a_word_that_survives_by_itself_is_not_masked(session: Session) -> None:
    load(session, "ja,en,dnt\nSKU,SKU,yes\n")
    engine = ByHeart(**{"SKUを教えてください。": "Please tell me the SKU."})
    (translation,) = translated(session, engine, "SKUを教えてください。")
    assert (translation.text, translation.state) == ("Please tell me the SKU.", "good")
    assert engine.asked == ["SKUを教えてください。"]


def test_a_text_of_nothing_but_such_words_needs_no_engine(session: Session) -> None:
    load(session, "ja,en,dnt\n匠,匠,yes\n")
    (translation,) = translated(session, ByHeart(), "匠")
    assert (translation.text, translation.kept) == ("匠", ("匠",))


def test_a_mangling_engine_never_loses_such_a_word_unmarked() -> None:
    terms = Termbase([FixedTerm("SKU", "SKU", keep=True)])
    text = "注文のSKUは分かりませんが、まだ届いていません。"
    for seed in range(60):
        (rendered,) = render([text], "ja", "en", ManglingEngine(seed), terms)
        marked = {"term_translated", "appended"} & {reason.code for reason in rendered.reasons}
        assert rendered.state == "failed" or "SKU" in rendered.text or marked


def test_a_proper_name_comes_out_as_the_termbase_writes_it(session: Session) -> None:
    engine = ByHeart(
        **{
            "横浜で止まっています。": "It is stuck in Yokoha.",
            "⟦0⟧で止まっています。": "It is stuck in ⟦0⟧.",
            "長崎から届きます。": "It comes from Nagasaki.",
        }
    )
    load(session, "ja,en,pos,ja_variants\n横浜,Yokohama,name,横浜市\n長崎,Nagasaki,name,\n")
    stuck, comes = translated(session, engine, "横浜で止まっています。", "長崎から届きます。")
    assert (stuck.text, stuck.state) == ("It is stuck in Yokohama.", "good")
    assert (comes.text, comes.state) == ("It comes from Nagasaki.", "good")
    assert "⟦0⟧から届きます。" not in engine.asked
    (longer,) = translated(session, engine, "横浜市で止まっています。")
    assert longer.text == "It is stuck in Yokohama."


def test_a_name_that_cannot_be_placed_leaves_the_sentence_marked(session: Session) -> None:
    engine = ByHeart(**{"横浜で止まっています。": "It is stuck in Yokoha."})
    load(session, "ja,en,pos\n横浜,Yokohama,name\n")
    (stuck,) = translated(session, engine, "横浜で止まっています。")
    assert (stuck.text, stuck.state) == ("It is stuck in Yokoha.", "uncertain")
    assert codes(stuck) == [("term_missing", "Yokohama")]
