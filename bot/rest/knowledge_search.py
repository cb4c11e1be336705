"""Articles found for other systems, in the order in which Slack shows them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from bot.rest.route import App, Key, Route
from knowledge.search import Hit
from translations.languages import detect

router = APIRouter(tags=["knowledge"], route_class=Route)

LONGEST_QUERY = 2_000


class FoundArticle(BaseModel):
    """One article, by the variant that is shown."""

    slug: str
    language: str
    title: str
    score: float = Field(description="Orders hits of one language only")
    marketplace: Literal["jp", "us", "both"] = Field(description="Whose rule it states")
    other_language: bool = Field(description="The article is not there in the reader's language")
    passage: str = Field(description="The passage that answers best, as plain text")
    marked: list[tuple[int, int]] = Field(
        description="Where in the passage what was asked for stands: start and end, in characters"
    )
    also: list[str] = Field(description="Slugs of articles that say nearly the same")


class SearchOut(BaseModel):
    """What was found."""

    query: str
    results: list[FoundArticle] = Field(
        description="The reader's language first, then articles that only the other one has"
    )
    closest: list[FoundArticle] = Field(
        description="Where nothing was found: what is nearest by its letters"
    )
    answers: bool = Field(
        description="False where the best result says so little of the question that it is only"
        " the closest there is"
    )
    ready: bool = Field(
        description="False while this process is still reading articles: found more plainly"
    )


@router.get(
    "/knowledge/search", summary="Find articles", response_description="The best articles first"
)
async def search(
    key: Key,
    app: App,
    q: Annotated[str, Query(max_length=LONGEST_QUERY, description="Words or a whole question")],
    language: Annotated[
        Literal["ja", "en"] | None, Query(description="The reader's; else that of the question")
    ] = None,
    marketplace: Annotated[
        Literal["jp", "us"] | None, Query(description="Leave out what holds only in the other one")
    ] = None,
    limit: Annotated[
        int,
        Query(ge=1, le=50, description="Most articles of the reader's language, and of the other"),
    ] = 5,
) -> SearchOut:
    """Any text may be asked: there are no operators, and nothing in it is an error."""
    reader = language or ("en" if detect(q, "ja") == "en" else "ja")
    found = await app.knowledge.find(q, language=reader, marketplace=marketplace, limit=limit)
    return SearchOut(
        query=q,
        results=[shown(hit) for hit in found.hits],
        closest=[shown(hit) for hit in found.closest],
        answers=found.answers,
        ready=found.ready,
    )


def shown(hit: Hit) -> FoundArticle:
    return FoundArticle.model_validate(
        {
            "slug": hit.slug,
            "language": hit.language,
            "title": hit.title,
            "score": hit.score,
            "marketplace": hit.marketplace,
            "other_language": hit.other_language,
            "passage": hit.passage.text,
            "marked": list(hit.passage.marked),
            "also": list(hit.also),
        }
    )
