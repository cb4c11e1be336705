"""The demo as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from demo.ports import Ports, PortTaken, require_free

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("KAKEHASHI_", "SLACK_", "ARGOS_", "PORT")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine's configuration; everything temporary and kept in ``folder``."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    folder.mkdir(parents=True, exist_ok=True)
    own = {
        "TMPDIR": str(folder),
        "KAKEHASHI_DATA_DIR": str(folder),
        "KAKEHASHI_DATABASE_URL": f"sqlite:///{folder}/kakehashi.db",
        "COLUMNS": "140",
        "PYTHONUNBUFFERED": "1",
    }
    return plain | own | more


def start_demo(folder: Path, *options: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "demo", *options],
        cwd=ROOT,
        env=environment(folder, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def four_in_a_row() -> int:
    """The first of four free ports."""
    for _ in range(50):
        first = Ports.free().bot
        try:
            require_free(Ports.from_first(first))
        except PortTaken:
            continue
        return first
    raise AssertionError("no four free ports in a row")


def until_greeted(process: subprocess.Popen[str]) -> str:
    """What the demo says once everything is there."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Press Ctrl-C" in line:
            return "".join(lines)
    raise AssertionError("".join(lines) + process.communicate()[1])
