"""The questions that articles are looked for by, and where the right one stood."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from knowledge.search import Question
from translations.termbase import Termbase
from translations.termbase_store import shipped

FOLDER = Path(__file__).parent / "quality_data"
TODAY = date(2026, 11, 27)
LOOKED_AT = 10


@dataclass(frozen=True)
class Asked:
    kind: str
    language: str
    text: str
    slug: str


@dataclass
class Ranks:
    """Where the right article stood, 0 where it did not, and what each question took."""

    ranks: list[int] = field(default_factory=list)
    ms: list[float] = field(default_factory=list)

    def within(self, most: int) -> float:
        return sum(0 < rank <= most for rank in self.ranks) / max(1, len(self.ranks))

    @property
    def missed(self) -> float:
        return 100 * (1 - self.within(5))

    @property
    def mrr(self) -> float:
        return sum(1 / rank for rank in self.ranks if rank) / max(1, len(self.ranks))

    def __str__(self) -> str:
        return f"R@1 {self.within(1):.3f}, R@5 {self.within(5):.3f}, MRR@10 {self.mrr:.3f}"


Find = Callable[[Asked], list[str]]


def questions() -> list[Asked]:
    slugs = json.loads((FOLDER / "knowledge_titles.json").read_text(encoding="utf-8"))
    with (FOLDER / "knowledge_queries.jsonl").open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    return [
        Asked(one["kind"], one["language"], one["query"], slugs[str(one["title"])]) for one in read
    ]


def some(asked: Sequence[Asked], most: int) -> list[Asked]:
    """Every so manieth question, so that each kind is there."""
    return list(asked[:: max(1, len(asked) // most)])


def question_of(
    one: Asked, *, passages: bool = False, translations: Mapping[str, str] | None = None
) -> Question:
    return Question(
        text=one.text,
        language=one.language,
        on=TODAY,
        limit=LOOKED_AT,
        terms=fixed_terms(),
        passages=passages,
        translations=translations or {},
    )


@cache
def fixed_terms() -> Termbase:
    return Termbase(shipped())


def measured(asked: Sequence[Asked], look: Find) -> dict[tuple[str, str], Ranks]:
    found: dict[tuple[str, str], Ranks] = {}
    for one in asked[:5]:
        look(one)
    for one in asked:
        ranks = found.setdefault((one.kind, one.language), Ranks())
        begun = time.perf_counter()
        slugs = look(one)
        ranks.ms.append((time.perf_counter() - begun) * 1e3)
        ranks.ranks.append(slugs.index(one.slug) + 1 if one.slug in slugs else 0)
    return found
