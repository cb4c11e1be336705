"""Package files unpacked with every name checked first: a zip may claim to write anywhere."""

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

LARGEST = 4 * 1024**3
"""Bytes that a package may unpack to."""


class PackageError(Exception):
    """A package could not be found, fetched, unpacked or used.

    ``code`` names what went wrong and what to do about it, in the catalogue's terms; ``facts``
    holds the names, places and numbers to show.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(f"{code}: {facts}")
        self.code = code
        self.facts = facts


def unpack(file: Path, into: Path) -> Path:
    """Unpacks a package file below ``into`` and returns its folder.

    Raises ``PackageError``: ``no_file``, ``not_a_package`` (no zip, damaged, several top folders,
    no metadata), ``unsafe_path`` (absolute, escaping or a link), ``too_large``.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            top = _checked(archive, file)
            archive.extractall(into)
    except FileNotFoundError as absent:
        raise PackageError("no_file", file=str(file)) from absent
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as damage:
        raise PackageError("not_a_package", file=file.name, cause=str(damage)) from damage
    return into / top


def _checked(archive: zipfile.ZipFile, file: Path) -> str:
    entries = archive.infolist()
    for entry in entries:
        if _unsafe(entry):
            raise PackageError("unsafe_path", file=file.name, path=entry.filename)
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise PackageError("too_large", file=file.name)
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries if entry.filename}
    top = next(iter(tops), "")
    if len(tops) != 1 or f"{top}/metadata.json" not in archive.namelist():
        raise PackageError("not_a_package", file=file.name, cause="metadata.json")
    return top


def _unsafe(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    parts = PurePosixPath(name).parts
    escapes = ".." in parts or name.startswith(("/", "\\")) or "\\" in name or ":" in name
    return escapes or "\x00" in name or stat.S_ISLNK(entry.external_attr >> 16)
