"""``serve`` and ``worker`` as processes: up, answering, told to stop."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.bot.cli.conftest import Run, assert_failed, environment

SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-test",
    "SLACK_SIGNING_SECRET": "test-secret",
    # Nothing listens on the discard port: Slack is down, and everything else goes on.
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
}
SHOP = {"Authorization": "Bearer shop"}
MESSAGE = {"marketplace": "jp", "channel": "web", "text": "ランプが点きません。"}


@contextlib.contextmanager
def running(folder: Path, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment(folder, KAKEHASHI_API_KEYS="shop", **SLACK, **variables),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"Listening on (\S+)", line):
            return found[1]
    raise AssertionError("the server ended before it listened")


def stop(process: subprocess.Popen[str]) -> float:
    """Seconds that it took to end in good order."""
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    return time.monotonic() - begun


@pytest.fixture
def store(kakehashi: Run, empty_url: str) -> dict[str, str]:
    variables = {"KAKEHASHI_DATABASE_URL": empty_url}
    assert kakehashi("db", "upgrade", "--bare", **variables).returncode == 0
    return variables


def test_one_process_serves_rest_health_and_slack_and_stops_in_good_order(
    kakehashi: Run, store: dict[str, str], tmp_path: Path
) -> None:
    with running(tmp_path, "serve", "--port", "0", **store) as process:
        web = httpx.Client(base_url=address_of(process), headers=SHOP, timeout=60)
        assert web.get("/readyz").json()["checks"] == {"database": "ok"}
        assert web.post("/api/v1/tickets", json=MESSAGE).status_code == 201
        assert web.post("/slack/events", json={"type": "event_callback"}).status_code == 401
        assert web.get("/nothing").status_code == 404
        port = str(web.base_url.port)
        taken = kakehashi("serve", "--port", port, **SLACK, **store)
        assert_failed(taken, port, "--port")
        web.close()
        assert stop(process) < 10


def test_web_and_worker_may_be_two_processes(store: dict[str, str], tmp_path: Path) -> None:
    with (
        running(tmp_path, "serve", "--port", "0", "--no-worker", **store) as server,
        running(tmp_path, "worker", **store) as worker,
    ):
        with httpx.Client(base_url=address_of(server), headers=SHOP, timeout=60) as web:
            assert web.post("/api/v1/tickets", json=MESSAGE).status_code == 201
            assert worker.stderr is not None
            # The worker of the other process tries to post: Slack is down, and it says so.
            assert any("again in" in line for line in worker.stderr)
            assert web.get("/healthz").status_code == 200
        assert stop(worker) < 10
        assert stop(server) < 10


def test_what_is_missing_is_said_before_anything_starts(kakehashi: Run) -> None:
    assert_failed(kakehashi("serve"), "SLACK_BOT_TOKEN")
    assert_failed(kakehashi("worker", SLACK_BOT_TOKEN="xoxb-1"), "SLACK_SIGNING_SECRET")
    assert_failed(kakehashi("serve", **SLACK), "kakehashi db upgrade")
    assert_failed(kakehashi("worker", **SLACK), "kakehashi db upgrade")
