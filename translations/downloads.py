"""Packages fetched over HTTP: resumed where the connection broke, checked, or not there at all."""

import errno
import hashlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from translations.archives import PackageError

Progress = Callable[[int, int | None], None]
"""Called with bytes received so far and bytes in all, None where that is unknown."""

ATTEMPTS = 4
"""Connections in a row that bring nothing new before a link is given up."""
TIMEOUT = 30.0
"""Seconds of silence after which a connection counts as broken."""

_CHUNK = 1 << 16
_LARGEST_INDEX = 8 << 20
_AGENT = {"User-Agent": "kakehashi"}
_BROKEN = (OSError, http.client.HTTPException)


def fetch_index(url: str, timeout: float = TIMEOUT) -> list[dict[str, Any]]:
    """The index's entries. Raises ``PackageError``: ``unreachable`` or ``bad_index``."""
    try:
        with _opened(url, {}, timeout) as answer:
            entries = json.loads(answer.read(_LARGEST_INDEX))
    except _BROKEN as fault:
        raise PackageError("unreachable", url=url, cause=str(fault)) from fault
    except ValueError as fault:
        raise PackageError("bad_index", url=url, cause=str(fault)) from fault
    if not isinstance(entries, list):
        raise PackageError("bad_index", url=url, cause=type(entries).__name__)
    return [entry for entry in entries if isinstance(entry, dict)]


def download(
    links: Sequence[str], file: Path, *, sha256: str | None, progress: Progress | None
) -> None:
    """Writes the first link that can be had whole to ``file``.

    A broken connection is resumed with a range request, as often as it brings something new.
    Raises ``PackageError``: ``unreachable`` with the last link's cause, ``checksum`` or
    ``no_space``; ``file`` is gone then.
    """
    web = [link for link in links if urlsplit(link).scheme in ("http", "https")]
    fault: PackageError | None = None
    for link in web:
        try:
            _whole(link, file, progress)
            return _verify(file, sha256, link)
        except PackageError as failed:
            file.unlink(missing_ok=True)
            fault = failed
    raise fault or PackageError("unreachable", url=", ".join(links), cause="no http link")


def _whole(link: str, file: Path, progress: Progress | None) -> None:
    cause, most, vain = "", 0, 0
    edition: list[str] = []
    while vain < ATTEMPTS:
        try:
            if _more(link, file, edition, progress):
                return
            cause = "connection closed early"
        except urllib.error.HTTPError as refused:
            cause = str(refused)
            if refused.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                file.unlink(missing_ok=True)
            elif refused.code < 500 and refused.code != 429:
                break
        except _BROKEN as broken:
            if getattr(broken, "errno", None) == errno.ENOSPC:
                raise PackageError("no_space", folder=str(file.parent.parent)) from broken
            cause = str(broken)
        had = _size(file)
        vain = 0 if had > most else vain + 1
        most = max(most, had)
    raise PackageError("unreachable", url=link, cause=cause)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _more(link: str, file: Path, edition: list[str], progress: Progress | None) -> bool:
    """Fetches what is still missing; True once the file is whole.

    ``edition`` holds the ETag under which it was begun: another file is fetched from its start.
    """
    had = _size(file)
    asked = {"Range": f"bytes={had}-"} if had else {}
    if had and edition:
        asked["If-Range"] = edition[0]
    with _opened(link, asked) as answer:
        resumed = _goes_on(answer, had)
        start = had if resumed else 0
        tag = answer.headers.get("ETag", "")
        edition[:] = [tag] if tag.startswith('"') else []
        length = answer.headers.get("Content-Length")
        total = start + int(length) if length and length.isdigit() else None
        with file.open("ab" if resumed else "wb") as stream:
            received = _copied(answer, stream, start, total, progress)
    return total is None or received >= total


def _goes_on(answer: Any, had: int) -> bool:
    """Whether the answer begins where the file ends (Content-Range: ``bytes 100-199/200``)."""
    if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
        return False
    told = answer.headers.get("Content-Range", "")
    return not told or told.removeprefix("bytes ").startswith(f"{had}-")


def _copied(
    answer: Any, stream: IO[bytes], received: int, total: int | None, progress: Progress | None
) -> int:
    while chunk := answer.read(_CHUNK):
        stream.write(chunk)
        received += len(chunk)
        if progress:
            progress(received, total)
    return received


def _opened(url: str, headers: dict[str, str], timeout: float = TIMEOUT) -> Any:
    if urlsplit(url).scheme not in ("http", "https"):
        raise PackageError("unreachable", url=url, cause="not an http address")
    request = urllib.request.Request(url, headers=_AGENT | headers)
    return urllib.request.urlopen(request, timeout=timeout)


def _verify(file: Path, sha256: str | None, link: str) -> None:
    if not sha256:
        return
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    if digest.hexdigest() != sha256.lower():
        raise PackageError("checksum", url=link, expected=sha256, actual=digest.hexdigest())
