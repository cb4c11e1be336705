"""The demo as somebody starts it: it says where to look, everything is there, it ends cleanly."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from demo.greeting import ref_of, steps
from demo.people import SATO
from demo.ports import HOST
from demo.story.desk import Desk
from demo.story.record import eventually
from sandbox.person import Control
from tests.demo.conftest import (
    ROOT,
    environment,
    four_in_a_row,
    start_demo,
    until_greeted,
)


@pytest.mark.parametrize("stopping", [signal.SIGINT, signal.SIGTERM])
async def test_it_runs_with_its_cases_and_ends_when_told(
    tmp_path: Path, stopping: signal.Signals
) -> None:
    port = four_in_a_row()
    process = start_demo(tmp_path, "--port", str(port))
    try:
        greeting = until_greeted(process)
        workspace = re.findall(r"http://[\d.:]+", greeting)[0]
        assert workspace == f"http://{HOST}:{port + 1}"
        async with Control(workspace) as control:
            sato = Desk(SATO, control.person(SATO.handle))
            # Slack takes a post a second in each channel, and there are more cases before it.
            seen = await eventually(lambda: sato.card_words(ref_of("A1JP-YAMAMOTO")), bool, 60)
            answer = await sato.command("/kb", "コンビニ払いの返勤")
        assert "山本様" in seen
        assert "コンビニ払いの返金" in answer
        assert "/kb コンビニ払いの返勤" in greeting
    finally:
        process.send_signal(stopping)
        rest, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (0, "")
    assert "The demo has stopped" in rest
    with socket.socket() as probe:
        assert probe.connect_ex((HOST, port)) != 0


def test_a_port_that_is_taken_while_it_starts_is_named_and_the_next_start_works(
    tmp_path: Path,
) -> None:
    port = four_in_a_row()
    process = start_demo(tmp_path, "--port", str(port))
    assert process.stdout is not None
    process.stdout.readline()
    with socket.socket() as quicker:
        quicker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        quicker.bind((HOST, port + 1))
        quicker.listen()
        _, error = process.communicate(timeout=90)
    assert process.returncode == 1
    assert error.count("\n") == 1
    assert f"Port {port + 1} (sandbox) is taken" in error
    assert "--port" in error
    again = start_demo(tmp_path, "--port", str(four_in_a_row()))
    try:
        until_greeted(again)
    finally:
        again.send_signal(signal.SIGINT)
        again.communicate(timeout=60)
    assert again.returncode == 0


def test_the_first_steps_name_a_case_that_is_there() -> None:
    assert "JP-1018" in "".join(steps("ja"))
    assert "/handoff US-1017 jp " in "".join(steps("en"))
    assert "/tickets/JP-1018 " in "".join(steps("ja"))
    assert "/tickets/US-1017 in #random" in "".join(steps("en"))


def test_the_command_line_hands_its_options_on(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot.cli", "demo", "--seed", "3"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert "--seed belongs to --story" in ran.stderr
