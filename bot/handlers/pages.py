"""The window of an article: what it shows and where it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot import value_lines
from bot.application import Application
from bot.handlers.continuing import open_form
from bot.handlers.deeds import Deed
from bot.slack import writing
from bot.slack.asking import Asker
from bot.slack.blocks import Block
from bot.slack.writing import Page
from knowledge.articles import (
    Whole,
)


@dataclass(frozen=True)
class Opening:
    """Where a window opens: by a command, from a message, or over another window."""

    deed: Deed
    over: bool = False

    @property
    def application(self) -> Application:
        return self.deed.application

    @property
    def asker(self) -> Asker:
        return self.deed.asker

    def view(self, page: Page, *notices: str, round_: int = 0) -> Block:
        return view_of(self.deed, page, *notices, round_=round_)

    async def show(self, view: Block) -> dict[str, Any]:
        trigger = self.deed.trigger_id or ""
        return await open_form(self.application, self.asker, trigger, view, over=self.over)


def view_of(deed: Deed, page: Page, *notices: str, round_: int = 0) -> Block:
    language = deed.asker.language
    teams = deed.application.settings.teams
    return writing.page_view(
        page,
        language,
        teams=[(team.key, team.name(language)) for team in teams],
        place=deed.place_of_forms,
        notices=notices,
        round_=round_,
    )


def page_of(found: Whole, language: str, reader: str) -> Page:
    """The article's text in that language as it stands; empty where there is none yet."""
    one, variant = found.article, found.variants.get(language)
    sibling = found.sibling(language)
    return Page(
        language=language,
        slug=one.slug,
        revision=one.revision,
        title=variant.title if variant else "",
        aliases="\n".join(variant.aliases) if variant else "",
        body=variant.body if variant else "",
        values=value_lines.written(found.values, reader),
        marketplace=one.marketplace,
        topic=one.topic,
        owner=one.owner,
        review_by=one.review_by,
        renders=sibling.revision if sibling else None,
        lags=language in found.lagging(),
    )
