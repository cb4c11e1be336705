"""``kakehashi kb search`` and ``kb reindex``: articles asked from the shell, and their index."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.cli.kb import group
from bot.cli.store import store

if TYPE_CHECKING:
    from bot.knowledge import Knowledge
    from knowledge.search import Found, Hit

Language = Literal["ja", "en"]
Marketplace = Literal["jp", "us"]

AT_ONCE = 20
"""Variants in one transaction: others who write wait for so many."""


PATIENCE = 30.0
"""Seconds for a translation: nobody waits in a conversation."""


def register(_app: typer.Typer) -> None:
    """Beside the other commands of ``kakehashi kb``."""
    for command in (search, reindex):
        group.command()(command)


def search(
    query: Annotated[str, typer.Argument(help="Words or a whole question, in ja or en.")] = "",
    language: Annotated[
        Language | None, typer.Option(help="The reader's; else that of the question.")
    ] = None,
    marketplace: Annotated[
        Marketplace | None, typer.Option(help="Leave out what holds only in the other one.")
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            min=1, max=100, help="Most articles, and most of those that only the other language has"
        ),
    ] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    batch: Annotated[
        str, typer.Option(metavar="FILE|-", help="Questions as JSON lines; answers likewise.")
    ] = "",
) -> None:
    """Find articles: those in the reader's language first, then those that only the other has."""
    import asyncio

    if bool(query.strip()) == bool(batch):
        raise typer.BadParameter("give a QUERY or --batch FILE, one of them")
    lines = asked_in(batch) if batch else [{"query": query}]
    given = {"language": language, "marketplace": marketplace, "limit": limit}
    asyncio.run(answered([given | line for line in lines], batch=bool(batch), as_json=as_json))


def asked_in(file: str) -> list[dict[str, Any]]:
    """The questions of a file, each as a document. Raises Failed with the first bad line."""
    if file == "-":
        return list(read(sys.stdin, "standard input"))
    with Path(file).open(encoding="utf-8-sig") as lines:
        return list(read(lines, file))


def read(lines: Iterator[str] | Any, name: str) -> Iterator[dict[str, Any]]:
    from bot.cli.faults import Failed

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield question_of(json.loads(line))
        except (ValueError, RecursionError) as fault:
            raise Failed(
                f"{name}, line {number}: {fault}",
                'Each line is {"query","language"?,"marketplace"?,"limit"?}; nothing was asked',
            ) from fault


CHOICES = {"language": ("ja", "en"), "marketplace": ("jp", "us")}


def question_of(line: Any) -> dict[str, Any]:
    """What is given in a line. Raises ValueError."""
    if not isinstance(line, dict) or not isinstance(line.get("query"), str):
        raise ValueError('no "query" with a text')
    given = {name: line[name] for name in ("query", *CHOICES, "limit") if line.get(name)}
    for name, allowed in CHOICES.items():
        if given.get(name, allowed[0]) not in allowed:
            raise ValueError(f'"{name}" is none of {", ".join(allowed)}')
    if not 1 <= _number(given.get("limit", 1)) <= 100:
        raise ValueError('"limit" is not from 1 to 100')
    return given


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


async def answered(asked: list[dict[str, Any]], *, batch: bool, as_json: bool) -> None:
    """Asks each in turn and prints its answer, in the same order."""
    async with filled_index() as knowledge:
        for one in asked:
            found = await knowledge.find(
                one["query"],
                language=one["language"] or spoken(one["query"]),
                marketplace=one["marketplace"],
                limit=one["limit"],
                passages=not batch,
            )
            if batch or as_json:
                typer.echo(json.dumps(document(one["query"], found, batch), ensure_ascii=False))
            else:
                show(one["query"], found)


def spoken(text: str) -> Language:
    """The language that a question without a reader is answered in."""
    from translations.languages import detect

    return "en" if detect(text, "ja") == "en" else "ja"


def document(query: str, found: Found, batch: bool) -> dict[str, Any]:
    if batch:
        return {"query": query, "results": [brief(hit) for hit in found.hits]}
    return {
        "query": query,
        "results": [whole(hit) for hit in found.hits],
        "closest": [whole(hit) for hit in found.closest],
        "answers": found.answers,
    }


def brief(hit: Hit) -> dict[str, Any]:
    return {"slug": hit.slug, "language": hit.language, "title": hit.title, "score": hit.score}


def whole(hit: Hit) -> dict[str, Any]:
    return brief(hit) | {
        "marketplace": hit.marketplace,
        "other_language": hit.other_language,
        "passage": hit.passage.text,
        "marked": [list(place) for place in hit.passage.marked],
        "also": list(hit.also),
    }


def show(query: str, found: Found) -> None:
    if not found.hits:
        typer.echo(f"Nothing found for {query!r}." + (" Closest are:" if found.closest else ""))
    elif not found.answers:
        typer.echo(f"No article quite answers {query!r}. Closest are:")
    block = False
    for hit in found.hits or found.closest:
        if hit.other_language and not block:
            block = True
            typer.echo("\nIn the other language:")
        typer.echo(f"{hit.title}  [{hit.marketplace}, {hit.language}]  {hit.slug}")
        typer.echo(f"    {hit.passage.text}")
        if hit.also:
            typer.echo(f"    Nearly the same: {', '.join(hit.also)}")


@asynccontextmanager
async def filled_index() -> AsyncIterator[Knowledge]:
    """This process's own index over the store, complete."""
    from bot.application import utc_now
    from bot.assembly import translation_engine
    from bot.cli.memory import progress
    from bot.knowledge import Knowledge
    from bot.settings import load
    from knowledge import indexing

    with store() as database:
        knowledge = Knowledge(database, translation_engine(load()), utc_now, patience=PATIENCE)
        total = (await database.read(indexing.state)).found
        with progress(total, "Reading articles") as advance:
            while not knowledge.ready.is_set():
                before = len(knowledge.index)
                await knowledge.catch_up(batches=1)
                advance(len(knowledge.index) - before)
        try:
            yield knowledge
        finally:
            await knowledge.stop()


def reindex() -> None:
    """Make what articles are found by anew, as after a change of dictionary or a damaged store.
    Running processes follow; nothing else is touched."""
    import asyncio

    typer.echo(f"{asyncio.run(reindex_all())} variants indexed anew.")


async def reindex_all() -> int:
    from bot.application import utc_now
    from bot.cli.memory import progress
    from knowledge import indexing

    with store() as database:
        ids = await database.read(indexing.variants)
        with progress(len(ids), "Indexing") as advance:
            for start in range(0, len(ids), AT_ONCE):
                some = ids[start : start + AT_ONCE]
                advance(await database.write(indexing.note_all, some, utc_now()))
    return len(ids)
