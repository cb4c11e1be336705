"""Signed requests from Slack to the app.

Signing follows https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from sandbox.records import Record
from sandbox.state import Json

FORM = "application/x-www-form-urlencoded"
KEPT_HEADERS = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
IDLE = 2.0
"""Seconds for which an idle connection is used again: less than the five after which uvicorn closes
one, or a command would now and then meet a connection that is just being closed."""


def signature(secret: str, timestamp: int, body: bytes) -> str:
    base = b"v0:%d:%s" % (timestamp, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Answer:
    """The app's answer; `failure` is Slack's retry reason, empty where it answered 2xx."""

    status: int | None
    body: bytes = b""
    failure: str = ""
    no_retry: bool = False

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        """None where the body is empty or no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Outbound:
    """Sends to one address; keeps its connections."""

    def __init__(self, url: str, secret: str, timeout: float, record: Record) -> None:
        self.url = url
        self._secret = secret
        self._timeout = timeout
        self._record = record
        self._session: aiohttp.ClientSession | None = None

    async def send_json(self, kind: str, body: Json, headers: dict[str, str]) -> Answer:
        raw = json.dumps(body, ensure_ascii=False).encode()
        return await self._send(kind, raw, "application/json", headers, body)

    async def send_form(self, kind: str, form: dict[str, str], shown: Json) -> Answer:
        """`shown` is the body as the record keeps it."""
        return await self._send(kind, urlencode(form).encode(), FORM, {}, shown)

    async def _send(
        self, kind: str, raw: bytes, content_type: str, more: dict[str, str], shown: Json
    ) -> Answer:
        started = time.perf_counter()
        answer = await self._post(raw, {"Content-Type": content_type, **more})
        self._record.add(
            {
                "at": time.time(),
                "kind": kind,
                "url": self.url,
                "headers": {name: more[name] for name in KEPT_HEADERS if name in more},
                "body": shown,
                "status": answer.status,
                "answer": answer.json() or answer.text,
                "failure": answer.failure,
                "ms": round((time.perf_counter() - started) * 1000, 2),
            }
        )
        return answer

    async def _post(self, raw: bytes, headers: dict[str, str]) -> Answer:
        now = int(time.time())
        signed = {
            **headers,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": str(now),
            "X-Slack-Signature": signature(self._secret, now, raw),
        }
        try:
            async with self._open().post(
                self.url, data=raw, headers=signed, allow_redirects=False
            ) as response:
                body = await response.read()
        except TimeoutError:
            return Answer(None, failure="http_timeout")
        except aiohttp.ClientError:
            return Answer(None, failure="connection_failed")
        stop = response.headers.get("X-Slack-No-Retry") == "1"
        return Answer(response.status, body, "" if response.ok else "http_error", stop)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=self._timeout)
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE)
            self._session = aiohttp.ClientSession(timeout=timeout, connector=connector)
        return self._session

    async def close(self) -> None:
        if self._session:
            await self._session.close()
