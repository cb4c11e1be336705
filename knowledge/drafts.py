"""An article as somebody wants it to be, before it is saved, and what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from knowledge.errors import Fault, UnfitDraft
from knowledge.tables import Marketplace, Status
from knowledge.values import Value, names_in
from translations.normalise import storable

LANGUAGES = ("ja", "en")
MARKETPLACES = ("jp", "us", "both")
STATUSES = ("draft", "review", "published", "withdrawn")

LONGEST = {"title": 200, "alias": 200, "body": 40_000, "owner": 64, "value": 200, "source": 1_000}
"""Characters."""
MOST_ALIASES = 50
MOST_VALUES = 100
"""Rows, all periods of all names together."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 100
_TOPIC = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")

FAULTS = {
    "slug": "must be small letters, digits and single hyphens, up to 100 characters",
    "marketplace": "must be jp, us or both",
    "status": "must be draft, review, published or withdrawn",
    "topic": "must be one word in small letters, such as returns",
    "language": "must be ja or en",
    "twice": "{detail} is there twice",
    "no_variants": "an article needs a text in at least one language",
    "empty": "is empty",
    "too_long": "is longer than {detail} characters",
    "too_many": "has more than {detail}",
    "name": "must be small letters, digits and underscores, such as return_window_days",
    "periods": "{detail} has two values for the same day",
    "backwards": "{detail} ends before it begins",
    "no_value": "{{{{{detail}}}}} stands in the text, and there is no such value",
}
"""What a fault means, for the command line and REST. In ``no_value`` the braces are the text's."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a revision keeps of a variant."""

    title: str
    body: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantDraft:
    """One language of a draft.

    ``renders_revision`` is the sibling's revision that this text says the same as; stating the
    newest one brings both in step. Null leaves it as it is. ``revision`` is the number that a file
    gives the text, for a variant that is new here.
    """

    language: str
    title: str
    body: str
    aliases: Sequence[str] = ()
    renders_revision: int | None = None
    reviewed: bool | None = None
    revision: int | None = None

    @property
    def text(self) -> Text:
        return Text(self.title, self.body, tuple(self.aliases))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """What an article is to be. What is null, and a language that is not among ``variants``,
    stays as it is; a new article needs a marketplace and a variant."""

    slug: str
    marketplace: Marketplace | None = None
    topic: str | None = None
    owner: str | None = None
    status: Status | None = None
    review_by: date | None = None
    values: Sequence[Value] | None = None
    variants: Sequence[VariantDraft] = ()


def tidy(draft: ArticleDraft) -> ArticleDraft:
    """The draft as it is kept: text that both databases hold, one kind of line end, no blank edges.

    Raises UnfitDraft with everything that is wrong with it by itself.
    """
    neat = replace(
        draft,
        slug=storable(draft.slug),
        values=None if draft.values is None else tuple(map(_tidy_value, draft.values)),
        variants=tuple(map(_tidy_variant, draft.variants)),
    )
    if faults := tuple(_faults(neat)):
        raise UnfitDraft(draft.slug, faults)
    return neat


def unvalued(texts: Iterable[Text], values: Iterable[Value]) -> Iterator[Fault]:
    """Places in texts for which there is no value."""
    named = {one.name for one in values}
    used = names_in(*(part for text in texts for part in (text.title, text.body, *text.aliases)))
    yield from (Fault("no_value", "variants", name) for name in sorted(used - named))


def told(fault: Fault) -> str:
    """The fault in English: ``variants.ja.title is empty``."""
    return f"{fault.field}: {FAULTS[fault.code].format(detail=fault.detail)}"


# --- tidying --------------------------------------------------------------------------------


def _tidy_variant(one: VariantDraft) -> VariantDraft:
    aliases = dict.fromkeys(filter(None, map(_one_line, one.aliases)))
    return replace(
        one, title=_one_line(one.title), aliases=tuple(aliases), body=tidy_body(one.body)
    )


def tidy_body(body: str) -> str:
    one_kind = storable(body).replace("\r\n", "\n").replace("\r", "\n")
    return one_kind.strip("\n").rstrip()


def _one_line(text: str) -> str:
    return " ".join(storable(text).split())


def _tidy_value(one: Value) -> Value:
    return replace(one, value=_one_line(one.value), source=_one_line(one.source))


# --- what can be wrong ----------------------------------------------------------------------


def _faults(draft: ArticleDraft) -> Iterator[Fault]:
    if not SLUG.fullmatch(draft.slug) or len(draft.slug) > LONGEST_SLUG:
        yield Fault("slug", "slug")
    if draft.marketplace not in (None, *MARKETPLACES):
        yield Fault("marketplace", "marketplace")
    if draft.status not in (None, *STATUSES):
        yield Fault("status", "status")
    if draft.topic and not _TOPIC.fullmatch(draft.topic):
        yield Fault("topic", "topic")
    yield from _too_long("owner", "owner", draft.owner or "")
    yield from _doubles("variants", [one.language for one in draft.variants])
    for variant in draft.variants:
        yield from _variant_faults(variant)
    yield from _value_faults(draft.values or ())


def _variant_faults(one: VariantDraft) -> Iterator[Fault]:
    place = f"variants.{one.language}"
    if one.language not in LANGUAGES:
        yield Fault("language", "variants.language")
    for name in ("title", "body"):
        text = getattr(one, name)
        if not text.strip():
            yield Fault("empty", f"{place}.{name}")
        yield from _too_long(name, f"{place}.{name}", text)
    if len(one.aliases) > MOST_ALIASES:
        yield Fault("too_many", f"{place}.aliases", str(MOST_ALIASES))
    for alias in one.aliases:
        yield from _too_long("alias", f"{place}.aliases", alias)


def _value_faults(values: Sequence[Value]) -> Iterator[Fault]:
    if len(values) > MOST_VALUES:
        yield Fault("too_many", "values", str(MOST_VALUES))
    for one in values:
        if not _NAME.fullmatch(one.name):
            yield Fault("name", "values.name")
        if not one.value:
            yield Fault("empty", f"values.{one.name}")
        yield from _too_long("value", f"values.{one.name}", one.value)
        yield from _too_long("source", f"values.{one.name}.source", one.source)
        if one.effective_from and one.effective_to and one.effective_to < one.effective_from:
            yield Fault("backwards", "values", one.name)
    yield from _overlaps(values)


def _overlaps(values: Sequence[Value]) -> Iterator[Fault]:
    in_order = sorted(values, key=lambda one: (one.name, one.effective_from or date.min))
    for before, after in pairwise(in_order):
        starts = after.effective_from or date.min
        if before.name == after.name and starts <= (before.effective_to or date.max):
            yield Fault("periods", "values", before.name)


def _too_long(kind: str, place: str, text: str) -> Iterator[Fault]:
    if len(text) > LONGEST[kind]:
        yield Fault("too_long", place, str(LONGEST[kind]))


def _doubles(place: str, names: Sequence[str]) -> Iterator[Fault]:
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield Fault("twice", place, name)
