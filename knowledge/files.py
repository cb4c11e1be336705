"""Articles as Markdown with front matter: ``SLUG.ja.md`` beside ``SLUG.en.md``, both ways.

The front matter is YAML between two lines ``---``. What both languages share (marketplace, topic,
owner, status, review_by, revision, values) stands in either of the two files; where it stands in
both, it must be the same. ``title``, ``aliases``, ``renders_revision`` and ``reviewed`` are each
language's own. YAML's aliases and tags are refused: a small file could stand for a huge one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.drafts import tidy_body
from knowledge.lines import Given, Refused, given, line_of, one_line
from knowledge.reading import Whole

NAME = re.compile(r"(?!(?i:readme)\.)(?P<slug>[^.].*)\.(?P<language>ja|en)\.md")
LARGEST = 400_000
"""Bytes of a file: a body of 40,000 characters and its front matter fit in."""

OWN = ("title", "aliases", "renders_revision", "reviewed")
"""What stands in the front matter of one language alone."""

DAYS = ("effective_from", "effective_to", "verified_on", "review_by")

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Page:
    """A file as read: ``place`` is its path within the folder."""

    place: str
    slug: str
    language: str
    facts: dict[str, Any]
    body: str


@dataclass
class _Unreadable(Exception):
    problem: str


class _Plain(yaml.BaseLoader):  # type: ignore[misc]
    """Every scalar as its text, and no aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise _Unreadable("front matter: YAML aliases are not read; write it out")
        return super().compose_node(parent, index)


# --- in -------------------------------------------------------------------------------------


def read_folder(folder: Path) -> Iterator[Given | Refused]:
    """Every article of a folder and those inside it, by path. Files that are not named
    ``SLUG.ja.md`` or ``SLUG.en.md``, READMEs and hidden folders are passed over."""
    paths = sorted(path for path in folder.rglob("*.md") if NAME.fullmatch(path.name))
    places = [(path.relative_to(folder).as_posix(), path) for path in paths]
    yield from read_pages((place, _bytes(path)) for place, path in places if not _hidden(place))


def read_pages(contents: Iterable[tuple[str, bytes]]) -> Iterator[Given | Refused]:
    """The articles of these files (path, bytes). Of a faulty file the article is left out whole."""
    groups: dict[str, list[Page | Refused]] = {}
    for place, content in contents:
        if found := NAME.fullmatch(place.rpartition("/")[2]):
            page = read_page(place, found["slug"], found["language"], content)
            groups.setdefault(found["slug"], []).append(page)
    for pages in groups.values():
        yield from _joined(pages)


def read_page(place: str, slug: str, language: str, content: bytes) -> Page | Refused:
    try:
        facts, body = _parted(content)
        return Page(place, slug, language, facts, body)
    except _Unreadable as error:
        return Refused(place, error.problem)


def _hidden(place: str) -> bool:
    return any(part.startswith(".") for part in place.split("/"))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _parted(content: bytes) -> tuple[dict[str, Any], str]:
    if len(content) > LARGEST:
        raise _Unreadable(f"larger than {LARGEST:,} bytes")
    try:
        text = tidy_body(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Unreadable(f"not UTF-8 (byte {error.start + 1})") from error
    first, *lines = text.split("\n")
    if first.rstrip() != _FENCE:
        raise _Unreadable("line 1: the file does not begin with front matter (---)")
    ends = [at for at, line in enumerate(lines) if line.rstrip() == _FENCE]
    if not ends:
        raise _Unreadable("the front matter has no end (---)")
    return _facts("\n".join(lines[: ends[0]])), "\n".join(lines[ends[0] + 1 :])


def _facts(front: str) -> dict[str, Any]:
    try:
        facts = yaml.load(front, Loader=_Plain)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}: " if error.problem_mark else ""
        raise _Unreadable(f"{line}front matter: {one_line(error.problem or 'no YAML')}") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise _Unreadable(f"front matter: {one_line(str(error)) or 'no YAML'}") from error
    if not isinstance(facts, dict):
        raise _Unreadable("front matter: must be names and values")
    return facts


def _joined(pages: list[Page | Refused]) -> Iterator[Given | Refused]:
    refused = [one for one in pages if isinstance(one, Refused)]
    read = [one for one in pages if isinstance(one, Page)]
    yield from refused
    if refused:
        return
    if twice := _twice(read):
        yield Refused(twice.place, f"{twice.slug}.{twice.language}.md is there twice")
        return
    if differing := _differing(read):
        yield Refused(read[-1].place, f"{differing}: differs from {read[0].place}")
        return
    yield given(" and ".join(one.place for one in read), _document(read))


def _twice(pages: list[Page]) -> Page | None:
    languages = [one.language for one in pages]
    return next((one for one in pages if languages.count(one.language) > 1), None)


def _differing(pages: list[Page]) -> str | None:
    first, last = pages[0].facts, pages[-1].facts
    shared = [name for name in first if name in last and name not in OWN]
    return next((name for name in shared if first[name] != last[name]), None)


def _document(pages: list[Page]) -> dict[str, Any]:
    shared: dict[str, Any] = {"slug": pages[0].slug}
    for page in reversed(pages):
        shared |= {name: fact for name, fact in page.facts.items() if name not in OWN}
    said = {name: fact for name, fact in shared.items() if fact != ""}
    return said | {"variants": [_variant(page) for page in sorted(pages, key=_ja_first)]}


def _ja_first(page: Page) -> bool:
    return page.language != "ja"


def _variant(page: Page) -> dict[str, Any]:
    own = {name: page.facts[name] for name in OWN if page.facts.get(name, "") != ""}
    return {"language": page.language, "title": "", "body": page.body} | own


# --- out ------------------------------------------------------------------------------------


def written_pages(whole: Whole) -> dict[str, str]:
    """The files of an article by name. What both languages share stands in the first."""
    line = line_of(whole)
    shared = {name: fact for name, fact in line.items() if name not in ("slug", "variants")}
    files = {}
    for variant in line["variants"]:
        own = {name: variant[name] for name in OWN if name in variant}
        front = _front_matter(own | shared)
        name = f"{line['slug']}.{variant['language']}.md"
        files[name] = f"{_FENCE}\n{front}{_FENCE}\n{variant['body']}\n"
        shared = {}
    return files


def _front_matter(facts: dict[str, Any]) -> str:
    front: str = yaml.safe_dump(
        _with_days(facts), allow_unicode=True, sort_keys=False, width=100, default_flow_style=None
    )
    return front


def _with_days(facts: dict[str, Any]) -> dict[str, Any]:
    """With days as days, which YAML writes without quotation marks."""
    days = {name: date.fromisoformat(facts[name]) for name in DAYS if name in facts}
    values = {"values": [_with_days(one) for one in facts["values"]]} if "values" in facts else {}
    return facts | days | values
