"""What comes with the product is there once, and people's own words win."""

from datetime import UTC, datetime

from sqlmodel import Session

from bot import shipped
from bot.database import Database
from bot.tables import Mark
from knowledge import articles, starter
from knowledge.articles import ArticleDraft, VariantDraft
from knowledge.lines import Given
from translations.memory import approve, forget, recalled
from translations.termbase_store import held

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)


def renderings(session: Session, text: str) -> list[str]:
    return list(recalled(session, [text], "ja", "en", "segment").values())


def as_if_of_another_edition(session: Session) -> None:
    for name in (shipped.MARK, shipped.ARTICLES_MARK):
        session.merge(Mark(name=name, value="another"))


def as_if_the_text_had_been_another(session: Session, slug: str) -> None:
    """As an earlier edition would have left it."""
    variant = VariantDraft(language="en", title="Earlier", body="An earlier edition's text.")
    articles.save_article(
        session, ArticleDraft(slug=slug, variants=(variant,)), by=starter.SHIPPED_BY, now=NOW
    )


def title(session: Session, slug: str) -> tuple[str, str]:
    whole = articles.article(session, slug)
    return whole.article.status, whole.variants["en"].title


async def test_they_are_brought_in_once_and_leave_peoples_wording_alone(
    database: Database,
) -> None:
    pairs = [pair for pair in shipped.shipped_pairs() if pair.source == "ja"][:2]
    changed, withdrawn = (pair.source_text for pair in pairs)
    assert await shipped.bring_in(database, NOW) > len(list(shipped.shipped_pairs()))
    assert len(await database.read(held)) >= 150
    assert await shipped.bring_in(database, NOW) == 0

    await database.write(
        approve, source_text=changed, target_text="In our own words.",
        source="ja", target="en", by="Sato", now=NOW,
    )  # fmt: skip
    await database.write(forget, text=withdrawn, source="ja", target="en", by="Sato", now=NOW)
    await database.write(as_if_of_another_edition)
    assert await shipped.bring_in(database, NOW) == 0
    assert await database.read(renderings, changed) == ["In our own words."]
    assert await database.read(renderings, withdrawn) == []


async def test_articles_follow_the_edition_unless_somebody_changed_them(
    database: Database,
) -> None:
    assert await shipped.bring_articles_in(database, NOW) == 84
    assert await shipped.bring_articles_in(database, NOW) == 0

    mine = VariantDraft(language="en", title="Our own", body="Our own text.")
    draft = ArticleDraft(slug="a-to-z-us", variants=(mine,))
    await database.write(articles.save_article, draft, by="Emily", now=NOW)
    await database.write(articles.withdraw, "return-terms-japan", by="Sato", now=NOW)
    await database.write(as_if_the_text_had_been_another, "a-to-z-japan")
    await database.write(as_if_of_another_edition)
    assert await shipped.bring_articles_in(database, NOW) == 1
    assert await database.read(title, "a-to-z-us") == ("published", "Our own")
    assert await database.read(title, "return-terms-japan") == ("withdrawn", "Return terms, Japan")
    assert (await database.read(title, "a-to-z-japan"))[1] != "Earlier"


def test_every_article_that_comes_with_the_product_is_whole() -> None:
    found = starter.starter_articles()
    assert len(found) == 84
    for one in found:
        assert isinstance(one, Given), one
        assert [variant.language for variant in one.draft.variants] == ["ja", "en"]
        assert one.draft.review_by
