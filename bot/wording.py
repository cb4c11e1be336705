"""Whose words stand in what a customer gets: renderings that are there word for word still, and
sentences that their writer put in other words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translations.checks import Reason
from translations.outcomes import Translation
from translations.segments import sentences


@dataclass(frozen=True, slots=True)
class Told:
    """A doubt that came with these sentences; with none of them it is about all that was made."""

    reason: Reason
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """Sentences as they were made, before anybody touched them. ``engine`` made them, empty where
    nothing is to be said of that; ``others`` are neither its words nor the writer's, such as those
    taken from memory by a button."""

    sentences: tuple[str, ...] = ()
    engine: str = ""
    told: tuple[Told, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def kept(self) -> dict[str, Any]:
        """As drafts keep it."""
        told = [[one.reason.code, one.reason.text, list(one.about)] for one in self.told]
        return {
            "sentences": list(self.sentences),
            "engine": self.engine,
            "told": told,
            "others": list(self.others),
        }


def read(kept: Mapping[str, Any] | None) -> Rendering | None:
    """The rendering as a draft keeps it."""
    if kept is None:
        return None
    return Rendering(
        tuple(kept["sentences"]),
        kept["engine"],
        tuple(Told(Reason(code, text), tuple(about)) for code, text, about in kept["told"]),
        tuple(kept["others"]),
    )


def rendering_of(made: Translation) -> Rendering:
    """What was made of a text, with its doubts by sentence as far as they have one."""
    whole = tuple(sentences(made.text, made.target))
    told = [
        Told(reason, within(whole, part.rendering, made.target))
        for part in made.parts
        for reason in part.reasons
    ]
    by_itself = [Told(reason) for reason in made.reasons if not made.parts]
    return Rendering(whole, made.engine, (*told, *by_itself))


def within(whole: Sequence[str], rendering: str, language: str) -> tuple[str, ...]:
    """The sentences of a rendering; none where those of the whole text are cut otherwise."""
    own = sentences(rendering, language)
    return tuple(own) if there(own, whole) else ()


def there(some: Sequence[str], among: Sequence[str]) -> bool:
    known = {bare(one) for one in among}
    return all(bare(one) in known for one in some)


def bare(sentence: str) -> str:
    """Without blanks: Slack may trim what stands in a field."""
    return "".join(sentence.split())


# --- what stands in the field ---------------------------------------------------------------


def rewritten(made: Rendering, customer: str, text: str, language: str) -> tuple[str, ...]:
    """The sentences of ``customer`` that are their writer's: not made, not taken from elsewhere,
    and not left from the writer's ``text`` in the other language."""
    known = {bare(one) for one in (*made.sentences, *made.others)}
    left = bare(text)
    return tuple(
        one
        for one in sentences(customer, language)
        if bare(one) not in known and bare(one) not in left
    )


def doubts(made: Rendering, customer: str, language: str) -> tuple[Reason, ...]:
    """Those about sentences that stand in ``customer`` word for word."""
    now = sentences(customer, language)
    return tuple(one.reason for one in made.told if there(one.about or made.sentences, now))


def maker(made: Rendering, customer: str, language: str) -> str:
    """The engine of which something stands in ``customer``, else empty."""
    now = {bare(one) for one in sentences(customer, language)}
    return made.engine if any(bare(one) in now for one in made.sentences) else ""


# --- changed by a button --------------------------------------------------------------------


def taking(made: Rendering, words: str, language: str) -> Rendering:
    """With these words in the text as well, which are nobody's here."""
    return replace(made, others=(*made.others, *sentences(words, language)))


def mended(made: Rendering, before: str, after: str, language: str) -> Rendering:
    """The same once a button changed the wording of the text: a doubt goes with its sentence."""
    old, new = sentences(before, language), sentences(after, language)
    if len(old) != len(new):
        return taking(made, after, language)
    to = {bare(one): other for one, other in zip(old, new, strict=True)}

    def moved(some: Sequence[str]) -> tuple[str, ...]:
        return tuple(to.get(bare(one), one) for one in some)

    told = tuple(replace(one, about=moved(one.about)) for one in made.told)
    return replace(made, sentences=moved(made.sentences), told=told, others=moved(made.others))
