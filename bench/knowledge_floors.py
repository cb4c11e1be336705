"""What else finds articles: SQLite's full-text search by trigrams, and rapidfuzz by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from knowledge.tables import SearchDoc
from translations.term_forms import folded


def plain(text: str) -> str:
    return folded(text).text


class Trigrams:
    """FTS5 with its trigram tokenizer: title, aliases and body, a word of the title counting more;
    a question's trigrams joined by OR."""

    def __init__(self) -> None:
        self.store = sqlite3.connect(":memory:")
        self.store.execute(
            "CREATE VIRTUAL TABLE doc USING fts5(slug UNINDEXED, language UNINDEXED,"
            " title, aliases, body, tokenize='trigram')"
        )

    def add(self, rows: Iterable[SearchDoc]) -> None:
        self.store.executemany(
            "INSERT INTO doc VALUES (?, ?, ?, ?, ?)",
            (
                (
                    row.slug,
                    row.language,
                    plain(row.title),
                    plain(" ".join(row.aliases)),
                    plain(row.body),
                )
                for row in rows
            ),
        )

    def find(self, text: str, language: str, limit: int) -> list[str]:
        wanted = plain(text)
        grams = {wanted[at : at + 3] for at in range(len(wanted) - 2)}
        if not grams:
            return []
        match = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        found = self.store.execute(
            "SELECT slug FROM doc WHERE doc MATCH ? AND language = ?"
            " ORDER BY bm25(doc, 0, 0, 3, 3, 1) LIMIT ?",
            (match, language, limit),
        )
        return [slug for (slug,) in found]


class Fuzzy:
    """rapidfuzz over title, aliases and body, with its general-purpose scorer."""

    def __init__(self, rows: Sequence[SearchDoc]) -> None:
        self.slugs: dict[str, list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        for row in rows:
            self.slugs.setdefault(row.language, []).append(row.slug)
            said = " ".join([row.title, *row.aliases, row.body])
            self.texts.setdefault(row.language, []).append(plain(said))

    def find(self, text: str, language: str, limit: int) -> list[str]:
        found = process.extract(plain(text), self.texts[language], scorer=fuzz.WRatio, limit=limit)
        return [self.slugs[language][at] for _, _, at in found]
