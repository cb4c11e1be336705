"""Translation quality: identifiers that survive, wrong translations that are caught.

``python -m bench quality`` states for each installed pair of packages what became of the messages
in ``bench/quality_data/identifiers.jsonl`` and, without any engine, how the checks judge right
translations (``pairs.jsonl``) and mistakes planted into them.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import references
from bench.figures import Figure, LeftOut, Outcome, Size
from bench.knowing import store, translated
from bench.planting import Pair, plants
from bench.survival import Identifier, astray
from bench.translation import HOW, packages
from translations.checks import judge
from translations.engines.argos import ArgosEngine
from translations.engines.base import Engine
from translations.engines.mangling import ManglingEngine
from translations.outcomes import Translation

FOLDER = Path(__file__).parent / "quality_data"
OTHER = {"ja": "en", "en": "ja"}
MANGLED_SEEDS = 20
"""Seeds of the mangling engine over all messages."""
FALSE_GOOD = 1.0
RIGHT_DOUBTED = 10.0


@dataclass(frozen=True)
class Message:
    id: str
    language: str
    text: str
    identifiers: tuple[Identifier, ...]


@dataclass
class Fates:
    """What became of messages; ``lost`` are (message, identifiers astray, translation)."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: list[tuple[Message, list[str], str]] = field(default_factory=list)

    @property
    def translated(self) -> int:
        return self.counts["in place"] + self.counts["appended"]


def messages() -> list[Message]:
    with (FOLDER / "identifiers.jsonl").open(encoding="utf-8") as lines:
        return [message(json.loads(line)) for line in lines]


def message(line: dict[str, object]) -> Message:
    found = line["identifiers"]
    assert isinstance(found, list)
    identifiers = tuple(Identifier(one["text"], one.get("value")) for one in found)
    return Message(str(line["id"]), str(line["language"]), str(line["text"]), identifiers)


def pairs() -> list[Pair]:
    """Short ones, on which the checks were tuned."""
    return [pair for pair, _ in _read("pairs.jsonl")]


def aside() -> list[Pair]:
    """Whole messages that were only counted while the checks were tuned, never looked at."""
    return [pair for pair, part in _read("messages.jsonl") if part == "aside"]


def _read(name: str) -> Iterator[tuple[Pair, str]]:
    with (FOLDER / name).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            pair = Pair(row["from"], row["to"], row["source"], row["translation"])
            yield pair, row.get("part", "")


def run(size: Size) -> list[Outcome]:
    most = None if size.rounds > 1 else 40
    outcomes: list[Outcome] = [
        *judged("short", pairs()[:most]),
        *judged("whole messages", aside()[:most]),
    ]
    chosen = messages()[:: 1 if size.rounds > 1 else 10]
    seeds = MANGLED_SEEDS if size.rounds > 1 else 2
    mangled = Fates()
    for seed in range(seeds):
        follow(chosen, ManglingEngine(seed), mangled)
    outcomes.append(survival("identifiers through an engine that mangles everything", mangled))
    with packages(size.packages or os.environ.get("ARGOS_PACKAGES_DIR")) as folder:
        if folder is None:
            return [*outcomes, LeftOut("identifiers through packages", HOW)]
        for language in OTHER:
            own = [one for one in chosen if one.language == language]
            fates = follow(own, ArgosEngine(folder), Fates())
            outcomes.append(survival(f"identifiers, {language} to {OTHER[language]}", fates))
        outcomes += references.figures(folder)
    return outcomes


def follow(chosen: Sequence[Message], engine: Engine, fates: Fates) -> Fates:
    """Translates each message and adds what became of it."""
    with store() as session:
        for language in OTHER:
            own = [one for one in chosen if one.language == language]
            texts = [one.text for one in own]
            came = translated(texts, language, OTHER[language], engine, session)
            for one, translation in zip(own, came, strict=True):
                note(one, translation, fates)
    return fates


def note(one: Message, came: Translation, fates: Fates) -> None:
    which = fate(one, came)
    fates.counts[which] += 1
    gone = astray(one.identifiers, came.text)
    if which != "refused" and gone:
        fates.lost.append((one, gone, came.text))


def fate(one: Message, came: Translation) -> str:
    """The original given back is a refusal, whatever its state says."""
    if came.state not in ("good", "uncertain") or came.text == one.text:
        return "refused"
    appended = any(reason.code == "appended" for reason in came.reasons)
    return "appended" if appended else "in place"


def survival(name: str, fates: Fates) -> Figure:
    total = sum(fates.counts.values())
    shares = ", ".join(
        f"{fates.counts[which]} ({fates.counts[which] / max(total, 1):.0%}) {which}"
        for which in ("in place", "appended", "refused")
    )
    shown = "; ".join(f"{one.id} {gone}" for one, gone, _ in fates.lost[:3])
    return Figure(
        name=name,
        unit="% of what counts as translated lost, doubled or changed an identifier",
        ours=100 * len(fates.lost) / max(fates.translated, 1),
        aim=0.0,
        remark=f"of {total} messages {shares}" + (f"; astray: {shown}" if shown else ""),
    )


def judged(which: str, right: Sequence[Pair]) -> Iterator[Figure]:
    """Right translations doubted, and planted mistakes called good, by kind."""
    doubted = [one for one in right if state(one) != "good"]
    yield Figure(
        name=f"{len(right)} right translations, {which}",
        unit="% doubted or refused",
        ours=100 * len(doubted) / len(right),
        aim=RIGHT_DOUBTED,
    )
    planted, passed = Counter[str](), Counter[str]()
    for one in right:
        for kind, wrong in plants(one):
            planted[kind] += 1
            passed[kind] += state(wrong) == "good"
    yield called_good(f"{which}: planted mistakes of every kind", passed.total(), planted.total())
    for kind, count in planted.items():
        yield called_good(f"{which}: {kind}", passed[kind], count)


def state(pair: Pair) -> str:
    return judge(pair.source, pair.translation, pair.origin, pair.target).state


def called_good(name: str, passed: int, planted: int) -> Figure:
    return Figure(
        name=name,
        unit="% called good",
        ours=100 * passed / planted,
        aim=FALSE_GOOD,
        remark=f"{passed} of {planted}",
    )
