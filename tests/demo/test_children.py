"""Child processes end together, and a death is told with its reason."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.children import ChildDied, children
from demo.ports import HOST, Ports, PortTaken, require_free
from tests.demo.conftest import start_demo

WAITS = (sys.executable, "-c", "import signal; signal.pause()")
FAILS = (sys.executable, "-c", "raise SystemExit('no such table: ticket')")


async def test_a_death_names_the_child_and_its_last_words(tmp_path: Path) -> None:
    async with children(tmp_path) as family:
        waiting = await family.start("mailbox", WAITS)
        await family.start("bot", FAILS)
        died = await family.first_death()
        assert str(died) == "The bot ended with status 1: no such table: ticket"
        assert waiting.process.returncode is None
    assert waiting.process.returncode == -signal.SIGTERM


async def test_who_never_answers_because_it_died_is_not_waited_for(tmp_path: Path) -> None:
    async with children(tmp_path) as family:
        child = await family.start("bot", FAILS)
        with pytest.raises(ChildDied, match="no such table"):
            await family.ready(child, f"http://{HOST}:{Ports.free().bot}/readyz")


async def test_a_signal_is_told_by_name(tmp_path: Path) -> None:
    async with children(tmp_path) as family:
        child = await family.start("sandbox", WAITS)
        os.kill(child.process.pid, signal.SIGKILL)
        assert "The sandbox was ended by SIGKILL" in str(await family.first_death())


def test_a_taken_port_is_one_line_that_names_it_and_the_remedy(tmp_path: Path) -> None:
    with taken() as port:
        process = start_demo(tmp_path, "--port", str(port))
        out, error = process.communicate(timeout=60)
        assert (process.returncode, out) == (1, "")
        assert error.count("\n") == 1
        assert f"Port {port} (bot) is taken" in error
        assert "--port" in error
    assert list(tmp_path.iterdir()) == []


def test_each_of_the_four_ports_is_looked_at() -> None:
    free = Ports.free()
    require_free(free)
    with taken() as port, pytest.raises(PortTaken, match=rf"{port} \(mail page\)"):
        require_free(Ports(free.bot, free.sandbox, free.mailbox, port))


@contextlib.contextmanager
def taken() -> Iterator[int]:
    """A port on which something listens."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        one.listen()
        yield one.getsockname()[1]
