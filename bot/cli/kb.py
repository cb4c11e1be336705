"""``kakehashi kb …``: articles from files and into them, and what waits for a review."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.store import store

if TYPE_CHECKING:
    from datetime import datetime

    from bot.database import Database
    from knowledge.importing import Tally
    from knowledge.lines import Given, Refused
    from knowledge.reading import Whole
    from knowledge.review import Waiting

    Found = Given | Refused

group = typer.Typer(help="Articles of the knowledge base.", no_args_is_help=True)

IN_ONE_TRANSACTION = 20
"""Articles: others who write wait for so many."""

A_PAGE = 200


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="kb")


# --- in -------------------------------------------------------------------------------------


@group.command("import")
def bring_in(
    source: Annotated[
        str | None, typer.Argument(metavar="FILE.jsonl|FOLDER", help="- is standard input.")
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter", help="The articles that come with the product.")
    ] = False,
    by: Annotated[str, typer.Option(help="The author; else the user of this shell.")] = "",
    reason: Annotated[str, typer.Option(help="Why, as each article's history says.")] = "",
) -> None:
    """Bring articles in, from JSON lines or a folder of Markdown (SLUG.ja.md, SLUG.en.md). What is
    known or newer here stays as it is. What is wrong is named with its line or file; the others
    are brought in. A new article without a status is published."""
    import asyncio

    if starter == (source is not None):
        raise typer.BadParameter("give a file, a folder or --starter")
    tally = asyncio.run(import_all(source, by or getpass.getuser(), reason))
    for refused in tally.refused:
        typer.echo(f"{refused.place.capitalize()}: {refused.problem}", err=True)
    typer.echo(said(tally))
    raise_refused(tally)


def said(tally: Tally) -> str:
    counts = f"{tally.new} new, {tally.changed} changed, {tally.known} known"
    older = f", {tally.older} older than here" if tally.older else ""
    return f"{counts}{older}."


def raise_refused(tally: Tally) -> None:
    from bot.cli.faults import Failed

    if tally.refused:
        many = len(tally.refused)
        what = "1 article was" if many == 1 else f"{many} articles were"
        raise Failed(
            f"{what} not brought in",
            "Correct what is named above and import it again; the others stay as they are",
        )


async def import_all(source: str | None, by: str, reason: str) -> Tally:
    """``source`` is null for the starter articles."""
    from bot.application import utc_now
    from bot.cli.memory import progress
    from knowledge.importing import Tally

    with store() as database:
        found = read(source)
        tally = Tally()
        with progress(len(found)) as advance:
            for start in range(0, len(found), IN_ONE_TRANSACTION):
                some = found[start : start + IN_ONE_TRANSACTION]
                tally += await save(database, some, source, by, reason, utc_now())
                advance(len(some))
    return tally


async def save(
    database: Database,
    some: Sequence[Found],
    source: str | None,
    by: str,
    reason: str,
    now: datetime,
) -> Tally:
    from knowledge.importing import bring_in
    from knowledge.starter import load_starter

    if source is None:
        return await database.write(load_starter, some, now)
    return await database.write(bring_in, some, by=by, reason=reason, now=now)


def read(source: str | None) -> list[Found]:
    from bot.cli.faults import Failed
    from knowledge.files import read_folder
    from knowledge.lines import read_lines
    from knowledge.starter import starter_articles

    if source is None:
        return starter_articles()
    path = Path(source)
    if path.suffix == ".md":
        raise Failed(f"{source} is one page of an article", "Give the folder that it is in")
    if source != "-" and path.is_dir():
        found = list(read_folder(path))
        if not found:
            raise Failed(f"{source} has no articles", "Name them SLUG.ja.md and SLUG.en.md")
        return found
    raw = sys.stdin.buffer.read() if source == "-" else path.read_bytes()
    return list(read_lines(raw.split(b"\n")))


# --- out ------------------------------------------------------------------------------------


@group.command()
def export(
    target: Annotated[
        str,
        typer.Argument(metavar="[FILE.jsonl|FOLDER/]", help="- is JSON lines to standard output."),
    ] = "-",
) -> None:
    """Write every article: as JSON lines, or as Markdown into a folder (there, or ending in /)."""
    import asyncio

    written = asyncio.run(export_all(target))
    typer.echo(f"{written} articles written.", err=target == "-")


async def export_all(target: str) -> int:
    from bot.cli.memory import written_to
    from knowledge.files import written_pages
    from knowledge.lines import written

    folder = Path(target) if target.endswith("/") or Path(target).is_dir() else None
    count = 0
    with store() as database:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            async for whole in every(database):
                for name, text in written_pages(whole).items():
                    (folder / name).write_text(text, encoding="utf-8", newline="\n")
                count += 1
            return count
        with written_to(target) as out:
            async for whole in every(database):
                out.write(written(whole) + "\n")
                count += 1
    return count


async def every(database: Database) -> AsyncIterator[Whole]:
    from knowledge.reading import listed

    last = ""
    while page := await database.read(listed, after=last, limit=A_PAGE):
        for whole in page:
            yield whole
        last = page[-1].article.slug


# --- what waits -----------------------------------------------------------------------------

WHY = {
    "in_review": "waits for a review",
    "overdue": "past its review date",
    "due": "due for a review",
    "lagging": "one language has not followed the other",
    "unreviewed": "a machine's translation that nobody has read",
    "one_language": "in one language only",
    "unread": "not opened for 180 days",
}


@group.command()
def review(
    owner: Annotated[str | None, typer.Option(help="Of this team alone; its key.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line an article.")] = False,
) -> None:
    """List the articles that somebody should look at, the most urgent first, and why."""
    import asyncio

    for one in asyncio.run(waits(owner)):
        typer.echo(json.dumps(facts_of(one), ensure_ascii=False) if as_json else line_of(one))


async def waits(owner: str | None) -> list[Waiting]:
    from bot.application import utc_now
    from knowledge.review import waiting

    now = utc_now()
    with store() as database:
        return await database.read(waiting, today=now.date(), now=now, owner=owner)


def facts_of(one: Waiting) -> dict[str, object]:
    due = one.freshness.review_by
    return {
        "slug": one.slug,
        "titles": one.titles,
        "owner": one.owner,
        "status": one.status,
        "review_by": due.isoformat() if due else None,
        "reasons": list(one.reasons),
        "lagging": list(one.lagging),
        "values": [*one.freshness.overdue, *one.freshness.expired],
    }


def line_of(one: Waiting) -> str:
    due = f" ({one.freshness.review_by})" if one.freshness.review_by else ""
    return f"{one.slug}{due}: {'; '.join(WHY[reason] for reason in one.reasons)}"
