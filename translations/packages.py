"""The folder of Argos packages: what stands in it, and what may be put there."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translations.archives import PackageError, unpack
from translations.downloads import TIMEOUT, Progress, download, fetch_index
from translations.installed import Installed, list_installed, read_package, usable, version_order

ARGOS_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""The index that Argos Translate itself reads."""

SHIPPED = Path(__file__).parent / "starter" / "packages"
"""Packages that come with the project, unpacked; there may be none."""

__all__ = [
    "ARGOS_INDEX",
    "SHIPPED",
    "Installed",
    "Offer",
    "PackageError",
    "install",
    "install_file",
    "list_installed",
    "offers",
    "packages_folder",
    "remove",
    "usable",
]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an index offers for a pair; ``size`` in bytes, None where it does not say."""

    pair: str
    version: str
    size: int | None
    links: tuple[str, ...]
    sha256: str | None


def packages_folder(environment: Mapping[str, str], default: Path) -> Path:
    """``ARGOS_PACKAGES_DIR`` as Argos Translate understands it, else ``default``."""
    chosen = environment.get("ARGOS_PACKAGES_DIR")
    return Path(chosen) if chosen else default


def offers(
    pairs: Sequence[str], *, index_url: str = ARGOS_INDEX, timeout: float = TIMEOUT
) -> list[Offer]:
    """What the index offers for these pairs. Raises ``PackageError``."""
    index = fetch_index(index_url, timeout)
    return [_offered(pair, index, index_url) for pair in pairs]


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
    (offer,) = offers([pair], index_url=index_url)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as scratch:
        file = Path(scratch) / f"{pair}.argosmodel"
        download(offer.links, file, sha256=offer.sha256, progress=progress)
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
        fresh = read_package(unpack(file, Path(scratch)))
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
    try:
        fresh.path.rename(place)
    except OSError:
        if aside.exists():
            aside.rename(place)
        raise
    for installed in older:
        shutil.rmtree(installed.path)
    return read_package(place)


def _offered(pair: str, index: list[dict[str, Any]], index_url: str) -> Offer:
    matching = [
        entry for entry in index
        if f"{entry.get('from_code')}_{entry.get('to_code')}" == pair
        and entry.get("type", "translate") == "translate" and _links(entry)
    ]  # fmt: skip
    if not matching:
        raise PackageError("not_offered", pair=pair, index=index_url)
    best = max(matching, key=lambda entry: version_order(str(entry.get("package_version", ""))))
    size, sha256 = best.get("size"), best.get("sha256")
    return Offer(
        pair=pair,
        version=str(best.get("package_version", "")),
        size=size if isinstance(size, int) and size > 0 else None,
        links=_links(best),
        sha256=sha256 if isinstance(sha256, str) and sha256 else None,
    )


def _links(entry: dict[str, Any]) -> tuple[str, ...]:
    links = entry.get("links")
    named = links if isinstance(links, list) else []
    return tuple(link for link in named if isinstance(link, str))
