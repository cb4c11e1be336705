"""What stands in a folder of Argos packages, whole or broken."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_EDGE = 65_536
_NOTES = 300
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,30}")


@dataclass(frozen=True, slots=True)
class Installed:
    """A package in the folder.

    ``size`` in bytes. ``quality`` is what its metadata or else its README says of it, in some
    words. ``fault`` is empty, or says why it cannot be used: ``no_metadata``, ``bad_metadata``,
    ``no_model``, ``no_tokenizer``.
    """

    path: Path
    source: str
    target: str
    version: str
    size: int
    fingerprint: str
    notes: str
    fault: str = ""
    quality: str = ""


def list_installed(folder: Path) -> list[Installed]:
    """Every package folder, broken ones with their ``fault``; the newest of a pair comes last."""
    if not folder.is_dir():
        return []
    found = [read_package(path) for path in folder.iterdir() if _is_package(path)]
    return sorted(
        found, key=lambda it: (it.source, it.target, version_order(it.version), it.path.name)
    )


def _place_in_line(one: Installed) -> tuple[str, str, tuple[int, ...], str]:
    return one.source, one.target, version_order(one.version), one.path.name


def usable(folders: Sequence[Path]) -> dict[tuple[str, str], Installed]:
    """The package to use for each pair: of the first folder that has one without a fault."""
    chosen: dict[tuple[str, str], Installed] = {}
    for folder in reversed(folders):
        whole = [found for found in list_installed(folder) if not found.fault]
        chosen |= {(found.source, found.target): found for found in whole}
    return chosen


def version_order(version: str) -> tuple[int, ...]:
    """Sorts ``1.10`` after ``1.9``."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _is_package(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".")


def read_package(path: Path) -> Installed:
    """The package in this folder; never raises."""
    try:
        metadata = json.loads((path / "metadata.json").read_text(encoding="utf-8"))
        source, target = str(metadata["from_code"]), str(metadata["to_code"])
        version = str(metadata.get("package_version", ""))
        if not all(_SAFE.fullmatch(part) for part in (source, target, version)):
            return _broken(path, "bad_metadata")
        size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        fingerprint, notes, fault = _fingerprint(path), _notes(path), _fault(path)
    except FileNotFoundError:
        return _broken(path, "no_metadata")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return _broken(path, "bad_metadata")
    quality = _quality(metadata, notes)
    return Installed(
        path, source, target, version, size, fingerprint, notes, fault, quality=quality
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


def _quality(metadata: dict[str, Any], notes: str) -> str:
    """``quality`` of metadata.json, else the README's first lines that are no headings."""
    told = metadata.get("quality")
    if isinstance(told, str) and told.strip():
        return " ".join(told.split())[:_NOTES]
    lines = [line.strip() for line in notes.splitlines()]
    said = " ".join(line for line in lines if line and not line.startswith(("#", "!", "[!")))
    return said if len(said) <= _NOTES else f"{said[:_NOTES].rstrip()}…"


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
