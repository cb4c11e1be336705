"""An index of packages over HTTP that can break connections as real ones do."""

import hashlib
import json
from http.server import BaseHTTPRequestHandler
from typing import Any


class Offers:
    """What the server offers; ``cuts`` connections end half-way, ``ranges`` were asked for."""

    def __init__(self, content: bytes) -> None:
        self.url = ""
        self.content = content
        self.cuts = 0
        self.understands_ranges = True
        self.ranges: list[str] = []
        self.sha256: str | None = hashlib.sha256(content).hexdigest()
        self.index: object = None
        self.size: int | None = None
        self.etag = '"1"'
        self.conditions: list[str | None] = []

    def broken(self) -> None:
        """What happens on the server after it broke a connection off."""

    def entries(self) -> object:
        if self.index is not None:
            return self.index
        entry: dict[str, Any] = {
            "package_version": "1.0",
            "from_code": "ja",
            "to_code": "en",
            "links": ["ipfs://nowhere", f"{self.url}/ja_en.argosmodel"],
        }
        if self.sha256:
            entry["sha256"] = self.sha256
        if self.size:
            entry["size"] = self.size
        older = entry | {"package_version": "0.9", "links": [f"{self.url}/gone"]}
        return [older, entry]


def handler(offers: Offers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match self.path:
                case "/index.json":
                    self._send(200, json.dumps(offers.entries()).encode())
                case "/ja_en.argosmodel":
                    self._package()
                case _:
                    self._send(404, b"")

        def _package(self) -> None:
            asked = self.headers.get("Range")
            start = 0
            if asked:
                offers.ranges.append(asked)
                offers.conditions.append(self.headers.get("If-Range"))
                start = int(asked.removeprefix("bytes=").rstrip("-"))
            same = self.headers.get("If-Range") in (None, offers.etag)
            if asked and offers.understands_ranges and same:
                self._send(206, offers.content[start:])
            else:
                self._send(200, offers.content)

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", offers.etag)
            self.end_headers()
            if self.path.endswith(".argosmodel") and offers.cuts:
                offers.cuts -= 1
                body = body[: len(body) // 2]
                offers.broken()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Silence: the test says what matters."""

    return Handler
