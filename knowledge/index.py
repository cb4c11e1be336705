"""The articles of one process in RAM, found by their tokens.

Filled from ``SearchDoc`` in the order of ``rev`` and brought up to date the same way. One tantivy
index per language, so that how rare a word is, is counted within its language. One thread at a
time may ``apply``; any may search meanwhile and sees a whole state.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from knowledge.ranking import (
    BIGRAMS,
    HEAD,
    READING,
    SAID_MORE,
    TITLE_GRAMS,
    WORDS,
    Clue,
    comparable_title,
)
from knowledge.readings import Readings
from knowledge.tables import SearchDoc
from knowledge.values import Value
from knowledge.vocabulary import Vocabulary

_FIELDS = (WORDS, HEAD, BIGRAMS, TITLE_GRAMS, READING)
_HEAP = 32_000_000
"""Bytes that new documents may take before they become a segment; tantivy's least is 15 MB."""

MOST_COUNTED = 50_000
"""Tokens whose frequency is kept: some 8 MB."""

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a variant without its text. ``names`` are its title and its aliases, folded;
    ``head`` the words of both."""

    id: int
    slug: str
    language: str
    marketplace: str
    title: str
    names: tuple[str, ...]
    head: tuple[str, ...]
    sketch: str

    @property
    def comparable(self) -> str:
        """The title, folded."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    entry: Entry
    score: float
    place: Any


@dataclass(frozen=True, slots=True)
class Stored:
    """A variant's text with the values that stand in it."""

    body: str
    values: tuple[Value, ...]


class KnowledgeIndex:
    """``rev`` is the newest change that it holds. Empty until ``apply`` was called."""

    def __init__(self) -> None:
        self.rev = 0
        self.shards: dict[str, Shard] = {}
        self.languages: dict[str, dict[str, Entry]] = {}
        """Slug to the article's variants by language."""
        self.alone: dict[str, dict[str, int]] = {}
        """By language, the articles that are there in no other: slug to the variant's id."""

    def __len__(self) -> int:
        return sum(len(shard.entries) for shard in self.shards.values())

    def apply(self, rows: Sequence[SearchDoc]) -> None:
        """Takes in changes, in the order of ``rev``; then they are found."""
        newest = {row.variant_id: row for row in rows}
        by_language: dict[str, list[SearchDoc]] = {}
        for row in newest.values():
            by_language.setdefault(row.language, []).append(row)
        for language, some in by_language.items():
            shard = self.shards.get(language) or Shard()
            shard.apply(some)
            self.shards[language] = shard
            for row in some:
                self._place(row, shard)
        if rows:
            self.rev = max(row.rev for row in rows)

    def _place(self, row: SearchDoc, shard: Shard) -> None:
        held = self.languages.setdefault(row.slug, {})
        if (entry := shard.entries.get(row.variant_id)) is not None:
            held[row.language] = entry
        else:
            held.pop(row.language, None)
        for some in self.alone.values():
            some.pop(row.slug, None)
        if len(held) == 1:
            ((language, only),) = held.items()
            self.alone.setdefault(language, {})[row.slug] = only.id

    def sibling(self, entry: Entry, language: str) -> Entry | None:
        return self.languages.get(entry.slug, {}).get(language)


class Shard:
    """The variants in one language."""

    def __init__(self) -> None:
        from tantivy import Index

        self.schema = _schema()
        self.index = Index(self.schema)
        self.index.config_reader(reload_policy="manual")
        self.writer = self.index.writer(heap_size=_HEAP, num_threads=1)
        self.searcher = self.index.searcher()
        self._counted: tuple[Any, dict[tuple[str, str], int]] = (self.searcher, {})
        self.entries: dict[int, Entry] = {}
        self.vocabulary = Vocabulary()
        self.readings = Readings()

    def apply(self, rows: Iterable[SearchDoc]) -> None:
        entries = dict(self.entries) if self.entries else self.entries
        for row in rows:
            if row.variant_id in entries:
                self.writer.delete_documents_by_term("id", row.variant_id)
                entries.pop(row.variant_id)
            if not row.deleted:
                self._add(row)
                entries[row.variant_id] = entry_of(row)
        self.writer.commit()
        self.index.reload()
        self.entries = entries
        self.searcher = self.index.searcher()
        self._counted = (self.searcher, {})

    def _add(self, row: SearchDoc) -> None:
        from tantivy import Document

        said = f"{row.head} " * SAID_MORE + row.words
        self.vocabulary.add(said.split())
        self.readings.add(row.head.split())
        self.writer.add_document(
            Document(
                id=row.variant_id,
                marketplace=row.marketplace,
                words=said,
                head=row.head,
                bigrams=row.bigrams,
                title_grams=row.title_grams,
                reading=row.reading,
                body=row.body.encode(),
                facts=json.dumps(row.facts).encode(),
            )
        )

    def frequency(self, field: str, token: str) -> int:
        """How many variants have the token in that field; the same is asked again and again."""
        searcher, counted = self._counted
        seen = counted.get((field, token))
        if seen is None:
            if len(counted) >= MOST_COUNTED:
                counted.clear()
            seen = counted[field, token] = int(searcher.doc_freq(field, token))
        return seen

    def find(
        self,
        clues: Sequence[Clue],
        marketplace: str | None,
        limit: int,
        among: Sequence[int] | None = None,
    ) -> list[Candidate]:
        """The best variants by BM25. ``marketplace`` leaves out what holds only in the other;
        ``among`` are the ids of the only ones that are looked at."""
        from tantivy import Occur, Query

        if not clues:
            return []
        any_of = [
            (Occur.Should, Query.boost_query(_term(self.schema, clue), clue.weight))
            for clue in clues
        ]
        scopes = []
        if marketplace is not None:
            scopes.append(Query.term_set_query(self.schema, "marketplace", [marketplace, BOTH]))
        if among is not None:
            scopes.append(Query.term_set_query(self.schema, "id", list(among)))
        query = Query.boolean_query(any_of)
        if scopes:
            within = [(Occur.Must, Query.const_score_query(scope, 0.0)) for scope in scopes]
            query = Query.boolean_query([(Occur.Must, query), *within])
        searcher, entries = self.searcher, self.entries
        hits = searcher.search(query, limit=limit, count=False).hits
        ids = searcher.fast_field_values("id", [place for _, place in hits])
        return [
            Candidate(entry, score, (searcher, place))
            for (score, place), id_ in zip(hits, ids, strict=True)
            if id_ is not None and (entry := entries.get(int(id_))) is not None
        ]

    def stored(self, entry: Entry, place: Any = None) -> Stored:
        """The text of a variant; ``place`` is where a search has found it."""
        from tantivy import Query

        if place is None:
            searcher = self.searcher
            by_id = Query.term_query(self.schema, "id", entry.id)
            hits = searcher.search(by_id, limit=1, count=False).hits
            if not hits:
                return Stored("", ())
            place = (searcher, hits[0][1])
        searcher, address = place
        document = searcher.doc(address)
        values = tuple(value_of(one) for one in json.loads(bytes(document.get_first("facts"))))
        return Stored(bytes(document.get_first("body")).decode(), values)


def _schema() -> Any:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_integer_field("id", stored=False, indexed=True, fast=True)
    builder.add_text_field("marketplace", tokenizer_name="raw", index_option="basic")
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    for field in ("body", "facts"):
        builder.add_bytes_field(field, stored=True)
    return builder.build()


def _term(schema: Any, clue: Clue) -> Any:
    from tantivy import Query

    return Query.term_query(schema, clue.field, clue.token, "freq")


def entry_of(row: SearchDoc) -> Entry:
    return Entry(
        id=row.variant_id,
        slug=row.slug,
        language=intern(row.language),
        marketplace=intern(row.marketplace),
        title=row.title,
        names=tuple(map(comparable_title, (row.title, *row.aliases))),
        head=tuple(intern(word) for word in row.head.split()),
        sketch=row.sketch,
    )


def value_of(fact: dict[str, Any]) -> Value:
    return Value(
        name=fact["name"],
        value=fact["value"],
        effective_from=_day(fact.get("effective_from")),
        effective_to=_day(fact.get("effective_to")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
