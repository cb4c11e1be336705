"""Articles from files and back into them; whatever a file holds, it is read or named."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from knowledge import articles
from knowledge.drafts import ArticleDraft, VariantDraft, tidy
from knowledge.files import read_folder, read_pages, written_pages
from knowledge.importing import Tally, bring_in
from knowledge.lines import Given, Refused, read_line, read_lines, written
from knowledge.reading import Whole, listed
from knowledge.tables import Article, Variant
from knowledge.values import Value

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)

LINE: dict[str, Any] = {
    "slug": "gift-cards",
    "marketplace": "both",
    "topic": "payment",
    "values": [{"name": "years", "value": "10", "verified_on": "2026-11-01"}],
    "variants": [
        {"language": "ja", "title": "ギフト券の期限", "body": "期限は{{years}}年です。"},
        {"language": "en", "title": "Gift card expiry", "body": "They last {{years}} years."},
    ],
}

JA_PAGE = """---
title: ギフト券の期限
aliases: [ギフト券 有効期限, "期限: いつ"]
topic: payment
marketplace: both
review_by: 2027-01-15
values:
  - name: years
    value: 10
    verified_on: 2026-11-01
---
期限は{{years}}年です。

---

以上です。
"""
EN_PAGE = "---\ntitle: Gift card expiry\n---\nThey last {{years}} years.\n"
PAGES = [("gift-cards.ja.md", JA_PAGE.encode()), ("gift-cards.en.md", EN_PAGE.encode())]


def line(**changes: object) -> bytes:
    return json.dumps(LINE | changes, ensure_ascii=False).encode()


def brought(session: Session, *raw: bytes, by: str = "佐藤") -> Tally:
    return bring_in(session, read_lines(raw), by=by, now=NOW)


def counts(tally: Tally) -> tuple[int, int, int, int, int]:
    return tally.new, tally.changed, tally.known, tally.older, len(tally.refused)


# --- JSON lines -----------------------------------------------------------------------------


def test_a_bad_line_is_named_and_the_good_ones_stand(session: Session) -> None:
    bad = {
        2: b"{nonsense",
        3: line(marketplace="uk"),
        4: line(slug="Not a slug"),
        5: line(slug="third", values=[]),
        6: b'"' + b"\xff" + b'"',
        7: line(variants=[]),
        8: b"[" * 100_000,
        10: line(colour="red"),
        11: line(slug="other"),
    }
    raw = [bad.get(number, b"") for number in range(1, 12)]
    raw[0] = b"\xef\xbb\xbf" + line() + b"\r"
    tally = brought(session, *raw)
    assert counts(tally) == (2, 0, 0, 0, 8)
    assert [one.place for one in tally.refused] == [
        f"line {number}" for number in bad if number != 11
    ]
    problems = {one.place: one.problem for one in tally.refused}
    assert problems["line 3"].startswith("marketplace:")
    assert (
        problems["line 5"] == "variants: {{years}} stands in the text, and there is no such value"
    )
    assert problems["line 10"].startswith("colour:")
    assert [one.article.slug for one in listed(session)] == ["gift-cards", "other"]
    assert {one.article.status for one in listed(session)} == {"published"}


def test_a_slug_twice_in_a_file_is_named(session: Session) -> None:
    (refused,) = brought(session, line(), b"", line(topic="returns")).refused
    assert (refused.place, refused.problem) == ("line 3", "slug: gift-cards is in line 1 already")


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    assert counts(brought(session, line())) == (1, 0, 0, 0, 0)
    assert counts(brought(session, line(), by="Emily")) == (0, 0, 1, 0, 0)
    whole = articles.article(session, "gift-cards")
    assert (whole.article.revision, whole.article.updated_by) == (1, "佐藤")


def test_a_revision_decides_which_text_is_newer(session: Session) -> None:
    newer = [{"language": "en", "title": "Gift cards", "body": "Ask the desk."}]
    assert counts(brought(session, line(revision=4))) == (1, 0, 0, 0, 0)
    assert counts(brought(session, line(revision=4))) == (0, 0, 1, 0, 0)
    assert counts(brought(session, line(revision=3, variants=newer))) == (0, 0, 0, 1, 0)
    same_number = brought(session, line(revision=4, variants=newer))
    assert same_number.refused[0].problem.startswith("revision: 4 is here with other contents")
    assert articles.article(session, "gift-cards").variants["en"].title == "Gift card expiry"
    assert len(articles.revisions(session, "gift-cards", "en")) == 1
    assert counts(brought(session, line(revision=9, variants=newer))) == (0, 1, 0, 0, 0)
    assert counts(brought(session, line(revision=9, variants=newer))) == (0, 0, 1, 0, 0)
    assert articles.article(session, "gift-cards").article.revision == 9


def test_a_file_may_render_a_revision_that_is_not_here(session: Session) -> None:
    variants = [{**LINE["variants"][0]}, {**LINE["variants"][1], "renders_revision": 9}]
    raw = line(revision=2, variants=variants)
    assert counts(brought(session, raw)) == (1, 0, 0, 0, 0)
    assert counts(brought(session, raw)) == (0, 0, 1, 0, 0)
    assert articles.article(session, "gift-cards").lagging() == ()


def test_what_is_written_out_comes_in_elsewhere_as_it_was(session: Session) -> None:
    brought(session, line())
    articles.save_article(
        session,
        ArticleDraft(
            slug="gift-cards",
            owner="jp",
            variants=(VariantDraft(language="ja", title="ギフト券", body="窓口へ。"),),
        ),
        by="Emily",
        now=NOW,
    )
    out = written(articles.article(session, "gift-cards"))
    there = read_line("line 1", out.encode())
    assert isinstance(there, Given)
    assert there.revision == 2
    assert there.draft.owner == "jp"
    assert [(one.language, one.revision, one.renders_revision) for one in there.draft.variants] == [
        ("ja", 2, 1),
        ("en", 1, 1),
    ]
    assert counts(brought(session, out.encode())) == (0, 0, 1, 0, 0)
    moved = json.loads(out) | {"slug": "moved"}
    brought(session, json.dumps(moved).encode())
    copy = articles.article(session, "moved")
    assert copy.lagging() == articles.article(session, "gift-cards").lagging() == ("en",)


# --- Markdown -------------------------------------------------------------------------------


def test_a_folder_of_pages_comes_in(session: Session, tmp_path: Path) -> None:
    (tmp_path / "payment").mkdir()
    for name, content in PAGES:
        (tmp_path / "payment" / name).write_bytes(content)
    for name in ("README.md", "README.ja.md", ".drafts/new.ja.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("no article", encoding="utf-8")
    (tmp_path / "broken.ja.md").write_text("no front matter", encoding="utf-8")
    tally = bring_in(session, read_folder(tmp_path), by="佐藤", now=NOW)
    assert counts(tally) == (1, 0, 0, 0, 1)
    assert tally.refused[0].place == "broken.ja.md"
    whole = articles.article(session, "gift-cards")
    assert whole.article.review_by == date(2027, 1, 15)
    assert whole.variants["ja"].aliases == ["ギフト券 有効期限", "期限: いつ"]
    assert whole.variants["ja"].body.endswith("---\n\n以上です。")
    assert whole.values == (Value(name="years", value="10", verified_on=date(2026, 11, 1)),)
    again = bring_in(session, read_folder(tmp_path), by="佐藤", now=NOW)
    assert counts(again) == (0, 0, 1, 0, 1)


FAULTS = {
    "no end": "---\ntitle: x\n",
    "line 3": "---\ntitle: x\n  bad: [\n---\nbody",
    "aliases are not read": "---\na: &a [x, x]\nb: [*a, *a]\n---\nbody",
    "names and values": "---\n- x\n---\nbody",
    "topic: differs": "---\ntitle: x\ntopic: other\n---\nbody",
    "marketplace": "---\ntitle: x\nmarketplace: uk\n---\nbody",
}


@pytest.mark.parametrize("words", FAULTS)
def test_a_faulty_page_is_named_and_its_article_left_out(words: str) -> None:
    pages = [PAGES[0], ("gift-cards.en.md", FAULTS[words].encode())]
    if words == "marketplace":
        pages = pages[1:]
    (refused,) = read_pages(pages)
    assert isinstance(refused, Refused)
    assert "gift-cards.en.md" in refused.place
    assert words in refused.problem


def test_the_same_page_in_two_folders_is_named() -> None:
    found = list(read_pages([*PAGES, ("old/gift-cards.en.md", PAGES[1][1])]))
    assert [type(one) for one in found] == [Refused]


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
WORDS = st.text(min_size=1, max_size=40).filter(lambda text: bool("".join(text.split())))
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
VALUES = st.builds(
    Value,
    name=NAMES,
    value=WORDS,
    source=st.text(max_size=40),
    verified_on=DAYS,
    review_by=DAYS,
    effective_from=DAYS,
)
BODIES = st.text(min_size=1, max_size=300).filter(lambda text: bool(text.strip()))


def variant(language: str) -> st.SearchStrategy[VariantDraft]:
    return st.builds(
        VariantDraft,
        language=st.just(language),
        title=WORDS,
        body=BODIES,
        aliases=st.lists(st.text(max_size=20), max_size=4),
    )


DRAFTS = st.builds(
    ArticleDraft,
    slug=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
    marketplace=st.sampled_from(("jp", "us", "both")),
    topic=st.none() | NAMES,
    review_by=DAYS,
    values=st.lists(VALUES, max_size=4, unique_by=lambda one: one.name),
    variants=st.tuples(variant("ja"), variant("en")) | st.tuples(variant("en")),
)


def whole_of(draft: ArticleDraft) -> Whole:
    """The article that a store would hold of this draft."""
    row = Article(
        slug=draft.slug,
        marketplace=draft.marketplace or "both",
        topic=draft.topic or "",
        status="published",
        review_by=draft.review_by,
        created_at=NOW,
        updated_at=NOW,
    )
    variants = {
        one.language: Variant(
            article_id=1,
            language=one.language,
            title=one.title,
            aliases=list(one.aliases),
            body=one.body,
        )
        for one in draft.variants
    }
    return Whole(row, variants, tuple(draft.values or ()))


def same(found: Iterable[Given | Refused], draft: ArticleDraft) -> None:
    (one,) = found
    assert isinstance(one, Given), one
    back = tidy(one.draft)
    assert [(v.language, v.text) for v in back.variants] == [
        (v.language, v.text) for v in draft.variants
    ]
    assert set(back.values or ()) == set(draft.values or ())
    assert (back.slug, back.marketplace) == (draft.slug, draft.marketplace)
    assert (back.topic or None, back.review_by) == (draft.topic or None, draft.review_by)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(DRAFTS)
def test_any_article_survives_both_kinds_of_file(draft: ArticleDraft) -> None:
    neat = tidy(draft)
    whole = whole_of(neat)
    pages = [(name, text.encode()) for name, text in written_pages(whole).items()]
    same(read_pages(pages), neat)
    same(read_lines([written(whole).encode()]), neat)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_file_is_too_odd_to_be_read(content: bytes) -> None:
    list(read_lines(content.split(b"\n")))
    list(read_pages([("x.ja.md", content)]))
    list(read_pages([("x.ja.md", b"---\n" + content + b"\n---\nbody")]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(list(LINE)), some),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*LINE, "revision", "review_by", "status"]), JSON))
def test_no_document_is_too_odd_to_be_judged(changes: dict[str, Any]) -> None:
    assert isinstance(read_line("line 1", json.dumps(LINE | changes).encode()), Given | Refused)
