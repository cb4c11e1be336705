"""Package files unpacked with every name checked first: a zip may claim to write anywhere."""

import errno
import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

LARGEST = 4 * 1024**3
"""Bytes that a package may unpack to."""

SMALL = 64 * 1024**2
SWELLING = 20
"""What unpacks to more than ``SMALL`` bytes may be that many times its own size: models hardly
compress, bombs do."""

MOST_FILES = 10_000
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, RuntimeError, ValueError, IndexError,
)  # fmt: skip
"""What ``zipfile`` raises over damaged files; RuntimeError where one is encrypted."""


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
    no metadata), ``unsafe_path`` (absolute, escaping or a link), ``too_large``, ``no_space``.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            top = _checked(archive, file)
            archive.extractall(into)
    except FileNotFoundError as absent:
        raise PackageError("no_file", file=str(file)) from absent
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            raise PackageError("no_space", folder=str(into.parent)) from fault
        raise PackageError("not_a_package", file=file.name, cause=str(fault)) from fault
    except _DAMAGE as damage:
        raise PackageError("not_a_package", file=file.name, cause=str(damage)) from damage
    return into / top


def _checked(archive: zipfile.ZipFile, file: Path) -> str:
    entries = archive.infolist()
    for entry in entries:
        if _unsafe(entry):
            raise PackageError("unsafe_path", file=file.name, path=entry.filename)
    size = sum(entry.file_size for entry in entries)
    swollen = size > SMALL and size > SWELLING * file.stat().st_size
    if size > LARGEST or swollen or len(entries) > MOST_FILES:
        raise PackageError("too_large", file=file.name)
    tops = {PurePosixPath(entry.filename).parts[:1] for entry in entries}
    top = "".join(next(iter(tops), ()))
    if len(tops) != 1 or not top or f"{top}/metadata.json" not in archive.namelist():
        raise PackageError("not_a_package", file=file.name, cause="metadata.json")
    return top


def _unsafe(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename
    parts = PurePosixPath(name).parts
    escapes = ".." in parts or name.startswith(("/", "\\")) or "\\" in name or ":" in name
    return escapes or "\x00" in name or stat.S_ISLNK(entry.external_attr >> 16)
