"""From draft to published and out again, and the confirming of what an article states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from sqlmodel import Session

from knowledge.drafts import ArticleDraft, VariantDraft
from knowledge.errors import IllegalStep
from knowledge.reading import article, revision
from knowledge.saving import Saved, save_article
from knowledge.tables import Status

Step = Literal["submit", "publish", "send_back", "withdraw"]

STEPS: dict[Step, tuple[frozenset[str], Status]] = {
    "submit": (frozenset({"draft"}), "review"),
    "publish": (frozenset({"draft", "review", "withdrawn"}), "published"),
    "send_back": (frozenset({"review"}), "draft"),
    "withdraw": (frozenset({"draft", "review", "published"}), "withdrawn"),
}
"""From which states a step is possible, and where it leads."""


def submit(session: Session, slug: str, *, by: str, now: datetime) -> Saved:
    """Asks the owner's team to review a draft."""
    return take(session, slug, "submit", by=by, now=now)


def publish(session: Session, slug: str, *, by: str, now: datetime) -> Saved:
    return take(session, slug, "publish", by=by, now=now)


def send_back(session: Session, slug: str, *, by: str, now: datetime) -> Saved:
    """Makes what waits for a review a draft again."""
    return take(session, slug, "send_back", by=by, now=now)


def withdraw(
    session: Session, slug: str, *, by: str, now: datetime, expected_revision: int | None = None
) -> Saved:
    """Takes the article out of every search; its texts are kept, and it can be published again."""
    return take(session, slug, "withdraw", by=by, now=now, expected_revision=expected_revision)


def take(
    session: Session,
    slug: str,
    step: Step,
    *,
    by: str,
    now: datetime,
    expected_revision: int | None = None,
) -> Saved:
    """Nothing happens where the article is in that state already. Raises ArticleNotFound,
    IllegalStep, EditedMeanwhile."""
    status = article(session, slug, lock=True).article.status
    starts, target = STEPS[step]
    if status != target and status not in starts:
        raise IllegalStep(slug, status, step)
    draft = ArticleDraft(slug=slug, status=target)
    return save_article(session, draft, by=by, now=now, expected_revision=expected_revision)


def confirm(
    session: Session,
    slug: str,
    *,
    by: str,
    on: date,
    review_by: date,
    names: Iterable[str] | None = None,
    now: datetime,
) -> Saved:
    """Notes that somebody has verified these values (all, where none are named) on that day, and
    when they and the article are to be looked at again. Raises ArticleNotFound."""
    found = article(session, slug, lock=True)
    chosen = {one.name for one in found.values} if names is None else set(names)
    values = [
        replace(one, verified_on=on, review_by=review_by) if one.name in chosen else one
        for one in found.values
    ]
    draft = ArticleDraft(slug=slug, values=values, review_by=review_by)
    return save_article(session, draft, by=by, now=now)


def bring_back(
    session: Session,
    slug: str,
    language: str,
    number: int,
    *,
    by: str,
    reason: str = "",
    now: datetime,
    expected_revision: int | None = None,
) -> Saved:
    """Makes an earlier text the newest again, as a further revision; nothing in between is lost.

    Raises ArticleNotFound, NoSuchRevision, EditedMeanwhile, and UnfitDraft where the text states a
    value that is no longer kept.
    """
    old = revision(session, slug, language, number)
    text = VariantDraft(language=language, title=old.title, aliases=old.aliases, body=old.body)
    return save_article(
        session,
        ArticleDraft(slug=slug, variants=(text,)),
        by=by,
        reason=reason,
        now=now,
        expected_revision=expected_revision,
    )
