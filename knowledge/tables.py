"""Articles in two languages, every text they have had, facts that expire, and what was asked."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, Index, Integer, UniqueConstraint, text
from sqlmodel import Column, Field, SQLModel, Text

from store.columns import Json, UtcDateTime

Marketplace = Literal["jp", "us", "both"]
Status = Literal["draft", "review", "published", "withdrawn"]
Verdict = Literal["helpful", "not", "outdated"]


class KnowledgeCounter(SQLModel, table=True):
    """A number that is handed out once, under a lock on its row."""

    __tablename__ = "knowledge_counter"

    name: str = Field(primary_key=True, max_length=32)
    value: int = 0


class Article(SQLModel, table=True):
    """What one question is answered with, whatever the language.

    ``marketplace`` is ``jp``, ``us`` or ``both``, ``status`` one of ``Status``, ``owner`` a team's
    key or empty. ``revision`` grows with every save that changes anything: the article's own
    fields, its values or one of its variants; ``updated_by`` made the newest.
    """

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(max_length=100, unique=True)
    topic: str = Field(default="", max_length=40)
    marketplace: str = Field(max_length=8)
    owner: str = Field(default="", max_length=64)
    status: str = Field(default="draft", max_length=16, index=True)
    review_by: date | None = Field(default=None, index=True)
    revision: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    updated_by: str = Field(default="", max_length=200)


class Variant(SQLModel, table=True):
    """An article in one language, as it stands now; ``revision`` is the number of its newest text.

    ``renders_revision`` is the revision of the sibling with which it was last in step; null where
    there was none. ``reviewed`` says whether a person has read what a machine translated.
    """

    __table_args__ = (UniqueConstraint("article_id", "language"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    language: str = Field(max_length=16)
    title: str = Field(sa_column=Column(Text, nullable=False))
    aliases: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    revision: int = 1
    renders_revision: int | None = None
    reviewed: bool = True


class Revision(SQLModel, table=True):
    """One text that a variant has had, numbered 1, 2, 3 … per variant; never updated."""

    __table_args__ = (UniqueConstraint("article_id", "language", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    language: str = Field(max_length=16)
    number: int
    title: str = Field(sa_column=Column(Text, nullable=False))
    aliases: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    author: str = Field(max_length=200)
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)


class StatusChange(SQLModel, table=True):
    """That an article was published, withdrawn, sent for review or back, by whom; never updated."""

    __tablename__ = "status_change"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    status: str = Field(max_length=16)
    by: str = Field(max_length=200)
    at: datetime = Field(sa_type=UtcDateTime)


class FactValue(SQLModel, table=True):
    """A fact that expires, for both languages: an amount, a number of days, a date, a rate.

    A name has one row per period; ``effective_from`` and ``effective_to`` are the first and the
    last day on which it holds, null where it is open. ``verified_on`` is null until somebody has
    confirmed it. Rows are added and retired, never changed; those in force have no ``retired_at``.
    """

    __tablename__ = "fact_value"
    __table_args__ = (
        Index(
            "ix_fact_value_due",
            "review_by",
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    name: str = Field(max_length=64)
    value: str = Field(max_length=200)
    effective_from: date | None = None
    effective_to: date | None = None
    source: str = Field(default="", sa_column=Column(Text, nullable=False))
    verified_on: date | None = None
    review_by: date | None = None
    by: str = Field(max_length=200)
    at: datetime = Field(sa_type=UtcDateTime)
    retired_by: str | None = Field(default=None, max_length=200)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Lookup(SQLModel, table=True):
    """A question that was asked, what it found (slugs, the best first) and what was made of it.

    ``chosen`` is the article that was opened or inserted, ``verdict`` one of ``Verdict``.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    query: str = Field(sa_column=Column(Text, nullable=False))
    language: str = Field(max_length=16)
    marketplace: str | None = Field(default=None, max_length=8)
    team: str | None = Field(default=None, max_length=64)
    channel: str = Field(max_length=64)
    found: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    chosen: str | None = Field(default=None, max_length=100, index=True)
    verdict: str | None = Field(default=None, max_length=16)


class SearchDoc(SQLModel, table=True):
    """What a published variant is found by, as tokens, written with the variant itself.

    ``rev`` is taken under a lock that lasts until the commit, so that whoever has read up to one
    number has missed none below it; a change takes a new one. What is withdrawn stays as a row
    without texts, ``deleted``. ``analysis`` names the rules by which the tokens were made. Tokens
    stand between single spaces: ``head`` those of title and aliases, ``words`` of the body,
    ``bigrams`` of all; ``title_grams`` and ``reading`` of the title. ``facts`` are the article's
    values, by which the body's ``{{name}}`` are filled when it is shown. ``sketch`` tells texts
    that say nearly the same.
    """

    __tablename__ = "search_doc"
    __table_args__ = (
        Index("ix_search_doc_rev", "rev", unique=True),
        Index("ix_search_doc_analysis", "analysis"),
    )

    variant_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    rev: int = Field(sa_column=Column(BigInteger, nullable=False))
    deleted: bool = False
    analysis: str = Field(default="", max_length=32)
    slug: str = Field(default="", max_length=100)
    language: str = Field(default="", max_length=16)
    marketplace: str = Field(default="both", max_length=8)
    title: str = Field(default="", sa_column=Column(Text, nullable=False))
    aliases: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    body: str = Field(default="", sa_column=Column(Text, nullable=False))
    facts: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(Json, nullable=False)
    )
    head: str = Field(default="", sa_column=Column(Text, nullable=False))
    words: str = Field(default="", sa_column=Column(Text, nullable=False))
    bigrams: str = Field(default="", sa_column=Column(Text, nullable=False))
    title_grams: str = Field(default="", sa_column=Column(Text, nullable=False))
    reading: str = Field(default="", sa_column=Column(Text, nullable=False))
    sketch: str = Field(default="", max_length=400)
