"""In front of everything from Slack: an ASGI application that lets in only what Slack signed.

Order: method, headers, size, signature on the raw bytes, shape. What is refused is answered with
400, 401, 405 or 413, changes nothing, and nothing of its body is logged. What passes is parsed once
and handed on as values: no header of the request can steer what comes behind.
Signing: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Body = dict[str, Any]

MOST = 4 * 1024 * 1024
"""Bytes of a body: an edited message of 40,000 characters comes twice, as text and as blocks,
six to twelve bytes a character."""

TOLERANCE = 300
"""Seconds that a request may be old, or ahead."""

SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")
TIMESTAMP = re.compile(rb"[0-9]{1,12}")
JSON = b"application/json"
FORM = b"application/x-www-form-urlencoded"
ONCE = (b"content-type", b"content-length", b"x-slack-request-timestamp", b"x-slack-signature")
FIELDS = 200


@dataclass(frozen=True)
class Answered:
    """What goes back to Slack."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"


@dataclass
class Turned(Exception):
    """The request is not let in. ``reason`` holds nothing that the sender wrote."""

    status: int
    reason: str


class Gate:
    """``handle`` gets the parsed body of each genuine request: an event's envelope, an
    interaction's payload or a command's fields."""

    def __init__(
        self,
        handle: Callable[[Body], Awaitable[Answered]],
        secret: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.handle = handle
        self.secret = secret.encode()
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            answered = await self._answer(scope, receive)
        except Turned as turned:
            log.info("a request was turned away: %s", turned.reason)
            answered = Answered(turned.status, turned.reason.encode())
        await respond(send, answered)

    async def _answer(self, scope: Scope, receive: Receive) -> Answered:
        if scope["method"] != "POST":
            if asks_for_certificate(scope.get("query_string", b"")):
                return Answered()
            raise Turned(405, "only POST is taken here")
        headers = single(scope["headers"])
        kind = content_kind(headers)
        signed = SignedHead.of(headers, self.clock()) if not plain_check(headers) else None
        raw = await read_body(headers, receive)
        if signed is None:
            return check_certificate(kind, raw)
        signed.verify(self.secret, raw)
        body = parse(kind, raw)
        if body.get("type") == "url_verification":
            return Answered(200, challenge(body).encode())
        if body.get("ssl_check") == "1":
            return Answered()
        return await self.handle(body)


async def respond(send: Send, answered: Answered) -> None:
    headers = [
        (b"content-type", answered.content_type.encode()),
        (b"content-length", str(len(answered.body)).encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": answered.status, "headers": headers})
    await send({"type": "http.response.body", "body": answered.body})


# --- headers --------------------------------------------------------------------------------


def single(headers: Iterable[tuple[bytes, bytes]]) -> Mapping[bytes, bytes]:
    """The headers that count. Raises Turned when one of them stands there twice."""
    found: dict[bytes, bytes] = {}
    for raw_name, value in headers:
        name = raw_name.lower()
        if name in ONCE:
            if name in found:
                raise Turned(400, "a header stands there twice")
            found[name] = value.strip()
    return found


def content_kind(headers: Mapping[bytes, bytes]) -> bytes:
    kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    if kind not in (JSON, FORM):
        raise Turned(400, "the content is neither JSON nor a form")
    return kind


def plain_check(headers: Mapping[bytes, bytes]) -> bool:
    """Slack looks at the certificate with a small form that it does not always sign."""
    small = headers.get(b"content-length", b"")
    unsigned = b"x-slack-signature" not in headers and b"x-slack-request-timestamp" not in headers
    return unsigned and small.isdigit() and len(small) < 4 and headers[b"content-type"] != JSON


def check_certificate(kind: bytes, raw: bytes) -> Answered:
    if kind == FORM and asks_for_certificate(raw):
        return Answered()
    raise Turned(401, "the signature is missing")


def asks_for_certificate(query: bytes) -> bool:
    return b"ssl_check=1" in query.split(b"&")


@dataclass(frozen=True)
class SignedHead:
    """What the headers claim; proved by ``verify`` once the body is there."""

    timestamp: bytes
    signature: bytes

    @classmethod
    def of(cls, headers: Mapping[bytes, bytes], now: float) -> SignedHead:
        timestamp = headers.get(b"x-slack-request-timestamp", b"")
        signature = headers.get(b"x-slack-signature", b"")
        if not timestamp or not signature:
            raise Turned(401, "the signature is missing")
        if not TIMESTAMP.fullmatch(timestamp) or not SIGNATURE.fullmatch(signature):
            raise Turned(401, "the signature is malformed")
        if abs(now - int(timestamp)) > TOLERANCE:
            raise Turned(401, "the request is too old, or a clock is wrong")
        return cls(timestamp, signature)

    def verify(self, secret: bytes, raw: bytes) -> None:
        signed = hmac.new(secret, b"v0:" + self.timestamp + b":" + raw, hashlib.sha256)
        if not hmac.compare_digest(b"v0=" + signed.hexdigest().encode(), self.signature):
            raise Turned(401, "the signature is wrong")


# --- body -----------------------------------------------------------------------------------


async def read_body(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
    """The raw bytes, never more than MOST of them."""
    told = headers.get(b"content-length", b"0")
    if not told.isdigit():
        raise Turned(400, "the length is no number")
    if len(told) > 12 or int(told) > MOST:
        raise Turned(413, "the request is too large")
    chunks = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Turned(400, "the sender went away")
        chunks += message.get("body", b"")
        if len(chunks) > MOST:
            raise Turned(413, "the request is too large")
        if not message.get("more_body", False):
            return bytes(chunks)


def parse(kind: bytes, raw: bytes) -> Body:
    """What was sent, as values. Raises Turned when it is none of Slack's shapes."""
    try:
        body = from_json(raw) if kind == JSON else from_form(raw)
    except (ValueError, RecursionError) as error:
        raise Turned(400, "the content cannot be read") from error
    if not isinstance(body, dict) or not shaped(body):
        raise Turned(400, "the content has an unknown shape")
    return body


def from_json(raw: bytes | str) -> Any:
    return json.loads(raw)


def from_form(raw: bytes) -> Any:
    pairs = parse_qsl(
        raw.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS
    )
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field stands there twice")
    return from_json(fields["payload"]) if "payload" in fields else fields


def challenge(body: Body) -> str:
    return str(body["challenge"])


def words(body: Body, *names: str) -> bool:
    return all(isinstance(body.get(name), str) and body[name] for name in names)


def shaped(body: Body) -> bool:
    """Whether this is an envelope, an interaction, a command or one of Slack's checks."""
    match body.get("type"):
        case "event_callback":
            event = body.get("event")
            return (
                words(body, "event_id", "team_id")
                and isinstance(event, dict)
                and words(event, "type")
            )
        case "url_verification":
            return words(body, "challenge")
        case "app_rate_limited":
            return True
        case str():
            return has_person(body)
        case None:
            return body.get("ssl_check") == "1" or words(
                body, "command", "team_id", "user_id", "channel_id", "trigger_id"
            )
    return False


PARTS = ("team", "channel", "container", "message", "view")


def has_person(body: Body) -> bool:
    """An interaction: somebody in some workspace pressed, chose or submitted something."""
    user = body.get("user")
    if not isinstance(user, dict) or not words(user, "id"):
        return False
    if any(not isinstance(body.get(part) or {}, dict) for part in PARTS):
        return False
    match body["type"]:
        case "block_actions":
            return pressed(body.get("actions"))
        case "view_submission" | "view_closed":
            view = body.get("view") or {}
            return words(view, "id") and isinstance(view.get("callback_id"), str)
        case "shortcut" | "message_action":
            return words(body, "callback_id")
    return True


def pressed(actions: Any) -> bool:
    """At least one action, each with the id of its element."""
    found = isinstance(actions, list) and bool(actions)
    return found and all(isinstance(one, dict) and words(one, "action_id") for one in actions)
