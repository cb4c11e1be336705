"""Articles as they stand: one with everything, or a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from knowledge.drafts import Text
from knowledge.errors import ArticleNotFound, NoSuchRevision
from knowledge.tables import Article, FactValue, Revision, StatusChange, Variant
from knowledge.values import Value

LEAST_LIKE = 60
"""Of 100: from there on another slug is offered for one that is not there."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An article with its variants by language and its values in force."""

    article: Article
    variants: dict[str, Variant]
    values: tuple[Value, ...]

    def sibling(self, language: str) -> Variant | None:
        return next((one for key, one in self.variants.items() if key != language), None)

    def best(self, language: str) -> Variant | None:
        """The variant for a reader of that language; else the other one."""
        return self.variants.get(language) or self.sibling(language)

    def lagging(self) -> tuple[str, ...]:
        """Languages whose text has not followed what was changed in the other one."""
        return tuple(
            language for language, one in self.variants.items() if lags(one, self.sibling(language))
        )


def lags(variant: Variant, sibling: Variant | None) -> bool:
    """Whether the sibling has been changed since both said the same."""
    if sibling is None or variant.renders_revision is None:
        return False
    return variant.renders_revision < sibling.revision


def article(session: Session, slug: str, *, lock: bool = False) -> Whole:
    """Raises ArticleNotFound. With ``lock`` nobody else saves it until the transaction ends."""
    if (found := find(session, slug, lock=lock)) is None:
        raise ArticleNotFound(slug, near(session, slug))
    return whole(session, [found])[0]


def find(session: Session, slug: str, *, lock: bool = False) -> Article | None:
    query = select(Article).where(Article.slug == slug)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


def listed(
    session: Session,
    *,
    status: str | None = None,
    marketplace: str | None = None,
    topic: str | None = None,
    owner: str | None = None,
    after: str = "",
    limit: int = 50,
) -> list[Whole]:
    """Articles by slug, those after ``after``; an article of ``both`` is of either marketplace."""
    query = select(Article).where(Article.slug > after)
    if marketplace is not None:
        query = query.where(col(Article.marketplace).in_({marketplace, "both"}))
    for column, wanted in (
        (Article.status, status),
        (Article.topic, topic),
        (Article.owner, owner),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    return whole(session, session.exec(query.order_by(col(Article.slug)).limit(limit)).all())


def whole(session: Session, articles: Sequence[Article]) -> list[Whole]:
    """These articles with what belongs to them, in the same order."""
    ids = [one.id for one in articles]
    variants: dict[int | None, dict[str, Variant]] = {}
    for one in session.exec(_variants(ids)):
        variants.setdefault(one.article_id, {})[one.language] = one
    values: dict[int | None, list[Value]] = {}
    for row in session.exec(_in_force(ids)):
        values.setdefault(row.article_id, []).append(value_of(row))
    return [Whole(one, variants.get(one.id, {}), tuple(values.get(one.id, ()))) for one in articles]


def values_of(session: Session, article_ids: Iterable[int]) -> dict[int, list[Value]]:
    """The values in force of each of these articles."""
    found: dict[int, list[Value]] = {}
    for row in session.exec(_in_force(list(article_ids))):
        found.setdefault(row.article_id, []).append(value_of(row))
    return found


def revisions(session: Session, slug: str, language: str) -> list[Revision]:
    """Every text that the variant has had, the newest first. Raises ArticleNotFound."""
    found = article(session, slug)
    query = select(Revision).where(
        Revision.article_id == found.article.id, Revision.language == language
    )
    return list(session.exec(query.order_by(col(Revision.number).desc())))


def status_changes(session: Session, slug: str) -> list[StatusChange]:
    """When it was published, withdrawn and the like, the newest first. Raises ArticleNotFound."""
    found = article(session, slug)
    query = select(StatusChange).where(StatusChange.article_id == found.article.id)
    return list(session.exec(query.order_by(col(StatusChange.id).desc())))


def revision(session: Session, slug: str, language: str, number: int) -> Revision:
    """Raises ArticleNotFound, NoSuchRevision."""
    for one in revisions(session, slug, language):
        if one.number == number:
            return one
    raise NoSuchRevision(slug, language, number)


def value_of(row: FactValue) -> Value:
    return Value(
        name=row.name,
        value=row.value,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        source=row.source,
        verified_on=row.verified_on,
        review_by=row.review_by,
    )


def text_of(one: Variant | Revision) -> Text:
    return Text(one.title, one.body, tuple(one.aliases))


def near(session: Session, slug: str) -> str | None:
    from rapidfuzz import process

    slugs = session.exec(select(Article.slug)).all()
    found = process.extractOne(slug.lower(), slugs, score_cutoff=LEAST_LIKE)
    return found[0] if found else None


def _variants(ids: Sequence[int | None]) -> SelectOfScalar[Variant]:
    """Japanese first."""
    query = select(Variant).where(col(Variant.article_id).in_(ids))
    return query.order_by(col(Variant.language).desc())


def _in_force(ids: Sequence[int | None]) -> SelectOfScalar[FactValue]:
    query = select(FactValue).where(col(FactValue.article_id).in_(ids))
    return query.where(col(FactValue.retired_at).is_(None)).order_by(col(FactValue.id))
