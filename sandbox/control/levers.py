"""Processes that an operator kills at a click, to see what the app makes of it."""

from __future__ import annotations

import contextlib
import os
import signal

from sandbox.errors import Refused
from sandbox.state import Json
from sandbox.world import World

# Windows knows one way only.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def pull(world: World, name: str) -> Json:
    """Kills the process whose id stands in the lever's file; `{killed}` is its id, or null where
    there is none at this moment."""
    path = world.settings.levers.get(name)
    if path is None:
        raise Refused("unknown_lever", f"There is no {name} here.")
    with contextlib.suppress(OSError, ValueError):
        number = int(path.read_text(encoding="utf-8"))
        os.kill(number, KILL)
        return {"killed": number}
    return {"killed": None}
