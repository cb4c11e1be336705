"""A server that speaks LibreTranslate's protocol, on this machine, and fails as real ones do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["ja", "en"]},
    {"code": "ja", "name": "Japanese", "targets": ["en", "ja"]},
]


class Answering:
    """What the server does. ``fault`` is a status, or ``rubbish``, ``short``, ``odd``, ``silent``
    or ``dropped``; ``deaf`` makes it also forget its languages."""

    def __init__(self) -> None:
        self.url = ""
        self.languages: Any = LANGUAGES
        self.fault: int | str | None = None
        self.deaf = False
        self.retry_after: str | None = None
        self.location: str | None = None
        self.key: str | None = None
        self.phrases: dict[str, str] = {}
        self.indigestible = ""
        self.most_alternatives = 100
        self.most_texts = 1000
        self.most_characters = 100_000
        self.asked: list[list[str]] = []
        self.released = threading.Event()

    def translated(self, body: dict[str, Any]) -> tuple[int, Any]:
        texts, more = body["q"], body.get("alternatives", 0)
        if self.key and body.get("api_key") != self.key:
            return 403, {"error": "Invalid API key"}
        if more > self.most_alternatives or len(texts) > self.most_texts:
            return 400, {"error": "Invalid request"}
        if max(map(len, texts)) > self.most_characters or body["format"] != "text":
            return 400, {"error": "Invalid request"}
        if self.indigestible and any(self.indigestible in one for one in texts):
            return 500, {"error": "Cannot translate text"}
        self.asked.append(texts)
        answer: dict[str, Any] = {
            "translatedText": [self.phrases.get(one, f"{body['target']}: {one}") for one in texts]
        }
        if more:
            answer["alternatives"] = [[f"{one} ({n})" for n in range(more)] for one in texts]
        return 200, answer

    def spoiled(self, body: dict[str, Any]) -> tuple[int, Any]:
        if isinstance(self.fault, int):
            return self.fault, {"error": "Slowdown: 10 per 1 minute"}
        texts = body.get("q", [])
        spoiled: dict[str | None, Any] = {
            "short": {"translatedText": texts[1:]},
            "odd": {"translatedText": [1] * len(texts), "alternatives": "none"},
            "rubbish": "<html>It works!</html>",
        }
        return 200, spoiled[self.fault]


def handler(answering: Answering) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if answering.deaf:
                self._fail({})
            else:
                self._send(200, answering.languages)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if answering.fault:
                self._fail(body)
            else:
                self._send(*answering.translated(body))

        def _fail(self, body: dict[str, Any]) -> None:
            if answering.fault == "silent":
                answering.released.wait(20)
            if answering.fault not in ("silent", "dropped"):
                self._send(*answering.spoiled(body))

        def _send(self, status: int, answer: Any) -> None:
            content = json.dumps(answer).encode() if answer != "<html>It works!</html>" else b"<"
            self.send_response(status)
            if answering.retry_after:
                self.send_header("Retry-After", answering.retry_after)
            if answering.location:
                self.send_header("Location", answering.location)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Silence: the test says what matters."""

    return Handler


@contextmanager
def answering_server(port: int = 0) -> Iterator[Answering]:
    answering = Answering()
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(answering))
    answering.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield answering
    finally:
        answering.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
