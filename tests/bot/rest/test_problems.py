"""Bad input: every answer is a problem document that says what to do, and nothing changes."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.rest.limits import LARGEST_BODY
from tests.bot.rest.conftest import LAMP


def assert_problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["title"]
    assert len(document["detail"]) > 10
    return document


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": ""},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic c2hvcDo="},
        {"Authorization": "shop-secret"},
    ],
)
async def test_a_wrong_key_is_401_before_the_body_is_looked_at(
    web: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await web.post("/tickets", content=b"{not json", headers=headers | JSON)
    assert_problem(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "content",
    [
        b"{not json",
        b"",
        b'{"text": "\xff"}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
    ],
)
async def test_a_body_that_is_no_json_is_400_or_422(web: httpx.AsyncClient, content: bytes) -> None:
    answer = await web.post("/tickets", content=content, headers=JSON)
    assert_problem(answer, 422 if content == b"" else 400)


async def test_another_media_type_is_415(web: httpx.AsyncClient) -> None:
    answer = await web.post("/tickets", content=b"a=b", headers={"Content-Type": "text/plain"})
    assert_problem(answer, 415)


async def test_a_body_at_the_limit_is_read_and_one_past_it_is_413(web: httpx.AsyncClient) -> None:
    padded = json.dumps(LAMP).encode().ljust(LARGEST_BODY)
    assert (await web.post("/tickets", content=padded, headers=JSON)).status_code == 201
    assert_problem(await web.post("/tickets", content=padded + b" ", headers=JSON), 413)


async def test_a_body_of_unknown_length_is_413_too(web: httpx.AsyncClient) -> None:
    async def endless() -> Any:
        for _ in range(20):
            yield b" " * 100_000

    assert_problem(await web.post("/tickets", content=endless(), headers=JSON), 413)


async def test_a_text_of_40_000_characters_is_kept_and_one_more_is_refused(
    web: httpx.AsyncClient,
) -> None:
    longest = "あ" * 40_000
    opened = await web.post("/tickets", json=LAMP | {"text": longest})
    assert opened.status_code == 201
    shown = await web.get(f"/tickets/{opened.json()['ref']}")
    assert shown.json()["entries"][0]["text"] == longest
    problem = assert_problem(await web.post("/tickets", json=LAMP | {"text": longest + "い"}), 422)
    assert problem["errors"][0]["field"] == "text"
    assert "40000" in problem["detail"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \u3000\n"}, "text"),
        ({"marketplace": "de"}, "marketplace"),
        ({"customer": {"email": "a@b\r\nBcc: c@d"}}, "customer.email"),
        ({"customer": {"email": "nobody"}}, "customer.email"),
        ({"opened_at": "2026-11-24T10:00:00"}, "opened_at"),
        ({"opened_at": "0001-01-01T00:00:00+14:00"}, "opened_at"),
        ({"language": "日本語"}, "language"),
        ({"colour": "red"}, "colour"),
    ],
)
async def test_a_wrong_field_is_named(
    web: httpx.AsyncClient, change: dict[str, Any], field: str
) -> None:
    problem = assert_problem(await web.post("/tickets", json=LAMP | change), 422)
    assert [one["field"] for one in problem["errors"]] == [field]
    assert (await web.get("/tickets")).json()["tickets"] == []


async def test_characters_that_no_database_keeps_are_replaced(web: httpx.AsyncClient) -> None:
    raw = json.dumps(LAMP | {"text": "a\x00b\ud83dc\u202ed <!channel>\x07"})
    opened = await web.post("/tickets", content=raw.encode(), headers=JSON)
    assert opened.status_code == 201, opened.text
    shown = await web.get(f"/tickets/{opened.json()['ref']}")
    assert shown.json()["entries"][0]["text"] == "a␀b�c\u202ed <!channel>\x07"


async def test_an_unknown_ticket_names_what_was_looked_for_and_what_is_near(
    web: httpx.AsyncClient, ref: str
) -> None:
    problem = assert_problem(await web.get("/tickets/JP-1010"), 404)
    assert problem["looked_for"] == "JP-1010"
    assert problem["near"] == ref
    assert ref in problem["detail"]


@pytest.mark.parametrize("name", ["US-1001", "9" * 40, "%00", "nonsense", "%F0%9F%98%80"])
async def test_no_reference_is_404(web: httpx.AsyncClient, ref: str, name: str) -> None:
    assert_problem(await web.get(f"/tickets/{name}"), 404)


async def test_unknown_addresses_and_methods(web: httpx.AsyncClient) -> None:
    assert_problem(await web.get("/nothing"), 404)
    answer = await web.delete("/tickets")
    assert_problem(answer, 405)
    assert answer.headers["Allow"]


@pytest.mark.parametrize(
    "query",
    [
        "cursor=abc", "cursor=-1", "limit=0", "limit=1000", "status=odd", "assignee=x",
        "assignee=99999999999", "team=mars", "cursor=99999999999",
    ],
)  # fmt: skip
async def test_wrong_queries_are_422(web: httpx.AsyncClient, query: str) -> None:
    assert_problem(await web.get(f"/tickets?{query}"), 422)


@pytest.mark.parametrize("query", ["q=%25", "q=%5C", "q=_", "q=%00", "q=%27%3B--", "cursor=1"])
async def test_odd_queries_find_nothing_and_break_nothing(
    web: httpx.AsyncClient, ref: str, query: str
) -> None:
    answer = await web.get(f"/tickets?{query}")
    assert answer.status_code == 200
    assert answer.json()["tickets"] == []


async def test_every_call_is_described(web: httpx.AsyncClient) -> None:
    schema = (await web.get("/openapi.json")).json()
    for path, methods in schema["paths"].items():
        for method, call in methods.items():
            assert call["summary"], (method, path)
    assert schema["components"]["securitySchemes"]
