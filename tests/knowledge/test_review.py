"""What waits for somebody's eyes, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from knowledge import articles
from knowledge.articles import ArticleDraft, VariantDraft, save_article
from knowledge.review import waiting
from knowledge.tables import Lookup
from knowledge.values import Value

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)
TODAY = NOW.date()
LONG_AGO = NOW - timedelta(days=200)

JA = VariantDraft(language="ja", title="送料", body="送料は無料です。")
EN = VariantDraft(language="en", title="Shipping fees", body="Shipping is free.")


def save(session: Session, slug: str, *variants: VariantDraft, **facts: object) -> None:
    draft = ArticleDraft(
        slug=slug,
        marketplace="jp",
        variants=variants or (JA, EN),
        **{"status": "published", "owner": "jp"} | facts,  # type: ignore[arg-type]
    )
    save_article(session, draft, by="佐藤", now=NOW)


def reasons(session: Session, owner: str | None = None) -> dict[str, tuple[str, ...]]:
    found = waiting(session, today=TODAY, now=NOW, owner=owner)
    return {one.slug: one.reasons for one in found}


def test_each_reason_is_told_the_most_urgent_first(session: Session) -> None:
    save(session, "fine", review_by=date(2027, 6, 1))
    save(session, "drafted", status="draft", review_by=date(2020, 1, 1))
    save(session, "gone", status="withdrawn", review_by=date(2020, 1, 1))
    save(session, "one-sided", JA)
    save(session, "machine-made", JA, replace(EN, reviewed=False))
    save(session, "soon", review_by=TODAY + timedelta(days=3))
    save(session, "late", review_by=TODAY - timedelta(days=1))
    save(session, "later", review_by=TODAY - timedelta(days=9))
    save(session, "handed-in", status="review")
    save(session, "edited")
    new = VariantDraft(language="ja", title="送料", body="送料は有料です。")
    save_article(session, ArticleDraft(slug="edited", variants=(new,)), by="佐藤", now=NOW)

    assert reasons(session) == {
        "handed-in": ("in_review",),
        "later": ("overdue",),
        "late": ("overdue",),
        "soon": ("due",),
        "edited": ("lagging",),
        "machine-made": ("unreviewed",),
        "one-sided": ("one_language",),
    }
    assert list(reasons(session)) == [
        "handed-in",
        "later",
        "late",
        "soon",
        "edited",
        "machine-made",
        "one-sided",
    ]
    lagging = {one.slug: one.lagging for one in waiting(session, today=TODAY, now=NOW)}
    assert lagging["edited"] == ("en",)
    assert reasons(session, owner="us") == {}


def test_a_value_past_its_date_makes_its_article_wait(session: Session) -> None:
    old = Value(name="fee", value="¥500", review_by=TODAY - timedelta(days=1))
    save(session, "fees", VariantDraft(language="ja", title="送料", body="{{fee}}"), values=(old,))
    (one,) = waiting(session, today=TODAY, now=NOW)
    assert one.reasons == ("overdue", "one_language")
    assert one.freshness.overdue == ("fee",)


def test_what_nobody_opened_for_half_a_year_is_listed(session: Session) -> None:
    for slug in ("opened", "forgotten", "opened-long-ago"):
        save_article(
            session,
            ArticleDraft(slug=slug, marketplace="jp", variants=(JA, EN), status="published"),
            by="佐藤",
            now=LONG_AGO,
        )
    save(session, "new")
    for slug, at in (("opened", NOW - timedelta(days=3)), ("opened-long-ago", LONG_AGO)):
        session.add(Lookup(at=at, query="送料", language="ja", channel="C1", chosen=slug))
    session.flush()
    assert reasons(session) == {"forgotten": ("unread",), "opened-long-ago": ("unread",)}
    articles.withdraw(session, "forgotten", by="佐藤", now=NOW)
    assert "forgotten" not in reasons(session)
