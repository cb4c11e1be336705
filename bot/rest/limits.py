"""A request's size is known before anything looks into it."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.rest.problems import document

LARGEST_BODY = 1 << 20
"""Bytes."""


class BodyLimit:
    """Reads the whole body first; one that is too large is answered 413 and goes no further."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY) -> None:
        self.app = app
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = None if self._declared(scope) > self.largest else await self._read(receive)
        if body is None:
            detail = f"The body may have {self.largest} bytes. Send less in one request."
            response = document(413, detail, headers={"Connection": "close"})
            await response(scope, receive, send)
            return
        await self.app(scope, replay(body, receive), send)

    @staticmethod
    def _declared(scope: Scope) -> int:
        length = dict(scope["headers"]).get(b"content-length", b"0")
        return int(length) if length.isdigit() else 0

    async def _read(self, receive: Receive) -> bytes | None:
        """None when it grows too large. A client that left early has sent what it has sent."""
        body = bytearray()
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self.largest:
                return None
        return bytes(body)


def replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
