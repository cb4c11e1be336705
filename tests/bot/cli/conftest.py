"""The command line as a shell meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

OURS = ("KAKEHASHI_", "SLACK_", "ARGOS_", "PORT")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine's own configuration, everything kept in ``folder``."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return plain | {"COLUMNS": "200", "KAKEHASHI_DATA_DIR": str(folder / "data")} | more


@pytest.fixture
def kakehashi(tmp_path: Path) -> Run:
    """Runs ``kakehashi …`` in an empty folder with these variables; the store is there too."""

    def run(*arguments: str, given: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            cwd=tmp_path,
            env=environment(tmp_path, **variables),
            check=False,
        )

    return run


def assert_failed(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit status 1 and one line on standard error that has all these words."""
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert all(word in line for word in words), line
