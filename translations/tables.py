"""What the store keeps of translations: approved pairs, and results by what they render."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index
from sqlmodel import Column, Field, SQLModel, Text

from store.columns import Json, UtcDateTime

Level = Literal["segment", "message"]


class Memory(SQLModel, table=True):
    """A pair that a person approved, as templates: ``⟦0:amount⟧`` stands for the first amount.

    ``key`` hashes the masked source text. The newest row of a key holds; older ones stay as a
    record of who had approved what, and when.
    """

    __table_args__ = (Index("ix_memory_look_up", "key", "source", "target", "level", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=64)
    source: str = Field(max_length=16)
    target: str = Field(max_length=16)
    level: str = Field(max_length=16)
    source_template: str = Field(sa_column=Column(Text, nullable=False))
    target_template: str = Field(sa_column=Column(Text, nullable=False))
    by: str = Field(max_length=200)
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))


class StoredTranslation(SQLModel, table=True):
    """One rendering of one segment, addressed by its content and by what rendered it.

    ``key`` hashes segment, languages, engine and revision, so that the same work is kept once;
    ``engine`` names the package for people, ``revision`` tells models and rules apart.
    """

    __tablename__ = "translation"

    key: str = Field(primary_key=True, max_length=64)
    segment: str = Field(max_length=64, index=True)
    source: str = Field(max_length=16)
    target: str = Field(max_length=16)
    engine: str = Field(max_length=100)
    revision: str = Field(max_length=100)
    text: str = Field(sa_column=Column(Text, nullable=False))
    score: float | None = None
    state: str = Field(max_length=16)
    reasons: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    kept: list[str] = Field(sa_column=Column(Json, nullable=False))
    at: datetime = Field(sa_column=Column(UtcDateTime(), nullable=False))
