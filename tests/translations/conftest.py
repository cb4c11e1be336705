"""Packages, servers and engines that the tests of this room share."""

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.translations.package_server import Offers, handler
from tests.translations.tiny_package import write_package
from tests.translations.translation_server import Answering, answering_server
from translations.packages import install_file


@pytest.fixture(scope="session")
def package_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid ja → en package file."""
    folder = tmp_path_factory.mktemp("packages")
    return write_package(folder / "ja_en.argosmodel", source="ja", target="en")


@pytest.fixture(scope="session")
def installed_folder(package_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which both directions are installed. Not to be changed."""
    folder = tmp_path_factory.mktemp("installed")
    other = package_file.with_name("en_ja.argosmodel")
    write_package(other, source="en", target="ja")
    for file in (package_file, other):
        install_file(file, folder)
    return folder


@pytest.fixture
def offers(package_file: Path) -> Iterator[Offers]:
    """An index and its files on a local HTTP server."""
    offered = Offers(package_file.read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(offered))
    offered.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield offered
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def answering() -> Iterator[Answering]:
    """A server that translates, on this machine."""
    with answering_server() as server:
        yield server
