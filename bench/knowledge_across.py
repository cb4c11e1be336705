"""Articles that the reader's language lacks, looked for in the other language's block.

In two ways: with every looked-for article taken away in the reader's language, so that nothing can
be learned from what those are called in both; and with only the one that is asked for taken away,
as in a base that is otherwise bilingual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.figures import Figure
from bench.knowledge_questions import Asked, Ranks, measured, question_of
from knowledge.crossing import translated
from knowledge.index import KnowledgeIndex
from knowledge.search import find
from knowledge.tables import SearchDoc
from translations.engines.argos import argos_engine
from translations.packages import SHIPPED

OTHER = {"ja": "en", "en": "ja"}
MISSED_ACROSS = 10.0
"""Most questions of a hundred without their article among the first five of the block."""

Said = Mapping[str, str]
"""Questions to their translations."""


def across(
    number: int,
    index: KnowledgeIndex,
    targets: Sequence[SearchDoc],
    asked: Sequence[Asked],
    *,
    aimed: bool,
) -> Iterator[Figure]:
    """Two figures a language. ``aimed``: whether there is an aim at this size."""
    for language in OTHER:
        crossing = [one for one in asked if one.kind == "cross" and one.language == language]
        if not crossing:
            continue
        own = [row for row in targets if row.language == language]
        said = translations(crossing, language)
        for remaining, missing in WAYS.items():
            both = missing(index, own, crossing, said)
            alone = missing(index, own, crossing, {})
            yield Figure(
                name=f"{number:,} variants, {language} to {OTHER[language]}, {remaining}:"
                " missed among five",
                unit="%",
                ours=both.missed,
                aim=MISSED_ACROSS if aimed else None,
                remark=f"{both}; without a translation of the question: {alone};"
                f" {len(crossing)} questions, places within the other language's block",
            )


def all_missing(
    index: KnowledgeIndex, own: Sequence[SearchDoc], asked: Sequence[Asked], said: Said
) -> Ranks:
    index.apply([without(row) for row in own])
    ranks = block(index, asked, said)
    index.apply(own)
    return ranks


def one_missing(
    index: KnowledgeIndex, own: Sequence[SearchDoc], asked: Sequence[Asked], said: Said
) -> Ranks:
    found = Ranks()
    rows = {row.slug: row for row in own}
    for slug in dict.fromkeys(one.slug for one in asked):
        index.apply([without(rows[slug])])
        ranks = block(index, [one for one in asked if one.slug == slug], said)
        index.apply([rows[slug]])
        found.ranks += ranks.ranks
        found.ms += ranks.ms
    return found


WAYS = {"all 84 missing": all_missing, "it alone missing": one_missing}


def without(row: SearchDoc) -> SearchDoc:
    gone = SearchDoc(**row.model_dump())
    gone.deleted = True
    return gone


def translations(asked: Sequence[Asked], language: str) -> Said:
    """By the small package that ships."""
    engine = argos_engine(SHIPPED)
    return {one.text: translated(one.text, language, OTHER[language], engine) for one in asked}


def block(index: KnowledgeIndex, asked: Sequence[Asked], said: Said) -> Ranks:
    def look(one: Asked) -> list[str]:
        translations = {OTHER[one.language]: said.get(one.text, "")}
        hits = find(index, question_of(one, translations=translations)).hits
        return [hit.slug for hit in hits if hit.other_language]

    (ranks,) = measured(asked, look).values()
    return ranks
