"""The demo's made-up people and cases, as they stand in its files."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

Json = dict[str, Any]


def read_lines(name: str) -> list[Json]:
    text = files("demo").joinpath("data", name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def cases() -> list[Json]:
    """Oldest first, with moments told in hours and days before now."""
    return sorted(read_lines("cases.jsonl"), key=lambda case: -float(case["hours_ago"]))
