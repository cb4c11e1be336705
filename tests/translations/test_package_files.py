"""Files from anywhere: each is a whole package or is refused, and then leaves nothing."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.translations.package_server import Offers
from tests.translations.tiny_package import write_package
from translations.engines.argos import ArgosEngine
from translations.packages import PackageError, install, install_file, list_installed, usable

SENTENCE = ["返品を希望します。"]


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def refused(file: Path, folder: Path) -> str:
    with pytest.raises(PackageError) as raised:
        install_file(file, folder)
    assert left_in(folder) == []
    return raised.value.code


# --- files ----------------------------------------------------------------------------------


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.argosmodel"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("top/metadata.json", "{}")
        for number in range(10):
            archive.writestr(f"top/model/{number}", bytes(10 << 20))
    assert file.stat().st_size < 1 << 20
    assert refused(file, tmp_path / "folder") == "too_large"


def test_a_file_of_too_many_files_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "many.argosmodel"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("top/metadata.json", "{}")
        for number in range(10_001):
            archive.writestr(f"top/{number}", "")
    assert refused(file, tmp_path / "folder") == "too_large"


def test_a_folder_is_no_package_file(tmp_path: Path) -> None:
    (tmp_path / "unpacked").mkdir()
    assert refused(tmp_path / "unpacked", tmp_path / "folder") == "not_a_package"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_refused_or_whole(
    tmp_path: Path, package_file: Path, changes: list[tuple[float, int]]
) -> None:
    content = bytearray(package_file.read_bytes())
    for place, value in changes:
        # Half of the changes hit the directory at the end, where the structure is.
        at = int(place * 2 * (len(content) - 1)) if place < 0.5 else -1 - int((place - 0.5) * 1200)
        content[at] = value
    (tmp_path / "damaged.argosmodel").write_bytes(content)
    folder = tmp_path / "folder"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        assert install_file(tmp_path / "damaged.argosmodel", folder).fault == ""
    except PackageError:
        assert left_in(folder) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    metadata=st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["from_code", "to_code", "package_version", "quality"]), inner
            )
        ),
        max_leaves=6,
    ).map(lambda value: repr(value).replace("'", '"').encode("utf-8", "replace"))
)
def test_no_metadata_makes_listing_fail(tmp_path: Path, metadata: bytes) -> None:
    (tmp_path / "odd").mkdir(exist_ok=True)
    (tmp_path / "odd" / "metadata.json").write_bytes(metadata)
    assert [one.path.name for one in list_installed(tmp_path)] == ["odd"]


# --- downloads ------------------------------------------------------------------------------


def test_a_download_goes_on_as_long_as_it_brings_something_new(
    tmp_path: Path, offers: Offers
) -> None:
    offers.cuts = 9
    install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    starts = [int(asked.removeprefix("bytes=").rstrip("-")) for asked in offers.ranges]
    assert len(starts) == 9
    assert starts == sorted(set(starts))
    assert set(offers.conditions) == {'"1"'}


def test_a_file_that_changes_meanwhile_is_fetched_from_its_start(
    tmp_path: Path, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = write_package(tmp_path / "n.argosmodel", source="ja", target="en", version="2.0")

    def replaced() -> None:
        offers.content, offers.etag = newer.read_bytes(), '"2"'

    monkeypatch.setattr(offers, "broken", replaced)
    offers.cuts, offers.sha256 = 1, None
    installed = install("ja_en", tmp_path / "folder", index_url=f"{offers.url}/index.json")
    assert installed.version == "2.0"


def test_a_failed_fetch_leaves_the_package_that_was_there(tmp_path: Path, offers: Offers) -> None:
    install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    offers.sha256 = "0" * 64
    with pytest.raises(PackageError):
        install("ja_en", tmp_path, index_url=f"{offers.url}/index.json")
    assert [one.fault for one in list_installed(tmp_path)] == [""]
    assert left_in(tmp_path) == ["translate-ja_en-1_0"]


# --- what is said of them, and which is used ------------------------------------------------


def test_what_is_said_of_its_quality_comes_from_metadata_or_readme(
    tmp_path: Path, package_file: Path
) -> None:
    installed = install_file(package_file, tmp_path)
    assert installed.quality == "Knows nothing."
    metadata = installed.path / "metadata.json"
    text = metadata.read_text(encoding="utf-8").replace("{", '{"quality": "31 BLEU", ', 1)
    metadata.write_text(text, encoding="utf-8")
    assert [one.quality for one in list_installed(tmp_path)] == ["31 BLEU"]


def test_an_installed_package_comes_before_a_shipped_one(
    tmp_path: Path, package_file: Path
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    newer = write_package(tmp_path / "n.argosmodel", source="ja", target="en", version="9.0")
    install_file(newer, shipped)
    other = write_package(tmp_path / "o.argosmodel", source="en", target="ja", version="9.0")
    install_file(other, shipped)
    engine = ArgosEngine(own, shipped)
    assert engine.pairs()["ja", "en"].label == "ja_en-9.0"
    mine = install_file(package_file, own)
    assert engine.pairs()["ja", "en"].label == "ja_en-1.0"
    assert engine.pairs()["en", "ja"].label == "en_ja-9.0"
    assert engine.translate(SENTENCE, "ja", "en")
    (mine.path / "sentencepiece.model").unlink()
    assert usable((own, shipped))["ja", "en"].version == "9.0"
    assert ArgosEngine(tmp_path / "absent", shipped).translate(SENTENCE, "ja", "en")
