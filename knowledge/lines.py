"""The article line of the interfaces page: as files and REST have it, to and from a draft."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge.drafts import ArticleDraft, VariantDraft, told
from knowledge.errors import UnfitDraft
from knowledge.reading import Whole
from knowledge.values import Value
from translations.normalise import storable


def none_if_blank(given: Any) -> Any:
    return None if isinstance(given, str) and not given.strip() else given


Day = Annotated[date | None, BeforeValidator(none_if_blank)]
Number = Annotated[int, Field(ge=1, lt=1 << 31)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ValueLine(Strict):
    """A fact that expires. Days are ISO 8601."""

    name: str
    value: str
    effective_from: Day = None
    effective_to: Day = None
    source: str = ""
    verified_on: Day = None
    review_by: Day = None

    def as_value(self) -> Value:
        return Value(**self.model_dump())


class VariantLine(Strict):
    """One language. `{{name}}` in a text is the place of the value of that name."""

    language: Literal["ja", "en"]
    title: str
    aliases: list[str] = Field(default_factory=list)
    body: str = Field(description="Markdown; HTML is shown as text")
    revision: Number | None = Field(
        default=None, description="The text's number; read only where the variant is new"
    )
    renders_revision: Number | None = Field(
        default=None, description="The other language's revision that this text says the same as"
    )
    reviewed: bool | None = Field(default=None, description="Whether a person has read it")


class ArticleLine(Strict):
    """An article. What is left out stays as it is; no variant is ever deleted."""

    slug: str
    marketplace: Literal["jp", "us", "both"]
    topic: str | None = None
    owner: str | None = Field(default=None, description="Key of the team that answers for it")
    status: Literal["draft", "review", "published", "withdrawn"] | None = Field(
        default=None, description="A new article is published where this is left out"
    )
    review_by: Day = None
    revision: Number | None = None
    values: list[ValueLine] | None = None
    variants: list[VariantLine] = Field(min_length=1)

    def as_draft(self) -> ArticleDraft:
        return ArticleDraft(
            slug=self.slug,
            marketplace=self.marketplace,
            topic=self.topic,
            owner=self.owner,
            status=self.status,
            review_by=self.review_by,
            values=None if self.values is None else [one.as_value() for one in self.values],
            variants=[VariantDraft(**one.model_dump()) for one in self.variants],
        )


@dataclass(frozen=True, slots=True)
class Given:
    """An article from a file: where it stood (``line 3``, ``faq/x.ja.md``), what it says, and the
    revision that the file gives it, if it does."""

    place: str
    draft: ArticleDraft
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """What stood at ``place`` and cannot be brought in. ``problem`` is one line of English."""

    place: str
    problem: str


# --- JSON lines -----------------------------------------------------------------------------


def read_lines(raw: Iterable[bytes]) -> Iterator[Given | Refused]:
    """Every line of a file in order, blank ones left out; ``place`` is the line's number, from 1.
    A slug that was there before is refused. Raises nothing."""
    seen: dict[str, int] = {}
    for number, line in enumerate(raw, start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        one = read_line(f"line {number}", line)
        if isinstance(one, Given) and (first := seen.setdefault(one.draft.slug, number)) != number:
            one = Refused(one.place, f"slug: {one.draft.slug} is in line {first} already")
        yield one


def read_line(place: str, line: bytes) -> Given | Refused:
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Refused(place, f"not JSON in UTF-8 ({one_line(str(error))})")
    return given(place, told)


def given(place: str, told: Any) -> Given | Refused:
    """A document as a line says it."""
    try:
        line = ArticleLine.model_validate(cleaned(told))
    except (ValidationError, RecursionError) as error:
        return Refused(place, first_problem(error))
    return Given(place, line.as_draft(), line.revision)


def cleaned(value: Any) -> Any:
    """The same document without what no database keeps."""
    match value:
        case str():
            return storable(value)
        case list():
            return [cleaned(one) for one in value]
        case dict():
            return {storable(str(name)): cleaned(one) for name, one in value.items()}
    return value


def first_problem(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "article"
    return one_line(f"{place}: {first['msg']}")


def unfit(error: UnfitDraft) -> str:
    return one_line("; ".join(map(told, error.faults)))


def one_line(text: str) -> str:
    return " ".join(text.split())[:500]


# --- out ------------------------------------------------------------------------------------


def line_of(whole: Whole) -> dict[str, Any]:
    """The article as its line; days as ISO 8601, what is not set left out."""
    article = whole.article
    shared = {
        "slug": article.slug,
        "marketplace": article.marketplace,
        "topic": article.topic,
        "owner": article.owner,
        "status": article.status,
        "review_by": _iso(article.review_by),
        "revision": article.revision,
    }
    return _set(shared) | {
        "values": [value_line(one) for one in _in_order(whole.values)],
        "variants": [
            _set(
                {
                    "language": one.language,
                    "title": one.title,
                    "aliases": list(one.aliases),
                    "body": one.body,
                    "revision": one.revision,
                    "renders_revision": one.renders_revision,
                    "reviewed": one.reviewed,
                }
            )
            for one in whole.variants.values()
        ],
    }


def value_line(one: Value) -> dict[str, Any]:
    return _set({key: _iso(value) for key, value in asdict(one).items()})


def written(whole: Whole) -> str:
    return json.dumps(line_of(whole), ensure_ascii=False)


def _in_order(values: Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda one: (one.name, one.effective_from or date.min))


def _set(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "")}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
