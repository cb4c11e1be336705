"""A process's index of articles: in step with the store, mended when damaged, never in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session

from bot.database import Database
from bot.knowledge import Knowledge
from knowledge import indexing
from knowledge.articles import ArticleDraft, VariantDraft, publish, save_article, withdraw
from knowledge.index import KnowledgeIndex
from knowledge.search import Found
from knowledge.tables import SearchDoc

NOW = datetime(2026, 11, 24, 0, 52, tzinfo=UTC)
PATIENT = 60.0
"""Seconds: how busy the machine is must not decide these stories."""


def save(session: Session, slug: str, title: str, *, language: str = "ja") -> None:
    variant = VariantDraft(language=language, title=title, body=f"{title}。")
    draft = ArticleDraft(slug=slug, marketplace="both", variants=(variant,))
    save_article(session, draft, by="佐藤", reason="", now=NOW)


def save_and_publish(session: Session, slug: str, title: str) -> None:
    save(session, slug, title)
    publish(session, slug, by="佐藤", now=NOW)


@pytest.fixture
async def knowledge(database: Database) -> AsyncIterator[Knowledge]:
    one = Knowledge(database, None, lambda: NOW)
    yield one
    await one.stop()


async def slugs(knowledge: Knowledge, text: str) -> list[str]:
    found = await knowledge.find(text, language="ja")
    return [hit.slug for hit in found.hits]


async def soon(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    """Waits until the question is answered with these articles."""

    async def there() -> bool:
        return await slugs(knowledge, text) == expected

    await until(there)


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENT):
        while not await holds():  # noqa: ASYNC110 (nothing tells of what another process reads)
            await asyncio.sleep(0.01)


async def test_a_draft_is_not_found_and_a_published_article_is_in_every_process(
    database: Database, knowledge: Knowledge
) -> None:
    other = Knowledge(Database(database.url), None, lambda: NOW)
    try:
        await database.write(save, "sending", "返送ラベル")
        assert await slugs(knowledge, "返送ラベル") == []
        assert await slugs(other, "返送ラベル") == []
        await database.write(publish, "sending", by="佐藤", now=NOW)
        await soon(knowledge, "返送ラベル", ["sending"])
        await soon(other, "返送ラベル", ["sending"])
        await database.write(save, "sending", "着払い伝票")
        await soon(other, "着払い", ["sending"])
        assert await slugs(other, "ラベル") == []
        await database.write(withdraw, "sending", by="佐藤", now=NOW)
        await soon(other, "着払い", [])
    finally:
        await other.stop()
        other.database.close()


async def test_revisions_have_no_gaps_that_a_follower_could_miss(database: Database) -> None:
    await asyncio.gather(
        *(database.write(save_and_publish, f"one-{n}", f"記事{n}番") for n in range(12))
    )
    rows = await database.read(indexing.changes, 0, 100)
    assert len({row.rev for row in rows}) == len(rows) == 12
    assert (await database.read(indexing.state)).rev == max(row.rev for row in rows)


async def test_whoever_asks_for_the_newest_state_waits_for_the_follower(
    database: Database, knowledge: Knowledge
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    await soon(knowledge, "ポイント", ["points"])
    for n in range(8):
        await database.write(save, "points", f"ポイントの付与時期その{n}")
        await asyncio.gather(*(knowledge.catch_up() for _ in range(4)))
        assert knowledge.index.rev == await database.read(indexing.newest)


async def test_until_it_is_ready_answers_come_from_sql_and_say_so(
    database: Database, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    gate = asyncio.Event()
    catch_up = knowledge.catch_up

    async def slow(batches: int | None = None) -> None:
        await gate.wait()
        await catch_up(batches)

    monkeypatch.setattr(knowledge, "catch_up", slow)
    found = await knowledge.find("ポイントはいつ", language="ja")
    assert [hit.slug for hit in found.hits] == ["points"]
    assert not found.ready
    assert (await knowledge.find("%_*", language="ja")) == Found([], [], ready=False)
    assert (await knowledge.find("", language="ja")).hits == []
    gate.set()
    await asyncio.wait_for(knowledge.ready.wait(), PATIENT)
    assert (await knowledge.find("ポイントはいつ", language="ja")).ready


async def test_a_damaged_index_is_noticed_and_filled_anew(
    database: Database, knowledge: Knowledge
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    await soon(knowledge, "ポイント", ["points"])
    knowledge.index.shards["ja"].searcher = None  # type: ignore[assignment]
    found = await knowledge.find("ポイント", language="ja")
    assert [hit.slug for hit in found.hits] == ["points"]
    assert not found.ready
    await asyncio.wait_for(knowledge.ready.wait(), PATIENT)
    assert (await knowledge.find("ポイント", language="ja")).ready


async def test_a_store_brought_back_from_a_backup_is_read_anew(
    database: Database, knowledge: Knowledge
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    await soon(knowledge, "ポイント", ["points"])
    knowledge.index.rev = 1_000

    async def read_anew() -> bool:
        return knowledge.ready.is_set() and knowledge.index.rev < 1_000

    await until(read_anew)
    assert await slugs(knowledge, "ポイント") == ["points"]


def forget(session: Session) -> None:
    session.exec(delete(SearchDoc))


def age(session: Session) -> None:
    session.exec(update(SearchDoc).values(analysis="0"))


@pytest.mark.parametrize("harm", [forget, age])
async def test_tokens_that_are_missing_or_old_are_made_anew(
    database: Database, knowledge: Knowledge, harm: object
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    await database.write(harm)  # type: ignore[arg-type]
    assert len(await database.read(indexing.lagging, 10)) == 1
    await soon(knowledge, "ポイント", ["points"])

    async def mended() -> bool:
        return not await database.read(indexing.lagging, 10)

    await until(mended)


async def test_an_index_that_differs_from_the_store_is_filled_anew(
    database: Database, knowledge: Knowledge
) -> None:
    await database.write(save_and_publish, "points", "ポイントの付与時期")
    stray = KnowledgeIndex()
    stray.rev = await database.read(indexing.newest)
    knowledge.index = stray
    await soon(knowledge, "ポイント", ["points"])
    assert knowledge.index is not stray
