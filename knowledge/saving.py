"""The one way to save an article: what is new is kept, and the index told of it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from knowledge import indexing
from knowledge.comparison import compared
from knowledge.drafts import ArticleDraft, VariantDraft, tidy, unvalued
from knowledge.errors import EditedMeanwhile, Fault, UnfitDraft
from knowledge.reading import Whole, find, text_of, value_of, whole
from knowledge.tables import Article, FactValue, Revision, Status, StatusChange, Variant
from knowledge.values import Value
from translations.normalise import storable

LONGEST_NAME = 200
"""Characters of an author's name that are kept."""

DRAFT: Status = "draft"
PUBLISHED: Status = "published"
FIELDS = ("marketplace", "topic", "owner", "status", "review_by")

NONE_YET = 0
"""The ``expected_revision`` of an editor who writes a new article."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. ``languages`` are those whose text is new; ``changed`` is false where
    everything stood as the draft wants it already, and then nothing was written."""

    whole: Whole
    is_new: bool
    changed: bool
    languages: tuple[str, ...] = ()


def save_article(
    session: Session,
    draft: ArticleDraft,
    *,
    by: str,
    reason: str = "",
    now: datetime,
    expected_revision: int | None = None,
    number: int | None = None,
    new_status: Status = "draft",
) -> Saved:
    """Saves what the draft says otherwise than the store; safe to repeat.

    ``expected_revision`` is the article's revision that the editor started from, 0 for an article
    that must not be there yet, null for whatever stands; it does not matter where the store says
    the same as the draft already. ``number`` is the article's revision in the file that it came
    from. A new article gets ``new_status`` where the draft has none.
    Raises EditedMeanwhile and UnfitDraft before anything is changed.
    """
    draft = tidy(draft)
    row = find(session, draft.slug, lock=True)
    before = whole(session, [row])[0] if row else None
    _require_expected(before, draft, expected_revision)
    _require_fit(before, draft)
    by, reason = storable(by)[:LONGEST_NAME], storable(reason)
    row = row or _opened(session, draft, new_status, now)
    was = before.article.status if before else DRAFT
    texts = _save_texts(session, row, before, draft, by=by, reason=reason, now=now)
    changed = _save_fields(row, draft) or bool(texts) or before is None
    changed |= _save_values(session, row, draft.values, by, now)
    if row.status != was:
        session.add(StatusChange(article_id=_id(row), status=row.status, by=by, at=now))
    session.flush()
    found = whole(session, [row])[0]
    changed |= _keep_in_step(found, draft, texts)
    if changed:
        _mark(row, number, by=by, now=now)
        session.flush()
    if changed and PUBLISHED in (was, row.status):
        _tell_index(session, found, now)
    return Saved(found, before is None, changed, texts)


# --- the parts ------------------------------------------------------------------------------


def _require_expected(before: Whole | None, draft: ArticleDraft, expected: int | None) -> None:
    found = before.article.revision if before else NONE_YET
    if expected in (None, found) or (before and _stands_already(before, draft)):
        return
    assert expected is not None
    yours = {one.language: one.text for one in draft.variants}
    theirs = {key: text_of(one) for key, one in before.variants.items()} if before else {}
    raise EditedMeanwhile(
        draft.slug,
        expected,
        found,
        by=before.article.updated_by if before else "",
        at=before.article.updated_at if before else None,
        yours=yours,
        theirs=theirs,
        differences={
            key: compared(theirs[key], text) for key, text in yours.items() if key in theirs
        },
    )


def _stands_already(before: Whole, draft: ArticleDraft) -> bool:
    """Whether the draft says nothing else than the store: the same save sent once more."""
    texts = all(_is_known(before, given) for given in draft.variants)
    values = draft.values is None or set(draft.values) == set(before.values)
    return texts and values and not _differing_fields(before.article, draft)


def _is_known(before: Whole, given: VariantDraft) -> bool:
    held, sibling = before.variants.get(given.language), before.sibling(given.language)
    if held is None or text_of(held) != given.text:
        return False
    renders = given.renders_revision
    if sibling is not None and renders is not None:
        renders = min(renders, sibling.revision)
    in_step = sibling is None or renders in (None, held.renders_revision)
    return in_step and given.reviewed in (None, held.reviewed)


def _differing_fields(row: Article, draft: ArticleDraft) -> dict[str, Any]:
    wanted = {name: getattr(draft, name) for name in FIELDS}
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and value != getattr(row, name)
    }


def _require_fit(before: Whole | None, draft: ArticleDraft) -> None:
    """The article as it will be: with a text, with a marketplace, and no place without a value."""
    texts = {key: text_of(one) for key, one in before.variants.items()} if before else {}
    texts |= {one.language: one.text for one in draft.variants}
    held = before.values if before else ()
    faults = list(unvalued(texts.values(), held if draft.values is None else draft.values))
    if not texts:
        faults.append(Fault("no_variants", "variants"))
    if before is None and draft.marketplace is None:
        faults.append(Fault("marketplace", "marketplace"))
    if faults:
        raise UnfitDraft(draft.slug, tuple(faults))


def _opened(session: Session, draft: ArticleDraft, status: Status, now: datetime) -> Article:
    assert draft.marketplace is not None
    row = Article(
        slug=draft.slug,
        marketplace=draft.marketplace,
        status=draft.status or status,
        revision=NONE_YET,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    return row


def _save_fields(row: Article, draft: ArticleDraft) -> bool:
    differing = _differing_fields(row, draft)
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _save_values(
    session: Session, row: Article, values: Sequence[Value] | None, by: str, now: datetime
) -> bool:
    if values is None:
        return False
    query = select(FactValue).where(FactValue.article_id == row.id)
    held = {
        value_of(one): one for one in session.exec(query.where(col(FactValue.retired_at).is_(None)))
    }
    gone = [one for value, one in held.items() if value not in values]
    new = [one for one in dict.fromkeys(values) if one not in held]
    for old in gone:
        old.retired_by, old.retired_at = by, now
    session.add_all(_row(one, row, by, now) for one in new)
    return bool(gone or new)


def _save_texts(
    session: Session,
    row: Article,
    before: Whole | None,
    draft: ArticleDraft,
    *,
    by: str,
    reason: str,
    now: datetime,
) -> tuple[str, ...]:
    """The languages whose text is new, each now with a revision that says so."""
    held = before.variants if before else {}
    new = []
    for given in draft.variants:
        old = held.get(given.language)
        if old is not None and text_of(old) == given.text:
            continue
        variant = _written(session, row, old, given)
        session.add(_kept(variant, by=by, reason=reason, now=now))
        new.append(given.language)
    return tuple(new)


def _written(session: Session, row: Article, old: Variant | None, given: VariantDraft) -> Variant:
    number = old.revision + 1 if old else max(1, given.revision or 1)
    one = old or Variant(article_id=_id(row), language=given.language, title="", body="")
    one.title, one.aliases, one.body = given.title, list(given.aliases), given.body
    one.revision = number
    session.add(one)
    return one


def _kept(variant: Variant, *, by: str, reason: str, now: datetime) -> Revision:
    return Revision(
        article_id=variant.article_id,
        language=variant.language,
        number=variant.revision,
        title=variant.title,
        aliases=list(variant.aliases),
        body=variant.body,
        author=by,
        reason=reason,
        at=now,
    )


def _keep_in_step(found: Whole, draft: ArticleDraft, new: Sequence[str]) -> bool:
    """Notes which texts say the same as their sibling; says whether anything of it is new.

    Texts that came together are in step, and so are both once one is said to render the other as
    it is now. Otherwise the sibling stays in step with the older text, and so is shown to lag.
    """
    before = _steps(found)
    stated = {one.language: one.renders_revision for one in draft.variants if one.renders_revision}
    for given in draft.variants:
        one, sibling = found.variants[given.language], found.sibling(given.language)
        if given.reviewed is not None:
            one.reviewed = given.reviewed
        if sibling is not None and _says_the_same(one, sibling, stated, new):
            one.renders_revision = min(stated.get(one.language, sibling.revision), sibling.revision)
            if one.renders_revision == sibling.revision and sibling.language not in stated:
                sibling.renders_revision = one.revision
    return before != _steps(found)


def _says_the_same(
    one: Variant, sibling: Variant, stated: Mapping[str, int], new: Sequence[str]
) -> bool:
    if one.language in stated:
        return True
    came_together = {one.language, sibling.language} <= set(new)
    return came_together or (one.language in new and one.renders_revision is None)


def _steps(found: Whole) -> dict[str, tuple[int | None, bool]]:
    return {key: (one.renders_revision, one.reviewed) for key, one in found.variants.items()}


def _mark(row: Article, number: int | None, *, by: str, now: datetime) -> None:
    row.revision = max(row.revision + 1, number or 0)
    row.updated_at, row.updated_by = now, by


def _tell_index(session: Session, found: Whole, now: datetime) -> None:
    for variant in found.variants.values():
        assert variant.id is not None
        indexing.note(session, variant.id, now)


def _row(one: Value, row: Article, by: str, now: datetime) -> FactValue:
    facts = {field.name: getattr(one, field.name) for field in fields(one)}
    return FactValue(article_id=_id(row), by=by, at=now, **facts)


def _id(row: Article) -> int:
    assert row.id is not None
    return row.id
