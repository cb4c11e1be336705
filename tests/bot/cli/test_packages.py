"""Translation packages from a shell: fetched, listed, refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run, assert_failed
from tests.translations.package_server import Offers, handler
from tests.translations.tiny_package import write_package


@pytest.fixture
def offers(tmp_path: Path) -> Iterator[Offers]:
    file = write_package(tmp_path / "ja_en.argosmodel", source="ja", target="en")
    offered = Offers(file.read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(offered))
    offered.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield offered
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_pair_is_fetched_and_listed_with_its_notes(kakehashi: Run, offers: Offers) -> None:
    offers.cuts = 2
    done = kakehashi("translations", "install", "ja_en", "--index", f"{offers.url}/index.json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Installed ja_en 1.0 (")
    listed = kakehashi("translations", "list").stdout.splitlines()
    assert any(line.startswith("ja_en 1.0 (") for line in listed)
    assert "    Knows nothing." in listed


def test_on_a_closed_network_a_file_does(kakehashi: Run, tmp_path: Path) -> None:
    file = write_package(tmp_path / "p.argosmodel", source="en", target="ja", version="1.2")
    assert "en_ja 1.2" in kakehashi("translations", "install", str(file)).stdout


def test_a_broken_one_is_listed_with_what_to_do(kakehashi: Run, tmp_path: Path) -> None:
    (tmp_path / "data" / "translations" / "stray").mkdir(parents=True)
    listed = kakehashi("translations", "list").stdout
    assert "stray: cannot be used, it has no metadata.json. Delete" in listed


@pytest.mark.parametrize(
    ("name", "index", "words"),
    [
        ("ja_fr", "/index.json", ("offers no ja_fr",)),
        ("ja_en", "/nowhere", ("404", "install from a file")),
    ],
)
def test_what_cannot_be_had_is_one_line(
    kakehashi: Run, offers: Offers, name: str, index: str, words: tuple[str, ...]
) -> None:
    done = kakehashi("translations", "install", name, "--index", offers.url + index)
    assert_failed(done, *words)


def test_a_damaged_download_is_refused(kakehashi: Run, offers: Offers, tmp_path: Path) -> None:
    offers.sha256 = "0" * 64
    done = kakehashi("translations", "install", "ja_en", "--index", f"{offers.url}/index.json")
    assert_failed(done, "arrived damaged")
    assert list((tmp_path / "data" / "translations").iterdir()) == []
