"""What the doctor finds of the articles' index, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Executable, delete, update
from sqlmodel import Session, col

from bot.finding import Finding
from bot.knowledge_check import INDEX, examine
from knowledge import indexing
from knowledge.articles import ArticleDraft, VariantDraft, publish, save_article
from knowledge.tables import KnowledgeCounter, SearchDoc

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)
TRIPODS = ArticleDraft(
    slug="tripods",
    marketplace="jp",
    variants=(
        VariantDraft(language="ja", title="三脚の返品", body="14日以内です。"),
        VariantDraft(language="en", title="Tripod returns", body="Within 14 days."),
    ),
)


@pytest.fixture
def kept(session: Session) -> Session:
    save_article(session, TRIPODS, by="佐藤", reason="", now=NOW)
    publish(session, "tripods", by="佐藤", now=NOW)
    return session


def found(session: Session) -> list[Finding]:
    session.flush()
    return examine(session, NOW.date())


def test_without_articles_it_says_how_to_get_some(session: Session) -> None:
    (one,) = found(session)
    assert (one.state, "kb import --starter" in one.remedy) == ("warning", True)


def test_articles_that_can_be_found_are_well(kept: Session) -> None:
    assert [one.state for one in found(kept)] == ["ok", "ok"]
    assert found(kept)[0].finding == "1 published, 2 texts to find them by"


DOCS = SearchDoc.__table__  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (delete(SearchDoc).where(col(SearchDoc.language) == "ja"), "1 lag behind"),
        (update(DOCS).values(analysis="older"), "2 lag behind"),
        (update(DOCS).values(body="x"), "2 say something else"),
        (update(DOCS).values(head="", words="", bigrams=""), "2 say something else"),
        (update(KnowledgeCounter).values(value=0), "beyond the store's counter"),
    ],
)
def test_what_is_wrong_is_named_and_a_new_index_mends_it(
    kept: Session, harm: Executable, told: str
) -> None:
    kept.connection().execute(harm)
    kept.expire_all()
    index = next(one for one in found(kept) if one.check == INDEX)
    assert (index.state, index.remedy) == ("warning", "Run: kakehashi kb reindex")
    assert told in index.finding
    indexing.note_all(kept, indexing.variants(kept), NOW)
    assert [one.state for one in found(kept)] == ["ok", "ok"]
