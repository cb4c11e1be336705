"""What gets through the gate, and what happens to the rest."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest

from bot.slack.gate import MOST, Answered, Body, Gate
from tests.scenarios.stage import sign

SECRET = "a-signing-secret"
NOW = 1_800_000_000
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
EVENT = {
    "type": "event_callback",
    "event_id": "Ev1",
    "team_id": "T1",
    "event": {"type": "message", "text": "秘密の文"},
}
COMMAND = {
    "command": "/ticket",
    "text": "表示　ＪＰー１０４２",
    "team_id": "T1",
    "user_id": "U1",
    "channel_id": "C1",
    "trigger_id": "1.2",
}


class Behind:
    """What the gate lets through."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.gate = Gate(self.handle, SECRET, clock=lambda: float(NOW))

    async def handle(self, body: Body) -> Answered:
        self.bodies.append(body)
        return Answered(200, b"in")

    async def send(
        self, content: bytes, headers: list[tuple[str, str]] | None = None, method: str = "POST"
    ) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.gate)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            return await client.request(
                method, "/slack/events", content=content, headers=headers or []
            )

    async def post(
        self, content: bytes, kind: str = JSON, *, stamp: str = str(NOW), **more: str
    ) -> httpx.Response:
        return await self.send(content, [*signed(content, kind, stamp), *more.items()])


def signed(content: bytes, kind: str = JSON, stamp: str = str(NOW)) -> list[tuple[str, str]]:
    return [
        ("content-type", kind),
        ("x-slack-request-timestamp", stamp),
        ("x-slack-signature", sign(SECRET, stamp, content)),
    ]


@pytest.fixture
def behind() -> Behind:
    return Behind()


def raw(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def form(fields: dict[str, str]) -> bytes:
    return urlencode(fields).encode()


async def test_events_commands_and_interactions_come_through_parsed(behind: Behind) -> None:
    press = {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": "a"}]}
    assert (await behind.post(raw(EVENT))).text == "in"
    assert (await behind.post(form(COMMAND), FORM)).status_code == 200
    assert (await behind.post(form({"payload": json.dumps(press)}), FORM)).status_code == 200
    assert behind.bodies == [EVENT, COMMAND, press]


async def test_the_address_is_verified_by_its_challenge(behind: Behind) -> None:
    answer = await behind.post(raw({"type": "url_verification", "challenge": "abc", "token": "t"}))
    assert (answer.status_code, answer.text, behind.bodies) == (200, "abc", [])


async def test_the_certificate_may_be_looked_at(behind: Behind) -> None:
    unsigned = await behind.send(b"ssl_check=1&token=x", [("content-type", FORM)])
    assert unsigned.status_code == 200
    assert (await behind.post(b"ssl_check=1&token=x", FORM)).status_code == 200
    assert behind.bodies == []


@pytest.mark.parametrize("age", [-300, 300])
async def test_five_minutes_are_still_fresh(behind: Behind, age: int) -> None:
    assert (await behind.post(raw(EVENT), stamp=str(NOW + age))).status_code == 200


@pytest.mark.parametrize(
    "stamp", [str(NOW - 301), str(NOW + 301), "", "soon", "-5", "1e9", "٣٠٠", "9" * 400]
)
async def test_stale_and_odd_timestamps_are_refused(behind: Behind, stamp: str) -> None:
    content = raw(EVENT)
    headers = [
        ("content-type", JSON),
        ("x-slack-request-timestamp", stamp.encode()),
        ("x-slack-signature", sign(SECRET, stamp, content)),
    ]
    assert (await behind.send(content, headers)).status_code == 401  # type: ignore[arg-type]
    assert behind.bodies == []


@pytest.mark.parametrize(
    "signature",
    ["", "v0=", "v0=" + "0" * 64, "v1=" + "0" * 64, "v0=" + "G" * 64, "\x00", "ü" * 67, "x" * 9000],
)
async def test_wrong_and_odd_signatures_are_refused(behind: Behind, signature: str) -> None:
    headers = [
        ("content-type", JSON),
        ("x-slack-request-timestamp", str(NOW)),
        ("x-slack-signature", signature.encode("utf-8")),
    ]
    assert (await behind.send(raw(EVENT), headers)).status_code == 401  # type: ignore[arg-type]
    assert behind.bodies == []


async def test_every_byte_is_signed(behind: Behind) -> None:
    content = raw(EVENT)
    answer = await behind.send(content + b" ", signed(content))
    assert answer.status_code == 401
    assert (await behind.send(content, [("content-type", JSON)])).status_code == 401
    assert behind.bodies == []


@pytest.mark.parametrize("name", ["content-type", "x-slack-signature", "x-slack-request-timestamp"])
async def test_a_header_that_stands_there_twice_is_refused(behind: Behind, name: str) -> None:
    content = raw(EVENT)
    twice = [*signed(content), *(pair for pair in signed(content) if pair[0] == name)]
    assert (await behind.send(content, twice)).status_code == 400
    assert behind.bodies == []


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x", "json"])
async def test_other_content_is_refused(behind: Behind, kind: str) -> None:
    assert (await behind.post(raw(EVENT), kind)).status_code == 400


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        raw({}),
        raw({"type": 5}),
        raw({"type": "event_callback"}),
        raw({**EVENT, "event": "message"}),
        raw({**EVENT, "event": {}}),
        raw({**EVENT, "event_id": None}),
        raw({**EVENT, "team_id": ["T1"]}),
        raw({"type": "url_verification"}),
        raw({"type": "block_actions", "user": "U1"}),
        raw({"type": "block_actions", "user": {"id": "U1"}, "actions": []}),
        raw({"type": "block_actions", "user": {"id": "U1"}, "actions": [None]}),
        raw({"type": "view_submission", "user": {"id": "U1"}, "team": "T1"}),
        raw({"type": "view_submission", "user": {"id": "U1"}}),
        raw({"type": "view_submission", "user": {"id": "U1"}, "view": {"callback_id": 1}}),
        raw({"type": "message_action", "user": {"id": "U1"}}),
    ],
)
async def test_other_shapes_are_refused(behind: Behind, content: bytes) -> None:
    assert (await behind.post(content)).status_code == 400
    assert behind.bodies == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"payload=",
        b"payload=%7B",
        b"payload=%5B%5D",
        b"command=%2Fticket",
        b"command=%2Fticket&command=%2Fqueue&team_id=T1",
        b"text=%FF",
        b"&".join(b"f%d=1" % number for number in range(1000)),
        form({**COMMAND, "trigger_id": ""}),
    ],
)
async def test_other_forms_are_refused(behind: Behind, content: bytes) -> None:
    assert (await behind.post(content, FORM)).status_code == 400
    assert behind.bodies == []


async def test_what_is_too_large_is_refused(behind: Behind) -> None:
    large = raw({**EVENT, "event": {"type": "message", "text": "あ" * MOST}})
    assert (await behind.post(large)).status_code == 413
    claimed = [*signed(b"{}"), ("content-length", "9" * 30)]
    assert (await behind.send(b"{}", claimed)).status_code == 413
    assert behind.bodies == []


async def test_forty_thousand_characters_twice_over_get_through(behind: Behind) -> None:
    text = "あ" * 40_000
    changed = {
        "type": "message",
        "subtype": "message_changed",
        "message": {"text": text, "blocks": [text]},
        "previous_message": {"text": text, "blocks": [text]},
    }
    content = json.dumps({**EVENT, "event": changed}).encode()
    assert (await behind.post(content)).status_code == 200


async def test_only_post(behind: Behind) -> None:
    assert (await behind.send(b"", method="GET")).status_code == 405
    assert (await behind.send(b"", method="DELETE")).status_code == 405


async def test_no_header_reaches_what_is_behind(behind: Behind) -> None:
    content = raw(EVENT)
    steering = [("x-slack-bolt-lazy-only", "1"), ("x-slack-bolt-lazy-function-name", "f")]
    assert (await behind.send(content, [*signed(content), *steering])).text == "in"
    assert behind.bodies == [EVENT]


async def test_nothing_of_a_refused_request_is_logged(
    behind: Behind, caplog: pytest.LogCaptureFixture
) -> None:
    secret_words = "秘密の文"
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await behind.send(
            raw(EVENT), [("content-type", JSON), ("x-slack-signature", secret_words.encode())]
        )  # type: ignore[list-item]
        await behind.post(form({"text": secret_words}), FORM)
        await behind.send(raw(EVENT) + b" ", signed(raw(EVENT)))
    assert "turned away" in caplog.text
    assert secret_words not in caplog.text
    assert quote(secret_words) not in caplog.text
