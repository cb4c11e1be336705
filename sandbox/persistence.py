"""The state file: one JSON document, replaced whole."""

from __future__ import annotations

import os
from pathlib import Path

from sandbox.state import State, Workspace


def state_text(state: State) -> str:
    return state.model_dump_json(exclude_defaults=True)


def write_state(path: Path, text: str) -> None:
    """Writes beside the file and renames, so a crash leaves the old one or the new one."""
    fresh = path.with_name(path.name + ".new")
    path.parent.mkdir(parents=True, exist_ok=True)
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read_state(path: Path) -> State:
    """Raises FileNotFoundError, or ValueError where the file is not a sandbox's state."""
    return State.model_validate_json(path.read_text(encoding="utf-8"))


def read_workspace(path: Path) -> Workspace:
    """A workspace definition, shaped as `state.Workspace`."""
    return Workspace.model_validate_json(path.read_text(encoding="utf-8"))
