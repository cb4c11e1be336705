"""How the application says that it is well, or what is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx

from bot import rest, schema
from bot.application import Application
from bot.assembly import assembled
from bot.settings import ApiKey, Settings


async def get(application: Application, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(rest.build(application), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://kakehashi.test") as client:
        return await client.get(path)


async def test_a_migrated_store_is_ready(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ready.db"
    schema.upgrade(url)
    async with assembled(replace(Settings(), database_url=url)) as application:
        assert (await get(application, "/healthz")).json() == {"status": "ok"}
        ready = await get(application, "/readyz")
        assert (ready.status_code, ready.json()["checks"]) == (200, {"database": "ok"})
        figures = (await get(application, "/metrics")).text
        assert "kakehashi_mirrors_behind 0\n" in figures


async def test_a_store_without_schema_is_not_ready_and_says_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/bare.db"
    async with assembled(replace(Settings(), database_url=url)) as application:
        ready = await get(application, "/readyz")
        assert ready.status_code == 503
        assert "kakehashi db upgrade" in ready.json()["checks"]["database"]
        assert (await get(application, "/healthz")).status_code == 200


async def test_an_unreachable_database_is_503_with_a_problem_document() -> None:
    url = "postgresql://nobody@127.0.0.1:9/none"
    settings = replace(Settings(), database_url=url, api_keys=(ApiKey("s"),))
    async with assembled(settings) as application:
        assert (await get(application, "/readyz")).status_code == 503
        transport = httpx.ASGITransport(rest.build(application), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://kakehashi.test") as web:
            answer = await web.get("/api/v1/tickets", headers={"Authorization": "Bearer s"})
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["Retry-After"]
