"""Articles over HTTP: shown, saved by two editors at once, withdrawn."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.bot.rest.conftest import SEATTLE, TOKYO

AT = "/knowledge/articles/gift-cards"
ARTICLE: dict[str, Any] = {
    "marketplace": "jp",
    "topic": "payment",
    "review_by": "2020-01-31",
    "values": [{"name": "years", "value": "10", "source": "the issuer's terms"}],
    "variants": [
        {
            "language": "ja",
            "title": "ギフト券の期限",
            "aliases": ["ギフト券 有効期限"],
            "body": "期限は{{years}}年です。",
        }
    ],
}


def text(body: str) -> dict[str, Any]:
    return ARTICLE | {"variants": [ARTICLE["variants"][0] | {"body": body}]}


async def test_an_article_is_saved_and_shown(web: httpx.AsyncClient) -> None:
    made = await web.put(AT, json=ARTICLE | {"by": "佐藤", "reason": "new"}, headers=TOKYO)
    assert made.status_code == 201, made.text
    shown = await web.get(AT)
    assert shown.json() == made.json()
    assert shown.headers["ETag"] == '"1"'
    article = shown.json()
    assert (article["slug"], article["status"], article["revision"]) == (
        "gift-cards",
        "published",
        1,
    )
    assert article["variants"][0]["title"] == "ギフト券の期限"
    assert article["freshness"]["verify"] is True
    assert article["freshness"]["unconfirmed"] == ["years"]
    assert article["updated_by"] == "佐藤 (jp)"
    again = await web.put(AT, json=ARTICLE)
    assert (again.status_code, again.json()["revision"]) == (200, 1)


@pytest.mark.parametrize("by_header", [True, False])
async def test_the_second_of_two_editors_is_shown_the_difference(
    web: httpx.AsyncClient, by_header: bool
) -> None:
    opened = (await web.put(AT, json=ARTICLE)).json()["revision"]

    async def put(body: str, **headers: str) -> httpx.Response:
        if by_header:
            return await web.put(AT, json=text(body), headers=headers | {"If-Match": f'"{opened}"'})
        return await web.put(AT, json=text(body) | {"revision": opened}, headers=headers)

    assert (await put("期限なし。", **SEATTLE)).status_code == 200
    assert (await put("期限なし。")).status_code == 200, "the same once more"
    refused = await put("期限は5年。")
    assert refused.status_code == 409
    problem = refused.json()
    assert problem["code"] == "edited_meanwhile"
    assert (problem["expected"], problem["revision"], problem["by"]) == (1, 2, "API (us)")
    assert problem["yours"]["ja"]["body"] == "期限は5年。"
    assert problem["theirs"]["ja"]["body"] == "期限なし。"
    assert problem["differences"]["ja"]["lines"] == [
        {"sign": "gone", "text": "期限なし。"},
        {"sign": "new", "text": "期限は5年。"},
    ]
    assert refused.headers["ETag"] == '"2"'
    assert (await web.get(AT)).json()["variants"][0]["body"] == "期限なし。"


async def test_a_new_article_can_be_asked_for_alone(web: httpx.AsyncClient) -> None:
    new = {"If-None-Match": "*"}
    assert (await web.put(AT, json=ARTICLE | {"revision": 7}, headers=new)).status_code == 201
    assert (await web.get(AT)).headers["ETag"] == '"7"'
    assert (await web.put(AT, json=text("その他"), headers=new)).status_code == 409
    nowhere = "/knowledge/articles/elsewhere"
    assert (await web.put(nowhere, json=ARTICLE, headers={"If-Match": '"3"'})).status_code == 409
    assert (await web.put(AT, json=ARTICLE, headers={"If-Match": "x"})).status_code == 400
    assert (await web.put(AT, json=ARTICLE, headers={"If-None-Match": "x"})).status_code == 400


async def test_a_withdrawn_article_is_kept_and_can_come_back(web: httpx.AsyncClient) -> None:
    await web.put(AT, json=ARTICLE)
    assert (await web.delete(AT, headers={"If-Match": '"9"'})).status_code == 409
    assert (await web.delete(AT)).status_code == 204
    assert (await web.delete(AT)).status_code == 204
    assert (await web.get(AT)).json()["status"] == "withdrawn"
    back = await web.put(AT, json=ARTICLE | {"status": "published"})
    assert (back.json()["status"], back.json()["revision"]) == ("published", 3)


async def test_a_missing_article_is_named_and_the_nearest_offered(web: httpx.AsyncClient) -> None:
    await web.put(AT, json=ARTICLE)
    for answer in (
        await web.get("/knowledge/articles/gift-card"),
        await web.delete("/knowledge/articles/gift-card"),
    ):
        assert answer.status_code == 404
        assert answer.json()["near"] == "gift-cards"
        assert "Did you mean gift-cards?" in answer.json()["detail"]
    assert (await web.get("/knowledge/articles/Not a slug")).status_code == 422


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"values": []}, "{{years}}"),
        ({"marketplace": "uk"}, "marketplace"),
        ({"variants": []}, "variants"),
        ({"colour": "red"}, "colour"),
        ({"slug": "another"}, "slug"),
        ({"review_by": "soon"}, "review_by"),
        ({"topic": "Two words"}, "topic"),
        ({"variants": [ARTICLE["variants"][0] | {"title": " "}]}, "variants.ja.title"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_saved(
    web: httpx.AsyncClient, changes: dict[str, Any], word: str
) -> None:
    answer = await web.put(AT, json=ARTICLE | changes)
    assert answer.status_code == 422
    assert word in answer.json()["detail"]
    assert (await web.get(AT)).status_code == 404


async def test_no_article_without_a_key(web: httpx.AsyncClient) -> None:
    for method in ("GET", "PUT", "DELETE"):
        answer = await web.request(method, AT, headers={"Authorization": ""}, json=ARTICLE)
        assert answer.status_code == 401
