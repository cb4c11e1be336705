"""How long after its commit another process finds a published edit.

Run as ``python -m bench.knowledge_visibility URL COUNT``, it is that other process: it follows the
store and prints, for each number in turn, when it finds that article. Clocks are the system's
monotonic one, which all processes of a machine share.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime

from sqlmodel import Session

from bot import schema
from bot.database import Database
from bot.knowledge import Knowledge
from knowledge.articles import ArticleDraft, VariantDraft, publish, save_article
from knowledge.search import Question, find

NOW = datetime(2026, 11, 27, tzinfo=UTC)
LOOK = 0.001


def save(session: Session, number: int) -> None:
    title = f"Edition {number}"
    variant = VariantDraft(language="en", title=title, body=f"It is about w{number}w.")
    draft = ArticleDraft(slug=f"edition-{number}", marketplace="both", variants=(variant,))
    save_article(session, draft, by="bench", reason="", now=NOW)
    publish(session, draft.slug, by="bench", now=NOW)


async def delays(count: int) -> list[float]:
    """Milliseconds from commit to found, for so many articles, one after the other."""
    with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as folder:
        url = f"sqlite:///{folder}/bench.db"
        schema.upgrade(url)
        other = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.knowledge_visibility", url, str(count)),
            stdout=asyncio.subprocess.PIPE,
        )
        assert other.stdout is not None
        database = Database(url)
        try:
            await other.stdout.readline()
            found = []
            for number in range(count):
                await database.write(save, number)
                committed = time.monotonic()
                found.append((float(await other.stdout.readline()) - committed) * 1e3)
            return found
        finally:
            database.close()
            if other.returncode is None:
                other.terminate()
            await other.wait()


async def follow(url: str, count: int) -> None:
    database = Database(url)
    knowledge = Knowledge(database, None, lambda: NOW)
    knowledge.start()
    await knowledge.ready.wait()
    await knowledge.find("返品 and returns", language="ja")  # loads what the first question loads
    print("ready", flush=True)
    for number in range(count):
        asked = Question(text=f"w{number}w", language="en", on=NOW.date(), passages=False)
        while not find(knowledge.index, asked).hits:  # noqa: ASYNC110 (how soon is the question)
            await asyncio.sleep(LOOK)
        print(time.monotonic(), flush=True)
    await knowledge.stop()
    database.close()


if __name__ == "__main__":
    asyncio.run(follow(sys.argv[1], int(sys.argv[2])))
