"""Which of the articles found is the answer, and when two have to stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Generic, Protocol, TypeVar

from knowledge.scope import Decider, applying
from translations.search_tokens import analysed


class Scoped(Protocol):
    """An article as far as its scope goes."""

    @property
    def slug(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def marketplace(self) -> str: ...
    @property
    def score(self) -> float: ...


One = TypeVar("One", bound=Scoped)

PLACES = frozenset({"japan", "jp", "us", "usa"})
"""Words of a slug that tell one marketplace's article from the other's."""

ENOUGH = 2
"""Words of a title that a message has to say before the article is proposed."""

ABOUT_AS_WELL = 0.6
"""Share of the best one's score from which an article of the same topic stands beside it."""

NEARLY_AS_WELL = 0.9
"""Share of the best one's score from which the rule itself goes before an article on a part."""

OPPOSITE = {"jp": "us", "us": "jp"}


@dataclass(frozen=True)
class Chosen(Generic[One]):
    """``first`` is the answer: one article, or one for each marketplace where ``open`` names what
    nobody knows yet of the case; none where only the other marketplace has one. ``others`` follow
    in the order in which they were found."""

    first: tuple[One, ...]
    others: tuple[One, ...]
    open: Decider | None = None


def chosen(
    found: Sequence[One],
    *,
    marketplace: str | None,
    destination: str | None = None,
    residence: str | None = None,
    beside: Sequence[One] = (),
) -> Chosen[One]:
    """Those of ``found`` (the best first) whose rule may apply to the case. ``beside`` are further
    articles of which one may be the other marketplace's on the same matter."""

    def rule(one: One) -> tuple[bool, Decider | None]:
        ruled = applying(one.topic, marketplace, destination, residence)
        return ruled.allows(one.marketplace), ruled.decided_by if ruled.shows_both else None

    allowed = in_their_stead(found, lambda one: rule(one)[0])
    if not allowed or ruled_out(found[0], allowed[0]):
        return Chosen((), tuple(allowed))
    best = the_rule_itself(allowed, found)
    unknown = rule(best)[1]
    twin = counterpart(best, allowed, beside) if unknown else None
    first = (best, twin) if twin else (best,)
    slugs = {one.slug for one in first}
    others = tuple(one for one in allowed if one.slug not in slugs)
    in_order = tuple(sorted(first, key=lambda one: one.marketplace))
    return Chosen(in_order, others, unknown if twin else None)


def in_their_stead(found: Sequence[One], allows: Callable[[One], bool]) -> list[One]:
    """Those that are allowed. Where the other marketplace's article answers best, the answer is
    the one on the same matter: it takes its place."""
    in_order: dict[str, One] = {}
    for one in found:
        stands = one if allows(one) else counterpart_of_name(one, found)
        if stands is not None and allows(stands):
            in_order.setdefault(stands.slug, stands)
    return list(in_order.values())


def ruled_out(best: One, allowed: One) -> bool:
    """Whether the answer is one that does not hold here, and what holds is about something else."""
    return best.slug != allowed.slug and allowed.score < ABOUT_AS_WELL * best.score


def the_rule_itself(allowed: Sequence[One], found: Sequence[One]) -> One:
    """The first of them, or one found nearly as well that the other marketplace has as well: what
    both have to rule on is the matter, and what only one has is a part of it."""
    best = allowed[0]
    nearly = takewhile(lambda one: one.score >= NEARLY_AS_WELL * best.score, allowed)
    return next((one for one in nearly if counterpart_of_name(one, found)), best)


def counterpart_of_name(one: One, found: Iterable[One]) -> One | None:
    wanted = (OPPOSITE.get(one.marketplace), one.topic, matter(one.slug))
    return next(
        (
            other
            for other in found
            if (other.marketplace, other.topic, matter(other.slug)) == wanted
        ),
        None,
    )


def counterpart(best: One, found: Sequence[One], beside: Iterable[One] = ()) -> One | None:
    """The other marketplace's article on the same matter: the one of the same name, found or not;
    else the best of the same topic that was found about as well."""
    wanted = OPPOSITE.get(best.marketplace)

    def other(some: Iterable[One]) -> list[One]:
        return [one for one in some if (one.marketplace, one.topic) == (wanted, best.topic)]

    near = (one for one in other(found) if one.score >= ABOUT_AS_WELL * best.score)
    return counterpart_of_name(best, [*found, *beside]) or next(near, None)


def fitting(question: str, heads: Iterable[str]) -> bool:
    """Whether an article may be proposed that nobody asked for: the question says half of one of
    its ``heads`` (title, aliases, in any language), and not merely a word of it, unless there is no
    more to it: a story has two words of nearly everything."""
    said = set(analysed(question, "en").words)
    return any(_is_about(said, head) for head in heads)


def _is_about(said: set[str], head: str) -> bool:
    words = set(analysed(head, "en").words) - PLACES
    common = said & words
    if len(common) >= ENOUGH:
        return 2 * len(common) >= len(words)
    return bool(common) and common == words and 2 * len("".join(common)) >= len(head)


def matter(slug: str) -> str:
    """``return-terms-japan`` and ``return-terms-us`` are both about ``return-terms``."""
    return "-".join(part for part in slug.split("-") if part not in PLACES)
