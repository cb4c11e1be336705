"""Servers that an engine asks over HTTP: one exchange of JSON, and how each of them is doing."""

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from translations.engines.base import Pair

FIRST_WAIT = 2.0
LONGEST_WAIT = 30.0
"""Seconds between two tries of a server that fails, doubling from the one to the other."""

LONGEST_ASKED = 300.0
"""Seconds that a server may keep us away by Retry-After."""

FRESH = 60.0
"""Seconds for which what a server said of its languages holds."""

_LARGEST = 8 << 20
_CHUNK = 1 << 16
_AGENT = {"User-Agent": "kakehashi", "Content-Type": "application/json"}
_CODES = {400: "refused", 401: "denied", 403: "denied", 413: "refused", 429: "busy"}


class ServerFault(Exception):
    """``code``: ``unreachable``, ``busy`` (429), ``denied`` (401, 403), ``refused`` (400, 413: the
    request, not the server, is at fault), ``failed`` (any other status) or ``rubbish``.

    ``wait``: seconds that the server asked for.
    """

    def __init__(self, code: str, cause: str, wait: float = 0.0) -> None:
        super().__init__(f"{code}: {cause}")
        self.code = code
        self.cause = cause
        self.wait = wait


@dataclass(slots=True)
class Server:
    """``fault`` is why it is left alone until ``again`` (monotonic seconds), None while it is
    used; then it is asked for its languages anew."""

    address: str
    pairs: frozenset[Pair] = frozenset()
    fault: ServerFault | None = field(default_factory=lambda: ServerFault("unreachable", "new"))
    failures: int = 0
    again: float = 0.0

    def speaks(self, pairs: frozenset[Pair], now: float) -> None:
        self.pairs, self.fault, self.again = pairs, None, now + FRESH

    def fails(self, fault: ServerFault, now: float) -> None:
        """Several requests that fail at the same time count as one."""
        if self.fault is not None and now < self.again:
            return
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self.failures, 16))
        self.failures += 1
        self.fault, self.again = fault, now + max(wait, fault.wait)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Texts go to the address that was configured and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_StayHere)


def exchange(url: str, body: dict[str, Any] | None, timeout: float) -> Any:
    """The JSON that a GET, or a POST of ``body``, is answered with. Raises ``ServerFault``.

    ``timeout`` in seconds is for connecting, for each silence, and for the whole answer.
    """
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=_AGENT)
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            return json.loads(_read(answer, time.monotonic() + timeout))
    except urllib.error.HTTPError as status:
        with status:
            raise _of_status(status) from status
    except (OSError, http.client.HTTPException) as broken:
        cause = str(getattr(broken, "reason", "") or broken) or type(broken).__name__
        raise ServerFault("unreachable", cause) from broken
    except (ValueError, RecursionError) as damage:
        raise ServerFault("rubbish", f"no JSON ({damage})"[:200]) from damage


def _read(answer: Any, deadline: float) -> bytes:
    received = b""
    while chunk := answer.read1(_CHUNK):
        received += chunk
        if len(received) > _LARGEST:
            raise ValueError("longer than 8 MiB")
        if time.monotonic() > deadline:
            raise TimeoutError("too slow")
    return received


def _of_status(status: urllib.error.HTTPError) -> ServerFault:
    code = _CODES.get(status.code, "failed")
    said = _said(status)
    wait = _wait(status.headers.get("Retry-After")) if status.code in (429, 503) else 0.0
    return ServerFault(code, f"{status.code} {said or status.reason}", wait)


def _said(status: urllib.error.HTTPError) -> str:
    try:
        told = json.loads(status.read(_CHUNK))
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return ""
    return str(told.get("error", ""))[:200] if isinstance(told, dict) else ""


def _wait(header: str | None) -> float:
    """Retry-After in seconds, which may be a number or a date (RFC 9110, 10.2.3)."""
    if not header:
        return 0.0
    try:
        seconds = (
            float(header)
            if header.strip().isdigit()
            else parsedate_to_datetime(header).timestamp() - time.time()
        )
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, min(seconds, LONGEST_ASKED))
