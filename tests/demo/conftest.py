"""The demo as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
