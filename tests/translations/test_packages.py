"""Packages arrive whole or not at all, and only where they belong."""

import stat
import zipfile
from pathlib import Path

import pytest

from tests.translations.package_server import Offers
from tests.translations.tiny_package import write_package
from translations.packages import (
    PackageError,
    install,
    install_file,
    list_installed,
    packages_folder,
    remove,
)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_pair_is_installed_from_the_index_with_progress(tmp_path: Path, offers: Offers) -> None:
    seen: list[tuple[int, int | None]] = []
    installed = install(
        "ja_en",
        tmp_path / "folder",
        index_url=f"{offers.url}/index.json",
        progress=lambda received, total: seen.append((received, total)),
    )
    assert (installed.source, installed.target, installed.version) == ("ja", "en", "1.0")
    assert seen[-1] == (len(offers.content), len(offers.content))
    assert left_in(tmp_path / "folder") == ["translate-ja_en-1_0"]
    assert "Knows nothing" in installed.notes


@pytest.mark.parametrize("ranges", [True, False])
def test_a_broken_connection_is_resumed(tmp_path: Path, offers: Offers, ranges: bool) -> None:
    offers.cuts, offers.understands_ranges = 2, ranges
    install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    assert offers.ranges[0] == f"bytes={len(offers.content) // 2}-"
    assert [it.fault for it in list_installed(tmp_path)] == [""]


def test_a_download_that_never_completes_leaves_nothing(tmp_path: Path, offers: Offers) -> None:
    offers.cuts, offers.understands_ranges = 99, False
    with pytest.raises(PackageError) as raised:
        install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    assert raised.value.code == "unreachable"
    assert left_in(tmp_path) == []


def test_a_wrong_checksum_is_refused(tmp_path: Path, offers: Offers) -> None:
    offers.sha256 = "0" * 64
    with pytest.raises(PackageError) as raised:
        install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    assert raised.value.code == "checksum"
    assert raised.value.facts["expected"] == "0" * 64
    assert left_in(tmp_path) == []


def test_an_index_without_checksums_serves_too(tmp_path: Path, offers: Offers) -> None:
    offers.sha256 = None
    assert install("ja_en", tmp_path, index_url=f"{offers.url}/index.json").fault == ""


@pytest.mark.parametrize(
    ("pair", "path", "index", "code"),
    [
        ("ja_fr", "/index.json", None, "not_offered"),
        ("ja_en", "/nowhere", None, "unreachable"),
        ("ja_en", "/index.json", {"not": "a list"}, "bad_index"),
        ("ja_en", "/index.json", ["nonsense", 3], "not_offered"),
    ],
)
def test_what_the_index_lacks_is_named(
    tmp_path: Path, offers: Offers, pair: str, path: str, index: object, code: str
) -> None:
    offers.index = index
    with pytest.raises(PackageError) as raised:
        install(pair, tmp_path, index_url=offers.url + path)
    assert raised.value.code == code


def test_only_web_addresses_are_followed(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as raised:
        install("ja_en", tmp_path, index_url="file:///etc/passwd")
    assert raised.value.code == "unreachable"


def test_a_newer_package_takes_the_older_ones_place(tmp_path: Path, package_file: Path) -> None:
    folder = tmp_path / "folder"
    install_file(package_file, folder)
    newer = write_package(tmp_path / "n.argosmodel", source="ja", target="en", version="1.1")
    install_file(newer, folder)
    install_file(newer, folder)
    assert [it.version for it in list_installed(folder)] == ["1.1"]


def test_removing_and_removing_again(tmp_path: Path, package_file: Path) -> None:
    install_file(package_file, tmp_path / "folder")
    assert len(remove("ja_en", tmp_path / "folder")) == 1
    assert left_in(tmp_path / "folder") == []
    with pytest.raises(PackageError) as raised:
        remove("ja_en", tmp_path / "folder")
    assert raised.value.code == "not_installed"


def crafted(file: Path, entries: dict[str, str], link: bool = False) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            if link:
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, content)
    return file


METADATA = '{"from_code": "ja", "to_code": "en", "package_version": "1.0"}'


@pytest.mark.parametrize(
    "name", ["../escaped", "/absolute", "top/../../escaped", "top\\..\\escaped", "C:/windows"]
)
def test_paths_that_escape_are_refused(tmp_path: Path, name: str) -> None:
    file = crafted(tmp_path / "x.argosmodel", {"top/metadata.json": METADATA, name: "x"})
    with pytest.raises(PackageError) as raised:
        install_file(file, tmp_path / "folder")
    assert raised.value.code == "unsafe_path"
    assert left_in(tmp_path / "folder") == []
    assert left_in(tmp_path) == ["folder", "x.argosmodel"]


def test_links_are_refused(tmp_path: Path) -> None:
    file = crafted(tmp_path / "x.argosmodel", {"top/metadata.json": "/etc/passwd"}, link=True)
    with pytest.raises(PackageError) as raised:
        install_file(file, tmp_path / "folder")
    assert raised.value.code == "unsafe_path"


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"top/model/model.bin": ""}, "not_a_package"),
        ({"a/metadata.json": METADATA, "b/metadata.json": METADATA}, "not_a_package"),
        ({"top/metadata.json": "not json"}, "bad_metadata"),
        ({"top/metadata.json": '{"from_code": "../..", "to_code": "en"}'}, "bad_metadata"),
        ({"top/metadata.json": METADATA}, "no_model"),
        ({"top/metadata.json": METADATA, "top/model/model.bin": ""}, "no_tokenizer"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, entries: dict[str, str], code: str) -> None:
    file = crafted(tmp_path / "x.argosmodel", entries)
    with pytest.raises(PackageError) as raised:
        install_file(file, tmp_path / "folder")
    assert raised.value.code == code
    assert left_in(tmp_path / "folder") == []


def test_a_damaged_or_absent_file_is_refused(tmp_path: Path, package_file: Path) -> None:
    torn = tmp_path / "torn.argosmodel"
    torn.write_bytes(package_file.read_bytes()[:2000])
    for file, code in ((torn, "not_a_package"), (tmp_path / "absent", "no_file")):
        with pytest.raises(PackageError) as raised:
            install_file(file, tmp_path / "folder")
        assert raised.value.code == code


def test_a_folder_without_metadata_does_not_hide_the_others(
    tmp_path: Path, package_file: Path
) -> None:
    install_file(package_file, tmp_path)
    (tmp_path / "stray").mkdir()
    assert sorted(it.fault for it in list_installed(tmp_path)) == ["", "no_metadata"]


def test_the_folder_is_argos_own_variable_or_the_default(tmp_path: Path) -> None:
    assert packages_folder({}, tmp_path) == tmp_path
    assert packages_folder({"ARGOS_PACKAGES_DIR": "/srv/argos"}, tmp_path) == Path("/srv/argos")
    assert list_installed(tmp_path / "absent") == []
