"""The sandbox as a process of its own, and its page."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox.defaults import workspace
from sandbox.person import Control, Person
from tests.sandbox.serving import Running


@contextlib.asynccontextmanager
async def process(*options: str) -> AsyncIterator[str]:
    """`python -m sandbox`, stopped as a terminal would; gives its address."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *options, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout
    line = (await started.stdout.readline()).decode()
    try:
        yield line.removeprefix("Sandbox: ").strip()
    finally:
        started.send_signal(signal.SIGTERM)
        await started.wait()


async def test_it_starts_says_where_and_remembers(tmp_path: Path) -> None:
    options = ("--port", "0", "--no-rates", "--state", str(tmp_path / "state.json"))
    async with process(*options, "--app-url", "http://127.0.0.1:9/slack/events") as url:
        sato = Person(url, "sato")
        said = await sato.say("#support-jp", "聞こえますか")
        assert said["deliveries"][0]["failure"] == "connection_failed"
        await sato.control.aclose()
    async with process(*options) as url, Control(url) as control:
        messages = await control.person("sato").messages("#support-jp")
        assert [m["text"] for m in messages] == ["聞こえますか"]


async def test_a_workspace_and_a_manifest_from_files(tmp_path: Path) -> None:
    own, manifest = tmp_path / "workspace.json", tmp_path / "manifest.json"
    shop = workspace("xoxb-shop").model_copy(update={"name": "Shop"})
    own.write_text(shop.model_dump_json(), encoding="utf-8")
    manifest.write_text('{"features": {"slash_commands": [{"command": "/ticket"}]}}')
    options = ("--port", "0", "--workspace", str(own), "--manifest", str(manifest))
    async with process(*options) as url, Control(url) as control:
        (found,) = await control.workspaces()
    assert (found["name"], found["commands"][0]["command"]) == ("Shop", "/ticket")


async def test_a_taken_port_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        started = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", "--port", port, stderr=asyncio.subprocess.PIPE
        )
        _, errors = await started.communicate()
    assert started.returncode == 1
    assert errors.decode().strip().splitlines() == [
        f"sandbox: port {port} is taken: stop what runs there or give --port"
    ]


@pytest.mark.parametrize("path", ["/", "/page/page.css", "/page/page.js", "/page/blocks.js"])
async def test_the_page_is_served(sandbox: Running, path: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(sandbox.url + path) as response:
        assert response.status == 200
        assert len(await response.text()) > 500


async def test_an_open_page_hears_of_changes(sandbox: Running) -> None:
    stream = f"{sandbox.url}/control/stream"
    async with aiohttp.ClientSession() as session, session.get(stream) as response:
        first = await response.content.readline()
        await response.content.readline()
        await sandbox.person("sato").say("#support-jp", "t")
        assert (await response.content.readline()) != first
