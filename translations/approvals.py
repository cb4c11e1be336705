"""An approved pair as rows: the message, and where they align its sentences and their frames."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from translations.frames import LANGUAGES, frame, shipped_words
from translations.normalise import storable
from translations.patterns import SHIELDED
from translations.segments import segment
from translations.tables import Level
from translations.templates import PairTemplate, paired

LONGEST_NAME = 200
"""Characters of ``by`` that are kept."""


@dataclass(frozen=True, slots=True)
class ApprovedPair:
    """A pair that ships with the product or comes from a file; ``by`` says who vouches for it.

    ``at`` is when that was, where it is not now.
    """

    source_text: str
    target_text: str
    source: str
    target: str
    by: str
    at: datetime | None = None


Place = tuple[str, str, str, Level]
"""Key, source, target, level: where the newest row holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is written of one approval, or of a withdrawal."""

    key: str
    source: str
    target: str
    level: Level
    source_template: str
    target_template: str
    values: Sequence[Sequence[str]] | None
    by: str
    at: datetime
    dated: bool = False
    """Whether ``at`` was said by whoever brought the pair, hence may lie before other approvals."""
    withdrawn: bool = False

    @property
    def place(self) -> Place:
        return self.key, self.source, self.target, self.level

    def withdrawn_by(self, by: str, at: datetime) -> "Row":
        return replace(self, by=name(by), at=at, withdrawn=True)

    def columns(self) -> dict[str, Any]:
        return {column: getattr(self, column) for column in COLUMNS}


COLUMNS = tuple(field.name for field in fields(Row) if field.name != "dated")


def name(by: str) -> str:
    """``by`` as the store takes it."""
    return storable(by)[:LONGEST_NAME]


def rows_of(pair: ApprovedPair, now: datetime) -> list[Row]:
    """The message first, then its sentences and their frames. None for a pair with a blank side."""
    if not pair.source_text.strip() or not pair.target_text.strip():
        return []
    whole = paired(pair.source_text, pair.target_text)
    rows = [_row(whole, pair, "message", now)]
    for source_text, template in _parts(pair, whole):
        rows.append(_row(template, pair, "segment", now))
        if key := _frame_key(source_text, pair.source):
            rows.append(replace(rows[-1], key=key, level="frame"))
    return rows


def _parts(pair: ApprovedPair, whole: PairTemplate) -> list[tuple[str, PairTemplate]]:
    before = segment(pair.source_text, pair.source).segments
    after = segment(pair.target_text, pair.target).segments
    if (before, after) == ((pair.source_text,), (pair.target_text,)):
        return [(pair.source_text, whole)]
    if len(before) != len(after):
        return []
    return [(one, paired(one, other)) for one, other in zip(before, after, strict=True)]


def _frame_key(text: str, language: str) -> str | None:
    """None where nothing can be exchanged that a template does not hold open already."""
    if language not in LANGUAGES:
        return None
    framed = frame(text, language, shipped_words())
    open_ones = [span for span in framed.spans if span.kind not in SHIELDED]
    return framed.key if open_ones else None


def _row(template: PairTemplate, pair: ApprovedPair, level: Level, now: datetime) -> Row:
    return Row(
        key=template.key,
        source=pair.source,
        target=pair.target,
        level=level,
        source_template=template.source,
        target_template=template.target,
        values=template.values,
        by=name(pair.by),
        at=pair.at or now,
        dated=pair.at is not None,
    )
