"""``python -m bench [NAMES…] [--quick] [--packages FOLDER]``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import replace

from bench.conditions import conditions
from bench.figures import QUICK, Outcome, Size, lines

BENCHES = {
    "append": "an entry appended by 16 writers, beside the raw drivers",
    "reading": "timeline, queue and claim, beside the same rows read raw",
    "finding": "past tickets found by words, beside LIKE over the same rows",
    "command": "a read command over HTTP, beside a Bolt app that only makes the same look-up",
    "face": "the demo's page in Chromium: its first paint, and what a person does until it shows",
    "delivery": "a customer's message into the other desk's thread; a handoff of a long case",
    "memory": "a million approved pairs, looked up exactly and nearly, beside a full scan",
    "translation": "a batch of sentences, beside raw CTranslate2",
    "knowledge": "504 questions among up to 100 k articles, beside FTS5 trigram and rapidfuzz",
    "router": "questions of agents to the bot, beside what people say that they ask",
    "quality": "identifiers that survive a translation, and mistakes that the checks catch",
    "day": "up to 500 cases of two desks while everything breaks: what is lost or doubled",
}

MODULES = {"router": "routing"}
"""Benches whose module has another name."""


def run(name: str, size: Size) -> list[Outcome]:
    outcomes: list[Outcome] = importlib.import_module(f"bench.{MODULES.get(name, name)}").run(size)
    return outcomes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    listed = "; ".join(f"{name}: {what}" for name, what in BENCHES.items())
    parser.add_argument("names", nargs="*", metavar="NAME", help=listed)
    parser.add_argument(
        "--quick", action="store_true", help="the smallest sizes: shows that it runs"
    )
    parser.add_argument("--packages", help="a folder of installed Argos packages")
    parser.add_argument("--pairs", type=int, help="of the memory (1000000, quick 50000)")
    parser.add_argument("--cases", type=int, help="of the day (500, quick 50)")
    parser.add_argument("--postgresql", action="store_true", help="the day on a PostgreSQL store")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in BENCHES]:
        parser.error(f"no bench is called {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    plain = QUICK if given.quick else Size()
    size = replace(
        plain,
        packages=given.packages,
        postgresql=given.postgresql,
        cases=given.cases or plain.cases,
        pairs=given.pairs or plain.pairs,
    )
    for line in conditions():
        print(line)
    for name in given.names or BENCHES:
        print(f"\n{name}: {BENCHES[name]}", flush=True)
        for outcome in run(name, size):
            print("\n".join(lines(outcome)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
