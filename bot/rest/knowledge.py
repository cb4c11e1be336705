"""Articles shown, saved and withdrawn by other systems, so that two editors lose nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Response
from pydantic import AfterValidator, Field
from sqlmodel import Session

from bot.rest.models import Name
from bot.rest.problems import Problem
from bot.rest.route import App, Key, Route
from bot.settings import ApiKey
from knowledge import articles
from knowledge.comparison import Difference
from knowledge.drafts import LONGEST_SLUG, SLUG, Text, told
from knowledge.errors import ArticleNotFound, EditedMeanwhile, KnowledgeError, UnfitDraft
from knowledge.freshness import freshness
from knowledge.lines import ArticleLine, line_of
from knowledge.reading import Whole
from knowledge.saving import NONE_YET, Saved

router = APIRouter(tags=["knowledge"], route_class=Route)

ADDRESS = "/knowledge/articles/{slug}"
ANY = "*"

_ETAG = re.compile(r'(?:W/)?"(\d{1,9})"')


def one_of_ours(slug: str) -> str:
    if not SLUG.fullmatch(slug):
        raise ValueError("must be small letters, digits and single hyphens")
    return slug


Slug = Annotated[str, Path(max_length=LONGEST_SLUG), AfterValidator(one_of_ours)]
IfMatch = Annotated[
    str | None,
    Header(description="The `ETag` that you edited from; `*` for whatever revision is there"),
]
IfNoneMatch = Annotated[
    str | None, Header(description="`*`: only if there is no article of this slug")
]


class ArticleIn(ArticleLine):
    """An article as it is to be. `revision` is the one that you edited from: where another is
    there, nothing is saved and the answer shows what differs."""

    slug: str = Field(default="", description="As in the address, if it is given")
    by: Name | None = Field(default=None, description="Who wrote it, as its history says")
    reason: Annotated[str, Field(max_length=1_000)] = ""


@router.get(ADDRESS, summary="Show an article")
async def show(slug: Slug, response: Response, key: Key, app: App) -> dict[str, Any]:
    """Both languages as they were written, drafts and withdrawn ones too."""
    return await app.database.read(read_article, slug, app.now().date(), response)


@router.put(
    ADDRESS,
    summary="Save an article",
    responses={201: {"description": "It is new"}, 409: {"description": "Edited meanwhile"}},
)
async def save(
    slug: Slug,
    body: ArticleIn,
    response: Response,
    key: Key,
    app: App,
    if_match: IfMatch = None,
    if_none_match: IfNoneMatch = None,
) -> dict[str, Any]:
    """Every text is kept as a revision. The same article again changes nothing. Say by `revision`
    or `If-Match` what you edited from, or the newest text is replaced whatever it is."""
    if body.slug not in ("", slug):
        raise Problem(422, f"slug: the address says {slug}. Leave it out or make them equal.")
    expected = expectation(if_match, if_none_match)
    try:
        saved = await app.database.write(
            write_article,
            body.model_copy(update={"slug": slug}),
            by=author_of(key, body.by),
            now=app.now(),
            expected=expected,
            from_body=if_match is None and if_none_match is None,
        )
    except KnowledgeError as error:
        raise problem_of(error) from error
    response.status_code = 201 if saved.is_new else 200
    return described(saved.whole, app.now().date(), response)


@router.delete(ADDRESS, status_code=204, summary="Withdraw an article")
async def withdraw(
    slug: Slug, key: Key, app: App, by: Name | None = None, if_match: IfMatch = None
) -> Response:
    """Nothing finds it any more. Its texts are kept, and saving it as published brings it back."""
    try:
        await app.database.write(
            articles.withdraw,
            slug,
            by=author_of(key, by),
            now=app.now(),
            expected_revision=expectation(if_match, None),
        )
    except KnowledgeError as error:
        raise problem_of(error) from error
    return Response(status_code=204)


# --- the parts ------------------------------------------------------------------------------


def read_article(session: Session, slug: str, today: date, response: Response) -> dict[str, Any]:
    try:
        return described(articles.article(session, slug), today, response)
    except KnowledgeError as error:
        raise problem_of(error) from error


def write_article(
    session: Session,
    body: ArticleIn,
    *,
    by: str,
    now: datetime,
    expected: int | None,
    from_body: bool,
) -> Saved:
    """A revision in the body says what was edited from, or is a new article's first number."""
    is_new = articles.find(session, body.slug) is None
    return articles.save_article(
        session,
        body.as_draft(),
        by=by,
        reason=body.reason,
        now=now,
        expected_revision=body.revision if from_body and not is_new else expected,
        number=body.revision if is_new else None,
        new_status="published",
    )


def author_of(key: ApiKey, by: str | None) -> str:
    """Under a team's key the team stands beside the name."""
    return f"{by or 'API'} ({key.team})" if key.team else by or "API"


def expectation(if_match: str | None, if_none_match: str | None) -> int | None:
    """The revision that must be there: 0 for none, null for any. Raises Problem."""
    if if_none_match is not None:
        if if_none_match.strip() != ANY:
            raise Problem(400, "If-None-Match can only be *. Use If-Match for a revision.")
        return NONE_YET
    if if_match is None or if_match.strip() == ANY:
        return None
    found = _ETAG.fullmatch(if_match.strip())
    if found is None:
        raise Problem(400, 'If-Match must be the ETag of an article, such as "3".')
    return int(found[1])


def described(whole: Whole, today: date, response: Response) -> dict[str, Any]:
    """The article's line, how fresh it is and which language lags; its revision as the ETag."""
    article = whole.article
    response.headers["ETag"] = f'"{article.revision}"'
    fresh = freshness(article, whole.values, today)
    return line_of(whole) | {
        "lagging": list(whole.lagging()),
        "freshness": {
            "state": fresh.state,
            "verify": fresh.verify,
            "review_by": fresh.review_by.isoformat() if fresh.review_by else None,
            "values": [*fresh.overdue, *fresh.expired],
            "unconfirmed": list(fresh.unconfirmed),
        },
        "updated_at": article.updated_at.isoformat(),
        "updated_by": article.updated_by,
    }


# --- refusals -------------------------------------------------------------------------------


def problem_of(error: KnowledgeError) -> Problem:
    match error:
        case ArticleNotFound():
            near = f" Did you mean {error.near}?" if error.near else " Check the slug."
            detail = f"There is no article {error.looked_for}.{near}"
            return Problem(404, detail, code="article_not_found", near=error.near)
        case UnfitDraft():
            errors = [{"field": one.field, "problem": told(one)} for one in error.faults]
            summary = "; ".join(one["problem"] for one in errors[:3])
            return Problem(422, f"Correct this and send it again. {summary}", errors=errors)
        case EditedMeanwhile() if error.found == NONE_YET:
            return Problem(
                409,
                f"There is no article {error.slug} yet. Send it without a revision.",
                code="edited_meanwhile",
                expected=error.expected,
                revision=NONE_YET,
            )
        case EditedMeanwhile():
            return conflict(error)
    return Problem(409, f"This cannot be done: {error}.")


def conflict(error: EditedMeanwhile) -> Problem:
    who = f" by {error.by}" if error.by else ""
    return Problem(
        409,
        f"{error.slug} was saved{who} and is at revision {error.found} now; nothing of yours was"
        f" saved. Bring both together and send it with revision {error.found}.",
        headers={"ETag": f'"{error.found}"'},
        code="edited_meanwhile",
        expected=error.expected,
        revision=error.found,
        by=error.by,
        at=error.at.isoformat() if error.at else None,
        yours=texts(error.yours),
        theirs=texts(error.theirs),
        differences={key: difference(one) for key, one in error.differences.items()},
    )


def texts(held: Mapping[str, Text]) -> dict[str, Any]:
    return {
        key: {"title": one.title, "aliases": list(one.aliases), "body": one.body}
        for key, one in held.items()
    }


def difference(one: Difference) -> dict[str, Any]:
    """From their text to yours."""
    return {
        "title": list(one.title) if one.title else None,
        "aliases_gone": list(one.aliases_gone),
        "aliases_new": list(one.aliases_new),
        "lines": [{"sign": line.sign, "text": line.text} for line in one.changed_lines],
    }
