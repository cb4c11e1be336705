"""Texts translated over REST: what integrators send, what comes back, what is refused."""

from __future__ import annotations

import httpx
import pytest

from bot.application import Application
from tests.bot.rest.test_problems import assert_problem
from translations.engines.mangling import ManglingEngine
from translations.service import approve

ORDER = "注文番号は503-1234567-1234567です。"


@pytest.fixture
async def remembered(application: Application) -> None:
    await application.database.write(
        approve,
        source_text="商品がまだ届いていません。",
        target_text="The item has not arrived yet.",
        source="ja",
        target="en",
        by="test",
        now=application.now(),
    )


async def test_each_text_comes_back_in_order_with_what_became_of_it(
    web: httpx.AsyncClient, remembered: None
) -> None:
    texts = ["商品がまだ届いていません。", "Already English.", "", ORDER]
    answer = await web.post("/translations", json={"texts": texts, "target": "en"})
    assert answer.status_code == 200, answer.text
    first, second, third, fourth = answer.json()
    assert first == {
        "text": "The item has not arrived yet.",
        "source": "ja",
        "engine": "memory",
        "score": None,
        "state": "good",
        "kept": [],
    }
    assert (second["text"], second["source"], second["state"]) == (texts[1], "en", "same")
    assert (third["text"], third["state"]) == ("", "same")
    assert (fourth["text"], fourth["state"], fourth["engine"]) == (ORDER, "untranslated", None)
    assert fourth["kept"] == []


async def test_what_an_engine_garbles_is_never_given_as_good(
    web: httpx.AsyncClient, application: Application
) -> None:
    application.translator.engine = ManglingEngine(seed=3, manglers=("dropping", "emptying"))
    body = {"texts": [ORDER, "箱がつぶれていました。"], "source": "ja", "target": "en"}
    for text, one in zip(
        body["texts"], (await web.post("/translations", json=body)).json(), strict=True
    ):
        assert one["state"] != "good"
        assert one["text"] == text or "503-1234567-1234567" in one["text"]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"texts": ["a"]}, "target"),
        ({"texts": [], "target": "en"}, "texts"),
        ({"texts": ["a"] * 201, "target": "en"}, "texts"),
        ({"texts": ["a" * 40_001], "target": "en"}, "texts.0"),
        ({"texts": ["a" * 40_000] * 6, "target": "en"}, "several requests"),
        ({"texts": ["a"], "target": "fr"}, "ja or en"),
        ({"texts": ["a"], "source": "jp", "target": "en"}, "ja or en"),
        ({"texts": "a", "target": "en"}, "texts"),
        ({"texts": ["a"], "target": "en", "formality": "high"}, "formality"),
    ],
)
async def test_what_cannot_be_asked_is_said(
    web: httpx.AsyncClient, body: dict[str, object], named: str
) -> None:
    document = assert_problem(await web.post("/translations", json=body), 422)
    assert named in document["detail"]


async def test_nobody_translates_without_a_key(web: httpx.AsyncClient) -> None:
    body = {"texts": ["a"], "target": "en"}
    assert_problem(await web.post("/translations", json=body, headers={"Authorization": ""}), 401)


async def test_the_call_is_described(web: httpx.AsyncClient) -> None:
    described = (await web.get("/openapi.json")).json()
    call = described["paths"]["/api/v1/translations"]["post"]
    assert call["summary"] == "Translate texts"
    fields = described["components"]["schemas"]["TranslationOut"]["properties"]
    assert set(fields) == {"text", "source", "engine", "score", "state", "kept"}
    assert all(field["description"] for field in fields.values())
