"""What the store keeps of translations: approved pairs, and results by what they render."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, BigInteger, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Column, Field, SQLModel, Text

from store.columns import Json, UtcDateTime

Level = Literal["segment", "message", "frame"]
"""A frame is a sentence without its values and words: see ``translations/frames.py``."""

_VALUES = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Memory(SQLModel, table=True):
    """A pair that a person approved, as templates: ``⟦0:amount⟧`` stands for the first amount.

    ``key`` hashes the masked source text. The newest row of a key holds; older ones stay as a
    record of who had approved what, and when. A withdrawn row says that nothing holds any more.
    ``values`` are what stood in the slots of source and target, in order; null without slots.
    """

    __table_args__ = (Index("ix_memory_look_up", "key", "source", "target", "level", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=64)
    source: str = Field(max_length=16)
    target: str = Field(max_length=16)
    level: str = Field(max_length=16)
    source_template: str = Field(sa_column=Column(Text, nullable=False))
    target_template: str = Field(sa_column=Column(Text, nullable=False))
    values: list[list[str]] | None = Field(default=None, sa_column=Column(_VALUES, nullable=True))
    withdrawn: bool = False
    by: str = Field(max_length=200)
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))


class NearPlace(SQLModel, table=True):
    """Where the first approval of a segment stands among its likes.

    Texts that share much stand side by side, so a look-up for near texts reads what surrounds
    their places and nothing else. ``parities`` tell the likest of them before any text is read;
    they belong to the key so that an index alone answers. See ``translations/sketches.py``.
    """

    __tablename__ = "memory_near"
    __table_args__ = {"sqlite_with_rowid": False}

    place: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    memory_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    parities: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))


class StoredTranslation(SQLModel, table=True):
    """One rendering of one segment, addressed by its content and by what rendered it.

    ``key`` hashes segment, languages, engine, revision and terms, so that the same work is kept
    once; ``engine`` names the package for people, ``revision`` tells models and rules apart and
    ``terms`` the fixed terms that stand in the segment, empty where there are none.
    """

    __tablename__ = "translation"

    key: str = Field(primary_key=True, max_length=64)
    segment: str = Field(max_length=64, index=True)
    source: str = Field(max_length=16)
    target: str = Field(max_length=16)
    engine: str = Field(max_length=100)
    revision: str = Field(max_length=100)
    terms: str = Field(default="", max_length=32)
    text: str = Field(sa_column=Column(Text, nullable=False))
    score: float | None = None
    state: str = Field(max_length=16)
    reasons: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    kept: list[str] = Field(sa_column=Column(Json, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))


class Term(SQLModel, table=True):
    """A fixed term. Rows are added and retired, never changed, so that each stays on record.

    ``digest`` is ``FixedTerm.digest``; ``by`` and ``at`` say who brought it in and when,
    ``retired_by`` and ``retired_at`` who took it out or replaced it; null while it is in force.
    """

    id: int | None = Field(default=None, primary_key=True)
    ja: str = Field(max_length=200, index=True)
    en: str = Field(max_length=200)
    pos: str = Field(max_length=16)
    ja_variants: list[str] = Field(sa_column=Column(Json, nullable=False))
    en_variants: list[str] = Field(sa_column=Column(Json, nullable=False))
    forbidden_ja: list[str] = Field(sa_column=Column(Json, nullable=False))
    forbidden_en: list[str] = Field(sa_column=Column(Json, nullable=False))
    keep: bool = False
    marketplace: str = Field(default="", max_length=16)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    digest: str = Field(max_length=64)
    by: str = Field(max_length=200)
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))
    retired_by: str | None = Field(default=None, max_length=200)
    retired_at: datetime | None = Field(
        default=None, sa_column=Column(UtcDateTime(), nullable=True)
    )
