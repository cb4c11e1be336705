"""Articles found over REST."""

from __future__ import annotations

import httpx
import pytest
from sqlmodel import Session

from bot.application import Application, utc_now
from knowledge.articles import ArticleDraft, VariantDraft, publish, save_article

SEARCH = "/knowledge/search"


def one_article(session: Session) -> None:
    variants = (
        VariantDraft(language="ja", title="冷蔵便の再配達", body="再配達は1回です。"),
        VariantDraft(language="en", title="Chilled parcels", body="One redelivery, no more."),
    )
    draft = ArticleDraft(slug="chilled", marketplace="jp", variants=variants)
    save_article(session, draft, by="佐藤", reason="", now=utc_now())
    publish(session, "chilled", by="佐藤", now=utc_now())


async def test_articles_are_found_in_the_readers_language(
    web: httpx.AsyncClient, application: Application
) -> None:
    await application.database.write(one_article)
    answer = await web.get(SEARCH, params={"q": "redelivery", "language": "ja"})
    assert answer.status_code == 200
    body = answer.json()
    (hit,) = body["results"]
    assert (hit["slug"], hit["language"], hit["marketplace"]) == ("chilled", "ja", "jp")
    assert body["ready"] is True
    english = (await web.get(SEARCH, params={"q": "redelivery"})).json()["results"][0]
    assert english["passage"] == "One redelivery, no more."
    assert [english["passage"][a:b] for a, b in english["marked"]] == ["redelivery"]
    other = await web.get(SEARCH, params={"q": "redelivery", "marketplace": "us"})
    assert other.json()["results"] == []


@pytest.mark.parametrize(
    "text", ["", "a", "返", "😀", "x" * 2000, '"AND (*', "％＿", "the", "\x00"]
)
async def test_any_text_is_an_answer(web: httpx.AsyncClient, text: str) -> None:
    answer = await web.get(SEARCH, params={"q": text})
    assert answer.status_code == 200
    assert answer.json()["results"] == []


async def test_wrong_calls_say_what_to_send(web: httpx.AsyncClient) -> None:
    for params in ({}, {"q": "x" * 2001}, {"q": "x", "language": "fr"}, {"q": "x", "limit": "0"}):
        assert (await web.get(SEARCH, params=params)).status_code == 422
