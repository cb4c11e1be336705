"""The articles that come with the product."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.resources import files

from sqlmodel import Session

from knowledge.drafts import ArticleDraft
from knowledge.files import NAME, read_pages
from knowledge.importing import Tally, bring_in
from knowledge.lines import Given, Refused
from knowledge.reading import find

SHIPPED_BY = "kakehashi"
"""Who wrote the starter articles, as long as nobody here has changed them."""


def starter_articles() -> list[Given | Refused]:
    """All of them, by slug; none is refused unless the package was changed."""
    return list(read_pages(_contents()))


def edition() -> str:
    """Changes with any of the files."""
    digest = hashlib.sha256()
    for name, content in _contents():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def load_starter(session: Session, articles: Sequence[Given | Refused], now: datetime) -> Tally:
    """Brings starter articles in; safe to repeat. What anybody here has edited, confirmed,
    withdrawn or given an owner stays theirs."""
    return bring_in(session, articles, by=SHIPPED_BY, now=now, wanted=is_ours)


def is_ours(session: Session, draft: ArticleDraft) -> bool:
    held = find(session, draft.slug, lock=True)
    return held is None or held.updated_by == SHIPPED_BY


def _contents() -> Iterator[tuple[str, bytes]]:
    folder = files("knowledge").joinpath("starter")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if NAME.fullmatch(file.name):
            yield file.name, file.read_bytes()
