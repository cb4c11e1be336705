"""What the demo asks about packages, on a terminal and elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.demo.conftest import ROOT, environment
from tests.translations.package_server import Offers, handler
from tests.translations.tiny_package import write_package

OFFER = (
    "import sys; from rich.console import Console; from bot.settings import load;"
    "from demo.fetching import offer; offer(load(), Console(), index=sys.argv[1])"
)


@pytest.fixture
def offers(tmp_path: Path) -> Iterator[Offers]:
    file = write_package(tmp_path / "p.argosmodel", source="ja", target="en")
    offered = Offers(file.read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(offered))
    offered.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    offered.index = [
        {
            "package_version": "1.0",
            "from_code": source,
            "to_code": target,
            "links": [f"{offered.url}/ja_en.argosmodel"],
            "size": 50_000_000,
        }
        for source, target in (("ja", "en"), ("en", "ja"))
    ]
    yield offered
    server.shutdown()
    server.server_close()
    thread.join()


def on_a_terminal(folder: Path, index: str, answer: str) -> str:
    """What a person sees who gives this answer."""
    mine, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", OFFER, index],
        cwd=ROOT,
        env=environment(folder, TERM="dumb"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(mine, f"{answer}\n".encode())
    seen = b""
    try:
        while chunk := os.read(mine, 4096):
            seen += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    assert process.wait(60) == 0, seen.decode()
    os.close(mine)
    return " ".join(seen.decode().split())


def installed(folder: Path) -> list[str]:
    place = folder / "translations"
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def test_no_is_the_answer_unless_said_otherwise_and_is_remembered(
    tmp_path: Path, offers: Offers
) -> None:
    folder, index = tmp_path / "data", f"{offers.url}/index.json"
    seen = on_a_terminal(folder, index, "")
    assert "Download the Argos Translate packages (ja_en, en_ja)?" in seen
    assert "ダウンロードしますか" in seen
    assert "About 100 MB" in seen
    assert installed(folder) == []
    assert "Download" not in on_a_terminal(folder, index, "")


def test_yes_fetches_and_a_failure_is_told(tmp_path: Path, offers: Offers) -> None:
    folder = tmp_path / "data"
    seen = on_a_terminal(folder, f"{offers.url}/index.json", "はい")
    assert installed(folder) == ["translate-ja_en-1_0"]
    assert "translates ja_en, not en_ja" in seen  # the second link leads to the first file
    assert "The demo starts without them" in seen


def test_without_a_network_it_says_why_and_asks_nothing(tmp_path: Path) -> None:
    seen = on_a_terminal(tmp_path / "data", "http://127.0.0.1:9/index.json", "")
    assert "could not be installed" in seen
    assert "[y/N]" not in seen


def test_elsewhere_nothing_is_asked_or_fetched(tmp_path: Path, offers: Offers) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFER, f"{offers.url}/index.json"],
        cwd=ROOT,
        env=environment(tmp_path / "data"),
        capture_output=True,
        input="y\n",
        text=True,
        timeout=60,
        check=True,
    )
    assert (done.stdout, installed(tmp_path / "data")) == ("", [])
