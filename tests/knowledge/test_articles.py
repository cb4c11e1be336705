"""Articles as editors of both desks save them, on both engines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.database import Database
from knowledge import articles
from knowledge.articles import ArticleDraft, VariantDraft, save_article
from knowledge.errors import (
    ArticleNotFound,
    EditedMeanwhile,
    IllegalStep,
    NoSuchRevision,
    UnfitDraft,
)
from knowledge.tables import FactValue, SearchDoc
from knowledge.values import Value

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)

JA = VariantDraft(
    language="ja",
    title="冷蔵便の再配達",
    aliases=("クール便 再配達",),
    body="再配達は{{days}}日以内に1回です。",
)
EN = VariantDraft(
    language="en",
    title="Redelivery of chilled parcels",
    body="One redelivery within {{days}} days.",
)
DAYS = Value(name="days", value="3", source="carrier's terms", verified_on=date(2026, 11, 20))
CHILLED = ArticleDraft(
    slug="chilled-redelivery",
    marketplace="jp",
    topic="delivery",
    owner="jp",
    values=(DAYS,),
    variants=(JA, EN),
)


def save(
    session: Session, /, draft: ArticleDraft, by: str = "佐藤", **more: object
) -> articles.Saved:
    return save_article(session, draft, by=by, now=NOW, **more)  # type: ignore[arg-type]


def edited(language: str, body: str, **more: object) -> ArticleDraft:
    old = JA if language == "ja" else EN
    variant = replace(old, body=body, **more)  # type: ignore[arg-type]
    return ArticleDraft(slug=CHILLED.slug, variants=(variant,))


def found(session: Session) -> list[str]:
    rows = session.exec(select(SearchDoc).where(SearchDoc.deleted == False)).all()  # noqa: E712
    return sorted(one.language for one in rows)


def test_an_article_is_kept_as_it_was_written(session: Session) -> None:
    saved = save(session, CHILLED, reason="asked twice this week")
    assert (saved.is_new, saved.changed, saved.languages) == (True, True, ("ja", "en"))
    whole = articles.article(session, "chilled-redelivery")
    assert list(whole.variants) == ["ja", "en"]
    assert whole.variants["ja"].title == "冷蔵便の再配達"
    assert whole.values == (DAYS,)
    assert (whole.article.status, whole.article.revision) == ("draft", 1)
    assert whole.lagging() == ()
    (first,) = articles.revisions(session, CHILLED.slug, "en")
    assert (first.number, first.author, first.reason) == (1, "佐藤", "asked twice this week")


def test_saving_the_same_again_changes_nothing(session: Session) -> None:
    save(session, CHILLED)
    again = save(session, CHILLED, by="Emily")
    assert (again.is_new, again.changed, again.whole.article.revision) == (False, False, 1)
    assert again.whole.article.updated_by == "佐藤"


def test_every_text_stays_and_can_be_compared_and_brought_back(session: Session) -> None:
    save(session, CHILLED)
    save(session, edited("ja", "再配達は受けていません。"), by="Emily", reason="new terms")
    new, old = articles.revisions(session, CHILLED.slug, "ja")
    assert (new.number, new.author, new.reason, old.number) == (2, "Emily", "new terms", 1)
    (gone, came) = articles.compared(old, new).changed_lines
    assert (gone.sign, gone.text) == ("gone", "再配達は{{days}}日以内に1回です。")
    assert (came.sign, came.text) == ("new", "再配達は受けていません。")

    back = articles.bring_back(
        session, CHILLED.slug, "ja", 1, by="佐藤", reason="that was wrong", now=LATER
    )
    assert back.whole.variants["ja"].body == old.body
    assert [one.number for one in articles.revisions(session, CHILLED.slug, "ja")] == [3, 2, 1]
    with pytest.raises(NoSuchRevision):
        articles.bring_back(session, CHILLED.slug, "ja", 9, by="佐藤", now=LATER)


def test_a_second_editor_is_shown_the_difference_and_nothing_is_lost(session: Session) -> None:
    opened = save(session, CHILLED).whole.article.revision
    save(session, edited("ja", "再配達は2回です。"), by="Emily", expected_revision=opened)
    with pytest.raises(EditedMeanwhile) as refused:
        save(session, edited("ja", "再配達は3回です。"), expected_revision=opened)
    assert (refused.value.by, refused.value.expected, refused.value.found) == ("Emily", 1, 2)
    assert refused.value.yours["ja"].body == "再配達は3回です。"
    assert refused.value.theirs["ja"].body == "再配達は2回です。"
    assert [one.text for one in refused.value.differences["ja"].changed_lines] == [
        "再配達は2回です。",
        "再配達は3回です。",
    ]
    now = articles.article(session, CHILLED.slug)
    assert now.variants["ja"].body == "再配達は2回です。"
    with pytest.raises(EditedMeanwhile):
        save(session, CHILLED, expected_revision=articles.NONE_YET)


async def test_of_editors_at_once_one_wins_and_the_others_are_told(database: Database) -> None:
    await database.write(save, CHILLED)
    saves = [
        database.write(save, edited("en", f"Text {number}."), expected_revision=1)
        for number in range(4)
    ]
    results = await asyncio.gather(*saves, return_exceptions=True)
    (won,) = [one for one in results if isinstance(one, articles.Saved)]
    told = [one for one in results if isinstance(one, EditedMeanwhile)]
    assert len(told) == 3
    assert {one.theirs["en"].body for one in told} == {won.whole.variants["en"].body}


def test_a_text_that_was_not_followed_is_marked_until_it_is(session: Session) -> None:
    save(session, CHILLED)
    after = save(session, edited("ja", "再配達は2回です。")).whole
    assert after.lagging() == ("en",)
    after = save(session, edited("en", "Two redeliveries.", renders_revision=2)).whole
    assert after.lagging() == ()
    after = save(session, edited("en", "Two redeliveries, free of charge.")).whole
    assert after.lagging() == ("ja",)
    same = edited("ja", "再配達は2回です。", renders_revision=3)
    assert save(session, same).whole.lagging() == ()


def test_a_second_language_that_comes_later_is_in_step(session: Session) -> None:
    save(session, replace(CHILLED, variants=(JA,)))
    both = save(session, ArticleDraft(slug=CHILLED.slug, variants=(replace(EN, reviewed=False),)))
    assert both.whole.lagging() == ()
    assert not both.whole.variants["en"].reviewed
    read = save(session, ArticleDraft(slug=CHILLED.slug, variants=(replace(EN, reviewed=True),)))
    assert read.changed
    assert read.languages == ()


def test_only_what_is_published_is_found(session: Session) -> None:
    save(session, CHILLED)
    assert found(session) == []
    articles.submit(session, CHILLED.slug, by="佐藤", now=NOW)
    assert found(session) == []
    articles.publish(session, CHILLED.slug, by="Emily", now=NOW)
    assert found(session) == ["en", "ja"]
    assert not articles.publish(session, CHILLED.slug, by="Emily", now=NOW).changed
    articles.withdraw(session, CHILLED.slug, by="Emily", now=NOW)
    assert found(session) == []
    with pytest.raises(IllegalStep) as refused:
        articles.submit(session, CHILLED.slug, by="佐藤", now=NOW)
    assert (refused.value.status, refused.value.step) == ("withdrawn", "submit")
    assert len(articles.revisions(session, CHILLED.slug, "ja")) == 1


def test_values_are_replaced_and_their_past_is_kept(session: Session) -> None:
    save(session, CHILLED)
    save(session, replace(CHILLED, values=(replace(DAYS, value="7"),)), by="Emily")
    assert [one.value for one in articles.article(session, CHILLED.slug).values] == ["7"]
    rows = session.exec(select(FactValue).order_by("id")).all()
    assert [(one.value, one.by, one.retired_by) for one in rows] == [
        ("3", "佐藤", "Emily"),
        ("7", "Emily", None),
    ]


def test_who_verified_a_value_moves_the_review_date(session: Session) -> None:
    save(session, CHILLED)
    until = date(2027, 5, 24)
    done = articles.confirm(
        session, CHILLED.slug, by="佐藤", on=NOW.date(), review_by=until, now=NOW
    )
    assert done.whole.article.review_by == until
    assert done.whole.values[0].verified_on == NOW.date()
    assert done.whole.values[0].review_by == until


def faulty(**changes: object) -> Callable[[], ArticleDraft]:
    return lambda: replace(CHILLED, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (faulty(slug="Not a slug"), "slug"),
        (faulty(slug="a" * 101), "slug"),
        (faulty(marketplace=None), "marketplace"),
        (faulty(topic="Two words"), "topic"),
        (faulty(variants=()), "no_variants"),
        (faulty(variants=(JA, JA)), "twice"),
        (faulty(variants=(replace(JA, language="fr"),)), "language"),
        (faulty(variants=(replace(JA, title=" \n"),)), "empty"),
        (faulty(variants=(replace(JA, body="x" * 40_001),)), "too_long"),
        (faulty(variants=(replace(JA, aliases=tuple(map(str, range(51)))),)), "too_many"),
        (faulty(values=()), "no_value"),
        (faulty(values=(DAYS, replace(DAYS, value="4"))), "periods"),
        (faulty(values=(replace(DAYS, name="Days"), DAYS)), "name"),
        (
            faulty(
                values=(
                    replace(
                        DAYS,
                        effective_from=date(2026, 2, 1),
                        effective_to=date(2026, 1, 1),
                    ),
                )
            ),
            "backwards",
        ),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(
    session: Session, draft: Callable[[], ArticleDraft], code: str
) -> None:
    with pytest.raises(UnfitDraft) as refused:
        save(session, draft())
    assert code in [one.code for one in refused.value.faults]
    assert articles.listed(session) == []


def test_a_slug_that_is_nearly_right_is_offered(session: Session) -> None:
    save(session, CHILLED)
    with pytest.raises(ArticleNotFound) as missing:
        articles.article(session, "chiled-redelivery")
    assert missing.value.near == CHILLED.slug


def test_articles_are_listed_by_what_they_are(session: Session) -> None:
    save(session, CHILLED)
    save(session, replace(CHILLED, slug="us-only", marketplace="us", topic="returns"))
    save(session, replace(CHILLED, slug="for-both", marketplace="both", owner="us"))

    def slugs(**by: object) -> list[str]:
        return [one.article.slug for one in articles.listed(session, **by)]  # type: ignore[arg-type]

    assert slugs() == ["chilled-redelivery", "for-both", "us-only"]
    assert slugs(marketplace="us") == ["for-both", "us-only"]
    assert slugs(topic="returns") == ["us-only"]
    assert slugs(owner="us", status="draft") == ["for-both"]
    assert slugs(after="chilled-redelivery", limit=1) == ["for-both"]


def test_text_that_no_database_keeps_is_made_keepable(session: Session) -> None:
    odd = replace(EN, title=" a\x00b\ud800\n c ", body="\r\n  x\r\ny \x00\n\n", aliases=("", "  "))
    kept = save(session, replace(CHILLED, variants=(odd,))).whole.variants["en"]
    assert (kept.title, kept.body, kept.aliases) == ("ab\ufffd c", "  x\ny", [])
