"""The folder of Argos packages: what stands in it, and what may be put there."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translations.archives import PackageError, unpack
from translations.downloads import Progress, download, fetch_index

ARGOS_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""The index that Argos Translate itself reads."""

__all__ = [
    "ARGOS_INDEX",
    "Installed",
    "PackageError",
    "install",
    "install_file",
    "list_installed",
    "packages_folder",
    "remove",
]

_EDGE = 65_536
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,30}")


@dataclass(frozen=True, slots=True)
class Installed:
    """A package in the folder.

    ``size`` in bytes. ``fault`` is empty, or says why it cannot be used: ``no_metadata``,
    ``bad_metadata``, ``no_model``, ``no_tokenizer``.
    """

    path: Path
    source: str
    target: str
    version: str
    size: int
    fingerprint: str
    notes: str
    fault: str = ""


def packages_folder(environment: Mapping[str, str], default: Path) -> Path:
    """``ARGOS_PACKAGES_DIR`` as Argos Translate understands it, else ``default``."""
    chosen = environment.get("ARGOS_PACKAGES_DIR")
    return Path(chosen) if chosen else default


def list_installed(folder: Path) -> list[Installed]:
    """Every package folder, broken ones with their ``fault``; the newest of a pair comes last."""
    if not folder.is_dir():
        return []
    found = [_read(path) for path in folder.iterdir() if _is_package(path)]
    return sorted(found, key=lambda it: (it.source, it.target, _order(it.version), it.path.name))


def install(
    pair: str,
    folder: Path,
    *,
    index_url: str = ARGOS_INDEX,
    progress: Progress | None = None,
) -> Installed:
    """Fetches and installs a pair (``ja_en``) from an index in Argos' form.

    ``progress(received, total)`` is called with bytes; total is None where the server is silent.
    Raises ``PackageError``; nothing is left behind then.
    """
    entry = _offered(pair, fetch_index(index_url), index_url)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as scratch:
        file = Path(scratch) / f"{pair}.argosmodel"
        download(entry["links"], file, sha256=entry.get("sha256"), progress=progress)
        return _place(file, folder, expected=pair)


def install_file(file: Path, folder: Path) -> Installed:
    """Installs a package file (``.argosmodel``). Raises ``PackageError``."""
    folder.mkdir(parents=True, exist_ok=True)
    return _place(file, folder, expected=None)


def remove(pair: str, folder: Path) -> list[Installed]:
    """Deletes every package of a pair and returns what was deleted. Raises ``PackageError``."""
    doomed = [it for it in list_installed(folder) if pair == f"{it.source}_{it.target}"]
    if not doomed:
        raise PackageError("not_installed", pair=pair, folder=str(folder))
    for installed in doomed:
        shutil.rmtree(installed.path)
    return doomed


def _place(file: Path, folder: Path, *, expected: str | None) -> Installed:
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=folder) as scratch:
        fresh = _read(unpack(file, Path(scratch)))
        pair = f"{fresh.source}_{fresh.target}"
        if fresh.fault:
            raise PackageError(fresh.fault, file=file.name)
        if expected not in (None, pair):
            raise PackageError("other_pair", file=file.name, pair=pair, expected=expected or "")
        return _swap(fresh, folder, Path(scratch) / "replaced")


def _swap(fresh: Installed, folder: Path, aside: Path) -> Installed:
    """Moves the package into its place; older ones of the pair go once it stands there."""
    name = f"translate-{fresh.source}_{fresh.target}-{fresh.version.replace('.', '_')}"
    place = folder / name
    older = [
        it for it in list_installed(folder)
        if (it.source, it.target) == (fresh.source, fresh.target) and it.path != place
    ]  # fmt: skip
    if place.exists():
        place.rename(aside)
    fresh.path.rename(place)
    for installed in older:
        shutil.rmtree(installed.path)
    return _read(place)


def _offered(pair: str, index: list[dict[str, Any]], index_url: str) -> dict[str, Any]:
    matching = [
        entry for entry in index
        if f"{entry.get('from_code')}_{entry.get('to_code')}" == pair
        and entry.get("type", "translate") == "translate" and entry.get("links")
    ]  # fmt: skip
    if not matching:
        raise PackageError("not_offered", pair=pair, index=index_url)
    return max(matching, key=lambda entry: _order(str(entry.get("package_version", ""))))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _is_package(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def _read(path: Path) -> Installed:
    try:
        metadata = json.loads((path / "metadata.json").read_text(encoding="utf-8"))
        source, target = str(metadata["from_code"]), str(metadata["to_code"])
        version = str(metadata.get("package_version", ""))
        if not all(_SAFE.fullmatch(part) for part in (source, target, version)):
            return _broken(path, "bad_metadata")
    except FileNotFoundError:
        return _broken(path, "no_metadata")
    except (OSError, ValueError, KeyError, TypeError):
        return _broken(path, "bad_metadata")
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return Installed(
        path, source, target, version, size, _fingerprint(path), _notes(path), _fault(path)
    )


def _broken(path: Path, fault: str) -> Installed:
    return Installed(path, "", "", "", 0, "", "", fault)


def _fault(path: Path) -> str:
    if not (path / "model" / "model.bin").is_file():
        return "no_model"
    tokenizers = (path / "sentencepiece.model", path / "bpe.model")
    return "" if any(file.is_file() for file in tokenizers) else "no_tokenizer"


def _notes(path: Path) -> str:
    readme = path / "README.md"
    return readme.read_text(encoding="utf-8", errors="replace") if readme.is_file() else ""


def _fingerprint(path: Path) -> str:
    """Tells two models apart without reading all of them: sizes and the model's last stretch."""
    digest = hashlib.sha256((path / "metadata.json").read_bytes())
    for file in sorted((path / "model").glob("*")):
        digest.update(f"{file.name}:{file.stat().st_size}".encode())
    model = path / "model" / "model.bin"
    if model.is_file():
        with model.open("rb") as stream:
            stream.seek(max(0, model.stat().st_size - _EDGE))
            digest.update(stream.read())
    return digest.hexdigest()[:16]
