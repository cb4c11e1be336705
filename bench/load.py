"""Signed slash commands as fast as they are answered, from a process of its own.

``python -m bench.load PORT SECRET CLIENTS NUMBER TEXT`` writes one line of JSON: the milliseconds
of every request and the last answer. Each client keeps one connection and waits for its answer
before it asks again.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httptools
import uvloop

from demo.ports import HOST
from sandbox.defaults import SATO, SUPPORT_JP, TEAM


@dataclass
class Answer:
    """One response as it comes in."""

    status: int = 0
    body: bytes = b""
    done: bool = False
    parser: httptools.HttpResponseParser = field(init=False)

    def __post_init__(self) -> None:
        self.parser = httptools.HttpResponseParser(self)

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        self.status = self.parser.get_status_code()
        self.done = True


@dataclass
class Load:
    port: int
    secret: str
    text: str
    numbers: itertools.count[int] = field(default_factory=itertools.count)
    times: list[float] = field(default_factory=list)
    last: str = ""

    async def client(self, number: int) -> None:
        reader, writer = await asyncio.open_connection(HOST, self.port)
        for _ in range(number):
            request = self.request()
            began = time.perf_counter()
            writer.write(request)
            answer = Answer()
            while not answer.done:
                answer.parser.feed_data(await reader.read(65_536))
            self.times.append((time.perf_counter() - began) * 1e3)
            self.last = answer.body.decode()
            if answer.status != 200:
                raise SystemExit(f"answered {answer.status}: {self.last}")
        writer.close()

    def request(self) -> bytes:
        stamp = str(int(time.time()))
        body = urlencode(self.fields()).encode()
        signed = b"v0:" + stamp.encode() + b":" + body
        signature = hmac.new(self.secret.encode(), signed, hashlib.sha256).hexdigest()
        head = (
            "POST /slack/events HTTP/1.1",
            f"Host: {HOST}:{self.port}",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            f"X-Slack-Request-Timestamp: {stamp}",
            f"X-Slack-Signature: v0={signature}",
        )
        return "\r\n".join((*head, "", "")).encode() + body

    def fields(self) -> dict[str, str]:
        """As Slack sends them (https://docs.slack.dev/interactivity/implementing-slash-commands)."""
        return {
            "token": "none",
            "team_id": TEAM,
            "team_domain": "kakehashi",
            "channel_id": SUPPORT_JP,
            "channel_name": "support-jp",
            "user_id": SATO,
            "user_name": "sato",
            "command": "/ticket",
            "text": self.text,
            "api_app_id": "A0KAKEHASHI",
            "is_enterprise_install": "false",
            "response_url": f"http://{HOST}:1/none",
            "trigger_id": f"{time.time_ns()}.{next(self.numbers)}.bench",
        }


async def run(load: Load, clients: int, number: int) -> None:
    await asyncio.gather(*(load.client(max(1, number // clients)) for _ in range(clients)))


def main(arguments: list[str]) -> None:
    port, secret, clients, number, text = arguments
    load = Load(int(port), secret, text)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run(load, int(clients), int(number)))
    print(json.dumps({"ms": load.times, "answer": load.last}))


if __name__ == "__main__":
    main(sys.argv[1:])
