"""Articles whose text is not in its language: said when a translation is drafted, refused when
it is saved."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from bot.article_language import begun, foreign, lines_of
from bot.handlers.deeds import Deed
from bot.slack import writing
from bot.slack.mrkdwn import quote
from bot.texts import lines, say
from knowledge.articles import article
from knowledge.drafts import Text
from knowledge.errors import ArticleNotFound

QUOTED = 5
"""Paragraphs that could not be translated, of which a window shows how they begin."""


def left_over(made: Text, original: Text, language: str, other: str, reader: str) -> list[str]:
    """What of a drafted translation is still the original, and how it begins, in Slack's markup;
    nothing where all was translated."""
    left = foreign(made, language, sibling=original, known=())
    if not left:
        return []
    count = len(left.lines)
    which = "both" if left.title and count else "title" if left.title else "lines"
    said = say(
        f"kb.left.{which}",
        reader,
        count=count,
        language=say(f"language.{language}", reader),
        other=say(f"language.{other}", reader),
    )
    shown = [begun(line) for line in left.lines[:QUOTED]]
    if count > QUOTED:
        shown.append(say("kb.left.more", reader, count=count - QUOTED))
    return [lines(said, *map(quote, shown))]


async def in_other_language(
    deed: Deed, view: dict[str, Any], text: Text, slug: str, language: str
) -> dict[str, str]:
    """What is said under the title and under each part of the body that is not in ``language``;
    what stood in the article before is let be."""
    before = await deed.application.database.read(variants_of, slug)
    own = before.pop(language, None)
    other = next(iter(before.values()), None)
    found = foreign(text, language, sibling=other, known=lines_of(own))
    reader = deed.asker.language
    named = say(f"language.{language}", reader)
    errors: dict[str, str] = {}
    if found.title:
        said = say("kb.fault.language", reader, language=named)
        errors[writing.field_of(view, "title")] = said
    for line in found.lines:
        said = say("kb.fault.line", reader, language=named, text=begun(line))
        errors.setdefault(writing.field_holding(view, "body", line), said)
    return errors


def variants_of(session: Session, slug: str) -> dict[str, Text]:
    """The article's texts as they stand; none of a new one."""
    try:
        whole = article(session, slug)
    except ArticleNotFound:
        return {}
    return {name: Text(one.title, one.body) for name, one in whole.variants.items()}
