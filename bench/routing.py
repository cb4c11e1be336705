"""What the query router understands, beside what people say that each line asks.

``python -m bench router`` counts ``bench/quality_data/router_questions.jsonl``, which was written
blind to the router: right is the main intent with exactly the references that are listed; a ticket
or an order that is not listed is a wrong one. Beside it stands one line for
``router_asides.jsonl``, terser and said in passing, by someone who knew the router.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.figures import Figure, Outcome, Size
from bot.router import Known, Understood, understand
from bot.router.names import forms_of

FOLDER = Path(__file__).parent
CASES = FOLDER.parent / "demo" / "data" / "cases.jsonl"
TODAY = date(2026, 11, 27)
MISREAD = 10.0
"""Per cent of lines that may be understood wrongly."""

SKUS: tuple[str, ...] = ("TRI-CF4-BK", "LED-WL4-2", "KTL-08-WH", "HP-OE-BLK", "LAMP-BS-01")
SKUS += ("RC-55-US", "CHR-MESH-BK", "PB-10K-V2", "CM-12C", "PRJ-HD2")
COLLEAGUES = ("佐藤 美咲", "鈴木 健", "Dana Miller", "ミラー", "Wei Chen")
REFERENCES = ("tickets", "orders", "asins", "skus", "tracking", "emails")


@dataclass(frozen=True)
class Line:
    id: str
    language: str
    text: str
    expected: dict[str, Any]

    @property
    def intent(self) -> str:
        return str(self.expected["intents"][0])


@dataclass(frozen=True)
class Read:
    line: Line
    got: Understood

    @property
    def right(self) -> bool:
        return self.got.intent == self.line.intent and self.exact

    @property
    def exact(self) -> bool:
        return all(_set(self.got, kind) == set(self.line.expected[kind]) for kind in REFERENCES)

    @property
    def wrong(self) -> set[str]:
        """Tickets and orders that nobody named."""
        return {
            one
            for kind in ("tickets", "orders")
            for one in _set(self.got, kind) - set(self.line.expected[kind])
        }


def questions(name: str = "router_questions") -> list[Line]:
    with (FOLDER / "quality_data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Line(row["id"], row["language"], row["text"], row) for row in rows]


def known() -> Known:
    """Products and colleagues of the set's legend, customers of the demo."""
    with CASES.open(encoding="utf-8") as lines:
        customers = [json.loads(line)["customer"] for line in lines]
    fields = ("family_name", "given_name", "company")
    names = {form for one in customers for form in forms_of(*(one.get(key) for key in fields))}
    return Known(skus=SKUS, names=tuple(sorted(names)), colleagues=COLLEAGUES)


def reads(lines: Sequence[Line]) -> list[Read]:
    about = known()
    return [Read(one, understand(one.text, today=TODAY, known=about)) for one in lines]


def run(size: Size) -> list[Outcome]:
    found = reads(questions()[:: 1 if size.rounds > 1 else 13])
    passing = reads(questions("router_asides"))
    wrong = sum(len(one.wrong) for one in (*found, *passing))
    return [
        misread("questions misread", found, aim=MISREAD),
        misread("said in passing, misread", passing, aim=MISREAD),
        Figure(name="wrong tickets and orders", unit="in all", ours=float(wrong), aim=0.0),
        Figure(
            name="references not exactly those named",
            unit="% of lines",
            ours=100 * sum(not one.exact for one in found) / len(found),
            aim=None,
        ),
        *(misread(f"misread, {key}", some) for key, some in grouped(found, _language)),
        *(misread(f"misread, {key}", some) for key, some in grouped(found, _kind)),
        beside("names", found, lambda one: {name.casefold() for name in one.got.names}),
        beside("dates", found, lambda one: {day.token for day in one.got.dates}),
        beside("intents", found, lambda one: {guess.intent for guess in one.got.intents}),
    ]


def misread(name: str, found: Sequence[Read], aim: float | None = None) -> Figure:
    amiss = [one for one in found if not one.right]
    taken = Counter(one.got.intent for one in amiss if one.got.intent != one.line.intent)
    instead = ", ".join(f"{count} as {intent}" for intent, count in taken.most_common(4))
    return Figure(
        name=name,
        unit="%",
        ours=100 * len(amiss) / len(found),
        aim=aim,
        remark=f"{len(found) - len(amiss)} of {len(found)} right" + (f"; {instead}" * bool(taken)),
    )


def beside(key: str, found: Sequence[Read], got: Callable[[Read], set[str]]) -> Figure:
    """How much of what a line says beside its main intent is read exactly."""
    amiss = sum(
        got(one) != {str(each).casefold() for each in one.line.expected[key]} for one in found
    )
    return Figure(
        name=f"lines whose {key} are not exactly those listed",
        unit="%",
        ours=100 * amiss / len(found),
        aim=None,
    )


def grouped(found: Sequence[Read], key: Callable[[Read], str]) -> list[tuple[str, list[Read]]]:
    groups: dict[str, list[Read]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return sorted(groups.items())


def _language(one: Read) -> str:
    return one.line.language


def _kind(one: Read) -> str:
    return one.line.intent


def _set(got: Understood, kind: str) -> set[str]:
    return {str(one) for one in getattr(got, kind)}
